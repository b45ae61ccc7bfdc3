"""Claims of any number with the distributions of the real data: which dyads, years, kinds and sources, together as they come.

python -m bench.generate 500000 > claims.jsonl

The pool is every claim that the files of ../shared/data make (about 224,000). Fewer claims are a seeded sample of it without repetition.
More are whole passes over it and such a sample: a repeated claim stands at a further place of its source (`locator`), and if it is an
event that is dated to the day, on another day of its year. So the dyads, kinds, sources and years keep their shares exactly, and more
claims lie behind each dyad, as in a longer history of the same world.
"""

from __future__ import annotations

import calendar
import hashlib
import random
import re
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

from bench.deliveries import SHARED
from legation.graph.claims import UNKNOWN
from legation.graph.kinds import KINDS
from legation.graph.parties import register
from legation.loaders.frame.base import Input, Record
from legation.loaders.frame.load_all import plan

POOL = Path(__file__).resolve().parent.parent / "var" / "bench"
"""Where the pool is kept between runs."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def claims(count: int, *, seed: int = 9) -> Iterator[dict[str, Any]]:
    """`count` claims in their JSON form; the same for the same seed and data."""
    chance = random.Random(seed)
    templates = pool()
    copy, left = 0, count
    while left > 0:
        chosen: Iterator[dict[str, Any]] = iter(templates)
        if left < len(templates):
            chosen = (templates[at] for at in sorted(chance.sample(range(len(templates)), left)))
        for template in chosen:
            yield again(template, copy, chance) if copy else template
        left -= len(templates)
        copy += 1


def again(template: dict[str, Any], copy: int, chance: random.Random) -> dict[str, Any]:
    """The template once more: further on in its source, and an event on another day of the same year."""
    when = template.get("when")
    made = {**template, "locator": f"{template.get('locator', '')} copy {copy}".strip()}
    if when and KINDS[template["kind"]].effect == "happens" and _DAY.fullmatch(when):
        month = chance.randint(1, 12)
        made["when"] = f"{when[:4]}-{month:02}-{chance.randint(1, calendar.monthrange(int(when[:4]), month)[1]):02}"
    return made


def write(count: int, path: Path) -> Path:
    """The claims as a file for `legation load claims`. A file that is there already is taken as it is."""
    if not path.exists():
        part = path.with_suffix(".part")
        with part.open("wb") as file:
            for claim in claims(count):
                file.write(orjson.dumps(claim, option=orjson.OPT_APPEND_NEWLINE))
        part.rename(path)
    return path


def pool(size: int | None = None) -> list[dict[str, Any]]:
    """Every claim of the real files (or the first `size`), each once, without ids; read by the loaders once and kept under `POOL`."""
    files, _ = plan(SHARED)
    mark = hashlib.blake2b(digest_size=6)
    for declaration, path in files:
        mark.update(f"{declaration.name} {declaration.version} {path.name} {path.stat().st_size}\n".encode())
    kept = POOL / f"pool-{mark.hexdigest()}.jsonl"
    if not kept.exists():
        POOL.mkdir(parents=True, exist_ok=True)
        part = kept.with_suffix(f".{random.getrandbits(32)}")
        with part.open("wb") as file:
            for claim in _read():
                file.write(orjson.dumps(claim, option=orjson.OPT_APPEND_NEWLINE))
        part.rename(kept)
    with kept.open("rb") as file:
        return [orjson.loads(line) for line in islice(file, size)]


def _read() -> Iterator[dict[str, Any]]:
    """What the loaders make of the files. Denials lose the claim that they name: a sample may not hold it."""
    known, seen = register(), set()
    for declaration, path in plan(SHARED)[0]:
        source = Input(path, {})
        declaration.check(source)
        for item in declaration.read(source):
            for claim in item.claims if isinstance(item, Record) else ():
                ends = {claim.subject, claim.object} - {None, UNKNOWN}
                if claim.id not in seen and all(end in known for end in ends):
                    seen.add(claim.id)
                    body = claim.to_json()
                    yield {name: value for name, value in body.items() if name not in ("id", "about", "recorded_at")}


if __name__ == "__main__":
    for made in claims(int(sys.argv[1])):
        sys.stdout.buffer.write(orjson.dumps(made, option=orjson.OPT_APPEND_NEWLINE))
