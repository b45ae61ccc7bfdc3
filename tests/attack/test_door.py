"""What is accepted can be kept: claims too deep, too large or with hidden signs are refused at the door, and what a graph of before holds
goes out again."""

from __future__ import annotations

import io
import json
import math
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import orjson
import pyarrow.ipc
import pyarrow.parquet
import pytest
from fastapi.testclient import TestClient

from legation.graph import reading
from legation.graph.backup import backup, copy, restore, write_claims
from legation.graph.claims import Claim, Source
from legation.graph.digest import digest
from legation.graph.store import Store, open_store, prepare
from legation.graph.write import Writer
from legation.service.answers.base import Answer
from legation.service.http.app import create_app
from legation.service.http.keys import Keys
from legation.service.settings import Settings
from legation.service.tables.text import to_csv

BASE: dict[str, Any] = {"kind": "recognized", "subject": "GEO", "object": "AZE", "when": "1992"}
SOURCE: dict[str, Any] = {"publisher": "Gazette", "published": "2024-01-01"}


def cited(deep: int) -> dict[str, Any]:
    source = dict(SOURCE)
    for number in range(deep - 1):
        source = {**SOURCE, "title": str(number), "cites": [source]}
    return source


def nested(deep: int) -> Any:
    value: Any = 1
    for _ in range(deep):
        value = [value]
    return value


HOSTILE: dict[str, Any] = {
    "11 sources deep": {"source": cited(11)},
    "126 sources deep": {"source": cited(126)},
    "240 sources deep": {"source": cited(240)},
    "wide sources": {"source": {**SOURCE, "cites": [{**SOURCE, "title": str(number)} for number in range(10_000)]}},
    "deep details": {"details": {"form": nested(50)}},
    "details 5 deep": {"details": {"form": nested(5)}},
    "large details": {"details": {"form": "x" * 1_000_000}},
    "many details": {"details": {"form": [1] * 50_000}},
    "a number of 100 digits": {"details": {"form": 10**18}, "span": [0, 10**19]},
    "covers everybody": {"source": {**SOURCE, "covers": {"first": 2000, "last": 2001, "suppliers": ["AZE"] * 30_000}}},
    "a name of megabytes": {"about": "x" * 1_000_000},
    "a script for an address": {"source": {**SOURCE, "url": "javascript:alert(1)"}},
    "a file for an address": {"source": {**SOURCE, "url": "file:///etc/passwd"}},
    "data for an address": {"source": {**SOURCE, "url": "data:text/html,x"}},
    "an address of nothing": {"source": {**SOURCE, "url": "https://"}},
    "a cited script": {"source": {**SOURCE, "cites": [{**SOURCE, "url": " JavaScript:alert(1)"}]}},
    "not a number": {"value": math.nan},
}
for sign in ("\0", "\x1b[2J", "\u202e", "\x85", "\u2066", "\x7f"):
    for field in ("quote", "place", "said_by", "subject_text", "locator"):
        HOSTILE[f"{sign!a} in {field}"] = {field: f"a{sign}b"}
    HOSTILE[f"{sign!a} in the publisher"] = {"source": {**SOURCE, "publisher": f"a{sign}b"}}
    HOSTILE[f"{sign!a} in a detail"] = {"details": {"form": f"a{sign}b"}}


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Store]:
    made = open_store(f"embedded:{tmp_path / 'graph.kgl'}")
    prepare(made)
    yield made
    made.close()


def test_what_cannot_be_kept_is_refused_and_the_rest_is_taken(own: Store, tmp_path: Path) -> None:
    keys = tmp_path / "keys.json"
    token = Keys(keys).make("writer", "write")[1]
    settings = Settings(keys=keys, audit=tmp_path / "audit.jsonl")
    with TestClient(create_app(settings, own), raise_server_exceptions=False) as client:
        for name, more in HOSTILE.items():
            line = json.dumps({**BASE, "source": SOURCE, **more}).encode()
            good = orjson.dumps({**BASE, "source": {**SOURCE, "title": name.replace("\\", "/")}})
            before = own.read("write/graph_version")[0]["commit"]
            answer = client.post("/v1/claims", content=line + b"\n" + good, headers={"X-API-Key": token})
            assert answer.status_code == 200, (name, answer.text[:300])
            assert [one["result"] for one in answer.json()["lines"]] == ["refused", "new"], (name, answer.text[:300])
            assert len(answer.content) < 10_000, name
            assert own.read("write/graph_version")[0]["commit"] == before + 1
        deep = orjson.dumps({**BASE, "source": cited(10)})
        assert client.post("/v1/claims", content=deep, headers={"X-API-Key": token}).json()["new"] == 1
    assert len(list(reading.claims(own))) == len(HOSTILE) + 1


@pytest.mark.parametrize("deep", [126, 200])
def test_what_was_taken_before_there_were_bounds_goes_out_again(own: Store, tmp_path: Path, deep: int) -> None:
    source = Source(publisher="Gazette")
    for number in range(deep):
        source = Source(publisher="Gazette", title=str(number), cites=(source,))
    claim = Claim(kind="recognized", subject="GEO", object="AZE", when="1992", quote="a\x1b[2J\u202eb\0", source=source)
    Writer(own).add([claim])
    from legation.graph import projection

    projection.run(own)
    whole = digest(own)
    assert write_claims(own, tmp_path / "claims.jsonl") == 1
    other = open_store(f"embedded:{tmp_path / 'copy.kgl'}")
    copy(own, other)
    assert digest(other) == whole
    other.close()
    backup(own.url, tmp_path / "backup")
    for file in (tmp_path / "backup", tmp_path / "claims.jsonl"):
        url = f"embedded:{tmp_path / file.name}-restored.kgl"
        assert restore(file, url) == 1
        again = open_store(url)
        assert digest(again) == whole
        again.close()


def texts(content: bytes, form: str) -> str:
    """Everything that a reader of the file sees."""
    if form == "xlsx":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return "".join(book.read(name).decode() for name in book.namelist())
    if form in ("parquet", "arrow"):
        table = pyarrow.parquet.read_table(io.BytesIO(content)) if form == "parquet" else pyarrow.ipc.open_file(content).read_all()
        return "".join(str(value) for row in table.to_pylist() for value in row.values())
    return content.decode()


def test_hidden_signs_that_are_in_a_graph_are_shown_as_signs(own: Store) -> None:
    """From a loader's file, or of before: in tables, pictures and graph files."""
    source = Source(publisher="Ga\x1bzette\u202e", title="\0", url="https://example.org/", published="2024-01-01")
    hostile = {"quote": "a\x1b[2J\u202eb\0", "place": "Ba\x07ku\u2028"}
    Writer(own).add(
        [
            Claim.model_validate({**BASE, "source": source, **hostile}),
            Claim.model_validate({**BASE, "kind": "mission_opened", "mission": "embassy", "source": source, **hostile}),
        ]
    )  # fmt: skip
    from legation.graph import projection

    projection.run(own)
    with TestClient(create_app(Settings(), own), raise_server_exceptions=False) as client:
        for url in (
            "/v1/claims?format=csv", "/v1/dyads/GEO/AZE?format=csv", "/v1/missions?sender=GEO&format=csv",
            "/v1/graph?party=GEO&format=graphml", "/v1/graph?party=GEO&format=gexf", "/pictures/timeline.svg?a=GEO&b=AZE",
        ):  # fmt: skip
            answer = client.get(url)
            if answer.status_code == 404 and url.startswith("/pictures"):
                continue
            assert answer.status_code == 200, (url, answer.text[:300])
            assert not set(answer.text) & set("\0\x1b\x07\u202e\u2028"), url
        for form in ("json", "ndjson", "csv-metadata", "parquet", "xlsx", "arrow", "geojson", "json-ld"):
            for url in ("/v1/claims", "/v1/dyads/GEO/AZE", "/v1/missions?sender=GEO", "/v1/graph?party=GEO", "/v1/evidence/publishers"):
                answer = client.get(url, params={**dict(parse_qsl(urlsplit(url).query)), "format": form})
                if answer.status_code == 422:  # the question has no such form
                    continue
                assert answer.status_code == 200, (url, form, answer.text[:300])
                assert not set(texts(answer.content, form)) & set("\0\x1b\x07\u202e\u2028"), (url, form)
        whole = client.get("/v1/claims").json()["claims"][0]
        assert whole["source"]["publisher"] == "Ga\x1bzette\u202e", "what JSON says is what the source says"
        answer_: Answer
        from legation.service.questions.evidence.lists import claims_page

        answer_ = claims_page(own)
        assert not set(to_csv(answer_)) & set("\0\x1b\x07\u202e\u2028")
