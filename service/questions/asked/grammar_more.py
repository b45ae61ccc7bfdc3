"""Forms that are tried before the common ones: rankings, blocs, networks, pairs, evidence, tables."""

from __future__ import annotations

from legation.service.questions.asked.pieces import QuestionForm, form

_NO = r"(?:but |and |with |although they have )*(?:no|without|not any|neither side has an?)"
_EMBASSY = (
    r"(?:embass(?:y|ies)|missions?|diplomatic missions?)(?: (?:in|between) (?:either|any|each) (?:direction|way|other|of them|them))?"
)
_PAIRS = r"(?:WHO|(?:which|what) (?:pairs|dyads|two states)(?: of (?:states|countries|parties))?|pairs(?: of (?:states|countries))?|where)"
_OUTSIDE = r"(?:comes?|came|is|was|are|were|bought|originates?)? ?(?:from )?(?:outside|outsiders|non-members|third (?:countries|states))"

BEFORE: tuple[QuestionForm, ...] = (
    *form(
        "scoped_share",
        "PART (?:AUX )?A['’]s? SCOPE(?: (?:imports|purchases|supplies))? (?:AUX )?(?:came|come|comes)? ?from B",
        "AUX B SELL SCOPE to A",
        "AUX A BUY SCOPE from B",
        "PART (?:of )?(?:the )?SCOPE (?:imports )?of A (?:AUX )?(?:came|come|comes)? ?from B",
    ),
    *form(
        "share_and_rank",
        "PART (?:AUX )?A['’]s? (?:arms )?(?P<role>imports|exports) (?:AUX )?(?:came|come|comes|went|go|goes|gone) ?(?:from|to) B"
        " (?P<rank>and who AUX (?:ahead|first|next|behind|the (?:largest|biggest)))",
    ),
    *form(
        "share",
        "PART (?:of )?A['’]s ARMS(?: (?P<role>imports|exports))? (?:AUX )?(?:came|come|comes|supplied|bought|imported)? ?(?:from|by) B",
        "PART (?:of )?A['’]s ARMS(?: (?P<back>imports))? AUX B SELL",
        "how (?:dependent|reliant) AUX A on B(?:['’]s)?(?: (?:for )?(?:its )?(?:ARMS|arms imports))?",
        "AUX A (?:depend|rely)s? on B(?:['’]s)?(?: for)?(?: (?:its )?ARMS)?",
    ),
    *form(
        "reported",
        r"(?:(?:says who|who (?:says|said|claims|claimed|reported|reports|states?)|where does it say|(?:what|which) (?:source"
        r"|sources) (?:say|says)|AUX (?:the register|sipri) (?:say|show|confirm|report)s?|is it (?:true|right|correct)"
        r"|(?:how (?:reliable|true|sure|certain) )?is (?:it|the claim)(?: (?:true|right|reliable))?)(?: that)? )?"
        r"A (?:AUX )?(?:SELL|ARM)(?: (?:about|some|roughly))? [\d.]+ ?(?:%|percent|per cent)(?: (?:of )?(?:B(?:['’]s)?(?: .+)?))?",
        r"(?:AUX (?:the )?(?:register|sipri)) (?:bear out|confirm|support|agree with|agrees with) (?:the )?(?:reported"
        r" )?(?:shares?|[\d.]+ ?%)"
        r"(?: reported)?(?: for| of| between)? A (?:and|to|in) B(?:['’]s imports)?",
        "(?:which|what) shares (?:AUX|have been) reported (?:for|of|between) A (?:and|to) B",
    ),
    *form(
        "dependence",
        r"WHO (?:AUX )?(?:the )?(?:most )?(?:dependent|depends?|relies|reliant)(?: (?:the )?most)?(?: heavily)? (?:up)?on (?:a"
        r" single|one|its (?:largest"
        r"|main|biggest)) (?P<of>customer|buyer|recipient|client|supplier|seller|source|partner)",
        r"(?:which|what) (?P<who>supplier|suppliers|exporter|recipient|importer|customer) (?:AUX )?(?:the )?(?:most"
        r" )?(?:dependent|depends?|relies)(?: most)?"
        r"(?: heavily)? (?:up)?on (?:a single|one|its (?:largest|main|biggest)) (?P<of>customer|buyer|recipient|client|supplier"
        r"|seller|source|partner)",
        r"(?:dependence|dependency) on (?:a single|one) (?P<of>customer|buyer|recipient|client|supplier|seller)",
    ),
    *form(
        "concentration",
        r"whose (?:arms )?(?P<role>imports|exports) (?:AUX )?(?:the )?most concentrated",
        r"WHO HAVE (?:the )?most concentrated (?:arms )?(?P<role>imports|exports)",
        r"(?:ranking of )?(?:the )?most concentrated (?:arms )?(?P<role>importers|exporters|imports|exports)",
    ),
    *form(
        "concentration_of",
        r"how concentrated (?:AUX )?A['’]s? (?:arms )?(?P<role>imports|exports|suppliers|recipients)",
        r"(?:concentration|hhi|herfindahl(?:[- ]hirschman)?(?: index)?)(?: of)? A['’]s? (?:arms )?(?P<role>imports|exports"
        r"|suppliers|recipients)",
    ),
    *form(
        "bloc",
        rf"PART (?:of )?(?:the )?A(?:['’]s?)?(?: members['’]?)? (?:arms )?(?P<role>imports|exports) {_OUTSIDE}(?: (?:of )?(?:the"
        rf" )?(?:A|B|bloc|it|members))?",
        r"(?:arms )?(?P<role>imports|exports) of (?:the )?A(?:['’]s)? members(?: (?:from|to) outside)?",
        r"A(?:['’]s)? members['’]? (?:arms )?(?P<role>imports|exports)",
    ),
    *form(
        "trend",
        r"how (?:AUX |have )?A['’]s? (?:arms )?(?P<role>imports|exports) (?:develop|evolve|change|grow|fall|rise)(?:ed|n)?(?:"
        r" (?:over (?:the )?(?:time|years)))?",
        r"(?:trend|development|time series|history) (?:of|in) A['’]s? (?:arms )?(?P<role>imports|exports)",
        r"A['’]s? (?:arms )?(?P<role>imports|exports) (?:over (?:the )?(?:time|years)|(?:by|per|each|every) year|year by year)",
    ),
    *form(
        "categories",
        r"(?:what|which) (?:kinds?|sorts?|categor(?:y|ies)|types?) of ARMS (?:AUX )?A (?P<role>import|buy|bought|receive|get|got"
        r"|export|sell|sold|supply|supplied)"
        r"(?:ed|d|s)?(?: (?:from|to) B)?",
        r"(?:what|which) (?:arms|weapons) (?:AUX )?A (?P<role>import|buy|bought|receive|get|got|export|sell|sold|supply"
        r"|supplied)(?:ed|d|s)?(?: (?:from|to) B)?",
        r"A['’]s? (?:arms )?(?P<role>imports|exports) by (?:category|categories|kind|type)(?: of (?:arms|weapons?))?",
    ),
    *form(
        "estimates",
        r"how (?:sure|certain|reliable|good|uncertain) (?:AUX )?A['’]s? (?:arms )?(?P<role>imports|exports)(?: figures?| shares?)?",
        r"(?:how much|what part|what share) of A['’]s? (?:arms )?(?P<role>imports|exports) (?:AUX |rests? on )?(?:estimated"
        r"|estimates|an estimate)",
    ),
    *form(
        "editions",
        r"(?:what|how) (?:AUX )?(?:the )?(?:newer|newest|latest|new|last) editions? (?:say|says|change|changed|changes)(?:"
        r" differently)? (?:for|of|about|in) A(?:['’]s"
        r" (?:arms )?(?P<role>imports|exports))?",
        r"(?:revisions?|corrections?) (?:of|to|in) A['’]s? (?:arms )?(?P<role>imports|exports)",
        r"how (?:AUX )?A['’]s? (?:arms )?(?P<role>imports|exports) (?:been )?revised",
    ),
    *form(
        "lineage",
        r"A['’]s? (?:arms )?(?P<role>imports|exports) (?:with|including|together with|and) (?:those of )?(?:its |their |the"
        r" )?(?:predecessors?|former states?|forerunners?)",
        r"(?:arms )?(?P<role>imports|exports) of A (?:with|including|together with|and) (?:those of )?(?:its |their |the"
        r" )?(?:predecessors?|former states?)",
        r"(?:arms )?(?P<role>imports|exports) of A and B together",
    ),
    *form(
        "partners_turned",
        r"(?:which|what) (?P<role>suppliers|customers|recipients) (?:AUX )?A (?:gain|lose|lost|gained|win|won)(?: (?:and|or)"
        r" (?:gain|lose|lost|gained))?",
        r"(?:new|lost|gained)(?: and (?:new|lost|gained))? (?P<role>suppliers|customers|recipients) of A",
    ),
    *form(
        "network",
        r"NETWORK of (?:the )?(?P<group>gulf)(?: (?:states?|arms|monarchies))?['’]?s?(?: TRADE)?",
        r"NETWORK of A(?:['’]s)?(?: arms)?(?: TRADE)?",
        r"who (?:AUX )?(?:armed|arms|supplied|supplies) whom(?: with ARMS)?",
    ),
    *form(
        "ties_ended",
        r"(?:WHO|(?:which|what) (?:countries|states|country|state)) (?:AUX )?(?:diplomatically )?(?:switched|switch|moved|changed"
        r"|defected)(?: (?:their|its)?"
        r" ?(?:recognition|relations|ties|allegiance))? from A to B",
        r"(?:switches|switch|moves) (?:of (?:recognition|relations) )?from A to B",
        r"WHO (?:AUX )?(?:left|dropped|abandoned) A for B",
    ),
    *form(
        "planned",
        r"(?:(?:which|what) )?(?:embass(?:y|ies)|missions?|consulates?) (?:AUX |have been |that were )?(?:only )?(?:announced"
        r"|planned|promised)"
        r"(?: (?:and|but)(?: (?:AUX|have))?(?: been)? (?:never|not)(?: yet)?(?: been)? (?:confirmed|opened|built|seen))?",
        r"(?:announced|planned|unconfirmed) (?:embassies|missions|consulates)",
    ),
    *form(
        "pairs_arms",
        rf"{_PAIRS} (?:HAVE |with |sell |trade |exchange )*(?:arms|weapons|arms transfers|arms deliveries|arms trade)(?:"
        rf" (?:transfers|deliveries|trade))? {_NO} {_EMBASSY}",
        rf"arms (?:transfers|deliveries|trade)? ?(?:without|{_NO}) {_EMBASSY}",
    ),
    *form(
        "pairs_relations",
        rf"{_PAIRS} (?:HAVE |with )*(?:diplomatic )?relations {_NO} {_EMBASSY}",
        r"relations without (?:missions|embassies)",
        r"(?:with )?(?:whom|who|which (?:countries|states)) (?:AUX )?A (?:HAVE )?relations (?:with )?(?:but|and|without) ?(?:no"
        r"|an|any)? ?(?:embassy|embassies|missions?)",
    ),
    *form(
        "pairs_missions",
        rf"{_PAIRS} (?:HAVE |with )*(?:embass(?:y|ies)|missions?) {_NO} (?:diplomatic )?relations",
        r"(?:missions|embassies) without relations",
    ),
    *form(
        "pairs_one_sided",
        r"one-sided (?:missions|embassies|pairs)(?: of A)?",
        r"(?:WHO|where) (?:AUX )?(?:have|has|had) an embassy in A (?:but|and|while|where)(?: A)? (?:has|have|had)? ?(?:none|no"
        r" embassy)(?: (?:back|there|in return))?",
        r"(?:which|what) (?:embassies|missions) (?:AUX )?(?:not (?:reciprocated|returned)|one-sided|unreciprocated)",
    ),
    *form(
        "covers",
        r"WHO (?:AUX )?(?:have|has|had) (?:one|an|a single|the same) (?:ambassador|embassy|envoy) (?:who |that |which"
        r" )?(?:cover(?:ing|s)?|for|accredited (?:to|in)|responsible for)"
        r" (?:at least )?NUMBER(?: or more)? (?:countries|states|parties)",
        r"(?:which|what) (?:ambassadors?|embass(?:y|ies)|envoys?) (?:AUX )?(?:covers?|accredited (?:to|in)|serves?|responsible"
        r" for) (?:at least |more than |over )?NUMBER(?: or more)? (?:countries|states|parties)",
        r"(?:which|what) (?:countries|states) (?:AUX )?(?:A['’]s )?(?:embassy|ambassador) in B (?:also )?covers?",
    ),
    *form(
        "covered",
        r"WHO (?:AUX )?(?:accredited to|represented in|covers?) A (?:from (?:elsewhere|abroad|a seat elsewhere)|non-residently"
        r"|without an? (?:own )?(?:embassy|mission)(?: there)?)",
        r"non-resident (?:ambassadors?|accreditations?|missions?|embassies) (?:to|in) A",
    ),
    *form(
        "covers_of",
        r"non-resident (?:ambassadors?|accreditations?|missions?|embassies) of A",
        r"where AUX A (?:represented|accredited) (?:from elsewhere|non-residently|without an? (?:own )?(?:embassy|mission))",
        r"A['’]s non-resident (?:ambassadors?|accreditations?|missions?|embassies)",
    ),
    *form(
        "same_party",
        r"(?:is|are) A (?:and B )?the same(?: (?:country|state|party|thing))?(?: as B)?",
        r"(?:is|was) A (?:another|an old|a former|the old|the former|the new|a new) name (?:of|for) B",
        r"(?:is|was) A (?:called|named|known as) B(?: (?:before|earlier))?",
    ),
    *form(
        "compare_missions",
        r"(?P<rank>compare) (?:the )?(?P<m>embassies|missions) (?:of|in) A(?: in)?(?: (?P<also>incl(?:\.|uding)?|with|and) B(?:['’]s)?)?",
        r"(?P<rank>compare) A['’]s (?P<m>embassies|missions)(?: in)?(?: (?P<also>incl(?:\.|uding)?|with|and) B(?:['’]s)?)?",
    ),
    *form(
        "one_publisher",
        r"(?:which|what)(?: FACTS)? (?:rests?|rely|relies|stands?|depends?)(?: only)? on (?:only )?(?:one|a single) (?:newspaper"
        r"|publisher|source|outlet|paper)(?: only)?",
        r"FACTS (?:that )?(?:rest|rely|stand|depend)(?: only)? on (?:only )?(?:one|a single) (?:newspaper|publisher|source|outlet"
        r"|paper)(?: only)?",
        r"(?:which|what)(?: FACTS)? (?:rests?|rely|relies|stands?|depends?) on (?P<publisher>.+?) (?:only|alone)",
    ),
    *form(
        "disagreements",
        r"(?:where|on what|about what|what) (?:AUX )?(?:the |our |your )?(?:sources|claims|publishers) (?:disagree|differ"
        r"|contradict(?: each other| one another)?)(?: (?:on|about|over|for|with) A)?",
        r"(?:contradictions?|disagreements?|disputed facts|conflicting claims)(?: (?:about|on|over|for) A)?",
        r"(?:which|what)(?: FACTS)? (?:AUX )?(?:disputed|contradicted|contested)(?: (?:about|for) A)?",
        r"(?:which|what) claims (?:disagree|contradict)(?: each other)?(?: (?:about|on) A)?",
    ),
    *form(
        "audit",
        r"(?:which|what|how many)(?: FACTS)? (?:lacks?|has no|have no|misses|miss|without|AUX without) (?:an? )?(?P<lacks>quotes?"
        r"|dates?|times?|address(?:es)?|urls?|links?|locators?|places? in (?:its|their|the) source|days? of publication"
        r"|publication dates?|sources?)",
        r"audit(?: of)?(?: what lacks)?(?: (?:an? )?(?P<lacks>quotes?|dates?|address(?:es)?|urls?|sources?))?",
    ),
    *form(
        "changed",
        r"(?:has|have|did) (?:anything|something|the (?:data|graph|figures)) (?:changed?|been (?:changed|corrected|retracted"
        r"|added))(?: SINCE)?"
        r"(?: (?:for|about) A)?(?: SINCE)?",
        r"what(?:['’]s| is| has| AUX)? ?(?:new|changed|changes?|been (?:added|corrected|retracted))(?: SINCE)?(?: (?:for|about"
        r"|in) A)?(?: SINCE)?",
        r"changes(?: SINCE)?",
    ),
    *form(
        "table",
        r"TABLE(?: (?:of|with))?(?: (?P<columns>[^.?]+?))?(?: (?:for|between)) A and B",
        r"TABLE(?: (?:of|with))?(?: (?P<columns>[^.?]+?))? for A",
        r"TABLE(?: (?:of|with|for))?(?: (?P<columns>.+?))?",
    ),
    *form(
        "votes",
        r"how (?:similarly|close(?:ly)?|alike|far apart|differently) (?:AUX )?A and B (?:vote|voted)(?: in the (?:un|united"
        r" nations|general assembly|un general assembly))?",
        r"(?:voting|ideal point) (?:distance|similarity|agreement) (?:of|between) A and B(?: in the (?:un|united nations|general"
        r" assembly|un general assembly))?",
        r"AUX A and B vote (?:alike|together|similarly|the same)(?: in the (?:un|united nations|general assembly|un general assembly))?",
    ),
    *form(
        "vote",
        r"how (?:AUX )?A (?:vote|voted)(?: in the (?:un|united nations|general assembly|un general assembly))?",
        r"A['’]s? (?:ideal point|voting position|votes?)(?: in the (?:un|united nations|general assembly|un general assembly))?",
    ),
)
