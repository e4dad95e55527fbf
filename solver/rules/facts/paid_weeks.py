"""Paid minutes of an agent's weeks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from solver.rules.facts.timeline import week_of

if TYPE_CHECKING:
    from solver.duties import Duty
    from solver.rules.facts.timeline import View


def paid_by_week(duties: Iterable[Duty]) -> Counter[date]:
    """Paid minutes per week, by its Monday; a duty belongs to the week of its day."""
    paid: Counter[date] = Counter()
    for duty in duties:
        paid[week_of(duty.day)] += duty.paid_min
    return paid


def paid_in_cut_week(seen: View, agent_id: str) -> int:
    """Paid minutes of the opening state's duties in the week that the plan's start cuts, else none."""
    monday, paid = week_of(seen.grid.days[0]), 0
    for duty in reversed(seen.past.get(agent_id, ())):
        if duty.day < monday:
            break
        paid += duty.paid_min
    return paid
