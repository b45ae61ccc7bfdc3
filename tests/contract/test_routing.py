"""`neo4j://`: reads go where a cluster has its readers, as far as one Community server can show it."""

from __future__ import annotations

import pytest

from legation.graph import projection
from legation.graph.claims import Claim, Source
from legation.graph.digest import digest
from legation.graph.errors import StoreError
from legation.graph.store import clear, open_store
from legation.graph.write import Writer

CLAIM = Claim(kind="recognized", subject="AZE", object="ISR", when="1991-12-25", source=Source(publisher="Office"))


@pytest.mark.neo4j
def test_a_routed_store_reads_as_a_reader_and_sees_its_own_writes(neo4j_url: str) -> None:
    direct, routed = open_store(neo4j_url), open_store(neo4j_url.replace("bolt://", "neo4j://", 1))
    try:
        clear(direct)
        assert Writer(routed).add([CLAIM]) == {CLAIM.id}
        assert [row["id"] for row in routed.read("write/known_claims", {"ids": [CLAIM.id]})] == [CLAIM.id], "at once, by bookmark"
        projection.run(routed)
        found = digest(routed)
        assert (found.claims, found.edges) == (1, 1)
        assert found == digest(direct)
        with pytest.raises(StoreError, match="read access mode"):
            routed.read("write/pending", {"ids": ["a read that writes"]})
        assert projection.pending(direct) == 0
    finally:
        clear(direct)
        direct.close()
        routed.close()
