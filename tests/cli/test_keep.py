"""Verify, digest, export, copy, backup and restore on the command line."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from legation.graph.store import open_store
from legation.loaders import starter
from tests.cli.conftest import Run


@pytest.fixture
def url(run: Run, tmp_path: Path) -> str:
    """A graph of the starter claims."""
    made = f"embedded:{tmp_path / 'graph.kgl'}"
    assert run("load", "claims", starter.path(), "--store", made).exit_code == 0
    return made


def digest_of(run: Run, url: str) -> dict[str, object]:
    found: dict[str, object] = orjson.loads(run("digest", "--store", url, "--format", "json").stdout)
    return found


def test_verify_says_that_a_graph_is_sound_or_what_is_not(run: Run, url: str) -> None:
    sound = run("verify", "--store", url)
    assert (sound.exit_code, sound.stdout.splitlines()[-1]) == (0, "sound")
    store = open_store(url)
    store.write([("write/pending", {"ids": ["arms|ISR|AZE"]})])
    store.close()
    broken = run("verify", "--store", url, "--format", "json")
    assert broken.exit_code == 1
    assert orjson.loads(broken.stdout)["faults"] == {"pending": 1}


def test_what_is_exported_is_the_same_graph_when_it_is_loaded(run: Run, url: str, tmp_path: Path) -> None:
    file = tmp_path / "claims.jsonl.gz"
    assert run("export", "claims", file, "--store", url).stdout == f"2,584 claims in {file}\n"
    other = f"embedded:{tmp_path / 'other.kgl'}"
    assert run("load", "claims", file, "--store", other).exit_code == 0
    assert digest_of(run, other) == digest_of(run, url)
    lines = run("export", "claims", "-", "--store", url).stdout.splitlines()
    assert len(lines) == 2584
    assert orjson.loads(lines[0])["source"]["publisher"]


def test_a_copy_and_a_restored_backup_have_the_same_digest(run: Run, url: str, tmp_path: Path) -> None:
    twin, back = f"embedded:{tmp_path / 'twin'}", f"embedded:{tmp_path / 'back'}"
    copied = run("copy", url, twin)
    assert copied.exit_code == 0, copied.output
    assert "2,584 claims, 2,584 of them new there" in copied.stdout
    assert run("backup", tmp_path / "backup", "--store", url).exit_code == 0
    restored = run("restore", tmp_path / "backup", "--store", back)
    assert restored.stdout == "2,584 claims restored\n"
    assert digest_of(run, twin) == digest_of(run, back) == digest_of(run, url)


def test_what_would_overwrite_is_refused(run: Run, url: str, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("keep")
    for words in (("backup", tmp_path / "mine"), ("restore", tmp_path / "mine"), ("export", "neo4j-import", tmp_path)):
        result = run(*words, "--store", url)
        assert result.exit_code == 2, result.output
        assert result.stderr.startswith("legation: ")
    assert (tmp_path / "mine").read_text() == "keep"


def test_the_importers_command_is_printed(run: Run, url: str, tmp_path: Path) -> None:
    result = run("export", "neo4j-import", tmp_path / "csv", "--database", "world", "--store", url)
    assert result.exit_code == 0, result.output
    command = result.stdout.splitlines()[-1]
    assert command.startswith("neo4j-admin database import full ")
    assert command.endswith(" world")
    named = {word.rpartition("=")[2] for word in command.split() if word.endswith(".csv")}
    assert named == {file.name for file in (tmp_path / "csv").iterdir()}
