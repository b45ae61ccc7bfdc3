"""The feed of changes delivers each change to whoever keeps the cursor: beside writers, whatever the clock says, across restarts."""

from __future__ import annotations

import random
import threading
from pathlib import Path
from typing import Any

import pytest

from legation.graph import store as stores
from legation.graph import write
from legation.graph.backup import backup, restore
from legation.graph.claims import Claim
from legation.graph.errors import InputError, StoreConflict
from legation.graph.store import Store, open_store, prepare
from legation.graph.write import Writer, retract
from legation.service.answers.lists import Changes
from legation.service.questions.evidence.changes import changes

PARTIES = ["AZE", "GEO", "ISR", "RUS", "TUR", "USA", "FRA", "DEU"]


def claim(number: int, **more: Any) -> Claim:
    subject, object_ = random.Random(number).sample(PARTIES, 2)
    source = {"publisher": "Gazette", "title": f"No. {number}", "published": "2024-01-01"}
    return Claim.model_validate({"kind": "recognized", "subject": subject, "object": object_, "when": "1992", "source": source, **more})


def poll(store: Store, cursor: str | None, limit: int = 7) -> tuple[list[str], str | None]:
    """All that is new, page by page; what it says more than once stands more than once."""
    found: list[str] = []
    while True:
        page: Changes = changes(store, "2020-01-01", cursor=cursor, limit=limit)
        found += [f"{one.what} {one.claim.claim}" for one in page.changes]
        cursor = page.resume
        if page.next is None:
            return found, cursor


def test_a_poller_beside_writers_gets_every_change_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Writers whose clocks jump, claims that carry an older time of recording, retractions."""
    prepare(store)
    dice = random.Random(16)
    monkeypatch.setattr(stores, "utc_now", lambda: f"20{dice.randint(20, 40)}-01-01T00:00:00Z")
    monkeypatch.setattr(write, "utc_now", lambda: f"20{dice.randint(20, 40)}-01-01T00:00:00Z")
    written: list[str] = []
    done = threading.Event()

    def work(first: int) -> None:
        for number in range(first, first + 24, 3):
            some = [claim(number), claim(number + 1), claim(number + 2, recorded_at="2021-05-05T00:00:00Z")]
            while True:
                try:
                    Writer(store).add(some)
                    break
                except StoreConflict:
                    continue
            written.extend(f"recorded {one.id}" for one in some)
            retract(store, [some[0].id], why="a slip")
            written.append(f"retracted {some[0].id}")

    threads = [threading.Thread(target=work, args=(first,)) for first in (0, 100)]
    for one in threads:
        one.start()
    threading.Thread(target=lambda: ([one.join() for one in threads], done.set())).start()
    seen: list[str] = []
    cursor: str | None = None
    while not done.is_set():
        more, cursor = poll(store, cursor)
        seen += more
    more, cursor = poll(store, cursor)
    seen += more
    assert sorted(seen) == sorted(written)
    numbers = [one.commit for one in changes(store, "2020-01-01", limit=1000).changes]
    assert set(numbers) == set(range(min(filter(None, numbers)), max(filter(None, numbers)) + 1)), "no gap"
    assert numbers == sorted(numbers, key=int)  # type: ignore[arg-type]


@pytest.fixture
def twice(tmp_path: Path) -> str:
    return f"embedded:{tmp_path / 'graph.kgl'}"


def test_a_cursor_holds_across_a_restart_and_not_across_a_restore(twice: str, tmp_path: Path) -> None:
    store = open_store(twice)
    Writer(store).add([claim(1)])
    store.close()
    backup(twice, tmp_path / "backup")
    store = open_store(twice)
    _, cursor = poll(store, None)
    Writer(store).add([claim(2)])
    store.close()
    store = open_store(twice)
    more, later = poll(store, cursor)
    assert more == [f"recorded {claim(2).id}"]
    store.close()
    other = f"embedded:{tmp_path / 'restored.kgl'}"
    restore(tmp_path / "backup", other)
    again = open_store(other)
    assert poll(again, cursor)[0] == []  # it was taken at this state
    with pytest.raises(InputError, match="restored"):
        poll(again, later)
    Writer(again).add([claim(3)])
    with pytest.raises(InputError, match="restored"):
        poll(again, later)  # there is a commit of that number again, and it is another
    again.close()


def test_a_version_is_never_that_of_another_state(twice: str, tmp_path: Path) -> None:
    """Restarts, restores and copies: the ETag of a state is never given to another one."""
    seen: dict[str, list[str]] = {}

    def note(store: Store) -> None:
        held = sorted(row["id"] for row in store.read("write/known_claims", {"ids": [claim(number).id for number in range(10)]}))
        assert seen.setdefault(store.version(), held) == held

    for number in range(3):
        store = open_store(twice)
        note(store)
        before = store.version()
        Writer(store).add([claim(number)])
        note(store)
        after = store.version()
        assert after != before
        store.close()
        store = open_store(twice)
        assert store.version() == after, "a restart changes nothing"
        store.close()
        if number == 1:
            backup(twice, tmp_path / "backup")
    other = f"embedded:{tmp_path / 'restored.kgl'}"
    restore(tmp_path / "backup", other)
    for number in (5, 6, 7):
        store = open_store(other)
        note(store)
        Writer(store).add([claim(number)])
        note(store)
        store.close()


def test_a_write_that_is_refused_takes_no_number(store: Store) -> None:
    Writer(store).add([claim(1)])
    before = store.read("write/graph_version")[0]
    rows = [write.claim_row(claim(1), "2026-01-01T00:00:00Z")]
    with pytest.raises(StoreConflict):
        store.write([("write/claims", {"rows": rows})])
    assert store.read("write/graph_version")[0] == before
