"""Arms deals between two named parties: "A and B sign a letter of intent for the export of jets to B", "… for B to acquire jets"."""

from __future__ import annotations

import re

from legation.extraction.reading import Reading
from legation.extraction.rules import weapons as w
from legation.extraction.rules.arms import STEMS, named
from legation.extraction.subjects import clause_subject
from legation.extraction.verbs import Subject
from legation.extraction.wordlist import words

__all__ = ["STEMS", "read"]

_PAPER = (
    r"(?P<d>(?:letter|declaration|statement|memorandum) of (?:intent|understanding)|mou|preliminary agreement|agreement in principle|"
    r"agreement|deal|contract|pact|accord|memorandum)"
)
_FILL = r"(?:(?![ⒶⒸ]|\.|;)\S+ )"
_INTENT = re.compile(
    rf"\b(?P<v>sign(?:s|ed|ing)?|inks?|inked|conclude[sd]?|reach(?:es|ed)|finali[sz]e[sd]?|seals?|sealed|close[sd]?|strikes?|struck|"
    rf"agree[sd]? on) "
    rf"(?:(?!\.|;)\S+ ){{0,8}}?{_PAPER} (?:(?!\.|;)\S+ ){{0,6}}?"
    rf"(?:(?:for|on|of|covering|under which) (?:the )?(?:joint )?(?:export|sale|supply|purchase|acquisition|procurement|delivery|transfer|"
    rf"provision|handover) of|(?:for|under which|that will see) (?:the )?(?P<b>[ⒶⒸ]) (?:(?:to|will|would) )?(?:acquir|buy|purchas|"
    rf"order|receiv)\w*|"
    rf"for) (?P<np>{_FILL}{{0,8}}?{w.WEAPON})(?:(?: (?![ⒶⒸ.;]|during|as|after|while|amid|ahead|following)\S+){{0,5}}? (?P<w>to|"
    rf"from) (?:the )?(?P<o>[ⒶⒸ]))?"
)
_ORDERED = re.compile(
    rf"\b(?P<v>{w.SEND}) (?P<np>(?:(?!\.|;)\S+ ){{0,9}}?{w.WEAPON})(?: ,)? (?:(?:that|which|were|was|had|been) )*"
    rf"(?P<g>ordered|purchased|bought|acquired|commissioned) by (?:the )?(?P<o>[ⒶⒸ])"
)
_SUPPLIER_OF = re.compile(
    rf"\b(?P<v>continues? to be|is|was|are|were|remains?|remained|becomes?|became|has been|have been)(?! one of) (?:(?!of\b|one\b|"
    rf"[ⒶⒿⒸ,.;])\S+ ){{0,5}}?"
    rf"(?:(?P<j>Ⓙ) (?:(?!of\b|[ⒶⒿⒸ,.;])\S+ ){{0,3}}?)?(?:supplier|provider|source|exporter)s? of (?P<np>(?:(?!\.|"
    rf";)\S+ ){{0,4}}?{w.WEAPON})"
    rf"(?:(?: \S+){{0,3}}? (?:to|for) (?:the )?(?P<o>[ⒶⒸ]))?"
)
_BOUGHT = re.compile(
    rf"(?P<np>(?:(?![ⒶⒸ]|\.|;)\S+ ){{0,3}}?{w.WEAPON})(?: systems?)?(?: out of Ⓠ)?(?: (?:that|which) (?:it|they|the country)(?: had|"
    rf" has)?)? "
    rf"(?P<v>bought|purchased|ordered|acquired|procured)(?: in Ⓓ)? from (?:the )?(?P<o>[ⒶⒸ])(?: in (?P<d>Ⓓ))?"
)
_SIGNED = re.compile(
    rf"{_PAPER} (?:(?:for|on|of) (?:the )?(?:joint )?(?:(?P<way>export|sale|supply|delivery|provision)|purchase|acquisition|"
    rf"procurement) of|for) "
    rf"(?P<np>{_FILL}{{0,8}}?{w.WEAPON})(?: (?![ⒶⒸ.;])\S+){{0,4}}? (?:was|were|is|has been) (?P<v>signed|concluded|finali[sz]ed) "
    rf"(?:(?:in|on) (?:Ⓒ|Ⓓ) ){{0,2}}(?:between|by|with) (?:(?!Ⓐ|[.;])\S+ ){{0,4}}?(?P<o>Ⓐ)(?: and (?:the )?(?P<p>Ⓐ))?"
)
_REACHED = re.compile(
    rf"(?P<np>(?:(?![ⒶⒸ]|\.|;)\S+ ){{0,4}}?{w.WEAPON}) (?P<v>promised|pledged|donated|supplied|provided|sent|given|delivered|gifted) "
    rf"by (?:the )?(?P<s>[ⒶⒸ]) (?:(?:has|have|had|will|have been|are|were) )*(?:arriv\w+ (?:in|at)|reach\w*|land\w* in|"
    rf"(?:been )?delivered to|"
    rf"handed over to) (?:the )?(?P<o>[ⒶⒸ])"
)
_PAPERS = words("agreement deal contract pact accord memorandum letter declaration statement mou")
_OF, _BY, _FROM = frozenset({"of"}), frozenset({"by"}), frozenset({"from"})
_SUPPLIERS = words("supplier suppliers provider providers source sources exporter exporters")
_AGREED, _AUX = words("signed concluded finalised finalized"), words("was were is been")
_GIVEN = words("promised pledged donated supplied provided sent given delivered gifted")
_PURCHASED = words("bought purchased ordered acquired procured commissioned")
_SOFT = ("intent", "understanding", "principle", "preliminary", "mou")


def read(r: Reading) -> None:
    """Writes down such deals; a letter of intent is only planned."""
    sent = r.sent
    for match in sent.find(_INTENT, _PAPERS):
        if not any(c.kind == "arms_agreement" and sent.start <= c.start < sent.end for c in r.claims):
            _intent(r, match)
    for match in sent.find(_SUPPLIER_OF, _OF, _SUPPLIERS):
        verb, o = sent.index(match.start()), sent.group(match, "o" if match["o"] else "j")
        found, buyer = r.subject(verb), sent.tokens[o].ref if o is not None else None
        if (
            o is None
            or buyer is None
            or found.ref is None
            or found.ref.role == "person"
            or any(c.kind == "arms_share" and sent.start <= c.start < sent.end for c in r.claims)
        ):
            continue
        further = re.match(r" ?,? followed by (?:the )?(?P<f>Ⓐ)", sent.line[match.end() :])
        spot = sent._starts.get(match.end() + further.start("f")) if further is not None else None
        if spot is not None and (more := sent.tokens[spot].ref) is not None:
            r.emit("arms_transfer", more.parties, buyer.parties, rule="arms.supplier_of", trigger=spot, end=spot, commodity=named(r, match))
        r.emit("arms_transfer", found.ref.parties, buyer.parties, rule="arms.supplier_of", trigger=verb, end=o, found=found,
               commodity=named(r, match))  # fmt: skip
    for match in sent.find(_SIGNED, _AGREED, _AUX):
        act, o, p = (sent.group(match, name) for name in ("v", "o", "p"))
        both = [q for k in (o, p) if k is not None and (ref := sent.tokens[k].ref) is not None for q in ref.parties]
        text = sent.text[sent.tokens[sent.index(match.start())].start : sent.tokens[act or 0].end].lower()
        if act is not None and len(set(both)) == 2 and (seller := w.maker_among(text, both)) is not None:
            buyers = [q for q in both if q != seller]
            r.emit("arms_agreement", [seller], buyers, rule="arms.signed_between", trigger=act, end=sent.last(match),
                   commodity=named(r, match))  # fmt: skip
    for match in sent.find(_REACHED, _BY, _GIVEN):
        s, o, act = (sent.group(match, name) for name in ("s", "o", "v"))
        giver, taker = (sent.tokens[k].ref if k is not None else None for k in (s, o))
        if act is not None and o is not None and giver is not None and taker is not None:
            found = Subject(giver, act, planned=" will " in match[0])
            r.emit(
                "arms_transfer",
                giver.parties,
                taker.parties,
                rule="arms.reached",
                trigger=act,
                end=o,
                found=found,
                commodity=named(r, match),
            )
    for match in sent.find(_BOUGHT, _FROM, _PURCHASED):
        _bought(r, match)
    for match in sent.find(_ORDERED, _BY, _PURCHASED):
        verb, o, act = sent.index(match.start()), sent.group(match, "o"), sent.group(match, "g")
        buyer = sent.tokens[o].ref if o is not None else None
        found = r.maker(verb)
        if o is None or act is None or buyer is None or found.ref is None or found.passive or found.ref.role == "force":
            continue
        what = named(r, match)
        r.emit("arms_transfer", found.ref.parties, buyer.parties, rule="arms.ordered_by", trigger=verb, end=act, found=found,
               commodity=what, when=sent.tokens[verb - 1].edtf if sent.tag(verb - 1) == "D" else None)  # fmt: skip
        when = next((t.edtf for t in sent.tokens[o + 1 :] if t.tag == "D"), None)
        r.emit("arms_agreement", found.ref.parties, buyer.parties, rule="arms.ordered_by", trigger=act, end=o, when=when, commodity=what)


def _intent(r: Reading, match: re.Match[str]) -> None:
    sent = r.sent
    verb, b, o = sent.index(match.start()), sent.group(match, "b"), sent.group(match, "o")
    found = r.subject(verb)
    if found.ref is None or found.passive or found.ref.role == "force":
        return
    parties = list(found.ref.parties)
    with_whom = next((k for k in range(verb + 1, sent.last(match)) if sent.low(k) == "with"), None)
    if with_whom is not None and (partner := r.party_at(with_whom + 1)) is not None:
        parties += [p for p in partner.parties if p not in parties]
    if b is None and o is None and len(parties) == 2:
        text = sent.text[sent.tokens[verb].start : sent.tokens[sent.last(match)].end].lower()
        if (seller := w.maker_among(text, parties)) is not None:
            found.planned |= any(word in match["d"] for word in _SOFT)
            r.emit("arms_agreement", [seller], [p for p in parties if p != seller], rule="arms.makers_deal", trigger=verb,
                   end=sent.last(match), found=found, commodity=named(r, match))  # fmt: skip
        return
    named_at = b if b is not None else o
    ref = sent.tokens[named_at].ref if named_at is not None else None
    if named_at is None or ref is None or len(ref.parties) != 1:
        return
    others = [p for p in parties if p != ref.parties[0]]
    if len(others) != 1:
        return
    gives = b is None and match["w"] == "from"
    supplier, recipient = (ref.parties[0], others[0]) if gives else (others[0], ref.parties[0])
    found.planned |= any(word in match["d"] for word in _SOFT)
    r.emit(
        "arms_agreement", [supplier], [recipient], rule="arms.intent", trigger=verb, end=named_at, found=found, commodity=named(r, match)
    )


def _bought(r: Reading, match: re.Match[str]) -> None:
    """ "The first of 66 fighters bought from the United States", "jets that it ordered from France in 2022": the clause's subject buys."""
    sent = r.sent
    verb, o, d = (sent.group(match, name) for name in ("v", "o", "d"))
    maker = sent.tokens[o].ref if o is not None else None
    first = sent.index(match.start())
    if verb is None or o is None or maker is None or sent.low(verb - 1) in ("was", "were", "been", "being", "is", "are", "has", "have"):
        return
    subject = clause_subject(sent, first, r.memory)
    owner = next((sent.tokens[k].ref for k in range(first, max(-1, first - 6), -1) if sent.tag(k) == "J"), None)
    buyer = subject[0] if subject is not None and subject[0] is not None else owner
    if buyer is None or len(buyer.parties) != 1 or buyer.parties == maker.parties or buyer.role == "force":
        return
    when = sent.tokens[d].edtf if d is not None else None
    r.emit(
        "arms_agreement", maker.parties, buyer.parties, rule="arms.bought_from", trigger=verb, end=o, when=when, commodity=named(r, match)
    )
