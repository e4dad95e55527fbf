"""A night without a roster: none was found in time, or it was never proven by check and simulation."""

from __future__ import annotations

from collections.abc import Iterator

from planner.gates.gate import Check, Gate, PlanSeen
from planner.gates.proven_infeasible import is_infeasible


def _find(seen: PlanSeen) -> Iterator[Gate]:
    if seen.plan.attainment is None and not is_infeasible(seen.plan):
        yield Gate("gate_no_roster")


NO_ROSTER = Check(("gate_no_roster",), _find)
