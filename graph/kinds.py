"""The kinds of claim, declared in one place.

A kind says who plays which role, what a claim of it needs, which state it begins or ends, the edge that shows it between
parties, and the codes that others use. A claim's *track* is the story it belongs to (the relations of a dyad, one mission, the
arms that flow one way): the projection reads a track whole and draws its edges.

Codes: CAMEO from its codebook (Schrodt 2012), PLOVER from its manual (2023), Wikidata property ids.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from legation import cypher

Effect = Literal["begins", "ends", "changes", "spans", "absent", "happens"]
"""What a done claim does to its track's state: begins it, ends it, changes it within, covers a span of it, shows that it does not hold
(by a source that is complete for the days), or is an event."""

MODALITIES = ("done", "planned", "alleged", "denied")
MISSION_TYPES = {
    "embassy": "embassy",
    "legation": "legation",
    "consulate_general": "consulate general",
    "consulate": "consulate",
    "honorary_consulate": "honorary consulate",
    "nunciature": "apostolic nunciature",
    "trade_office": "trade office",
    "liaison_office": "liaison office",
    "representative_office": "representative office",
    "interests_section": "interests section",
    "permanent_mission": "permanent mission",
}
BASES = {
    "object_imports": "of the recipient's imports",
    "subject_exports": "of the supplier's exports",
    "exports": "all the party's exports",
    "imports": "all the party's imports",
}
RESIDENT_TYPES = ("embassy", "legation", "nunciature", "liaison_office", "interests_section", "representative_office")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of claim. `object_role` is None where a claim has one party only; `symmetric` means that either order says the same."""

    name: str
    says: str
    subject_role: str
    object_role: str | None
    edge: str | None
    track: str
    effect: Effect = "happens"
    symmetric: bool = False
    needs: tuple[str, ...] = ()
    track_by: tuple[str, ...] = ()
    details: dict[str, str] = field(default_factory=dict)
    other_edge: str | None = None
    """The edge of a figure of which another source's is the current one: beside `edge`, where a sum over it does not reach."""
    cameo: tuple[str, ...] = ()
    plover: str | None = None
    wikidata: str | None = None


_TREATY = {
    "treaty": "the list's own id of the treaty, with the list: `UN 3-3`, `UKTO 58135`",
    "title": "title of the treaty, cut at 240 characters",
    "topic": "what it is about, as the list says",
    "signed": "EDTF: when the party signed (of a treaty of two: when it was signed)",
    "act": "by what the party is bound: ratification, accession, succession …",
    "bound": "EDTF: day of that act",
    "in_force": "EDTF: when it came into force (for the party, where the list says so)",
    "provisional": "EDTF: from when it was applied provisionally",
    "ended": "EDTF: when it ended (for the party, where the list says so)",
    "end": "how it ended",
}
_SINCE_RECORD = "bool: it begins with the first day that the list covers and may be older"

_TYPES_OF_SANCTION = "list: arms, trade, financial, travel, military, aid, blockade, agreements, other"
_SANCTIONS = {"case": "the source's number of the case", "types": _TYPES_OF_SANCTION, "measures": "list: the source's own words",
              "senders": "number of senders of the case", "primary": "bool: the first of several senders",
              "objectives": "list: what for", "success": "list: how far, in step with the objectives"}  # fmt: skip

_ALL = (
    # relations of a dyad
    Kind("relations_established", "{subject} and {object} established diplomatic relations", "party", "party",
         "HAS_RELATIONS_WITH", "relations", "begins", True, wikidata="P530"),
    Kind("relations_severed", "{subject} and {object} severed diplomatic relations", "party", "party",
         "HAS_RELATIONS_WITH", "relations", "ends", True, cameo=("161",), plover="REDUCE RELATIONS",
         details={"manner": "severed, suspended, frozen or cancelled, as the source writes"}),
    Kind("relations_restored", "{subject} and {object} restored diplomatic relations", "party", "party",
         "HAS_RELATIONS_WITH", "relations", "begins", True),
    Kind("relations", "{subject} and {object} have diplomatic relations", "party", "party",
         "HAS_RELATIONS_WITH", "relations", "spans", True, wikidata="P530"),
    Kind("no_relations", "{subject} and {object} have no diplomatic relations", "party", "party",
         "HAS_RELATIONS_WITH", "relations", "absent", True),
    # recognition, by observer
    Kind("recognized", "{subject} recognised {object}", "observer", "recognised party",
         "RECOGNIZES", "recognition", "begins", cameo=("054",), plover="SUPPORT", details={"form": "de facto, where it is no more"}),
    Kind("recognition_withdrawn", "{subject} withdrew its recognition of {object}", "observer", "formerly recognised party",
         "RECOGNIZES", "recognition", "ends", details={"manner": "suspended, frozen, cancelled …, as the source writes of relations"}),
    Kind("recognition", "{subject} recognises {object}", "observer", "recognised party", "RECOGNIZES", "recognition", "spans"),
    Kind("no_recognition", "{subject} does not recognise {object}", "observer", "party that is not recognised",
         "RECOGNIZES", "recognition", "absent"),
    # missions: sending state -> receiving state
    Kind("mission_opened", "{subject} opened its {mission} in {object}", "sending state", "receiving state",
         "HAS_MISSION_IN", "mission", "begins", track_by=("mission", "place"), wikidata="P531"),
    Kind("mission_closed", "{subject} closed its {mission} in {object}", "sending state", "receiving state",
         "HAS_MISSION_IN", "mission", "ends", track_by=("mission", "place")),
    Kind("mission_moved", "{subject} moved its {mission} in {object}", "sending state", "receiving state",
         "HAS_MISSION_IN", "mission", "changes", track_by=("mission", "place"), details={"from_place": "city that it leaves"}),
    Kind("mission_level_changed", "{subject} changed the level of its mission in {object} to {mission}", "sending state",
         "receiving state", "HAS_MISSION_IN", "mission", "changes", track_by=("mission", "place"),
         details={"from_mission": "type of mission before"}),
    Kind("mission", "{subject} has its {mission} in {object}", "sending state", "receiving state",
         "HAS_MISSION_IN", "mission", "spans", track_by=("mission", "place"), wikidata="P531",
         details={"latitude": "degrees", "longitude": "degrees", "name": "the mission's own name", "wikidata": "item of the mission",
                  "since_record": _SINCE_RECORD}),
    Kind("mission_level_ended", "{subject}'s mission in {object} was no longer a {mission}", "sending state", "receiving state",
         "HAS_MISSION_IN", "mission", "ends", track_by=("mission", "place"),
         details={"to_mission": "type of mission after; it was raised or lowered, not closed"}),
    Kind("no_mission", "{subject} has no {mission} in {object}", "sending state", "receiving state",
         "HAS_MISSION_IN", "mission", "absent", track_by=("mission", "place")),
    Kind("accredited", "{subject} is accredited to {object} from a seat elsewhere", "sending state", "receiving state",
         "ACCREDITED_TO", "accreditation", "spans", track_by=("mission",),
         details={"seat": "party id of the host of the seat", "since_record": _SINCE_RECORD}),
    Kind("envoy_appointed", "{subject} appointed an envoy to {object}", "sending state", "receiving state",
         "SENT_ENVOY_TO", "envoy", "spans", track_by=("person",),
         details={"person": "name", "rank": "ambassador, minister, chargé d'affaires …", "appointed": "EDTF", "arrived": "EDTF",
                  "credentials": "EDTF: when they were presented", "end_note": "how the time in office ended",
                  "seat": "party id of the host of the seat, where it is another"}),
    Kind("envoy_recalled", "{subject} recalled its envoy to {object}", "sending state", "receiving state",
         "RECALLED_ENVOY_FROM", "envoy_recall"),
    Kind("diplomats_expelled", "{subject} expelled diplomats of {object}", "expelling state", "state of the diplomats",
         "EXPELLED_DIPLOMATS_OF", "expulsion", cameo=("161",)),
    Kind("represents_interests", "{subject} represents the interests of {object}", "protecting power", "state it acts for",
         "REPRESENTS_INTERESTS_OF", "interests", "spans", track_by=("receiving",),
         details={"receiving": "party id of the state where it acts", "scope": "what the protection covers"}),
    # arms
    Kind("arms_transfer", "{subject} supplied arms to {object}", "supplier", "recipient",
         "SUPPLIES_ARMS_TO", "arms", plover="AID", other_edge="ARMS_BY_OTHER_EDITION",
         details={"designation": "the weapon", "description": "what it is", "category": "SIPRI's armament category",
                  "order_year": "year of the order", "order_estimated": "bool", "number": "items delivered",
                  "number_estimated": "bool", "years": "years of delivery, where they are more than one",
                  "years_estimated": "bool", "status": "New, Second hand …", "estimated": "TIV of value that rests on estimates",
                  "deliveries": "rows behind the value", "local_production": "bool", "register_id": "id in SIPRI's database",
                  "comment": "price, licence, intermediary as the register notes", "number_ordered": "items ordered",
                  "number_ordered_estimated": "bool", "tiv_new": "TIV of one item when new",
                  "tiv_unit": "TIV of one item", "tiv_order": "TIV of the whole order"}),
    Kind("arms_total", "{subject}'s arms {base}, all partners together", "party", None, None, "arms_total",
         needs=("value", "unit", "base"), details={"estimated": "TIV that rests on estimates", "deliveries": "rows behind the value"}),
    Kind("arms_agreement", "{subject} agreed to supply arms to {object}", "supplier", "recipient", "AGREED_ARMS_WITH", "arms_agreement",
         cameo=("057",)),
    Kind("arms_share", "{subject} supplied {value} % of {object}'s arms imports, or sent there that part of its exports", "supplier",
         "recipient", "REPORTED_ARMS_SHARE", "arms_share", needs=("value", "base")),
    Kind("arms_licence", "{subject} licensed an export of arms to {object}", "licensing state", "destination", "LICENSED_ARMS_TO",
         "arms_licence", needs=("value", "unit"),
         details={"number": "of the licence", "goods": "what may be exported", "category": "of the EU's common military list",
                  "expires": "EDTF: day on which the licence ends", "received": "EDTF: day of the application",
                  "replaces": "number of the licence that it stands in for",
                  "through": "country of destination, where the goods end in another one", "origin": "where the goods come from",
                  "kind": "D definitive, T temporary", "extension": "bool: prolongs an earlier licence"}),
    Kind("arms_embargo", "{subject} stopped supplying arms to {object}", "by whom", "on whom", "EMBARGOES", "arms_embargo", "begins"),
    Kind("embargo", "{subject} has an arms embargo on {object}", "by whom", "on whom", "EMBARGOES", "arms_embargo", "spans",
         track_by=("case",), details={"case": "the source's number of the case"}),
    Kind("supplies", "{subject} supplies {commodity} to {object}", "supplier", "recipient", "SUPPLIES", "supplies",
         track_by=("commodity",)),
    # dealings
    Kind("visit", "a representative of {subject} visited {object}", "visitor's state", "host", "VISITED", "visits", cameo=("042", "043"),
         plover="CONSULT", details={"person": "name", "role": "office", "remarks": "what for"}),
    Kind("meeting", "{subject} and {object} met", "party", "party", "MET", "meetings", symmetric=True, cameo=("040", "044", "046"),
         plover="CONSULT"),
    Kind("treaty_signed", "{subject} and {object} signed an agreement", "party", "party", "SIGNED_WITH", "treaties", symmetric=True,
         cameo=("057",), plover="AGREE", details=_TREATY),
    Kind("treaty_in_force", "a treaty binds {subject} and {object}: {title}", "party", "party", "BOUND_BY_TREATY_WITH", "treaty_in_force",
         "spans", True, track_by=("treaty",), details=_TREATY),
    Kind("treaty_signature", "{subject} signed a treaty of several parties: {title}", "signatory", None, None, "treaty_signature",
         track_by=("treaty",), details=_TREATY),
    Kind("treaty_membership", "{subject} is a party to a treaty: {title}", "party to the treaty", None, None, "treaty_membership", "spans",
         track_by=("treaty",), details=_TREATY),
    Kind("treaty_listed", "{subject} stands in an undated list of the parties to a treaty: {title}", "party that is listed first", None,
         None, "treaty_listed", track_by=("treaty",),
         details=_TREATY | {"parties": "ids of all parties that are listed; when each of them joined is not said"}),
    Kind("sanctions_imposed", "{subject} imposed sanctions on {object}", "by whom", "on whom", "SANCTIONS", "sanctions", "begins",
         cameo=("163",), plover="SANCTION", details={"types": _TYPES_OF_SANCTION}),
    Kind("sanctions_lifted", "{subject} lifted sanctions on {object}", "by whom", "on whom", "SANCTIONS", "sanctions", "ends",
         cameo=("085",), details={"types": _TYPES_OF_SANCTION}),
    Kind("sanctions", "{subject} has sanctions on {object}", "by whom", "on whom", "SANCTIONS", "sanctions", "spans",
         track_by=("case",), plover="SANCTION", details=_SANCTIONS),
    Kind("sanctions_threatened", "{subject} threatened {object} with sanctions", "by whom", "on whom",
         "THREATENED_SANCTIONS_ON", "sanctions_threatened", cameo=("138",), plover="THREATEN", details=_SANCTIONS),
    # standing ties
    Kind("alliance", "{subject} and {object} are allied", "ally", "ally", "ALLIED_WITH", "alliance", "spans", True,
         details={"obligations": "list: defense, offense, neutrality, nonaggression, consultation"}),
    Kind("membership", "{subject} is a member of {object}", "member", "organisation", "MEMBER_OF", "membership", "spans",
         details={"status": "full, associate, observer", "since_record": _SINCE_RECORD}, wikidata="P463"),
    Kind("no_membership", "{subject} is not a member of {object}", "party that is no member", "organisation", "MEMBER_OF", "membership",
         "absent"),
    Kind("succession", "{subject} succeeded {object}", "successor", "predecessor", "SUCCEEDS", "succession",
         details={"type": "continuator, split, merger …"}, wikidata="P1365"),
    Kind("rivalry", "{subject} and {object} are rivals", "rival", "rival", "RIVAL_OF", "rivalry", "spans", True,
         details={"types": "list: positional, spatial, ideological, interventionary", "name": "name of the rivalry"}),
    # conflict
    Kind("war", "{subject} and {object} were at war", "belligerent", "belligerent", "AT_WAR_WITH", "war", "spans", True,
         track_by=("name",), details={"name": "name of the war", "initiator": "party id", "outcome": "for the subject",
                                    "by_sides": "bool: several on both sides, the source does not say who fought whom"}, cameo=("190",)),
    Kind("dispute", "{subject} was in a militarised dispute with {object}", "party", "party", "IN_DISPUTE_WITH", "dispute", "spans",
         True, track_by=("number",), details={"number": "dispute number", "hostility": "1 to 5", "fatalities": "level", "name": "name"}),
    Kind("territorial_change", "{subject} gained territory from {object}", "gainer", "loser", "GAINED_TERRITORY_FROM", "territory",
         details={"territory": "name or code", "area": "km²", "population": "persons", "procedure": "conquest, cession …"}),
    Kind("territory_gained", "{subject} gained territory from no state", "gainer", None, None, "territory_gained",
         details={"territory": "name or code", "area": "km²", "population": "persons", "procedure": "conquest, cession …",
                  "loser": "who lost it, where that is no party"}),
    Kind("independence", "{subject} became independent from {object}", "new state", "former ruler", "INDEPENDENT_FROM", "independence",
         details={"manner": "formation, decolonisation, secession, partition"}),
    Kind("contiguity", "{subject} and {object} are neighbours", "party", "party", "BORDERS", "contiguity", "spans", True,
         details={"type": "1 land … 5 up to 400 miles of water (COW)", "since_record": _SINCE_RECORD}),
    # about one party
    Kind("state_system", "{subject} is in the system of states", "state", None, None, "state_system", "spans", track_by=("list",),
         details={"list": "COW, Gleditsch-Ward …", "since_record": _SINCE_RECORD,
                  "ambiguous": "which of its dates the list marks as ambiguous"}),
    Kind("organization_exists", "{subject} exists", "organisation", None, None, "organization_exists", "spans",
         details={"end_reason": "replaced, integrated …"}),
    Kind("major_power", "{subject} is a major power", "state", None, None, "major_power", "spans"),
    Kind("leader", "{person} led {subject}", "state", None, None, "leader", "spans", track_by=("person",),
         details={"person": "name", "office": "head of state or government", "entry": "how", "exit": "how",
                  "wikidata": "item of the person"}),
    Kind("voting_position", "{subject}'s ideal point in the UN General Assembly", "state", None, None, "voting", needs=("value",),
         details={"session": "number", "votes": "number of votes"}),
    Kind("capital", "{place} is the capital of {subject}", "state", None, None, "capital", "spans", needs=("place",),
         details={"latitude": "degrees", "longitude": "degrees", "since_record": _SINCE_RECORD}),
)  # fmt: skip

KINDS: dict[str, Kind] = {kind.name: kind for kind in _ALL}
"""Every kind by its name."""
DRAWN: frozenset[str] = frozenset({kind.track for kind in _ALL if kind.edge} | {"arms_total"})
"""The tracks of which something is drawn: edges, and the totals that stand beside them. Nothing has to be drawn for the others."""
EDGES: tuple[str, ...] = tuple(sorted({kind.edge for kind in _ALL if kind.edge}))
"""The sorts of edges between parties that people ask about."""
SORT: dict[str, str] = {edge: edge for edge in EDGES} | {kind.other_edge: kind.edge for kind in _ALL if kind.edge and kind.other_edge}
"""The sort of each relationship type that the projection draws: edges of other editions are of the sort of the current ones."""
cypher.declare(SORT)
TRACKS: dict[str, tuple[Kind, ...]] = {
    track: tuple(kind for kind in _ALL if kind.track == track) for track in sorted({kind.track for kind in _ALL})
}
