"""Which years a share covers."""

from __future__ import annotations

from legation.extraction.reading import Reading


def period(r: Reading, first: int, end: int, stop: int, previous: int, compared: bool) -> str | None:
    """The years of one share: its own, right of it or in the bracket before it; else those of the sentence or of the text."""
    times = [(k, t.edtf) for k, t in enumerate(r.sent.tokens) if t.tag == "D" and t.edtf]
    if compared:
        near = [e for k, e in times if previous < k < first][-1:] if r.sent.tokens[first - 1].text == "(" else []
        near = near or [e for k, e in times if end < k < stop][:1] or [e for k, e in times if previous < k < first][-1:]
        if near:
            return near[0]
    for k, edtf in times:
        between = [r.sent.low(j) for j in range(end + 1, k)]
        if end < k < stop and not any(w in between for w in ("compared", "than", "down", "up", "against", "versus")):
            return edtf
    lead = [e for k, e in times if k < first and "/" in e] or [e for k, e in times if k < first]
    if lead:
        return lead[0] if previous < 0 else lead[-1] if len(lead) == 1 else lead[0]
    later = [(k, e) for k, e in times if k > end]
    if later:
        between = [r.sent.low(j) for j in range(end + 1, later[0][0])]
        if not any(w in between for w in ("compared", "than", "down", "up", "against", "versus")):
            return later[0][1]
    earlier = next((c.when for c in reversed(r.claims) if c.kind == "arms_share" and c.when), None)
    return earlier if "period" in r.sent.line else None if times else r.memory.period
