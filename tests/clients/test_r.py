"""The R package, installed and asked by R itself where it is there."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import LEFT_OUT

PACKAGE = Path(__file__).resolve().parents[2] / "clients" / "r"


@pytest.fixture(scope="module")
def r(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of an R that has the package."""
    if shutil.which("Rscript") is None:
        pytest.skip(f"{LEFT_OUT}R: there is no Rscript (Debian: r-base-core, r-cran-jsonlite, r-cran-curl)")
    if subprocess.run(["Rscript", "-e", "library(jsonlite)"], capture_output=True, check=False).returncode:
        pytest.skip(f"{LEFT_OUT}R: it has no jsonlite (Debian: r-cran-jsonlite)")
    library = tmp_path_factory.mktemp("r")
    done = subprocess.run(
        ["R", "CMD", "INSTALL", "--no-docs", "--no-byte-compile", f"--library={library}", str(PACKAGE)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return {**os.environ, "R_LIBS": str(library), "LC_ALL": "C.UTF-8"}


def test_r_asks_a_service(r: dict[str, str], address: str) -> None:
    done = subprocess.run(
        ["Rscript", str(PACKAGE / "tests" / "answers.R")],
        env={**r, "LEGATION_ADDRESS": address},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Source: Stockholm International Peace Research Institute" in done.stdout
    assert "Türkiye" in done.stdout
