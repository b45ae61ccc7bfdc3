"""House rules that no tool checks: what may stand in a committed file, and what the documents must name."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from legation.service.settings import Settings
from tools import clients

ROOT = Path(__file__).resolve().parents[2]
CODE = ("cypher/", "graph/", "extraction/", "loaders/", "service/")
SETTING = re.compile(r"\bLEGATION_[A-Z0-9_]*[A-Z0-9]\b")
# Written in pieces so that this file does not hold what it looks for.
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(" + "|".join(("wor" + "k", "roo" + "t", "hom" + "e")) + r")/[\w.]")
REGISTRY_HOST = re.compile(
    "|".join(
        re.escape(host)
        for host in (
            "pypi" + ".org",
            "pythonhosted" + ".org",
            "registry.npmjs" + ".org",
            "registry.yarnpkg" + ".com",
            "repo1.maven" + ".org",
            "repo.maven.apache" + ".org",
            "proxy.golang" + ".org",
            "deb.debian" + ".org",
            "registry-1.docker" + ".io",
        )
    )
)


def tracked() -> list[str]:
    """Names of the files that are or would be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return sorted(name for name in set(listed.stdout.decode().split("\0")) if name and (ROOT / name).is_file())


def text_of(name: str) -> str:
    """The file's text, empty for what is not there or no UTF-8 text."""
    try:
        return (ROOT / name).read_text(encoding="utf-8")
    except (FileNotFoundError, UnicodeDecodeError):
        return ""


def offences(rule: re.Pattern[str]) -> list[str]:
    """`file:line: text` wherever `rule` is found in a committed file."""
    return [
        f"{name}:{number}: {line.strip()[:100]}"
        for name in tracked()
        for number, line in enumerate(text_of(name).splitlines(), 1)
        if rule.search(line)
    ]


def test_no_lock_file_holds_an_address() -> None:
    locks = [name for name in tracked() if name.endswith((".lock", "package-lock.json", "-lock.yaml"))]
    assert {"requirements.lock", "requirements-dev.lock"} <= set(locks)
    for name in locks:
        # npm also copies the addresses of sponsors' pages, which say nothing of where packages come from.
        addresses = [line for line in text_of(name).splitlines() if "://" in line and not line.strip().startswith('"url":')]
        assert addresses == [], f"{name} records where packages were fetched from"


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_has_a_hash(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", text_of(lock).strip())
    pinned = [entry for entry in entries if not entry.startswith("#")]
    assert len(pinned) > 50
    assert [entry.split()[0] for entry in pinned if "==" not in entry or "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("rule", [MACHINE_PATH, REGISTRY_HOST], ids=["machine path", "registry host"])
def test_no_committed_file_names_a_machine(rule: re.Pattern[str]) -> None:
    assert offences(rule) == []


def test_the_machine_path_rule_sees_one() -> None:
    assert MACHINE_PATH.search("open('/" + "work/main/x')")
    assert not MACHINE_PATH.search("COPY --from=build /opt/legation /opt/legation")
    assert not MACHINE_PATH.search("GET /v1/net" + "work/paths")


def test_changelog_names_the_version() -> None:
    version = re.search(r'^version = "(.+)"$', text_of("pyproject.toml"), re.MULTILINE)
    assert version
    assert version[1] in text_of("CHANGELOG.md"), "CHANGELOG.md says nothing of this version"


def test_every_setting_is_documented() -> None:
    documented = set(SETTING.findall(text_of("docs/settings.md")))
    used = {
        setting for name in tracked() if name.startswith(CODE) or name == "docker-compose.yml" for setting in SETTING.findall(text_of(name))
    }
    used |= {f"LEGATION_{field.upper()}" for field in Settings.model_fields}
    assert "LEGATION_STORE" in used
    assert used <= documented, f"docs/settings.md does not name {sorted(used - documented)}"


def test_shared_files_are_not_committed() -> None:
    assert [name for name in tracked() if name.split("/")[0] in ("shared", ".venv")] == []


def test_the_clients_are_made_from_the_declarations() -> None:
    stale = [name for name, text in clients.sources().items() if text_of(f"service/client/subjects/{name}") != text]
    stale += ["clients/r/R/questions.R"] if text_of("clients/r/R/questions.R") != clients.r_source() else []
    assert stale == [], "run `python -m tools.clients` and commit what it writes"
