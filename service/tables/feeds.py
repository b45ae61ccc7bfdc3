"""What changed in answers as feeds: Atom (RFC 4287) and JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

import orjson

from legation.graph.signs import blanked, escaped
from legation.service.answers.changed import WHAT, AnswerChange, ChangedAnswers

TITLE = "Legation: what changed in answers"
ATOM, JSON_FEED = "application/atom+xml; charset=utf-8", "application/feed+json"


def to_atom(answer: ChangedAnswers, own: str, base: str, graph: str) -> bytes:
    """An Atom feed. `own` is the feed's address, `base` that of the service (it ends in a slash), `graph` the graph's id."""
    updated = max((one.at for one in answer.changes), default=answer.since)
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>urn:legation:changes:{_text(graph)}</id><title>{TITLE}</title><updated>{_text(updated)}</updated>",
        f'<link rel="self" href={quoteattr(own)}/><author><name>Legation</name></author>',
    ]
    for one in answer.changes:
        parts.append(
            f"<entry><id>urn:legation:change:{one.id}</id><title>{_text(_title(one))}</title><updated>{_text(one.at)}</updated>"
            f'<category term="{one.what}"/><category term={quoteattr(one.about)}/><link href={quoteattr(_address(one, base))}/>'
            f"<content>{_text(_body(one))}</content></entry>"
        )
    return ("\n".join(parts) + "\n</feed>\n").encode()


def to_json_feed(answer: ChangedAnswers, own: str, base: str, graph: str) -> bytes:
    """A JSON Feed; see `to_atom`."""
    items = [
        {
            "id": f"urn:legation:change:{one.id}", "title": _title(one), "content_text": _body(one), "url": _address(one, base),
            "date_published": one.at, "tags": [one.what, one.about],
        }
        for one in answer.changes
    ]  # fmt: skip
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "title": TITLE, "feed_url": own, "home_page_url": base,
        "description": f"Changes since {answer.since} in the graph {graph}", "items": items,
    }  # fmt: skip
    return escaped(orjson.dumps(feed))


def _title(one: AnswerChange) -> str:
    parties = one.subject.name + (f" and {one.object.name}" if one.object else "")
    return f"{parties}, {one.about.replace('_', ' ')}: {WHAT[one.what]}"


def _body(one: AnswerChange) -> str:
    said = f"{one.says}\nStated by: {'; '.join(one.sources)}" if one.sources else one.says
    return f"{said}\nClaims: {', '.join(one.claims)}" if one.claims else said


def _address(one: AnswerChange, base: str) -> str:
    """Where the answer stands."""
    if one.object is None:
        return f"{base}v1/parties?q={one.subject.id}"
    return f"{base}v1/dyads/{one.subject.id}/{one.object.id}"


def _text(text: str) -> str:
    return escape(blanked(text))
