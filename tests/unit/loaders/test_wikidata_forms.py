"""Results of the Wikidata query service in the forms that people save them in: simple and verbose JSON, CSV, TSV, other variables."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from legation.graph.claims import Claim
from legation.graph.errors import InputError
from legation.loaders import wikidata
from legation.loaders.frame.base import Input, Record
from legation.loaders.frame.recognise import source_of

WD = "http://www.wikidata.org/entity/"
NAMES = ("statement", "subject", "object", "start", "startPrecision", "end", "endPrecision")
ROWS = (
    (f"{WD}statement/Q801-1", f"{WD}Q801", f"{WD}Q227", "1992-04-07T00:00:00Z", "11", "", ""),
    (f"{WD}statement/Q159-2", f"{WD}Q159", f"{WD}Q212", "1992-02-14T00:00:00Z", "11", "2022-02-24T00:00:00Z", "11"),
    (f"{WD}statement/Q30-3", f"{WD}Q30", f"{WD}Q39", "1853-01-01T00:00:00Z", "9", "", ""),
    (f"{WD}statement/Q801-4", f"{WD}Q801", "t123", "", "", "", ""),
)


def solutions() -> list[dict[str, str]]:
    return [{name: value for name, value in zip(NAMES, row, strict=True) if value} for row in ROWS]


def verbose(value: str) -> dict[str, str]:
    return {"type": "uri" if value.startswith("http") else "bnode" if value == "t123" else "literal", "value": value}


def table(names: tuple[str, ...], rows: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([names, *rows])
    return out.getvalue()


def tsv() -> str:
    def term(value: str) -> str:
        return (
            f"<{value}>"
            if value.startswith("http")
            else f'"{value}"^^<http://www.w3.org/2001/XMLSchema#dateTime>'
            if "T00" in value
            else value
        )

    return "\n".join(["\t".join(f"?{name}" for name in NAMES), *("\t".join(map(term, row)) for row in ROWS)]) + "\n"


FORMS = {
    "verbose.json": json.dumps(
        {"head": {"vars": NAMES}, "results": {"bindings": [{n: verbose(v) for n, v in one.items()} for one in solutions()]}}
    ),
    "simple.json": json.dumps(solutions()),
    "list-of-terms.json": json.dumps([{name: verbose(value) for name, value in one.items()} for one in solutions()]),
    "table.csv": table(NAMES, [list(row) for row in ROWS]),
    "table.tsv": tsv(),
}


def claims(path: Path) -> list[Claim]:
    source = Input(path, {"edition": "2026-11-20"})
    assert source_of(path).name == "wikidata"
    wikidata.check(source)
    return [claim for item in wikidata.read(source) if isinstance(item, Record) for claim in item.claims]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_claims(tmp_path: Path, form: str) -> None:
    path = tmp_path / form
    path.write_bytes(FORMS[form].encode())
    assert [(one.subject, one.object, one.when, one.seen_until) for one in claims(path)] == [
        ("ISR", "AZE", "1992-04-07/", "2026-11-20"),
        ("RUS", "UKR", "1992-02-14/2022-02-24", None),
        ("USA", "CHE", "1853/", "2026-11-20"),
    ]
    (tmp_path / "first.json").write_text(FORMS["verbose.json"])
    assert {one.id for one in claims(path)} == {one.id for one in claims(tmp_path / "first.json")}


def test_other_names_of_variables_are_read(tmp_path: Path) -> None:
    path = tmp_path / "partners.csv"
    path.write_text(
        table(("country", "countryLabel", "partner", "partnerLabel", "since"),
              [[f"{WD}Q801", "Israel", f"{WD}Q227", "Azerbaijan", "1992-04-07T00:00:00Z"], [f"{WD}Q30", "", f"{WD}Q39", "", ""]])
    )  # fmt: skip
    # the query did not ask for ends: a beginning is no proof that relations still hold
    assert [(one.kind, one.subject, one.object, one.when) for one in claims(path)] == [
        ("relations_established", "ISR", "AZE", "1992-04-07"), ("relations", "USA", "CHE", None),
    ]  # fmt: skip


def test_a_first_of_january_without_a_precision_is_a_year(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        table(("subject", "object", "start", "end"), [[f"{WD}Q30", f"{WD}Q39", "1853-01-01T00:00:00Z", "1860-05-01T00:00:00Z"]])
    )
    assert [one.when for one in claims(path)] == ["1853/1860-05"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f"x,y\n{WD}Q30,{WD}Q39\n", "rename them in the query (relations: subject, object;"),
        (f"subject,object\n{WD}Q30\n", "row 2 has 1 cells, the header 2"),
        (f'[{{"subject": "{WD}Q30", "object": "{WD}Q39"}}, {{"subj', "break off after 1 solutions"),
        (f'[{{"subject": ["{WD}Q30"]}}]', "subject is neither a text nor a term"),
        ("[]", "a list of no solutions"),
        (f"x,y\r{WD}Q30,{WD}Q39\r", "rename them in the query"),
        ("a\0b\r\x85c", "rename them in the query"),
        ("[" * 100_000, "break off after 0 solutions"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "wikidata-relations-2026-11-20.json"
    path.write_text(text)
    with pytest.raises(InputError) as refused:
        wikidata.check(Input(path, {}))
    assert says in str(refused.value)
