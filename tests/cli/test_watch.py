"""`legation watch`: feeds of made-up papers from a stand-in server, whose claims wait for a review beside what the graph knows."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from typer.testing import CliRunner, Result
from werkzeug import Request, Response

from legation.graph.store import open_store
from legation.loaders.frame import transport
from legation.loaders.watch import feeds
from legation.loaders.watch.desk import Desk
from legation.service.cli.app import app

Run = Callable[..., Result]
DAY = "Wed, 10 Dec 2025 09:00:00 GMT"
RESTORED = "Bolivia restored diplomatic relations with Israel on 9 December 2025, the two governments said."
FEED = "https://ministry.example/rss"


def item(id_: str, title: str, text: str, *, day: str = DAY) -> str:
    return (
        f"<item><guid>{id_}</guid><title>{title}</title><link>https://ministry.example/{id_}</link>"
        f"<description>&lt;p&gt;{text}&lt;/p&gt;</description><pubDate>{day}</pubDate></item>"
    )


def rss(*items: str, title: str = "The Daily") -> bytes:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{"".join(items)}</channel></rss>'.encode()


ATOM = (
    b'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Another Paper</title>'
    b"<entry><id>tag:2</id><title>Ties resumed</title><link href='/2'/><updated>2025-12-10T10:00:00Z</updated>"
    b"<content type='html'>Israel and Bolivia restored diplomatic relations on 9 December 2025.</content></entry></feed>"
)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "sleep", lambda _: None)


@pytest.fixture
def web(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> HTTPServer:
    monkeypatch.setenv(transport.MIRROR, httpserver.url_for("").rstrip("/"))
    return httpserver


class Desktop:
    """A watch in a folder of its own."""

    def __init__(self, run: Run, folder: Path) -> None:
        self._run, self.folder = run, folder
        self.store = f"embedded:{folder / 'graph.kgl'}"
        self.desk = Desk(folder / "watch")

    def __call__(self, name: str, *more: object, store: bool = True, code: int = 0) -> Any:
        result = self._run("watch", name, *more, "--to", self.folder / "watch", *(("--store", self.store) if store else ()))
        assert result.exit_code == code, (result.output, result.exception)
        return result

    def look(self, *more: object, code: int = 0) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self("run", "--now", "--format", "json", *more, code=code).stdout)
        return found

    def claims(self) -> list[tuple[str, str, str]]:
        """Kind, modality and publisher of what the graph holds and did not end."""
        from legation.graph import reading

        store = open_store(self.store)
        try:
            found = [claim for claim in reading.claims(store) if claim.retracted_at is None]
            return sorted((one.kind, one.modality, one.source.publisher) for one in found)
        finally:
            store.close()


@pytest.fixture
def watch(run: Run, tmp_path: Path) -> Desktop:
    return Desktop(run, tmp_path)


def loaded(run: Run, watch: Desktop, *lines: dict[str, Any]) -> None:
    file = watch.folder / "before.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert run("load", "claims", file, "--store", watch.store).exit_code == 0


SEVERED = {
    "kind": "relations_severed", "subject": "BOL", "object": "ISR", "when": "2023-10-31",
    "source": {"publisher": "A yearbook", "title": "Relations", "published": "2024-01-01"},
}  # fmt: skip


def test_what_a_feed_states_waits_beside_what_the_graph_knows(run: Run, web: HTTPServer, watch: Desktop) -> None:
    loaded(run, watch, SEVERED)
    web.expect_request("/ministry.example/rss").respond_with_data(
        rss(item("1", "Ties are back", RESTORED)), content_type="application/rss+xml"
    )
    watch("add", FEED, store=False)
    found = watch.look()
    assert (found["feeds"][0]["items"], found["waiting"]) == (1, 1)
    (told,) = json.loads(watch("queue", "--format", "json").stdout)
    assert (told["kind"], {told["subject"], told["object"]}, told["when"]) == ("relations_restored", {"BOL", "ISR"}, "2025-12-09")
    assert told["text"] in RESTORED
    assert told["rule"].startswith("legation-rules/")
    assert told["publisher"] == "The Daily"
    assert any("2023-10-31" in one and "A yearbook" in one for one in told["knows"])
    assert any("begins again" in one for one in told["knows"])
    assert watch.claims() == [("relations_severed", "done", "A yearbook")], "nothing enters without a review"
    assert watch.look()["waiting"] == 1, "an item is read once"


def test_a_review_lets_in_what_is_accepted_and_nothing_else(web: HTTPServer, watch: Desktop) -> None:
    texts = (RESTORED, "Chile closed its embassy in Damascus on 3 December 2025.", "Peru opened an embassy in Nairobi on 4 December 2025.")
    web.expect_request("/ministry.example/rss").respond_with_data(rss(*(item(str(n), f"News {n}", text) for n, text in enumerate(texts))))
    watch("add", FEED, store=False)
    assert watch.look()["waiting"] == 3
    result = CliRunner().invoke(
        app, ["watch", "review", "--to", str(watch.folder / "watch"), "--store", watch.store], input="s\nd\nm when=2025-12-08\na\n"
    )
    assert result.exit_code == 0, result.output
    assert "graph: " in result.output
    assert "1 accepted, 1 dropped, 1 skipped; 1 wait" in result.output
    assert [(kind, modality) for kind, modality, _ in watch.claims()] == [("relations_restored", "done")]
    (left,) = watch.desk.waiting()
    assert left.kind == "mission_opened"
    assert watch.look()["waiting"] == 1, "what was decided does not come back"


def test_an_accepted_kind_is_alleged_until_a_second_origin_says_the_same(web: HTTPServer, watch: Desktop) -> None:
    web.expect_request("/ministry.example/rss").respond_with_data(rss(item("1", "Ties", RESTORED)))
    web.expect_request("/copy.example/rss").respond_with_data(rss(item("9", "Ties", RESTORED), title="A copier"))
    web.expect_request("/paper.example/atom").respond_with_data(ATOM)
    watch("add", FEED, "--accept", "relations_restored", store=False)
    assert watch.look()["feeds"][0]["alleged"] == 1
    assert watch.claims() == [("relations_restored", "alleged", "The Daily")]
    watch("add", "https://copy.example/rss", "--accept", "relations_restored", store=False)
    assert watch.look()["feeds"][1]["items"] == 0, "the same text is no second origin"
    watch("add", "https://paper.example/atom", "--accept", "relations_restored", store=False)
    assert watch.look()["feeds"][2]["confirmed"] == 1
    assert watch.claims() == [("relations_restored", "done", "Another Paper"), ("relations_restored", "done", "The Daily")]
    assert watch.desk.alleged() == []


def test_a_claim_that_a_list_states_already_is_confirmed_at_once(run: Run, web: HTTPServer, watch: Desktop) -> None:
    loaded(
        run,
        watch,
        SEVERED | {"kind": "relations_restored", "when": "2025-12", "source": {"publisher": "A yearbook", "published": "2026-01-01"}},
    )
    web.expect_request("/ministry.example/rss").respond_with_data(rss(item("1", "Ties", RESTORED)))
    watch("add", FEED, "--accept", "relations_restored", store=False)
    assert watch.look()["feeds"][0]["confirmed"] == 1


def test_a_run_that_was_killed_goes_on(web: HTTPServer, watch: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [RESTORED, "Chile closed its embassy in Damascus on 3 December 2025."]
    web.expect_request("/ministry.example/rss").respond_with_data(
        rss(*(item(str(n), f"News {n}", text) for n, text in enumerate(texts))), headers={"ETag": '"1"'}
    )
    watch("add", FEED, store=False)
    noted = Desk.item_read

    def killed(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Desk, "item_read", killed)
    watch("run", "--now", code=130)
    monkeypatch.setattr(Desk, "item_read", noted)
    with (watch.folder / "watch" / "queue.jsonl").open("ab") as file:
        file.write(b'{"kind": "rela')  # a line that was cut off
    assert watch.look()["waiting"] == 2
    assert len({claim.id for claim in watch.desk.waiting()}) == 2


def test_a_feed_that_has_not_changed_is_asked_for_once(web: HTTPServer, watch: Desktop) -> None:
    asked: list[Request] = []

    def answer(request: Request) -> Response:
        asked.append(request)
        if request.headers.get("If-None-Match") == '"7"':
            return Response(status=304)
        return Response(rss(item("1", "Ties", RESTORED)), headers={"ETag": '"7"'})

    web.expect_request("/ministry.example/rss").respond_with_handler(answer)
    watch("add", FEED, store=False)
    watch.look()
    watch.look()
    assert [one.headers.get("If-None-Match") for one in asked] == [None, '"7"']
    assert asked[0].headers["User-Agent"].startswith("Legation/")
    watch("run")
    assert len(asked) == 2, "not again within ten minutes"


PAGE = b'<!DOCTYPE html><html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>x</body></html>'
BAD: dict[str, tuple[Response, str]] = {
    "a web page": (Response(PAGE), "it offers https://bad.example/feed.xml"),
    "a bare page": (Response(b"<html><body>Sorry</body></html>"), "web page (HTML)"),
    "nothing": (Response(b""), "empty"),
    "json": (Response(b'{"a": 1}'), "no RSS or Atom feed"),
    "entities": (Response(b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"></rss>'), "entities"),
    "gone": (Response(status=410), "answered 410"),
    "broken": (Response(status=503), "answered 503"),
    "cut": (Response(b'<?xml version="1.0"?><rss version="2.0"><channel><ti'), "cannot be read"),
}


@pytest.mark.parametrize("fault", BAD)
def test_a_fault_is_one_sentence_and_the_other_feeds_are_read(fault: str, web: HTTPServer, watch: Desktop) -> None:
    answer, words = BAD[fault]
    web.expect_request("/bad.example/rss").respond_with_handler(lambda _: answer)
    web.expect_request("/ministry.example/rss").respond_with_data(rss(item("1", "Ties", RESTORED)))
    watch("add", "https://bad.example/rss", store=False)
    watch("add", FEED, store=False)
    found = watch.look(code=1)
    assert words in found["feeds"][0]["error"]
    assert len(found["feeds"][0]["error"]) < 400
    assert found["waiting"] == 1
    (bad, good) = json.loads(watch("list", "--format", "json", store=False).stdout)
    assert words in bad["said"]
    assert good["said"] == "1 new items, 1 claims"


def test_the_page_behind_an_item_is_read_where_asked(web: HTTPServer, watch: Desktop) -> None:
    body = "".join(f"<p>{text}</p>" for text in (RESTORED, "The decision follows talks in La Paz that began in November of this year."))
    web.expect_request("/ministry.example/1").respond_with_data(
        f"<!DOCTYPE html><html><body><article><h1>Ties</h1>{body}</article></body></html>",
        content_type="text/html",
    )
    web.expect_request("/ministry.example/rss").respond_with_data(rss(item("1", "Ties", "Read more."), item("2", "Gone", "Read more.")))
    watch("add", FEED, "--pages", store=False)
    found = watch.look()
    assert found["waiting"] == 1
    assert "the page was not read" in found["feeds"][0]["remarks"][0]


def test_what_is_watched_can_be_changed_and_ended(watch: Desktop) -> None:
    watch("add", FEED, store=False)
    watch("add", FEED, "--publisher", "The Ministry", store=False)
    (one,) = json.loads(watch("list", "--format", "json", store=False).stdout)
    assert (one["url"], one["publisher"]) == (FEED, "The Ministry")
    watch("remove", FEED, store=False)
    assert json.loads(watch("list", "--format", "json", store=False).stdout) == []
    assert "is not watched" in watch("remove", FEED, store=False, code=2).stderr
    assert "--accept" in watch("add", FEED, "--accept", "relations", store=False, code=2).stderr
    assert "https://" in watch("add", "ftp://x.example/", store=False, code=2).stderr
    assert "legation watch add" in watch("run", code=2).stderr


def test_an_item_of_tomorrow_has_no_day_and_markup_is_text() -> None:
    late = format_datetime(datetime(2199, 1, 1, tzinfo=UTC), usegmt=True)
    found = feeds.read_feed(
        rss(item("1", "A &amp;amp; B", "One.&lt;br&gt;Two &lt;b&gt;bold&lt;/b&gt;.&lt;script&gt;no()&lt;/script&gt;", day=late)), FEED
    )
    (one,) = found.items
    assert one.published is None
    assert one.text == "A & B\n\nOne.\n\nTwo bold."
