"""The command line run in this process, and a graph with the starter claims that it only reads."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from typer.testing import CliRunner, Result

from legation.service.cli.app import app

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def run() -> Run:
    """`run("suppliers", "AZE", …)`; the result holds exit code, standard output and standard error."""
    return lambda *arguments: CliRunner().invoke(app, [str(one) for one in arguments])


@pytest.fixture(scope="session")
def starter_url(run: Run, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A graph that `legation load claims` made."""
    from legation.loaders import starter

    url = f"embedded:{tmp_path_factory.mktemp('cli') / 'graph.kgl'}"
    result = run("load", "claims", starter.path(), "--store", url)
    assert result.exit_code == 0, result.output
    return url
