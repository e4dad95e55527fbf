"""Weeks with standby in them: what was worked there, and how long was stood by."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from solver.rules.facts.months import day_of
from solver.rules.facts.timeline import week_of

if TYPE_CHECKING:
    from datetime import date

    from solver.duties import OnCallDuty
    from solver.rules.facts.timeline import View


def standby_weeks(
    seen: View, agent_id: str, minutes_of: Callable[[OnCallDuty], int | None]
) -> dict[date, tuple[int, int]]:
    """Paid minutes and standby minutes of each week in which planned on-call duties of an agent start.

    Weeks run from Monday to Sunday and hold what starts in them, the opening state's included. `minutes_of`
    says how many minutes an on-call duty stands for; one of None is left out.
    """
    planned = [(duty, minutes_of(duty)) for duty in seen.planned_on_call.get(agent_id, ())]
    before = [(duty, minutes_of(duty)) for duty in seen.past_on_call.get(agent_id, ())]
    weeks = sorted({week_of(day_of(seen.grid, d.start_min)) for d, minutes in planned if minutes is not None})
    paid, stood = dict.fromkeys(weeks, 0), dict.fromkeys(weeks, 0)
    for shift in seen.line(agent_id):
        if week_of(shift.day) in paid:
            paid[week_of(shift.day)] += shift.paid_min
    for duty, minutes in (*before, *planned):
        week = week_of(day_of(seen.grid, duty.start_min))
        if week in stood:
            stood[week] += minutes or 0
    return {week: (paid[week], stood[week]) for week in weeks}
