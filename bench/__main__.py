"""`make bench`: runs the benches that are asked for (default: all) and prints one table.

python -m bench                     everything
python -m bench load ask            some of it
python -m bench soak --minutes 60   the service under readers and a writer for long (bench/soak.py)
LEGATION_BENCH_NEO4J=bolt://…       a Neo4j server that may be emptied; without it one is started by testcontainers where Docker is there
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bench import ask, http, load, soak
from bench.deliveries import REGISTER
from bench.neo4j import neo4j_url
from bench.table import Line, show

BENCHES = {"load": load.lines, "ask": ask.lines, "http": http.lines}


def main(names: list[str]) -> int:
    """Run the named benches. Returns the exit code."""
    if names[:1] == ["soak"]:
        return soak.main(names[1:])
    odd = [name for name in names if name not in BENCHES]
    if odd:
        print(f"bench: no bench {', '.join(odd)}; there are {', '.join(BENCHES)}", file=sys.stderr)
        return 2
    if not REGISTER.is_file():
        print("bench: needs ../shared/data beside the repository (SIPRI's delivery register)", file=sys.stderr)
        return 2
    lines: list[Line] = []
    with tempfile.TemporaryDirectory(prefix="legation-bench-") as folder, neo4j_url() as url:
        for name in names or BENCHES:
            lines += BENCHES[name](Path(folder), url)
    show(lines)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
