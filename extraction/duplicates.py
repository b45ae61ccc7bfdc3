"""Which articles are copies of one another, and whom an article cites: copies do not count as independent sources.

Near-duplicates share most of their five-word shingles (Broder 1997, "On the resemblance and containment of documents"),
found by minhash signatures in bands; a syndicated article also names its agency ("(AFP)", "according to TASS").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

SHINGLE = 5
HASHES = 64
BANDS = 16
THRESHOLD = 0.6
"""Share of common shingles, of the smaller text's, from which on a text counts as a copy."""
_WORD = re.compile(r"\w+")
_PRIME = (1 << 61) - 1
_AGENCIES = (
    "TASS", "Reuters", "AFP", "Agence France-Presse", "Associated Press", "AP", "Xinhua", "Anadolu Agency", "Anadolu", "IRNA",
    "RIA Novosti",
    "Interfax", "Ukrinform", "Yonhap", "Kyodo", "dpa", "ANSA", "EFE", "PTI", "SANA", "WAFA", "Trend", "APA", "Azertac", "Tasnim", "Fars",
    "BelTA", "MENA", "KUNA", "QNA", "SPA", "WAM", "Bernama", "Antara", "JTA", "UNB", "Press Trust of India", "ONA", "Oxu.az", "Report",
)  # fmt: skip
_CITED = re.compile(
    r"(?:[Aa]ccording to|[Cc]iting|[Aa]s reported by|[Rr]eports? by|[Qq]uoted by|told|[Ss]ource:|via|"
    r",)\s+(?:the\s+)?(?:news agency\s+|state(?:-run)? (?:news )?agency\s+)?(?P<a>"
    + "|".join(re.escape(name) for name in _AGENCIES)
    + r")\b(?:\s+(?:news agency|reports?|reported|said))?"
)
_CREDIT = re.compile(r"\((?P<a>" + "|".join(re.escape(name) for name in _AGENCIES) + r")\)\s*(?:[-–—]|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Signature:
    """A text's shingles as hashes, and their minhash signature."""

    shingles: frozenset[int]
    minima: tuple[int, ...]


def signature(text: str) -> Signature:
    """Shingles and minhash of a text; a text of fewer than five words has one shingle."""
    words = [word.lower() for word in _WORD.findall(text[:200_000])]
    grams = {" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))} if words else set()
    hashed = frozenset(int.from_bytes(blake2b(gram.encode(), digest_size=7).digest(), "big") for gram in grams)
    minima = tuple(min(((a * h + b) % _PRIME for h in hashed), default=0) for a, b in _COEFFICIENTS)
    return Signature(hashed, minima)


_COEFFICIENTS = tuple(
    (
        int.from_bytes(blake2b(f"a{k}".encode(), digest_size=7).digest(), "big") | 1,
        int.from_bytes(blake2b(f"b{k}".encode(), digest_size=7).digest(), "big"),
    )
    for k in range(HASHES)
)


def containment(a: Signature, b: Signature) -> float:
    """Part of the smaller text's shingles that the other holds too: 0 to 1."""
    smaller = min(len(a.shingles), len(b.shingles))
    return len(a.shingles & b.shingles) / smaller if smaller else 0.0


def groups(texts: Sequence[str]) -> list[list[int]]:
    """Indexes of `texts` in groups of copies, each group in order, singles too."""
    marks = [signature(text) for text in texts]
    buckets: dict[tuple[int, tuple[int, ...]], list[int]] = defaultdict(list)
    rows = HASHES // BANDS
    for i, mark in enumerate(marks):
        if mark.shingles:
            for band in range(BANDS):
                buckets[(band, mark.minima[band * rows : (band + 1) * rows])].append(i)
    parent = list(range(len(texts)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for members in buckets.values():
        for other in members[1:]:
            if root(members[0]) != root(other) and containment(marks[members[0]], marks[other]) >= THRESHOLD:
                parent[root(other)] = root(members[0])
    found: dict[int, list[int]] = defaultdict(list)
    for i in range(len(texts)):
        found[root(i)].append(i)
    return sorted(found.values())


def cited_agencies(text: str) -> list[str]:
    """News agencies that the text names as its source, in order, each once."""
    found = sorted((m.start(), m["a"]) for pattern in (_CREDIT, _CITED) for m in pattern.finditer(text[:200_000]) if m["a"])
    return list(dict.fromkeys(name for _, name in found))
