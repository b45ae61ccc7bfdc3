"""Writes service/http/examples.json: for each operation of the API one address and its answer, lists cut short, for OpenAPI.

    legation serve                                       # over a graph that holds the whole world
    python -m tools.api_examples http://127.0.0.1:8000 "$(legation key make examples --role write)"

Run it again when an answer changes its shape; a test holds each example against its schema.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

import orjson

from legation.service.catalogue import catalogue

FILE = Path(__file__).resolve().parent.parent / "service" / "http" / "examples.json"
ENTRIES = 2
"""Entries of a list that an example shows."""
GIVEN: dict[str, dict[str, Any]] = {
    "arms-both": {"a": "ARM", "b": "AZE", "from": 2011, "to": 2020},
    "arms-deliveries": {"supplier": "ISR", "recipient": "AZE", "from": 2016, "to": 2020, "limit": 2},
    "arms-changes": {"party": "IND", "from": 2010, "to": 2014, "later_from": 2019, "later_to": 2023},
    "arms-matrix": {"from": 2016, "to": 2020, "recipient": ["ARM", "AZE"], "top": 2},
    "changes": {"since": "2025-01-03", "limit": 2},
    "claims": {"kind": "mission_opened", "limit": 2},
    "coverage": {"kind": ["recognized"], "by": "decade"},
    "evidence-audit": {"lacks": "date", "kind": "mission_opened", "limit": 2},
    "graph": {"party": ["AZE", "ISR"], "between": "true"},
    "missions": {"sender": "ISR", "host": "AZE"},
    "missions-events": {"period": "2015"},
    "missions-matrix": {"sender": ["ISR", "AZE"], "host": ["GEO", "TUR"], "valid_on": "2022-11-16"},
    "parties": {"q": "Turkey"},
    "protecting-powers": {"protected": "USA", "receiving": "IRN"},
    "question": {"q": "Who armed Azerbaijan in 2016–2020?"},
    "recognition": {"target": ["XKX"]},
    "recognition-matrix": {"target": ["XKX"], "observer": ["NRU", "PNG"]},
    "recognition-withdrawals": {"target": "XKX"},
    "expulsions": {"party": "RUS", "period": "1900/2026", "side": "object"},
    "sanctions": {"target": "IRN", "sender": "USA", "valid_on": "1980-06-01"},
    "sanctions-threats": {"party": "CUB", "other": "USA"},
    "sanctions-years": {"party": "IRN", "from": 1979, "to": 1981},
    "visits": {"party": "CHN", "other": "ISR"},
    "supplies": {"supplier": "ISR", "recipient": "AZE", "commodity": "oil"},
    "switches": {"left": "TWN", "taken": "CHN", "from": 2016, "to": 2025},
    "licences": {"supplier": "NLD", "recipient": "MAR"},
    "table": {"about": "dyad-year", "from": 2016, "to": 2020, "party": ["AZE", "ISR"], "column": ["relations", "arms_1_to_2"]},
}
"""What is asked where the examples of the parameters alone would say little."""
_QUERIES = '{"q0": {"query": "Yugoslavia", "properties": [{"pid": "date", "v": "1985"}]}}'
_EXTEND = {"ids": ["AZE"], "properties": [{"id": "cow"}, {"id": "capital"}]}
_MATCH = {"queries": [{"limit": 1, "conditions": [{"matchType": "name", "propertyValue": "Azerbaijan"}]}]}
_CLAIM = {
    "kind": "recognized",
    "subject": "GEO",
    "object": "AZE",
    "when": "1992",
    "source": {"publisher": "Ministry of Foreign Affairs", "published": "2024-01-01"},
}
_TEXT = {"text": "Israel recognised Azerbaijan on 25 December 1991.", "publisher": "Ministry of Foreign Affairs", "published": "2023-03-29"}
OTHERS: tuple[tuple[str, str, bytes | None, str], ...] = (
    ("/v1/permalink", f"?{urlencode({'url': '/v1/arms/suppliers?recipient=AZE&from=2016&to=2020'})}", None, ""),
    ("/v1/batch", "", orjson.dumps({"questions": ["/v1/parties/AZE", "/v1/dyads/ISR/AZE?limit=1"]}), "application/json"),
    ("/v1/claims", "?dry_run=true", orjson.dumps(_CLAIM), "application/x-ndjson"),
    ("/v1/load/{source}", "claims?name=facts.jsonl", orjson.dumps(_CLAIM), "application/octet-stream"),
    ("/v1/retract", "", orjson.dumps({"claims": ["adea98f713c5616cd1c3"], "why": "the year was misread"}), "application/json"),
    ("/v1/extract", "", orjson.dumps(_TEXT), "application/json"),
    ("/reconcile", f"?{urlencode({'queries': _QUERIES})}", None, ""),
    ("/reconcile", "", urlencode({"queries": _QUERIES}).encode(), "application/x-www-form-urlencoded"),
    ("/reconcile/suggest/entity", "?prefix=Yugo", None, ""),
    ("/reconcile/suggest/property", "?prefix=da", None, ""),
    ("/reconcile/suggest/type", "?prefix=co", None, ""),
    ("/reconcile/extend/propose", "?limit=2", None, ""),
    ("/reconcile/extend", "", orjson.dumps(_EXTEND), "application/json"),
    ("/reconcile/match", "", orjson.dumps(_MATCH), "application/json"),
    ("/healthz", "", None, ""),
    ("/readyz", "", None, ""),
    ("/problems/{slug}", "not-covered", None, ""),
)
"""What is no question: path, what follows it in the address, body and its media type. A body makes it a POST."""


def short(value: Any, depth: int = 0) -> Any:
    """A value with its lists cut to `ENTRIES`, those inside of others to one; a pair of numbers is a range and stays."""
    if isinstance(value, list):
        span = len(value) == ENTRIES and all(isinstance(one, int | float) for one in value)
        return [short(one, depth + 1) for one in value[: ENTRIES if span or depth == 0 else 1]]
    if isinstance(value, dict):
        return {name: short(one, depth) for name, one in value.items()}
    return value


def _fetched(base: str, address: str, body: bytes | None = None, media_type: str = "", key: str = "") -> dict[str, Any]:
    """The example: what was asked, and the answer, shortened. Exits with what is wrong."""
    headers = {"Content-Type": media_type, "Authorization": f"Bearer {key}"} if media_type else {}
    try:
        with urlopen(Request(base + address, data=body, headers=headers), timeout=60) as answer:
            whole = orjson.loads(answer.read())
    except HTTPError as error:
        raise SystemExit(f"{address}: {error.code} {error.read()[:200].decode()}") from error
    value = short(whole)
    said = f"{'GET' if body is None else 'POST'} {address}"
    return {"summary": said if value == whole else f"{said}; lists are cut short", "value": value}


def main(base: str, key: str = "") -> int:
    """Ask each question once and write the file. Returns the exit code."""
    found: dict[str, dict[str, Any]] = {}
    for one in catalogue().values():
        given = GIVEN.get(one.name) or one.example
        path = one.path
        for name, each in one.by_name.items():
            if each.in_path:
                path = path.replace(f"{{{each.field}}}", quote(str(given[name]))).replace(f"{{{name}}}", quote(str(given[name])))
        query = {name: value for name, value in given.items() if not one.by_name[name].in_path}
        address = path + (f"?{urlencode(query, doseq=True)}" if query else "")
        found[one.path] = _fetched(base, address)
    for path, rest, body, media_type in OTHERS:
        address = path.replace("{slug}", "").replace("{source}", "") + rest
        found[path if body is None else f"POST {path}"] = _fetched(base, address, body, media_type, key)
    lines = [orjson.dumps(path).decode() + ":" + orjson.dumps(one).decode() for path, one in found.items()]
    FILE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{len(found)} examples in {FILE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
