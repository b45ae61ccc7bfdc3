"""What changed in answers over HTTP: the question, and the feeds of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from fastapi.testclient import TestClient

from legation.graph import projection
from legation.graph.claims import read_claim
from legation.graph.store import Store, open_store
from legation.graph.write import Writer
from legation.service.answers.changed import ChangedAnswers
from legation.service.http.app import create_app
from legation.service.http.routes import feeds
from legation.service.settings import Settings

SINCE = "2026-02-01"


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A service of which two answers changed in February."""
    folder: Path = tmp_path_factory.mktemp("feeds")
    store = open_store(f"embedded:{folder / 'graph.kgl'}")
    source = {"publisher": "A <yearbook> & more", "published": "2025-12-01"}
    for moment, kind, pair, when in (
        ("2026-01-05T10:00:00Z", "relations_established", ("BOL", "ISR"), "1950-05-01"),
        ("2026-02-02T10:00:00Z", "relations_severed", ("BOL", "ISR"), "2023-10-31"),
        ("2026-02-03T10:00:00Z", "recognized", ("PER", "XKX"), "2008-02-22"),
    ):
        record = {"kind": kind, "subject": pair[0], "object": pair[1], "when": when, "source": source}
        Writer(store, recorded_at=moment).add([read_claim(record, place="test")])
    projection.run(store)
    with TestClient(create_app(Settings(), store), raise_server_exceptions=False) as client:
        yield client
    store.close()


def test_the_question_has_a_table_too(changed: TestClient) -> None:
    answer = changed.get(f"/v1/changes/answers?since={SINCE}").json()
    assert answer["counts"] == {"ended": 1, "began": 1}
    lines = changed.get(f"/v1/changes/answers?since={SINCE}&format=csv").text.splitlines()
    assert lines[0].startswith("at,what,about,subject,")
    assert len(lines) == 3


def test_an_atom_feed_is_read_by_readers(changed: TestClient) -> None:
    answer = changed.get(f"/v1/changes/feed.atom?since={SINCE}")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    ElementTree.fromstring(answer.content)
    found = feedparser.parse(answer.content)
    assert not found.bozo
    assert [entry.tags[0].term for entry in found.entries] == ["ended", "began"]
    assert "A <yearbook> & more" in found.entries[0].content[0].value
    assert found.entries[0].link.endswith("/v1/dyads/BOL/ISR")
    again = changed.get(f"/v1/changes/feed.atom?since={SINCE}", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_json_feed_says_the_same(changed: TestClient) -> None:
    answer = changed.get(f"/v1/changes/feed.json?since={SINCE}")
    assert answer.headers["content-type"] == "application/feed+json"
    feed = answer.json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["tags"] for item in feed["items"]] == [["ended", "relations"], ["began", "recognition"]]
    atom = feedparser.parse(changed.get(f"/v1/changes/feed.atom?since={SINCE}").content)
    assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]


def test_a_feed_is_of_one_kind_where_asked(changed: TestClient) -> None:
    feed = changed.get(f"/v1/changes/feed.json?since={SINCE}&about=recognition").json()
    assert [item["tags"][1] for item in feed["items"]] == ["recognition"]
    assert changed.get(f"/v1/changes/feed.json?since={SINCE}&what=ended").json()["items"][0]["tags"][0] == "ended"
    assert changed.get("/v1/changes/feed.json?since=soon").status_code == 422
    assert changed.get("/v1/changes/feed.json?what=nothing").status_code == 422


def test_a_feed_is_worked_out_once_until_the_graph_changes(changed: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    answer = feeds.changed_answers

    def counted(store: Store, since: str, **more: Any) -> ChangedAnswers:
        asked.append(since)
        return answer(store, since, **more)

    monkeypatch.setattr(feeds, "changed_answers", counted)
    for form in ("atom", "json", "atom"):
        assert changed.get(f"/v1/changes/feed.{form}?since=2026-01-20").status_code == 200
    assert asked == ["2026-01-20"]
    store: Store = changed.app.state.store  # type: ignore[attr-defined]
    record = {
        "kind": "recognized",
        "subject": "CHL",
        "object": "XKX",
        "when": "2009",
        "source": {"publisher": "A paper", "published": "2010"},
    }
    Writer(store, recorded_at="2026-02-04T10:00:00Z").add([read_claim(record, place="test")])
    feed = changed.get("/v1/changes/feed.json?since=2026-01-20").json()
    assert len(asked) == 2
    assert len(feed["items"]) == 3
