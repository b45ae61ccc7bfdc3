"""Deliberately broken copies of the slices: a file that cannot be read changes nothing, a row that cannot be read is refused by reason."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from legation.graph.errors import InputError
from tests.unit.loaders.world_b import DATA, changed, read

TABLES = [
    ("atop", "atop.csv"),
    ("capitals", "cow_capitals.csv"),
    ("cow_contiguity", "contdir.csv"),
    ("cow_disputes", "cow_mid_directed_dyad_year.csv"),
    ("cow_igos", "igo_list.csv"),
    ("cow_igos", "igo_membership.csv"),
    ("cow_states", "cow_statelist2024.csv"),
    ("cow_states", "majors2016.csv"),
    ("cow_states", "system2016.csv"),
    ("cow_territory", "tc2018.csv"),
    ("cow_wars", "Inter-StateWarData_v4.0.csv"),
    ("gw_states", "gw_states_ksgmdw.txt"),
    ("gw_states", "gw_states_v2017.csv"),
    ("icews", "icews.tab"),
    ("icow", "icow.csv"),
    ("leaders", "archigos.csv"),
    ("rivalries", "tss.csv"),
    ("un_members", "un_members.csv"),
    ("un_votes", "Idealpoint.csv"),
]


@pytest.mark.parametrize(("loader", "name"), TABLES)
def test_another_table_is_not_taken_for_this_one(loader: str, name: str, tmp_path: Path) -> None:
    path = changed(tmp_path, name, lambda text: text.replace(b"c", b"k", 1).replace(b"Stat", b"Stad", 1).replace(b"s", b"z", 1))
    with pytest.raises(InputError, match=r"misses the columns?|the columns of this source's tables are") as caught:
        read(loader, path)
    assert len(str(caught.value)) < 500


@pytest.mark.parametrize(("loader", "name"), TABLES)
def test_a_cut_file_is_refused_whole(loader: str, name: str, tmp_path: Path) -> None:
    def cut(text: bytes) -> bytes:
        rows = text.splitlines(keepends=True)
        delimiter = b"\t" if name.endswith((".tab", ".txt")) else b","
        return b"".join(rows[:-1]) + rows[-1].split(delimiter)[0]

    with pytest.raises(InputError, match=r"the file is cut at line \d+"):
        read(loader, changed(tmp_path, name, cut))


@pytest.mark.parametrize(("loader", "name"), TABLES)
def test_a_header_alone_is_refused(loader: str, name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a header and no rows"):
        read(loader, changed(tmp_path, name, lambda text: text.splitlines(keepends=True)[0]))


@pytest.mark.parametrize(("loader", "name"), TABLES)
def test_a_row_of_another_width_is_refused_and_the_others_are_not(loader: str, name: str, tmp_path: Path) -> None:
    def short(text: bytes) -> bytes:
        rows = text.splitlines(keepends=True)
        end = b"\r\n" if rows[1].endswith(b"\r\n") else rows[1][-1:]
        return b"".join([rows[0], b"7" + end, *rows[1:]])

    whole, broken = read(loader, name), read(loader, changed(tmp_path, name, short))
    assert broken.rows == whole.rows + 1
    assert sorted(broken.codes) == sorted([*whole.codes, "row-width"])
    assert {claim.id for claim in broken.claims} == {claim.id for claim in whole.claims}
    (refused,) = [refusal for refusal in broken.refusals if refusal.code == "row-width"]
    assert refused.place.endswith("line 2")
    assert refused.raw.strip() == "7"


@pytest.mark.parametrize(("loader", "name"), TABLES)
def test_the_same_file_packed_says_the_same(loader: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.gz"
    path.write_bytes(gzip.compress((DATA / name).read_bytes()))
    assert {claim.id for claim in read(loader, path).claims} == {claim.id for claim in read(loader, name).claims}
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(InputError, match="cut or damaged"):
        read(loader, path)


@pytest.mark.parametrize(
    ("loader", "name", "old", "new", "code"),
    [
        ("atop", "atop.csv", b"2,200,1942", b"2,999,1942", "unknown-party"),
        ("atop", "atop.csv", b"2,200,1942", b"2,200,42", "bad-year"),
        ("atop", "atop.csv", b"2,200,1942,1", b"2,200,1942,2", "bad-number"),
        ("atop", "atop.csv", b"2,200,1942", b"2,2,1942", "same-party"),
        ("cow_contiguity", "contdir.csv", b"192001", b"192013", "bad-date"),
        ("cow_contiguity", "contdir.csv", b"192001,201612", b"201701,201612", "ends-before-it-begins"),
        ("cow_disputes", "cow_mid_directed_dyad_year.csv", b"2968,2,20", b"-9,2,20", "no-dispute"),
        ("cow_igos", "igo_membership.csv", b"3925,2,1940,1940", b"3925,2,1940,1939", "ends-before-it-begins"),
        ("cow_igos", "igo_membership.csv", b"3925,2,1940", b"99999,2,1940", "unknown-party"),
        ("cow_states", "cow_statelist2024.csv", b"1902,5,20", b"1902,5,32", "bad-date"),
        ("cow_territory", "tc2018.csv", b"1816,7,160", b"1816,7,-9", "no-gainer"),
        ("cow_territory", "tc2018.csv", b"2093164.00", b"2093164,00", "row-width"),
        ("cow_wars", "Inter-StateWarData_v4.0.csv", b"Spain,2,4,7,1823", b"Spain,2,4,7,-9", "no-date"),
        ("gw_states", "gw_states_v2017.csv", b"1816-01-01", b"1816-02-30", "bad-date"),
        ("icews", "icews.tab", b"32891062\t2018-06-01", b"32891062\t2018-06", "bad-date"),
        ("icow", "icow.csv", b"178309", b"178399", "bad-date"),
        ("leaders", "archigos.csv", b"Grant", b"", "no-leader"),
        ("rivalries", "tss.csv", b"1945,1989", b"1989,1945", "ends-before-it-begins"),
        ("un_members", "un_members.csv", b"Azerbaijan", b"Azerbaidjanistan", "unknown-party"),
        ("atop", "atop.csv", b",2018,", b",2019,", "after-the-list-ends"),
        ("capitals", "cow_capitals.csv", b"2024-12-31", b"2026-12-31", "after-the-list-ends"),
        ("cow_contiguity", "contdir.csv", b",3.2", b",3.3", "unknown-version"),
        ("cow_disputes", "cow_mid_directed_dyad_year.csv", b"2,20,1979", b"2,20,2015", "after-the-list-ends"),
        ("cow_igos", "igo_membership.csv", b"1965,2005", b"1965,2014", "after-the-list-ends"),
        ("cow_territory", "tc2018.csv", b",1,0,5\n", b",1,0,x\n", "unknown-version"),
        ("cow_wars", "Inter-StateWarData_v4.0.csv", b"500000,4", b"500000,5", "unknown-version"),
        ("leaders", "archigos.csv", b"1999-12-31", b"2021-12-31", "after-the-list-ends"),
        ("rivalries", "tss.csv", b",1989,", b",2023,", "after-the-list-ends"),
        ("un_votes", "Idealpoint.csv", b"1.675486,0", b"NA,0", "no-value"),
        ("un_votes", "Idealpoint.csv", b"1.675486,0", b"inf,0", "bad-number"),
    ],
)
def test_a_broken_cell_refuses_its_row(loader: str, name: str, old: bytes, new: bytes, code: str, tmp_path: Path) -> None:
    assert old in (DATA / name).read_bytes()
    broken = read(loader, changed(tmp_path, name, lambda text: text.replace(old, new, 1)))
    assert code in broken.codes
    assert broken.rows == read(loader, name).rows


def test_gdelt_needs_its_fields(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the first line has 3 fields"):
        read("gdelt", changed(tmp_path, "gdelt.tsv", lambda text: b"globaleventid\tday\tmonthyear\n" + text))
    with pytest.raises(InputError, match="the file is cut at line 15"):
        read("gdelt", changed(tmp_path, "gdelt.tsv", lambda text: text.rstrip(b"\n").rsplit(b"\t", 9)[0]))


def test_bytes_that_are_no_text_name_their_place(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not utf-8"):
        read("rivalries", changed(tmp_path, "tss.csv", lambda text: text.replace(b"Britain", b"Brit\xe4in")))
    with pytest.raises(InputError, match="NUL"):
        read("rivalries", changed(tmp_path, "tss.csv", lambda text: text.decode().encode("utf-16-le")))


def test_a_byte_order_mark_is_no_part_of_the_first_row(tmp_path: Path) -> None:
    marked = read("gdelt", changed(tmp_path, "gdelt.tsv", lambda text: b"\xef\xbb\xbf" + text))
    assert marked.codes == read("gdelt", "gdelt.tsv").codes
    assert marked.told() == read("gdelt", "gdelt.tsv").told()
