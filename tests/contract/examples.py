"""Example parameters of each statement that reads, for the contract between the engines (`test_statements.py`).

The graph behind them holds the starter claims. A new statement needs a line here: `name: parameters`, chosen so that rows come back; where
a parameter is an id of the graph's own, a function of the store makes it. A template has one line for all its words, and
rows come back for some of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from legation.graph.store import Store, commit_id

Params = dict[str, Any]


def register_ids(store: Store) -> list[str]:
    """Ids of the loaded registers."""
    return [row["id"] for row in store.read("ask/registers")]


def share_claims(store: Store) -> list[str]:
    """Ids of the two reported shares of the seed article."""
    return sorted(row["id"] for row in store.read("write/track_claims", {"tracks": ["arms_share|ISR|AZE"]}))


def yearly_register(store: Store) -> str:
    """Id of the register of the starter claims that gives every party's deliveries by year and says most."""
    held = {
        row["id"]: len(store.read("ask/yearly_deliveries", {"source": row["id"], "first": 2016, "last": 2020}))
        for row in store.read("ask/registers")
    }
    return str(max(sorted(held), key=held.__getitem__))


EVER = {"first": "0001-01-01", "last": "9999-12-31", "known_on": None}
"""Parameters of statements about edges, without a limit in time."""

PAGE = {"kind": None, "since": None, "known_on": None, "quoted": False, "after": "", "limit": 10}
"""Parameters of the first page of claims."""


def last_commit(store: Store) -> int:
    """The number of the last commit of claims."""
    return int(store.read("write/graph_version")[0]["commit"])


EXAMPLES: dict[str, Params | Callable[[Store], Params]] = {
    "ask/changes_recorded": {"since": "2020-01-01T00:00:00Z", "after": "", "limit": 10_000},
    "ask/changes_retracted": {"since": "2020-01-01T00:00:00Z", "after": "", "limit": 10},
    "ask/listed_by": lambda store: {"source": register_ids(store)[0], "kinds": ["arms_transfer"], "limit": 10},
    "ask/source_siblings": lambda store: {"ids": register_ids(store), "limit": 100},
    "ask/sources_recorded": {"since": "2020-01-01T00:00:00Z", "kinds": ["arms_transfer", "recognized"], "limit": 100},
    "ask/track_history": {"tracks": ["arms_share|ISR|AZE"], "limit": 10},
    "ask/tracks_changed": {"since": "2020-01-01T00:00:00Z", "kinds": ["recognized", "mission_opened", "arms_share"], "limit": 10},
    "ask/commit": lambda store: {"id": commit_id(last_commit(store))},
    "ask/commit_since": {"since": "2020-01-01T00:00:00Z"},
    "ask/commits_of": {"intent": "0" * 16},
    "ask/commits_recorded": {"commit": 0, "after": "", "until": 10**9, "limit": 10_000},
    "ask/commits_retracted": {"commit": 0, "after": "", "until": 10**9, "limit": 10},
    "ask/committed_claims": lambda store: {"commit": last_commit(store)},
    "ask/claims_count": {"kind": "recognized"},
    "ask/claims_count_of": {"party": "AZE", "kind": None},
    "ask/claims_page": PAGE,
    "ask/claims_page_of": {"party": "AZE", **PAGE, "kind": "recognized"},
    "ask/claims_newest": {**PAGE, "before": "9", "quoted": True, "limit": 10_000},
    "ask/claims_newest_of": {"party": "AZE", **PAGE, "before": "9", "limit": 10_000},
    "ask/claims_listed": lambda store: {"ids": share_claims(store)},
    "ask/claims_sources": lambda store: {"ids": share_claims(store)},
    "ask/subgraph": {"parties": ["AZE", "ISR"], "types": ["HAS_MISSION_IN", "SUPPLIES_ARMS_TO"], "between": False, "limit": 10_000, **EVER},
    "ask/audit_counts": {"what": "url"},
    "ask/audit_page": {"what": "date", "kind": None, "after": "", "limit": 20},
    "ask/disputed": {"party": None, "after": "", "limit": 20},
    "ask/publisher_tracks": {"publisher": "The Times of Israel", "after": "", "limit": 50},
    "ask/publishers": {},
    "ask/sole_publishers": {},
    "ask/kind_sources": {"kinds": ["mission", "relations"]},
    "ask/voting_points": {"known_on": None},
    "ask/yearly_deliveries": lambda store: {"source": yearly_register(store), "first": 2016, "last": 2020},
    "ask/reach": {"ids": ["AZE", "ISR"], "types": None, "to": None, "limit": 1000, **EVER},
    "ask/reach_ever": {"ids": ["AZE", "ISR"]},
    "ask/tracks": {"limit": 100},
    "ask/tracks_from": {"party": "ISR"},
    "ask/tracks_to": {"party": "AZE"},
    "ask/tracks_with": {"party": "AZE"},
    "ask/between": {"subjects": ["AZE", "ISR"], "objects": ["ISR", "ARM", "AZE"]},
    "ask/world": {},
    "ask/steps": {"ids": ["AZE"], "types": ["HAS_RELATIONS_WITH", "SUPPLIES_ARMS_TO"], **EVER},
    "ask/steps_to": {"ids": ["AZE"], "types": ["HAS_MISSION_IN", "SUPPLIES_ARMS_TO"], "to": ["ISR"], **EVER},
    "ask/world_deliveries": {"first": 2016, "last": 2020},
    "ask/history_of": {"party": "AZE", "types": ["HAS_MISSION_IN", "HAS_RELATIONS_WITH", "RECOGNIZES"]},
    "ask/interests_at": {"parties": ["USA", "CUB"]},
    "ask/leaders_of": {"party": "AZE"},
    "ask/closings": {"known_on": None, "limit": 100},
    "ask/relations_listed": {"parties": ["AZE", "ISR"], "origin": "wikipedia", "known_on": "2025-12-31"},
    "ask/treaties_of": {"party": "AZE", "kinds": ["treaty_membership"], "known_on": None},
    "ask/treaty_claims": {"kinds": ["treaty_membership"], "text": "vienna", "also": "", "known_on": None, "limit": 10},
    "ask/mission_events": {
        "kinds": ["mission_opened", "mission_closed"],
        "first": "1990-01-01",
        "last": "2000-12-31",
        "modality": "done",
        "known_on": None,
        "limit": 100,
    },
    "ask/events_of": {
        "party": "AZE",
        "kinds": ["visit", "diplomats_expelled"],
        "first": "1990-01-01",
        "last": "2030-12-31",
        "known_on": None,
        "limit": 100,
    },
    "ask/place_names": {"start": "ba", "limit": 10},
    "ask/places": {"places": ["Baku", "Tel Aviv"]},
    "ask/retracted": {"after": "2020-01-01"},
    "ask/sources": lambda store: {"ids": register_ids(store)},
    "ask/track_ids": {"tracks": ["arms|ISR|AZE", "mission|ISR|AZE|embassy|"], "known_on": None},
    "ask/track_states": {"tracks": ["relations|AZE|ISR", "mission|AZE|ISR|embassy|"], "known_on": "2025-12-31", "limit": 100},
    "ask/arms_deliveries_from": lambda store: {
        "party": "ISR",
        "source": register_ids(store)[-1],
        "first": 2016,
        "last": 2020,
        "limit": 500,
    },
    "ask/arms_deliveries_to": lambda store: {"party": "AZE", "source": register_ids(store)[-1], "first": 2016, "last": 2020, "limit": 500},
    "ask/arms_from": {"party": "ISR", "first": 2016, "last": 2020},
    "ask/arms_periods_from": lambda store: {"party": "ISR", "source": register_ids(store)[-1]},
    "ask/arms_periods_to": lambda store: {"party": "AZE", "source": register_ids(store)[-1]},
    "ask/arms_periods_of_suppliers": lambda store: {"parties": ["ISR"], "source": register_ids(store)[-1], "first": 2016, "last": 2020},
    "ask/arms_periods_of_recipients": lambda store: {
        "parties": ["AZE", "ARM"],
        "source": register_ids(store)[-1],
        "first": 2016,
        "last": 2020,
    },
    "ask/arms_to": {"party": "AZE", "first": 2016, "last": 2020},
    "ask/arms_totals": lambda store: {
        "ids": [
            f"{party}|{source}|{role}"
            for source in register_ids(store)
            for party in ("AZE", "ISR")
            for role in ("imports", "exports", "exports|stated")
        ]
    },
    "ask/arms_world": lambda store: {"source": register_ids(store)[-1], "first": 2016, "last": 2020},
    "ask/arms_world_category": lambda store: {
        "source": yearly_register(store),
        "first": 2016,
        "last": 2020,
        "holds": '"deliveries":',
        "limit": 500,
    },
    "ask/catalog_counts": {},
    "ask/catalog_kinds": {},
    "ask/catalog_loads": {"limit": 5},
    "ask/catalog_sources": {"limit": 500},
    "ask/cited": lambda store: {"ids": [store.read("ask/claim", {"id": share_claims(store)[0]})[0]["source"]]},
    "ask/claim": lambda store: {"id": share_claims(store)[0]},
    "ask/claims_about": lambda store: {"id": share_claims(store)[0], "limit": 10},
    "ask/coverage": {"kinds": ["recognized", "relations_established"], "today": "2026-11-30"},
    "ask/dyad_arms": {"supplier": "ISR", "recipient": "AZE", "limit": 1000},
    "ask/dyad_claims": {"dyad": "AZE|ISR", "known_on": "2023-12-31", "limit": 5000},
    "ask/ready": {},
    "ask/registers": {},
    "ask/shares": {"tracks": ["arms_share|ISR|AZE"], "known_on": None},
    "ask/supplies_claims": {"dyad": "AZE|ISR", "known_on": None, "limit": 10},
    "ask/track_claims": {"tracks": ["recognition|ISR|AZE", "arms_share|ISR|AZE"], "known_on": None, "limit": 100},
    "write/arms_of_recipient": lambda store: {"rows": [{"id": "x", "party": "AZE", "source": source} for source in register_ids(store)]},
    "write/arms_of_supplier": lambda store: {"rows": [{"id": "x", "party": "ISR", "source": source} for source in register_ids(store)]},
    "check/arms_plain_sum": {"name": "Azerbaijan", "first": 2016, "last": 2020},
    "check/arms_total": lambda store: {"id": f"AZE|{register_ids(store)[0]}|imports"},
    "write/claim_links": lambda store: {"ids": share_claims(store)},
    "check/claim_quote": lambda store: {"id": share_claims(store)[0]},
    "write/claim_tracks": lambda store: {"ids": share_claims(store)},
    "write/drawn_claims": {"after": "", "limit": 5000},
    "write/edges_from": {"parties": ["ISR", "AZE"]},
    "write/graph_noted": {"id": "form"},
    "write/graph_version": {},
    "write/known_claims": lambda store: {"ids": [*share_claims(store), "0" * 20]},
    "write/loads_page": {"after": "", "limit": 10},
    "write/pending_page": {"after": "", "limit": 10},
    "write/parties_page": {"after": "A", "limit": 500},
    "check/native": {"id": "AZE"},
    "check/unnamed": {},
    "check/party": {"id": "AZE"},
    "write/commit_gaps": {},
    "write/pending_count": {},
    "ask/schema_held": {},
    "write/pending_of": {"ids": ["relations|AZE|ISR", "none"]},
    "write/loading_others": {"id": "loading:x", "now": "2026-01-01T00:00:00Z"},
    "write/pending_next": {"limit": 10},
    "write/source_cites": lambda store: {"ids": [store.read("ask/claim", {"id": share_claims(store)[0]})[0]["source"]]},
    "write/sources_page": {"after": "", "limit": 50},
    "write/claims_of_party": {"id": "AZE"},
    "write/sources_whole": lambda store: {"ids": register_ids(store)},
    "write/totals_whole": {"after": "", "limit": 50},
    "write/track_claims_whole": {"tracks": ["relations|AZE|ISR", "mission|AZE|ISR|embassy|", "arms|ISR|AZE"]},
    "write/track_claims": {"tracks": ["relations|AZE|ISR", "mission|AZE|ISR|embassy|", "arms|ISR|AZE"]},
    "write/totals_page": {"after": "", "limit": 10},
    "write/tracks": {"after": "", "limit": 50},
}
EMPTY_BY_NATURE = {
    "write/commit_gaps",
    "ask/schema_held",
    "write/pending_of",
    "write/loading_others",
    "ask/changes_recorded",
    "ask/changes_retracted",
    "ask/commits_of",
    "ask/commits_retracted",
    "ask/claims_about",
    "write/pending_next",
    "write/pending_page",
    "write/graph_version",
    "ask/leaders_of",
    "ask/retracted",
    "ask/treaties_of",
    "ask/treaty_claims",
    "ask/voting_points",
}
"""Statements that rightly return nothing on a graph that is at rest, on one of the engines, or of the starter claims."""
PER_ENGINE = {
    "ask/schema_held",
    "ask/commit",
    "ask/commit_since",
    "ask/commits_recorded",
    "ask/ready",
    "write/loads_page",
    "write/graph_version",
    "write/graph_noted",
}
"""Statements whose values are the engine's own (counters, times, any one claim)."""
