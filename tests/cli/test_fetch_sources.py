"""`legation fetch` and `legation refresh` against stand-ins of the publishers' servers, with their faults."""

from __future__ import annotations

import base64
import fcntl
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from typer.testing import Result
from werkzeug import Request, Response

from legation.loaders.frame import transport

Run = Callable[..., Result]
DATA = Path(__file__).resolve().parents[1] / "data"
EMBASSIES = "/raw.githubusercontent.com/database-of-embassies/database-of-embassies/HEAD/database_of_embassies.csv"
COMMITS = "/api.github.com/repos/database-of-embassies/database-of-embassies/commits"
CONTIGUITY = "/correlatesofwar.org/wp-content/uploads/DirectContiguity320.zip"
ATOP = "/www.atopdata.org/uploads/6/9/1/3/69134503/atop_5.1__.csv_.zip"
SIPRI = "/atbackend.sipri.org/api/p/trades"
TABLE = (DATA / "world_a" / "database_of_embassies_2022-11-16.csv").read_bytes()
DELIVERIES = (DATA / "sipri" / "deliveries.csv").read_bytes()
HTML = b"<!DOCTYPE html><html><body>Service temporarily unavailable</body></html>"


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What was waited for, without waiting."""
    waited: list[float] = []
    monkeypatch.setattr(transport, "sleep", waited.append)
    return waited


@pytest.fixture
def web(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> HTTPServer:
    """A server that stands for all publishers."""
    monkeypatch.setenv(transport.MIRROR, httpserver.url_for("").rstrip("/"))
    httpserver.expect_request(COMMITS).respond_with_json([{"commit": {"committer": {"date": "2026-08-30T03:00:00Z"}}}])
    return httpserver


def gives(web: HTTPServer, path: str, *answers: Response | Callable[[Request], Response]) -> list[Request]:
    """Answer the requests for a path in turn, the last answer from then on; the requests that came."""
    came: list[Request] = []

    def handle(request: Request) -> Response:
        came.append(request)
        answer = answers[min(len(came), len(answers)) - 1]
        return answer(request) if callable(answer) and not isinstance(answer, Response) else answer  # type: ignore[return-value]

    web.expect_request(path).respond_with_handler(handle)
    return came


def tagged(content: bytes) -> Callable[[Request], Response]:
    """A file with an ETag that answers conditional requests and parts."""
    tag = f'"{hashlib.sha256(content).hexdigest()[:12]}"'

    def answer(request: Request) -> Response:
        headers = {"ETag": tag, "Accept-Ranges": "bytes"}
        if request.headers.get("If-None-Match") == tag:
            return Response(status=304, headers=headers)
        if request.headers.get("If-Range") == tag:
            begin = int(request.headers["Range"].removeprefix("bytes=").rstrip("-"))
            return Response(content[begin:], 206, headers=headers)
        return Response(content, headers=headers)

    return answer


def cut(content: bytes) -> Response:
    """An answer that says that it is longer than it is."""
    tag = f'"{hashlib.sha256(content).hexdigest()[:12]}"'
    half = content[: len(content) // 2]
    answer = Response(iter([half]), headers={"ETag": tag, "Accept-Ranges": "bytes", "Content-Length": str(len(content))})
    return answer


def backend(table: bytes) -> Response:
    """SIPRI's backend: a table in base64 inside JSON."""
    return Response(json.dumps({"bytes": base64.b64encode(table).decode()}), content_type="application/json")


def fetched(run: Run, to: Path, *more: object) -> Result:
    return run("fetch", *more, "--to", to, "--format", "json")


def kept(to: Path) -> dict[str, bytes]:
    """Every data file that is kept."""
    return {
        path.relative_to(to).as_posix(): path.read_bytes() for path in to.rglob("*.*")
        if path.is_file() and not path.name.endswith((".lock", ".origin.json", "looked.json", "terms.json", "loaded.json"))
    }  # fmt: skip


def test_a_file_is_kept_raw_by_edition_with_its_origin(run: Run, web: HTTPServer, tmp_path: Path) -> None:
    came = gives(web, EMBASSIES, tagged(TABLE))
    first = fetched(run, tmp_path, "embassies")
    assert first.exit_code == 0, first.output
    assert kept(tmp_path) == {"embassies/2026-08-30/database_of_embassies.csv": TABLE}
    origin = json.loads((tmp_path / "embassies/2026-08-30/database_of_embassies.csv.origin.json").read_text())
    assert origin["url"] == "https:/" + EMBASSIES
    assert (origin["sha256"], origin["edition"], origin["edition_by"]) == (
        hashlib.sha256(TABLE).hexdigest(),
        "2026-08-30",
        "its last commit",
    )
    assert came[0].headers["User-Agent"].startswith("Legation/")
    second = json.loads(fetched(run, tmp_path, "embassies").stdout)
    assert [one["new"] for one in second["files"]] == [False], "a conditional request: 304"
    assert "If-None-Match" in came[1].headers
    assert len(kept(tmp_path)) == 1


def test_what_is_loaded_has_the_edition_of_the_fetch(run: Run, web: HTTPServer, tmp_path: Path) -> None:
    gives(web, EMBASSIES, tagged(TABLE))
    fetched(run, tmp_path / "sources", "embassies")
    store = f"embedded:{tmp_path / 'graph.kgl'}"
    path = tmp_path / "sources/embassies/2026-08-30/database_of_embassies.csv"
    report = json.loads(run("load", path, "--store", store, "--format", "json").stdout)
    assert report["loader"] == "embassies"
    assert report["editions"] == ["2026-08-30"]


def changed_columns() -> bytes:
    head, rest = TABLE.split(b"\n", 1)
    return head.replace(b"operator", b"sender", 1) + b"\n" + rest


NOW = format_datetime(datetime.now(UTC) + timedelta(seconds=40), usegmt=True)
FAULTS: dict[str, tuple[list[Any], str, list[float]]] = {
    "busy, then well": ([Response(status=429, headers={"Retry-After": "7"}), Response(TABLE)], "", [7.0]),
    "busy for long": ([Response(status=429, headers={"Retry-After": "3600"})], "asks to wait 3,600 s", []),
    "broken for ever": ([Response(status=500)], "answered 500", [5.0, 10.0, 20.0]),
    "cut off for ever": ([cut(TABLE)], "cut off after", [5.0, 10.0, 20.0]),
    "gone": ([Response(status=404)], "answered 404", []),
    "an error page that says 200": ([Response(HTML, content_type="text/html")], "web page (HTML)", []),
    "changed columns": ([Response(changed_columns())], "operator", []),
    "an empty list": ([Response(TABLE.split(b"\n", 1)[0] + b"\n")], "a header and no rows", []),
    "nothing": ([Response(b"")], "the file is empty", []),
    "a pointer": ([Response(b"version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 2\n")], "Git LFS pointer", []),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_one_sentence_and_what_is_held_stays(fault: str, run: Run, web: HTTPServer, tmp_path: Path, waits: list[float]) -> None:
    answers, said, waited = FAULTS[fault]
    gives(web, EMBASSIES, tagged(TABLE + b"\n"), *answers)
    assert fetched(run, tmp_path, "embassies").exit_code == 0
    before = kept(tmp_path)
    del waits[:]
    result = fetched(run, tmp_path, "embassies")
    body = json.loads(result.stdout)
    assert [wait for wait in waits if wait != 1.0] == waited
    if said:
        assert result.exit_code == 1
        (error,) = body["errors"]
        assert said in error
        assert len(error) < 600
        assert before.items() <= kept(tmp_path).items()
        assert len([name for name in kept(tmp_path) if name.endswith("database_of_embassies.csv")]) == 1
    else:
        assert result.exit_code == 0
        assert body["files"][0]["new"]


def test_a_download_that_broke_off_goes_on(run: Run, web: HTTPServer, tmp_path: Path) -> None:
    came = gives(web, EMBASSIES, cut(TABLE), tagged(TABLE))
    assert fetched(run, tmp_path, "embassies").exit_code == 0
    assert came[1].headers["Range"] == f"bytes={len(TABLE) // 2}-"
    assert list(kept(tmp_path).values()) == [TABLE]


def test_an_archive_is_kept_and_unpacked(run: Run, web: HTTPServer, tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.write(DATA / "world_b" / "contdir.csv", "DirectContiguity320/contdir.csv")
    gives(web, CONTIGUITY, Response(held.getvalue(), headers={"Last-Modified": "Tue, 04 Jul 2023 10:00:00 GMT"}))
    refused = fetched(run, tmp_path, "cow_contiguity")
    assert refused.exit_code == 2
    assert "free for research with citation" in refused.stderr
    assert "--accept-terms" in refused.stderr
    assert fetched(run, tmp_path, "cow_contiguity", "--accept-terms").exit_code == 0
    assert set(kept(tmp_path)) == {f"cow_contiguity/2023-07-04/{name}" for name in ("DirectContiguity320.zip", "contdir.csv")}
    assert fetched(run, tmp_path, "cow_contiguity").exit_code == 0, "terms are accepted once"


def test_alliances_are_taken_out_of_the_publishers_archive(run: Run, web: HTTPServer, tmp_path: Path) -> None:
    head = "ddyad,stateA,stateB,year,atopally,defense,offense,neutral,nonagg,consul,shareob,version"
    rows = [f"2200,2,200,{year},1,1,0,0,0,1,1,5.1" for year in range(2015, 2019)]
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("ATOP 5.1 (.csv)/atop5_1ddyr.csv", "\n".join([head, *rows, ""]))
        archive.writestr("ATOP 5.1 (.csv)/atop5_1a.csv", "atopid\n1\n")
    gives(web, ATOP, Response(held.getvalue(), headers={"Last-Modified": "Mon, 01 Aug 2022 10:00:00 GMT"}), Response(b"PK\x03\x04 cut"))
    store = f"embedded:{tmp_path / 'graph.kgl'}"
    ask = ("refresh", "atop", "--accept-terms", "--now", "--to", tmp_path / "sources", "--store", store, "--format", "json")
    first = json.loads(run(*ask).stdout)
    assert [(one["file"], one["claims_new"]) for one in first["loaded"]] == [("atop5_1ddyr.csv", 1)]
    second = json.loads(run(*ask).stdout)
    assert "no whole zip archive" in second["errors"][0] or "cut" in second["errors"][0]


def test_sipri_is_asked_as_its_own_site_asks(run: Run, web: HTTPServer, tmp_path: Path) -> None:
    gives(web, f"{SIPRI}/getMaxYear", Response("2025"))
    came = gives(web, f"{SIPRI}/trade-register-csv/", backend(DELIVERIES))
    result = fetched(run, tmp_path / "sources", "sipri", "--accept-terms")
    assert result.exit_code == 0, result.output
    asked = came[0].get_json()
    assert [one["field"] for one in asked["filters"]] == ["Delivery year", "Order year", "opendeals", "exportOption"]
    assert (asked["filters"][0]["value1"], asked["filters"][0]["value2"]) == (1950, 2025)
    (file,) = json.loads(result.stdout)["files"]
    assert file["edition"] == Path(file["file"]).parent.name == "2025-01-03"


@pytest.mark.parametrize("answer", [Response("soon"), Response(HTML), Response("null")])
def test_a_year_that_is_none_stops_sipri(answer: Response, run: Run, web: HTTPServer, tmp_path: Path) -> None:
    gives(web, f"{SIPRI}/getMaxYear", answer)
    result = fetched(run, tmp_path, "sipri", "--accept-terms")
    assert result.exit_code == 1
    assert "is no year" in json.loads(result.stdout)["errors"][0]


def test_two_fetches_of_a_source_do_not_meet(run: Run, web: HTTPServer, tmp_path: Path) -> None:
    gives(web, EMBASSIES, tagged(TABLE))
    (tmp_path / "embassies").mkdir()
    with (tmp_path / "embassies" / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = fetched(run, tmp_path, "embassies")
    assert result.exit_code == 1
    assert "another fetch of this source is running" in json.loads(result.stdout)["errors"][0]


def test_only_the_mirror_may_be_private(run: Run, web: HTTPServer, tmp_path: Path) -> None:
    gives(web, EMBASSIES, Response(status=302, headers={"Location": "http://127.0.0.1:9/secret"}))
    result = fetched(run, tmp_path, "embassies")
    assert result.exit_code == 1
    assert "private network" in json.loads(result.stdout)["errors"][0]


def test_a_source_that_no_program_can_fetch_says_where_it_is(run: Run, tmp_path: Path) -> None:
    result = fetched(run, tmp_path, "gsdb")
    assert result.exit_code == 2
    assert "https://www.globalsanctionsdatabase.com/" in result.stderr


def refreshed(run: Run, folder: Path, *more: object) -> dict[str, Any]:
    store = f"embedded:{folder / 'graph.kgl'}"
    result = run("refresh", "embassies", "--to", folder / "sources", "--store", store, "--format", "json", *more)
    assert result.exit_code in (0, 1), result.output
    assert result.stdout, (result.output, result.exception)
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_a_refresh_loads_what_is_new_and_says_what_changed(run: Run, web: HTTPServer, tmp_path: Path) -> None:
    lines = TABLE.splitlines(keepends=True)
    gives(web, EMBASSIES, tagged(TABLE), tagged(b"".join(lines[:-3])))
    first = refreshed(run, tmp_path)
    assert first["due"] == ["embassies"]
    assert sum(first["changes"]["recorded"].values()) == first["loaded"][0]["claims_new"] > 0
    idle = refreshed(run, tmp_path)
    assert (idle["due"], idle["new_files"], idle["loaded"]) == ([], [], []), "it is not due, and nothing is loaded twice"
    second = refreshed(run, tmp_path, "--now")
    assert [one["folder"] for one in second["loaded"]] == ["2026-08-30.2"], "another file of one edition overwrites nothing"
    assert sum(second["loaded"][0]["against"]["no_longer_listed"].values()) > 0
    assert second["loaded"][0]["against"]["told"]["no longer listed"]


def test_a_refresh_that_was_stopped_before_loading_goes_on(run: Run, web: HTTPServer, tmp_path: Path) -> None:
    gives(web, EMBASSIES, tagged(TABLE))
    assert fetched(run, tmp_path / "sources", "embassies").exit_code == 0  # as far as it had come
    after = refreshed(run, tmp_path)
    assert (after["due"], len(after["loaded"])) == ([], 1)


def test_a_failing_refresh_leaves_the_older_edition(run: Run, web: HTTPServer, tmp_path: Path) -> None:
    gives(web, EMBASSIES, tagged(TABLE), Response(HTML))
    refreshed(run, tmp_path)
    after = refreshed(run, tmp_path, "--now")
    assert "web page (HTML)" in after["errors"][0]
    assert after["changes"] == {"recorded": {}, "retracted": {}}


SLICES = {
    EMBASSIES: DATA / "world_a" / "database_of_embassies_2022-11-16.csv",
    "/raw.githubusercontent.com/brentonk/us_diplomatic_missions/HEAD/input/cow_statelist2024.csv": DATA
    / "world_b"
    / "cow_statelist2024.csv",
    "/raw.githubusercontent.com/brentonk/us_diplomatic_missions/HEAD/input/ksgmdw.txt": DATA / "world_b" / "gw_states_ksgmdw.txt",
    "/raw.githubusercontent.com/brentonk/us_diplomatic_missions/HEAD/input/microstates.txt": DATA / "world_b" / "gw_microstates.txt",
    "/raw.githubusercontent.com/brentonk/us_diplomatic_missions/HEAD/input/2024-01-16_transitions.csv": (
        DATA / "world_a" / "us_mission_transitions_2024-01-16.csv"
    ),
}


def test_from_an_empty_machine_every_source_that_answers_is_loaded_and_the_next_week_only_what_is_new(
    run: Run, web: HTTPServer, tmp_path: Path
) -> None:
    for path, file in SLICES.items():
        lines = file.read_bytes().splitlines(keepends=True)
        gives(web, path, tagged(b"".join(lines)), *([tagged(b"".join(lines[:-1]))] if path == EMBASSIES else []))
    gives(web, f"{SIPRI}/getMaxYear", Response("2025"))
    gives(web, f"{SIPRI}/trade-register-csv/", backend(DELIVERIES))
    web.expect_request(re.compile(r"/api\.github\.com/.*")).respond_with_json([{"commit": {"committer": {"date": "2026-08-30T03:00:00Z"}}}])
    web.expect_request(re.compile(".*")).respond_with_data("nobody is here", status=404)
    store = f"embedded:{tmp_path / 'graph.kgl'}"
    ask = ("refresh", "--to", tmp_path / "sources", "--store", store, "--format", "json")
    assert run(*ask).exit_code == 2, "terms are asked for before anything is fetched"
    assert not list(tmp_path.glob("sources/*/*"))
    first = json.loads(run(*ask, "--accept-terms").stdout)
    assert {one["source"] for one in first["loaded"]} == {"cow_states", "embassies", "gw_states", "sipri", "us-mission-transitions"}
    assert all("answered 404" in error for error in first["errors"])
    assert len(first["due"]) > 12
    second = json.loads(run(*ask, "--now").stdout)
    assert [one["source"] for one in second["loaded"]] == ["embassies"]
    asked = run("suppliers", "AZE", "--from", "2016", "--to", "2020", "--store", store, "--format", "json")
    answer = json.loads(asked.stdout)
    assert (answer["edition"], answer["total"]) == ("2025-01-03", 17.0)


def test_an_address_is_loaded_like_a_file(run: Run, web: HTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    gives(web, "/data.example.org/lists/latest", Response((DATA / "world_b" / "contdir.csv").read_bytes()), Response(HTML))
    store = f"embedded:{tmp_path / 'graph.kgl'}"
    first = run("load", "https://data.example.org/lists/latest", "--store", store, "--format", "json")
    assert first.exit_code == 0, first.output
    assert json.loads(first.stdout)["loader"] == "cow_contiguity"
    assert len(list(tmp_path.glob("var/sources/by-address/data.example.org/*/latest.origin.json"))) == 1
    second = run("load", "https://data.example.org/lists/latest", "--store", store)
    assert second.exit_code == 2
    assert "web page (HTML)" in second.stderr
