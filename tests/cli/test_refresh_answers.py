"""`legation refresh` says which answers changed, goes on after a kill, and names slow servers and files of newer forms."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from typer.testing import Result
from werkzeug import Request, Response

from legation.graph.claims import Claim
from legation.loaders.frame import run as running
from legation.loaders.frame import transport

Run = Callable[..., Result]
DATA = Path(__file__).resolve().parents[1] / "data"
EMBASSIES = "/raw.githubusercontent.com/database-of-embassies/database-of-embassies/HEAD/database_of_embassies.csv"
COMMITS = "/api.github.com/repos/database-of-embassies/database-of-embassies/commits"
SIPRI = "/atbackend.sipri.org/api/p/trades"
TABLE = (DATA / "world_a" / "database_of_embassies_2022-11-16.csv").read_bytes()
DELIVERIES = (DATA / "sipri" / "deliveries.csv").read_bytes()


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "sleep", lambda _: None)


@pytest.fixture
def web(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> HTTPServer:
    monkeypatch.setenv(transport.MIRROR, httpserver.url_for("").rstrip("/"))
    return httpserver


def weeks(web: HTTPServer, *tables: bytes) -> None:
    """A list that is another one, of another day, each time it is asked for."""
    asked: list[Request] = []

    def table(request: Request) -> Response:
        asked.append(request)
        return Response(tables[min(len(asked), len(tables)) - 1])

    def commits(_: Request) -> Response:
        day = f"2026-09-{min(len(asked), len(tables)) * 7:02}T03:00:00Z"
        return Response(json.dumps([{"commit": {"committer": {"date": day}}}]), content_type="application/json")

    web.expect_request(EMBASSIES).respond_with_handler(table)
    web.expect_request(COMMITS).respond_with_handler(commits)


def refresh(run: Run, folder: Path, *more: str) -> Result:
    return run("refresh", "embassies", "--to", folder / "sources", "--store", f"embedded:{folder / 'graph.kgl'}", *more)


def shorter() -> bytes:
    return b"".join(TABLE.splitlines(keepends=True)[:-3])


def test_a_second_week_tells_which_answers_changed(run: Run, web: HTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weeks(web, TABLE, shorter())
    moments = iter(["2026-09-07T10:00:00Z", "2026-09-14T10:00:00Z"])
    _recorded_at(monkeypatch, moments)
    first = json.loads(refresh(run, tmp_path, "--format", "json").stdout)
    assert first["answers"]["changes"] == [] or first["answers"]["counts"]["began"] > 0
    store = f"embedded:{tmp_path / 'graph.kgl'}"
    result = refresh(run, tmp_path, "--now")
    assert result.exit_code == 0, result.output
    assert not (tmp_path / "sources" / "refresh.json").exists()
    asked = run("ask", "changes-answers", "2026-09-10", "--store", store, "--format", "json")
    found = json.loads(asked.stdout)
    assert found["counts"]["no_longer_listed"] == 3
    told = next(one for one in found["changes"] if one["what"] == "no_longer_listed")
    assert (told["before"], told["after"]) == ("listed by edition 2026-09-07", "not listed by edition 2026-09-14")


def _recorded_at(monkeypatch: pytest.MonkeyPatch, moments: Iterator[str]) -> None:
    """Let each load be of a moment of its own."""
    writer = running.Writer

    def of_a_moment(*args: Any, **more: Any) -> Any:
        return writer(*args, **more, recorded_at=next(moments))

    monkeypatch.setattr(running, "Writer", of_a_moment)


def test_a_refresh_in_words_says_what_changed(run: Run, web: HTTPServer, tmp_path: Path) -> None:
    weeks(web, TABLE)
    result = refresh(run, tmp_path)
    assert result.exit_code == 0, result.output
    assert "answers that changed: a state holds that did not, or of which nothing was known" in result.stdout
    assert "began: " in result.stdout
    again = refresh(run, tmp_path, "--now")
    assert "no answer changed" in again.stdout


def test_a_refresh_that_was_killed_in_a_load_tells_all_of_it_in_the_end(
    run: Run, web: HTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weeks(web, TABLE)
    checked = running._checked

    def killed(items: Any) -> Any:
        for number, item in enumerate(checked(items)):
            if number == 20:
                raise KeyboardInterrupt
            yield item

    monkeypatch.setattr(running, "FIRST_BATCH", 5)
    monkeypatch.setattr(running, "_checked", killed)
    assert refresh(run, tmp_path).exit_code == 130
    assert (tmp_path / "sources" / "refresh.json").exists()
    monkeypatch.setattr(running, "_checked", checked)
    after = json.loads(refresh(run, tmp_path, "--format", "json").stdout)
    assert after["due"] == [], "what was fetched is not fetched again"
    whole = {claim.id for claim in _claims(tmp_path) if claim.declared.track == "mission"}
    assert after["loaded"][0]["claims_known"] > 0
    assert after["answers"]["counts"]["began"] > 0
    assert len(whole) >= sum(1 for one in after["answers"]["changes"] if one["about"] == "mission")


def _claims(folder: Path) -> list[Claim]:
    from legation.graph import reading
    from legation.graph.store import open_store

    store = open_store(f"embedded:{folder / 'graph.kgl'}")
    try:
        return list(reading.claims(store))
    finally:
        store.close()


def test_a_server_that_falls_silent_is_asked_again_and_then_named(
    run: Run, web: HTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def drip(_: Request) -> Response:
        def body() -> Iterator[bytes]:
            yield TABLE[:100]
            time.sleep(0.6)
            yield TABLE[100:]

        return Response(body(), headers={"Content-Length": str(len(TABLE))})

    monkeypatch.setattr(transport, "SILENCE", 0.15)
    monkeypatch.setattr(transport, "ATTEMPTS", 2)
    web.expect_request(EMBASSIES).respond_with_handler(drip)
    result = run("fetch", "embassies", "--to", tmp_path, "--format", "json")
    assert result.exit_code == 1
    (error,) = json.loads(result.stdout)["errors"]
    assert "no byte came for 0.15 s, 2 times; try again later" in error
    assert not list(tmp_path.glob("embassies/*/*.csv"))


def test_run_this_again_to_go_on_is_true(run: Run, web: HTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    came: list[Request] = []

    def slow(request: Request) -> Response:
        came.append(request)
        headers = {"ETag": '"1"', "Accept-Ranges": "bytes"}
        if "Range" in request.headers:
            begin = int(request.headers["Range"].removeprefix("bytes=").rstrip("-"))
            return Response(TABLE[begin:], 206, headers=headers)

        def body() -> Iterator[bytes]:
            yield TABLE[:5000]
            time.sleep(1.0)
            yield TABLE[5000:]

        return Response(body(), headers={**headers, "Content-Length": str(len(TABLE))})

    web.expect_request(EMBASSIES).respond_with_handler(slow)
    web.expect_request(COMMITS).respond_with_json([{"commit": {"committer": {"date": "2026-08-30T03:00:00Z"}}}])
    monkeypatch.setattr(transport, "MAX_SECONDS", 0.5)
    first = run("fetch", "embassies", "--to", tmp_path, "--format", "json")
    assert "run this again to go on" in json.loads(first.stdout)["errors"][0]
    monkeypatch.setattr(transport, "MAX_SECONDS", 60.0)
    second = run("fetch", "embassies", "--to", tmp_path, "--format", "json")
    assert second.exit_code == 0, second.output
    assert came[-1].headers["Range"] == "bytes=5000-"
    (kept,) = tmp_path.glob("embassies/*/database_of_embassies.csv")
    assert kept.read_bytes() == TABLE


NEWER: dict[str, tuple[bytes, str]] = {
    "another envelope": (json.dumps({"result": "Supplier,Recipient"}).encode(), "trade-register.json"),
    "renamed columns": (
        json.dumps({"bytes": base64.b64encode(DELIVERIES.replace(b"Recipient", b"Buyer")).decode()}).encode(), "trade-register.json",
    ),
    "no base64": (json.dumps({"bytes": "%%%"}).encode(), "trade-register.json"),
}  # fmt: skip


@pytest.mark.parametrize("form", NEWER)
def test_a_file_of_a_newer_form_is_named_and_the_older_edition_answers(form: str, run: Run, web: HTTPServer, tmp_path: Path) -> None:
    answers = [json.dumps({"bytes": base64.b64encode(DELIVERIES).decode()}).encode(), NEWER[form][0]]
    asked: list[int] = []

    def answer(_: Request) -> Response:
        asked.append(1)
        return Response(answers[min(len(asked), 2) - 1], content_type="application/json")

    web.expect_request(f"{SIPRI}/getMaxYear").respond_with_data("2025")
    web.expect_request(f"{SIPRI}/trade-register-csv/").respond_with_handler(answer)
    store = f"embedded:{tmp_path / 'graph.kgl'}"
    first = run("refresh", "sipri", "--accept-terms", "--to", tmp_path / "sources", "--store", store, "--format", "json")
    assert first.exit_code == 0, first.output
    second = run("refresh", "sipri", "--now", "--to", tmp_path / "sources", "--store", store, "--format", "json")
    assert second.exit_code == 1
    body = json.loads(second.stdout)
    (error,) = body["errors"]
    assert NEWER[form][1] in error
    assert "what is held stays" in error
    assert len(error) < 600
    assert body["answers"]["changes"] == []
    assert (
        json.loads(run("suppliers", "AZE", "--from", "2016", "--to", "2020", "--store", store, "--format", "json").stdout)["total"] == 17.0
    )


WIKIPEDIA = "/en.wikipedia.org/w/api.php"
ARMENIA, PERU = "Foreign relations of Armenia", "Foreign relations of Peru"


def wiki_page(title: str, number: int, *rows: str) -> dict[str, Any]:
    """A page in the form of the API, with a table of relations."""
    table = "\n|-\n".join(["== Diplomatic relations ==\n{| class=wikitable\n! # !! Country !! Date", *rows, "|}"])
    slot = {"contentmodel": "wikitext", "contentformat": "text/x-wiki", "content": table}
    revision = {"revid": 1000 + number, "parentid": 0, "timestamp": f"2026-09-{number:02}T00:00:00Z", "slots": {"main": slot}}
    return {"pageid": 7, "ns": 0, "title": title, "revisions": [revision]}


def test_pages_of_wikipedia_come_by_revision(run: Run, web: HTTPServer, tmp_path: Path) -> None:
    first_row = "| 1 || {{flag|Peru}} || 12 May 1992"
    held = {ARMENIA: wiki_page(ARMENIA, 1, first_row), PERU: wiki_page(PERU, 1, "| 1 || {{flag|Chile}} || 1880")}
    asked: list[str] = []

    def answer(request: Request) -> Response:
        titles = request.args["titles"].split("|")
        asked.extend(titles)
        pages = [held.get(title, {"ns": 0, "title": title, "missing": True}) for title in titles]
        if not held.keys() & set(titles):
            pages.append(held[PERU])  # an answer has a page
        return Response(json.dumps({"batchcomplete": True, "query": {"pages": pages}}), content_type="application/json")

    web.expect_request(WIKIPEDIA).respond_with_handler(answer)
    ask = ("refresh", "wikipedia", "--to", tmp_path / "sources", "--store", f"embedded:{tmp_path / 'graph.kgl'}", "--format", "json")
    first = json.loads(run(*ask).stdout)
    assert first["errors"] == []
    assert len(asked) == len(set(asked)), "each page is asked for once"
    assert first["changes"]["recorded"] == {"relations_established": 2}
    held[ARMENIA] = wiki_page(ARMENIA, 2, first_row, "| 2 || {{flag|Cuba}} || 27 March 1992")
    second = json.loads(run(*ask, "--now").stdout)
    assert len(second["new_files"]) == 1, "pages that nobody edited are as they were"
    assert second["changes"]["recorded"] == {"relations_established": 2}
    told = [one for one in second["answers"]["changes"] if "1992-03-27" in one["after"]]
    assert [(one["what"], one["subject"]["id"], one["object"]["id"]) for one in told] == [("began", "ARM", "CUB")]


def test_an_error_of_wikipedia_with_status_200_is_named(run: Run, web: HTTPServer, tmp_path: Path) -> None:
    web.expect_request(WIKIPEDIA).respond_with_json({"error": {"code": "ratelimited", "info": "You've exceeded your rate limit."}})
    result = run("fetch", "wikipedia", "--to", tmp_path, "--format", "json")
    assert result.exit_code == 1
    assert "exceeded your rate limit" in json.loads(result.stdout)["errors"][0]
    assert not list(tmp_path.glob("wikipedia/*/*.json"))
