"""Loads a partitioned set of claims into Neo4j with Spark: `spark-submit … load_claims.py FOLDER` (README.md beside this file).

Reading a claim and working out its row is a pure function of a line, so it runs where Spark puts the line. The rows go in through Neo4j's
Spark connector with the statements of `cypher/write/`. What belongs to the whole graph (schema, register of parties, drawing the
edges) is done once, by the driver. The address is LEGATION_STORE (bolt:// or neo4j://), user and password LEGATION_NEO4J_USER, _PASSWORD.
Claims that the graph holds already are left out, so that the job can be run again.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterable, Iterator
from typing import Any

import orjson
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.types import DoubleType, LongType, StringType, StructField, StructType

from legation import cypher
from legation.graph import projection
from legation.graph.claims import Claim, Source, read_claim
from legation.graph.digest import digest
from legation.graph.rows import claim_row, placeholder_rows, source_row, template_row, with_cited
from legation.graph.store import chunks, open_store, prepare, utc_now

NUMBERS = {"value": DoubleType(), "span_from": LongType(), "span_to": LongType()}
ROW = StructType([StructField(name, NUMBERS.get(name, StringType())) for name in template_row()])
ONE = StructType([StructField("id", StringType())])
CONNECTOR = "org.neo4j.spark.DataSource"


def claims_of(lines: Iterable[str]) -> list[Claim]:
    """The claims of a slice. A line that is none ends the job with its text, before anything is written."""
    return [read_claim(orjson.loads(line), place=line[:80]) for line in lines if line.strip()]


def rows_of(lines: Iterable[str], store: str, recorded: str) -> Iterator[dict[str, Any]]:
    """Rows of a slice's claims that the graph does not hold."""
    by_id = {claim.id: claim for claim in claims_of(lines)}
    graph = open_store(store, read_only=True)
    try:
        for ids in chunks(list(by_id), 5000):
            known = {row["id"] for row in graph.read("write/known_claims", {"ids": list(ids)})}
            for claim_id in ids:
                if claim_id not in known:
                    yield claim_row(by_id[claim_id], recorded)
    finally:
        graph.close()


def shared_of(lines: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """What a slice's claims need before they can be written: sources and placeholder parties, each by its id."""
    claims = claims_of(lines)
    for source in with_cited({claim.source.id: claim.source for claim in claims}.values()).values():
        yield f"source {source.id}", source.model_dump_json(by_alias=True, exclude_none=True).encode()
    for row in placeholder_rows(claims):
        yield f"party {row['id']}", orjson.dumps(row)


def send(frame: DataFrame, statement: str, store: str, partitions: int) -> None:
    """Write a frame's rows with a statement of `cypher/write/`, in transactions of 5,000.

    Claims of one party meet in its node: more than one writer at a time waits for locks, and may be tried again by the connector.
    """
    text = cypher.load(f"write/{statement}").text
    first, rest = text.split("\n", 1)
    take = {"UNWIND $rows AS row": "WITH event AS row", "UNWIND $ids AS id": "WITH event.id AS id"}[first]
    writer = frame.repartition(partitions).write.format(CONNECTOR).mode("Overwrite").option("url", store)
    writer = writer.option("authentication.type", "basic").option(
        "authentication.basic.username", os.environ.get("LEGATION_NEO4J_USER", "neo4j")
    )
    writer = writer.option("authentication.basic.password", os.environ["LEGATION_NEO4J_PASSWORD"])
    writer.option("batch.size", "5000").option("transaction.retries.max", "10").option("query", f"{take}\n{rest}").save()


def main() -> None:
    """Load, draw, and print the digest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", help="folder or pattern of claims as JSON Lines")
    parser.add_argument("--writers", type=int, default=1, help="partitions that write at the same time")
    given = parser.parse_args()
    store, recorded = os.environ["LEGATION_STORE"], utc_now()
    spark = SparkSession.builder.appName("legation").getOrCreate()
    graph = open_store(store)
    prepare(graph)
    lines = spark.sparkContext.textFile(given.folder)
    begun = time.perf_counter()
    shared = lines.mapPartitions(shared_of).reduceByKey(lambda a, _: a).collectAsMap()
    sources = [Source.model_validate_json(body) for key, body in shared.items() if key.startswith("source ")]
    parties = [orjson.loads(body) for key, body in shared.items() if key.startswith("party ")]
    for some in chunks(sources, 1000):
        graph.write([
            ("write/sources", {"rows": [source_row(source) for source in some]}),
            ("write/citations", {"rows": [{"id": source.id, "cites": cited.id} for source in some for cited in source.cites]}),
            ("write/registers", {"ids": [source.id for source in some if source.covers]}),
        ])  # fmt: skip
    for rows in chunks(parties, 1000):
        graph.write([("write/parties/Placeholder", {"rows": rows})])
    names = ROW.fieldNames()
    made = lines.mapPartitions(lambda part: (tuple(row[name] for name in names) for row in rows_of(part, store, recorded)))
    frame = spark.createDataFrame(made, ROW).dropDuplicates(["id"]).persist()
    new = frame.count()
    read = time.perf_counter()
    if new:
        tracks = spark.createDataFrame(frame.select("track").distinct().rdd.map(lambda row: (row[0],)), ONE)
        send(tracks, "pending", store, given.writers)  # first: a job that is killed below leaves its tracks marked
        send(frame.where("object IS NOT NULL"), "claims", store, given.writers)
        send(frame.where("object IS NULL"), "claims_of_one", store, given.writers)
        about = [{"id": row["id"], "about": row["about"]} for row in frame.where("about IS NOT NULL").select("id", "about").collect()]
        graph.write([("write/claims_about_known", {"rows": about})])
    written = time.perf_counter()
    projection.run(graph)
    drawn = time.perf_counter()
    print(f"{new} claims new: read {read - begun:.1f} s, written {written - read:.1f} s, drawn {drawn - written:.1f} s")
    print(digest(graph))
    graph.close()
    spark.stop()


if __name__ == "__main__":
    main()
