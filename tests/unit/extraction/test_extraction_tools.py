"""Copies, bulk runs, review and the model extractor."""

from __future__ import annotations

import io
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from rich.console import Console

from legation.extraction import bulk
from legation.extraction.duplicates import cited_agencies, groups
from legation.extraction.extract import extract
from legation.extraction.llm import ModelAnswer, ModelClaim, checked, extract_with_model, locate, pieces
from legation.extraction.review import mend, review
from legation.graph.errors import InputError, LimitExceeded

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


CLOSED = {"kind": "mission_closed", "subject": "Ghana", "object": "Mexico", "quote": "Ghana closed its embassy in Mexico City"}


def test_a_model_may_name_parties_and_its_quote_must_hold_one() -> None:
    loose = CLOSED | {"kind": "visit", "quote": "In 1972"}
    result = checked(ModelAnswer.model_validate({"claims": [CLOSED, loose]}), TEXT, "stub")
    assert [(c.subject, c.object) for c in result.claims] == [("GHA", "MEX")]
    assert len(result.dropped) == 1
    assert "names none of the parties" in result.dropped[0]


def test_a_long_text_is_sent_in_pieces_that_overlap_and_each_claim_is_kept_once() -> None:
    pytest.importorskip("pydantic_ai")
    from pydantic_ai.messages import ModelResponse, ToolCallPart
    from pydantic_ai.models.function import AgentInfo, FunctionModel

    text = f"{TEXT}\n" + "Nothing was said of it for long.\n" * 700 + TEXT
    parts = pieces(text)
    assert len(parts) > 1
    assert all(text[start : start + len(part)] == part for start, part in parts)
    assert all(first + len(part) > second for (first, part), (second, _) in pairwise(parts))

    def recorded(messages: object, info: AgentInfo) -> ModelResponse:
        return ModelResponse(parts=[ToolCallPart(info.output_tools[0].name, {"claims": [CLOSED]})])

    result = extract_with_model(text, "2025-11", model=FunctionModel(recorded))
    assert [(c.subject, c.object, c.start) for c in result.claims] == [("GHA", "MEX", text.index("Ghana closed"))]
    assert result.requests == len(parts)
    assert result.tokens > 0
    assert len(result.dropped) == len(parts) - 2  # the pieces between that do not hold the quote


def test_a_busy_provider_is_asked_again_and_an_outage_is_no_empty_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pydantic_ai")
    from pydantic_ai.exceptions import ModelHTTPError
    from pydantic_ai.messages import ModelResponse, ToolCallPart
    from pydantic_ai.models.function import AgentInfo, FunctionModel

    from legation.extraction import llm

    monkeypatch.setattr(llm, "PAUSE", 0.0)
    answers = iter([429, 503, 200, 500, 500, 500, 401])

    def provider(messages: object, info: AgentInfo) -> ModelResponse:
        if (status := next(answers)) != 200:
            raise ModelHTTPError(status, "stub")
        return ModelResponse(parts=[ToolCallPart(info.output_tools[0].name, {"claims": [CLOSED]})])

    model = FunctionModel(provider)
    assert len(extract_with_model(TEXT, model=model).claims) == 1
    with pytest.raises(LimitExceeded, match="no answer in 3 attempts"):
        extract_with_model(TEXT, model=model)
    with pytest.raises(InputError, match="refuses"):
        extract_with_model(TEXT, model=model)


def test_a_model_without_its_provider_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pydantic_ai")
    for name in ("OPENAI_API_KEY", "ANTHROPIC_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    for model in ("openai:gpt-5", "anthropic:claude", "nobody:nothing"):
        with pytest.raises(InputError) as told:
            extract_with_model(TEXT, model=model)
        assert told.value.place == "--model"
        assert re.search(r"install|API_KEY|Unknown|unknown", told.value.reason), told.value.reason
