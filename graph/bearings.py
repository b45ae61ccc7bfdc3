"""What the state of one kind means for the state of another, between the same two parties: rules as data, beside the kinds.

What follows from a rule is never a claim: questions mark it `inferred`, with the rule and the claims that it follows from. Where claims of
the other kind say otherwise, the newest evidence decides and the answer is disputed (`graph.states.bearing`).

Sources: Vienna Convention on Diplomatic Relations (1961), articles 2 (relations and missions by mutual consent), 45 and 46 (protecting
powers where relations are broken off or a mission is recalled). Until 1945 wars were declared and ended relations (Hague Convention III,
1907); since then states have fought without breaking them off, so that a later war only makes relations doubtful.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Fact = Literal[
    "relations", "embassy", "recognition", "interests", "withdrawal", "closure", "declared_war", "fighting", "rival", "lasting_embassy",
    "ended_with_contested", "crisis",
]  # fmt: skip
"""Facts of a pair on a day. `embassy` and `recognition` have a direction; `interests` is a protecting power or an interests section,
`closure` an embassy that was closed, `rival` relations with the other of two parties that nobody has relations with at once,
`lasting_embassy` an embassy that goes on from before an end of relations, `ended_with_contested` relations that ended with a party
of `CONTESTED`, `crisis` several missions that were closed in one country within a year."""
Holds = Literal["yes", "no", "possibly", "unknown"]

EMBASSIES = ("embassy", "legation", "nunciature")
"""Types of mission that stand only where there are relations."""
INTERESTS = "interests_section"
RIVALS = {"CHN": "TWN", "TWN": "CHN"}
"""Parties with only one of which a third one has relations at a time: Beijing and Taipei each require it (Joint Communiqués since 1970)."""
CONTESTED = frozenset({"ESH", "TWN", "XAB", "XKX", "XNC", "XSL", "XSO", "XTN"})
"""Parties that few recognise as states. Relations with them are how a state recognises them, and ending these is how it takes that back."""
CONTINUES = {"EU": "EEC", "AFU": "OAU", "WTO": "GATT"}
"""Organisations that continue another one: before their first day membership is that of it (Maastricht Treaty 1992, Lomé Constitutive Act
2000, Marrakesh Agreement 1994)."""
LEAVERS = 3
"""States that have to close their embassies in one country within a year for the others' there to be in doubt."""
OF_GOVERNMENTS = frozenset({"TWN"})
"""Those of them where an end of relations is about which government a state deals with, and takes back no recognition of a state."""
AFTER_WAR = 15
"""Years after a war in which relations are doubtful where no newer claim shows them: a list gives when they first began."""
LAST_DECLARED = "1945-12-31"
"""The day up to which a war of two parties counts as declared."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """A rule: where `fact` holds as `when`, `on` holds as `means`."""

    name: str
    fact: Fact
    when: Holds
    on: Fact
    means: Holds
    says: str


BEARINGS = (
    Bearing("interests-no-relations", "interests", "yes", "relations", "no",
            "a protecting power or an interests section stands in where there are no relations"),
    Bearing("interests-no-embassy", "interests", "yes", "embassy", "no",
            "a protecting power or an interests section stands in where there is no embassy"),
    Bearing("rival-no-relations", "rival", "yes", "relations", "no",
            "nobody has relations with both Beijing and Taipei, and newer claims show them with the other one"),
    Bearing("withdrawal-no-relations", "withdrawal", "yes", "relations", "no", "who withdrew its recognition has no relations since then"),
    Bearing("contested-end-no-recognition", "ended_with_contested", "yes", "recognition", "no",
            "who ended relations with a party that few recognise took back its recognition"),
    Bearing("lasting-embassy-doubts-end", "lasting_embassy", "yes", "relations", "possibly",
            "an embassy stood from before relations are said to have ended, and went on"),
    Bearing("declared-war-no-relations", "declared_war", "yes", "relations", "no", "a declared war ended relations"),
    Bearing("fighting-doubts-relations", "fighting", "yes", "relations", "possibly",
            "in a war relations may have been broken off, and stay so after it"),
    Bearing("closure-doubts-relations", "closure", "yes", "relations", "possibly",
            "where an embassy was closed relations may have been broken off"),
    Bearing("embassy-means-relations", "embassy", "yes", "relations", "yes", "an embassy stands only where there are relations"),
    Bearing("no-relations-no-embassy", "relations", "no", "embassy", "no", "without relations there is no embassy"),
    Bearing("doubtful-relations-doubt-embassy", "relations", "possibly", "embassy", "possibly",
            "where relations may have been broken off an embassy may have been closed"),
    Bearing("declared-war-no-embassy", "declared_war", "yes", "embassy", "no", "a declared war closed embassies"),
    Bearing("fighting-doubts-embassy", "fighting", "yes", "embassy", "possibly", "in a war embassies may have been closed"),
    Bearing("crisis-doubts-embassy", "crisis", "yes", "embassy", "possibly",
            "several missions in this country were closed within a year, and only lists show this one since then"),
    Bearing("relations-mean-recognition", "relations", "yes", "recognition", "yes", "relations mean recognition, which is counted apart"),
)  # fmt: skip
"""In the order in which they are applied."""
