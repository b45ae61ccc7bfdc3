"""The peers over the graph's own claims and edges as tables: a dossier, who had an embassy on a day, a path's middle, a dyad-year panel.

Each is given the rows that the graph holds, derived edges too, so that none has to derive them; each answer is compared with ours.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from legation.graph import reading
from legation.graph.kinds import SORT
from legation.graph.store import Row, Store

NEVER, ALWAYS = "0000-00-00", "9999-99-99"
Panel = list[tuple[str, str, int, float, float]]
_EDGE = ("type", "subject", "object", "modality", "earliest", "latest", "mission", "source", "first_year", "tiv")
_CLAIM = ("id", "kind", "subject", "object", "dyad", "modality", "edtf", "earliest", "value", "unit", "locator", "quote", "source")


@dataclass(frozen=True, slots=True)
class Tables:
    """Rows for the peers: claims, their sources, edges (open bounds as the first and last day there can be)."""

    claims: list[Row]
    sources: list[Row]
    edges: list[Row]


def tables(store: Store) -> Tables:
    """What a graph holds."""
    claims: list[Row] = []
    for tracks in reading.track_pages(store):
        claims += [{name: row[name] for name in _CLAIM} for row in reading.rows_of(store, tracks)]
    edges = []
    for page in reading.pages(store, "write/parties_page"):
        for row in store.read("write/edges_from", {"parties": [party["id"] for party in page]}, timeout=300):
            edge = {name: row[name] for name in _EDGE} | {"type": SORT[row["type"]]}
            edges.append(edge | {"earliest": row["earliest"] or NEVER, "latest": row["latest"] or ALWAYS})
    sources = [{name: row[name] for name in ("id", "publisher", "title", "url", "published")} for row in _sources(store)]
    return Tables(claims, sources, edges)


def _sources(store: Store) -> list[Row]:
    ids = [row["id"] for page in reading.pages(store, "write/sources_page") for row in page]
    return reading.source_rows(store, ids)


class Peer(Protocol):
    """The questions. `day` is an ISO day; parties are ids."""

    name: str

    def dossier(self, a: str, b: str) -> list[str]: ...

    def embassies(self, host: str, day: str) -> set[str]: ...

    def middles(self, a: str, b: str, day: str) -> set[str]: ...

    def panel(self, parties: list[str], source: str, first: int, last: int) -> Panel: ...


class DuckDB:
    """SQL over three tables on disk, each column with the engine's own zone maps; an index on the dyad of claims."""

    name = "DuckDB"

    def __init__(self, given: Tables, folder: Path) -> None:
        import duckdb
        import polars

        self._db: Any = duckdb.connect(str(folder / "tables.duckdb"))
        for name, rows in (("claims", given.claims), ("sources", given.sources), ("edges", given.edges)):
            self._db.register("frame", polars.DataFrame(rows, infer_schema_length=None).to_arrow())
            self._db.execute(f"CREATE TABLE {name} AS SELECT * FROM frame")
        self._db.execute("create index dyads on claims (dyad)")
        self._db.execute("CHECKPOINT")

    def dossier(self, a: str, b: str) -> list[str]:
        """Claims with their sources, register rows left out."""
        rows = self._db.execute(
            "SELECT c.*, s.* FROM claims c JOIN sources s ON s.id = c.source WHERE c.dyad = ? "
            "AND (c.kind <> 'arms_transfer' OR c.unit IS DISTINCT FROM 'TIV') ORDER BY coalesce(c.earliest, '9999'), c.id",
            ["|".join(sorted((a, b)))],
        ).fetchall()
        return [row[0] for row in rows]

    def embassies(self, host: str, day: str) -> set[str]:
        """Edges that may hold on the day."""
        rows = self._db.execute(
            "SELECT DISTINCT subject FROM edges WHERE type = 'HAS_MISSION_IN' AND object = ? AND modality = 'done' "
            "AND mission IN ('embassy', 'legation', 'nunciature') AND earliest <= ? AND latest >= ?",
            [host, day, day],
        ).fetchall()
        return {row[0] for row in rows}

    def middles(self, a: str, b: str, day: str) -> set[str]:
        """A self-join over the edges of the day in both directions."""
        rows = self._db.execute(
            "WITH near AS (SELECT subject AS x, object AS y FROM edges WHERE modality = 'done' AND earliest <= $day AND latest >= $day "
            "UNION SELECT object, subject FROM edges WHERE modality = 'done' AND earliest <= $day AND latest >= $day) "
            "SELECT DISTINCT p.y FROM near p JOIN near q ON q.x = p.y WHERE p.x = $a AND q.y = $b",
            {"day": day, "a": a, "b": b},
        ).fetchall()
        return {row[0] for row in rows}

    def panel(self, parties: list[str], source: str, first: int, last: int) -> Panel:
        """Every pair and year, with what went each way."""
        found: Panel = self._db.execute(
            "WITH p AS (SELECT unnest($parties) AS id), y AS (SELECT unnest(range($first, $last + 1)) AS year), "
            "f AS (SELECT subject, object, first_year AS year, sum(tiv) AS tiv FROM edges "
            "WHERE type = 'SUPPLIES_ARMS_TO' AND source = $source AND first_year BETWEEN $first AND $last GROUP BY ALL) "
            "SELECT a.id, b.id, y.year, coalesce(g.tiv, 0), coalesce(h.tiv, 0) FROM p a JOIN p b ON a.id < b.id CROSS JOIN y "
            "LEFT JOIN f g ON g.subject = a.id AND g.object = b.id AND g.year = y.year "
            "LEFT JOIN f h ON h.subject = b.id AND h.object = a.id AND h.year = y.year ORDER BY 1, 2, 3",
            {"parties": parties, "first": first, "last": last, "source": source},
        ).fetchall()
        return found


class Polars:
    """Frames in memory."""

    name = "polars"

    def __init__(self, given: Tables, folder: Path) -> None:
        import polars

        frames = (polars.DataFrame(rows, infer_schema_length=None) for rows in (given.claims, given.sources, given.edges))
        self._claims, self._sources, self._edges = frames

    def dossier(self, a: str, b: str) -> list[str]:
        """A filter and a join."""
        from polars import col

        mine = self._claims.filter(col("dyad") == "|".join(sorted((a, b))))
        mine = mine.filter((col("kind") != "arms_transfer") | (col("unit").fill_null("") != "TIV"))
        rows = mine.join(self._sources, left_on="source", right_on="id").with_columns(col("earliest").fill_null("9999"))
        return [row[0] for row in rows.sort(["earliest", "id"]).rows()]

    def embassies(self, host: str, day: str) -> set[str]:
        """One filter."""
        from polars import col

        rows = self._edges.filter(
            (col("type") == "HAS_MISSION_IN") & (col("object") == host) & (col("modality") == "done")
            & col("mission").is_in(["embassy", "legation", "nunciature"]) & (col("earliest") <= day) & (col("latest") >= day)
        )  # fmt: skip
        return set(rows["subject"].to_list())

    def middles(self, a: str, b: str, day: str) -> set[str]:
        """Neighbours of both, intersected."""
        from polars import col

        today = self._edges.filter((col("modality") == "done") & (col("earliest") <= day) & (col("latest") >= day))
        near = [
            set(today.filter(col("subject") == one)["object"].to_list()) | set(today.filter(col("object") == one)["subject"].to_list())
            for one in (a, b)
        ]
        return near[0] & near[1]

    def panel(self, parties: list[str], source: str, first: int, last: int) -> Panel:
        """Cross joins and two joins."""
        import polars
        from polars import col

        flows = self._edges.filter(
            (col("type") == "SUPPLIES_ARMS_TO") & (col("source") == source) & col("first_year").is_between(first, last)
        )
        flows = flows.group_by("subject", "object", "first_year").agg(col("tiv").sum())
        ends = polars.DataFrame({"a": parties})
        frame = ends.join(ends.rename({"a": "b"}), how="cross").filter(col("a") < col("b"))
        frame = frame.join(polars.DataFrame({"year": range(first, last + 1)}), how="cross")
        for left, right in (("a", "b"), ("b", "a")):
            frame = frame.join(flows, left_on=[left, right, "year"], right_on=["subject", "object", "first_year"], how="left", suffix=left)
        return frame.fill_null(0.0).sort("a", "b", "year").rows()


_HELD = "?e <urn:modality> 'done' ; <urn:earliest> ?from ; <urn:latest> ?to . FILTER(?from <= '{day}' && ?to >= '{day}')"


class Oxigraph:
    """Claims and edges as nodes of their own in a triple store on disk."""

    name = "Oxigraph"

    def __init__(self, given: Tables, folder: Path) -> None:
        from urllib.parse import quote

        from pyoxigraph import Literal, NamedNode, Quad, Store

        self._store: Any = Store(str(folder / "tables.oxigraph"))
        ids = frozenset({"subject", "object", "source"})

        def quads() -> Any:
            for sort, rows in (("claim", given.claims), ("source", given.sources), ("edge", given.edges)):
                for number, row in enumerate(rows):
                    node = NamedNode(f"urn:{row['id'] if sort == 'source' else f'{sort}:{number}'}")
                    for name, value in row.items():
                        if value is not None:
                            yield Quad(node, NamedNode(f"urn:{name}"), NamedNode(f"urn:{quote(value)}") if name in ids else Literal(value))

        self._store.bulk_extend(quads())

    def _column(self, query: str) -> list[str]:
        return [str(row[0].value) for row in self._store.query(query)]

    def dossier(self, a: str, b: str) -> list[str]:
        """By the dyad."""
        return self._column(
            "SELECT ?id ?kind ?edtf ?value ?quote ?publisher ?url WHERE { ?c <urn:dyad> '" + "|".join(sorted((a, b))) + "' ; "
            "<urn:id> ?id ; <urn:kind> ?kind ; <urn:source> ?s . OPTIONAL { ?c <urn:unit> ?unit } OPTIONAL { ?c <urn:earliest> ?e } "
            "OPTIONAL { ?c <urn:edtf> ?edtf } OPTIONAL { ?c <urn:value> ?value } OPTIONAL { ?c <urn:quote> ?quote } "
            "?s <urn:publisher> ?publisher . OPTIONAL { ?s <urn:url> ?url } "
            "FILTER(?kind != 'arms_transfer' || COALESCE(?unit, '') != 'TIV') } ORDER BY COALESCE(?e, '9999') ?id"
        )

    def embassies(self, host: str, day: str) -> set[str]:
        """By the host."""
        found = self._column(
            f"SELECT DISTINCT ?s WHERE {{ ?e <urn:object> <urn:{host}> ; <urn:type> 'HAS_MISSION_IN' ; <urn:subject> ?s ; "
            + "<urn:mission> ?m . " + _HELD.format(day=day) + " FILTER(?m IN ('embassy', 'legation', 'nunciature')) }"
        )  # fmt: skip
        return {one.removeprefix("urn:") for one in found}

    def middles(self, a: str, b: str, day: str) -> set[str]:
        """Neighbours of both, intersected."""
        near = []
        for party in (a, b):
            both = " UNION ".join(
                f"{{ ?e <urn:{one}> <urn:{party}> ; <urn:{other}> ?x }}" for one, other in (("subject", "object"), ("object", "subject"))
            )
            near.append(set(self._column(f"SELECT DISTINCT ?x WHERE {{ {both} {_HELD.format(day=day)} }}")))
        return {one.removeprefix("urn:") for one in near[0] & near[1]}

    def panel(self, parties: list[str], source: str, first: int, last: int) -> Panel:
        """The flows by one statement, the empty pairs and years in Python."""
        rows = self._store.query(
            f"SELECT ?a ?b ?y (SUM(?t) AS ?tiv) WHERE {{ ?e <urn:source> <urn:{source}> ; <urn:type> 'SUPPLIES_ARMS_TO' ; "
            f"<urn:subject> ?a ; <urn:object> ?b ; <urn:first_year> ?y ; <urn:tiv> ?t . FILTER(?y >= {first} && ?y <= {last}) }} "
            "GROUP BY ?a ?b ?y"
        )
        flow = {(row["a"].value[4:], row["b"].value[4:], int(row["y"].value)): float(row["tiv"].value) for row in rows}
        return [
            (a, b, year, flow.get((a, b, year), 0.0), flow.get((b, a, year), 0.0))
            for a in parties
            for b in parties
            if a < b
            for year in range(first, last + 1)
        ]


PEERS: tuple[Callable[[Tables, Path], Peer], ...] = (DuckDB, Polars, Oxigraph)
