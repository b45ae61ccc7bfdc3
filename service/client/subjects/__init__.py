"""The questions as methods, by subject. Made by `python -m tools.clients`; do not edit."""

from __future__ import annotations

from legation.service.client.subjects.arms import ArmsQuestions
from legation.service.client.subjects.claims import ClaimsQuestions
from legation.service.client.subjects.dyads import DyadsQuestions
from legation.service.client.subjects.evidence import EvidenceQuestions
from legation.service.client.subjects.graph import GraphQuestions
from legation.service.client.subjects.missions import MissionsQuestions
from legation.service.client.subjects.pairs import PairsQuestions
from legation.service.client.subjects.parties import PartiesQuestions
from legation.service.client.subjects.relations import RelationsQuestions
from legation.service.client.subjects.system import SystemQuestions
from legation.service.client.subjects.tables import TablesQuestions
from legation.service.client.subjects.treaties import TreatiesQuestions
from legation.service.client.subjects.votes import VotesQuestions


class Subjects(
    ArmsQuestions,
    DyadsQuestions,
    MissionsQuestions,
    RelationsQuestions,
    PairsQuestions,
    TreatiesQuestions,
    VotesQuestions,
    EvidenceQuestions,
    TablesQuestions,
    ClaimsQuestions,
    PartiesQuestions,
    GraphQuestions,
    SystemQuestions,
):
    """Every question."""
