"""The peers, each given the same deliveries and asked the same question: suppliers of a recipient with both shares.

The question of each returns [(supplier, TIV, share of imports, share of exports)] in falling order; the run checks that they agree.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote, unquote

from bench.deliveries import Delivery

Answer = list[tuple[str, float, float, float]]
_DUCK = """
    WITH flows AS (SELECT supplier, sum(tiv) AS tiv FROM deliveries WHERE recipient = ? AND year BETWEEN ? AND ? GROUP BY supplier),
         exports AS (SELECT supplier, sum(tiv) AS tiv FROM deliveries
                     WHERE year BETWEEN ? AND ? AND supplier IN (SELECT supplier FROM flows) GROUP BY supplier)
    SELECT f.supplier, f.tiv, 100 * f.tiv / (SELECT sum(tiv) FROM flows), 100 * f.tiv / e.tiv
    FROM flows f JOIN exports e USING (supplier) ORDER BY f.tiv DESC, f.supplier
"""
_SPARQL = """
    SELECT ?supplier (SUM(?tiv) AS ?flow) WHERE {{
    ?d <urn:recipient> <urn:{recipient}> ; <urn:supplier> ?supplier ; <urn:year> ?y ; <urn:tiv> ?tiv .
    FILTER(?y >= {first} && ?y <= {last}) }} GROUP BY ?supplier
"""
_SPARQL_EXPORTS = """
    SELECT (SUM(?tiv) AS ?total) WHERE {{ ?d <urn:supplier> <{supplier}> ; <urn:year> ?y ; <urn:tiv> ?tiv .
    FILTER(?y >= {first} && ?y <= {last}) }}
"""


class Peer(Protocol):
    """A peer: filled once, then asked."""

    name: str

    def fill(self, rows: list[Delivery]) -> None: ...

    def ask(self, recipient: str, first: int, last: int) -> Answer: ...


class DuckDB:
    """DuckDB, one table on disk."""

    name = "DuckDB"

    def __init__(self, folder: Path) -> None:
        import duckdb

        self._db: Any = duckdb.connect(str(folder / "peer.duckdb"))

    def fill(self, rows: list[Delivery]) -> None:
        """Insert through an Arrow table, its fastest way in from Python."""
        import polars

        frame = polars.DataFrame(rows, schema=["supplier", "recipient", "year", "tiv", "id"], orient="row").to_arrow()
        self._db.register("frame", frame)
        self._db.execute("CREATE TABLE deliveries AS SELECT * FROM frame")
        self._db.execute("CHECKPOINT")

    def ask(self, recipient: str, first: int, last: int) -> Answer:
        """One statement."""
        found: Answer = self._db.execute(_DUCK, [recipient, first, last, first, last]).fetchall()
        return found


class Polars:
    """polars, one frame in memory."""

    name = "polars"

    def __init__(self, folder: Path) -> None:
        self._frame: Any = None

    def fill(self, rows: list[Delivery]) -> None:
        """Make the frame."""
        import polars

        self._frame = polars.DataFrame(rows, schema=["supplier", "recipient", "year", "tiv", "id"], orient="row")

    def ask(self, recipient: str, first: int, last: int) -> Answer:
        """Two group-bys and a join."""
        from polars import col

        window = self._frame.filter(col("year").is_between(first, last))
        flows = window.filter(col("recipient") == recipient).group_by("supplier").agg(col("tiv").sum())
        exports = window.join(flows.select("supplier"), on="supplier", how="semi").group_by("supplier").agg(col("tiv").sum().alias("all"))
        both = flows.join(exports, on="supplier").with_columns(
            (100 * col("tiv") / col("tiv").sum()).alias("imports"), (100 * col("tiv") / col("all")).alias("exports")
        )
        found: Answer = both.sort(["tiv", "supplier"], descending=[True, False]).select("supplier", "tiv", "imports", "exports").rows()
        return found


class Oxigraph:
    """Oxigraph, a triple store on disk, bulk loaded; four triples a delivery."""

    name = "Oxigraph"

    def __init__(self, folder: Path) -> None:
        import pyoxigraph

        self._store: Any = pyoxigraph.Store(str(folder / "peer.oxigraph"))

    def fill(self, rows: list[Delivery]) -> None:
        """Bulk load."""
        from pyoxigraph import Literal, NamedNode, Quad

        names = {name: NamedNode(f"urn:{name}") for name in ("supplier", "recipient", "year", "tiv")}

        def quads() -> Any:
            for supplier, recipient, year, tiv, claim in rows:
                node = NamedNode(f"urn:delivery:{claim}")
                yield Quad(node, names["supplier"], NamedNode(f"urn:{quote(supplier)}"))
                yield Quad(node, names["recipient"], NamedNode(f"urn:{quote(recipient)}"))
                yield Quad(node, names["year"], Literal(year))
                yield Quad(node, names["tiv"], Literal(float(tiv)))

        self._store.bulk_extend(quads())

    def ask(self, recipient: str, first: int, last: int) -> Answer:
        """One statement for the flows, one for each supplier's exports."""
        flows = [
            (row["supplier"].value, float(row["flow"].value))
            for row in self._store.query(_SPARQL.format(recipient=recipient, first=first, last=last))
        ]
        total = sum(tiv for _, tiv in flows)
        found: Answer = []
        for supplier, tiv in flows:
            (row,) = self._store.query(_SPARQL_EXPORTS.format(supplier=supplier, first=first, last=last))
            found.append((unquote(supplier.removeprefix("urn:")), tiv, 100 * tiv / total, 100 * tiv / float(row["total"].value)))
        return sorted(found, key=lambda row: (-row[1], row[0]))


PEERS: tuple[Callable[[Path], Peer], ...] = (DuckDB, Polars, Oxigraph)
