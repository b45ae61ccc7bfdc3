"""What in a sentence makes a claim of it doubtful: the deed, its time or its parties may be another's.

The rules read the words of one clause. Here the claim is held against its whole sentence: a word of plan or refusal, a second event between
the time and the deed, a time that belongs to a noun ("the 1971 war"), a state that the clause names and the claim leaves out. Whatever of
it is found is told in words for the reader who decides; the claim stays as it was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from legation.extraction import gazetteer
from legation.extraction.model import FoundClaim

_UNREAL = re.compile(
    r"\b(?:should|would|could|might|may not|plan(?:s|ned|ning)? (?:to|on)|announced plans|intend\w*|refus\w+|declin\w+|reject\w+|veto\w*|"
    r"propos\w+|threat\w+|consider\w*|call(?:s|ed|ing)? (?:on|for|upon)|urg(?:e[sd]?|ing)|hesita\w+|reluct\w+|oppos\w+|"
    r"allegedly|supposedly|falsely|potential\w*|deny|denies|denied|unless|if|intentions?|demand(?:ed|s|ing)?|request\w*|never|not yet|"
    r"yet to)\b|"
    r"\b(?:efforts?|attempt\w*|talks|negotiat\w*|process|procedure|discuss\w*|ready|willing\w*|wish\w*|want\w*|hop(?:ed?|ing)|seek\w*|sought|"
    r"work\w*|pressur\w+|forc(?:ed?|ing)|able|in order|votes?|voted|approv\w+|possib\w+|eventual\w*|promis\w+|agreed|decision|decid\w+|"
    r"lobb\w+|persuad\w+|convinc\w+|aim\w*|interest\w*|encourag\w+|condition\w*|prepar\w+|help\w*|tr(?:ied|ying|y)|"
    r"fail\w*|until|before|without|against)"
    r"(?: \w+){0,4} (?:to (?:\w+ )?(?:re-?|be )?|of |from |on |for |that (?:it|they|he|she) (?:was|were) |it (?:was|were) )?"
    r"(?:recogni[sz]|restor|re-?establish|resum|renew|establish|sever|break|cut|suspend|clos|open|re-?open|terminat|end|mov|relocat|sign|impos|lift|"
    r"withdraw|normali[sz])(?:e|ing|ation|tion|ition)?\b",
    re.IGNORECASE,
)
_UNDER_WAY = re.compile(
    r"\b(?:was|were|is|are|be) (?:sever|clos|mov|relocat|re-?open|recogni[sz]|restor|break|withdraw|establish)ing\b", re.IGNORECASE
)
_ONLY_THEN = re.compile(
    r"\b(?:said|stat\w+|declar\w+|insist\w+|announc\w+|maintain\w+|reiterat\w+)\b[^.;]{0,80}\b(?:will|would|can|could|should|shall|must) "
    r"(?:\w+ ){0,2}?(?:be|only|not|have|happen|take|come|depend)\b",
    re.IGNORECASE,
)
"""What was only said of a deed: "said that establishing full ties will only be possible after …"."""
_CONFIRMED = re.compile(r"\b(?:re-?confirm\w*|re-?affirm\w*|reiterat\w+|confirm(?:s|ed|ing)? (?:once )?again)\b", re.IGNORECASE)
"""Words of a deed that is told a second time: its date is not that of the deed."""
_ATTRIBUTE_OF = re.compile(r"\b(?:the|an?|their|its|of) (?:broken|severed|suspended|interrupted|strained)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\b(?:operating|based|located) in\b|\b(?:help|support|assist)(?:s|ed|ing)?\b|\blinked to\b", re.IGNORECASE)
_SUPPORT = re.compile(r"\b(?:support\w*|welcom\w+|following|impos\w+|in place since)\b", re.IGNORECASE)
_STATEMENT = re.compile(r"\bjoint (?:statement|press)|\bcommuniqu", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|n[o’']t|neither|nor|no (?:longer|formal|official|diplomatic|ties|relations))\b", re.IGNORECASE)
_NOT_UNTIL = re.compile(r"\b(?:not|n[’']t)\b[^.;]*\buntil\b", re.IGNORECASE)
_NOT_OF = frozenset({"relations_severed", "recognition_withdrawn", "envoy_recalled", "mission_closed", "diplomats_expelled"})
"""Kinds whose reasons are often told with a "not": "broke off relations, as X did not …"."""
_PLAN = re.compile(
    r"\b(?:will|shall|is to|are to|plan(?:s|ned|ning)?|intend\w*|intentions?|to be|would|agree[sd]?|pledg\w+|promis\w+|vow\w*|expect\w*|"
    r"propos\w+|announce[sd]?|scheduled|committed|request\w*|order\w*|called|urg\w+|demand\w*|threat\w+|consider\w*)\b",
    re.IGNORECASE,
)
_CARRIED_OUT = re.compile(
    r"\b(?:decid\w+|decision|first|second|third|last|latest|one of|among|took until|yet to|voted|efforts?|attempts?|"
    r"talks|negotiat\w+|work\w*|successful\w*|power|in order|ahead of|days? to|hours? to|begin|began)\b",
    re.IGNORECASE,
)
_GOVERNMENT = re.compile(
    r"\b(?:(?:re-?)?recogni[sz]\w+|recognition)\b(?: [\w’'“”\"-]+){0,6}? (?:governments?|regime|authorit(?:y|ies)|council|annexation|"
    r"borders?|boundar(?:y|ies)|junta|administration|president|belligeren\w+|opposition|coalition|claims?|sovereignty over|"
    r"representatives?|treat(?:y|ies)|frontiers?|genocide|rights?|capital)\b|"
    r"\binformal\w* recogni|\brecognition\b[^.;,]{0,60}\b(?:stopped|ceased|ended|withdrawn)\b",
    re.IGNORECASE,
)
_DIPLOMATS = re.compile(
    r"\b(?:diplomat|ambassador|attach|charg|consul|envoy|embass|mission|staff|official|representative|nuncio|commissioner|officer|employee|"
    r"secretar|legation|personnel|minister(?! of| for))",
    re.IGNORECASE,
)
_NORMAL = re.compile(
    r"\bnormali[sz]|\bimprov|\b(?:cultural|trade|economic|commercial|air|rail|links|flights)\b|\bties were (?:partly|partially)",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"\b(?:rais(?:ed|ing)|elevat\w+|upgrad\w+|promot(?:ed|ing) to|(?:re)?accredit\w+ to|liaison office|downgrad\w+|"
    r"(?:became|becomes|made|turned|convert\w+|transform\w+) (?:in)?(?:to )?(?:an?|the) (?:full )?(?:u\.s\. |american )?"
    r"(?:embassy|legation|consulate|high commission))",
    re.IGNORECASE,
)
_STATE_ENDED = re.compile(r"\b(?:annex\w+|dissol\w+|ceased to exist|absorb\w+|incorporat\w+|reaccredit\w+|any successor)\b", re.IGNORECASE)
_OPENING_DAY = re.compile(r"(?:On )?(?:(?:the )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2},?) (?P<year>\d{4})\b")
_THE_TWO = re.compile(
    r"\b(?:(?:the|these|those)? ?(?:two|both)(?: of the)? (?:countries|nations|states|sides|governments|parties|peoples)|each other|"
    r"mutual\w*|they|bilateral)\b",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\b(?:almost all|all|most|many|several|other|various|some|number of) (?:\w+ ){0,3}(?:countries|nations|states)\b", re.IGNORECASE
)
_LIST = 3
"""So many others in a clause are a list: "severed with France, Spain, Italy …"."""
_BETWEEN_STATES = frozenset({"relations_established", "relations_severed", "relations_restored", "recognized", "recognition_withdrawn"})

_DEEDS = {
    "recognized": r"recogni[sz]|recognition",
    "recognition_withdrawn": r"with(?:dr[ae]w)|revok|suspend|derecogni|cancel|rescind|recogni",
    "relations_established": r"establish|began|start|enter|set up|initiat|form(?:ed|al)",
    "relations_severed": r"sever|br[eo]ke?|cut|suspend|terminat|end(?:ed|ing)|rupture|interrupt|ceas|(?:dis)?continu|rompe",
    "relations_restored": r"restor|re-?establish|resum|renew|re-?open|normali|re-?start|re-?sum",
    "mission_opened": r"open|establish|set up|inaugurat|found",
    "mission_closed": r"clos|shut",
    "mission_moved": r"mov|relocat|transfer",
    "treaty_signed": r"sign|conclud",
    "sanctions_imposed": r"impos|sanction|embargo",
    "sanctions_lifted": r"lift|remov|eas|end",
    "envoy_recalled": r"recall|withdr[ae]w",
}
"""How the words of the deed of a kind begin."""
_EVENT = re.compile(
    r"\b(?:became|becoming|began|broke|left|took|came|held|met|made|gave|sent|won|fell|lost|went|led|saw|cut|"
    r"(?!based|called|named|united|unified|so-called|known|signed|armed|allied|limited|advanced|aged|red|bed|need|indeed|speed)\w{2,}ed|"
    r"being|was|were|had|has|have|is|are|triggering|following|ending|leading|establishing|closing|opening|restoring)\b"
    r"(?![- ](?:Nations|States|Kingdom))"
)
_TELLING = re.compile(r"\b(?:announced|stated|said|told|informed|reported|confirmed|declared)\b[^.;,]*$")
_BREAK = re.compile(
    r"[,;:()]|\b(?:and|but|which|who|that|while|when|after|before|where|although|though|as|because|with|since)\b", re.IGNORECASE
)
_NEW_CLAUSE = re.compile(
    r"(?:[,;(]|\b(?:and|but|while|with))(?: (?:later|then|again|finally|also))?,?"
    r"(?: (?:on|in|by|from|since|at|during|as of))?(?: the)?(?: \w+)?\s*$"
)
_OF_ANOTHER = re.compile(
    r"(?:\b(?:since|as of|no later than|prior to|between|from|by|before|after|following|ever since|as from|until then|during)"
    r"(?: (?:early|mid|late|the|end of|at least|about|around|mid-))*[ -]?(?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:\d{1,2},? )?$)|"
    r"(?:\b(?:war|conflict|crisis|invasion|revolution|coup|battles?|presidency|attacks?|massacre|uprising|elections?|occupation|"
    r"annexation|wake|fall|collapse|agreement|treaty|act|law|resolution|summit|bombings?|declar\w+ (?:its |their )?independence)\b"
    r"[^.;,]{0,40}$)",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"\bthe (?:[A-Z][a-z]+(?:/[A-Z][a-z]+)? )?$")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_POINT = frozenset(
    {"recognized", "recognition_withdrawn", "relations_established", "relations_severed", "relations_restored", "mission_opened"}
    | {"mission_closed", "mission_moved", "treaty_signed"}
)
"""Kinds that happen on a day."""


def of_words(claim: FoundClaim, quote: str, sentence: str, names: gazetteer.Gazetteer) -> str | None:
    """The first doubt about a claim that its quote and its sentence give, in words for a reader, or None."""
    return _of_deed(claim, quote, sentence) or _of_time(claim, quote, sentence) or _of_parties(claim, quote, sentence, names)


def _of_deed(claim: FoundClaim, quote: str, sentence: str) -> str | None:
    """A plan or refusal beside a claim of a deed, a deed beside a claim of a plan, another deed than the kind says."""
    at = max(0, sentence.find(quote))
    told = sentence[max(0, at - 60) : at + len(quote)]
    if claim.modality == "done":
        if word := _UNREAL.search(told) or _UNDER_WAY.search(told):
            return f"the words hold {word.group().lower()!r}"
        if claim.kind in _DEEDS and (word := _ONLY_THEN.search(sentence[max(0, at - 60) :])) and re.search(r"\w+ing\b", word.group()):
            return "what is told may only have been said to be possible"
        if claim.kind == "recognized" and _CONFIRMED.search(told):
            return "what is told may be a recognition of before, confirmed again"
        if claim.kind not in _NOT_OF and claim.kind in _DEEDS and _NOT.search(told) and not _NOT_UNTIL.search(told):
            return "the words hold a 'not'"
    elif claim.modality == "planned" and ((word := _CARRIED_OUT.search(told)) or not _PLAN.search(told)):
        return f"what is read as a plan may have been carried out ({word.group().lower()})" if word else "a plan without a word of plan"
    if claim.kind == "relations_severed" and _ATTRIBUTE_OF.search(quote):
        return "relations are called broken, no deed is told"
    if claim.kind == "treaty_signed" and (word := _STATEMENT.search(quote)):
        return f"what was signed may be no treaty ({word.group().lower()})"
    if claim.kind == "sanctions_imposed" and (word := _ELSEWHERE.search(quote)):
        return f"who is sanctioned may be another's ({word.group().lower()})"
    if claim.kind == "sanctions_lifted" and (word := _SUPPORT.search(quote)):
        return f"another may have lifted them ({word.group().lower()})"
    if claim.kind == "diplomats_expelled" and not _DIPLOMATS.search(quote):
        return "who was expelled may be no diplomat"
    if claim.kind == "relations_restored" and _NORMAL.search(quote) and "diplomatic" not in quote.casefold():
        return "relations that are made normal need not have been severed"
    if claim.kind.startswith("recogni") and (word := _GOVERNMENT.search(sentence)):
        return f"what is recognised may be no state ({word.group().split()[-1].lower()})"
    if claim.kind in ("mission_opened", "mission_closed") and (word := _LEVEL.search(sentence)):
        return f"a mission may only have changed its level ({word.group().lower()})"
    if claim.kind in ("relations_severed", "mission_closed") and (word := _STATE_ENDED.search(sentence)):
        return f"a state may have ended, not relations ({word.group().lower()})"
    return None


def _of_time(claim: FoundClaim, quote: str, sentence: str) -> str | None:
    """Whether the time may be that of another event of the sentence."""
    if not claim.when:
        return None
    if (opening := _OPENING_DAY.match(sentence)) and opening["year"] not in claim.when and "until" not in quote:
        return "its sentence opens with another time"
    if claim.kind in _POINT and "/" in claim.when and not claim.when.startswith(("..", "/")):
        return "its time is a stretch of years in which it happened, or that of another event"
    if claim.kind not in _DEEDS:
        return None
    at = max(0, sentence.find(quote))
    deeds = [(at + one.start(), at + one.end()) for one in re.finditer(rf"\b(?:{_DEEDS[claim.kind]})\w*", quote, re.IGNORECASE)]
    times = list(_times(claim.when, sentence))
    if not deeds or not times:
        return None
    doubts = [_between(claim, sentence, deed, time) for time in times for deed in deeds]
    return None if None in doubts else doubts[0]


def _times(when: str, sentence: str) -> Iterator[tuple[int, int]]:
    """Where the sentence writes the time: its year, with the day and month around it."""
    parts = when.strip("~?%").split("-")
    number = parts[1].strip("~?%") if len(parts) > 1 else ""
    month = _MONTHS[int(number) - 1] if number.isdigit() and 0 < int(number) < 13 else None
    for year in re.finditer(rf"\b{re.escape(parts[0])}\b", sentence):
        start = year.start()
        if month is not None:
            lead = sentence[max(0, start - 24) : start]
            if month not in lead:
                continue
            start -= len(lead) - lead.rindex(month)
            if day := re.search(r"(?:\b\d{1,2}(?:st|nd|rd|th)?(?: of)? )$", sentence[:start]):
                start = day.start()
        yield start, year.end()


def _between(claim: FoundClaim, sentence: str, deed: tuple[int, int], time: tuple[int, int]) -> str | None:
    """Why a time may not be the deed's: another event stands between them, or the time is a noun's."""
    before, after = sentence[: time[0]], sentence[time[1] :]
    if (
        _ATTRIBUTE.search(before)
        and re.match(r"(?:[–-]\d{2,4})? [a-zA-Z]", after)
        and not re.match(r" (?:and|by|in|on|with|when)\b", after)
    ):
        return "its time may be that of a thing named by its year"
    if time[0] >= deed[1]:
        gap = sentence[deed[1] : time[0]]
        if re.search(r"\bwhen\b", gap):
            return None  # "severed when it declared war in 1917": one time for both
        if word := _EVENT.search(gap if claim.kind != "recognized" else re.sub(r"^ and (?:\w+ly )?established", "", gap)):
            return f"its time may be that of another event ({word.group().lower()})"
        if _NEW_CLAUSE.search(gap) and _EVENT.search(re.split(r"[.;]", after)[0]):
            return "its time may be that of the next clause"
    else:
        gap = sentence[time[1] : deed[0]]
        if re.match(r",? when\b", gap) or (claim.kind not in _NOT_OF and re.fullmatch(r",? and (?:\w+ly )?", gap)):
            return None
        lead = re.split(r"[;]", before)[-1]
        if _EVENT.search(lead) and not _TELLING.search(lead) and _BREAK.search(gap) and not _NEW_CLAUSE.search(lead):
            return "its time may be that of the clause before"
        if re.search(r"\b(?:but|which|who)\b", gap) and _EVENT.search(gap):
            return "another event stands between its time and it"
    if word := _OF_ANOTHER.search(before if time[0] < deed[0] else sentence[deed[1] : time[0]]):
        return f"its time may be that of another event ({word.group().split()[0].lower()})"
    return None


def _of_parties(claim: FoundClaim, quote: str, sentence: str, names: gazetteer.Gazetteer) -> str | None:
    """Whether the words speak of another state than the claim."""
    if claim.kind not in _BETWEEN_STATES:
        return None
    ends = {claim.subject, claim.object}
    told, said = _states(quote, names), _states(sentence, names)
    others = told - ends
    if others and not ends <= told and (len(others) < _LIST or not ends & told):
        return f"its words name {', '.join(sorted(others))} too"
    if ends == {"CHN", "TWN"}:
        return "of the two that are called China, one is often named for what a third party did"
    deeds = [one.start() for one in re.finditer(rf"\b(?:{_DEEDS[claim.kind]})", quote, re.IGNORECASE)]
    if len(said | ends) > 2 and (the_two := _THE_TWO.search(quote)) and (not deeds or the_two.start() < deeds[-1]):
        return "which two of its sentence are meant is not said"
    if said - ends and not ends & told:
        return "its clause names no party, and its sentence others than its two"
    if ends - said and (word := _MANY.search(quote)):
        return f"it is said of {word.group().lower()}"
    if (match := re.search(r"([A-Z][\w.]*(?: [A-Z][\w.]*){0,3})['’]s? (?:\w+ )?(?:sever|break|recogni|restor|decision)", quote)) and (
        _states(match[1], names) - ends
    ):
        return "it may be another's deed that is answered"
    return None


def _states(text: str, names: gazetteer.Gazetteer) -> frozenset[str]:
    return frozenset(m.party for m in names.find(text) if m.kind != "city") - names.bodies
