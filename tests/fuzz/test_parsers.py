"""Every parser under hypothesis, from real input bent out of shape; bounded in time, so that each run of the tests has it.

Coverage-guided runs of minutes are made by hand with `atheris_parsers.py`; what they find becomes an example here.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import FOLDER, TARGETS, seeds

HOSTILE = (
    b"", b"\0", b"\xff", b'"', b"'", b",", b";", b"\r", b"\n", b"\xef\xbb\xbf", b"{", b"[" * 200, b"<div>" * 500, b"&#0;", b"1e999", b"-1",
    b"9999", b"0000", b"../", b"?", b"~", "\u202e".encode(), "\U0001f1e6".encode(), b"%s" * 50, b"=cmd()", b"<!--", b"]]>", b"null",
)  # fmt: skip
FOUND = {
    "edtf": [b"9999-12~", b"0001-01~", b"0001-01-01~", b"9999-12-31%"],
    "sipri": [seed.replace(year, b"201") for seed in seeds("sipri") for year in (b"1950", b"2001", b"2021")]
    + [seed.replace(word, word + b"x" * 500) for seed in seeds("sipri") for word in (b"All", b"Israel", b"Azerbaijan")]
    + [seed.replace(b"2016", "20²6".encode()) for seed in seeds("sipri")]
    + [b"Volume of transfers of major arms\nData generated: 14 Jul 2026\nx,Recipient,2018,2019\n1\n,Total world import,1,2\n"],
    "tables": [seed.replace(b"-0", b"-q") for seed in seeds("tables") if b"us_mission_status" in seed],
}
"""Inputs that once broke a parser."""


@pytest.fixture(scope="module", autouse=True)
def _folder() -> Iterator[None]:
    FOLDER.mkdir(exist_ok=True)
    yield
    shutil.rmtree(FOLDER)


def bent(name: str) -> st.SearchStrategy[bytes]:
    """Seeds of a parser with pieces cut out, doubled, exchanged and hostile ones put in."""

    @st.composite
    def make(draw: st.DrawFn) -> bytes:
        data = draw(st.sampled_from(seeds(name)))
        for _ in range(draw(st.integers(1, 5))):
            at = draw(st.integers(0, len(data)))
            to = min(len(data), at + draw(st.sampled_from([0, 1, 3, 20, 400])))
            put = draw(st.one_of(st.sampled_from(HOSTILE), st.just(data[at:to] * 2), st.binary(max_size=6)))
            data = data[:at] + put + data[to:]
        return data

    return st.one_of(make(), make(), st.binary(max_size=300), st.text(max_size=300).map(str.encode))


@pytest.mark.parametrize("name", TARGETS)
def test_a_parser_gives_claims_that_stand_or_a_clear_error(name: str) -> None:
    for data in FOUND.get(name, []):
        TARGETS[name](data)

    @settings(max_examples=500, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(bent(name))
    def run(data: bytes) -> None:
        TARGETS[name](data)

    run()


def test_the_seeds_are_real_input() -> None:
    for name in ("sipri", "json_lines", "edtf"):
        assert any(TARGETS[name](seed) for seed in seeds(name)), name
    assert len({seed[0] for seed in seeds("tables")}) > 20
    assert all(TARGETS["tables"](seed) for seed in seeds("tables"))
    assert sum(TARGETS["article"](seed) for seed in seeds("article")) > 10
