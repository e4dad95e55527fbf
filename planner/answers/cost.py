"""What a roster costs, counted from its rows: wages, premiums, fees, and the price of what is not as wished."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.figures import Cost, cost_of
from solver.checker import price

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.outcomes import Violation


@dataclass(frozen=True, slots=True)
class RosterCost:
    """Money of a roster in cents.

    Attributes
    ----------
    wages : by kind, for all paid hours of the plan.
    rules : (kind of rule, cents) of priced rules, by the checker.
    coverage_cents : price of people missing to the need, by its definition.
    fees_cents : of on-call duties.
    paid_min : paid minutes of all shifts.
    """

    wages: Cost
    rules: tuple[tuple[str, int], ...]
    coverage_cents: float
    fees_cents: float
    paid_min: int

    @property
    def wishes_cents(self) -> float:
        """The price of all that is not as wished: rules, people missing, fees; what a roster is judged by."""
        return sum(cents for _, cents in self.rules) + self.coverage_cents + self.fees_cents


def roster_cost(case: RosterCase, inputs: Inputs, roster: Roster, found: tuple[Violation, ...]) -> RosterCost:
    """Count a roster's money; `found` is what the checker says of it."""
    from solver.roster.evaluate import coverage_cents, on_call_cents

    return RosterCost(
        cost_of(roster, inputs),
        price(found),
        coverage_cents(case, roster),
        on_call_cents(case, roster)[1],
        sum(duty.paid_min for duty in roster.duties),
    )


def cost_body(cost: RosterCost) -> dict[str, object]:
    """The same for machines."""
    wages = cost.wages
    return {
        "regular_cents": wages.regular,
        "overtime_cents": wages.overtime,
        "night_cents": wages.night,
        "on_call_cents": wages.on_call,
        "wages_cents": wages.total,
        "rules": dict(cost.rules),
        "coverage_cents": round(cost.coverage_cents, 2),
        "fees_cents": cost.fees_cents,
        "wishes_cents": round(cost.wishes_cents, 2),
        "paid_min": cost.paid_min,
    }
