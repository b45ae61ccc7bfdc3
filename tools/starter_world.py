"""Makes loaders/starter/world.jsonl.gz from the collected source files: what `legation serve` fills a new graph with.

    .venv/bin/python -m tools.starter_world ../shared/data

Only claims whose source says a licence of `OPEN` are taken, each as its loader makes it, so that its id is the one that a load of the
whole source gives it. Texts pass the gates of `loaders/texts` as in any load. So that the file stays small and loads quickly, left out
are kinds that a first screen does not show, older editions of a list, the text around quotes, claims whose quote is more than a
sentence, and what one publisher says twice (that two parties established relations stands on the pages of both).
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import orjson

from legation.graph.claims import Claim
from legation.graph.errors import ClaimError, UnknownParty
from legation.graph.sane import read_sane
from legation.graph.write import check_parties
from legation.loaders import starter
from legation.loaders.frame import load_all, registry
from legation.loaders.frame.base import Declaration, Input, Record

MOST_BYTES = 6_000_000
LONGEST_QUOTE = 400
"""Characters of a long sentence. The quote is part of a claim's id, so that it cannot be cut."""
KINDS = frozenset(
    {
        "relations_established", "relations_severed", "relations_restored", "relations", "no_relations",
        "recognized", "recognition_withdrawn", "recognition", "no_recognition",
        "mission_opened", "mission_closed", "mission_moved", "mission_level_changed", "mission_level_ended", "mission", "no_mission",
        "accredited", "represents_interests", "membership", "visit", "diplomats_expelled", "envoy_recalled",
        "sanctions_imposed", "sanctions_lifted", "treaty_signed", "treaty_in_force", "treaty_signature", "treaty_membership",
    }
)  # fmt: skip
NOT_TAKEN = {
    "claims": "other files of claims",
    "embassies-seen": "the missions of the newest list once more",
    "informal_members": "members of informal organisations",
}
"""Loaders that are left out, with the reason."""
NOT_WIKIPEDIA = frozenset({"palestinerecognition"})
"""Publishers of rows added by hand to a copy of Wikipedia's text, which are under terms of their own."""
_DAY = re.compile(r"\d{4}(-\d\d)*")


def newest(files: Iterable[tuple[Declaration, Path]]) -> Iterator[tuple[Declaration, Path]]:
    """The files without older editions of the same list: of those whose names differ in the day only, the last."""
    yield from {(declaration.name, _DAY.sub("", path.name)): (declaration, path) for declaration, path in files}.values()


def wanted(claim: Claim) -> bool:
    """Whether a claim may be passed on, is of a kind that is taken, and quotes no more than a sentence."""
    open_to_all = claim.source.licence in starter.OPEN and claim.source.publisher not in NOT_WIKIPEDIA
    return open_to_all and claim.kind in KINDS and len(claim.quote or "") <= LONGEST_QUOTE


def claims_of(folder: Path) -> Iterator[Claim]:
    """Every claim that may be passed on and is wanted, as the loaders make them, without the text around its quote."""
    names = [one.name for one in registry.all() if one.name not in NOT_TAKEN and not KINDS.isdisjoint(one.kinds)]
    for declaration, path in newest(load_all.plan(folder, names)[0]):
        opened = Input(path, {})
        declaration.check(opened)
        count = 0
        for item in declaration.read(opened):
            for claim in item.claims if isinstance(item, Record) else ():
                if wanted(claim):
                    count += 1
                    yield claim.model_copy(update={"context": None, "loader": f"{declaration.name} {declaration.version}"})
        if count:
            print(f"{count:7,} {declaration.name} {path.name}", file=sys.stderr, flush=True)


def once(claims: Iterable[Claim]) -> list[Claim]:
    """The claims without what one publisher says twice: of equal ones the one with a quote, then of the newest page, stays."""
    best: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        ends = (claim.subject, claim.object or "")
        said = (
            claim.source.publisher, claim.kind, claim.modality, *(sorted(ends) if claim.declared.symmetric else ends), claim.when,
            claim.mission, claim.place, str(claim.details),
        )  # fmt: skip
        kept = best.get(said)
        if kept is None or _rank(claim) > _rank(kept):
            best[said] = claim
    return list(best.values())


def _rank(claim: Claim) -> tuple[bool, str, str]:
    return (claim.quote is not None, claim.source.published or "", claim.id)


def body(claims: Iterable[Claim]) -> bytes:
    """The file: a claim a line, those of one source together, compressed the same way each time, without what a load of the file would
    refuse (a mission in a state before it began). Raises ValueError where a line does not give the claim's own id back."""
    lines = []
    for claim in sorted(claims, key=lambda one: (one.source.publisher, one.source.id, one.kind, one.subject, one.object or "", one.id)):
        record = claim.to_json()
        del record["id"]  # it is worked out of the rest, and cannot be compressed
        line = orjson.dumps(record)
        try:
            again = read_sane(orjson.loads(line), place=claim.id)
            check_parties(again)
        except (ClaimError, UnknownParty) as error:
            print(f"left out: {error}", file=sys.stderr)
            continue
        if again.id != claim.id:
            raise ValueError(f"{claim.id} changes its id: {line.decode()}")
        lines.append(line + b"\n")
    return gzip.compress(b"".join(lines), 9, mtime=0)


def shipped(packed: bytes) -> dict[str, int]:
    """How many claims of each source a file holds, by the name of its loader."""
    loaders = (orjson.loads(line)["loader"].partition(" ")[0] for line in gzip.decompress(packed).splitlines())
    return dict(sorted(Counter(loaders).items()))


def main(folder: Path) -> int:
    """Write the file and say what is in it; 1 where it is too large."""
    claims = once(claims_of(folder))
    packed = body(claims)
    for (licence, publisher), count in Counter((one.source.licence, one.source.publisher) for one in claims).most_common():
        print(f"{count:7,} {publisher}, {licence}")
    for kind, count in Counter(one.kind for one in claims).most_common():
        print(f"{count:7,} {kind}")
    print(f"{len(claims):,} claims, {len(packed):,} bytes")
    if len(packed) > MOST_BYTES:
        print(f"more than {MOST_BYTES:,} bytes: nothing is written", file=sys.stderr)
        return 1
    starter.world_path().write_bytes(packed)
    told = orjson.dumps(shipped(packed), option=orjson.OPT_INDENT_2) + b"\n"
    starter.world_path().with_name("shipped.json").write_bytes(told)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
