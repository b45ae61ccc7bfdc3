"""Who supplies whom, on which base, in which edition. Made by `python -m tools.clients`; do not edit."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from legation.service.answers.arms import Recipients, Suppliers
from legation.service.answers.arms_changes import PartnerChanges, Revisions
from legation.service.answers.arms_detail import Categories, EstimatedParts
from legation.service.answers.arms_groups import Bloc, Both, Succession
from legation.service.answers.arms_matrix import Flows, Matrix, Trend
from legation.service.answers.arms_rankings import Concentration, Dependence, Ranking
from legation.service.answers.arms_share import Share, Supplies
from legation.service.client.answered import Answered
from legation.service.client.asking import Asking
from legation.service.questions.arms.deals import Deals

Role = Literal["imports", "exports"]
Of = Literal["suppliers", "recipients"]
SupplierRegion = Literal[
    "Africa",
    "Americas",
    "Asia",
    "Europe",
    "Oceania",
    "Sub-Saharan Africa",
    "Latin America and the Caribbean",
    "Northern Africa",
    "Eastern Africa",
    "Middle Africa",
    "Southern Africa",
    "Western Africa",
    "Caribbean",
    "Central America",
    "South America",
    "Northern America",
    "Central Asia",
    "Eastern Asia",
    "South-eastern Asia",
    "Southern Asia",
    "Western Asia",
    "Central Europe",
    "Eastern Europe",
    "Northern Europe",
    "Southern Europe",
    "Western Europe",
    "Australia and New Zealand",
    "Melanesia",
    "Micronesia",
    "Polynesia",
    "Antarctica",
]


class ArmsQuestions(Asking):
    """Who supplies whom, on which base, in which edition."""

    def arms_bloc(
        self,
        organisation: str,
        first: int,
        last: int,
        *,
        role: Role | None = None,
        count_possible: bool | None = None,
        edition: str | None = None,
        known_on: str | None = None,
        limit: int | None = None,
    ) -> Answered[Bloc]:
        """A bloc's arms trade with the members of each year. What an organisation's members imported or exported, within it and outside, with membership as of each year and the rule stated. The organisation's own deliveries are not the roll-up and stand apart.

        organisation: an organisation: id or name of any time
        first: first delivery year
        last: last delivery year
        role: imports: by supplier; exports: by recipient
        count_possible: count parties of which the sources leave open whether they were members
        edition: edition of the register; default: the newest that can answer the window
        known_on: EDTF date: leave out what was published later
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            Bloc,
            "arms-bloc",
            {
                "organisation": organisation,
                "from": first,
                "to": last,
                "role": role,
                "count_possible": count_possible,
                "edition": edition,
                "known_on": known_on,
                "limit": limit,
            },
        )

    def arms_both(
        self,
        a: str | Sequence[str],
        b: str | Sequence[str],
        first: int,
        last: int,
        *,
        missions: bool | None = None,
        valid_on: str | None = None,
        edition: str | None = None,
        known_on: str | None = None,
        limit: int | None = None,
    ) -> Answered[Both]:
        """Who supplied both sides. Suppliers of both of two parties, or of both sides of a conflict, with both flows; on request their embassies on a day.

        a: a side (repeat it); party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)
        b: the other (repeat it); party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)
        first: first delivery year
        last: last delivery year
        missions: also whether each supplier had an embassy with a party of either side
        valid_on: EDTF date (day, month or year) that states are asked for
        edition: edition of the register; default: the newest that can answer the window
        known_on: EDTF date: leave out what was published later
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            Both,
            "arms-both",
            {
                "a": a,
                "b": b,
                "from": first,
                "to": last,
                "missions": missions,
                "valid_on": valid_on,
                "edition": edition,
                "known_on": known_on,
                "limit": limit,
            },
        )

    def arms_categories(
        self,
        party: str,
        first: int,
        last: int,
        *,
        role: Role | None = None,
        partner: str | None = None,
        top: int | None = None,
        edition: str | None = None,
        known_on: str | None = None,
    ) -> Answered[Categories]:
        """A party's trade by category of arms. TIV by the register's armament category, each with its largest partners. An edition without categories says so (422).

        party: party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)
        first: first delivery year
        last: last delivery year
        role: imports: by supplier; exports: by recipient
        partner: only what went between the two; party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)
        top: how many of the largest are shown
        edition: edition of the register; default: the newest that can answer the window
        known_on: EDTF date: leave out what was published later
        """
        return self._ask(
            Categories,
            "arms-categories",
            {
                "party": party,
                "from": first,
                "to": last,
                "role": role,
                "partner": partner,
                "top": top,
                "edition": edition,
                "known_on": known_on,
            },
        )

    def arms_changes(
        self,
        party: str,
        first: int,
        last: int,
        later_from: int,
        later_to: int,
        *,
        role: Role | None = None,
        edition: str | None = None,
        known_on: str | None = None,
        limit: int | None = None,
    ) -> Answered[PartnerChanges]:
        """Partners gained and lost. Each partner's volume and share in two windows, by one edition that covers both.

        party: party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)
        first: first delivery year
        last: last delivery year
        later_from: first year of the later window
        later_to: last year of the later window
        role: imports: by supplier; exports: by recipient
        edition: edition of the register; default: the newest that can answer the window
        known_on: EDTF date: leave out what was published later
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            PartnerChanges,
            "arms-changes",
            {
                "party": party,
                "from": first,
                "to": last,
                "later_from": later_from,
                "later_to": later_to,
                "role": role,
                "edition": edition,
                "known_on": known_on,
                "limit": limit,
            },
        )

    def arms_concentration(
        self,
        party: str,
        first: int,
        last: int,
        *,
        role: Role | None = None,
        edition: str | None = None,
        known_on: str | None = None,
        limit: int | None = None,
    ) -> Answered[Concentration]:
        """How concentrated a party's trade is. The Herfindahl-Hirschman index of a party's suppliers or customers, with its range and the shares behind it.

        party: party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)
        first: first delivery year
        last: last delivery year
        role: imports: by supplier; exports: by recipient
        edition: edition of the register; default: the newest that can answer the window
        known_on: EDTF date: leave out what was published later
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            Concentration,
            "arms-concentration",
            {"party": party, "from": first, "to": last, "role": role, "edition": edition, "known_on": known_on, "limit": limit},
        )

    def arms_concentration_ranking(
        self,
        first: int,
        last: int,
        *,
        role: Role | None = None,
        min_tiv: float | None = None,
        edition: str | None = None,
        known_on: str | None = None,
        limit: int | None = None,
    ) -> Answered[Ranking]:
        """Whose trade is most concentrated. Parties by the concentration of their imports or exports, of those with a least volume in the window.

        first: first delivery year
        last: last delivery year
        role: imports: by supplier; exports: by recipient
        min_tiv: leave out parties with less TIV in the window
        edition: edition of the register; default: the newest that can answer the window
        known_on: EDTF date: leave out what was published later
        limit: most lines; an answer that was cut says `truncated`
        """
        return self._ask(
            Ranking,
            "arms-concentration-ranking",
            {"from": first, "to": last, "role": role, "min_tiv": min_tiv, "edition": edition, "known_on": known_on, "limit": limit},
        )

    def arms_deliveries(
        self,
        first: int,
        last: int,
        *,
        supplier: str | None = None,
        recipient: str | None = None,
        edition: str | None = None,
        known_on: str | None = None,
        limit: int | None = None,
    ) -> Answered[Deals]:
        """The deliveries behind a figure. Row by row what the register lists of a supplier, a recipient or a pair: weapon, number, order, years of delivery, TIV, comment.

        first: first delivery year
        last: last delivery year
        supplier: the supplying party: id, code or name; `unknown` for those that the register does not know
        recipient: the receiving party: id, code or name; `unknown` for those that the register does not know
        edition: edition of the register; default: the newest that can answer the window
        known_on: EDTF date: leave out what was published later
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            Deals,
            "arms-deliveries",
            {
                "from": first,
                "to": last,
                "supplier": supplier,
                "recipient": recipient,
                "edition": edition,
                "known_on": known_on,
                "limit": limit,
            },
        )

    def arms_dependence(
        self,
        first: int,
        last: int,
        *,
        of: Of | None = None,
        min_tiv: float | None = None,
        edition: str | None = None,
        known_on: str | None = None,
        limit: int | None = None,
    ) -> Answered[Dependence]:
        """Who depends most on one partner. Suppliers by the part of their exports that goes to one customer, or recipients by the part that comes from one supplier.

        first: first delivery year
        last: last delivery year
        of: suppliers: which depend on one customer; recipients: which depend on one supplier
        min_tiv: leave out parties with less TIV in the window
        edition: edition of the register; default: the newest that can answer the window
        known_on: EDTF date: leave out what was published later
        limit: most lines; an answer that was cut says `truncated`
        """
        return self._ask(
            Dependence,
            "arms-dependence",
            {"from": first, "to": last, "of": of, "min_tiv": min_tiv, "edition": edition, "known_on": known_on, "limit": limit},
        )

    def arms_editions(
        self,
        party: str,
        first: int,
        last: int,
        *,
        role: Role | None = None,
        partner: str | None = None,
        against: str | None = None,
        since: str | None = None,
        edition: str | None = None,
        known_on: str | None = None,
        limit: int | None = None,
    ) -> Answered[Revisions]:
        """What a newer edition says differently. Two editions of one window, partner by partner: what was added, removed or revised by more than rounding, and in which years. With `since` the older edition is the one that was known on the day of one's report.

        party: party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)
        first: first delivery year
        last: last delivery year
        role: imports: by supplier; exports: by recipient
        partner: only what went between the two; party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)
        against: the older edition; default: the one before the newer
        since: EDTF date of a report: the older edition is the newest of that day
        edition: edition of the register; default: the newest that can answer the window
        known_on: EDTF date: leave out what was published later
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            Revisions,
            "arms-editions",
            {
                "party": party,
                "from": first,
                "to": last,
                "role": role,
                "partner": partner,
                "against": against,
                "since": since,
                "edition": edition,
                "known_on": known_on,
                "limit": limit,
            },
        )

    def arms_estimates(
        self,
        party: str,
        first: int,
        last: int,
        *,
        role: Role | None = None,
        edition: str | None = None,
        known_on: str | None = None,
        limit: int | None = None,
    ) -> Answered[EstimatedParts]:
        """How sure a party's shares are. The part of each flow that rests on estimates, and the range of each share: by rounding, and by estimated delivery years at the window's edges.

        party: party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)
        first: first delivery year
        last: last delivery year
        role: imports: by supplier; exports: by recipient
        edition: edition of the register; default: the newest that can answer the window
        known_on: EDTF date: leave out what was published later
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            EstimatedParts,
            "arms-estimates",
            {"party": party, "from": first, "to": last, "role": role, "edition": edition, "known_on": known_on, "limit": limit},
        )

    def arms_flows(
        self,
        first: int,
        last: int,
        *,
        supplier_region: SupplierRegion | None = None,
        recipient_region: SupplierRegion | None = None,
        supplier_bloc: str | None = None,
        recipient_bloc: str | None = None,
        category: str | None = None,
        top: int | None = None,
        edition: str | None = None,
        known_on: str | None = None,
    ) -> Answered[Flows]:
        """The largest flows of a window. Everybody's arms trade, as far as a picture can show it: the largest pairs of supplier and recipient with TIV and both shares, and the parties of these flows with their positions. Shares stay those of all of a party's trade, whatever is filtered.

        first: first delivery year
        last: last delivery year
        supplier_region: only suppliers of this region (UN M49)
        recipient_region: only recipients of this region (UN M49)
        supplier_bloc: only suppliers that were members of this organisation in the window
        recipient_bloc: only recipients that were members of this organisation in the window
        category: only this armament category, as the register writes it; needs a register by delivery
        top: how many of the largest flows
        edition: edition of the register; default: the newest that can answer the window
        known_on: EDTF date: leave out what was published later
        """
        return self._ask(
            Flows,
            "arms-flows",
            {
                "from": first,
                "to": last,
                "supplier_region": supplier_region,
                "recipient_region": recipient_region,
                "supplier_bloc": supplier_bloc,
                "recipient_bloc": recipient_bloc,
                "category": category,
                "top": top,
                "edition": edition,
                "known_on": known_on,
            },
        )

    def arms_matrix(
        self,
        first: int,
        last: int,
        *,
        supplier: str | Sequence[str] | None = None,
        recipient: str | Sequence[str] | None = None,
        supplier_region: SupplierRegion | None = None,
        recipient_region: SupplierRegion | None = None,
        supplier_bloc: str | None = None,
        recipient_bloc: str | None = None,
        category: str | None = None,
        top: int | None = None,
        edition: str | None = None,
        known_on: str | None = None,
    ) -> Answered[Matrix]:
        """Who supplied whom. Suppliers by recipients in a window, each cell with its TIV and both shares. A side without parties shows its largest.

        first: first delivery year
        last: last delivery year
        supplier: these suppliers (repeat it); party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)
        recipient: these recipients (repeat it); party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)
        supplier_region: only suppliers of this region (UN M49)
        recipient_region: only recipients of this region (UN M49)
        supplier_bloc: only suppliers that were members of this organisation in the window
        recipient_bloc: only recipients that were members of this organisation in the window
        category: only this armament category, as the register writes it; needs a register by delivery
        top: how many of the largest are shown
        edition: edition of the register; default: the newest that can answer the window
        known_on: EDTF date: leave out what was published later
        """
        return self._ask(
            Matrix,
            "arms-matrix",
            {
                "from": first,
                "to": last,
                "supplier": supplier,
                "recipient": recipient,
                "supplier_region": supplier_region,
                "recipient_region": recipient_region,
                "supplier_bloc": supplier_bloc,
                "recipient_bloc": recipient_bloc,
                "category": category,
                "top": top,
                "edition": edition,
                "known_on": known_on,
            },
        )

    def arms_recipients(
        self,
        supplier: str,
        first: int,
        last: int,
        *,
        region: SupplierRegion | None = None,
        bloc: str | None = None,
        edition: str | None = None,
        known_on: str | None = None,
        limit: int | None = None,
    ) -> Answered[Recipients]:
        """Whom a party supplied. The mirror of suppliers: each recipient with what it received from this party, and both shares.

        supplier: the supplying party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)
        first: first delivery year
        last: last delivery year
        region: list partners of this region of the register (UN M49) only
        bloc: list partners that were members of this organisation in the window only
        edition: edition of the register; default: the newest that can answer the window
        known_on: EDTF date: leave out what was published later
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            Recipients,
            "arms-recipients",
            {
                "supplier": supplier,
                "from": first,
                "to": last,
                "region": region,
                "bloc": bloc,
                "edition": edition,
                "known_on": known_on,
                "limit": limit,
            },
        )

    recipients = arms_recipients

    def arms_share(
        self,
        supplier: str,
        recipient: str,
        first: int,
        last: int,
        *,
        scope: str | None = None,
        edition: str | None = None,
        known_on: str | None = None,
    ) -> Answered[Share]:
        """What part of a party's arms came from another. Both shares of one pair with their ranges, and what sources report. What no register covers (small arms, other years) is answered `covered: false` with the reason, never zero; a share reported for another window is shown and not divided.

        supplier: the supplying party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)
        recipient: the receiving party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)
        first: first delivery year
        last: last delivery year
        scope: the sort of arms asked about
        edition: edition of the register; default: the newest that can answer the window
        known_on: EDTF date: leave out what was published later
        """
        return self._ask(
            Share,
            "arms-share",
            {
                "supplier": supplier,
                "recipient": recipient,
                "from": first,
                "to": last,
                "scope": scope,
                "edition": edition,
                "known_on": known_on,
            },
        )

    def arms_succession(
        self,
        party: str,
        first: int,
        last: int,
        *,
        role: Role | None = None,
        also: str | Sequence[str] | None = None,
        edition: str | None = None,
        known_on: str | None = None,
        limit: int | None = None,
    ) -> Answered[Succession]:
        """A party's trade with those it continued. A party's imports or exports rolled up with the states that it continued (Russia with the Soviet Union), as an explicit choice.

        party: party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)
        first: first delivery year
        last: last delivery year
        role: imports: by supplier; exports: by recipient
        also: parties to add to the roll-up (repeat it); party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)
        edition: edition of the register; default: the newest that can answer the window
        known_on: EDTF date: leave out what was published later
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            Succession,
            "arms-succession",
            {
                "party": party,
                "from": first,
                "to": last,
                "role": role,
                "also": also,
                "edition": edition,
                "known_on": known_on,
                "limit": limit,
            },
        )

    def arms_suppliers(
        self,
        recipient: str,
        first: int,
        last: int,
        *,
        region: SupplierRegion | None = None,
        bloc: str | None = None,
        edition: str | None = None,
        known_on: str | None = None,
        limit: int | None = None,
    ) -> Answered[Suppliers]:
        """Who supplied a party. Each supplier with its TIV, both shares and the estimated part, by one edition of the register; then the shares that sources report for this very period, each held against every edition that covers it.

        recipient: the receiving party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)
        first: first delivery year
        last: last delivery year
        region: list partners of this region of the register (UN M49) only
        bloc: list partners that were members of this organisation in the window only
        edition: edition of the register; default: the newest that can answer the window
        known_on: EDTF date: leave out what was published later
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            Suppliers,
            "arms-suppliers",
            {
                "recipient": recipient,
                "from": first,
                "to": last,
                "region": region,
                "bloc": bloc,
                "edition": edition,
                "known_on": known_on,
                "limit": limit,
            },
        )

    suppliers = arms_suppliers

    def arms_trend(
        self,
        party: str,
        *,
        role: Role | None = None,
        first: int | None = None,
        last: int | None = None,
        length: int | None = None,
        top: int | None = None,
        edition: str | None = None,
        known_on: str | None = None,
    ) -> Answered[Trend]:
        """One party's trade over the years. TIV by partner for every year, and every window of `length` years with each partner's share. By default all years of the edition.

        party: party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)
        role: imports: by supplier; exports: by recipient
        first: first year of the shares' window
        last: last year of the shares' window
        length: years in each window; default: 5, or all of fewer
        top: how many of the largest are shown
        edition: edition of the register; default: the newest that can answer the window
        known_on: EDTF date: leave out what was published later
        """
        return self._ask(
            Trend,
            "arms-trend",
            {
                "party": party,
                "role": role,
                "from": first,
                "to": last,
                "length": length,
                "top": top,
                "edition": edition,
                "known_on": known_on,
            },
        )

    def supplies(
        self, supplier: str, recipient: str, *, commodity: str | None = None, known_on: str | None = None, limit: int | None = None
    ) -> Answered[Supplies]:
        """Who is said to supply whom with oil, gas …. What sources say of supplies other than arms from one party to another; what they say of the other direction is shown apart.

        supplier: the supplying party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)
        recipient: the receiving party: id (`AZE`), ISO code (`AZ`) or a name of any time (`Azerbaijan`)
        commodity: what is supplied; default: anything but arms
        known_on: EDTF date: leave out what was published later
        limit: most rows; an answer that was cut says `truncated`
        """
        return self._ask(
            Supplies,
            "supplies",
            {"supplier": supplier, "recipient": recipient, "commodity": commodity, "known_on": known_on, "limit": limit},
        )
