"""Each bad input gets one clear sentence with its place: unreadable files are errors, unusable rows refusals."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from legation.graph.errors import InputError
from legation.graph.store import open_store, prepare
from legation.loaders.frame import registry
from legation.loaders.frame.files import MAX_LINE
from legation.loaders.frame.run import Report, load

DATA = Path(__file__).resolve().parents[2] / "data" / "sipri"
WHOLE = (DATA / "deliveries.csv").read_bytes()
HEAD = b"".join(WHOLE.splitlines(keepends=True)[:12])
LAST = WHOLE.splitlines(keepends=True)[-1]
CLAIM = b'{"kind": "recognized", "subject": "ISR", "object": "AZE", "when": "1991", "source": {"publisher": "The Times of Israel"}}\n'


def run(tmp_path: Path, loader: str, name: str, content: bytes) -> tuple[Report | None, str, int]:
    """Load a file into a new graph: report, or the error's text, and the number of claims in the graph afterwards."""
    path = tmp_path / name
    path.write_bytes(content)
    store = open_store(f"embedded:{tmp_path / 'graph'}")
    report, said = None, ""
    try:
        prepare(store)
        try:
            report = load(store, registry.find(loader), path, refused_dir=tmp_path / "refused")
        except InputError as error:
            said = f"{error} (exit {error.exit_code})"
        claims = sum(
            len(store.read("write/track_claims", {"tracks": [row["track"]]}))
            for row in store.read("write/tracks", {"after": "", "limit": 1000})
        )
    finally:
        store.close()
    return report, said, claims


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty"),
        (HEAD, "a header and no rows"),
        (WHOLE[:-20], "the file is cut at line 26"),
        (WHOLE[:-2], "the file is cut at line 26, inside its last field"),
        (gzip.compress(WHOLE)[:-30], "cut or damaged"),
        (WHOLE.decode().encode("utf-16-le"), "NUL byte"),
        (WHOLE.replace(b"Mi-17", b"Mi\xff17"), "line 14: byte 0xff is neither UTF-8 nor ISO-8859-1"),
        (WHOLE.replace(b",Supplier,", b",Seller,", 1), "line 12: the header of the trade register by delivery misses the column"),
        (WHOLE.replace(b",Recipient,", b",Supplier,", 1), "misses the column 'recipient' has twice 'supplier'"),
        (WHOLE.replace(b"Data generated", b"Data"), "--edition"),
        (b"country;flow\n" * 3, "none of SIPRI's shapes"),
        (HEAD + b"x" * (MAX_LINE + 5) + b"\n" + LAST, "line 13: the line is longer than 1,000,000 bytes"),
        (HEAD + b'1,"never closed\n' + LAST, "line 13: a quoted field is never closed"),
    ],
    ids=["empty", "no rows", "cut row", "cut field", "cut archive", "no mark", "bad byte", "column", "twice", "no date", "other table",
         "long line", "quote"],
)  # fmt: skip
def test_a_file_of_sipri_that_cannot_be_read_changes_nothing(tmp_path: Path, content: bytes, says: str) -> None:
    report, said, claims = run(tmp_path, "sipri", "broken.csv", content)
    assert report is None
    assert claims == 0
    assert says in said
    assert "broken.csv" in said
    assert said.endswith("(exit 2)")
    assert not (tmp_path / "refused").exists()


@pytest.mark.parametrize("loader", ["sipri", "claims"])
def test_what_is_no_file_is_said_so(tmp_path: Path, loader: str) -> None:
    store = open_store(f"embedded:{tmp_path / 'graph'}")
    try:
        with pytest.raises(InputError, match="not a file"):
            load(store, registry.find(loader), tmp_path)
        with pytest.raises(InputError, match="no such file"):
            load(store, registry.find(loader), tmp_path / "missing.csv")
    finally:
        store.close()


@pytest.mark.parametrize(
    ("change", "code", "says"),
    [
        (lambda row: row.replace(",2016,", ",20166,"), "bad-year", "the delivery year 20166 is outside 1950–2055"),
        (lambda row: row.replace(",2016,", ",1016,"), "bad-year", "outside"),
        (lambda row: row.replace(",2016,", ",soon,"), "bad-year", "'soon' is not a year"),
        (lambda row: row.replace(",2016,", ",,"), "no-year", "there is no delivery year"),
        (lambda row: row.replace(",9,No", ",-9,No"), "bad-tiv", "the TIV -9 is negative"),
        (lambda row: row.replace(",9,No", ",nine,No"), "bad-tiv", "'nine' is not a number"),
        (lambda row: row.replace(",9,No", ",nan,No"), "bad-tiv", "'nan' is not a number"),
        (lambda row: row.replace(",Serbia,", ",,"), "no-party", "there is no supplier"),
        (lambda row: row.replace(",Serbia,", ",Serbiya,"), "unknown-party", "No party is called 'Serbiya'"),
        (lambda row: row.replace(",Serbia,", ",Bangladesh,"), "bad-claim", "subject and object are both BGD"),
        (lambda row: row.replace(",Serbia,", ","), "row-width", "the row has 16 fields and the header 17"),
        (lambda row: row.replace(",6,No,", ",some,No,"), "bad-number", "the number delivered 'some' is not a number"),
        (lambda row: row.replace(",2016,No,", ",2016,perhaps,"), "bad-mark", "neither Yes nor No"),
    ],
    ids=["20166", "1016", "soon", "no year", "negative", "nine", "nan", "no party", "unknown party", "both", "width", "number", "mark"],
)
def test_a_row_that_makes_no_claim_is_refused_with_its_place(tmp_path: Path, change: Callable[[str], str], code: str, says: str) -> None:
    row = LAST.decode()
    assert change(row) != row
    report, said, claims = run(tmp_path, "sipri", "rows.csv", HEAD + change(row).encode() + WHOLE[len(HEAD) :])
    assert said == ""
    assert report is not None
    assert report.adds_up
    assert report.exit_code == 0
    assert (report.rows, report.new, report.refused, claims) == (15, 14, 1, 14)
    assert list(report.reasons) == [code]
    assert report.samples[code][0].startswith("rows.csv, line 13: ")
    assert says in report.samples[code][0]


def test_refused_rows_can_be_mended_and_loaded_again(tmp_path: Path) -> None:
    store = open_store(f"embedded:{tmp_path / 'graph'}")
    try:
        broken = tmp_path / "broken.csv"
        broken.write_bytes(WHOLE.replace(b",Serbia,", b",Serbiya,").replace(b",2010,No,Second", b",20100,No,Second"))
        first = load(store, registry.find("sipri"), broken, refused_dir=tmp_path / "refused")
        assert (first.rows, first.new, first.refused) == (14, 12, 2)
        kept = Path(first.refused_file or "")
        assert kept.read_bytes().startswith(HEAD)
        assert kept.read_bytes().count(b"\n") == 14
        assert "unknown-party" in Path(f"{kept}.reasons.tsv").read_text(encoding="utf-8")
        kept.write_bytes(kept.read_bytes().replace(b"Serbiya", b"Serbia").replace(b",20100,", b",2010,"))
        mended = load(store, registry.find("sipri"), kept)
        assert (mended.rows, mended.new, mended.refused) == (2, 2, 0)
        (tmp_path / "whole.csv").write_bytes(WHOLE)
        whole = load(store, registry.find("sipri"), tmp_path / "whole.csv")
        assert (whole.rows, whole.new, whole.known) == (14, 0, 14)
    finally:
        store.close()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty"),
        (b"\n \n", "blank lines only"),
        (b"supplier,recipient\nISR,AZE\n", "line 1: this is not JSON Lines"),
        (CLAIM + CLAIM[:60], "the file is cut at line 2"),
        (CLAIM + b"\x00\n", "line 2: the line holds a NUL byte"),
        (CLAIM + CLAIM.replace(b"Times", b"T\xefmes"), "line 2: byte 0xef at position"),
        (CLAIM + b'{"quote": "' + b"a" * MAX_LINE + b'"}\n', "line 2: the line is longer than"),
    ],
    ids=["empty", "blank", "table", "cut", "nul", "latin-1", "long line"],
)
def test_a_file_of_claims_that_cannot_be_read_changes_nothing(tmp_path: Path, content: bytes, says: str) -> None:
    report, said, claims = run(tmp_path, "claims", "claims.jsonl", content)
    assert report is None
    assert claims == 0
    assert says in said
    assert "claims.jsonl" in said


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        (b"{not json}\n", "not-json", "not JSON"),
        (b"[1, 2]\n", "bad-claim", "a claim is a JSON object"),
        (CLAIM.replace(b"recognized", b"recognised"), "bad-claim", "kind: no kind 'recognised'"),
        (CLAIM.replace(b"1991", b"20166"), "bad-claim", "when: '20166' is not an EDTF date"),
        (CLAIM.replace(b'"AZE"', b'"AZX"'), "unknown-party", "No party has the id 'AZX'"),
        (CLAIM.replace(b"publisher", b"publischer"), "bad-claim", "source.publisher"),
        (CLAIM.replace(b'{"kind"', b'{"id": "00", "kind"'), "bad-claim", "id 00 is not that of this content"),
        (CLAIM.replace(b'"when"', b'"colour": "red", "when"'), "bad-claim", "colour"),
        (b'{"kind": "arms_transfer", "subject": "ISR", "object": "AZE", "unit": "TIV", "value": -1, "source": {"publisher": "x"}}\n',
         "bad-claim", "a TIV is never negative"),
    ],
    ids=["json", "list", "kind", "year", "party", "source", "id", "field", "tiv"],
)  # fmt: skip
def test_a_line_that_is_no_claim_is_refused_with_its_number_and_field(tmp_path: Path, line: bytes, code: str, says: str) -> None:
    report, said, claims = run(tmp_path, "claims", "claims.jsonl", CLAIM + b"\n" + line)
    assert said == ""
    assert report is not None
    assert report.adds_up
    assert (report.rows, report.new, report.refused, claims) == (2, 1, 1, 1)
    assert list(report.reasons) == [code]
    assert report.samples[code][0].startswith("claims.jsonl, line 3: ")
    assert says in report.samples[code][0]


def test_an_unknown_loader_is_told_the_names() -> None:
    with pytest.raises(InputError, match=r"the sources are .*claims.*sipri"):
        registry.find("sipry")
