"""Whose mission it is and where: the words before and behind "embassy"."""

from __future__ import annotations

from legation.extraction.reading import Reading
from legation.extraction.territories import RECEIVING
from legation.extraction.text import Ref
from legation.extraction.wordlist import words

PLACE_WORDS = words("in at to near inside within for on")


def sender_of(r: Reading, m: int, floor: int) -> Ref | None:
    """Whose mission it is by the words before it: "the Syrian embassy", "Israel's first embassy", "US consulate"."""
    i = m - 1
    while i > floor:
        token = r.sent.tokens[i]
        if token.tag in "JA" and token.ref is not None:
            return token.ref
        if token.tag not in "wn" or token.low in ("and", "in", "of") or token.text == ",":
            return None
        i -= 1
    return None


def seats_of(r: Reading, m: int) -> tuple[list[tuple[str | None, str | None]], Ref | None, int]:
    """Cities with their states right of the mission at `m`; whose it is by "of A"; and the last token of that phrase."""
    sent = r.sent
    seats: list[tuple[str | None, str | None]] = []
    owner: Ref | None = None
    i, last, accredited = m + 1, m, False
    while i < len(sent.tokens):
        low = sent.low(i)
        if i == m + 1 and low in ("located", "based", "situated"):
            i += 1
            continue
        if i == m + 1 and sent.tag(i) == "N" and sent.low(i + 1) in ("(", "was", "opened", "closed") and sent.tokens[m].text[0].isupper():
            seats.append((sent.tokens[i].text, None))  # "Embassy Fort Lamy (now N'Djamena)"
            last, i = i, i + 1
            continue
        if (
            low == "("
            and seats
            and seats[-1][1] is None
            and (ref := r.party_at(i + 1 + (sent.low(i + 1) in ("now", "present")))) is not None
        ):
            seats[-1] = (seats[-1][0], ref.parties[0])
            close = next((k for k in range(i, min(len(sent.tokens), i + 6)) if sent.tokens[k].text == ")"), i)
            last, i = close, close + 1
            continue
        if i == m + 1 and sent.tag(i) in ("C", "A") and sent.tokens[m].text[0].isupper() and sent.tag(m) == "M":
            place, ref = r.place_at(i)  # "Embassy Bangui", "Legation Luxembourg"
            seats.append((place, ref.parties[0] if ref else None))
            last, i = i, i + 1
            continue
        if low == "in" and sent.low(i + 1) == "the" and sent.low(i + 2) in ("country", "region", "territory"):
            i += 3
            continue
        if sent.tokens[i].text == "," and sent.low(i + 1) in ("located", "situated", "based"):
            i += 2
            continue
        if low == "of" and (ref := r.party_at(i + 1)) is not None and not seats:
            owner, last = ref, r.skip(i + 1)
            i = last + 1
            continue
        if low == "in" and sent.low(i + 1) in ("both", "each") and sent.low(i + 2) == "other":
            return [(None, "each other")], owner, i + 2
        if (low in PLACE_WORDS or (low == "from" and i == m + 1)) and sent.tag(i + 1) != "D":
            place, ref = r.place_at(i + 1)
            if place is None and ref is None and (those := r.those(i + 1)) is not None:
                return [(None, party) for party in those[0].parties], owner, those[1]
            if place is None and ref is None:
                if sent.low(i + 1) in ("each", "their", "both") and "capital" in " ".join(sent.low(k) for k in range(i, i + 6)):
                    return [(None, "each other")], owner, i + 2
                city = next(
                    (j for j in range(i + 1, min(len(sent.tokens) - 1, i + 12)) if sent.low(j) == "in" and r.place_at(j + 1)[0]), None
                )
                if city is not None and not any(sent.tokens[j].text in (",", ";") or sent.tag(j) in ("A", "D") for j in range(i, city)):
                    i = city  # "in the then self-governing Territory of … in the city of Port Moresby"
                    continue
                break
            k = r.skip(i + 1)
            if seats and low in ("to", "for") and place is None and ref is not None and ref.role == "state":
                seats = [(seats[0][0], ref.parties[0])]  # "an embassy in Rome to the Holy See"
                return seats, owner, k
            if seats and low in ("to", "on", "for"):
                break
            if accredited and seats and seats[-1][0] is None and place is not None:
                seats[-1] = (place, seats[-1][1])  # "an embassy to the Holy See in Rome"
                last, i = k, k + 1
                continue
            accredited = low == "to" and place is None
            if ref is not None and len(ref.parties) > 1:
                seats += [(None, party) for party in ref.parties]
            elif seats and seats[-1][1] is None and place is None and ref is not None:
                seats[-1] = (seats[-1][0], ref.parties[0])
            elif not (seats and place is None):
                seats.append((place, ref.parties[0] if ref else None))
            last, i = k, k + 1
            while (further := _next_seat(r, i)) is not None:
                seats.append(_seat(r, further))
                last, i = further, further + 1
            continue
        break
    return seats, owner, last


def _next_seat(r: Reading, i: int) -> int | None:
    """The city that a list goes on with at token `i`: "… , Hong Kong and Guangzhou", "Kuala Lumpur (1948) and Kuching (1964)"."""
    sent = r.sent
    if sent.low(i) == "(" and sent.tag(i + 1) == "D" and sent.low(i + 2) == ")":
        i += 3
    while sent.low(i) in ("and", ","):
        i += 1
        k = r.skip(i)
        if k < len(sent.tokens) and (
            sent.tag(k) == "C" or (sent.tag(k) == "N" and sent.low(k + 1) in (",", "and", ".", "in", "")) or _is_seat(r, k)
        ):
            return k
    return None


def _is_seat(r: Reading, k: int) -> bool:
    token = r.sent.tokens[k]
    return token.tag == "A" and token.ref is not None and (token.text in r.gazetteer.cities or token.ref.parties[0] in RECEIVING)


def _seat(r: Reading, k: int) -> tuple[str | None, str | None]:
    place, ref = r.place_at(k)
    return place, ref.parties[0] if ref else None


def seat_time(r: Reading, place: str | None) -> str | None:
    """The time in brackets right behind a seat: "Kuching (1964)"."""
    sent = r.sent
    for k, token in enumerate(sent.tokens[:-3]):
        if token.text == place and sent.low(k + 1) == "(" and sent.tag(k + 2) == "D" and sent.low(k + 3) == ")":
            return sent.tokens[k + 2].edtf
    return None


def receiver_of(r: Reading, sender: str) -> str | None:
    known = r.memory.mission
    if known is not None and known.sender == sender and known.receiver:
        return known.receiver
    cities = {p for t in r.sent.tokens if t.tag == "C" and t.ref is not None for p in t.ref.parties if p != sender}
    if len(cities) == 1:
        return cities.pop()
    other = r.other(sender)
    if other is None and r.memory.home == sender:  # a history of one state's relations: the state it speaks of most
        told = [party for party, _ in r.memory.seen.most_common(2) if party != sender]
        other = told[0] if told and r.memory.seen[told[0]] > 2 else None
    return other


def move_target(r: Reading, m: int, seats: list[tuple[str | None, str | None]], sender: Ref) -> list[tuple[str | None, str | None]]:
    """The new seat of a moved mission: the city after "to"."""
    sent = r.sent
    for k in range(m + 1, min(len(sent.tokens) - 1, m + 14)):
        if sent.low(k) == "to":
            place, ref = r.place_at(k + 1)
            if place or ref:
                stay = next((host for _, host in seats if host), None)
                return [(place, stay or (ref.parties[0] if ref else None))]
    return seats


def host_of(r: Reading, m: int, verb: int) -> tuple[str | None, str | None] | None:
    """For "… was established in the Swiss Embassy": that names no receiving state, so the other party of the text is it."""
    sender = sender_of(r, m, -1)
    if sender is None:
        return None
    later = [k for k in range(verb, len(r.sent.tokens)) if r.sent.tag(k) == "M"]
    refs = [sender_of(r, k, verb) for k in later]
    hosts = {p for ref in refs if ref is not None for p in ref.parties}
    if not hosts:
        return None
    seats, _, _ = seats_of(r, later[0])
    if seats:
        return seats[0]
    other = next((p for p in reversed(r.memory.order) if p not in hosts and p not in sender.parties), None)
    return (None, other)
