"""What Neo4j's Community edition can hold back: reads that cannot write, users apart, no anonymous access. Roles need Enterprise."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import neo4j
import pytest

from legation.graph.errors import StoreError
from legation.graph.store import open_store, prepare


@pytest.fixture
def admin(neo4j_url: str) -> Iterator[neo4j.Driver]:
    """A driver of the server's first user."""
    parts = urlsplit(neo4j_url)
    auth = (unquote(parts.username or ""), unquote(parts.password or ""))
    with neo4j.GraphDatabase.driver(f"bolt://{parts.hostname}:{parts.port}", auth=auth) as driver:
        yield driver


@pytest.fixture
def other(neo4j_url: str, admin: neo4j.Driver) -> Iterator[str]:
    """The address with a user of its own, who is removed afterwards."""
    password, parts = secrets.token_hex(12), urlsplit(neo4j_url)
    admin.execute_query("CREATE USER legation_test IF NOT EXISTS SET PASSWORD $p CHANGE NOT REQUIRED", p=password, database_="system")
    yield f"bolt://legation_test:{password}@{parts.hostname}:{parts.port}"
    admin.execute_query("DROP USER legation_test IF EXISTS", database_="system")


def test_a_question_cannot_write_even_if_its_statement_would(neo4j_url: str) -> None:
    store = open_store(neo4j_url)
    try:
        prepare(store)
        before = store.version()
        with pytest.raises(StoreError, match=r"(?i)read access mode|write"):
            store.read("write/pending", {"ids": ["x"]})  # every read is a transaction that the server itself holds to reading
        assert store.version() == before
    finally:
        store.close()


def test_an_opening_for_reading_refuses_writes(neo4j_url: str) -> None:
    store = open_store(neo4j_url, read_only=True)
    try:
        with pytest.raises(StoreError, match="reading only"):
            store.write([("write/pending", {"ids": ["x"]})])
        assert isinstance(store.read("ask/ready"), list)
    finally:
        store.close()


def test_users_apart_and_nobody_without_a_password(neo4j_url: str, other: str) -> None:
    store = open_store(other)
    try:
        assert store.version()
    finally:
        store.close()
    parts = urlsplit(other)
    for url in (other.replace(str(parts.password), "wrong-password"), f"bolt://{parts.hostname}:{parts.port}"):
        with pytest.raises(StoreError) as refused:
            open_store(url)
        assert str(parts.password) not in str(refused.value)


def test_community_has_no_roles_to_grant(admin: neo4j.Driver) -> None:
    """docs/security.md says so; on Enterprise its GRANT statements apply and this test is left out."""
    edition = admin.execute_query("CALL dbms.components() YIELD edition RETURN edition").records[0]["edition"]
    if edition != "community":
        pytest.skip("left out: neo4j: the server has roles")
    with pytest.raises(neo4j.exceptions.ClientError, match=r"(?i)unsupported"):
        admin.execute_query("GRANT ROLE reader TO legation_test", database_="system")
