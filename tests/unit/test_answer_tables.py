"""The table of an answer follows from the names of its columns."""

from __future__ import annotations

import pytest

from legation.service.answers.base import Answer, Part, PartyRef, SourceRef
from legation.service.answers.table import Table
from legation.service.catalogue import catalogue

ISR, AZE = PartyRef(id="ISR", name="Israel"), PartyRef(id="AZE", name="Azerbaijan")
PAPER = SourceRef(id="s1", publisher="The Times of Israel", citation="The Times of Israel, 2023-03-29")


class Visit(Part):
    """One visit."""

    host: PartyRef | None
    days: int
    sources: list[str]

    @property
    def weeks(self) -> float:
        """The same in weeks."""
        return self.days / 7


class Tour(Part):
    """Visits of one year."""

    year: int
    visits: list[Visit]


class Tours(Answer):
    """Visits of a party."""

    guest: PartyRef
    tours: list[Tour]
    sources: list[SourceRef]

    TABLE = Table("tours.visits", "guest guest_name year host host_name length=days weeks citation")


def test_a_column_is_the_field_of_its_name_in_the_innermost_part() -> None:
    visits = [Visit(host=AZE, days=7, sources=["s1", "lost"]), Visit(host=None, days=14, sources=[])]
    answer = Tours(guest=ISR, tours=[Tour(year=2023, visits=visits), Tour(year=2024, visits=[])], sources=[PAPER])
    assert answer.columns() == ["guest", "guest_name", "year", "host", "host_name", "length", "weeks", "citation"]
    assert [list(row.values()) for row in answer.table()] == [
        ["ISR", "Israel", 2023, "AZE", "Azerbaijan", 7, 1.0, "The Times of Israel, 2023-03-29"],
        ["ISR", "Israel", 2023, None, None, 14, 2.0, ""],
    ]


def test_a_column_that_nothing_holds_is_a_mistake_that_is_named() -> None:
    answer = Tours(guest=ISR, tours=[Tour(year=2023, visits=[Visit(host=AZE, days=7, sources=[])])], sources=[])
    with pytest.raises(KeyError, match="nothing_of_the_sort"):
        list(Table("tours.visits", "guest nothing_of_the_sort").rows(answer))


def test_every_answer_of_the_catalogue_says_its_columns_once() -> None:
    for one in catalogue().values():
        columns = one.answer.TABLE.columns
        assert columns, one.path
        assert {"table", "columns"}.isdisjoint(vars(one.answer)), f"{one.answer.__name__} spells its table itself"
