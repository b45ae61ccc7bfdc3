"""Treaties, licences and votes on both engines: what is loaded answers alike, and loading again changes nothing."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from legation.graph import backup, votes
from legation.graph.errors import NotCovered, NotFound, StoreFormat
from legation.graph.store import Store, open_store
from legation.loaders.frame import registry
from legation.loaders.frame.run import load
from legation.service.questions.treaties import licences, treaties
from legation.service.questions.votes import roll_calls

DATA = Path(__file__).resolve().parents[1] / "data"
SOURCES = {
    "treaties/bilateral_investment_treaties_2020-01.csv": "investment_treaties",
    "treaties/uk_treaties_2022-03.jsonl": "uk_treaties",
    "treaties/ieadb_parties.csv": "environment_agreements",
    "treaties/desta_parties_2020.csv": "trade_agreements",
    "ties/cow_igo_v3_spells.csv": "igo_members",
    "ties/informal_igo_members.csv": "informal_members",
    "ties/isd_2_2_states.csv": "isd_states",
    "ties/dutch_military_export_licences.csv": "dutch_licences",
    "ties/unga_roll_calls_1946-2019.csv": "roll_calls",
    "ties/unga_votes_1946-2019.csv": "roll_calls",
}


def un_treaties(folder: Path) -> Path:
    path = folder / "un_treaties_2015-03.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for name in ("index.csv", "treaties/3-3.csv", "treaties/6-5.csv"):
            archive.add(DATA / "treaties" / "un" / name, arcname=name)
    return path


@pytest.fixture
def world(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv(votes.SETTING, str(tmp_path / "votes"))
    for path, name in SOURCES.items():
        report = load(store, registry.find(name), DATA / path)
        assert report.adds_up, name
        assert report.known == 0, name
    assert load(store, registry.find("un_treaties"), un_treaties(tmp_path)).adds_up
    return store


def test_treaties_licences_and_votes_are_answered(world: Store, tmp_path: Path) -> None:
    found = treaties.between(world, "DEU", "PAK", valid_on="1980-01-01")
    (bit,) = found.treaties
    assert (bit.signed, bit.in_force, bit.ended, bit.binding) == ("1959-11-25", "1962-04-28", None, "yes")
    assert treaties.between(world, "DEU", "PAK", valid_on="1961-01-01").treaties[0].binding == "no"
    assert treaties.between(world, "DEU", "PAK", valid_on="2024-01-01").treaties[0].binding == "possibly"
    assert treaties.between(world, "CZE", "SVK", valid_on="2010-01-01").treaties[0].ended == "2004-05-01"
    both = treaties.between(world, "USA", "ISR", valid_on="1980-01-01")
    assert [(one.treaty, one.signed, one.in_force, one.binding) for one in both.treaties] == [("UN 3-3", "1961-06-29", "1972-11-13", "yes")]
    listed = treaties.between(world, "BGR", "BEL", valid_on="1950-01-01").treaties
    assert [(one.treaty, one.dated, one.binding) for one in listed] == [("UKTO 2", False, "unknown")]

    vienna = treaties.parties(world, "UN 3-3", valid_on="1980-01-01")
    assert {one.party.id for one in vienna.parties if one.member == "yes"} == {"USA", "CHN", "ISR", "SUN", "CAF"}
    ghana = next(one for one in vienna.parties if one.party.id == "GHA")
    assert (ghana.signed, ghana.bound, ghana.member) == ("1961-04-18", None, "unknown")
    assert "RUS" in {one.party.id for one in treaties.parties(world, "un 3-3", valid_on="2000-01-01").parties if one.member == "yes"}
    assert [one.treaty for one in treaties.titles(world, "vienna convention on diplomatic").treaties] == ["UN 3-3"]
    with pytest.raises(NotFound):
        treaties.parties(world, "UN 99-99")

    morocco = licences.licences(world, "NLD", "MAR")
    assert (morocco.value, morocco.value_new, morocco.unit) == (1_110_600_000, 0, "EUR")
    with pytest.raises(NotCovered):
        licences.licences(world, "NLD", "FRA")

    crimea = roll_calls.resolution(world, "A/RES/68/262")
    assert (crimea.roll_call, crimea.yes, crimea.no, crimea.abstain) == (5309, 1, 1, 1)
    first = {one.party.id: one.vote for one in roll_calls.resolution(world, "R/1/66").votes}
    assert first == {"USA": "yes", "SUN": "no", "CHN": "abstain", "YUG": "no"}
    assert {one.party.id for one in roll_calls.resolution(world, "5588").votes} == {"USA", "RUS", "SRB", "NAM"}
    assert [one.year for one in roll_calls.agreement(world, "USA", "SUN").years] == [1946]
    together = roll_calls.agreement(world, "USA", "RUS")
    assert (together.both_voted, together.alike, [one.opposite for one in together.years]) == (2, 0.0, [1, 1])
    assert roll_calls.agreement(world, "RUS", "NAM").similarity == 75.0
    with pytest.raises(NotCovered):
        roll_calls.agreement(world, "USA", "RUS", known_on="2010-01-01")

    again = load(world, registry.find("roll_calls"), DATA / "ties/unga_votes_1946-2019.csv")
    assert (again.new, again.known, again.refused) == (0, 11, 3)
    assert dict(again.reasons) == {"votes-twice": 1, "unknown-party": 1, "unknown-vote": 1}
    for path, name in SOURCES.items():
        assert load(world, registry.find(name), DATA / path).claims_new == 0, name


def test_votes_go_with_a_backup_a_restore_and_a_copy(tmp_path: Path) -> None:
    url = f"embedded:{tmp_path / 'graph.kgl'}"
    store = open_store(url)
    load(store, registry.find("trade_agreements"), DATA / "treaties/desta_parties_2020.csv")
    with pytest.raises(NotCovered, match="no votes are loaded"):
        roll_calls.resolution(store, "5588")
    for name in ("unga_votes_1946-2019.csv", "unga_roll_calls_1946-2019.csv"):
        load(store, registry.find("roll_calls"), DATA / "ties" / name)
    told = roll_calls.resolution(store, "5588")
    target = open_store(f"embedded:{tmp_path / 'copy.kgl'}")
    backup.copy(store, target)
    assert roll_calls.resolution(target, "5588") == told
    target.close()
    store.close()
    backup.backup(url, tmp_path / "kept")
    back = f"embedded:{tmp_path / 'back.kgl'}"
    backup.restore(tmp_path / "kept", back)
    restored = open_store(back)
    assert roll_calls.resolution(restored, "5588") == told
    votes.file_of(back).write_bytes(b"LEGATION-VOTES-1\nnothing")
    with pytest.raises(StoreFormat, match="load the votes again"):
        roll_calls.resolution(restored, "5588")
    restored.close()


@pytest.mark.data
def test_the_roll_calls_of_seventy_four_sessions(shared_data: Path, tmp_path: Path) -> None:
    store = open_store(f"embedded:{tmp_path / 'graph.kgl'}")
    for name, rows in (("unga_roll_calls_1946-2019.csv.gz", 6_203), ("unga_votes_1946-2019.csv.gz", 870_109)):
        report = load(store, registry.find("roll_calls"), shared_data / "un" / name)
        assert (report.rows, report.new, report.refused) == (rows, rows, 0)
    assert votes.file_of(store.url).stat().st_size < 1_000_000
    counts = {q: roll_calls.resolution(store, q) for q in ("5309", "5588")}
    assert [(one.yes, one.no, one.abstain) for one in counts.values()] == [(100, 11, 58), (127, 9, 35)]
    assert roll_calls.agreement(store, "SUN", "USA").years[-1].year == 1991
    store.close()
