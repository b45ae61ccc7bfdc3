"""No password or key in an answer, an error, a log or a file that others may read."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from legation.graph.errors import LegationError, StoreUnavailable
from legation.graph.store import open_store, shown
from legation.service.http.keys import Keys

if TYPE_CHECKING:
    from tests.security.conftest import Serve

SECRET = "hunter2-swordfish"


@pytest.mark.parametrize(
    "url",
    [
        f"bolt://neo4j:{SECRET}@127.0.0.1:1", f"neo4j://neo4j:{SECRET}@127.0.0.1:1/db", f"bolt+s://u:{SECRET}@127.0.0.1:1", f"http://u:{SECRET}@h",
        f"bolt://u:{SECRET}@", f"bolt://u:{SECRET}@h:port", f"bolt://:{SECRET}@127.0.0.1:1", f"u:{SECRET}@h", f"bolt://u:{SECRET}%40x@127.0.0.1:1",
        f"bolt://u:{SECRET}/@#?x@127.0.0.1:1", f"bolt://u:x:{SECRET}@h",
    ],
)  # fmt: skip
def test_an_address_that_does_not_open_shows_no_password(
    url: str, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(LegationError) as raised:
        open_store(url)
    assert SECRET not in str(raised.value)
    assert SECRET not in repr(raised.value)
    out = capsys.readouterr()
    assert SECRET not in caplog.text + out.out + out.err
    assert SECRET not in shown(url)


def test_the_command_line_shows_no_password() -> None:
    command = [sys.executable, "-m", "legation", "--store", f"bolt://neo4j:{SECRET}@127.0.0.1:1", "status"]
    environment = {**os.environ, "LEGATION_NEO4J_PASSWORD": SECRET, "COLUMNS": "200"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=120)
    assert done.returncode != 0
    assert SECRET not in done.stdout + done.stderr


def test_a_key_is_in_no_answer_and_no_log(serve: Serve, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    path = tmp_path / "keys.json"
    _, token = Keys(path).make("reader", "read")
    client = serve(keys=path, public=False, audit=tmp_path / "audit.jsonl")
    for given in (token, token[:-1], "leg_" + SECRET, SECRET * 100):
        for headers in ({"Authorization": f"Bearer {given}"}, {"X-API-Key": given}):
            for answer in (
                client.get("/v1/catalog", headers=headers),
                client.get("/v1/arms/suppliers", headers=headers),
                client.post("/v1/claims", headers=headers, content=b"{}"),
            ):
                assert given not in answer.text
                assert given not in str(answer.headers)
        ours = "".join(record.getMessage() for record in caplog.records if not record.name.startswith("httpx"))
        assert given not in ours
    assert token not in path.read_text()
    if (tmp_path / "audit.jsonl").exists():
        assert token not in (tmp_path / "audit.jsonl").read_text()


def test_no_caller_writes_lines_into_the_log(serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    """What a caller says stands in the log in one line, however it is written."""
    caplog.set_level(logging.DEBUG)
    client = serve(rate="off")
    app = client.app

    @app.get("/v1/broken/{what}")  # type: ignore[attr-defined]
    def broken(what: str) -> None:
        raise StoreUnavailable(f"nothing is known of {what!r}")

    @app.get("/v1/defect/{what}")  # type: ignore[attr-defined]
    def defect(what: str) -> None:
        raise RuntimeError("a defect")

    for path in ("broken", "defect"):
        assert client.get(f"/v1/{path}/x%0d%0aERROR%20forged%1b[2J").status_code == 422
        assert client.get(f"/v1/{path}/xERROR%20forged").status_code >= 500
    said = [record.getMessage() for record in caplog.records if record.name.startswith("legation.service")]
    assert len([line for line in said if "forged" in line]) == 2, "control characters are refused before anything is logged of them"
    assert not [line for line in said if set(line) & {"\r", "\n", "\x1b"}]


def test_the_file_of_keys_is_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    Keys(path).make("reader", "read")
    assert path.stat().st_mode & 0o077 == 0


def test_the_repository_holds_no_key() -> None:
    """Nothing that looks like a private key or a token of a well-known service is committed."""
    root = Path(__file__).resolve().parents[2]
    patterns = [
        "-----BEGIN [A-Z ]*PRIVATE KEY",
        "AKIA[0-9A-Z]{16}",
        "gh[pousr]_[A-Za-z0-9]{36}",
        "xox[baprs]-[0-9]{8}",
        "leg_[A-Za-z0-9_-]{43}",
    ]
    for pattern in patterns:
        done = subprocess.run(["git", "grep", "-lE", "-e", pattern], cwd=root, capture_output=True, text=True, check=False)
        found = [name for name in done.stdout.split() if name != str(Path(__file__).relative_to(root))]
        assert not found, f"{pattern}: {found}"
