"""A roster that the independent checker finds to break a hard rule, whatever the search says of it."""

from __future__ import annotations

from collections.abc import Iterator

from planner.gates.gate import Check, Gate, PlanSeen


def _find(seen: PlanSeen) -> Iterator[Gate]:
    if seen.plan.hard_violations:
        yield Gate("gate_hard_violations", (("count", str(len(seen.plan.hard_violations))),))


HARD_VIOLATIONS = Check(("gate_hard_violations",), _find)
