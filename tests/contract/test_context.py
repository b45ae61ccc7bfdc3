"""The text around a quote is kept beside the claim, compressed, and comes back whole on both engines."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from legation.graph import projection, reading
from legation.graph.claims import Claim, Source, read_claim
from legation.graph.errors import ClaimError
from legation.graph.rows import MAX_CONTEXT, packed, unpacked
from legation.graph.store import Store
from legation.graph.verify import verify
from legation.graph.write import Writer
from legation.service.http.app import create_app
from legation.service.settings import Settings

SAID = {
    "kind": "recognized", "subject": "HUN", "object": "ARM", "when": "1991-12-26", "quote": "Hungary recognised Armenia", "span": [10, 36],
    "source": Source(publisher="Wikipedia", title="Foreign relations of Armenia", published="2025-11"),
}  # fmt: skip
AROUND = ("Budapest – ", " on 26 December 1991.\nIts embassy … “Երևան”")


def test_a_claim_comes_back_with_the_text_around_its_quote(store: Store) -> None:
    claim = Claim.model_validate(SAID | {"context": AROUND})
    assert claim.id == Claim.model_validate(SAID).id  # what stands around is no part of what it says
    Writer(store).add([claim])
    projection.run(store)
    assert [one.context for one in reading.claims(store)] == [AROUND]
    with TestClient(create_app(Settings(), store)) as client:
        found = client.get(f"/v1/claims/{claim.id}").json()
    assert found["context"] == {"before": AROUND[0], "after": AROUND[1]}
    assert verify(store).sound


def test_a_claim_without_it_says_none(store: Store) -> None:
    claim = Claim.model_validate(SAID)
    Writer(store).add([claim])
    with TestClient(create_app(Settings(), store)) as client:
        assert client.get(f"/v1/claims/{claim.id}").json()["context"] is None


def test_context_without_a_quote_is_refused() -> None:
    bare = {name: value for name, value in SAID.items() if name not in ("quote", "span")}
    with pytest.raises(ClaimError, match="text around a quote"):
        read_claim(bare | {"context": AROUND}, place="line 1")


def test_what_is_damaged_or_unpacks_to_too_much_is_refused() -> None:
    long = ("words of a page " * 100, "and more of them " * 90)
    assert unpacked(packed(long)) == long
    assert len(packed(long)) < len("".join(long)) / 4
    for bad in ("not base 64!", "AAAA", packed(("x" * MAX_CONTEXT, "y"))):
        with pytest.raises(ValueError, match=r"damaged|base64|Non-base64|padding"):
            unpacked(bad)
