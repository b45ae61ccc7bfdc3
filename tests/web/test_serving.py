"""How the service serves the explorer, also when it was not built; the table of areas; types that agree with the API."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from legation.graph.parties import register
from legation.service.http.app import create_app
from legation.service.http.routes import web
from legation.service.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "service" / "web"


def test_a_missing_bundle_is_said_plainly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(web, "DIST", tmp_path / "none")
    with TestClient(create_app(Settings(store=f"embedded:{tmp_path / 'graph.kgl'}"))):
        assert "was not built" in caplog.text
    client = TestClient(create_app())
    answer = client.get("/supply?party=<b>")
    assert answer.status_code == 503
    assert "was not built" in answer.text
    assert "make web" in answer.text
    assert "<b>" not in answer.text
    assert client.get("/web/main.js").status_code == 404
    assert client.get("/healthz").status_code == 200


def test_files_are_compressed_named_by_content_and_nothing_else_is_served() -> None:
    if not web.built():
        pytest.skip("left out: browser: the explorer is not built (make web)")
    client = TestClient(create_app())
    page = client.get("/").text
    script = re.search(r"/web/(main-\w+\.js)", page)
    assert script
    packed = client.get(f"/web/{script[1]}", headers={"accept-encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "immutable" in packed.headers["cache-control"]
    assert client.get(f"/web/{script[1]}", headers={"accept-encoding": "identity"}).text == packed.text
    for name in ("index.html", f"{script[1]}.gz", "..%2F..%2Fapp.py", "nothing.js"):
        assert client.get(f"/web/{name}").status_code == 404


def test_every_area_of_the_map_is_the_register_s() -> None:
    text = (SOURCES / "src" / "pictures" / "areas.ts").read_text(encoding="utf-8")
    pairs = re.findall(r"(\d{3})([A-Z]{3})\b", text)
    assert len(pairs) > 230
    current = {code.value: party for party in register().parties() for code in party.codes if code.scheme == "ison" and code.end is None}
    assert {number: id_ for number, id_ in pairs} == {number: current[number].id for number, _ in pairs}
    for id_ in ("XKX", "XSL", "XNC"):
        assert register().get(id_).id == id_


def test_the_sources_agree_with_the_api(tmp_path: Path) -> None:
    npm = shutil.which("npm")
    if npm is None or not (SOURCES / "node_modules").is_dir():
        pytest.skip("left out: browser: no Node, or `make web` was not run")
    copy = tmp_path / "web"
    shutil.copytree(SOURCES, copy, ignore=shutil.ignore_patterns("node_modules", "dist"))
    (copy / "node_modules").symlink_to(SOURCES / "node_modules")
    subprocess.run([sys.executable, "-m", "tools.openapi", str(copy / "openapi.json")], cwd=ROOT, check=True)
    for step in ("types", "check"):
        done = subprocess.run([npm, "run", "--silent", step], cwd=copy, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
