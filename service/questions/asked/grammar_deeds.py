"""Forms about sanctions, visits, expulsions, treaties, votes, licences, and the deliveries behind a figure."""

from __future__ import annotations

from legation.service.questions.asked.pieces import QuestionForm, form

_SORT = r"(?:(?P<sort>arms|trade|financial|economic|travel) )?"
_SANCTIONS = rf"(?:(?:which|what|any|all|the) )*{_SORT}(?:sanctions?|embargo(?:es)?)"
_IMPOSE = r"(?:impos(?:e|es|ed)|placed?|put|ha(?:s|ve|d)(?: imposed)?)"
_LEADERS = r"(?:['’]s?)?(?: leaders?(?:['’])?)?"
_VISIT = r"(?:visit(?:ed|s)?|travel(?:led|ed)? to|went to|go to)"
_BEHIND = r"(?:(?:list|the|all|every|each|single|individual|which|what|are) )*(?:arms )?deliveries (?:are )?(?:behind|in)"
_EXPORTS = r"(?:arms )?(?:exports|sales|deliveries|supplies|transfers)"
_LICENCES = r"(?:(?:which|what|the|arms|weapons) )*(?:export )?licen[cs]es?"
_TREATY = r"(?:treaty|convention|charter|protocol|covenant|agreement|pact)"
_NUMBER = r"(?P<resolution>[\w/-]*\d[\w/-]*)"
_UN = r"(?: (?:in|of|at) the (?:un|united nations)(?: general assembly)?| in the (?:un )?general assembly)?"

DEEDS: tuple[QuestionForm, ...] = (
    *form(
        "sanctions_years",
        r"(?:how many )?(?:sanctions|embargoes) (?:AUX )?(?:in force )?(?P<side>on|against|by) A"
        r" (?:by|per|each|every|in each|over the) years?",
    ),
    *form(
        "threats",
        r"WHO (?:AUX )?threaten(?:ed|s)? (?:to sanction )?A(?: with sanctions)?",
        r"(?:sanctions? threats?|threats? of sanctions?) (?:AUX )?(?:on|against) A",
    ),
    *form("threats_by", r"WHO (?:AUX )?A threaten(?:ed)? with sanctions"),
    *form(
        "sanctions_both",
        rf"A(?:['’]s?)? {_SORT}(?:sanctions?|embargo(?:es)?) (?:AUX )?(?:in force )?(?:on|against) B",
        rf"AUX A {_IMPOSE} (?:any )?{_SORT}(?:sanctions?|an? {_SORT}embargo) (?:on|against) B",
        r"AUX A sanction(?:ed|s)? B",
        rf"{_SANCTIONS} (?:AUX )?A {_IMPOSE} (?:on|against) B",
        rf"{_SANCTIONS} (?:AUX )?(?:imposed )?(?:by|of) A (?:on|against) B",
        rf"{_SANCTIONS} (?:AUX )?(?:imposed )?(?:on|against) B by A",
    ),
    *form(
        "sanctions_on",
        rf"{_SANCTIONS} (?:AUX )?(?:there |imposed |in force )*(?:on|against) A",
        rf"(?:AUX there )?(?:an? )?{_SANCTIONS} (?:on|against) A",
        rf"WHO (?:AUX )?{_IMPOSE} (?:an? )?{_SORT}(?:sanctions?|embargo(?:es)?) (?:on|against) A",
        r"WHO (?:AUX )?sanction(?:s|ed|ing)? A",
        rf"AUX A (?:under|subject to) (?:an? )?{_SORT}(?:sanctions?|embargo(?:es)?)",
    ),
    *form(
        "sanctions_by",
        rf"{_SANCTIONS} (?:AUX )?(?:imposed )?by A",
        rf"{_SANCTIONS} (?:AUX )?A {_IMPOSE}",
        r"WHO (?:AUX )?A sanction(?:ed|s)?",
        rf"(?:on |against )?WHO (?:AUX )?A {_IMPOSE} (?:an? )?{_SORT}(?:sanctions?|embargo(?:es)?)(?: on| against)?",
    ),
    *form(
        "visits_between",
        r"(?:state |official )?visits between A and B",
    ),
    *form(
        "visits_pair",
        r"(?:state |official )?visits (?:from|of|by) A(?: leaders?)? to B",
        rf"AUX A{_LEADERS} (?:ever )?(?:visit(?:ed)?|travel(?:led)? to|go to) B",
        r"A(?:['’]s?)? visits to B",
        r"when AUX A(?:['’]s leaders?)? (?:last )?visit B",
    ),
    *form(
        "visits_to",
        r"WHO (?:AUX )?(?:paid a visit to|visit(?:ed|ing|s)?|came to|travel(?:led|ed) to) A",
        r"(?:state |official )?visits to A",
        r"WHO(?:se)? leaders (?:AUX )?(?:visit(?:ed|s)?|came to|travel(?:led|ed) to) A",
    ),
    *form(
        "visits_by",
        rf"(?:to )?(?:whom|where|WHO) (?:AUX )?A{_LEADERS} {_VISIT}",
        r"(?:state |official )?visits (?:of|by) A(?: leaders)?",
        r"(?:(?:foreign|state|official) )?visits abroad (?:of|by) A",
    ),
    *form(
        "expelled_pair",
        r"AUX A (?:ever )?expel(?:led)? (?:any )?B(?:['’]s?)? (?:diplomats?|envoys?|ambassadors?)",
        r"AUX A (?:ever )?expel(?:led)? (?:any )?(?:diplomats?|envoys?|ambassadors?) (?:of|from) B",
    ),
    *form(
        "expelled_from_abroad",
        r"WHO (?:AUX )?(?P<turn>expel(?:led|s)?) A(?:['’]s?)? (?:diplomats?|envoys?|ambassadors?)",
        r"WHO (?:AUX )?(?P<turn>expel(?:led|s)?) (?:the )?(?:diplomats?|envoys?|ambassadors?) (?:of|from) A",
        r"WHO (?:AUX )?(?P<turn>recall(?:ed|s)?) (?:its |their |the )?(?:ambassadors?|envoys?) (?:from|to|in) A",
        r"(?P<turn>expulsions?) of A(?:['’]s?)? (?:diplomats?|envoys?)",
    ),
    *form(
        "expelled_by",
        r"(?:which|what|whose|how many) (?:diplomats?|envoys?|ambassadors?) (?:AUX )?A (?P<turn>expel|recall)(?:led|ed)?",
        r"(?P<turn>expulsions?) (?:of (?:foreign )?(?:diplomats?|envoys?) )?by A",
        r"(?:whom|from (?:where|which countries)) AUX A (?P<turn>recall)(?:ed)? (?:its |their )?(?:ambassadors?|envoys?)(?: from)?",
        r"(?:diplomats?|envoys?) (?P<turn>expelled|recalled) by A",
    ),
    *form(
        "treaty_parties",
        r"(?:who (?:AUX )?(?:a )?)?(?:the )?(?:parties|party|signatories|signatory|states parties) (?:to|of) (?P<title>the .+"
        rf"|.*{_TREATY}.*)",
        r"WHO (?:AUX )?(?:a )?(?:party|signatory) to (?P<title>.+)",
        rf"WHO (?:AUX )?(?:sign(?:ed|s)?|ratif(?:y|ied)|acced(?:e|ed) to) (?P<title>.*{_TREATY}.*)",
    ),
    *form(
        "agreement",
        rf"how (?:often|much|many times) (?:AUX )?A and B (?:vote[sd]? (?:alike|together|the same(?: way)?|in agreement)|agree[sd]?){_UN}",
        rf"AUX A and B (?:often |usually )?(?:vote (?:alike|together|similarly|the same(?: way)?)|agree){_UN}",
        rf"(?:un )?voting agreement (?:of|between) A and B{_UN}",
        rf"how often (?:AUX )?A (?:vote[sd]? (?:alike|together|the same way)|agree[sd]?) with B{_UN}",
    ),
    *form(
        "resolution",
        rf"(?:how|who|WHO) (?:AUX )?(?:all )?(?:(?:the )?(?:countries|states|members) |A )?vot(?:e|ed|es)"
        rf" (?:for |against |on |in favou?r of )*(?:the )?(?:un |general assembly )*resolution {_NUMBER}{_UN}",
        rf"(?:the )?(?:votes?|roll call|voting) (?:on|of|for|against) (?:the )?(?:un |general assembly )*resolution {_NUMBER}{_UN}",
        rf"who (?:abstained|abstains) (?:on|from) (?:the )?(?:un |general assembly )*resolution {_NUMBER}{_UN}",
    ),
    *form(
        "licences",
        rf"{_LICENCES} (?:AUX )?A (?:grant|issue|approve|give)(?:d|ed)? (?:for|to) (?:exports to )?B",
        rf"{_LICENCES} (?:AUX )?(?:granted |issued )?(?:from|by|of) A (?:to|for) (?:exports to )?B",
        rf"A(?:['’]s?)? {_LICENCES} (?:to|for) (?:exports to )?B",
        rf"{_LICENCES} for (?:exports|arms|arms exports) from A to B",
        rf"AUX A (?:grant|issue|approve)(?:d|ed)? (?:any )?{_LICENCES} (?:for|to) B",
    ),
    *form(
        "deliveries",
        rf"(?:show )?{_BEHIND} A(?:['’]s?)? {_EXPORTS} to B",
        rf"{_BEHIND} A(?:['’]s?)? share (?:of|in) B(?:['’]s)? (?:arms )?imports",
        r"(?:list|single|individual|each|every) (?:of )?(?:the )?(?:arms )?deliver(?:ies|y) (?:from|of|by) A to B",
        r"(?:the )?(?:single|individual) (?:arms )?deliveries (?:from|of|by) A to B",
        r"(?:arms )?deliveries (?:from|of|by) A to B (?:row|line|one) by (?:row|line|one)",
    ),
    *form(
        "deliveries_to",
        rf"{_BEHIND} A(?:['’]s?)? (?:arms )?imports",
        r"(?:arms )?deliveries to A (?:row|line|one) by (?:row|line|one)",
        r"(?:single|individual|each|every) (?:arms )?deliver(?:ies|y) to A",
    ),
    *form(
        "deliveries_from",
        rf"{_BEHIND} A(?:['’]s?)? (?:arms )?exports",
        r"(?:arms )?deliveries (?:from|of|by) A (?:row|line|one) by (?:row|line|one)",
        r"(?:single|individual|each|every) (?:arms )?deliver(?:ies|y) (?:from|of|by) A",
    ),
)
"""Tried before all other forms, because they say more."""
