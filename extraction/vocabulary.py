"""Closed word classes of diplomatic reporting: offices, institutions, auxiliaries, verbs. Lower case throughout."""

from __future__ import annotations

from legation.extraction.wordlist import words

PERSON_TITLES = words(
    """president presidents premier premiers chancellor chancellors king queen emperor emir sultan crown prince princess
    pope minister ministers secretary secretaries ambassador ambassadors envoy envoys representative representatives
    leader leaders chairman chairwoman speaker governor-general diplomat diplomats official officials spokesman
    spokeswoman spokesperson counterpart counterparts negotiator negotiators delegation delegations chief monarch
    pm fm vp shah consul consuls commissioner lawmaker lawmakers legislators senator congressman taoiseach ruler dictator
    junta head heads tsar czar kaiser chargé d'affaires adviser advisor undersecretary plenipotentiary commissioner
    vice-minister vice-ministers vice-president vice-premier vice-chancellor
    vice-chairman minister-president
    under-secretary secretary-general mps mp deputies high-commissioner senators president-elect attaché attachés admiral general
    generals coordinator administrator mediator aide aides"""
)
GOVERNMENTS = words(
    """government governments authority authorities cabinet ministry ministries parliament administration regime leadership
    presidency side sides congress senate department state states republic kingdom council assembly federation
    delegation embassy-office legislature politburo junta officials monarchy court duma knesset bundestag
    party-state office nation federation foreign-office executive treasury"""
)
FORCES = words(
    """army navy military forces force troops soldiers police airforce guard guards militia rebels fighters settlers
    warships warplanes jets marines"""
)
OFFICE_HEADS = PERSON_TITLES | GOVERNMENTS | FORCES
TITLE_MODIFIERS = words(
    """prime foreign vice deputy defense defence interior finance trade former ex- acting interim then incumbent new newly
    elected newly-elected outgoing incoming first second supreme crown general high special national security
    economic transitional provisional current late senior top chief assistant permanent military de facto facto
    de-facto communications energy health external affairs internal agriculture transport culture education economy
    treasury home royal caretaker house senate federal central supreme state visiting military-led ruling
    air armed naval diplomatic parliamentary ministerial resident
    governmental congressional interim-led right-wing left-wing far-right conservative nationalist communist revolutionary legitimate own"""
)
MINISTRIES = words(
    """science technology innovation industry labour labor tourism environment climate digital infrastructure planning
    development cooperation investment water mines mining immigration migration women youth sports religious commerce
    petroleum oil electricity housing information social welfare public works regional integration tribal shipping ports
    aviation railway overseas employment"""
)
"""What ministers are ministers of, besides the light modifiers of any title: read only inside a title."""
INNER_BODIES = words(
    """central committee communist party workers workers' national people's assembly parliament house commons representatives
    senate cabinet council ministers affairs commission supreme executive chamber deputies political bureau"""
)
"""Bodies of a state between an office and the state: "members of the House of Commons of the United Kingdom"."""
RECOGNISED = words(
    """internationally internationally-recognized internationally-recognised internationally-backed
    un-backed un-recognized self-proclaimed self-declared unrecognized unrecognised partially breakaway disputed separatist
    tobruk-based tripoli-based houthi-led legitimate"""
)
"""What is said before the name of a party or a government about its standing."""
STATE_HEADS = words(
    """republic kingdom state federation sultanate emirate principality commonwealth union empire duchy grand-duchy
    confederation dominion islands people's"""
)
AUXILIARIES = words(
    """will would shall should may might could can must has have had having is are was were be been being do does did to
    'll 'd 've"""
)
ADVERBS = words(
    """often regularly frequently traditionally secretly openly
    also then now earlier previously already meanwhile formerly subsequently once again first finally only officially formally
    never not no
    longer soon still
    just thus later even both each all jointly mutually even since ever eventually recently initially temporarily
    permanently unilaterally briefly ultimately publicly reportedly allegedly immediately therefore thereby hereby
    however instead together respectively further reciprocally quickly effectively diplomatically twice yet too n't"""
)
PLANNING = words(
    """plan plans planned planning intend intends intended agree agrees agreed decide decides decided vow vows vowed pledge
    pledges pledged promise promises promised threaten threatens threatened set due expected scheduled ready about
    going seek seeks sought want wants wanted offer offers offered hope hopes hoped propose proposes proposed
    prepare prepares prepared preparing aim aims aimed announce announces announced expect expects commit commits
    committed move moves moving consider considers considered considering approve approves approved vote votes voted undertake
    undertakes undertook resolve resolved poised order orders ordered instructed instruct authorize authorized
    authorised urge urges urged call calls called ask asks asked demand demands demanded wish wishes wished"""
)
AGREEING = words(
    """agree agrees agreed decide decides decided approve approves approved undertake undertook resolve resolved commit
    committed commits vote voted votes offered offer authorized authorised"""
)
WISHING = words(
    """consider considers considered considering urge urges urged call calls called ask asks asked demand demands demanded
    threaten threatens threatened threatening hope hopes hoped wish wishes wished want wants wanted seek seeks sought
    propose proposes proposed"""
)
REFUSING = words(
    """refuse refuses refused refusing decline declines declined reject rejects rejected deny denies denied rule rules
    ruled"""
)
SAYING = words(
    """say says said saying announce announces announced announcing declare declares declared states stated stating
    confirm confirms confirmed report reports reported claim claims claimed allege alleges alleged reveal reveals
    revealed tell tells told note notes noted add adds added warn warns warned insist insists insisted write writes
    wrote believe believes accuse accuses accused suggest suggests suggested deny denies denied reiterate reiterates
    reiterated inform informs informed notify notifies notified pledge pledges pledged vow vows vowed promise promises
    promised affirm affirms affirmed"""
)
ALLEGING = words(
    """report reports reported claim claims claimed allege alleges alleged suggest suggests suggested accuse accuses
    accused believe believes believed"""
)
PREPOSITIONS = words(
    """of in with from between to on at by for against under into within over near through via amid among towards toward
    about including despite outside inside around without across upon onto concerning regarding during throughout
    off beyond beside per like"""
)
SUBORDINATORS = words(
    """that which who when while as after before because since until if although though where whereas whose once following
    whether unless"""
)
PRONOUNS = words("it they he she we both which who")

_REGULAR = words(
    """accept accuse achieve acknowledge add address admit adopt advance agree aim allow amend announce annex appear
    appoint approve arrest arrive ask assert assure attack attempt attend award back ban bar base block bomb boycott
    call cancel carry cause cease celebrate cite claim close comment commit complete conclude condemn conduct
    confirm consider continue cooperate create criticize criticise cross decide declare decline defeat defend delay
    deliver demand denounce deny deploy describe destroy detain develop discuss dismiss dissolve donate downgrade
    elect elevate enact end endorse enter escalate establish evacuate exchange execute expand expel expect explain
    explode export express extend face fail finalize finance fire follow force form free freeze gain gather grant
    halt happen help honor host impose import improve inaugurate include increase inform intend injure insist
    instruct introduce invite involve issue join justify kill land last launch lead lift limit list locate maintain
    manage mark mediate mention move murder name negotiate nominate normalize note notify obtain occur offer open
    operate oppose order organize participate pass pause pay perform place plan pledge postpone praise prepare
    present promise prompt propose protest provide publish purchase pursue ratify reach reaffirm recall receive
    recognise recognize recommend reduce reestablish re-establish refuse regard register reinstate reiterate reject
    release remain remove renew reopen re-open repeat replace report represent request rescind resign resolve
    respond restore resume retain return reverse reveal revoke sanction schedule secure serve settle sever share
    shift shut sign signal start state station stop strengthen strike submit suggest summon supply support suspend
    terminate test threaten train transfer travel upgrade urge use visit voice vote vow want warn welcome withdraw
    work relocate maintain reciprocate host criticise call arrive withhold station nationalize hail brief question
    retract renounce annul acquire inspect ratify enact inform escort invade occupy overthrow depose assassinate regard persuade
    thank congratulate address assume accredit commission designate reaffirm dispatch seize capture defect flee abolish resettle
    mandate allege raid relax ease reimpose tighten expand sentence refer appeal demonstrate dispatch deport
    extradite"""
)
_IRREGULAR = words(
    """is are was were be been has have had do does did says said makes made make takes took take taken gives gave give
    given goes went go comes came come becomes became become begins began begin begun breaks broke break broken
    brings brought builds built buys bought cuts cut falls fell feels felt finds found gets got holds held keeps
    kept knows knew leaves left lets loses lost meets met pays paid puts put reads read rises rose runs ran sees saw
    seeks sought sells sold sends sent sets sets shows showed shoots shot speaks spoke spends stands stood tells
    told thinks thought undergoes understands wins won writes wrote withdraws withdrew withdrawn strikes struck lies
    lay draws drew drives drove freezes froze shuts flees fled fights fought begins leads led will would could may
    might can must shall should flies flew directs directed rules ruled hits feeds lends lent sits sat hosts"""
)


def inflections(verb: str) -> tuple[str, ...]:
    """Third person, past and gerund of a regular verb with its base: "sever" gives severs, severed, severing."""
    if verb.endswith("e"):
        stem = verb[:-1]
        return verb, verb + "s", verb + "d", stem + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith(("s", "sh", "ch", "x", "z", "ss")):
        return verb, verb + "es", verb + "ed", verb + "ing"
    if verb in _DOUBLING:
        return verb, verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing"
    return verb, verb + "s", verb + "ed", verb + "ing"


_DOUBLING = words("ban bar commit expel plan refer stop submit transfer permit admit")
FINITE = frozenset(form for verb in _REGULAR for form in inflections(verb)[1:3]) | frozenset(_IRREGULAR) | frozenset({"shut", "cut"})
"""Forms that can be the finite verb of a clause: thirds and pasts, not gerunds."""
BASES = frozenset(_REGULAR) | words(
    "buy sell send give take make get hold meet leave become begin break bring build keep pay put see seek set spend win withdraw undergo "
    "say tell know think find lose rise run show speak stand write strike draw drive fall feel fight choose fly"
)
"""Base forms; in headlines and with plural subjects these are finite too ("Bolivia and the United States restore")."""
GERUNDS = frozenset(inflections(verb)[3] for verb in _REGULAR) | words(
    "making taking giving going coming becoming breaking cutting selling sending buying meeting paying holding withdrawing"
)

CAPITALISED_COMMON = (
    words(
        """the a an in on at by for from to of with as after before during since until when while although though despite
    because following under both it its they their he his she her we our this that these those there here however
    but and or if so yet not no also then later earlier today yesterday soon some several many most all each every
    two three four five six seven eight nine ten one first second third according ahead amid among between due over
    upon within without additionally meanwhile moreover furthermore finally subsequently diplomatic relations
    official formal foreign bilateral embassy president prime minister king queen secretary ambassador consul
    general note prior thousands hundreds former new authorities police officials state government department
    congress ministry parliament court supreme senate house recognition consulate legation american treaty agreement
    war independence republic kingdom empire union federation people military army national international north
    south east west northern southern eastern western central january february march april may june july august
    september october november december monday tuesday wednesday thursday friday saturday sunday dr mr mrs ms sir
    lord chargé affaires envoy extraordinary plenipotentiary resident commissioner memorandum understanding
    agreement friendship cooperation strategic partnership declaration joint convention protocol commerce navigation
    amity alliance mutual assistance accord pact peace border boundary nuclear deal comprehensive free economic
    framework charter compact concordat covenant association communiqué armistice arms weapons oil gas exports imports talks
    ties figures data summit
    conference forum diplomat diplomats mission sanctions covid near
    defense defence interior finance interests section liaison office trade representative permanent mission high
    honorary commission vice deputy assistant acting crown prince princess pope sultan emir chancellor premier
    emperor leader chairman speaker speakers foreign-minister governor colonel major captain lieutenant admiral
    chief justice shia sunni grand duchy principality emirate sultanate united nations security council assembly european
    african arab league organization organisation"""
    )
    | PERSON_TITLES
    | TITLE_MODIFIERS
    | GOVERNMENTS
    | MINISTRIES
    | INNER_BODIES
)
"""Words that are capitalised at a sentence's start or in titles without being part of a person's name."""
