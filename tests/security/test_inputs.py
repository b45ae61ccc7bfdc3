"""Hostile input files: bombs of gzip and XML, archives with paths that lead out, names that lead out of the explorer's folder."""

from __future__ import annotations

import ast
import contextlib
import gzip
import io
import tarfile
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from legation.graph.errors import InputError
from legation.graph.store import open_store, prepare
from legation.loaders.frame import files, registry
from legation.loaders.frame.base import Input
from legation.loaders.frame.run import load
from legation.loaders.missions import chiefs_of_mission
from legation.loaders.visits import us_visits

ROOT = Path(__file__).resolve().parents[2]
CLAIM = b'{"kind": "recognized", "subject": "ISR", "object": "AZE", "when": "1991", "source": {"publisher": "The Times of Israel"}}\n'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
XML_BOMBS = {
    "billion laughs": f'<!DOCTYPE t [<!ENTITY l0 "ha">{LAUGHS}]><t><a>&l9;</a></t>',
    "quadratic blow-up": f'<!DOCTYPE t [<!ENTITY a "{"x" * 100_000}">]><t>{"&a;" * 1000}</t>',
    "external entity": '<!DOCTYPE t [<!ENTITY a SYSTEM "file:///etc/passwd">]><t>&a;</t>',
    "external document type": '<!DOCTYPE t SYSTEM "http://169.254.169.254/x.dtd"><t/>',
    "parameter entity": '<!DOCTYPE t [<!ENTITY % a SYSTEM "http://127.0.0.1/x"> %a;]><t/>',
}
ARCHIVES = {us_visits: "president-travels/x.xml", chiefs_of_mission: "missions-countries/x.xml"}


def archive(path: Path, members: dict[str, bytes]) -> Path:
    """A gzipped tar archive of the members."""
    with tarfile.open(path, "w:gz") as packed:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            packed.addfile(info, io.BytesIO(content))
    return path


def exhaust(source: Input) -> int:
    """Bytes that a source unpacks to."""
    with files.opened_bytes(source) as binary:
        return sum(len(block) for block in iter(lambda: binary.read(1 << 18), b""))


def test_a_gzip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.jsonl.gz"
    with gzip.open(bomb, "wb", compresslevel=6) as packed:
        packed.write(CLAIM)
        for _ in range(60):
            packed.write((b" " * 9_999 + b"\n") * 100)
    assert bomb.stat().st_size < 1_000_000
    store = open_store(f"embedded:{tmp_path / 'graph.kgl'}")
    try:
        prepare(store)
        with pytest.raises(InputError, match=r"bomb\.jsonl\.gz: it unpacks to more than 200 times its size"):
            load(store, registry.find("claims"), bomb)
        assert not store.read("write/tracks", {"after": "", "limit": 1})
    finally:
        store.close()


def test_the_most_that_a_source_may_unpack_to_is_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "claims.jsonl.gz"
    path.write_bytes(gzip.compress(CLAIM * 10_000))
    assert exhaust(Input(path, {})) == len(CLAIM) * 10_000
    monkeypatch.setenv("LEGATION_MAX_UNPACKED_GB", "0.001")
    with pytest.raises(InputError, match=r"more than 0\.001 GB; if that is right, set LEGATION_MAX_UNPACKED_GB"):
        exhaust(Input(path, {}))
    path.write_bytes(CLAIM * 10_000)
    assert exhaust(Input(path, {})) == len(CLAIM) * 10_000, "what is not packed is as large as it looks"
    for wrong in ("0", "-1", "much", "nan", "inf"):
        monkeypatch.setenv("LEGATION_MAX_UNPACKED_GB", wrong)
        with pytest.raises(InputError, match="LEGATION_MAX_UNPACKED_GB"):
            files.max_unpacked()


def test_a_bomb_inside_a_bomb_is_data(tmp_path: Path) -> None:
    path = tmp_path / "twice.jsonl.gz"
    path.write_bytes(gzip.compress(gzip.compress(CLAIM * 1000)))
    with pytest.raises(InputError):
        registry.find("claims").check(Input(path, {}))


@pytest.mark.parametrize("loader", ARCHIVES, ids=lambda loader: loader.__name__)
@pytest.mark.parametrize("bomb", XML_BOMBS)
def test_xml_that_defines_entities_is_refused(tmp_path: Path, loader: object, bomb: str) -> None:
    declaration = loader.DECLARATION  # type: ignore[attr-defined]
    path = archive(tmp_path / "bomb.tar.gz", {ARCHIVES[loader]: XML_BOMBS[bomb].encode()})  # type: ignore[index]
    with pytest.raises(InputError, match=r"document type|is not the XML|not XML"):
        declaration.check(Input(path, {}))


@pytest.mark.parametrize("loader", ARCHIVES, ids=lambda loader: loader.__name__)
def test_a_member_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path, loader: object) -> None:
    path = archive(tmp_path / "large.tar.gz", {ARCHIVES[loader]: b" " * (loader.MAX_MEMBER + 1)})  # type: ignore[attr-defined, index]
    with pytest.raises(InputError, match="more than"):
        loader.DECLARATION.check(Input(path, {}))  # type: ignore[attr-defined]


@pytest.mark.parametrize("loader", ARCHIVES, ids=lambda loader: loader.__name__)
def test_members_are_read_and_never_written(tmp_path: Path, loader: object) -> None:
    folder = ARCHIVES[loader].split("/")[0]  # type: ignore[index]
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    path = archive(
        inside / "out.tar.gz", {f"{folder}/../../../out.xml": b"<t/>", f"/{folder}/../../out.xml": b"<t/>", "../../out.xml": b"<t/>"}
    )
    with tarfile.open(path, "r:gz") as packed:
        assert len(packed.getnames()) == 3
    before = sorted(tmp_path.rglob("*"))
    with contextlib.suppress(InputError):  # the archive holds nothing that the loader knows
        loader.DECLARATION.check(Input(path, {}))  # type: ignore[attr-defined]
    assert sorted(tmp_path.rglob("*")) == before


def test_nothing_unpacks_archives_to_disk_or_reads_xml_unguarded() -> None:
    """By construction: no extraction to files, no parser of XML but defusedxml's, no loader of objects, no shell."""
    wrong = []
    for room in ("graph", "loaders", "extraction", "service", "cypher"):
        for path in (ROOT / room).rglob("*.py"):
            if "node_modules" in path.parts:
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                place = f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
                if isinstance(node, ast.Attribute) and node.attr in ("extractall", "extract", "unpack_archive") and _of_archive(node):
                    wrong.append(place)
                if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("xml.", "lxml")):
                    # the types of elements and writing them are harmless, reading is not
                    wrong += [f"{place} {one.name}" for one in node.names if one.name in _READING]
                if isinstance(node, ast.Import):
                    wrong += [f"{place} {one.name}" for one in node.names if one.name.split(".")[0] in _BARRED]
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("eval", "exec"):
                    wrong.append(place)
                if isinstance(node, ast.Call) and _by_shell(node):
                    wrong.append(place)
    assert not wrong


def _by_shell(node: ast.Call) -> bool:
    """Whether a call hands a command to a shell: `shell=` of anything of subprocess or asyncio, or a `shell` that is true of anything."""
    given = [one.value for one in node.keywords if one.arg == "shell"]
    starts = ast.unparse(node.func).split(".")[0] in ("subprocess", "asyncio", "os")
    return bool(given) and (starts or any(isinstance(value, ast.Constant) and value.value for value in given))


_READING = {"parse", "fromstring", "iterparse", "XMLParser", "XMLPullParser", "XML", "ElementTree", "make_parser", "minidom", "parseString"}
_BARRED = {"pickle", "marshal", "shelve", "dill", "lxml", "xml"}


def _of_archive(node: ast.Attribute) -> bool:
    return node.attr != "extract" or (isinstance(node.value, ast.Name) and node.value.id in ("tar", "archive", "packed"))


@pytest.mark.parametrize(
    "name",
    [
        "../index.html", "..%2Findex.html", "%2e%2e%2f%2e%2e%2fsettings.py", "..%5Csettings.py", "....//settings.py", "%2Fetc%2Fpasswd",
        "/etc/passwd", "index.html", "meta.json%00.js", "..", ".", "%2e%2e/app.py", "src/main.tsx", "C:%5Cboot.ini",
    ],
)  # fmt: skip
def test_no_name_leads_out_of_the_explorers_folder(client: TestClient, name: str) -> None:
    answer = client.get(f"/web/{name}", follow_redirects=False)
    assert answer.status_code == 404 or (answer.status_code == 200 and answer.text.startswith("<!doctype html>")), answer.status_code
    assert b"root:" not in answer.content
    assert b"import" not in answer.content[:500]
