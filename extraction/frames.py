"""Frames: what a verb or noun tells of, and by which relations it names who acts and on whom; the table is `data/frames.csv`.

One reader goes over the triggers of a sentence and asks a `Structure` for the phrases that stand in those relations: `LightStructure`
by the order of words, or a dependency parse (`parse.py`, extra `nlp`). Time, mood and speaker are found as for any other rule.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from legation.extraction import vocabulary as v
from legation.extraction.model import SYMMETRIC
from legation.extraction.reading import Reading
from legation.extraction.sentence import Sentence
from legation.extraction.structure import LightStructure, Named, Structure
from legation.extraction.text import Ref
from legation.extraction.verbs import Subject
from legation.extraction.wordlist import words


@dataclass(frozen=True, slots=True)
class Frame:
    """A row of the table."""

    kind: str
    verb: bool
    noun: frozenset[str]
    doer: bool
    without: frozenset[str]
    within: frozenset[str]
    agent: tuple[str, ...]
    patient: tuple[str, ...]
    person: bool
    planned: bool
    name: str


@cache
def table() -> dict[str, tuple[Frame, ...]]:
    """The frames that each word form may open."""
    found: dict[str, list[Frame]] = {}
    lines = files("legation.extraction.data").joinpath("frames.csv").read_text(encoding="utf-8").splitlines()
    classes = {name: text.split() for name, _, text in (line.partition(" ") for line in lines if line.startswith("@"))}
    for row in csv.DictReader(line for line in lines if not line.startswith(("#", "@"))):
        for entry in _spelt(row["words"], classes):
            base, *irregular = entry.split("/")
            verb = row["pos"] == "verb"
            frame = Frame(
                row["kind"], verb, frozenset(_spelt(row["noun"].lstrip("^"), classes)), row["noun"].startswith("^"),
                frozenset(_spelt(row["without"], classes)), frozenset(_spelt(row["within"], classes)), tuple(row["agent"].split()),
                tuple(row["patient"].split()), row["actor"] == "person", row["realis"] == "planned", f"frames.{base}",
            )  # fmt: skip
            for form in {base, *irregular, *(v.inflections(base) if verb else (f"{base}s",))}:
                found.setdefault(form, []).append(frame)
    return {form: tuple(frames) for form, frames in found.items()}


def _spelt(text: str, classes: dict[str, list[str]]) -> list[str]:
    """The words of a cell, those of a class ("@arms") among them."""
    return [word for entry in text.split() for word in classes.get(entry, [entry])]


STEMS = frozenset(table())
NOUNS = frozenset(form for form, frames in table().items() if not any(frame.verb for frame in frames))
"""Forms that only nouns have."""
_TOLD_BY = {
    "arms_transfer": ("arms_share", "arms_agreement"),
    "arms_agreement": ("arms_share",),
    "treaty_signed": ("arms_agreement", "supplies"),
}
"""Kinds that say more of the same deed: a deal for jets is no treaty besides."""
_ANAPHORIC = words("the it they he she")
_AGAIN = frozenset({"visit", "meeting"})
"""Kinds of which one sentence may tell several times."""
_TRENDS = words("rose fell rises falls increased decreased declined dropped grew surged slumped doubled halved climbed shrank")
_TO_PERSONS = frozenset({"meeting", "sanctions_imposed", "diplomats_expelled"})
"""Kinds whose patient may be an office holder, who stands for the party."""
_NOT_YET = re.compile(r"\b(?:plan|plans|planned|planning|proposed|proposal|upcoming|expected|possible|potential|scheduled|invitation)\b")
_UNREAL = re.compile(
    r"\b(?:cancel\w*|arrang\w*|seek\w*|sought|request\w*|postpon\w*|reject\w*|refus\w*|demand\w*|call\w* for|urg\w+|calling|"
    r"threat\w*|consent|veto|halt\w*|paus\w+|suspend\w*|ban|bans|banned|stop\w*|block\w*|freez\w+|froze|over|oppos\w+|if|without|no)\b"
)


def read(r: Reading) -> None:
    """Writes down what the frames of the sentence tell, unless another rule has told it; over a parse, where there is one, and then by
    the order of words what the parse has missed."""
    sent, frames = r.sent, table()
    if sent.lows.isdisjoint(frames):
        return
    structures: list[Structure] = []
    for i, token in enumerate(sent.tokens):
        if token.tag != "w" or token.low not in frames:
            continue
        structures = structures or [*([r.parser(sent, r)] if r.parser is not None else []), LightStructure(sent, r)]
        for structure in structures:
            for frame in frames[token.low]:
                if structure.is_verb(i) == frame.verb or (not frame.verb and token.low in NOUNS):
                    _read(r, structure, i, frame)


def _read(r: Reading, structure: Structure, i: int, frame: Frame) -> None:
    noun = None
    if frame.within and not any(r.sent.low(k) in frame.within for k in range(i + 1, i + 24)):
        return
    if frame.noun:
        noun = structure.doer(i, frame.noun) if frame.doer else structure.noun(i, frame.noun)
        if noun is None or (frame.without and not frame.without.isdisjoint(r.sent.low(k) for k in range(min(noun - 3, i + 1), noun))):
            return
    if frame.kind == "diplomats_expelled" and noun is not None and not _accredited(r.sent, noun):
        return
    agents = _fill(structure, i, noun, frame.agent)
    patients = _fill(structure, i, noun, frame.patient)
    if agents and not patients and frame.kind in SYMMETRIC:
        agents, patients = _both(agents)
    if not agents and not patients and frame.kind in ("meeting", "treaty_signed") and frame.verb and r.subject(i).planned:
        agents, patients = _of_the_visit(r)
    if not agents or not patients:
        return
    if frame.kind == "supplies" and not frame.verb and not r.sent.lows.isdisjoint(_TRENDS):
        return  # "oil exports to the Union rose to …": a figure, no delivery told
    if frame.kind == "supplies" and any(c.kind == "treaty_signed" and c.start >= r.sent.start for c in r.claims):
        return  # "signs an agreement with Greece to import American gas": of the agreement
    found = r.subject(i) if frame.verb else _mood(r, i, frame.kind)
    found.planned |= structure.future(i)
    if frame.planned and found.denied:
        return  # "refused to promise"
    if structure.sure and agents[0].index >= 0:
        found.index = agents[0].index
    for agent in agents:
        ref = agent.ref
        if (
            ref.former
            or (ref.role == "force" and not frame.doer)
            or (frame.person and ref.role != "person" and ref.noun not in ("delegation", "delegations"))
        ):
            continue
        if frame.person and ref.noun in ("ambassador", "envoy", "commissioner", "consul"):
            continue
        found.ref = ref
        found.planned |= frame.planned
        if frame.kind.startswith("sanctions") and not frame.noun:
            patients = [one for one in patients if r.memory.is_state(one.ref.parties[0])]
        if frame.kind not in _TO_PERSONS and not (frame.kind == "sanctions_lifted" and frame.noun) and frame.patient != ("subj",):
            patients = [one for one in patients if one.ref.role != "person"]
        if (
            patients
            and found.head in _ANAPHORIC
            and ref.parties == patients[0].ref.parties
            and (other := r.memory.other_than(ref.parties[0]))
        ):
            ref = found.ref = Ref((other,))  # "The country has, in turn, supplied Israel": the other one
        targets = [p for patient in patients for p in patient.ref.parties if p not in ref.parties]
        told = (frame.kind, *_TOLD_BY.get(frame.kind, ()))
        known = {(c.subject, c.object) for c in r.claims if c.kind in told and r.sent.start <= c.start < r.sent.end}
        if frame.kind in SYMMETRIC:  # either order; so is a deal
            known |= {(b, a) for a, b in known}
        if known and frame.kind in _AGAIN and (own := r.time(i, max(i, patients[-1].index), found)) is not None:
            known = {pair for pair in known if any(c.when in (None, own) and pair == (c.subject, c.object) for c in r.claims)}
        fresh = [p for p in dict.fromkeys(targets) if not any((a, p) in known for a in ref.parties)]
        if fresh:
            when = "auto" if frame.verb else (_owned_time(r, i) or "auto")
            end = max(i, patients[-1].index, noun or 0)
            goods = _goods(r, noun) if noun is not None and frame.kind.startswith(("supplies", "arms")) else None
            mission = r.sent.tokens[noun].kind if noun is not None and r.sent.tag(noun) == "M" else None
            place = patients[0].place if frame.kind.startswith("mission") else None
            times = r.times_in_turn(i) if frame.kind in _AGAIN else []
            for one in times if len(times) > 1 else [when]:  # "visited in March 1967 and December 1969"
                r.emit(
                    frame.kind, ref.parties, fresh, rule=frame.name, trigger=i, end=end, found=found, mission=mission, place=place,
                    when=one, commodity=goods,
                )  # fmt: skip
            if frame.kind == "recognition_withdrawn" and not frame.verb:  # "the recognition of A by B" inside it is no deed of its own
                both = {(a, p) for a in ref.parties for p in fresh}
                r.claims = [c for c in r.claims if c.kind != "recognized" or c.start < r.sent.start or (c.subject, c.object) not in both]


_QUALITIES = words("natural crude liquefied enriched fighter air combat armoured armored patrol jet nuclear fuel palm iron tank missile")


def _goods(r: Reading, noun: int) -> str:
    """The goods or weapons at `noun` as written, with the words that make their kind: "natural gas", "fighter jets"."""
    first = noun - (r.sent.low(noun - 1) in _QUALITIES)
    return r.sent.text[r.sent.tokens[first].start : r.sent.tokens[noun].end]


def _fill(structure: Structure, i: int, noun: int | None, slots: tuple[str, ...]) -> list[Named]:
    for slot in slots:
        at = noun if slot.startswith("noun.") else i
        found = structure.named(at, slot.removeprefix("noun.")) if at is not None else []
        if found:
            return found
    return []


_POSTS = words("embassy embassies consular diplomatic mission missions consulate consulates")
_STAFF = words("worker workers employee employees member members agent agents delegation staff representatives advisers")


def _accredited(sent: Sentence, noun: int) -> bool:
    """Whether those at `noun` are of a mission: employees of an embassy, not workers at large."""
    token = sent.tokens[noun]
    if token.low not in _STAFF and not (token.ref is not None and token.ref.noun in _STAFF):
        return True
    if not _POSTS.isdisjoint(sent.text[token.start : token.end].lower().split()):
        return True
    near = range(max(0, noun - 5), min(len(sent.tokens), noun + 6))
    return any(sent.tag(k) == "M" or sent.low(k) in _POSTS for k in near)


def _both(agents: list[Named]) -> tuple[list[Named], list[Named]]:
    """The two sides of "between A and B" and "A and B signed"; none where there are not exactly two parties."""
    parties = list(dict.fromkeys(p for one in agents for p in one.ref.parties))
    if len(parties) != 2:
        return agents, []
    first, last = agents[0], agents[-1]
    return [replace(first, ref=replace(first.ref, parties=(parties[0],)))], [replace(last, ref=replace(last.ref, parties=(parties[1],)))]


def _of_the_visit(r: Reading) -> tuple[list[Named], list[Named]]:
    """The two sides of "A bilateral meeting will also be held": guest and host of the visit that the text has told of last."""
    last = r.claims[-1] if r.claims else None
    if last is None or last.kind not in ("visit", "meeting"):
        return [], []
    return [Named(Ref((last.subject,)), -1)], [Named(Ref((last.object,)), -1)]


def _owned_time(r: Reading, i: int) -> str | None:
    """The time that a noun stands with: "yesterday's visit", "a 2019 visit"."""
    for k in range(i - 1, max(-1, i - 5), -1):
        token = r.sent.tokens[k]
        if token.tag == "D":
            return token.edtf
        if token.tag == "w" and (token.low in v.PREPOSITIONS or token.low in v.FINITE):
            return None
    return None


def _mood(r: Reading, i: int, kind: str) -> Subject:
    """The mood of a noun: what stands before it in its clause. Arms whose sale is approved or announced have yet to come."""
    before = " ".join(t.low for t in r.sent.tokens[max(0, i - 7) : i])
    arms, told = kind.startswith("arms"), "approv" in before or "announc" in before
    planned = bool(_NOT_YET.search(before)) or ((arms or kind == "visit") and told)
    return Subject(None, i, planned=planned, possible=bool(_UNREAL.search(before)) or (arms and " end " in before))
