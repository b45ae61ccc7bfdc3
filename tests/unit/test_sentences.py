"""Claims in words: deliveries name what was delivered, how many, and whether that is an estimate."""

from __future__ import annotations

import json
from typing import Any

import pytest

from legation.service.questions.common.lines import sentence


def row(**details: Any) -> dict[str, Any]:
    return {
        "kind": "arms_transfer", "modality": "done", "subject": "ISR", "object": "AZE", "mission": None, "place": None, "commodity": None,
        "base": None, "value": 3.0, "details": json.dumps(details) if details else None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("details", "says"),
    [
        ({"designation": "Spike-NLOS", "description": "SSM/ASM", "number": 50}, "Israel delivered 50 Spike-NLOS missiles to Azerbaijan"),
        (
            {"designation": "SkyStriker", "description": "loitering munition", "number": 1000, "number_estimated": True},
            "Israel delivered about 1,000 SkyStriker loitering munitions to Azerbaijan",
        ),
        ({"designation": "Hermes-900", "description": "UAV", "number": 1}, "Israel delivered 1 Hermes-900 UAV to Azerbaijan"),
        (
            {"designation": "EMB-314", "description": "combat aircraft", "number": 6},
            "Israel delivered 6 EMB-314 combat aircraft to Azerbaijan",
        ),
        ({"designation": "Harop"}, "Israel delivered Harop to Azerbaijan"),
        ({}, "Israel supplied arms to Azerbaijan"),
    ],
)
def test_a_delivery_in_words(details: dict[str, Any], says: str) -> None:
    assert sentence(row(**details)) == says


def test_a_planned_delivery_says_so() -> None:
    assert sentence({**row(designation="Harop"), "modality": "planned"}) == "planned: Israel delivered Harop to Azerbaijan"
