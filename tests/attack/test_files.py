"""Hostile files for every loader: archives whose headers lie, workbooks that unpack to gigabytes, XML and JSON without a bottom."""

from __future__ import annotations

import gzip
import io
import os
import resource
import tarfile
import time
import zipfile
from pathlib import Path

import pytest

from legation.graph.errors import InputError
from legation.graph.store import open_store, prepare
from legation.loaders.frame import registry, tar, zipped
from legation.loaders.frame.base import Declaration, Input, Record, Refusal
from legation.loaders.frame.head import Head, what_it_is
from legation.loaders.frame.load_all import Outcome, load_all
from legation.loaders.frame.run import load
from legation.loaders.frame.xml import parsed
from legation.loaders.frame.zipped import check_workbook

SOURCES = registry.all()
NAMES = (
    "president-travels/x.xml",
    "missions-countries/x.xml",
    "articles/x.xml",
    "index.csv",
    "Lula_official_visits-2010.json",
    "x.md",
    "x.txt",
)
"""Of files that one loader or another reads in an archive."""


def header(name: str = "x", size: int | bytes = 0, kind: bytes = b"0") -> bytes:
    """A header of ustar; a size in bytes stands as it is."""
    head = bytearray(512)
    head[:100] = name.encode().ljust(100, b"\0")
    head[124:136] = size if isinstance(size, bytes) else b"%011o\0" % size if size < 8**11 else b"\x80" + size.to_bytes(11, "big")
    head[156:157], head[257:265], head[148:156] = kind, b"ustar\x0000", b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    return bytes(head)


def padded(content: bytes) -> bytes:
    return content + b"\0" * (-len(content) % 512)


def pax(record: bytes) -> bytes:
    return header("pax", len(record), b"x") + padded(record)


SPARSE = b"19 GNU.sparse.map=0\n"
TARS: dict[str, bytes] = {
    "a file of 2^62 bytes": header("x.xml", 2**62) + b"x" * 512,
    "a file of 2^62 bytes by pax": pax(b"28 size=4611686018427387904\n") + header("x.xml") + b"x" * 512,
    "a pax header of 2^62 bytes": header("pax", 2**62, b"x") + b"x" * 512,
    "a pax header of gigabytes": header("pax", 3_000_000_000, b"x") + b"x" * 512,
    "a long name of 2^40 bytes": header("long", 2**40, b"L") + b"x" * 512,
    "a negative size": header("x.xml", b"\xff" * 12) + b"x" * 512,
    "a size of letters": header("x.xml", b"abcdefghijk\0") + b"x" * 512,
    "a sparse file": header("x.xml", 512, b"S") + b"x" * 512,
    "a sparse file by pax": pax(SPARSE) + header("x.xml", 512) + b"x" * 512,
    "pax records that overlap": pax(b"5 a=\n99999 path=x\n") + header("x.xml"),
    "pax records of no length": pax(b"0 path=x\n") + header("x.xml"),
    "a cut file": header("x.xml", 5_000) + b"x" * 700,
    "a wrong sum": header("x.xml")[:-1] + b"x",
    "nothing": b"\0" * 10_240,
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Files by what is wrong with them."""
    folder = tmp_path_factory.mktemp("hostile")
    made: dict[str, Path] = {}
    for number, (name, content) in enumerate(TARS.items()):
        made[name] = folder / f"{number}.tar"
        made[name].write_bytes(content)
    chained = folder / "chained.tar"
    chained.write_bytes(b"".join(pax(b"9 a=bcde\n") for _ in range(5_000)) + header("x.xml"))
    made["5,000 headers about headers"] = chained
    nested = folder / "nested.tar.gz"
    nested.write_bytes(gzip.compress(gzip.compress(header("x.xml", 2**62))))
    made["an archive in an archive"] = nested
    for name, text in (("json", b"[" * 60_000), ("xml", b"<a>" * 60_000), ("html", b"<div>" * 60_000), ("csv", b'"' * 60_000)):
        made[f"{name} without a bottom"] = folder / f"deep.{name}"
        made[f"{name} without a bottom"].write_bytes(text)
    return made


def said_of(source: Declaration, path: Path) -> str:
    """Why a file is refused, or all that is in it; nothing of it may become a claim."""
    try:
        source.check(Input(path, {}))
        items = list(source.read(Input(path, {})))
    except InputError as error:
        return str(error)
    assert not [one for one in items if isinstance(one, Record)], (source.name, path)
    return "; ".join(one.reason for one in items[:3] if isinstance(one, Refusal)) or "it holds nothing that the source knows"


def test_every_loader_refuses_every_hostile_file_with_a_sentence(hostile: dict[str, Path]) -> None:
    """Some 60 loaders; each in little time and memory, whatever a header says."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for source in SOURCES:
        for name, path in hostile.items():
            begun = time.process_time()
            assert 10 < len(said_of(source, path)) < 2_000, (source.name, name)
            assert time.process_time() - begun < 2, (source.name, name)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000  # kB


def test_what_a_hostile_file_is_is_told(hostile: dict[str, Path]) -> None:
    for path in hostile.values():
        assert what_it_is(Head(path))


def readers() -> list[Declaration]:
    """The loaders that read an archive."""
    return [one for one in SOURCES if any(".tar" in name for name in one.files)]


@pytest.mark.parametrize("deep", [b"<a>" * 30_000 + b"x" + b"</a>" * 30_000, b"<t>" + b"<p/>" * 600_000 + b"</t>"], ids=["deep", "wide"])
def test_xml_in_an_archive_is_bounded_in_depth_and_number(tmp_path: Path, deep: bytes) -> None:
    path = tmp_path / "deep.tar"
    with tarfile.open(path, "w") as packed:
        for name in NAMES:
            info = tarfile.TarInfo(name)
            info.size = len(deep)
            packed.addfile(info, io.BytesIO(deep))
    assert len(readers()) > 4
    for source in readers():
        begun = time.process_time()
        assert said_of(source, path)
        assert time.process_time() - begun < 10, source.name
    with pytest.raises(InputError):
        parsed(deep, "x", "x")


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_archives_of_every_form_are_read_as_the_library_reads_them(tmp_path: Path, form: int) -> None:
    path = tmp_path / "x.tar.gz"
    files = {"./a.txt": b"a" * 513, "folder/" + "n" * 90 + ".txt": b"", "d/é.txt": b"x" * 1024, "d/" * 45 + "last.txt": b"y"}
    if form != tarfile.USTAR_FORMAT:
        files["very/" * 40 + "long.txt"] = b"long" * 300
    with tarfile.open(path, "w:gz", format=form) as packed:
        packed.add(tmp_path, "folder", recursive=False)
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(content), 1.5  # a moment that pax writes an attribute for
            packed.addfile(info, io.BytesIO(content))
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        packed.addfile(link)
    found = {one.name: one.read(10_000) for one in tar.members(Input(path, {}))}
    assert found == {name.removeprefix("./"): content for name, content in files.items()}
    assert [one.name for one in tar.members(Input(path, {}))] == list(found), "nothing has to be read"
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes())[:-12_000]))
    with pytest.raises(InputError, match="not a whole tar archive"):
        list(tar.members(Input(path, {})))


def workbook(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return made.getvalue()


def ods(rows: bytes) -> bytes:
    return workbook({"content.xml": b"<table:table>" + rows + b"</table:table>"})


WORKBOOKS = {
    "a sheet that unpacks to 500 MB": workbook(
        {"xl/worksheets/sheet1.xml": b" " * 250_000_000, "xl/sharedStrings.xml": b" " * 250_000_000}
    ),
    "a cell in the last corner": workbook(
        {"xl/worksheets/sheet1.xml": b'<row r="1048576"><c r="A1"/>' + b" " * 3_000_000 + b'<c r="XFD1048576"/>'}
    ),
    "3,000 files": workbook({f"{number}.xml": b"" for number in range(3_000)}),
    "a cell repeated everywhere": ods(
        b'<table:table-row table:number-rows-repeated="1048576">'
        b'<table:table-cell table:number-columns-repeated="16384" office:value-type="float"/>'
    ),
    "a cell after a million empty rows": ods(
        b'<table:table-row table:number-rows-repeated="1048575"/><table:table-row><table:table-cell table:number-columns-repeated="16383"/>'
        b'<table:table-cell office:value-type="float"/>'
    ),
    "no zip": b"PK\x03\x04" + b"x" * 1000,
}


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_workbook_is_bounded_before_it_is_read(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "MOST_UNPACKED", 40_000_000)  # a tenth, so that the test takes a tenth of its time
    begun = time.process_time()
    with pytest.raises(InputError) as refused:
        check_workbook(WORKBOOKS[name], "x.xlsx")
    assert len(str(refused.value)) > 20
    path = tmp_path / "x.xlsx"
    path.write_bytes(WORKBOOKS[name])
    assert Head(path).sheets == []
    assert time.process_time() - begun < 6


def test_an_empty_end_of_a_sheet_is_nothing() -> None:
    check_workbook(
        ods(b'<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>'), "x.ods"
    )


def test_a_name_that_is_not_utf_8_is_read_and_told(tmp_path: Path) -> None:
    line = b'{"kind": "recognized", "subject": "ISR", "object": "AZE", "when": "1991", "source": {"publisher": "Gazette"}}\n'
    (tmp_path / "in").mkdir()
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/in/caf\xe9\x1b[2J.jsonl"))
    path.write_bytes(line + b"not a claim\n")
    store = open_store(f"embedded:{tmp_path / 'graph.kgl'}")
    try:
        prepare(store)
        report = load(store, registry.find("claims"), path, refused_dir=tmp_path / "refused")
        assert (report.new, report.refused) == (1, 1)
        assert report.file.encode()  # a text that can be written anywhere
        (told,) = store.read("ask/catalog_loads", {"limit": 5})
        assert told["file"] == report.file
        assert [(one["file"], one["known"]) for one in map(Outcome.row, load_all(store, tmp_path / "in").outcomes)] == [(report.file, 1)]
    finally:
        store.close()
