"""One party's trade in a window, by the edition that answers: what several questions begin with."""

from __future__ import annotations

from typing import NamedTuple

from legation.graph.parties import Party
from legation.graph.store import Store
from legation.service.questions.arms.flows import Flow, about, in_window, periods, together
from legation.service.questions.arms.registers import Register, Registers, Role, choose, registers
from legation.service.questions.common.parties import party_in
from legation.service.questions.common.period import Window, known_day


class PartyTrade(NamedTuple):
    """A party with the register that answers for it, its flows by partner in the window, and their sum. `notes` tell of its lifespan."""

    party: Party
    role: Role
    years: Window
    edition: str | None
    notes: list[str]
    loaded: Registers
    register: Register
    flows: dict[str, Flow]
    total: Flow

    def about(self, *more: str) -> list[str]:
        """Its notes, the unit, what the values leave out, then `more`, then newer editions."""
        return [*self.notes, *about(self.total, self.register, self.years, self.loaded, self.edition, *more)]

    def none_listed(self) -> list[str]:
        """A note where the edition lists nothing."""
        if self.total.deliveries:
            return []
        where = f"{self.party.name}'s {self.role} in {self.years.edtf}"
        return [f"Edition {self.register.edition} lists no deliveries in {where}: none were identified."]


def party_trade(store: Store, text: str, role: Role, years: Window, edition: str | None, known_on: str | None) -> PartyTrade:
    """The trade of the party that `text` means. Raises UnknownParty, InputError, NotCovered."""
    party, notes = party_in(text, years)
    loaded = registers(store, known_day(known_on))
    register = choose(loaded, party, role, years, edition)
    flows = in_window(periods(store, party.id, role, register), years)
    return PartyTrade(party, role, years, edition, notes, loaded, register, flows, together(flows.values()))
