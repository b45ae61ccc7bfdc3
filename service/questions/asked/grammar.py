"""The forms of questions: what is asked, by the words around the names. `a` and `b` stand for names, times are taken out before.

The first form whose names can be read decides; forms that say more stand before those that say less.
"""

from __future__ import annotations

from collections.abc import Iterator

from legation.service.questions.asked.grammar_deeds import DEEDS
from legation.service.questions.asked.grammar_more import BEFORE
from legation.service.questions.asked.grammar_ties import LAST
from legation.service.questions.asked.pieces import QuestionForm, form

FORMS: tuple[QuestionForm, ...] = (
    *form(
        "party",
        "A",
    ),
    *DEEDS,
    *BEFORE,
    *form(
        "both",
        "WHO (?:AUX )?(?:ARM|SELL)(?: ARMS)?(?: to)? both(?: sides,?)?(?: (?:of|in) (?:the |a )?(?:war|conflict|fighting)"
        "(?: (?:between|of))?)? A and B(?: with ARMS)?",
        "(?:suppliers|who supplies) of both A and B",
        "WHO (?:AUX )?SELL ARMS to A and B",
        "WHO (?:AUX )?ARM A and B",
        "common (?:arms )?suppliers of A and B",
        "(?:which|what) (?:arms )?suppliers (?:AUX )?A and B (?:share|have in common)",
    ),
    *form(
        "changes",
        "how (?:AUX )?A(?:['’]s?)? (?:arms )?(?P<role>suppliers|imports|recipients|exports|customers) changed?(?: from|"
        " between)?(?: (?:to|and|with|→|->))?",
        "compare A(?:['’]s?)? (?:arms )?(?P<role>suppliers|imports|recipients|exports|customers)(?: (?:to|and|with|→|->))?",
    ),
    *form(
        "share",
        "PART (?:AUX )?A['’]s? (?:arms )?(?P<role>imports|exports)(?: of ARMS)? (?:AUX"
        " )?(?:came|come|comes|went|go|goes|gone)? ?(?:from|to) B",
        "PART (?:of )?(?:the )?(?:arms )?(?P<role>imports|exports) of A (?:AUX )?(?:came|come|comes|went|go|goes|gone)? ?(?:from|to) B",
        "A['’]s? share (?:of|in) B['’]s? (?:arms )?(?P<back>imports|exports)",
    ),
    *form(
        "goods",
        "AUX A SELL (?:any )?GOODS to B",
        "AUX A SELL B with (?:any )?GOODS",
        "AUX B BUY OWN(?:any )?(?:GOODS) from A",
        "A GOODS (?:exports|supplies|deliveries) to B",
        "GOODS from A to B",
    ),
    *form(
        "goods_to",
        "WHO (?:AUX )?SELL GOODS to B",
        "WHO (?:AUX )?SELL B with GOODS",
        "where (?:AUX )?B BUY OWN(?:GOODS)(?: from)?",
        "from (?:whom|where) AUX B BUY OWN(?:GOODS)",
        "WHO AUX B BUY OWN(?:GOODS) from",
    ),
    *form(
        "goods_from",
        "(?:to )?WHO AUX A SELL (?:OWN)?GOODS(?: to)?",
        "WHO (?:AUX )?BUY GOODS from A",
        "where AUX A SELL OWN(?:GOODS)(?: to)?",
    ),
    *form(
        "sale",
        "AUX A (?:ever )?ARM B",
        "AUX A (?:ever )?SELL (?:any )?ARMS to B",
        "AUX A (?:ever )?SELL B with (?:any )?ARMS",
        "AUX B (?:ever )?BUY (?:any )?ARMS from A",
        "how (?:much|many) (?:ARMS )?AUX A (?:SELL|ARM) (?:ARMS )?(?:to )?B",
        "how (?:much|many) (?:ARMS )?AUX B BUY (?:ARMS )?from A",
        "ARMS(?: (?:sales|transfers|exports|deliveries|trade|supplies))? from A to B",
        "ARMS(?: trade| sales| deals)? between A and B",
        "A(?:['’]s?)? ARMS(?: (?:sales|transfers|exports|deliveries|supplies))? to B",
    ),
    *form(
        "recipients",
        "(?:to )?whom AUX A (?:ARM|SELL)(?: ARMS)?(?: to)?",
        "(?:to )?WHO AUX A (?:ARM|SELL(?: (?:OWN)?ARMS)?)(?: to)?",
        "WHO (?:AUX )?BUY OWN(?:ARMS) from A",
        "A(?:['’]s?) MOST(?:arms |weapons )?(?:customers|recipients|buyers|clients|exports)",
        "A(?:['’]s?)? (?:arms|weapons) (?:customers|recipients|buyers|clients|exports)",
        "WHO AUX A['’]s? MOST(?:arms |weapons )?(?:customers|recipients|buyers|clients)",
        "what AUX A (?:export|sell)(?: ARMS)?",
        "(?:who (?:are|were) )?(?:the )?MOST(?:arms |weapons )?(?:customers|recipients|buyers|clients) of A",
        "(?:arms|weapons) exports (?:of|by|from) A",
        "where (?:AUX )?A['’]s? ARMS (?:go|went|gone)(?: to)?",
        "where AUX A (?:SELL|export) OWN(?:ARMS)(?: to)?",
    ),
    *form(
        "suppliers",
        "WHO (?:AUX )?ARM A",
        "WHO (?:AUX )?SELL (?:OWN)?ARMS to A",
        "WHO (?:AUX )?SELL A with (?:OWN)?ARMS",
        "WHO (?:AUX )?SELL A(?:['’]s?) ARMS",
        "(?:from )?(?:where|whom) (?:AUX )?A BUY OWN(?:ARMS)(?: from)?",
        "WHO (?:AUX )?A BUY OWN(?:ARMS) from",
        "where (?:AUX )?A['’]s? ARMS (?:come|came|comes) from",
        "A(?:['’]s?) MOST(?:arms |weapons )?(?:suppliers|imports)",
        "A(?:['’]s?)? (?:arms|weapons) (?:suppliers|imports)",
        "(?:who (?:are|were|is|was) )?(?:the )?MOST(?:arms |weapons )?suppliers? (?:of|to) A",
        "(?:arms|weapons) imports (?:of|by|into) A",
        "WHO AUX A['’]s? MOST(?:arms |weapons )?suppliers?",
        "what AUX A (?:import|buy)(?: ARMS)?",
        "WHO (?:AUX )?SELL (?:to )?A",
    ),
    *form(
        "mission",
        "AUX A (?:have|has|had|keep|maintain|run|operate) MISSION in B",
        "AUX there (?:be )?MISSION of A in B",
        "MISSION of A in B",
        "A(?:['’]s?)? MISSION in B",
        "when AUX A (?:open|close|set up|establish|move) MISSION in B",
        "when AUX A(?:['’]s?)? MISSION in B (?:open|close|opened|closed)",
    ),
    *form(
        "hosted",
        "WHO (?:AUX )?(?:has|have|had|keeps?|maintains?|runs?)? ?MISSION in B",
        "MISSION (?:AUX )?(?:there )?in B",
        "WHO AUX represented in B",
        "WHO (?:AUX )?(?:has|have|had|keeps?) (?:their |its )?MISSION (?:to|in|for) A in B",
        "how many MISSION (?:AUX |are |there )*in B",
    ),
    *form(
        "missions_turned",
        "WHO (?:AUX )?(?P<turn>opened|closed|shut|open|close) (?:down )?MISSION (?:in|to) A",
        "(?:which|what) MISSION (?:AUX )?(?P<turn>opened|closed|shut) in A",
    ),
    *form(
        "mission_turns",
        "(?:which|what)? ?MISSION (?:AUX )?(?:been )?(?P<turn>opened|closed|moved)(?: anywhere)?",
        "(?:openings|closings) of MISSION",
    ),
    *form(
        "sent",
        "where AUX A (?:have|has|had|keep|maintain|run) MISSION",
        "(?:in )?(?:which|what) (?:countries|states|cities) AUX A (?:have|has|had|keep|maintain) MISSION(?: in)?",
        "where AUX A represented",
        "MISSION of A",
        "A(?:['’]s) MISSION",
        "A MISSION abroad",
        "where AUX A(?:['’]s?)? MISSION",
        "how many MISSION AUX A (?:have|has|had)",
    ),
    *form(
        "unrecognised",
        "WHO (?:AUX )?(?:not|never|n't|n’t) RECOGNISE A",
        "WHO (?:refuses?|refused) to RECOGNISE A",
    ),
    *form(
        "withdrawn",
        "WHO (?:AUX )?(?:withdr(?:ew|awn?)|revoked?|took back|cancel+ed) (?:its |their |the )?recognition (?:of|from) A",
        "withdrawals of (?:the )?recognition of A",
    ),
    *form(
        "recognition_of_by",
        "AUX A RECOGNISE B",
        r"(?!(?:who|whom|which|what)\b)A RECOGNISE B",
        "AUX B RECOGNISE by A",
        "when AUX A RECOGNISE B",
        "recognition of B by A",
    ),
    *form(
        "recognises",
        "(?:whom|who|which (?:countries|states)) AUX A RECOGNISE",
        "whom A RECOGNISE",
    ),
    *form(
        "recognised",
        "WHO (?:AUX )?RECOGNISE A",
        "recognition of A",
        "AUX A RECOGNISE(?: by anybody| by anyone| as a state)?",
        "how many (?:countries|states) RECOGNISE A",
        "who AUX RECOGNISE A",
        "by whom AUX A RECOGNISE",
    ),
    *form(
        "relations_between",
        "(?:since )?when (?:AUX )?A and B (?:have |had |first )?(?:TURN )?RELATIONS",
        "(?:since )?when AUX A (?:have |had |first )?(?:TURN )?RELATIONS (?:with|to) B",
        "AUX A and B (?:have|had|still have|TURN) RELATIONS",
        "AUX A in RELATIONS with B",
        "AUX A and B in RELATIONS(?: with each other)?",
        "AUX A (?:have|had|still have|TURN) RELATIONS (?:with|to) B",
        "RELATIONS (?:between|of) A (?:and|with|to) B",
        "A(?:['’]s?)? RELATIONS (?:with|to) B",
        "A(?: and |[–—-])B RELATIONS",
        "A and B['’]s? RELATIONS",
        "(?:what|which|everything|anything|all)(?: (?:do we have|do we know|is there|is known|happened|was|went"
        " on|facts|claims|is))*(?: about| on)? between A and B",
        "between A and B",
        "AUX A (?:an? )?(?:ally|member|allied|friend|enemy)(?: of| with)? B",
    ),
    *form(
        "relations_of",
        "(?:with )?WHO AUX A (?:have |had )?RELATIONS(?: with)?",
        "RELATIONS of A",
        "A(?:['’]s) RELATIONS",
        "WHO (?:has|have|had) RELATIONS with A",
        "foreign relations of A",
    ),
    *form(
        "protecting",
        "WHO (?:AUX )?(?:speaks?|spoke|speaking|represents?|represented|represents? the interests|protects?|protecting"
        " power|acts?)(?: the interests)?(?: of| for)? A(?:['’]s? interests)? in B",
        "(?:the )?protecting power (?:of|for) A in B",
    ),
    *form(
        "members",
        "WHO (?:AUX )?(?:the )?(?:a )?members? (?:states )?of A",
        "(?:the )?members (?:states )?of A",
        "A(?:['’]s)? members?(?: states)?",
        "WHO belongs? to A",
    ),
    *form(
        "memberships",
        "(?:of )?(?:what|which) organi[sz]ations AUX A (?:a )?member(?: of)?",
        "memberships of A",
        "A['’]s memberships",
    ),
    *form(
        "alliances",
        "WHO AUX (?:an? |the )?(?:all(?:y|ies|ied)) (?:of|with|to) A",
        "(?:the )?allies of A",
        "A['’]s allies",
        "alliances of A",
        "with whom AUX A allied",
    ),
    *LAST,
    *form(
        "pair",
        r"A(?:\s*(?:–|—|->|→|/|↔)\s*|-| (?:-|vs\.?|versus|and|&|to|with) )B",
    ),
    *form(
        "party",
        "(?:who|what) (?:is|was|are|were) A",
        "(?:tell me|show me|what do (?:we|you) (?:know|have)) (?:about|on) A",
    ),
)  # fmt: skip
"""All forms, in the order in which they are tried."""
EXAMPLES: tuple[str, ...] = (
    "Who armed Azerbaijan in 2016–2020?",
    "Whom did Israel supply in 2016–2020?",
    "What share of Azerbaijan’s imports came from Israel in 2016–2020?",
    "Who supplied both Armenia and Azerbaijan in 2011–2020?",
    "Does Israel supply oil to Azerbaijan?",
    "Who has an embassy in Baku?",
    "Did Azerbaijan have an embassy in Israel on 1 February 2023?",
    "When did Israel and Azerbaijan establish relations?",
    "Who recognises Kosovo?",
    "Who withdrew recognition of Kosovo?",
    "Who speaks for the United States in Tehran?",
    "Which embassies were opened in 2023?",
    "Which supplier is most dependent on one customer?",
    "What part of EU imports comes from outside the EU?",
    "Who switched from Taipei to Beijing since 2016?",
    "Which pairs have arms transfers but no embassy?",
    "Who has one ambassador covering five countries?",
    "How is Armenia connected to Israel?",
    "Where do sources disagree about Israel?",
    "Which of our facts rest on one newspaper only?",
    "Give me a dyad-year CSV of representation level 1990–2020",
    "AZE–ISR",
)
"""Questions that can be read, one of each sort; shown where one could not be."""


def forms(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """What a text without its times may ask, with the words that stand for the names, best first."""
    small = text.lower()
    for one in FORMS:
        match = one.pattern.fullmatch(text) if one.may_fit(small) else None
        if match is not None:
            yield one.asks, {name: value for name, value in match.groupdict().items() if value is not None}
