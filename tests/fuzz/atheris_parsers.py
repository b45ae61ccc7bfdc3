"""Coverage-guided fuzzing of one parser: `python -m tests.fuzz.atheris_parsers PARSER [libFuzzer options, e.g. -max_total_time=180]`.

Run by hand: atheris is no dependency of the project, and has wheels for some Pythons only. PARSER is one of `tests.fuzz.targets.TARGETS`.
A crash leaves its input in a file `crash-*`; add it to `test_parsers.py` as an example.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["graph", "loaders", "extraction"], enable_loader_override=False):
    from tests.fuzz.targets import TARGETS, seeds


def main() -> None:
    """Fuzz until libFuzzer's options end it."""
    name = sys.argv[1]
    target = TARGETS[name]
    corpus = Path(tempfile.mkdtemp(prefix=f"legation-{name}-"))
    for number, seed in enumerate(seeds(name)):
        (corpus / f"seed-{number}").write_bytes(seed)
    atheris.Setup([sys.argv[0], str(corpus), "-max_len=8000", "-timeout=20", *sys.argv[2:]], lambda data: target(data) and None)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
