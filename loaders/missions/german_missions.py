"""Germany's missions abroad as its Foreign Office listed them, in German, on one day.

A row proves its mission in the month of the list. The state is that of the ISO code; a permanent mission is at the organisation that its
name says. An office "als Außenstelle der Botschaft" is a consulate general of another city, no second embassy. That its head is "zugleich
als Botschafter in …" accredited elsewhere is an accreditation from the seat.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from legation.graph.claims import Claim, Source
from legation.graph.errors import UnknownParty
from legation.graph.parties.abroad import party_abroad
from legation.graph.time import When, parse
from legation.loaders.frame.base import Declaration, Input, Item
from legation.loaders.frame.editions import stated
from legation.loaders.frame.resolve import named
from legation.loaders.frame.tables import Form, Row, Unusable, checker, records

FORMS = (Form("German missions", ("Land", "iso3166-alpha2", "Ort", "Bezeichnung", "Amtsbezirk", "lon", "lat")),)
GERMANY = "DEU"
TYPES = (
    ("Botschaft", "embassy"),
    ("Generalkonsulat", "consulate_general"),
    ("Konsulat", "consulate"),
    ("Honorar", "honorary_consulate"),
    ("Ständige Vertretung", "permanent_mission"),
    ("Vertretungsbüro", "representative_office"),
    ("Deutsches Institut", "representative_office"),
)
"""How a name of a mission begins, and its type."""
ORGANISATIONS = (
    ("Nordatlantikpakt", "NATO"),
    ("Europäischen Union", "EU"),
    ("chemischer Waffen", "OPCW"),
    ("Abrüstungskonferenz", None),
    ("für Erziehung, Wissenschaft", "UNESCO"),
    ("Ernährungs- und Landwirtschafts", "FAO"),
    ("Zusammenarbeit und Entwicklung", "OECD"),
    ("Zusammenarbeit in Europa", "OSCE"),
    ("Europarat", "Council of Europe"),
    ("Vereinten Nationen", "United Nations"),
)
"""Words of a permanent mission's name, and the organisation by a name of the register; None is no party."""
_ALSO = re.compile(r"zugleich als Botschafter(?:in)? (?:in|im|bei) ([^.]*?)(?: mit Sitz in [^.]*)?(?: akkreditiert)?(?:\.|$| und als )")
_ARTICLES = re.compile(r"^(?:in |im |der |den |dem |die |Republik |Fürstentum |Föderierten Staaten von )+")


def edition_of(source: Input) -> str:
    """The month of the list (EDTF). Raises InputError."""
    return stated(source, "YYYY-MM or YYYY-MM-DD")


def read(source: Input) -> Iterator[Item]:
    """Claims and refusals, a row each."""
    edition = edition_of(source)
    when = parse(edition)
    origin = Source(
        publisher="German Federal Foreign Office",
        title=f"German missions abroad, {edition}",
        url="https://www.auswaertiges-amt.de/",
        published=edition,
        edition=edition,
        citation=f"Auswärtiges Amt, Vertretungen der Bundesrepublik Deutschland im Ausland, {edition}, by way of tabacha/diplomatic-map",
        dataset="german_missions",
    )
    unread: list[str] = []

    def claims(row: Row) -> list[Claim]:
        mission = next((type_ for begin, type_ in TYPES if row["Bezeichnung"].startswith(begin)), None)
        if mission is None:
            raise Unusable("other-type", f"{row['Bezeichnung'][:60]!r} is not a type of mission that is kept")
        host = _host(row, mission, when)
        if host == GERMANY:
            raise Unusable("same-party", "the host is Germany")
        shared: dict[str, Any] = {
            "subject": GERMANY, "mission": mission, "when": edition, "object_text": " ".join(row["Land"].split()) or None,
            "source": origin, "quote": row["Amtsbezirk"][:600] or None,
        }  # fmt: skip
        locator = f"{row['Ort']}: {row['Bezeichnung']}"[:400]
        details = {name: float(row[column]) for name, column in (("longitude", "lon"), ("latitude", "lat")) if _number(row[column])}
        found = [Claim(kind="mission", object=host, place=row["Ort"] or None, details=details, locator=locator, **shared)]
        if mission == "embassy":
            for name in _also(row["Amtsbezirk"]):
                party = _german(name, when)
                if party is None:
                    unread.append(name)
                elif party != host:
                    more: dict[str, Any] = {"details": {"seat": host}, "locator": f"{locator}, accredited in {name}"[:400]}
                    found.append(Claim(kind="accredited", object=party, **more, **(shared | {"object_text": name})))
        return found

    yield from records(source, FORMS, claims)
    if unread:
        source.notes.append(f"{len(unread)} places of accreditation are no names that are known: {', '.join(unread[:5])}")


def _host(row: Row, mission: str, when: When) -> str:
    if mission != "permanent_mission":
        return named(row["iso3166-alpha2"], when, scheme="iso2")
    for words, name in ORGANISATIONS:
        if words in row["Bezeichnung"]:
            if name is None:
                break
            return named(name, when)
    raise Unusable("no-organisation", f"{row['Bezeichnung'][-80:]!r} is at no organisation that is a party")


def _number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(?:\.\d+)?", text) is not None


def _also(text: str) -> list[str]:
    """The names in `zugleich als Botschafter in Gambia, Guinea-Bissau und Cabo Verde mit Sitz in Dakar akkreditiert`."""
    match = _ALSO.search(text)
    if not match:
        return []
    parts = [part for chunk in match[1].split(", ") for part in ([chunk] if "Príncipe" in chunk else chunk.split(" und "))]
    return [_ARTICLES.sub("", part.strip()) for part in parts if part.strip() and "Ständige" not in part]


def _german(name: str, when: When) -> str | None:
    """The party of a name in German; many are the same in English."""
    found = party_abroad(name) or party_abroad(re.sub(r"ischen\b", "ische", name))
    if found:
        return found
    try:
        return named(name, when)
    except UnknownParty:
        return None


DECLARATION = Declaration(
    name="german-missions",
    title="German missions abroad (Foreign Office)",
    publisher="German Federal Foreign Office",
    what="Germany's embassies, consulates, honorary consuls and permanent missions with their cities, in March 2016",
    where="https://github.com/tabacha/diplomatic-map (data/de-ausland.json, as CSV without persons)",
    licence="not stated",
    citation="Auswärtiges Amt, Vertretungen der Bundesrepublik Deutschland im Ausland, with the month of the list",
    kinds=("mission", "accredited"),
    files=("missions/german_missions_abroad*.csv",),
    read=read,
    check=checker(*FORMS, also=edition_of),
    options={"edition": "month of the list (YYYY-MM), where the file's name does not hold it"},
)
