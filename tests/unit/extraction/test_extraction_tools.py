"""Copies, bulk runs, review and the model extractor."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from legation.extraction import bulk
from legation.extraction.duplicates import cited_agencies, groups
from legation.extraction.extract import extract
from legation.extraction.llm import ModelAnswer, ModelClaim, checked, extract_with_model, locate
from legation.extraction.review import mend, review
from legation.graph.errors import InputError

TEXT = "In 1972, Ghana closed its embassy in Mexico City. Mexico closed its embassy in Accra in 1980."
LONG = (
    "The foreign ministers met on Monday in the capital to speak about trade, transport and the return of prisoners, and they agreed to "
    "meet again before the end of the year in a third country that has yet to be named by the two governments. "
)


def test_copies_are_grouped_and_others_are_not() -> None:
    other = "A storm closed the harbour for two days, and the ferries to the islands stayed in port until Sunday evening at the earliest."
    assert groups([LONG + "The end.", other, "BAKU (TASS) - " + LONG, ""]) == [[0, 2], [1], [3]]


def test_agencies_named_as_source() -> None:
    text = "MOSCOW (TASS) - It rained, according to Reuters, and more, according to the TASS news agency."
    assert cited_agencies(text) == ["TASS", "Reuters"]
    assert cited_agencies("The report was long.") == []


def test_a_bulk_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.txt").write_bytes(b"\x00\x01\x02")
    (folder / "c.jsonl").write_text(json.dumps({"text": TEXT}) + "\n" + json.dumps({"text": "Syria recognizes Kosovo."}) + "\n")
    out = tmp_path / "out.jsonl"
    seen: list[tuple[int, int]] = []
    report = bulk.run(folder, out, jobs=2, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (3, 3)
    assert (report.files, report.texts, report.copies) == (3, 3, 1)
    assert report.claims == {"mission_closed": 4, "recognized": 1}
    assert [name for name, _ in report.errors] == ["b.txt"]
    assert any("missions.closed (4)" in line for line in report.lines())
    whole = out.read_bytes()
    out.write_bytes(whole[: whole.rfind(b"\n", 0, -1) + 5])  # killed while a line was written
    again = bulk.run(folder, out)
    assert again.claims == report.claims
    assert bulk.run(folder, out).skipped == 3


def test_a_folder_without_texts_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no files"):
        bulk.run(tmp_path, tmp_path / "out.jsonl")


def test_review_accepts_mends_and_drops() -> None:
    claims = extract(TEXT, "2025-11")
    console = Console(file=io.StringIO(), width=100, force_terminal=False)
    answers = iter(["m when=1973 ", "x", "a", "d"])
    result = review(TEXT, claims, console, lambda prompt: next(answers))
    assert [claim.when for claim in result.accepted] == ["1973"]
    assert result.dropped == [claims[1]]
    assert result.mended == 1
    assert "Ghana closed its embassy" in console.file.getvalue()  # type: ignore[attr-defined]
    assert len(review(TEXT, claims, console, lambda prompt: "A").accepted) == 2
    assert len(review(TEXT, claims, console, lambda prompt: "q").dropped) == 2
    with pytest.raises(ValueError, match="not field=value"):
        mend(claims[0], ["colour=red"])


def test_the_models_quotes_must_stand_in_the_text() -> None:
    claim = {"kind": "mission_closed", "subject": "GHA", "object": "MEX", "mission": "embassy", "when": "1972"}
    answer = ModelAnswer(
        claims=[
            ModelClaim.model_validate(claim | {"quote": "Ghana  closed its embassy in Mexico City"}),
            ModelClaim.model_validate(claim | {"quote": "Ghana opened an embassy"}),
            ModelClaim.model_validate(claim | {"kind": "loves", "quote": "Ghana closed"}),
            ModelClaim.model_validate(claim | {"subject": "ZZZ", "quote": "Ghana closed"}),
        ]
    )
    result = checked(answer, TEXT, "stub")
    assert [(c.start, c.quote, c.rule) for c in result.claims] == [(9, "Ghana closed its embassy in Mexico City", "llm.stub")]
    assert len(result.dropped) == 3
    assert locate("“Yes”", 'He said "Yes".') == (8, 13)


def test_the_model_extractor_with_a_stubbed_model() -> None:
    pytest.importorskip("pydantic_ai")
    from pydantic_ai.models.test import TestModel

    stub = TestModel(
        custom_output_args={"claims": [{"kind": "mission_closed", "subject": "MEX", "object": "GHA", "quote": "Mexico closed its embassy"}]}
    )
    result = extract_with_model(TEXT, "2025-11", "Wikipedia", model=stub)
    assert [(c.kind, c.subject, c.object, c.quote) for c in result.claims] == [
        ("mission_closed", "MEX", "GHA", "Mexico closed its embassy")
    ]
