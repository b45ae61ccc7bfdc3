"""The rooms: imports point one way, Cypher stays in its own files, all of it is used, a file fits in one reading."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from legation import cypher

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("cypher", "graph", "extraction", "loaders", "service")
LONGEST = 500
"""Lines a hand-written file may have: about what fits in one reading."""
HAND_WRITTEN = {".py", ".cypher", ".ts", ".tsx", ".js", ".mjs", ".css", ".html"}
PARSED = ("tests/unit/test_catalogue.py:", "tests/security/test_injection.py:")
"""Tests the reading of statements' files on made ones; tries to smuggle statements in."""
STATEMENT = re.compile(r"(schema|write|ask)/")
CYPHER_TEXT = re.compile(r"\b(MATCH|MERGE|CREATE|DELETE)\s*\(|\bUNWIND\s+(\$|\[|range)|\bDETACH\s+DELETE\b|\bCREATE\s+(CONSTRAINT|INDEX)\b")


def files(*folders: str) -> list[Path]:
    """Files below `folders` that are or would be committed, those deleted in the work tree left out."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *folders],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    paths = {ROOT / name for name in listed.stdout.decode().split("\0") if name}
    return sorted(path for path in paths if path.is_file())


def strings(tree: ast.AST) -> Iterator[ast.Constant | ast.JoinedStr]:
    """Every string literal in `tree`, an f-string as one, docstrings left out."""
    docstrings: set[int] = set()
    parts: set[int] = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):  # the first one of a module, class or function, and those under an assignment
            docstrings |= {id(one.value) for one in body if isinstance(one, ast.Expr)}
        if isinstance(node, ast.JoinedStr):
            parts |= {id(part) for part in node.values}
    for node in ast.walk(tree):
        if not isinstance(node, ast.JoinedStr | ast.Constant) or id(node) in docstrings | parts:
            continue
        if isinstance(node, ast.JoinedStr) or isinstance(node.value, str):
            yield node


def pattern(node: ast.Constant | ast.JoinedStr) -> str:
    """A regular expression for what the literal can become: an f-string's braces stand for any word."""
    values = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(re.escape(str(one.value)) if isinstance(one, ast.Constant) else r"\w+" for one in values)


def made_by_a_tool(path: Path) -> bool:
    """Whether a file's first line says which tool made it."""
    return "Made by `python -m tools." in path.read_text(encoding="utf-8").partition("\n")[0]


def literals(*folders: str) -> Iterator[tuple[str, ast.Constant | ast.JoinedStr]]:
    """(place, literal) of every Python file below `folders`."""
    for path in files(*folders):
        if path.suffix == ".py":
            for node in strings(ast.parse(path.read_text(encoding="utf-8"), str(path))):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def test_imports_point_one_way() -> None:
    lint_imports = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint_imports, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def test_no_cypher_in_python() -> None:
    everywhere = literals(*ROOMS, "tests", "bench", "tools")
    found = [place for place, node in everywhere if CYPHER_TEXT.search(ast.unparse(node)) and not place.startswith(PARSED)]
    assert not found, f"statements belong in cypher/, one file each: {found}"


@pytest.mark.parametrize(
    ("text", "is_cypher"),
    [
        ('"MA" "TCH (p:Party) RETURN p.id"', True),
        ('f"UNW" "IND $rows AS row MER" "GE (p:{label})"', True),
        ('"match the party"', False),
        ('"MERGE is refused"', False),
    ],
)
def test_the_search_for_cypher_sees_it(text: str, is_cypher: bool) -> None:
    (node,) = strings(ast.parse(f"x = {text}"))
    assert bool(CYPHER_TEXT.search(ast.unparse(node))) is is_cypher


def test_every_statement_is_used_and_every_name_has_one() -> None:
    names = cypher.names()
    files_of = {name: name if name in cypher.files() else name.rpartition("/")[0] for name in names}
    used: set[str] = set()
    missing: list[str] = []
    for place, node in literals(*ROOMS):
        wanted = pattern(node)
        if not STATEMENT.match(wanted):
            continue
        # A name that ends with a slash stands for the whole folder.
        hits = {name for name in names if re.fullmatch(wanted + (".+" if wanted.endswith("/") else ""), name)}
        used |= {files_of[name] for name in hits}
        if not hits:
            missing.append(f"{place}: {ast.unparse(node)}")
    assert not missing, f"no such file in cypher/: {missing}"
    unused = {name for name in set(cypher.files()) - used if not name.startswith("check/")}  # those only tests send
    assert not unused, f"no code sends these statements: {sorted(unused)}"


def test_every_statement_loads() -> None:
    for name in cypher.names():
        assert cypher.load(name).name == name


def test_every_file_fits_in_one_reading() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in files(*ROOMS, "tests", "bench", "tools")
        if path.suffix in HAND_WRITTEN
        and not made_by_a_tool(path)
        and (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert not long, f"longer than {LONGEST} lines: {long}"
