"""The pieces that forms of questions are written with, and how a form becomes a pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

_PIECES = {
    "A": r"(?P<a>.+?)",
    "B": r"(?P<b>.+?)",
    "ARMS": r"(?:(?:major |conventional |heavy )?(?:arms|weapons|weaponry|armaments|military (?:equipment|hardware|goods)))",
    "SELL": r"(?:suppl(?:y|ies|ied|ying)|sell(?:s|ing)?|sold|export(?:s|ed|ing)?|deliver(?:s|ed|ing)?|provid(?:e|es|ed|ing)|ship(?:s|ped)?"
    r"|sends?|sent|transfer(?:s|red)?|g[ai]ve[sn]?)",
    "ARM": r"(?:arm(?:s|ed|ing)?)",
    "BUY": r"(?:buy(?:s|ing)?|bought|import(?:s|ed|ing)?|get(?:s|ting)?|got|receiv(?:e|es|ed|ing)|procur(?:e|es|ed|ing)"
    r"|purchas(?:e|es|ed|ing)|obtain(?:s|ed)?)",
    "AUX": r"(?:do|does|did|has|have|had|is|are|was|were|will|can)",
    "WHO": r"(?:who(?: all)?|whom|which (?:countries|states|parties|nations|governments|suppliers|country|state)"
    r"|what (?:countries|states)|what country)",
    "OWN": r"(?:its |their |his |the |most of its |most of their )?",
    "MISSION": r"(?:(?:an?|the|its|their|any|which|what|diplomatic|resident) )*(?P<m>embass(?:y|ies)|missions?|honorary consul(?:ate)?s?"
    r"|consul(?:ate)?s?(?: general)?"
    r"|legations?|high commissions?|representations?)",
    "RELATIONS": r"(?:(?:full|the|any|their|formal|diplomatic|bilateral) )*(?:relations|ties|relationship|relations? at all)",
    "TURN": r"(?:establish(?:ed|es)?|start(?:ed)?|open(?:ed)?|beg[iau]n|enter(?:ed)? into|set up|sever(?:ed)?|break(?: off)?|broke(?: off)?"
    r"|cut(?: off)?|end(?:ed)?|restor(?:e|ed)|resum(?:e|ed)|normali[sz]e[d]?|re-?establish(?:ed)?|suspend(?:ed)?)",
    "GOODS": r"(?P<c>crude oil|oil|petroleum|natural gas|gas|lng|fuel|electricity|power|energy|coal|uranium|grain|wheat|food|water|steel)",
    "RECOGNISE": r"(?:recogni[sz]e[sd]?)",
    "PART": r"(?:what|which|how (?:much|large|big|great)(?: a)?)(?: (?:share|part|percentage|percent|per cent|proportion|fraction|of))*",
    "ENDED": r"(?:broke(?: off)?|broken(?: off)?|cut(?: off)?|sever(?:ed)?|ended|dropped|left|lost)",
    "FACTS": r"(?:(?:of )?(?:our|your|the|all|these) )?(?:facts|claims|data|statements|figures|answers|edges)",
    "HAVE": r"(?:have|has|had)",
    "NETWORK": r"(?:(?:draw|show|plot|give me|map)(?: me)? )?(?:the |a )?(?:network|graph|matrix|map)",
    "NUMBER": r"(?P<n>\d+|two|three|four|five|six|seven|eight|nine|ten|several|many|multiple)",
    "SCOPE": r"(?P<scope>small arms(?: and light weapons)?|light weapons|ammunition|munitions|dual-use goods|spare parts|cyber weapons"
    r"|surveillance (?:technology|equipment)|police equipment)",
    "SINCE": r"(?:(?:since|after)(?: (?:my|the|our) (?:last )?(?:report|visit|download|paper|article|look))?(?: of| on)?)",
    "TABLE": r"(?:(?:give me|make|build|download|export|show me|i (?:need|want)) )?(?:an? |the )?(?:tidy )?(?P<unit>dyad|country|pair)"
    r"[- ]years?(?: (?:csv|table|file|data|dataset|panel))?(?: file)?",
    "TRADE": r"(?P<role>imports?|suppliers?|purchases|exports?|recipients?|customers?|buyers?|sales)",
    "MOST": r"(?:(?:main|largest|biggest|top|most important|major|leading|chief) )?",
}


class QuestionForm(NamedTuple):
    """One form of question: what it asks, and the pattern of the whole text."""

    asks: str
    pattern: re.Pattern[str]
    needs: tuple[tuple[str, ...], ...] = ()
    """For each part that cannot be left out, the texts (in small letters) one of which must stand there."""

    def may_fit(self, small: str) -> bool:
        """Whether a text in small letters holds what the pattern cannot do without; far quicker than the pattern."""
        for several in self.needs:  # plain loops: a question passes some 800 forms
            for one in several:
                if one in small:
                    break
            else:
                return False
        return True


def needed(pattern: str) -> tuple[tuple[str, ...], ...]:
    """What a pattern cannot do without: of each part of its outermost sequence, the texts that it can begin with, two letters at least."""
    found: list[tuple[str, ...]] = []
    run = ""
    for kind, value in [*parser.parse(pattern, re.IGNORECASE), (None, None)]:
        if kind is constants.LITERAL:
            run += chr(value).lower()
            continue
        if run.strip():
            found.append((run,))
        run = ""
        if kind in (constants.SUBPATTERN, constants.BRANCH) and (several := _beginnings([(kind, value)])):
            found.append(several)
    return tuple(sorted(set(found), key=lambda several: (len(several), -len(several[0]))))


def _beginnings(part: Any) -> tuple[str, ...]:
    """The texts that a part can begin with, where each is two letters at least; nothing where one is shorter or unknown."""
    items = list(part)
    begun = ""
    for kind, value in items:
        if kind is constants.LITERAL:
            begun += chr(value).lower()
        elif kind is constants.BRANCH and not begun.strip():
            each = [_beginnings(one) for one in value[1]]
            return tuple(dict.fromkeys(text for one in each for text in one)) if all(each) else ()
        elif kind is constants.SUBPATTERN and not begun.strip():
            return _beginnings(value[-1])
        else:
            break
    return (begun.strip(),) if len(begun.strip()) > 1 else ()


_PIECE = re.compile(r"\b(" + "|".join(_PIECES) + r")\b")


_NAMED = re.compile(r"\(\?P<(\w+)>")


def form(asks: str, *texts: str) -> Iterator[QuestionForm]:
    """The forms that ask one thing: words in capitals stand for pieces, `A` and `B` for names. A piece named a second time is not kept."""
    for text in texts:
        named: set[str] = set()
        whole = _NAMED.sub(partial(_once, named), _PIECE.sub(lambda match: _PIECES[match[1]], text))
        yield QuestionForm(asks, re.compile(whole, re.IGNORECASE), needed(whole))
        if "(?P<b>" in whole:  # `Bosnia and Herzegovina and Serbia`: the other way to divide it
            greedy = whole.replace("(?P<a>.+?)", "(?P<a>.+)")
            yield QuestionForm(asks, re.compile(greedy, re.IGNORECASE), needed(greedy))


def _once(named: set[str], match: re.Match[str]) -> str:
    if match[1] in named:
        return "(?:"
    named.add(match[1])
    return match[0]
