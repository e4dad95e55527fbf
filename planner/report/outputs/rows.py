"""The roster as flat rows in local time: what roster.csv, the workbook's long sheet and calendars share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from planner.inputs import Inputs
from planner.plans import Plan

DUTY, ON_CALL = "duty", "on_call"


@dataclass(frozen=True, slots=True)
class Row:
    """One duty or on-call duty; local times carry their offset."""

    agent: str
    team: str
    kind: str
    day: date
    shift: str
    starts_at: datetime
    ends_at: datetime
    paid_h: float
    breaks: tuple[tuple[datetime, int], ...]
    activities: tuple[tuple[str, datetime, int], ...]


def rows_of(plan: Plan, inputs: Inputs) -> tuple[Row, ...]:
    """Duties and on-call duties, sorted by agent and start."""
    grid = plan.grid
    team = {agent.id: agent.team for agent in inputs.operation.agents}
    duties = [
        Row(
            duty.agent,
            team.get(duty.agent, ""),
            DUTY,
            duty.day,
            duty.template,
            grid.local(duty.start_min),
            grid.local(duty.end_min),
            duty.paid_min / 60,
            tuple((grid.local(b.start_min), b.length_min) for b in duty.breaks),
            tuple((a.kind, grid.local(a.start_min), a.length_min) for a in duty.activities),
        )
        for duty in plan.roster.duties
    ]
    standby = [
        Row(
            duty.agent,
            team.get(duty.agent, ""),
            ON_CALL,
            grid.day_of(duty.start_min),
            duty.window,
            grid.local(duty.start_min),
            grid.local(duty.end_min),
            0.0,
            (),
            (),
        )
        for duty in plan.roster.on_call
    ]
    return tuple(sorted((*duties, *standby), key=lambda row: (row.agent, row.starts_at, row.kind)))
