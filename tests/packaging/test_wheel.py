"""The wheel: one name in site-packages, and it answers a question where nothing of the checkout is at hand."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

from tools import package_page

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built with the packages that are here."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps", "-w", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, text=True)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a new environment that holds the wheel, and this environment's other packages below it."""
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True, capture_output=True)
    made = folder / "bin" / "python"
    site = next(folder.glob("lib/python3*/site-packages"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    # A folder that a .pth file names is searched, but its own .pth files are not read: the editable install stays out.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return made


def test_the_wheel_puts_one_name_into_site_packages(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"legation"}
    assert {"legation/loaders/starter/claims.jsonl", "legation/loaders/starter/world.jsonl.gz"} <= set(names)
    assert any(name.startswith("legation/cypher/ask/") for name in names)
    assert not [name for name in names if "node_modules" in name or "/web/src/" in name or name.endswith("Dockerfile")]


def test_the_page_of_the_package_names_nothing_that_only_the_checkout_has(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (one for one in archive.namelist() if one.endswith(".dist-info/METADATA"))
        metadata = message_from_bytes(archive.read(name))
        assert "legation/py.typed" in archive.namelist()
    page = metadata.get_payload()
    assert isinstance(page, str)
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert page.startswith("# ")
    assert re.findall(r"\]\((?!https?:|#)", page) == []
    assert {"Typing :: Typed", "Intended Audience :: Science/Research"} <= set(metadata.get_all("Classifier", []))


def test_with_an_address_of_the_repository_links_and_images_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEGATION_REPOSITORY_URL", "https://git.example/group/legation.git/")
    base = package_page.repository()
    page = package_page.page((ROOT / "README.md").read_text(encoding="utf-8"), base)
    assert "(https://git.example/group/legation/raw/HEAD/docs/images/explorer-supply.png)" in page
    assert "(https://git.example/group/legation/blob/HEAD/docs/glossary.md)" in page
    assert re.findall(r"\]\((?!https?:|#)", page) == []
    assert package_page.addresses(base)["Repository"] == "https://git.example/group/legation"
    for unknown in ("", "/srv/legation", "git@git.example:group/legation.git"):
        monkeypatch.setenv("LEGATION_REPOSITORY_URL", unknown)
        monkeypatch.delenv("CI_PROJECT_URL", raising=False)
        assert package_page.repository() is None
        assert package_page.addresses(None) == {}


def test_an_installed_wheel_answers(wheel: Path, python: Path, tmp_path: Path) -> None:
    """A user's own `graph.py` and `service.py` in the folder do no harm."""
    for name in ("graph.py", "service.py", "loaders.py", "cypher.py", "extraction.py"):
        (tmp_path / name).write_text("raise SystemExit('the user\\'s own file was imported')\n", encoding="utf-8")

    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def legation(*words: str) -> str:
        command = [str(python), "-m", "legation", "--store", f"embedded:{tmp_path / 'graph.kgl'}", *words]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    where = subprocess.run(
        [str(python), "-c", "import legation; print(legation.__file__)"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(python.parent.parent) in where.stdout
    assert "Azerbaijan" in legation("party", "AZE")
    with zipfile.ZipFile(wheel) as archive:
        archive.extract("legation/loaders/starter/claims.jsonl", tmp_path / "unpacked")
    legation("load", "claims", str(tmp_path / "unpacked" / "legation" / "loaders" / "starter" / "claims.jsonl"))
    assert "697.45" in legation("suppliers", "AZE", "--from", "2016", "--to", "2020")
