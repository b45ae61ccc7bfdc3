"""`make bench`: runs the benches that are asked for (default: all) and prints one table.

python -m bench                         everything but those after the second line; some minutes
python -m bench load ask                some of it; --json FILE keeps the figures, --page puts the table into docs/performance.md
python -m bench scale --claims 5000000  many claims into each engine, and how the cost grows (bench/scale.py)
python -m bench asked                   how questions in words are read (bench/asked.py)
python -m bench questions               every question on the whole world (bench/questions.py)
python -m bench soak --minutes 60       the service under readers and a writer for long (bench/soak.py)
LEGATION_BENCH_NEO4J=bolt://…           a Neo4j server that may be emptied; without it containers are started where Docker is there

Each line has a peer that was measured in the same run on the same rows. CPU time stands beside the clock on the wall, because other work
on the machine lengthens it less.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from bench import ask, asked, compare, explorer, extract, http, load, page, questions, scale, soak, start
from bench.deliveries import REGISTER
from bench.neo4j import neo4j_url
from bench.table import Line, machine, measured, show

BENCHES = {
    "load": load.lines, "scale20k": scale.small, "ask": ask.lines, "compare": compare.lines, "http": http.lines, "start": start.lines,
    "extract": extract.lines, "explorer": explorer.lines,
}  # fmt: skip
ALONE = {"asked": asked.main, "soak": soak.main, "scale": scale.main, "questions": questions.main}
NEEDS_NEO4J = frozenset({"load", "ask", "compare"})


def main(arguments: list[str]) -> int:
    """Run the named benches. Returns the exit code."""
    if arguments and arguments[0] in ALONE:
        return ALONE[arguments[0]](arguments[1:])
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHES))
    parser.add_argument("--json", type=Path, default=None)
    parser.add_argument("--page", action="store_true", help="put the table into docs/performance.md")
    given = parser.parse_args(arguments)
    if not REGISTER.is_file():
        print("bench: needs ../shared/data beside the repository (SIPRI's delivery register)", file=sys.stderr)
        return 2
    lines: list[Line] = []
    begun = machine()
    names = given.names or list(BENCHES)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="legation-bench-")))
        url = stack.enter_context(neo4j_url()) if NEEDS_NEO4J & set(names) else None
        for name in names:
            print(f"bench: {name}", file=sys.stderr, flush=True)
            lines += [replace(line, command=line.command or name) for line in BENCHES[name](folder, url)]
    if given.json:
        given.json.write_text(json.dumps({"machine": begun, "lines": [line.to_json() for line in lines]}, indent=1, ensure_ascii=False))
    if given.page:
        page.put("bench", measured(begun), lines)
    show(lines, measured(begun))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
