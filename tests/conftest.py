"""Fixtures for every test.

Strategy
--------
- Real things, never mocks of an engine. A rule of the store is tested through `store`, which runs each test once on the
  embedded engine (a file in `tmp_path`) and once on a real Neo4j; each test starts from an empty graph with the schema.
- One Neo4j for the whole run: started by testcontainers at the first test that asks for it, stopped at the end, emptied
  between tests. `pytest -n 2 --dist loadfile` starts one for each worker (xdist 3.8 does not see groups under pytest 9.2).
  `LEGATION_TEST_NEO4J=bolt://user:pass@host:port` names a server to use instead. IT IS EMPTIED.
- Input is real: `shared_data` is the folder of collected source files beside the repository, never committed.
- What a machine lacks is left out, and the end of the run says what and why. `LEGATION_REQUIRE=neo4j,browser,data`
  turns each thing left out into a failure; CI sets it.
- The environment holds no LEGATION_* setting while a test runs but LEGATION_STARTER=small, so a developer's own settings change nothing.
"""

from __future__ import annotations

import os
import platform
import secrets
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import hypothesis
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from legation.graph.store import Store

ROOT = Path(__file__).resolve().parent.parent
SHARED_DATA = ROOT.parent / "shared" / "data"
NEO4J_IMAGE = "neo4j:5.26-community"
REQUIRE = "LEGATION_REQUIRE"
STARTER = "LEGATION_STARTER"
os.environ[STARTER] = "small"  # a service that a test starts fills an empty graph in a second, not with the whole world
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
LEFT_OUT = "left out: "
hypothesis.settings.register_profile("legation", deadline=None)  # a busy machine is no failure; time belongs to bench/
hypothesis.settings.load_profile("legation")
neo4j_server = pytest.StashKey[str]()


def leave_out(what: str, why: str) -> NoReturn:
    """Skip the test for want of `what` (neo4j, browser or data), or fail it where LEGATION_REQUIRE names `what`."""
    if what in os.environ.get(REQUIRE, "").replace(" ", "").split(","):
        pytest.fail(f"{REQUIRE} names {what}, but {why}", pytrace=False)
    pytest.skip(f"{LEFT_OUT}{what}: {why}")


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("LEGATION_") and name not in (REQUIRE, STARTER) and not name.startswith("LEGATION_TEST_"):
            monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder `../shared/data` of collected source files (see its MANIFEST.md)."""
    if not SHARED_DATA.is_dir():
        leave_out("data", "there is no folder ../shared/data beside the repository")
    return SHARED_DATA


@pytest.fixture(scope="session")
def neo4j_url(pytestconfig: pytest.Config) -> Iterator[str]:
    """`bolt://user:password@host:port` of a Neo4j 5.26 that tests may empty."""
    given = os.environ.get("LEGATION_TEST_NEO4J")
    if given:
        _note_neo4j_server(pytestconfig, given)
        yield given
        return
    # testcontainers reads these when it is imported. Its reaper wants an image of its own and is not needed, since the
    # server is stopped below; ports are published on this machine, also where the tests run inside a container.
    os.environ.setdefault("TESTCONTAINERS_RYUK_DISABLED", "true")
    os.environ.setdefault("TC_MAX_TRIES", "600")  # seconds: a busy machine has taken more than the usual 120
    if "DOCKER_HOST" not in os.environ:
        os.environ.setdefault("TESTCONTAINERS_CONNECTION_MODE", "docker_host")
        os.environ.setdefault("TC_HOST", "127.0.0.1")
    import docker
    from testcontainers.community.neo4j import Neo4jContainer

    password = secrets.token_hex(12)
    why = ""
    with ExitStack() as stack:
        try:
            container = stack.enter_context(Neo4jContainer(NEO4J_IMAGE, password=password))
        except docker.errors.APIError as error:
            why = f"{NEO4J_IMAGE} does not start ({error.explanation or error})"
        except docker.errors.DockerException:
            why = "no Docker engine answers"
        if why:
            leave_out("neo4j", why)
        url = f"bolt://neo4j:{password}@{container.get_container_host_ip()}:{container.get_exposed_port(7687)}"
        _note_neo4j_server(pytestconfig, url)
        yield url


def _note_neo4j_server(config: pytest.Config, url: str) -> None:
    """Keep the server's version for the summary; under xdist the worker hands it to the controller."""
    from urllib.parse import unquote, urlsplit

    from neo4j import GraphDatabase

    parts = urlsplit(url)
    auth = (unquote(parts.username or "neo4j"), unquote(parts.password or ""))
    with GraphDatabase.driver(f"{parts.scheme}://{parts.hostname}:{parts.port or 7687}", auth=auth) as driver:
        agent = driver.get_server_info().agent
    if hasattr(config, "workeroutput"):
        config.workeroutput["neo4j_server"] = agent
    else:
        config.stash[neo4j_server] = agent


@pytest.fixture(scope="session")
def _neo4j_store(neo4j_url: str) -> Iterator[Store]:
    from legation.graph.store import open_store

    store = open_store(neo4j_url)
    try:
        yield store
    finally:
        store.close()


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty graph with the schema applied, on each engine in turn."""
    from legation.graph.store import clear, open_store, prepare

    if request.param == "neo4j":
        shared: Store = request.getfixturevalue("_neo4j_store")
        clear(shared)
        prepare(shared)
        yield shared
        return
    own = open_store(f"embedded:{tmp_path / 'graph.kgl'}")
    try:
        prepare(own)
        yield own
    finally:
        own.close()


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the system's Chromium. Playwright's own browser is never downloaded."""
    for name in CHROMIUM_NAMES:
        if path := shutil.which(name):
            return path
    leave_out("browser", f"none of {', '.join(CHROMIUM_NAMES)} is on PATH")


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """Headless Chromium, driven by Playwright; open a page with `browser.new_page()` and close it.

    One for each module, since Playwright's event loop runs in this thread while it lives and would break an
    `asyncio.run` in another module's test.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_ARGS))
        try:
            yield started
        finally:
            started.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by the fixtures they use, so that `-m "not neo4j"` needs no hand-written mark."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if "neo4j_url" in fixtures:
            item.add_marker("neo4j")
        if "shared_data" in fixtures:
            item.add_marker("data")
        if "chromium" in fixtures:
            item.add_marker("browser")


def pytest_report_header() -> list[str]:
    required = os.environ.get(REQUIRE) or "nothing (what is missing is left out)"
    server = "the server in LEGATION_TEST_NEO4J" if os.environ.get("LEGATION_TEST_NEO4J") else NEO4J_IMAGE
    return [
        f"legation: python {platform.python_version()}, kglite {version('kglite')}, neo4j driver {version('neo4j')}",
        f"legation: contract tests on embedded and on {server}; required: {required}",
    ]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """Under xdist: take the server's version from the worker that used it."""
    agent = getattr(node, "workeroutput", {}).get("neo4j_server")
    if agent:
        node.config.stash[neo4j_server] = agent  # type: ignore[attr-defined]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say which engines took part and what was left out, and why."""
    counts: dict[str, int] = {}
    for report in terminalreporter.stats.get("skipped", ()):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        _, found, left_out = reason.partition(LEFT_OUT)
        if found:
            counts[left_out] = counts.get(left_out, 0) + 1
    agent = config.stash.get(neo4j_server, None)
    if not counts and not agent:
        return
    terminalreporter.section("legation")
    if agent:
        terminalreporter.write_line(f"engines: embedded (kglite {version('kglite')}) and {agent}")
    for left_out, count in sorted(counts.items()):
        terminalreporter.write_line(f"LEFT OUT in {count} tests: {left_out}", yellow=True)
