"""What the rules work with: the sentence at hand, the memory of the text, and one way to write down a claim."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from legation.extraction.attribution import Attribution, attribution
from legation.extraction.clauses import clause_end, clause_start
from legation.extraction.context import pair_before
from legation.extraction.date_words import DAYS
from legation.extraction.event_time import time_of
from legation.extraction.gazetteer import Gazetteer
from legation.extraction.grammar import subject_of
from legation.extraction.memory import LastMission, Memory
from legation.extraction.model import SYMMETRIC, FoundClaim
from legation.extraction.sentence import Sentence
from legation.extraction.structure import Structure
from legation.extraction.territories import RECEIVING
from legation.extraction.text import Ref
from legation.extraction.verbs import Subject
from legation.extraction.wordlist import words

_SKIPPED = words(
    """the a an its their his her new first first-ever own full formal official all any several some many more no both
    other neighboring neighbouring two three four five six seven eight nine ten independent newly sovereign fellow
    nearby former resident permanent own de facto disputed occupied divided"""
)
_AT_THE_EVENT = re.compile(
    r"(?:ahead of|during|at|before|after|following) (?:the|this|that) (?:opening|ceremony|visit|meeting|summit|signing|event|talks)\b"
)
_CONDITION = re.compile(r"\bonly (?:once|if|when|after)\b|\bon (?:the )?condition that\b|\bunless\b")
_COUNTED = words("the three four five six seven eight nine ten two of other")
_TOWNS = frozenset({"city", "town", "capital", "port", "village", "cities", "towns", "ports"})
_ANAPHORIC = frozenset({"the", "it", "they", "he", "she"})
_LASTING = frozenset({"supplies", "arms_transfer", "represents_interests"})
"""Kinds that go on, so that "since 2000" is an open interval."""
_REPEATED = frozenset({"mission_opened", "mission_closed", "arms_agreement", "visit", "meeting"})
"""Kinds that "has … since 1997" tells of several times, from then on."""
_HEARSAY = words("reportedly allegedly purportedly")
MAX_CLAIMS = 2000
"""Most claims kept of one text; more is a table or garbage."""


class Reading:
    """The state of one text being read."""

    def __init__(self, text: str, memory: Memory, gazetteer: Gazetteer) -> None:
        self.text, self.memory, self.gazetteer = text, memory, gazetteer
        self.claims: list[FoundClaim] = []
        self.published: str | None = None
        self.states: frozenset[str] = frozenset()
        """The states that the whole text names."""
        self.sent: Sentence
        self.parser: Callable[[Sentence, Reading], Structure] | None = None
        """Makes the structure that the frames are read over, where a parse is asked for."""
        self._seen: set[tuple[object, ...]] = set()

    def subject(self, verb: int) -> Subject:
        """Subject and mood of the verb at token `verb`."""
        found = subject_of(self.sent, verb, self.memory)
        joined = found.index > 0 and self.sent.low(found.index - 1) in ("and", ",")
        if found.ref is None and found.index >= 0 and not joined and self._titled_before(found.index):
            found.ref = self._whose_president(verb)
        elif found.ref is None and "became" in found.words and self.sent.tag(found.index) == "N":
            found.ref = self._made(found.index, verb)
        return found

    def _made(self, i: int, verb: int) -> Ref | None:
        """ "N becomes the first sitting President of the United States to visit Hiroshima": the office names the state."""
        office = next((t.ref for t in self.sent.tokens[i + 1 : verb] if t.tag == "A" and t.ref is not None and t.ref.noun), None)
        return Ref(office.parties, "person", self.sent.tokens[i].text) if office is not None and len(office.parties) == 1 else None

    def _titled_before(self, i: int) -> bool:
        """Whether "President N" stands at token `i`, or "his government" with such a person before."""
        sent = self.sent
        if sent.tag(i) == "N":
            return sent.tokens[i].kind == "titled"
        his = sent.low(i) in ("country", "government", "nation", "administration") and sent.low(i - 1) in ("his", "her")
        return (his or sent.low(i) in ("he", "she")) and any(sent.tag(k) == "N" and sent.tokens[k].kind == "titled" for k in range(i))

    def _whose_president(self, verb: int) -> Ref | None:
        """The state of a president named without one: in a text on two states, the one that the deed is not done to; else the
        one that the text is told from."""
        here = {
            p for t in self.sent.tokens[verb:] if t.ref is not None and t.tag in "AJC" for p in t.ref.parties if self.memory.is_state(p)
        }
        others = self.states - here
        if len(self.states) != 2 and self.memory.seat is not None and self.memory.seat not in here:
            return Ref((self.memory.seat,), "person")
        return Ref((next(iter(others)),), "person") if len(self.states) == 2 and len(others) == 1 else None

    def maker(self, verb: int) -> Subject:
        """Like `subject`, where a firm acts for its state too: "South Korea's Hanwha Aerospace delivers …"."""
        found = self.subject(verb)
        if found.ref is None and self.sent.tag(found.index) == "N" and found.index and self.sent.tag(found.index - 1) == "J":
            found.ref = self.sent.tokens[found.index - 1].ref
        return found

    def skip(self, i: int) -> int:
        """The first token at or after `i` that is no determiner, number or light adjective."""
        while i < len(self.sent.tokens) and (self.sent.low(i) in _SKIPPED or self.sent.tag(i) == "n"):
            i += 1
        return i

    def party_at(self, i: int, tags: str = "AC") -> Ref | None:
        """Who stands at token `i` (determiners skipped): a party, a city's party, or a pronoun's."""
        i = self.skip(i)
        if i >= len(self.sent.tokens):
            return None
        token = self.sent.tokens[i]
        if token.tag in tags and token.ref is not None:
            return token.ref
        return None

    def place_at(self, i: int) -> tuple[str | None, Ref | None]:
        """City and state of a place phrase at `i`: "Baghdad", "Israel", "Ljubljana, Slovenia"; an unknown city has no state."""
        i = self.skip(i)
        city = next((k for k in range(i, i + 4) if self.sent.low(k) in _TOWNS and self.sent.low(k + 1) == "of"), None)
        if city is not None and self.sent.tag(city + 2) in ("C", "N"):
            i = city + 2  # "the western Ukrainian city of Lviv"
        if i >= len(self.sent.tokens):
            return None, None
        token = self.sent.tokens[i]
        if token.tag in "AC" and token.ref is not None and (sovereign := RECEIVING.get(token.ref.parties[0])) is not None:
            return token.text, Ref((sovereign,))
        if token.tag == "C":
            return token.text, token.ref
        if token.tag == "A":
            if token.ref is not None and token.ref.kind == "metonym" and token.text in self.gazetteer.cities:
                return token.text, token.ref
            return None, token.ref
        if token.tag == "J" and token.kind == "owner" and self.sent.low(i + 1) in ("capital", "largest", "second"):
            return None, token.ref
        if token.tag == "N":
            return token.text, None
        return None, None

    def those(self, i: int) -> tuple[Ref, int] | None:
        """ "To these countries", "from the three states" at token `i`: the parties of the last list, and the phrase's last token."""
        sent = self.sent
        if sent.low(i) not in ("these", "those", "the", "all", "both", "each"):
            return None
        here = [t.ref.parties for t in sent.tokens[:i] if t.tag == "A" and t.ref is not None and len(t.ref.parties) > 1]
        listed = here[-1] if here else self.memory.listed
        for k in range(i + 1, i + 5):
            if sent.low(k) in ("countries", "nations", "states", "capitals"):
                return (Ref(listed), k) if listed is not None else None
            if sent.low(k) not in _COUNTED:
                return None
        return None

    def pair(self, i: int) -> Ref | None:
        """The two parties meant by "both countries" at token `i`."""
        return pair_before(self.sent, i, self.memory)

    def other(self, party: str) -> str | None:
        """The one other party of this sentence, else the one the text spoke of last."""
        here = [p for t in self.sent.tokens if t.ref is not None and t.tag in "AJC" for p in t.ref.parties if p != party]
        told = next(
            (c for c in reversed(self.claims) if self.sent.start <= c.start < self.sent.end and party in (c.subject, c.object)), None
        )
        if told is not None:
            return told.object if told.subject == party else told.subject
        named = list(dict.fromkeys(here))
        if len(named) == 1:
            return named[0]
        return None if named else self.memory.other_than(party)

    def time(self, trigger: int, end: int, found: Subject | None = None) -> str | None:
        """EDTF of the event at `trigger`."""
        own = time_of(self.sent, trigger, end, found is not None and found.planned, found is not None and found.agreed)
        if own is None and self.claims and not (found is not None and found.planned) and _AT_THE_EVENT.match(self.sent.line):
            last = self.claims[-1].when  # "Ahead of the opening": of the event just told
            return last if last is not None and len(last) == 10 else None
        return own

    def said(self, found: Subject | None, trigger: int) -> Attribution:
        """To whom the sentence attributes the event at `trigger`."""
        return attribution(self.sent, found.index if found else -1, trigger, self.memory)

    def span(self, trigger: int, end: int, start: int | None = None) -> tuple[int, int]:
        """The quote of an event: its clause from the subject on, to its last part."""
        first = clause_start(self.sent, trigger)
        if start is not None and start >= 0:
            first = min(first, clause_start(self.sent, start), start)
        return self.sent.quote(first, max(end, clause_end(self.sent, max(trigger, end))))

    def emit(
        self,
        kind: str,
        subjects: Iterable[str],
        objects: Iterable[str],
        *,
        rule: str,
        trigger: int,
        end: int,
        found: Subject | None = None,
        when: str | None = "auto",
        modality: str | None = None,
        times: dict[str, str] | None = None,
        mission: str | None = None,
        place: str | None = None,
        value: float | None = None,
        base: str | None = None,
        commodity: str | None = None,
        said_by: str | None = None,
        span: tuple[int, int] | None = None,
    ) -> None:
        """Writes down one claim per pair of subject and object; same pair, negated and self-claims are dropped."""
        objects = list(objects)
        if found is not None and (found.possible or (found.planned and _CONDITION.search(self.sent.line))):
            return
        said = self.said(found, trigger)
        if found is not None and found.negated:
            refused = "will" in found.words and bool(set(said.parties) & set(subjects := list(subjects)))
            if not refused and not said.denied:
                return
            modality = "denied"  # "says that it will not recognise"
        if modality is None:
            modality = found.modality if found is not None else "done"
            if said.denied:
                modality = "denied"
            elif (said.alleged or self._reportedly(trigger)) and modality in ("done", "planned"):
                modality = "alleged"
        if when == "auto":
            when = self.time(trigger, end, found) or (self.memory.dateline if found is None or not found.planned else None)
            if when is None and kind == "recognized" and said.verb >= 0 and modality == "done":
                when = time_of(self.sent, said.verb, said.verb)  # "informed Norway on D that the United States recognized it"
            perfect = found is not None and not found.passive and not {"has", "have"}.isdisjoint(found.words)
            if (
                (kind in _LASTING or (perfect and kind in _REPEATED and (len(objects) > 1 or not kind.startswith("mission"))))
                and when is not None
                and not (found is not None and found.planned)
                and "/" not in when
                and self._since(when)
            ):
                when = f"{when}/.."
        if modality == "planned" and when is not None and not {"was", "were"} & set(found.words if found is not None else ()):
            when = self._ahead(when)
        if modality == "done" and when is not None and self._to_come(when):
            modality = "planned"  # what lies ahead of publication is not done yet
        due = found is not None and found.agreed and modality == "planned" and when is not None and len(when) == 10
        if due and self.published is not None and len(self.published) >= 10 and str(when) <= self.published[:10]:
            modality = "done"  # "has decided to sever relations as of" a day that has come
        first, last = span or self.span(trigger, end, found.index if found else None)
        if said.verb >= 0 and span is None:
            first = min(first, self.span(said.verb, said.verb, said.speaker)[0])
        subjects = list(subjects)
        speaker = said_by or said.said_by
        if speaker is not None and said_by is None and said.parties and set(said.parties) & set(subjects) and speaker[:1].isupper():
            speaker = speaker if any(p == speaker for p in self._persons()) else None
        if found is not None and found.head in _ANAPHORIC and len(subjects) == 1:
            subjects = [self._not(subjects[0], list(objects))]
        if not times and "respectively" in self.sent.lows:
            times = self._in_turn(subjects, list(objects), max(trigger, end))
        for subject in subjects:
            for target in objects:
                if subject == target or len(self.claims) >= MAX_CLAIMS:
                    continue
                own = (times or {}).get(subject) or (times or {}).get(target) or when
                claim = FoundClaim(
                    kind=kind, subject=subject, object=target, modality=modality, start=first, end=last,
                    quote=self.text[first:last], rule=rule, when=own, mission=mission, place=place, value=value,
                    unit="percent" if value is not None else None, base=base, commodity=commodity, said_by=speaker,
                )  # fmt: skip
                self._keep(claim)
        if kind in SYMMETRIC or kind.startswith(("recogni", "mission", "envoy")):
            self._remember(subjects, objects)

    def _reportedly(self, trigger: int) -> bool:
        """Whether "reportedly" stands before the deed in its clause: "is reportedly the next country planning to …"."""
        if self.sent.lows.isdisjoint(_HEARSAY):
            return False
        return any(self.sent.low(k) in _HEARSAY for k in range(clause_start(self.sent, trigger), trigger))

    def _ahead(self, when: str) -> str:
        """A weekday that a plan names is the next one, never the one before publication."""
        past = any(t.tag == "D" and t.edtf == when and t.kind == "past" and t.low.startswith(DAYS) for t in self.sent.tokens)
        return (date.fromisoformat(when) + timedelta(days=7)).isoformat() if past and len(when) == 10 else when

    def _to_come(self, when: str) -> bool:
        """Whether a time lies ahead of the day of publication."""
        first = when.split("/")[0].rstrip("~?")
        said = (self.published or "")[: len(first)]
        return len(said) == len(first) and first.replace("-", "").isdigit() and first > said

    def _since(self, when: str) -> bool:
        """Whether the time `when` of this sentence stands after "since"."""
        return any(t.edtf == when and self.sent.low(k - 1) in ("since", "from") for k, t in enumerate(self.sent.tokens) if t.tag == "D")

    def _in_turn(self, subjects: list[str], objects: list[str], after: int) -> dict[str, str]:
        """Times by party for "X recognised Y and Z in 1990 and 1992, respectively"; none unless their numbers agree."""
        listed = objects if len(objects) > 1 else subjects
        when = self.times_in_turn(after)
        return dict(zip(listed, when, strict=True)) if len(when) == len(listed) > 1 else {}

    def times_in_turn(self, after: int) -> list[str]:
        """The times of a list ("in 2004, 2006 and 2008") right of token `after`."""
        times: list[str] = []
        for token in self.sent.tokens[after + 1 :]:
            if token.tag == "D" and token.edtf:
                times.append(token.edtf)
            elif times and token.low not in (",", "and", "in", "on"):
                break
        return times

    def _not(self, subject: str, objects: list[str]) -> str:
        """For "the country" or "it" that would act on itself: the other party the text is about."""
        if objects != [subject]:
            return subject
        return self.memory.other_than(subject) or subject

    def _persons(self) -> list[str]:
        return [t.ref.person for t in self.sent.tokens if t.ref is not None and t.ref.person]

    def _remember(self, subjects: list[str], objects: Iterable[str]) -> None:
        both = list(dict.fromkeys([*subjects, *objects]))
        if len(both) == 2:
            self.memory.pair = (both[0], both[1])

    def _keep(self, claim: FoundClaim) -> None:
        """Keeps a claim unless the text has said the same already; a fuller one takes the place of a poorer."""
        for i, known in enumerate(self.claims):
            if known.key == claim.key and known.mission == claim.mission and known.value == claim.value:
                same_time = known.when == claim.when
                told = same_time or claim.when is None
                if told and (known.place == claim.place or not claim.place) and known.modality == claim.modality:
                    return
                if known.start == claim.start and known.modality == claim.modality and (known.when is None or claim.when is None):
                    if known.when is None and claim.when is not None:
                        self.claims[i] = claim
                    return
        self.claims.append(claim)

    def note_mission(self, sender: str | None, receiver: str | None, kind: str | None, place: str | None) -> None:
        """Keeps the mission last spoken of for "it" and "the embassy"."""
        self.memory.mission = LastMission(sender, receiver, kind, place)
