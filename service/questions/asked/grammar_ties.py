"""Forms that are tried after the common ones: paths, neighbours, conflicts, visits, leaders, successors, history, rankings of ties."""

from __future__ import annotations

from legation.service.questions.asked.pieces import QuestionForm, form

LAST: tuple[QuestionForm, ...] = (
    *form(
        "largest",
        r"(?:WHO (?:AUX )?|what (?:AUX )?)?(?:the )?(?:largest|biggest|top|leading|main) (?:arms |weapons )?(?P<role>exporters?"
        r"|importers?|suppliers?|recipients?|buyers?)"
        r"(?: of (?:major )?(?:arms|weapons))?(?: in the world| worldwide)?",
        r"WHO (?:AUX )?(?P<role>exports?|imports?|sells?|buys?|exported|imported|sold|bought) (?:the )?most(?: (?:arms|weapons))?",
    ),
    *form(
        "unrelated",
        r"(?:with )?WHO (?:AUX )?(?:have |has |had )?(?:no|not any) RELATIONS with A",
        r"(?:with )?WHO (?:AUX )?A (?:have |has |had )?(?:no|not any) RELATIONS(?: with)?",
    ),
    *form(
        "envoys",
        r"A (?:ambassadors?|envoys?) (?:to|in) B",
        r"WHO (?:AUX )?(?:the )?A(?:['’]s)? (?:ambassadors?|envoys?) (?:to|in) B",
        r"(?:wars?|disputes?|meetings|alliances?|rivalry) (?:between|of) A (?:and|to|with) B",
        r"when AUX A (?:join|leave|accede to|withdraw from|become a member of) B",
        r"AUX A (?:ever )?(?:at war|fight|fought|go to war) (?:with|against) B",
    ),
    *form(
        "existed",
        r"(?:when|AUX) (?:AUX )?A (?:dissolved|founded|established|abolished|end|ended|begin|began|cease to exist|exist|existing"
        r"|a state|a country|become independent)",
        r"since when (?:AUX )?A (?:exist|independent)",
    ),
    *form(
        "loaded",
        r"(?:which|what) (?:sources|editions|data|registers) (?:AUX )?(?:you have|we have|loaded|there|in (?:the |this )?graph)?",
        r"what (?:is|has been) loaded",
    ),
    *form(
        "claims_of",
        r"(?:the )?claims (?:about|on|of) A",
        r"what (?:AUX )?claimed (?:about|of) A",
    ),
    *form(
        "paths",
        r"how (?:AUX )?A (?:connected|linked|tied|related|connect) (?:to|with) B",
        r"how (?:AUX )?A and B (?:connected|linked|tied|related|connect)",
        r"(?:(?:shortest|short|all|the) )*(?:paths?|routes?|chains?|connections?|links?) (?:between|from) A (?:and|to) B",
    ),
    *form(
        "common",
        r"(?:common|shared|mutual) (?:partners?|neighbours?|friends|ties|allies) of A and B",
        r"(?:what|which|whom|who) (?:partners |ties |allies |else )?(?:AUX )?A and B (?:HAVE |share)(?: in common)?",
    ),
    *form(
        "treaties",
        r"(?:(?:which|what) )?(?:treat(?:y|ies)|agreements?|pacts?|accords?) (?:AUX )?(?:signed |in force )?(?:by |of |between )?A and B(?:"
        r" (?:sign|signed|conclude|concluded|have))?",
    ),
    *form(
        "treaties_of",
        r"(?:(?:which|what) )?(?:treaties|agreements|pacts|accords) (?:AUX )?(?:of |signed by )?A(?: (?:sign|signed|conclude"
        r"|concluded))?",
    ),
    *form(
        "borders",
        r"WHO (?:AUX )?(?:a )?(?:borders?|bordering|neighbou?rs?(?: of)?|next to) A",
        r"(?:(?:which|what) (?:are )?)?(?:the )?(?:neighbou?rs|borders|neighbou?ring (?:states|countries)) of A",
    ),
    *form(
        "wars",
        r"(?:(?:which|what) )?wars (?:AUX )?(?:of )?A(?: (?:fight|fought|wage|waged|in|been in|take part in))?",
        r"(?:with )?WHO (?:AUX )?A (?:fight|fought|at war(?: with)?|been at war(?: with)?)(?: against)?",
        r"WHO (?:AUX )?(?:fought|at war with|attacked|invaded) A",
    ),
    *form(
        "disputes",
        r"(?:(?:which|what) )?(?:militari[sz]ed )?(?:interstate )?disputes (?:AUX )?(?:of )?A(?: (?:had|in|been in))?",
    ),
    *form(
        "rivals",
        r"WHO (?:AUX )?(?:the )?rivals? (?:of|to) A",
        r"(?:the )?rival(?:s|ries) of A",
        r"A['’]s rival(?:s|ries)",
    ),
    *form(
        "leaders",
        r"WHO (?:AUX )?(?:led|leads|ruled|rules|governed|governs|heading|headed|in (?:power|office) in) A",
        r"(?:who (?:AUX ))?(?:the )?(?:leaders?|rulers?|presidents?|prime ministers?|head of (?:state|government)|heads of"
        r" (?:state|government)|chancellors?|king|queen) of A",
        r"A['’]s (?:leaders?|rulers?|presidents?|prime ministers?|heads? of (?:state|government))",
    ),
    *form(
        "successors",
        r"what (?:became of|happened to) A",
        r"WHO (?:AUX )?(?:succeeded|followed|succeed) A",
        r"(?:the )?(?:successors?|successor states?|predecessors?|heirs) (?:of|to) A",
        r"what (?:AUX )?A (?:before|called before|part of|become)",
    ),
    *form(
        "joined",
        r"WHO (?:AUX )?(?P<turn>joined|left|acceded to|withdrew from) A",
    ),
    *form(
        "began_and_ended",
        r"(?:with )?(?:WHO) (?:AUX )?A (?:establish(?:ed)?|sever(?:ed)?|br(?:eak|oke)(?: off)?|cut(?: off)?|restored?|resumed?)"
        r" RELATIONS(?: with)?",
        r"WHO (?:AUX )?(?:establish(?:ed)?|sever(?:ed)?|broke(?: off)?|cut(?: off)?|restored|resumed) RELATIONS (?:with|to) A",
        r"(?:what began and ended|timeline|chronology|diplomatic history|history) (?:for|of|with) A",
    ),
    *form(
        "most_ties",
        r"WHO (?:AUX )?(?:have|has|had|sends?|hosts?|keeps?) (?:the )?(?P<most>most|fewest) (?P<ties>embassies|missions|relations"
        r"|(?:foreign )?embassies abroad|missions abroad|diplomatic relations|recognition)",
        r"WHO (?:AUX )?(?P<ties>hosts?|recogni[sz]ed by) (?:the )?(?P<most>most)(?: (?:foreign )?(?:embassies|missions|states"
        r"|countries))?",
        r"WHO (?:AUX )?(?P<ties>hosts) (?:the )?(?P<most>most) (?:foreign )?(?:embassies|missions)",
        r"(?:ranking|number) of (?P<ties>embassies|missions|relations) (?:by|per|of each) (?:country|state|sender|host)",
    ),
    *form(
        "protects",
        r"(?:for )?(?:whose interests|WHO) (?:AUX )?A (?:speak|represent|protect|look after|speaks|represents|protects)"
        r"(?: for)?(?: abroad)?",
        r"AUX A (?:speak|represent|protect)s?(?: for)? (?:anyone|anybody|others|other states)(?: (?:anywhere|abroad))?",
        r"(?:protecting )?mandates of A",
        r"whose protecting power AUX A",
    ),
    *form(
        "protectors",
        r"(?:(?:which|what|who are|who is|list) )?(?:the )?protecting powers?(?: (?:in|of|for) A)?",
        r"WHO (?:AUX )?(?:speaks?|spoke|represents?|protects?) (?:for )?(?:the interests of )?A(?:['’]s interests)?(?:"
        r" (?:anywhere|abroad|where it has no embassy))",
        r"(?:interests sections?|protecting mandates?) (?:of|in|by) A",
    ),
)
