"""The claims format: the published schema fits what is accepted, and what goes out comes in again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import jsonschema
import orjson

from legation.graph.claims import Claim
from legation.loaders import claims, sipri, starter
from legation.loaders.frame.base import Input, Record


def test_the_schema_is_valid_and_describes_its_lines() -> None:
    schema = claims.schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    lines = starter.path().read_bytes().splitlines()
    seen = set()
    for line in lines:
        record = orjson.loads(line)
        if record["kind"] not in seen:
            seen.add(record["kind"])
            validator.validate(record)
    assert len(seen) >= 10
    assert not validator.is_valid({"kind": "recognised", "subject": "ISR", "object": "AZE", "source": {"publisher": "x"}})
    assert schema["x-kinds"]["arms_share"]["needs"] == ["value", "base"]
    assert schema["$id"] == "urn:legation:schema:claim:1"


def test_claims_leave_as_they_came(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    first = list(_read(starter.path()))
    path.write_bytes(b"".join(orjson.dumps(claim.to_json()) + b"\n" for claim in first))
    again = list(_read(path))
    assert [claim.id for claim in again] == [claim.id for claim in first]
    assert again == first


def test_claims_of_one_source_share_it() -> None:
    claims = list(_read(starter.path()))
    assert len({id(claim.source) for claim in claims}) == len({claim.source.id for claim in claims})


def test_a_sipri_claim_survives_the_json_form(tmp_path: Path) -> None:
    data = Path(__file__).resolve().parents[2] / "data" / "sipri"
    for name in ("deliveries.csv", "orders.csv", "matrix.csv", "table.csv"):
        source = Input(data / name, {})
        sipri.DECLARATION.check(source)
        made = [claim for item in sipri.DECLARATION.read(source) if isinstance(item, Record) for claim in item.claims]
        path = tmp_path / f"{name}.jsonl"
        path.write_bytes(b"".join(orjson.dumps(claim.to_json()) + b"\n" for claim in made))
        assert [claim.to_json() for claim in _read(path)] == [claim.to_json() for claim in made]


def _read(path: Path) -> Iterator[Claim]:
    source = Input(path, {})
    claims.DECLARATION.check(source)
    for item in claims.DECLARATION.read(source):
        assert isinstance(item, Record), item
        yield from item.claims
