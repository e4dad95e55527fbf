"""What is in force, made by hand."""

from __future__ import annotations

from planner.keeping import InForce
from planner.plans import Plan


def whole(plan: Plan) -> tuple[InForce, ...]:
    """A plan as the only publication, in force on all of its days."""
    return (InForce(plan, frozenset(plan.grid.days)),)
