"""Loaders of treaties: what their lists say and do not say, on samples in their shapes, and the facts of the whole files."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from legation.graph.claims import Claim
from legation.graph.errors import InputError
from legation.loaders.treaties.un_treaties import column
from tests.unit.loaders.world_a import Reading, read

SLICES = Path(__file__).resolve().parents[2] / "data" / "treaties"


def of(found: Reading, kind: str, *parties: str) -> list[Claim]:
    return [c for c in found.claims if c.kind == kind and {c.subject, c.object} - {None} == set(parties)]


def packed(tmp_path: Path) -> Path:
    path = tmp_path / "un_treaties_2015-03.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for name in ("index.csv", "treaties/3-3.csv", "treaties/6-5.csv"):
            archive.add(SLICES / "un" / name, arcname=name)
    return path


def test_an_investment_treaty_is_signed_in_force_and_ended_apart() -> None:
    found = read("investment_treaties", SLICES / "bilateral_investment_treaties_2020-01.csv")
    assert found.refused == {"in-negotiation": 1}
    assert [c.when for c in of(found, "treaty_signed", "DEU", "PAK")] == ["1959-11-25"]
    (bound,) = of(found, "treaty_in_force", "AZE", "ISR")
    assert (bound.when, bound.seen_until, bound.source.edition) == ("2009-01-16/", "2020-01", "2020-01")
    assert any("its name does" in note for note in found.notes)
    (ended,) = of(found, "treaty_in_force", "CZE", "SVK")
    assert (ended.when, ended.details["end"]) == ("1993-01-01/2004-05-01", "Terminated by consent")
    # Signed while both were one state: as they are listed. The state of before holds a treaty until its last day.
    assert [c.when for c in of(found, "treaty_signed", "CZE", "SVK")] == ["1992-11-23"]
    assert [c.when for c in of(found, "treaty_in_force", "BLEU", "CSK")] == ["1992-02-13/1992-12-31"]
    assert [c.when for c in of(found, "treaty_in_force", "BLEU", "SVK")] == ["1993-01-01/"]
    assert of(found, "treaty_signed", "COG", "CHE")


def test_a_uk_record_names_parties_territories_and_others() -> None:
    found = read("uk_treaties", SLICES / "uk_treaties_2022-03.jsonl")
    assert found.refused == {"document": 1, "between-others": 1, "bad-date": 1}
    assert [c.when for c in of(found, "treaty_signed", "GBR", "USA")] == ["1958-07-03"]
    assert [c.when for c in of(found, "treaty_in_force", "GBR", "USA")] == ["1958-08-04/"]
    # Later parties without dates make no dated membership of any of them.
    (nato,) = [c for c in found.claims if c.kind == "treaty_listed"]
    assert nato.details["parties"] == ["GBR", "BEL", "BGR", "USA"]
    assert not [c for c in found.claims if "BGR" in (c.subject, c.object)]
    # Treaties between others that the list gives the UK as a party of.
    assert [c.when for c in of(found, "treaty_signed", "PAK", "SUN")] == ["1948-05-02"]
    assert [c.when for c in of(found, "treaty_signed", "IRL", "DEU")] == ["1934-09-14"]
    # Territories in small letters, and states that began later, signed nothing.
    assert [c.when for c in of(found, "treaty_signed", "GBR", "BEL")] == ["1932-11-04"]
    assert [c.when for c in of(found, "treaty_in_force", "GBR", "BEL")] == ["1934-05-10/1960-01-01"]


def test_the_cells_of_un_tables_are_read_by_their_header(tmp_path: Path) -> None:
    found = read("un_treaties", packed(tmp_path))
    memberships = {c.subject: c for c in found.claims if c.kind == "treaty_membership" and c.details["treaty"] == "UN 3-3"}
    usa, china = memberships["USA"], memberships["CHN"]
    assert (usa.when, usa.details["signed"], usa.details["act"]) == ("1972-11-13/", "1961-06-29", "ratification")
    assert (china.when, china.details["act"], china.seen_until) == ("1975-11-25/", "accession", "2015-03")
    assert memberships["ISR"].details["signed"] == "1961-04-18"
    assert memberships["AZE"].when == "1992-08-13/"
    assert (memberships["SUN"].when, memberships["RUS"].when) == ("1964-03-25/1991-12-25", "1991-12-26/")
    assert memberships["CZE"].details["act"] == "succession"
    assert [(c.subject, c.when) for c in found.claims if c.kind == "treaty_signature"] == [("GHA", "1961-04-18")]
    others = {c.subject: c.details["act"] for c in found.claims if c.details["treaty"] == "UN 6-5"}
    assert others == {"CAN": "definitive signature of the protocol", "FJI": "succession to the convention as amended"}
    assert found.refused == {"unknown-letter": 1, "no-date": 1, "bad-date": 1}
    assert found.rows == 13
    assert any("Notification under article 25" in note for note in found.notes)


@pytest.mark.parametrize(
    ("header", "role", "acts"),
    [
        ("Ratification, Accession(a), Succession(d)", "bound", {"": "Ratification", "a": "Accession", "d": "Succession"}),
        ("Signature, Succession to signature(d)", "signature", {"": "Signature", "d": "Succession to signature"}),
        ("Definitive signature(s), Acceptance(A)", "bound", {"s": "Definitive signature", "A": "Acceptance"}),
        ("Provisional application(n)", "provisional", {"n": "Provisional application"}),
        ("Approval(AA), Acceptance(A), Ratification", "bound", {"AA": "Approval", "A": "Acceptance", "": "Ratification"}),
        ("Notification under article 25", "other", {"": "Notification under article 25"}),
    ],
)
def test_a_header_says_what_its_cells_tell(header: str, role: str, acts: dict[str, str]) -> None:
    assert (column(header).role, column(header).acts) == (role, acts)


def test_agreements_by_party_keep_signature_ratification_and_force_apart() -> None:
    found = read("environment_agreements", SLICES / "ieadb_parties.csv")
    by = {c.subject: c for c in found.claims}
    assert by["USA"].when == "1986-08-27/"
    assert {name: by["USA"].details[name] for name in ("signed", "bound", "in_force")} == {
        "signed": "1985-03-22", "bound": "1986-08-27", "in_force": "1988-09-22",
    }  # fmt: skip
    assert by["DZA"].details["bound"] == "1992-10-20"
    assert (by["GBR"].kind, by["GBR"].when) == ("treaty_signature", "1901-06-24")
    assert not any("2899" in str(c.to_json()) for c in found.claims)
    assert found.refused == {"two-codes": 1, "ends-before-it-begins": 1}
    trade = read("trade_agreements", SLICES / "desta_parties_2020.csv")
    nafta = [c for c in trade.claims if c.details["treaty"] == "DESTA 636"]
    assert {(c.subject, c.when, c.details["signed"]) for c in nafta} == {(p, "1994/", "1992") for p in ("CAN", "MEX", "USA")}
    assert [(c.kind, c.subject) for c in trade.claims if c not in nafta] == [("treaty_signature", "BTN")]
    assert trade.refused == {"no-party": 1}


def test_what_is_no_such_file_is_told_at_once(tmp_path: Path) -> None:
    cut = tmp_path / "uk_treaties.jsonl"
    cut.write_text('{"uuid": "1", "title": "A"}\n{"uuid": "2", "ti')
    with pytest.raises(InputError, match="cut"):
        read("uk_treaties", cut)
    empty = tmp_path / "un_treaty.tar.gz"
    with tarfile.open(empty, "w:gz") as archive:
        archive.add(SLICES / "un" / "index.csv", arcname="index.csv")
    with pytest.raises(InputError, match="Participant"):
        read("un_treaties", empty)


@pytest.mark.data
def test_the_whole_files_hold_more_than_eleven_thousand_treaty_claims(shared_data: Path) -> None:
    bits = read("investment_treaties", shared_data / "treaties/bilateral_investment_treaties_unctad_2020-01.csv.gz")
    assert (bits.rows, bits.refused) == (3303, {"in-negotiation": 1})
    assert {(c.when, c.details["in_force"]) for c in of(bits, "treaty_signed", "ARG", "USA")} == {("1991-11-14", "1994-10-20")}
    assert "1982-03-29" in {c.when for c in of(bits, "treaty_signed", "CHN", "SWE")}
    un = read("un_treaties", shared_data / "treaties/un_treaty_collection_participants_2015-03.tar.gz")
    assert un.rows == 23_757
    vienna = [c for c in un.claims if c.kind == "treaty_membership" and c.details["treaty"] == "UN 3-3"]
    assert len({c.locator for c in vienna}) == 190
    assert sum(un.refused.values()) < 250
    uk = read("uk_treaties", shared_data / "treaties/uk_treaties_online_2022-03.jsonl.gz")
    assert (uk.rows, uk.refused["document"]) == (12_697, 4_564)
    assert ("1958-07-03", "1958-08-04") in {(c.when, c.details.get("in_force")) for c in of(uk, "treaty_signed", "GBR", "USA")}
    listed = {c.details["title"]: c for c in uk.claims if c.kind == "treaty_listed"}
    vcdr = next(c for title, c in listed.items() if title.startswith("Vienna Convention on Diplomatic Relations and"))
    assert (vcdr.details["signed"], vcdr.details["in_force"]) == ("1961-04-18", "1964-04-24")
    assert listed["Protocol to the North Atlantic Treaty"].when == "1952-05-27"
    assert not [c for c in uk.claims if c.kind != "treaty_listed" and "BGR" in (c.subject, c.object) and "North Atlantic" in str(c.details)]
    assert len(bits.claims) + len(un.claims) + len(uk.claims) > 35_000
