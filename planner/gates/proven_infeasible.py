"""Rules, people and locks of which it was proven that no roster keeps them all."""

from __future__ import annotations

from collections.abc import Iterator

from planner.gates.gate import Check, Gate, PlanSeen
from planner.plans import Plan
from solver.outcomes import Status


def is_infeasible(plan: Plan) -> bool:
    """Whether the search proved that there is no roster."""
    return plan.roster_stage is not None and plan.roster_stage.result.status is Status.INFEASIBLE


def _find(seen: PlanSeen) -> Iterator[Gate]:
    if is_infeasible(seen.plan):
        yield Gate("gate_infeasible")


PROVEN_INFEASIBLE = Check(("gate_infeasible",), _find)
