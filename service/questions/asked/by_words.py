"""Questions that no form fits, read by their key words: what they are about, who they mention, and what stands before each name.

Every rule looks at the text with `@0`, `@1` for the parties and leads to a reader of forms, so that both ways give the same readings.
What is uncertain is not read: a name that nobody bears, more parties than the question can have, no word that says what it is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from legation.service.questions.asked.keyword_query import Heard, Said
from legation.service.questions.asked.mentions import mentions
from legation.service.questions.asked.names import Names
from legation.service.questions.asked.words_of_arms import ARMS, arms

_SEND = r"(?:'s)? (?:\w+ ){0,2}?"
"""Between a party and a verb."""
_MISSIONS = ((r"honorary", "honorary consulates"), (r"\bconsul", "consulate"), (r"missions?\b|represent|presence|posts?\b", "missions"))
"""What sort of mission is meant; without such a word embassies are."""


def by_words(text: str, names: Names) -> Iterator[Said]:
    """What the key words of a text (without its times) may ask, best first; nothing where a name in it is nobody's."""
    heard, found, strange = mentions(text, names)
    if strange:
        names.notes += [note for note in (f"“{one}” is no party that the register knows." for one in strange) if note not in names.notes]
        return
    words = Heard(heard, found)
    for topic, rule in _TOPICS:
        if words.has(topic):
            yield from rule(words)
            return


def _recognition(words: Heard) -> Iterator[Said]:
    if words.has(r"withdr|revok|rescind|took back|taken back|cancel|\bun-?recogni|\bde-?recogni"):
        yield from words.one("withdrawn")
    region, bloc = words.region(), words.bloc()
    if (region or bloc) and len(words.others()) == 1:
        yield "recognised_by_some", {"a": words.said(words.others()[0]), **region, **bloc}
    if words.has(r"\bboth @|\beither @"):
        yield from words.two("recognised_both")
    by, of = (
        words.at(r"by (?:the )?@(\d)"),
        words.at(r"recogni[sz](?:e|es|ed|ing) (?:the )?@(\d)", r"recognition (?:of|for|to) (?:the )?@(\d)"),
    )
    if len(words.parties) == 2:
        if of is None and by is None and (noun := words.at(r"@(\d)(?:'s)? recognition\b")) is not None:
            of = noun  # "Kosovo recognition Spain"
        observer = by if by is not None else words.other(of) if of is not None else words.parties[0]
        yield from words.two("recognition_of_by", observer)
    negative = words.has(r"\bnot?\b|n't|n’t|never|refus|yet to")
    if negative and by is not None and not words.has(r"@\d(?:'s)? \w*recogni|by (?:the )?@\d .*@\d"):
        return  # who is not recognised by somebody: no question of the catalogue
    if negative and words.has(r"\b(?:does|do|did) (?:the )?@\d not\b|@\d (?:doesn't|don't|didn't|does not|do not|did not|never|refuse)"):
        return  # whom somebody does not recognise: no question of the catalogue
    if of is None and words.has(rf"@\d{_SEND}recogni[sz]es?\b") and not words.has(r"\b(?:is|are|was|were|been)\b"):
        yield from words.one("recognises")
    yield from words.one("unrecognised" if negative else "recognised")


def _interests(words: Heard) -> Iterator[Said]:
    receiving = words.at(r"\b(?:in|at) (?:the )?@(\d)")
    if len(words.parties) == 2 and not words.has(r"\b(?:does|do|did) (?:the )?@\d (?:\w+ )?(?:protect|represent|speak|look)"):
        protected = words.at(r"@(\d)(?:'s)? (?:\w+ )?(?:interests|citizens|affairs)", r"(?:of|for) (?:the )?@(\d)")
        place = protected if protected is not None else words.other(receiving) if receiving is not None else None
        yield from words.two("protecting", place)
    yield from words.one("protects" if words.has(r"@\d (?:\w+ )?(?:represents?|protects?|speaks? for|looks? after)\b") else "protectors")


def _missions(words: Heard) -> Iterator[Said]:
    m = {"m": next((said for pattern, said in _MISSIONS if words.has(pattern)), "embassy")}
    if words.has(r"\bin (?:the )?@\d (?:and|or) (?:in )?(?:the )?@\d"):
        return  # with one and with the other at once: no question of the catalogue
    turn = "closed" if words.has(r"clos|shut") else "opened" if words.has(r"open|establish|set up|inaugurat") else ""
    host = words.at(r"(?:\bin|\bto|\bat|hosted by|inside|within) (?:the |its |their )?(?:capital of )?@(\d)", rf"@(\d){_SEND}hosts?\b")
    sender = words.at(
        r"(?:of|from|by) (?:the )?@(\d)",
        r"@(\d)(?:'s)? (?:\w+ )?(?:embass|nunciatur|consul|high comm|legation|mission|represent)",
        r"\b(?:does|do|did|has|have|is|was) (?:the )?@(\d)\b",
    )
    if words.has(r"non-?resident|accredit|cover"):
        yield from words.one("covered" if sender is None else "covers_of")
    if words.has(r"plan|announc|promis") and not words.parties:
        yield "planned", {}
    region, bloc = words.region(), words.bloc()
    if (region or bloc) and len(words.others()) == 1:
        one = words.said(words.others()[0])
        if host is not None or bloc:
            yield "hosted_by", {"a": one, **region, **bloc}
        else:
            yield "mission", {"a": one, "b": region["region"], **m}
    if host is None and words.has(r"@\d and (?:the )?@\d"):
        yield from words.two("relations_between")
    if len(words.parties) == 2:
        first = sender if sender is not None and sender != host else words.other(host) if host is not None else words.parties[0]
        yield from words.two("mission", first, **m)
    if len(words.parties) == 1:
        hosted = host is not None or (sender is None and not words.has(r"@\d's"))
        if turn:
            yield from words.one("missions_turned", side="hosted" if hosted else "sent", turn=turn, **m)
            return  # who has a mission there is another question
        yield ("hosted", {"b": words.said(words.parties[0]), **m}) if hosted else ("sent", {"a": words.said(words.parties[0]), **m})
    if not words.found and turn:
        yield "mission_turns", {"turn": turn, **m}


def _membership(words: Heard) -> Iterator[Said]:
    places, bodies = words.parties, words.bodies()
    if len(places) == 2 and len(bodies) == 1:
        yield from words.two("relations_between", words.other(bodies[0]))
    if len(places) == 1 and bodies:
        left = words.has(r"\bleft|leav|withdr|quit|exit|expel|suspend")
        turn = "joined" if words.has(r"join|acced|admitted|enter") else "left" if left else ""
        if turn and not words.has(r"members"):
            yield from words.one("joined", turn=turn)
        yield from words.one("members")
    if len(places) == 1 and not bodies:
        yield from words.one("memberships")
    if len(places) == 2 and not bodies:
        yield "successors", {"a": words.said(places[0])}


def _relations(words: Heard) -> Iterator[Said]:
    turn = (
        "ended"
        if words.has(r"sever|br(?:ea|o)k|cut|end(?:ed|s)?\b|\blost?\b|suspend|expel|downgrad")
        else "began"
        if words.has(r"establish|restor|resum|normali|open|start|beg[aiu]n|re-?establish|exchang")
        else ""
    )
    if len(words.parties) == 1:
        if words.has(r"\bno\b|without|\bnot\b|n't|n’t|never|lack"):
            yield from words.one("unrelated")
        if turn:
            yield from words.one("relations_turned", turn=turn)
    if len(words.parties) == 2 and words.has(r"\bbut (?:not|no|without)\b|\bnot with\b"):
        return  # no question of the catalogue is about those with one and without the other
    if words.has(r"with both (?:the )?@"):
        yield from words.two("common", edge="HAS_RELATIONS_WITH")
    yield from words.two("relations_between")
    yield from words.one("relations_of")


def _tie(one: str, two: str = "envoys") -> Callable[[Heard], Iterator[Said]]:
    """A rule for a sort of tie: of one party, or everything between two."""

    def rule(words: Heard) -> Iterator[Said]:
        yield from words.two(two)
        yield from words.one(one)

    return rule


def _votes(words: Heard) -> Iterator[Said]:
    places = [place for place in words.parties if words.said(place) != "UN"]
    if len(places) == 2:
        alike = words.has(r"\balike|together|the same|agree|how often|vot\w+ with (?:the )?@\d")
        yield "agreement" if alike else "votes", {"a": words.said(places[0]), "b": words.said(places[1])}
    if len(places) == 1 and words.has(r"\bhow\b|ideal|position|votes?$") and not words.has(r"\bwith\b|\bfor\b|against|\bon\b"):
        yield "vote", {"a": words.said(places[0])}


def _sanctions(words: Heard) -> Iterator[Said]:
    target = words.at(r"\b(?:on|against) (?:the )?@(\d)", r"sanction(?:s|ed|ing)? (?:the )?@(\d)")
    sender = words.at(r"\bby (?:the )?@(\d)", *([r"@(\d)(?:'s)? (?:\w+ )?(?:sanctions|embargo)"] if target is not None else []))
    sort = {"sort": "arms"} if words.has(r"arms (?:sanctions|embargo)") else {}
    if words.has(r"by year|per year|each year|over the years|yearly") and words.has("sanction"):
        yield from words.one("sanctions_years", side="on" if target is not None else "by")
    if len(words.parties) == 2 and (target is not None or sender is not None):
        yield from words.two("sanctions_both", words.other(target) if target is not None else sender, **sort)
    elif target is not None or sender is not None:
        yield from words.one("sanctions_on" if target is not None else "sanctions_by", **sort)


def _visits(words: Heard) -> Iterator[Said]:
    to = words.at(r"\bto (?:the )?@(\d)", r"\bvisit(?:ed|ing|s)? (?:the )?@(\d)")
    if len(words.parties) == 2:
        yield from words.two("visits_pair", words.other(to)) if to is not None else words.two("visits_between")
    elif to is not None:
        yield from words.one("visits_to")
    elif words.at(r"\b(?:by|of) (?:the )?@(\d)", r"@(\d)(?:'s)? (?:\w+ ){0,2}?(?:visit|travel)") is not None:
        yield from words.one("visits_by")


def _licences(words: Heard) -> Iterator[Said]:
    to = words.at(r"\b(?:to|for) (?:exports? to )?(?:the )?@(\d)")
    if to is not None and len(words.parties) == 2:
        yield from words.two("licences", words.other(to))


def _deliveries(words: Heard) -> Iterator[Said]:
    to, by = (
        words.at(r"\b(?:to|into) (?:the )?@(\d)"),
        words.at(r"\b(?:from|of|by) (?:the )?@(\d)", r"@(\d)(?:'s)? (?:\w+ )?(?:exports|sales)"),
    )
    if len(words.parties) == 2 and (to is not None or by is not None):
        yield from words.two("deliveries", words.other(to) if to is not None else by)
    elif len(words.parties) == 1 and to is not None:
        yield from words.one("deliveries_to")
    elif by is not None:
        yield from words.one("deliveries_from")


def _nothing(_: Heard) -> Iterator[Said]:
    """What only forms can read."""
    return iter(())


def _existence(words: Heard) -> Iterator[Said]:
    yield from words.one("successors")


_INSIDE = (
    r"^(?:is|was|are|were|how long (?:is|was|has)|who (?:is|was|were)|wh(?:ich|at) (?:countries|states) \w+) (?:@\d )?(?:been )?"
    r"(?:in|part of|inside) (?:the )?@\d$"
)
"""Whether one is in another, or who is in it, without the word member."""
_ROWS = (
    r"\bdeliver(?:y|ies)\b.*\b(?:behind|row|line|single|individual)"
    r"|(?:\blist|\beach|\bevery|\bsingle|\bindividual) .*\bdeliver(?:y|ies)\b"
)
"""Deliveries one by one, not their sum."""
_TOPICS: tuple[tuple[str, Callable[[Heard], Iterator[Said]]], ...] = (
    (r"recogni[sz]|recognition", _recognition),
    (r"\binterests\b|protecting power|protects?\b|protected\b|speaks? for|spoke for", _interests),
    (r"embass|nunciature|consul(?:ate|ar)|high commission|legation|\bmissions?\b|diplomatic (?:presence|posts?|representation)", _missions),
    (r"\bambassadors?\b|\benvoys?\b|chargé|charge d", _tie("relations_of")),
    (r"sanction|embargo", _sanctions),
    (r"\bexpel|\bexpuls|\brecall", _nothing),
    (r"\blicen[cs]", _licences),
    (_ROWS, _deliveries),
    (r"\barm(?:s|ed|ing)\b|weapon", arms),
    (r"\bwars?\b|\benem(?:y|ies)\b|fought|\bfight|invad|attack", _tie("wars")),
    (r"militari[sz]ed|\bdisputes?\b", _tie("disputes")),
    (r"\brival", _tie("rivals")),
    (r"\bborder|neighbou?r", _tie("borders", "paths")),
    (r"visit|travel|\btrips?\b|summit", _visits),
    (r"treat(?:y|ies)\b|agreement|\bpacts?\b|\baccords?\b", _tie("treaties_of", "treaties")),
    (r"\bvot(?:e|es|ed|ing)\b|ideal point", _votes),
    (r"\ball(?:y|ies|ied|iances?)\b", _tie("alliances", "relations_between")),
    (r"\bmembers? (?:of|in|since)\b|\bmembers?(?:hips?)?$|\bmembership|belong|\bjoin|\bacced|\b(?:left|leave|quit) @", _membership),
    (_INSIDE, _membership),
    (ARMS, arms),
    (r"\bclaims?\b|\bsources?\b", _tie("claims_of", "relations_between")),
    (r"relations|\bties\b|diplomatic|\blost?\b", _relations),
    (r"in common|share\b", _tie("party", "common")),
    (r"connect|linked|\bpath", _tie("party", "paths")),
    (r"president|leader|prime minister|ruler|head of (?:state|government)|\b(?:king|queen|ruled|led)\b|chancellor|govern", _tie("leaders")),
    (r"disagree|contradict|conflicting|dispute", _tie("disagreements", "relations_between")),
    (r"succe(?:ss|ed)|predecess|became|becom|came (?:after|before)|former|called|name of|dissol|br[eo]a?ke? ?up|split|independen|exist",
     _existence),
)  # fmt: skip
"""What a question is about, by its words; the first that is found decides."""

__all__ = ["by_words"]
