"""Patterns of relations established, severed and restored."""

from __future__ import annotations

import re

_ADJ = (
    r"(?:(?:a|an|full|formal|official|bilateral|diplomatic|normal|all|and|consular|the|its|their|his|Ⓙ|"
    r"political|foreign|ambassador-level|ambassadorial|state-to-state|inter-state|any|remaining|new|off|down|"
    r"economic|trade|commercial|military) )*"
)
_REL = rf"{_ADJ}(?:relations|relationship|ties|links)\b"
_EST = (
    r"(?:takes? up|took up|taking up|establish|establishes|established|establishing|sets? up|setting up|open|opened|opens|initiate|"
    r"initiated|initiates|entered into|enters? into|began|begins?|formed|formali[sz]e[sd]?|"
    r"start|started|starts|instituted|inaugurated)"
)
_SEV = (
    r"(?:sever|severs|severed|severing|cut off|cuts off|cut|cuts|cutting off|cutting|break off|breaks off|"
    r"broke off|broken off|breaking off|break|breaks|broke|broken|breaking|suspend|suspends|suspended|"
    r"suspending|end|ends|ended|ending|terminate|terminates|terminated|terminating|discontinued|ruptured|"
    r"rupture|dissolved|revoke|revokes|revoked)"
)
_RES = (
    r"(?:restore|restores|restored|restoring|resume|resumes|resumed|resuming|re-establish|re-establishes|"
    r"re-established|re-establishing|reestablish|reestablishes|reestablished|reestablishing|renew|renewed|"
    r"renews|normali[sz]ed?|normali[sz]es|normali[sz]ing|reinstated|revived|reopened)"
)
ACTIVE = re.compile(rf"\b(?P<v>(?P<e>{_EST})|(?P<s>{_SEV})|(?P<r>{_RES})) (?P<rel>{_REL})")
PASSIVE = re.compile(
    rf"\b(?P<rel>{_REL})(?P<mid>(?: (?:between|with|of|to|at|in)(?: \S+)+?)??),?(?: (?:was|were|is|are|has|"
    rf"have|had|been|being|be|will|to|not|never|first|formally|officially|again|also|then|finally|"
    rf"subsequently|only|later|Ⓓ|on|in|once|soon|fully|effectively|initially|eventually|agreed|"
    rf"mutually|nevertheless|however|thus|therefore|already|previously))+ (?:\S+ly )?"
    rf"(?P<v>(?P<e>established|set up|opened|initiated|formed|begun|formalized|formalised|started|"
    rf"inaugurated|instituted)|(?P<s>severed|cut|cut off|broken off|broken|suspended|ended|terminated|"
    rf"discontinued|ruptured|interrupted)|(?P<r>restored|resumed|re-established|reestablished|renewed|"
    rf"normalized|normalised|reinstated))\b"
)
_ABOUT = r"(?: (?:between|with|of) (?:(?:the|both|two) )*(?:Ⓐ|countries|nations|states)(?: and (?:the )?Ⓐ)?)?"
BARE = re.compile(
    rf"\b(?P<rel>(?:(?:full|formal|official|bilateral|modern|consular|and) )*diplomatic (?:relations|ties)){_ABOUT} (?:\S+ly )?"
    rf"(?P<v>(?P<e>established)|(?P<s>severed|broken off|broken|suspended)|(?P<r>restored|resumed|re-established|reestablished))"
    rf"(?= (?:(?:on|in|since) (?:the )?)?Ⓓ)"
)
"""A participle without its auxiliary, as in captions and tables: "diplomatic ties broken on 3 January 1961"."""
TOGETHER = re.compile(
    r"\bdiplomatic relations and (?:the |an? )?(?P<s>[ⒿⒶ]) (?P<m>Ⓜ)(?: \S+){0,6}? (?:were|was|are) (?:\S+ly )?"
    r"(?P<v>established|(?P<r>re-?established|restored|resumed))\b"
)
"""Relations and a mission in one breath: "Diplomatic relations and the American Legation in Warsaw were established on …"."""
BEGAN = re.compile(
    r"\b(?:formal|official|diplomatic)(?: and consular)? (?:diplomatic )?(?:relations|ties|links) between (?:the )?(?P<o>Ⓐ) "
    r"(?P<v>began|started|commenced|(?:date|dates|dated)(?: back)? (?:to|from))\b"
)
HAVE_HAD = re.compile(
    r"\b(?:have|has) (?P<v>had|maintained|enjoyed) (?:(?:full|formal|official) )?diplomatic relations"
    r"(?: with (?:the )?(?P<o>Ⓐ))? since (?:the )?(?P<d>Ⓓ)"
)
NOUN = re.compile(
    rf"\b(?P<v>(?P<e>establishment|opening|initiation|commencement)|(?P<s>severance|severing|breaking off|"
    rf"breaking|cutting|rupture|suspension|termination|break|cessation|breach)|(?P<r>restoration|"
    rf"resumption|re-establishment|reestablishment|renewal|normali[sz]ation|restoring|resuming|"
    rf"reestablishing)) (?:of|in|off) (?P<rel>{_REL})"
)
BROKE_WITH = re.compile(r"\b(?P<v>broke|breaks|severed|severs) with (?:the )?(?P<o>Ⓐ)")
THOSE = re.compile(
    rf"\b(?P<v>(?P<e>{_EST})|(?P<s>{_SEV})|(?P<r>{_RES})) (?:those with (?:the )?(?P<o>[ⒶⒸ])|(?:them|full ties|full relations)(?= [^Ⓐ]|"
    rf"$))"
)
"""The same noun taken up again: "restore ties with X and cut those with Y", "the two states restored them"."""
BETWEEN = re.compile(
    r"(?: (?:in|on) (?:the )?Ⓓ)?(?:(?: at| to| on) (?:the )?(?:\S+ ){1,4}?(?:level|basis|status|rank))? (?:(?P<between>between|"
    r"of) (?:the |both |each of the )?(?P<b>[ⒶⒿ]|Ⓒ(?= and (?:the )?[ⒶⒸ])|two|countries|nations|states(?! of)|sides)|(?P<with>with|to) "
    r"(?:(?:(?![ⒶⒿⒸ])\S+ ){1,4}?(?:countries|states|nations) ,? ?(?:including|such as|like) )?"
    r"(?:(?:its|his|their|the)(?: country 's)?(?: (?!Ⓐ|Ⓙ|Ⓒ|and |which |who |[,.;])\S+){1,4} , )?(?:(?:the|then|former|newly|"
    r"independent|new|neighboring|neighbouring|communist|nationalist|state|of|government|all|"
    r"both) )*(?P<w>[ⒶⒸ]|"
    r"Ⓙ(?= (?:(?![ⒶⒿⒸ])\S+ ){0,4}?(?:government|regime|authorities|republic|administration|junta|leadership)\b)|"
    r"it\b|them\b|each other|one another))"
)
NOT_DIPLOMATIC = re.compile(r"\b(?:economic|trade|commercial|military|consular|political)\b")
NO_NOUN = re.compile(
    r"(?:anniversary|possib|hope|seek|sought|call|urg|favou?r|oppos|talks? (?:on|about)|discuss|prior to|"
    r"before|until|ahead of|towards?|condition|demand|prospect|negotiat|for|since|after|upon|following|"
    r"with|delay|refus|without)\b[\w ]{0,25}$"
)
AGAIN = re.compile(
    r"\b(?:(?:they|which|these) (?:(?:were|was|had|have|has|been|being|are) )+|(?:ties|relations) (?:(?:were|was|had|have|has|been) )*|"
    r"and (?:(?:then|later|subsequently|again|were|was|only|finally) )*)"
    r"(?P<v>(?P<e>established)|(?P<s>severed|broken off|broken|suspended|cut|cut off|interrupted)|"
    r"(?P<r>restored|resumed|re-established|reestablished|renewed))(?= (?:again |only )?(?:in |on )?Ⓓ)"
)
"""A second event of the relations just told of, with its own time."""
