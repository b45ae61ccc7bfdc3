"""What may come in as a claim, before it is read as one: how deep and large it may be, which signs and addresses its texts may hold.

For claims from outside (HTTP, files of claims). What the graph holds already is read back whatever it is, so that it can be kept and moved.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from legation.graph.errors import ClaimError
from legation.graph.signs import hidden

CITES_DEEP = 10
"""Sources that stand behind one another: a paper that quotes an agency that quotes a ministry is three."""
DEEP = 2 * CITES_DEEP + 6
"""Lists and maps within one another: a source and its list of sources take two each, what hangs on the last some more."""
LARGE = 20_000
"""Values of one claim, with all that it cites and covers."""
DETAILS_DEEP = 3
LONG = 10_000
"""Characters of any text, where the claim's own form does not say less."""
_WHOLE = 2**63
FEW, FEWER = 50, 12
"""Fields of a claim, and values of a list or map in it, that are small at a glance: with GLANCE far fewer than LARGE. Most claims are."""
GLANCE = 2
"""Lists and maps within one another that are looked at so; what is deeper, as any source with its own address, is gone through whole."""
SCHEMES = ("http", "https")


def check_record(record: object, *, place: str, signs: bool = False) -> None:
    """Raise ClaimError, with the field, for a record that is too deep or large or names an address that is none. `signs`: control
    characters are refused too; in a file of the operator's own they may stand, and are shown as signs."""
    if not isinstance(record, dict):
        return
    if _small(record, FEW, 0, signs):
        return
    for field, value, depth in _values(record, place):
        if depth > DEEP:
            raise ClaimError(f"{_head(field)}: nested more than {DEEP} deep", field=_head(field), place=place)
        if isinstance(value, str):
            if len(value) > LONG:
                raise ClaimError(f"{field}: a text of {len(value):,} characters; at most {LONG:,} are taken", field=field, place=place)
            if signs and (sign := hidden(value, lines=True)):
                raise ClaimError(f"{field}: holds the control character {sign}; leave it out", field=field, place=place)
        elif isinstance(value, int) and not -_WHOLE <= value < _WHOLE:
            raise ClaimError(f"{field}: a whole number of more than 64 bits", field=field, place=place)
    details = record.get("details")
    if isinstance(details, dict) and any(depth > DETAILS_DEEP for _, _, depth in _values(details, place)):
        raise ClaimError(f"details: nested more than {DETAILS_DEEP} deep", field="details", place=place)
    _check_source(record.get("source"), place)


def _small(values: dict[object, object] | list[object], most: int, depth: int, signs: bool) -> bool:
    """Whether there is nothing to be said against a record and nothing in it needs a second look: few values, short, hardly nested."""
    if len(values) > most:
        return False
    for name in values if isinstance(values, dict) else ():
        if not isinstance(name, str) or len(name) > 100 or (signs and hidden(name, lines=True)):
            return False
    for value in values.values() if isinstance(values, dict) else values:
        if isinstance(value, str):
            if len(value) > LONG or (signs and hidden(value, lines=True)):
                return False
        elif isinstance(value, int):
            if not -_WHOLE <= value < _WHOLE:
                return False
        elif isinstance(value, dict):
            if depth >= GLANCE or "url" in value or "cites" in value or not _small(value, FEWER, depth + 1, signs):
                return False
        elif isinstance(value, list) and (depth >= GLANCE or not _small(value, FEWER, depth + 1, signs)):
            return False
    return True


def _check_source(source: object, place: str) -> None:
    todo, field = [(source, 1)], "source"
    while todo:
        one, depth = todo.pop()
        if not isinstance(one, dict):
            continue
        if depth > CITES_DEEP:
            raise ClaimError(
                f"source.cites: more than {CITES_DEEP} sources stand behind one another; name those at the end of the chain",
                field="source.cites", place=place,
            )  # fmt: skip
        if (why := bad_address(one.get("url"))) is not None:
            raise ClaimError(f"{field}.url: {why}", field=f"{field}.url", place=place)
        field = "source.cites"
        cited = one.get("cites")
        if isinstance(cited, list):
            todo += [(each, depth + 1) for each in cited]


def bad_address(url: object) -> str | None:
    """Why this is no address of a page, or None; what is no text at all is left to the claim's own form."""
    if not isinstance(url, str):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return f"{url[:200]!r} is no address"
    if parts.scheme.lower() not in SCHEMES or not parts.netloc or any(sign.isspace() for sign in url):
        return f"{url[:200]!r} is no address; write https://…"
    return None


def _values(record: dict[object, object], place: str) -> Iterator[tuple[str, object, int]]:
    """Every name and value with the field that it stands in and how deep, without recursion; raises ClaimError past `LARGE`."""
    todo: list[tuple[str, object, int]] = [("", record, 0)]
    count = 0
    while todo:
        field, value, depth = todo.pop()
        count += 1
        if count > LARGE:
            raise ClaimError(f"more than {LARGE:,} values in one claim", field=_head(field), place=place)
        if isinstance(value, dict):
            if depth <= DEEP:
                for name, part in value.items():
                    under = f"{field}.{name}" if field else str(name)
                    yield _short(under), name, depth
                    todo.append((under if depth < 4 else field, part, depth + 1))
        elif isinstance(value, list) and depth <= DEEP:
            todo += [(field, part, depth + 1) for part in value]
        yield _short(field), value, depth


def _short(field: str) -> str:
    return field if len(field) <= 100 else f"{field[:100]}…"


def _head(field: str) -> str:
    return _short(field.split(".")[0]) or "claim"
