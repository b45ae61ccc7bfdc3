"""A real service on a free port over an embedded graph with the starter claims and one claim full of markup, and a page of it.

Every page fails its test when the browser reports an error: a script that failed, a broken request, a breach of the policy.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from legation.service.http.routes import web

ROOT = Path(__file__).resolve().parents[2]
STARTER = ROOT / "loaders" / "starter" / "claims.jsonl"
AXE = ROOT / "service" / "web" / "node_modules" / "axe-core" / "axe.min.js"
LEGATION = Path(sys.executable).with_name("legation")
expect.set_options(timeout=20_000)  # milliseconds; other work may hold the machine
MARKUP = "<img src=x onerror=\"document.title='broken into'\"><script>document.title='broken into'</script> & <b>bold</b>"
MARKED_CLAIM = {
    "kind": "meeting", "subject": "ALB", "object": "MNE", "when": "2020-01-01", "quote": MARKUP,
    "source": {"publisher": MARKUP, "title": MARKUP, "url": "javascript:document.title='broken into'", "published": "2020-01-02"},
}  # fmt: skip


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of the service: a graph and a file of keys of its own."""
    folder = tmp_path_factory.mktemp("service")
    return {**os.environ, "LEGATION_STORE": f"embedded:{folder / 'graph.kgl'}", "LEGATION_KEYS": str(folder / "keys.json")}


@pytest.fixture(scope="session")
def key(settings: dict[str, str]) -> str:
    """An API key that may write."""
    made = subprocess.run([LEGATION, "key", "make", "a test", "--role", "write"], env=settings, check=True, capture_output=True, text=True)
    found = re.search(r"leg_[\w-]+", made.stdout + made.stderr)
    assert found
    return found[0]


Serve = Callable[[dict[str, str], Sequence[tuple[str, Path]]], str]


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Loads files (loader, path) into the graph of some settings and serves it; gives the address, e.g. http://127.0.0.1:41234."""
    if not web.built():
        why = "the explorer is not built (make web)"
        if "browser" in os.environ.get("LEGATION_REQUIRE", ""):
            pytest.fail(why)
        pytest.skip(f"left out: browser: {why}")
    with ExitStack() as stack:

        def start(settings: dict[str, str], files: Sequence[tuple[str, Path]]) -> str:
            for loader, file in files:
                subprocess.run([LEGATION, "load", loader, file], env=settings, check=True, capture_output=True)
            command = [LEGATION, "serve", "--port", "0"]
            process = stack.enter_context(subprocess.Popen(command, env=settings, stdout=subprocess.PIPE, text=True))
            stack.callback(process.terminate)
            assert process.stdout is not None
            return process.stdout.readline().split(" at ")[1].split()[0]

        yield start


@pytest.fixture(scope="session")
def url(serve: Serve, tmp_path_factory: pytest.TempPathFactory, settings: dict[str, str]) -> str:
    """The address of a service over the starter claims and one claim full of markup."""
    marked = tmp_path_factory.mktemp("web") / "marked.jsonl"
    marked.write_text(json.dumps(MARKED_CLAIM) + "\n", encoding="utf-8")
    return serve(settings, [("claims", STARTER), ("claims", marked)])


@pytest.fixture
def markup() -> str:
    """What stands as quote, title and publisher in the marked claim between Albania and Montenegro."""
    return MARKUP


@pytest.fixture
def errors() -> list[str]:
    """What the browser complained of; empty it in a test that provokes a complaint."""
    return []


@pytest.fixture
def page(browser: Browser, url: str, errors: list[str]) -> Iterator[Page]:
    """A desktop page whose base address is the service."""
    context = browser.new_context(base_url=url, viewport={"width": 1280, "height": 900}, accept_downloads=True)
    opened = context.new_page()
    opened.set_default_timeout(30_000)

    def note(message: ConsoleMessage) -> None:
        refused = "Failed to load resource" in message.text and "/v1/" in message.location["url"]
        changed = "ERR_NETWORK_CHANGED" in message.text  # a container came up or went away on this machine
        if (
            message.type in ("error", "warning") and not refused and not changed
        ):  # the API's problems are shown on the page, and tested there
            errors.append(f"{message.type}: {message.text}")

    opened.on("console", note)
    opened.on("pageerror", lambda error: errors.append(f"exception: {error}"))
    yield opened
    context.close()
    assert errors == []


@pytest.fixture
def unfold(page: Page) -> Callable[[], None]:
    """Goes down the page until every part that is drawn only when it is near has been drawn."""

    def down() -> None:
        page.wait_for_load_state("networkidle")
        for _ in range(20):
            if not page.evaluate("(one => { one?.scrollIntoView(); return one !== null; })(document.querySelector('[data-later]'))"):
                return
            page.wait_for_timeout(80)
            page.wait_for_load_state("networkidle")
        assert page.locator("[data-later]").count() == 0

    return down


@pytest.fixture
def ask(page: Page) -> Any:
    """Asks the API from Python: `ask("/v1/…")` gives the parsed JSON."""

    def get(path: str) -> Any:
        response = page.request.get(path)
        assert response.ok, response.text()
        return response.json()

    return get


@pytest.fixture
def serious(page: Page) -> Callable[[], list[str]]:
    """What axe-core calls serious or critical on the page as it is, with the first element of each."""
    if not AXE.is_file():
        pytest.skip("left out: browser: axe-core is not installed (make web)")

    def look() -> list[str]:
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
        return [
            f"{one['id']}: {one['nodes'][0]['html'][:200]} {one['nodes'][0]['failureSummary'][:300]}"
            for one in found
            if one["impact"] in ("serious", "critical")
        ]

    return look
