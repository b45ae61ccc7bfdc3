"""Keys: no revocation is lost beside others who write the file, and a damaged file is said."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from legation.graph.errors import Forbidden, KeysUnreadable
from legation.service.http.keys import Guard, Keys
from tests.attack.conftest import ROOT

MAKER = """
import sys
from pathlib import Path
from legation.service.http.keys import Keys
for number in range(15):
    Keys(Path(sys.argv[1])).make(f"new {number}", "read")
"""


def test_no_revocation_is_lost_beside_processes_that_make_keys(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    ids = [Keys(path).make(f"old {number}", "write")[0].id for number in range(30)]
    makers = [
        subprocess.Popen([sys.executable, "-c", MAKER, str(path)], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}) for _ in range(2)
    ]
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda one: Keys(path).revoke(one), ids))
    assert [one.wait(60) for one in makers] == [0, 0]
    held = {one.id: one for one in Keys(path).all()}
    assert len(held) == 30 + 30
    assert all(held[one].revoked for one in ids)
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", '{"keys": 1}', '{"keys": [1]}', '{"keys": [{"id": 1}]}', '{"keys": {}}', "\0" * 100,
        '{"keys": [{"id": "a", "name": 5, "role": "king", "hash": 7, "made": "x"}]}',
    ],
)  # fmt: skip
def test_a_damaged_file_is_said_and_not_written_over(tmp_path: Path, text: str) -> None:
    path = tmp_path / "keys.json"
    token = Keys(path).make("writer", "write")[1]
    keys = Keys(path)
    guard = Guard(keys, public=True, read_only=False)
    headers = {b"x-api-key": token.encode()}
    assert guard.check("POST", "/v1/claims", headers) is not None
    path.write_text(text)
    for _ in range(2):  # and it is not remembered as one without keys
        with pytest.raises(KeysUnreadable):
            guard.check("POST", "/v1/claims", headers)
    with pytest.raises(KeysUnreadable):
        keys.make("other", "read")
    with pytest.raises(KeysUnreadable):
        keys.revoke("x")
    assert path.read_text() == text


def test_a_key_that_was_revoked_stops_at_once_however_fast_the_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    guard = Guard(Keys(path), public=False, read_only=False)
    for number in range(20):
        key, token = Keys(path).make(f"k{number}", "read")
        headers = {b"x-api-key": token.encode()}
        assert guard.check("GET", "/v1/catalog", headers) is not None
        Keys(path).revoke(key.id)
        with pytest.raises(Forbidden):
            guard.check("GET", "/v1/catalog", headers)
