"""What a view is called where its address is shared: title, description and picture, worked out from the address alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import NamedTuple
from urllib.parse import quote, urlencode

from legation.graph.parties import register
from legation.service.charts.words import span

NAME = "Legation"
DESCRIPTION = "Arms, missions, recognition and relations between states, each fact with its source, its quote and its edition."
_YEAR = re.compile(r"\d{4}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ID = re.compile(r"[0-9a-f]{20}")
_PNG = 1200
"""Pixels: the width that readers of previews ask for."""


class Preview(NamedTuple):
    """Words of a view, and the address of its picture without the host; None where none shows it."""

    title: str
    description: str = DESCRIPTION
    image: str | None = None

    def tags(self, host: str, address: str) -> str:
        """The elements of a page's head; `host` is where the service is asked (https://…), `address` what was asked there."""
        made = [("og:site_name", NAME), ("og:type", "website"), ("og:title", self.title), ("og:description", self.description)]
        made.append(("og:url", host + address))
        if self.image:
            made += [("og:image", host + self.image), ("twitter:card", "summary_large_image")]
        lines = "".join(f'<meta property="{name}" content="{escape(words)}">' for name, words in made)
        return f'<title>{escape(self.title)} · {NAME}</title><meta name="description" content="{escape(self.description)}">{lines}'


Query = dict[str, str]


def preview(path: str, query: Query) -> Preview:
    """The preview of a view's address. Only names of the register, years and days of the address stand in it, never its text."""
    first, *rest = [part for part in path.removeprefix("/embed").split("/") if part] or [""]
    make = _VIEWS.get(first)
    return (make(query, rest) if make else None) or _start(query)


def _start(query: Query) -> Preview:
    image = _image("arms-map", _years(query)) if _years(query) else _image("ties-map", {"what": "missions_hosted", **_day(query)})
    return Preview("Who deals with whom, and who says so", image=image)


def _party(text: str | None) -> tuple[str, str] | None:
    """Id and name of a party that the register has by its id."""
    return (text, register().get(text).name) if text and text in register() else None


def _years(query: Query) -> Query:
    found = {name: query[name] for name in ("from", "to") if _YEAR.fullmatch(query.get(name, ""))}
    return found if len(found) == 2 else {}


def _window(query: Query) -> str:
    years = _years(query)
    return f", {span(int(years['from']), int(years['to']))}" if years else ""


def _day(query: Query) -> Query:
    return {"valid_on": query["valid_on"]} if _DAY.fullmatch(query.get("valid_on", "")) else {}


def _on(query: Query) -> str:
    day = _day(query).get("valid_on")
    return f" on {day}" if day else ""


def _image(name: str, query: Query) -> str:
    return f"/pictures/{quote(name)}.png?{urlencode({**query, 'width': str(_PNG), 'theme': 'light'})}"


def _supply(query: Query, _: list[str]) -> Preview | None:
    party = _party(query.get("party"))
    if party is None:
        return Preview(f"Who supplies whom with arms{_window(query)}", image=_image("flows", _years(query)) if _years(query) else None)
    exports = query.get("role") == "exports"
    title = f"Whom {party[1]} supplied with arms{_window(query)}" if exports else f"Who supplied {party[1]} with arms{_window(query)}"
    image = _image("flow", {"party": party[0], "role": "exports" if exports else "imports", **_years(query)}) if _years(query) else None
    return Preview(title, "Major arms by SIPRI's register, with shares, editions and what sources report beside them.", image)


def _of_party(query: Query, rest: list[str]) -> Preview | None:
    party = _party(rest[0] if rest else None)
    if party is None:
        return None
    image = _image("members" if register().get(party[0]).kind == "organization" else "relations", {"party": party[0], **_day(query)})
    return Preview(party[1], f"{party[1]}: arms received and supplied, embassies, relations and recognition, each with its source.", image)


def _dyad(query: Query, rest: list[str]) -> Preview | None:
    a, b = (_party(one) for one in rest[:2]) if len(rest) >= 2 else (None, None)
    if a is None or b is None:
        return None
    words = f"Everything that is claimed between {a[1]} and {b[1]}, dated, with who says so."
    return Preview(f"{a[1]} and {b[1]}{_on(query)}", words, _image("timeline", {"a": a[0], "b": b[0], **_day(query)}))


def _recognition(query: Query, _: list[str]) -> Preview | None:
    party = _party(query.get("party"))
    if party is None:
        return Preview("Who recognises whom")
    return Preview(f"Who recognises {party[1]}{_on(query)}", image=_image("recognition", {"target": party[0], **_day(query)}))


def _missions(query: Query, _: list[str]) -> Preview | None:
    party = _party(query.get("party"))
    if party is None:
        return Preview("Who has an embassy where")
    hosted = query.get("side") == "hosted"
    title = f"Missions in {party[1]}{_on(query)}" if hosted else f"Missions of {party[1]}{_on(query)}"
    return Preview(title, image=_image("missions", {"host" if hosted else "sender": party[0], **_day(query)}))


def _deals(query: Query, _: list[str]) -> Preview | None:
    supplier, recipient = _party(query.get("supplier")), _party(query.get("recipient"))
    who = (f" from {supplier[1]}" if supplier else "") + (f" to {recipient[1]}" if recipient else "")
    image = _image("deliveries", {"supplier": supplier[0], "recipient": recipient[0]}) if supplier and recipient else None
    return Preview(f"Arms deals{who}{_window(query)}", "Which weapons, how many, ordered and delivered when, each with its claim.", image)


def _compare(query: Query, _: list[str]) -> Preview | None:
    names = [found[1] for one in query.get("parties", "").split(",")[:6] if (found := _party(one))]
    return Preview(
        f"Arms {'received' if query.get('role') == 'imports' else 'supplied'} by year: {', '.join(names)}" if names else "Compare"
    )


def _claim(_: Query, rest: list[str]) -> Preview | None:
    known = bool(rest and _ID.fullmatch(rest[0]))
    return Preview(f"Claim {rest[0]}" if known else "Claim", "A claim with its quote, its source, who agrees and who does not.")


_VIEWS: dict[str, Callable[[Query, list[str]], Preview | None]] = {
    "supply": _supply, "party": _of_party, "dyad": _dyad, "recognition": _recognition, "missions": _missions, "deals": _deals,
    "compare": _compare, "claim": _claim, "rankings": lambda query, _: Preview(f"The largest in arms and diplomacy{_window(query)}"),
    "coverage": lambda *_: Preview("What is loaded, and what is thin"), "search": lambda *_: Preview("Search"),
    "review": lambda *_: Preview("Review claims of an article"), "pictures": lambda *_: Preview("Pictures to embed"),
}  # fmt: skip
