"""Machine-coded events by CAMEO code: which codes say what a kind of claim says, and who in them acts for a state.

A code is mapped where its definition in the codebook (Schrodt 2012) says the kind's sentence and no less:

- 042 make a visit, 043 host a visit (the other way round), 044 meet at a third place, 057 sign formal agreement, 163 impose embargo,
  boycott or sanctions, 054 grant diplomatic recognition.

Not mapped, though near: 161 "reduce or break diplomatic relations" is also a cancelled meeting or an expelled diplomat, so it severs
nothing; 085 "lift, relax, or lessen" sanctions need not lift them; 040 and 046 may be a letter or talks through others; 041 is a
telephone call; 036 gives the day of the announcement, not of the meeting; 190–195 are uses of force by anybody, not wars. These and all
others are refused as `cameo-NNN`. The kinds' own `cameo` lists go the other way: how CAMEO would code a claim.

Whatever is mapped is `alleged`: a program read a sentence. Events also have actors who are no government (a pop singer's tour is a
"visit" of one country to another), so both ends must act for a state, as the loader of each format decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from legation.graph.claims import Claim, Source
from legation.loaders.frame.tables import Unusable


@dataclass(frozen=True, slots=True)
class Meaning:
    """The kind that a code says; `reversed` where CAMEO's source is the kind's object."""

    kind: str
    reversed: bool = False


MEANINGS = {
    "042": Meaning("visit"),
    "043": Meaning("visit", reversed=True),
    "044": Meaning("meeting"),
    "054": Meaning("recognized"),
    "057": Meaning("treaty_signed"),
    "163": Meaning("sanctions_imposed"),
}


def meaning(code: str, text: str = "") -> Meaning:
    """What a code says. Raises Unusable `cameo-NNN` for a code that no kind says."""
    found = MEANINGS.get(code)
    if found is not None:
        return found
    if not (code.isdecimal() and 2 <= len(code) <= 4):
        raise Unusable("bad-code", f"{code[:40]!r} is not a CAMEO code (two to four digits; keep the leading zero)")
    named = f" ({text})" if text else ""
    raise Unusable(f"cameo-{code}", f"CAMEO {code}{named}: no kind says that")


def event(says: Meaning, source: str, target: str, when: str, stated_in: Source, locator: str, persons: tuple[str, str]) -> Claim:
    """The claim of an event from `source` to `target` (party ids); `persons` are the actors as written. Raises Unusable for one party."""
    if source == target:
        raise Unusable("same-party", f"both actors are of {source}: no dealing between states")
    first, second = (target, source) if says.reversed else (source, target)
    texts = persons[::-1] if says.reversed else persons
    return Claim(
        kind=says.kind,
        subject=first,
        object=second,
        modality="alleged",
        when=when,
        subject_text=texts[0][:400],
        object_text=texts[1][:400],
        source=stated_in,
        locator=locator,
    )
