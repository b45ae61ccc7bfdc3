"""What the project installs: every package pinned with its hashes, none of those known to be wrong, all under permissive licences."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tools.audit import verdict

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
USERS = (ROOT / "requirements.lock").read_text(encoding="utf-8")
BARRED = {
    "pycountry": "LGPL, and maps Kosovo to Serbia",
    "country-converter": "GPL-3.0",
    "countrycode": "GPL-3.0",
    "countryguess": "GPL-3.0",
    "en-core-web-trf": "has the shape of name-squatting",
    "en-core-sci-md": "has the shape of name-squatting",
    "zh-core-web-sm": "has the shape of name-squatting",
}
"""Packages that were looked at and must not come in, not even through another."""
PERMISSIVE = re.compile(
    r"\b(OFL-1\.1|MIT|BSD|0BSD|ISC|Apache|PSF|Python Software Foundation|Unlicense|Zlib|CC0|MPL|Mozilla Public|HPND|BlueOak|"
    r"Public Domain)\b",
    re.IGNORECASE,
)  # MPL-2.0 binds the files of the package alone, OFL-1.1 a font alone
IN_ITS_FILE = {"resvg-py": "MIT"}
"""Licences that stand in a distribution's LICENSE and not in its metadata."""
COPYLEFT = re.compile(r"\b(A?GPL|LGPL|GNU|EUPL|SSPL|CC-BY-NC|Commons Clause|BUSL|Business Source|ODbL)", re.IGNORECASE)


def locked() -> dict[str, str]:
    """Version of each package of the lock, by normal name."""
    return {_normal(name): version for name, version in re.findall(r"^([A-Za-z0-9][\w.-]*)(?:\[[^]]*\])?==([^\s;\\]+)", LOCK, re.MULTILINE)}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_users_install_a_part_of_what_developers_do_under_250_mb() -> None:
    """`requirements.lock` is what the extra `usual` needs, with the versions and hashes of the developers' lock."""
    blocks = re.split(r"\n(?=[A-Za-z0-9])", LOCK.strip())
    mine = re.split(r"\n(?=[A-Za-z0-9])", USERS.strip())
    assert {block.split(" \\\n", 1)[1] for block in mine} <= {block.split(" \\\n", 1)[1] for block in blocks}
    names = {_normal(re.split(r"[=\[]", block)[0]) for block in mine}
    needed = set(runtime("usual"))
    assert needed <= names
    assert not names & {"pyarrow", "spacy", "pydantic-ai-slim", "mypy", "pytest", "polars"}
    files = [file for package in runtime("usual").values() for file in package.files or [] if not str(file).endswith(".pyc")]
    assert 100e6 < sum(Path(str(file.locate())).stat().st_size for file in files if Path(str(file.locate())).exists()) < 230e6


def test_every_package_is_pinned_with_its_hashes_and_no_address() -> None:
    blocks = re.split(r"\n(?=[A-Za-z0-9])", "\n" + LOCK)[1:]
    blocks = [block for block in blocks if not block.startswith("#")]
    assert len(blocks) > 50
    for block in blocks:
        assert re.match(r"[\w.\[\],-]+==\S+", block), block.splitlines()[0]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), block.splitlines()[0]
    assert "://" not in LOCK
    assert not re.search(r"--hash=(?!sha256:[0-9a-f]{64}\b)", LOCK)


def test_nothing_that_was_turned_down_comes_in() -> None:
    assert not {name: why for name, why in BARRED.items() if name in locked()}
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert '"httpx>' not in project, "starlette's test client wants httpx2; httpx comes with spaCy only"


def test_no_candidate_or_development_version_at_run_time() -> None:
    needed = runtime()
    early = {name: version for name, version in locked().items() if name in needed and re.search(r"(a|b|rc|dev)\d", version)}
    assert not {name for name in early if not name.startswith("opentelemetry")}, early  # its conventions are numbered 0.xbN for good


def runtime(extra: str = "all") -> dict[str, Distribution]:
    """Every distribution that the project needs at run time with `extra`, by normal name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [Requirement(text) for text in project["dependencies"]]
    groups = [extra]
    while groups:
        for one in map(Requirement, project["optional-dependencies"][groups.pop()]):
            if one.name == "legation":
                groups += one.extras
            else:
                wanted.append(one)
    found: dict[str, Distribution] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    while wanted:
        one = wanted.pop()
        name, extras = _normal(one.name), frozenset(one.extras)
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue  # for another platform, or an extra that is not installed
        for text in found[name].requires or []:
            needed = Requirement(text)
            if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in (*extras, "")):
                wanted.append(needed)
    return found


def licence(package: Distribution) -> str:
    """What a distribution's metadata says of its licence."""
    meta = package.metadata
    if stated := IN_ITS_FILE.get(_normal(meta["Name"])):
        assert "Permission is hereby granted, free of charge" in str(package.read_text("licenses/LICENSE"))
        return stated
    classifiers = [text.rsplit("::", 1)[-1].strip() for text in meta.get_all("Classifier") or [] if text.startswith("License ::")]
    said = meta.get("License-Expression") or "; ".join(classifiers) or (meta.get("License") or "").strip().splitlines()[:1]
    return said if isinstance(said, str) else " ".join(said)


def test_what_runs_is_under_permissive_licences() -> None:
    said = {name: licence(package) for name, package in runtime().items()}
    assert len(said) > 30
    copyleft = {name: text for name, text in said.items() if COPYLEFT.search(text) and not re.search(r"\bOR\b", text)}
    assert not copyleft
    unclear = {name: text for name, text in said.items() if not PERMISSIVE.search(text)}
    assert not unclear, "read these licences and say here what they are"


@pytest.mark.parametrize(
    ("text", "is_copyleft"),
    [
        ("GPL-3.0-or-later", True),
        ("GNU Lesser General Public License v3", True),
        ("LGPLv2+", True),
        ("MIT", False),
        ("Apache-2.0 OR MIT", False),
    ],
)
def test_the_search_for_copyleft_sees_it(text: str, is_copyleft: bool) -> None:
    assert bool(COPYLEFT.search(text)) is is_copyleft


SEEN = {"name": "orjson", "version": "3.11.4", "vulns": []}
UNSEEN = {"name": "anyio", "skip_reason": "Dependency not found on PyPI and could not be audited: anyio (4.16.0)"}
BAD = {"name": "h11", "version": "0.14.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["0.16.0"], "aliases": [], "description": ""}]}


@pytest.mark.parametrize(
    ("packages", "says", "code"),
    [
        ([SEEN], "1 of 1 packages looked up, no known", 0),
        ([SEEN, UNSEEN], "not looked up: anyio", 0),
        ([SEEN, BAD, UNSEEN], "h11 0.14.0: PYSEC-1, mended in 0.16.0", 1),
        ([UNSEEN, UNSEEN], "NOT LOOKED UP: no database", 0),
        ([], "NOT LOOKED UP", 0),
    ],
    ids=["all", "most", "one is bad", "none", "nothing"],
)
def test_an_audit_that_asked_nobody_does_not_say_that_all_is_well(packages: list[dict[str, object]], says: str, code: int) -> None:
    """pip-audit itself ends with 0 and «No known vulnerabilities found» where no database answers."""
    text, given = verdict({"dependencies": packages})
    assert says in text
    assert given == code
    assert ("no known" in text) == ("looked up, no known" in says or says.startswith("not looked up"))


def test_ci_runs_the_audit() -> None:
    assert "python -m tools.audit" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
