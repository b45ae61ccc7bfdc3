"""The world that is shipped: what is in its file, and how the file is made."""

from __future__ import annotations

import gzip
from collections import Counter
from typing import Any

import orjson
import pytest
from typer.testing import CliRunner

from legation.graph.claims import Claim, Source
from legation.loaders import claims, starter
from legation.loaders.frame.base import Input, Record
from legation.service.cli.app import app
from tools import starter_world


@pytest.fixture(scope="module")
def records() -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in gzip.decompress(starter.world_path().read_bytes()).splitlines()]


def test_the_file_is_small_and_holds_nothing_that_may_not_be_passed_on(records: list[dict[str, Any]]) -> None:
    assert starter.world_path().stat().st_size <= 6_000_000
    assert {one["source"]["licence"] for one in records} <= starter.OPEN
    assert all(one["source"]["publisher"] for one in records)
    closed = ("Peace Research Institute", "Correlates of War", "ATOP", "Archigos", "ICOW", "GDELT", "palestinerecognition")
    assert not [one for one in records if any(name in str(one["source"]) for name in closed[:1]) or one["source"]["publisher"] in closed]


def test_the_file_quotes_a_sentence_at_most(records: list[dict[str, Any]]) -> None:
    assert max(len(one.get("quote", "")) for one in records) <= starter_world.LONGEST_QUOTE
    assert not [one for one in records if "context" in one]


def test_the_file_speaks_of_the_whole_world(records: list[dict[str, Any]]) -> None:
    kinds = Counter(one["kind"] for one in records)
    assert kinds["relations_established"] > 15_000
    assert kinds["mission"] > 10_000
    assert kinds["recognized"] > 1_000
    assert kinds["relations_severed"] > 300
    assert kinds["relations_restored"] > 200
    assert kinds["treaty_membership"] > 15_000
    assert kinds["treaty_in_force"] > 2_000
    assert sum(one["kind"] == "membership" and one["object"] == "UN" for one in records) >= 193
    parties = Counter(party for one in records for party in (one["subject"], one.get("object")) if party)
    assert len([party for party, count in parties.items() if count >= 20]) > 190


def test_what_is_shipped_of_each_source_is_counted(run_sources: list[dict[str, Any]], records: list[dict[str, Any]]) -> None:
    assert starter.shipped() == starter_world.shipped(starter.world_path().read_bytes())
    assert sum(starter.shipped().values()) == len(records)
    assert {one["name"]: one["shipped"] for one in run_sources if one["shipped"]} == starter.shipped(), "each is a source that there is"
    assert {one["name"] for one in run_sources if one["shipped"]}.isdisjoint({"sipri", "atop", "leaders", "cow_wars"})


@pytest.fixture(scope="module")
def run_sources() -> list[dict[str, Any]]:
    """What `legation sources --format json` says."""
    told = CliRunner().invoke(app, ["sources", "--format", "json"])
    assert told.exit_code == 0, told.output
    found: list[dict[str, Any]] = orjson.loads(told.stdout)
    return found


def test_the_shipped_files_are_read_as_any_file_of_claims_is() -> None:
    """A start does not look at each line again; what comes of it is the same."""
    source = Input(starter.path(), {})
    fast = [item.claims[0].id for item in claims.SHIPPED.read(source) if isinstance(item, Record)]
    slow = [item.claims[0].id for item in claims.read(Input(starter.path(), {})) if isinstance(item, Record)]
    assert fast == slow
    assert len(fast) > 2_000


def claim(page: str, subject: str, other: str, **more: Any) -> Claim:
    source = Source(publisher="Wikipedia", title=page, published="2025-11", licence="CC BY-SA 4.0")
    return Claim(kind="relations_established", subject=subject, object=other, when="1992-04-07", source=source, **more)


def test_what_one_publisher_says_twice_stands_once() -> None:
    here, there = claim("Israel", "ISR", "AZE"), claim("Azerbaijan", "AZE", "ISR", quote="Relations began on 7 April 1992.")
    other = claim("Israel", "ISR", "AZE").model_copy(update={"source": Source(publisher="Wikidata", licence="CC0 1.0")})
    assert starter_world.once([here, there, other]) == [there, other]
    assert starter_world.once([there, here]) == [there]


def test_only_open_licences_and_short_quotes_are_wanted() -> None:
    assert starter_world.wanted(claim("Israel", "ISR", "AZE"))
    for licence in (None, "free for research with citation", "not stated", "GPL-2"):
        closed = Source(publisher="An institute", licence=licence)
        assert not starter_world.wanted(claim("Israel", "ISR", "AZE").model_copy(update={"source": closed}))
    assert not starter_world.wanted(claim("Israel", "ISR", "AZE", quote="x" * 401))
    assert not starter_world.wanted(Claim(kind="supplies", subject="AZE", object="ISR", source=claim("", "ISR", "AZE").source))


def test_the_file_is_the_same_each_time_and_keeps_the_ids() -> None:
    claims = [claim("Israel", "ISR", "AZE"), claim("Azerbaijan", "AZE", "ISR", quote="Relations began on 7 April 1992.")]
    packed = starter_world.body(claims)
    assert packed == starter_world.body(claims[::-1])
    assert {Claim.model_validate_json(line).id for line in gzip.decompress(packed).splitlines()} == {one.id for one in claims}


def test_what_a_load_would_refuse_is_left_out() -> None:
    early = claim("Algeria", "USA", "DZA").model_copy(update={"when": "1812"})
    assert gzip.decompress(starter_world.body([early])) == b""
