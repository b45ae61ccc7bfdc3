"""Questions in words about what facts rest on, what changed, and tables to take away."""

from __future__ import annotations

from legation.graph.parties import Party
from legation.service.answers.asked import Reading
from legation.service.questions.asked.mentions import mentions
from legation.service.questions.asked.words import Query, Words, dyad, reading, span, view_of

_COLUMNS = {
    "level": ("mission_1_in_2_level", "mission_2_in_1_level"), "representation": ("mission_1_in_2_level", "mission_2_in_1_level"),
    "embass": ("mission_1_in_2", "mission_2_in_1"), "mission": ("mission_1_in_2", "mission_2_in_1"), "relations": ("relations",),
    "allian": ("alliance",), "arms": ("arms_1_to_2", "arms_2_to_1"), "war": ("war",), "dispute": ("dispute",),
    "vot": ("ideal_point_distance",), "ideal": ("ideal_point_distance",),
}  # fmt: skip
_COUNTRY = {
    "embass": ("missions_sent_least", "missions_sent_most", "missions_hosted_least", "missions_hosted_most"),
    "mission": ("missions_sent_least", "missions_sent_most", "missions_hosted_least", "missions_hosted_most"),
    "representation": ("missions_sent_least", "missions_sent_most"), "relations": ("relations_least", "relations_most"),
    "allian": ("allies_least",), "arms": ("arms_exports", "arms_imports"), "import": ("arms_imports",), "export": ("arms_exports",),
    "war": ("wars",), "dispute": ("disputes",), "vot": ("ideal_point",), "ideal": ("ideal_point",),
}  # fmt: skip
_LACKS = (("quote", "quote"), ("date", "date"), ("time", "date"), ("publication", "published"), ("day", "published"),
          ("locator", "locator"), ("place", "locator"), ("", "url"))  # fmt: skip


def one_publisher(words: Words) -> Reading:
    """Facts that rest on one publisher; of which, where none is named, the publishers with their number of such facts."""
    publisher = words.said.get("publisher")
    return reading(
        f"Facts that rest on {publisher} only" if publisher else "Facts that rest on one publisher only, by publisher",
        "evidence-single-publisher" if publisher else "evidence-publishers", [],
        ("/v1/evidence/single-publisher", {"publisher": publisher}) if publisher else ("/v1/evidence/publishers", {}), words.search,
    )  # fmt: skip


def disagreements(words: Words) -> Reading | None:
    """Where claims contradict each other."""
    party = words.party() if "a" in words.said else None
    if "a" in words.said and party is None:
        return None
    return reading(
        "Where sources contradict each other" + (f" about {party.name}" if party else ""), "evidence-disagreements",
        [party] if party else [], ("/v1/evidence/disagreements", {"party": party.id if party else None}), words.search,
    )  # fmt: skip


def audit(words: Words) -> Reading:
    """What claims lack."""
    said = words.said.get("lacks", "quote").lower()
    lacks = next(lacking for start, lacking in _LACKS if said.startswith(start) or start in said)
    return reading(f"Which claims lack {lacks}", "evidence-audit", [], (f"/v1/evidence/audit/{lacks}", {}), words.search)


def changed(words: Words) -> list[Reading] | None:
    """What changed since a day: in this graph, and for one party what newer editions say of its imports."""
    since = words.times.on or (f"{words.times.windows[0].first}-01-01" if words.times.windows else None)
    party = words.party() if "a" in words.said else None
    if since is None or ("a" in words.said and party is None):
        return None
    readings = [reading(f"What was recorded and retracted in this graph since {since}", "changes", [], ("/v1/changes", {"since": since}),
                        words.search)]  # fmt: skip
    if party:
        years = words.shared
        asked: Query = {"party": party.id, "from": years.first, "to": years.last, "since": since}
        says = f"What newer editions say differently of {party.name}’s arms imports than on {since}, {span(years)}"
        readings.insert(0, reading(says, "arms-editions", [party], ("/v1/arms/editions", asked), words.search))
    return readings


def table(words: Words) -> Reading | None:
    """A tidy table with the columns that the words name; as CSV."""
    pair = words.pair() if "b" in words.said else None
    party = words.party() if "a" in words.said and "b" not in words.said else None
    if ("b" in words.said and pair is None) or ("a" in words.said and "b" not in words.said and party is None):
        return None
    about = "country-year" if words.said["unit"].lower() == "country" else "dyad-year"
    known = _COUNTRY if about == "country-year" else _COLUMNS
    said = words.said.get("columns", "").lower()
    columns = list(dict.fromkeys(name for start, names in known.items() if start in said for name in names))
    parties = list(pair or ([party] if party else _among(words, said)))
    if len(parties) == 1 and about == "dyad-year":
        words.names.notes.append("A table of dyads needs two parties or none.")
        return None
    years = words.years
    asked: Query = {
        "from": years.first, "to": years.last, "column": columns or None, "party": [one.id for one in parties] or None,
        "known_on": words.times.known_on, "format": "csv",
    }  # fmt: skip
    return reading(
        f"A {about} table of {', '.join(columns) or 'every column'}, {span(years)}", "table", parties, (f"/v1/tables/{about}", asked),
        words.search,
    )  # fmt: skip


def _among(words: Words, said: str) -> list[Party]:
    """The parties that the words of a table's columns mention (`for India and China alliances`)."""
    found = mentions(words.said.get("columns", ""), words.names)[1] if said else []
    return [one.party for one in found if one.party is not None]


def votes(words: Words) -> Reading | None:
    """How far apart two parties vote."""
    pair = words.pair()
    if pair is None:
        return None
    a, b = pair
    return reading(
        f"How far apart {a.name} and {b.name} vote in the UN General Assembly", "table", pair,
        ("/v1/tables/dyad-year", {**_years(words), "party": [a.id, b.id], "column": "ideal_point_distance", "format": "csv"}),
        (dyad(a, b), {}),
    )  # fmt: skip


def vote(words: Words) -> Reading | None:
    """Where a party votes."""
    party = words.party()
    if party is None:
        return None
    return reading(
        f"{party.name}’s ideal point in the UN General Assembly", "table", [party],
        ("/v1/tables/country-year", {**_years(words), "party": party.id, "column": "ideal_point", "format": "csv"}), (view_of(party), {}),
    )  # fmt: skip


def _years(words: Words) -> dict[str, int]:
    """The years that the words name, else all since the Assembly's first session."""
    if words.times.windows or words.times.on:
        return {"from": words.years.first, "to": words.years.last}
    return {"from": 1946, "to": words.latest.last}


def loaded(words: Words) -> Reading:
    """What the graph holds."""
    return reading("What is loaded: sources, editions, counts", "catalog", [], ("/v1/catalog", {}), ("/", {}))


def claims_of(words: Words) -> Reading | None:
    """Every claim about a party."""
    party = words.party()
    if party is None:
        return None
    return reading(
        f"Claims about {party.name}{words.as_known}", "claims", [party],
        ("/v1/claims", {"party": party.id, "known_on": words.times.known_on}), words.search,
    )  # fmt: skip
