"""`legation load FILE|DIR`: the source is told by what a file holds; what no source reads is named for what it is."""

from __future__ import annotations

import gzip
import io
import json
import shutil
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from typer.testing import Result

from legation.loaders.frame import recognise
from tests.unit.loaders import world_a

Run = Callable[..., Result]
ROOT = Path(__file__).resolve().parents[2]


def workbook(*rows: list[str]) -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return held.getvalue()


def zipped(**members: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in members.items():
            archive.writestr(f"{name}.csv", text)
    return held.getvalue()


def tarred(**members: str) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w:gz") as archive:
        for name, text in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(text)
            archive.addfile(entry, io.BytesIO(text.encode()))
    return held.getvalue()


OTHER = {
    "git lfs pointer": (b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n", "Git LFS pointer"),
    "git-annex pointer": (b"/annex/objects/SHA256E-s12--ab.csv\n", "git-annex pointer"),
    "rich text": (rb"{\rtf1\ansi Transfers of major arms}", "RTF"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
    "web page": (b"<!DOCTYPE html>\n<html><head><title>404</title></head></html>", "web page"),
    "web page with a comment above": (b"<!-- cached -->\n<HTML>\n<body>Busy</body></HTML>", "web page"),
    "xml": (b"<?xml version='1.0'?><rows/>", "XML"),
    "workbook of another kind": (workbook(["name", "salary"], ["a", "1"]), "Excel workbook whose columns (name, salary)"),
    "zip": (zipped(dyadic="a,b\n", members="c,d\n"), "zip archive of dyadic.csv, members.csv"),
    "tar": (tarred(notes="hello"), "tar archive of notes"),
    "old zip that is cut": (zipped(a="a")[:30], "damaged zip"),
    "saved by R": (gzip.compress(b"RDX3\nX\n\0\0\0\3"), "saved by R"),
    "saved by Stata": (b"<stata_dta><header>", "Stata"),
    "other archive": (b"7z\xbc\xaf\x27\x1c\0\4", "7z"),
    "binary": (bytes(range(256)), "binary"),
    "json": (b'{"results": []}', "JSON of a form that no source reads (it has results)"),
    "text": (b"# A title\n\nWords.\n", "a text, not a table"),
    "table": (b"of,no,source\n1,2,3\n", "no table of a source"),
    "nearly": (b"statelno,statehno,conttype,begin,end\n2,20,1,1920,2016\n", "(direct contiguity), of which it lacks version"),
    "blanks": (b"\n \n", "nothing but blanks"),
    "empty": (b"", "the file is empty"),
}  # fmt: skip


@pytest.mark.parametrize("kind", OTHER)
def test_what_no_source_reads_is_named(kind: str, run: Run, tmp_path: Path) -> None:
    content, said = OTHER[kind]
    path = tmp_path / "download"
    path.write_bytes(content)
    result = run("load", path, "--store", f"embedded:{tmp_path / 'graph.kgl'}")
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())
    assert len(result.stderr) < 700, "an error prints no more than a few lines of the file"


@pytest.mark.parametrize("name", sorted(world_a.FILES))
def test_a_slice_of_each_source_is_told_under_an_odd_name(name: str, tmp_path: Path) -> None:
    odd = tmp_path / "Unbenannt (3).dat"
    shutil.copy(world_a.SLICES / world_a.FILES[name], odd)
    assert recognise.source_of(odd).name == name


def test_a_flat_folder_of_odd_names_loads_like_the_layout(run: Run, tmp_path: Path) -> None:
    flat, store = tmp_path / "flat", f"embedded:{tmp_path / 'graph.kgl'}"
    flat.mkdir()
    for number, name in enumerate(("us-missions", "us-mission-transitions")):
        shutil.copy(world_a.SLICES / world_a.FILES[name], flat / f"{number}.bin")
    (flat / "claims.txt.jsonl").write_bytes(b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 1\n")
    result = run("load", flat, "--store", store, "--format", "json")
    body = json.loads(result.stdout)
    assert [file["source"] for file in body["files"] if not file["error"]] == ["us-mission-transitions", "us-missions"]
    assert body["total"]["rows"] == 79
    assert "Git LFS pointer" in " ".join([*body["unknown_because"].values(), *(file["error"] or "" for file in body["files"])])


def test_a_file_is_loaded_without_naming_its_source(run: Run, tmp_path: Path) -> None:
    odd, store = tmp_path / "x", f"embedded:{tmp_path / 'graph.kgl'}"
    shutil.copy(world_a.SLICES / world_a.FILES["us-missions"], odd)
    first = json.loads(run("load", odd, "--store", store, "--format", "json").stdout)
    assert first["loader"] == "us-missions"
    again = json.loads(run("load", "us-missions", odd, "--store", store, "--format", "json").stdout)
    assert (again["new"], again["claims_new"], again["known"]) == (0, 0, first["new"] + first["known"])


def test_what_a_list_is_does_not_rest_on_its_name(run: Run, tmp_path: Path) -> None:
    store = f"embedded:{tmp_path / 'graph.kgl'}"
    shutil.copy(ROOT / "tests/data/world_b/gw_microstates.txt", tmp_path / "list")
    assert run("load", tmp_path / "list", "--store", store).exit_code == 0
    claims = [json.loads(line) for line in run("export", "claims", "-", "--store", store).stdout.splitlines()]
    assert {claim["details"]["list"] for claim in claims} == {"Gleditsch-Ward microstates"}


def test_a_missing_file_and_a_lone_source_are_said(run: Run, tmp_path: Path) -> None:
    store = f"embedded:{tmp_path / 'graph.kgl'}"
    assert "no such file" in run("load", tmp_path / "gone.csv", "--store", store).stderr
    assert "say which file" in run("load", "sipri", "--store", store).stderr
    assert "say which folder" in run("load", "all", "--store", store).stderr
