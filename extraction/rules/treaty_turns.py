"""Treaties told in other turns of phrase: "ratifies an agreement with B, signed in 2023", "with the signing of a treaty by A and B"."""

from __future__ import annotations

import re

from legation.extraction.reading import Reading
from legation.extraction.rules.treaties import STEMS, TREATY
from legation.extraction.subjects import clause_subject

__all__ = ["STEMS", "read"]

_TIME = r"(?=(?:(?:in|on) (?:the )?)?(?:Ⓒ )?(?:(?:in|on) )?Ⓓ)"
_SIGNED = re.compile(
    rf"\b(?P<n>{TREATY})(?P<mid>(?: (?!\.|;|was|were|is|are|be|been|being|has|have|had|will|that|which)\S+){{0,12}}?) "
    rf"(?:that (?:was|were|had been) )?(?P<v>signed|concluded) {_TIME}"
)
_WAS_ONE = re.compile(
    rf"\b(?:first|second|earliest|only|last|next|main|bilateral) (?:(?:bilateral|major|formal|such) )*(?P<n>{TREATY}) (?P<w>between|"
    rf"with) (?:the )?"
    rf"(?P<o>Ⓐ) (?:was|is) [^.;]{{0,80}}?,? (?P<v>signed|concluded) (?:(?:in|at|on) (?:the )?(?:Ⓒ|Ⓐ|Ⓝ) ?,? ?)*(?:on |in )?Ⓓ"
)
_SIGNING = re.compile(
    rf"\b(?P<lead>with|after|following|upon|by|saw|since|attended|witnessed|oversaw|marked by|led to) (?:the )?(?:Ⓓ )?"
    rf"(?P<v>signing|conclusion)(?: of|(?= (?:a|an|the)\b)) (?:(?!\.|;|Ⓐ)\S+ ){{0,7}}?(?P<n>{TREATY})(?P<rest>[^.;]{{0,90}})"
)
_PARTNER = re.compile(r" (?P<w>with|between|by) (?:(?:the|its|both) )*(?P<o>[ⒶⒿ])(?: (?:and|,) (?:the )?(?P<p>Ⓐ))?")


def read(r: Reading) -> None:
    """Writes down such treaties; the one that the sentence has told of already is left alone."""
    for match in r.sent.find(_WAS_ONE, frozenset({"signed", "concluded"})):
        o, verb = r.sent.group(match, "o"), r.sent.group(match, "v")
        both = r.sent.tokens[o].ref if o is not None else None
        if verb is not None and both is not None and len(both.parties) == 2 and not _told(r):
            r.emit("treaty_signed", both.parties[:1], both.parties[1:], rule="treaties.first", trigger=verb, end=r.sent.last(match),
                   when=r.sent.tokens[r.sent.last(match)].edtf)  # fmt: skip
    for pattern in (_SIGNED, _SIGNING):
        for match in r.sent.find(pattern):
            _signed(r, match, pattern is _SIGNED)


def _told(r: Reading) -> bool:
    return any(c.kind in ("treaty_signed", "arms_agreement") and r.sent.start <= c.start < r.sent.end for c in r.claims)


def _signed(r: Reading, match: re.Match[str], participle: bool) -> None:
    sent = r.sent
    noun, verb = sent.group(match, "n"), sent.group(match, "v")
    if noun is None or verb is None or any(c.kind in ("treaty_signed", "arms_agreement") and sent.start <= c.start < sent.end
                                           for c in r.claims):  # fmt: skip
        return
    span = match["mid"] if participle else match["rest"]
    offset = match.start("mid" if participle else "rest")
    parties: list[str] = []
    end = max(noun, verb)
    if (partner := _PARTNER.search(span)) is not None:
        for name in ("o", "p"):
            k = sent._starts.get(offset + partner.start(name)) if partner[name] else None
            if k is not None and (ref := sent.tokens[k].ref) is not None and (sent.tag(k) == "A" or sent.tokens[k].kind == "pair"):
                parties += [p for p in ref.parties if p not in parties]
                end = max(end, k)
    if participle and partner is None:
        return
    if partner is None:  # "Algiers recognized the United States by the signing of a peace treaty"
        told = next((c for c in reversed(r.claims) if c.start >= sent.start and c.kind.startswith(("recogniz", "relations"))), None)
        parties = [told.subject, told.object] if told is not None and match["lead"] in ("by", "with", "upon") else []
    if len(parties) == 1:
        before = sent.tokens[noun - 1].ref if sent.tag(noun - 1) == "J" else None
        subject = clause_subject(sent, (noun if participle else sent.index(match.start())) - 1, r.memory) if before is None else None
        other = before or (subject[0] if subject is not None else None)
        parties += [p for p in (other.parties if other is not None and len(other.parties) == 1 else ()) if p not in parties]
    if len(parties) == 2:
        r.emit("treaty_signed", parties[:1], parties[1:], rule="treaties.signed_in" if participle else "treaties.signing", trigger=verb,
               end=end)  # fmt: skip
