"""What the columns that many tables share mean, and their units. Columns of one question say it in their own field."""

from __future__ import annotations

_PARTIES = {
    "party": "party", "partner": "partner", "subject": "party that does it", "object": "party to which it is done",
    "sender": "sending party",
    "host": "receiving party", "observer": "party that recognises", "target": "party that is recognised", "neighbour": "neighbour",
    "other": "other party", "a": "one party", "b": "other party",
}  # fmt: skip
_NUMBERS = {"claims": "how many claims there are", "from": "first year of the window", "to": "last year of the window"}
MEANINGS: dict[str, str] = {
    "citation": "how to cite the row",
    "claim": "id of the claim; /v1/claims/{id} has its source, quote and chain",
    "claims": "ids of the claims that the row rests on",
    "edition": "state of the register that the figure is from",
    "tiv": "volume of deliveries that certainly fall into the window",
    "tiv_max": "volume if all that reaches over the window's edge fell into it",
    "estimated_tiv": "the part of the volume that rests on the register's estimates",
    "share_of_imports": "part of the recipient's imports of major arms in the window",
    "share_of_exports": "part of the supplier's exports of major arms in the window",
    "supplier": "id of the supplying party",
    "recipient": "id of the receiving party",
    **{name: f"id of the {word}" for name, word in _PARTIES.items()},
    "name": "present name of the party that the row is about",
    "kind": "kind of claim",
    "begins": "when it begins (EDTF); nothing where nobody says",
    "ends": "when it ends (EDTF); nothing where it has not ended, or nobody says when",
    "on": "the day that the row is about (EDTF)",
    "unit": "unit of the figures",
    "from": "id of the party at which the step begins",
    "to": "id of the party at which it ends",
    "holds": "whether it holds on the day: yes, no, possibly, unknown (nothing is claimed that could tell)",
    "disputed": "whether claims of it contradict each other",
    "type": "sort of what the row is about",
    "track": "the story that a claim belongs to, e.g. relations|AZE|ISR",
    "details": "what else is said of it, by role",
    "treaty": "id of the treaty in its list",
    "begin": "EDTF: from when",
    "end": "EDTF: until when; nothing: it goes on",
    "text": "the name or code",
    "what": "which sort of it",
    "valid_on": "the day asked about (EDTF)",
    "role": "imports or exports",
    "direction": "out: from the party asked about; in: to it; both; symmetric",
    "earliest": "first day on which the first of the edges may have begun",
    "latest": "last day on which the last of the edges may have lasted; nothing: it goes on, or no source gives an end",
    "edges": "edges of the graph that the row sums up",
    "sample": "ids of some of the claims",
    "independent_sources": "sources that rest on none of the others; copies of one release count once",
    "quote": "what the source says, word for word",
    "value": "the figure as stated",
    "base": "of what the figure is a share",
    "place": "city, as sources write it",
    "said_by": "to whom the text attributes it, else its publisher",
}
_UNITS = {
    "tiv": "SIPRI trend-indicator value, millions (a volume, not money)",
    "share": "percent",
    "percent": "percent",
    "hhi": "Herfindahl-Hirschman index, 0 to 1 (times 10,000 in points)",
    "latitude": "degrees north, WGS 84",
    "longitude": "degrees east, WGS 84",
    "year": "calendar year",
    "days": "days",
    "years": "years",
}


def meaning_of(column: str, said: str | None, *, number: bool = False) -> str:
    """What a column means: as its field says, else as all columns of its name do (`number`: it holds one), else its name in words."""
    if said:
        return said
    if column.endswith("_name"):
        whose = column.removesuffix("_name")
        return f"present name of the {_PARTIES.get(whose, whose.replace('_', ' '))}"
    if number and column in _NUMBERS:
        return _NUMBERS[column]
    return MEANINGS.get(column) or column.replace("_", " ")


def unit_of(column: str) -> str | None:
    """The unit of a column, told from the words of its name; None where it has none."""
    words = column.lower().split("_")
    for word, unit in _UNITS.items():
        if word in words:
            return unit
    return None
