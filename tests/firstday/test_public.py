"""docs/public.md: the service below a path of a site, behind nginx with TLS, as that page says."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from legation.graph.errors import InputError
from legation.graph.store import Store
from legation.service.http.app import create_app
from legation.service.http.base_path import base_path
from legation.service.http.routes import web
from legation.service.settings import Settings
from tests.api.conftest import starter_store
from tests.firstday.conftest import ROOT, legation, served

__all__ = ["starter_store"]
PAGE = (ROOT / "docs" / "public.md").read_text(encoding="utf-8")
BASE = "/legation"
FACT = {
    "kind": "recognized", "subject": "GEO", "object": "AZE", "when": "1992",
    "source": {"publisher": "Ministry of Foreign Affairs", "title": "Relations", "published": "2024-01-01"},
}  # fmt: skip


@pytest.fixture
def below(starter_store: Store) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(base_path=BASE), starter_store), follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize("prefix", [BASE, ""], ids=["passed on", "taken away"])
def test_every_way_of_a_proxy_leads_to_the_same(below: TestClient, prefix: str) -> None:
    asked = "/v1/arms/suppliers?recipient=AZE&from=2016&to=2020"
    assert below.get(prefix + asked).json()["suppliers"][0]["supplier"] == "ISR"
    assert "697" in below.get(f"{prefix}/pictures/suppliers.csv?recipient=AZE&from=2016&to=2020").text
    docs = below.get(f"{prefix}/docs")
    assert f"'{BASE}/openapi.json'" in docs.text
    script = re.search(r"sha256-[\w+/=]+", docs.headers["content-security-policy"])
    assert script
    assert below.get(f"{prefix}/openapi.json").json()["servers"][0]["url"] == BASE
    assert f"<{BASE}/v1/claims?" in below.get(f"{prefix}/v1/claims?limit=2").headers["link"]
    assert below.get(f"{prefix}/reconcile").json()["view"]["url"].startswith(f"http://testserver{BASE}/")
    if web.built():
        page = below.get(f"{prefix}/party/AZE").text
        assert f'data-base="{BASE}"' in page
        for asset in re.findall(r'(?:src|href)="(/[^"]+\.(?:js|css))"', page):
            assert asset.startswith(f"{BASE}/web/")
            assert below.get(asset.removeprefix(BASE) if not prefix else asset).status_code == 200


def test_the_path_alone_leads_to_the_page(below: TestClient) -> None:
    assert below.get(BASE).headers["location"] == f"{BASE}/"
    assert below.get("/legationsomething/v1/catalog").status_code == 404


@pytest.mark.parametrize(("text", "path"), [("", ""), ("/", ""), ("legation/", "/legation"), ("/a/b/", "/a/b")])
def test_the_setting_is_read_in_the_ways_it_is_written(text: str, path: str) -> None:
    assert base_path(text) == path


@pytest.mark.parametrize("text", ["https://example.org/legation", "/a b", "/a/../b", '/"x'])
def test_a_path_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="LEGATION_BASE_PATH"):
        base_path(text)


@dataclass(frozen=True, slots=True)
class Site:
    """What the world sees: the address of the service on the site, and the folder of the service."""

    url: str
    folder: Path

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        return self.ask(urllib.request.Request(self.url + path, headers=headers))

    def ask(self, request: urllib.request.Request) -> tuple[int, str]:
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        try:
            with urllib.request.urlopen(request, timeout=20, context=trusting) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """nginx with the page's own lines; only addresses, ports and files are this machine's."""
    nginx = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin")
    if nginx is None or shutil.which("openssl") is None:
        if "browser" in os.environ.get("LEGATION_REQUIRE", ""):
            pytest.fail("nginx and openssl are needed (apt-get install nginx openssl)")
        pytest.skip("left out: nginx or openssl is not installed")
    folder = tmp_path_factory.mktemp("site")
    certificate = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=example.org"]
    files = ["-keyout", str(folder / "site.key"), "-out", str(folder / "site.pem")]
    subprocess.run([*certificate, *files], check=True, capture_output=True)
    (lines,) = re.findall(r"```nginx\n(.*?)```", PAGE, re.DOTALL)
    (command,) = re.findall(r"^\$ (.*) legation serve$", PAGE, re.MULTILINE)
    settings = dict(one.split("=", 1) for one in command.split())
    with served(folder, **settings) as address:
        port = free_port()
        for old, new in {
            "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
            "/etc/ssl/example.org.pem": f"{folder}/site.pem",
            "/etc/ssl/example.org.key": f"{folder}/site.key",
            "http://127.0.0.1:8000": address,
        }.items():
            assert lines.count(old) == 1, old
            lines = lines.replace(old, new)
        ways = "".join(f"{way}_temp_path {folder}/{way};\n" for way in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        (folder / "nginx.conf").write_text(
            f"pid {folder}/nginx.pid;\nerror_log {folder}/error.log;\nevents {{}}\nhttp {{\naccess_log off;\n{ways}{lines}}}\n",
            encoding="utf-8",
        )
        running = subprocess.Popen([nginx, "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"])
        found = Site(f"https://127.0.0.1:{port}{settings['LEGATION_BASE_PATH']}", folder)
        try:
            for _ in range(100):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield found
        finally:
            running.terminate()
            running.wait(timeout=20)


def test_strangers_read_and_only_keys_write(site: Site) -> None:
    status, body = site.get("/v1/arms/suppliers?recipient=AZE&from=2016&to=2020")
    assert status == 200
    assert json.loads(body)["suppliers"][0]["tiv"] == 697.45
    assert site.get("/metrics")[0] == 404
    assert site.get("")[0] == (200 if web.built() else 503)
    fact = json.dumps(FACT).encode()

    def write(**headers: str) -> tuple[int, str]:
        return site.ask(urllib.request.Request(f"{site.url}/v1/claims", fact, headers, method="POST"))

    assert write()[0] == 403
    token = legation(site.folder, "key", "make", "a newcomer", "--role", "write", quiet=False).strip()
    status, body = write(Authorization=f"Bearer {token}")
    assert status == 200, body
    assert json.loads(body)["new"] == 1
    assert token not in (site.folder / "var" / "keys.json").read_text(encoding="utf-8")
    assert '"GEO"' in (site.folder / "var" / "audit.jsonl").read_text(encoding="utf-8")
    told: dict[str, Any] = json.loads(site.get("/v1/claims?party=GEO&kind=recognized&since=2024-01-01")[1])
    assert "Ministry of Foreign Affairs" in {one["source"]["publisher"] for one in told["claims"]}


@pytest.mark.browser
def test_the_explorer_works_below_the_path(site: Site) -> None:
    if not web.built():
        if "browser" in os.environ.get("LEGATION_REQUIRE", ""):
            pytest.fail("the explorer is not built (make web)")
        pytest.skip("left out: browser: the explorer is not built (make web)")
    sync_api = pytest.importorskip("playwright.sync_api")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("left out: browser: Chromium is not installed")
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(ignore_https_errors=True)
        failed: list[str] = []  # 422 says that the starter does not cover something, which the page tells
        page.on("response", lambda one: failed.append(f"{one.status} {one.url}") if one.status >= 400 and one.status != 422 else None)
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.goto(f"{site.url}/supply?party=AZE&from=2016&to=2020")
        sync_api.expect(page.locator("main")).to_contain_text("Israel", timeout=30_000)
        page.get_by_role("link", name="Missions", exact=True).first.click()
        page.wait_for_url(re.compile(re.escape(site.url) + r"/missions"))
        for link in page.locator("a[href^='/']").all():
            assert (link.get_attribute("href") or "").startswith(f"{BASE}/")
        page.reload()
        sync_api.expect(page.locator("main")).to_be_visible(timeout=30_000)
        page.goto(f"{site.url}/embed/supply?party=AZE&from=2016&to=2020")
        sync_api.expect(page.locator("body")).to_contain_text("Israel", timeout=30_000)
        browser.close()
    assert not failed
