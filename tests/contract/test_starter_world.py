"""An empty graph is filled with the world, once, and what was stopped goes on; then it answers for any country."""

from __future__ import annotations

import gzip
from pathlib import Path

import orjson
import pytest

from legation.graph.claims import Claim, Source
from legation.graph.store import Store
from legation.graph.write import Writer
from legation.loaders import starter
from legation.service.cli.load import load_starter
from legation.service.questions.missions import missions
from legation.service.questions.pairs import dyads
from legation.service.questions.recognition import recognition


@pytest.fixture
def part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The world's claims of Kenya with Brazil, of missions in Kenya and of who recognises Palestine: lines of the file that is shipped."""

    def chosen(one: dict[str, str]) -> bool:
        ends = {one["subject"], one.get("object")}
        hosted = one["kind"] == "mission" and one.get("object") == "KEN" and one.get("mission") == "embassy"
        return ends == {"KEN", "BRA"} or hosted or (one["kind"] == "recognized" and one.get("object") == "PSE")

    lines = [line for line in gzip.decompress(starter.world_path().read_bytes()).splitlines(True) if chosen(orjson.loads(line))]
    few, small = tmp_path / "world.jsonl.gz", tmp_path / "claims.jsonl"
    few.write_bytes(gzip.compress(b"".join(lines)))
    small.write_bytes(b"".join(starter.path().read_bytes().splitlines(True)[:20]))
    monkeypatch.setattr(starter, "world_path", lambda: few)
    monkeypatch.setattr(starter, "path", lambda: small)
    return [line.decode() for line in lines]


def test_a_new_graph_answers_for_any_country(store: Store, part: list[str]) -> None:
    reports = list(load_starter(store, "world"))
    assert [(one.file, one.refused) for one in reports] == [("claims.jsonl", 0), ("world.jsonl.gz", 0)]
    assert reports[1].claims_new == len(part)
    assert list(load_starter(store, "world")) == []
    relations = [one for one in dyads.between(store, "Kenya", "Brazil").tracks if one.about == "relations"]
    assert relations
    count = recognition.recognition(store, ["PSE"], valid_on="2025-10-01").targets[0].count
    assert count.highest is not None
    assert 140 <= count.highest <= 165
    hosted = missions.missions(store, host="Kenya", types=["embassy"], valid_on="2022-11-16").missions
    assert len({one.subject.id for one in hosted}) > 50


def test_a_load_that_was_stopped_goes_on(store: Store, part: list[str]) -> None:
    loading = load_starter(store, "world")
    next(loading)
    loading.close()  # stopped before the world
    assert starter.begun(store)
    assert sum(one.claims_new for one in load_starter(store, "world")) == len(part)
    assert not starter.begun(store)


def test_a_graph_of_ones_own_is_left_alone(store: Store, part: list[str]) -> None:
    assert part
    assert list(load_starter(store, "none")) == []
    source = Source(publisher="A list of our own")
    Writer(store).add([Claim(kind="recognized", subject="ISR", object="AZE", when="1991", source=source)])
    assert list(load_starter(store, "world")) == []
    assert list(load_starter(store, "small")) == []
