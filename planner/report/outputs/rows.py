"""The roster as flat rows in local time: what roster.csv, the workbook's long sheet and calendars share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from planner.inputs import Inputs
from planner.plans import Plan
from solver.duties import Duty, OnCallDuty
from solver.grid import Grid

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
    return rows_by_team(plan, {agent.id: agent.team for agent in inputs.operation.agents})


def rows_by_team(plan: Plan, team: Mapping[str, str]) -> tuple[Row, ...]:
    """The same with the team by agent as it is told; empty for who is not in it."""
    duties = (_duty_row(duty, team.get(duty.agent, ""), plan.grid) for duty in plan.roster.duties)
    standby = (_on_call_row(duty, team.get(duty.agent, ""), plan.grid) for duty in plan.roster.on_call)
    return tuple(sorted((*duties, *standby), key=lambda row: (row.agent, row.starts_at, row.kind)))


def _duty_row(duty: Duty, team: str, grid: Grid) -> Row:
    return Row(
        agent=duty.agent,
        team=team,
        kind=DUTY,
        day=duty.day,
        shift=duty.template,
        starts_at=grid.local(duty.start_min),
        ends_at=grid.local(duty.end_min),
        paid_h=duty.paid_min / 60,
        breaks=tuple((grid.local(b.start_min), b.length_min) for b in duty.breaks),
        activities=tuple((a.kind, grid.local(a.start_min), a.length_min) for a in duty.activities),
    )


def _on_call_row(duty: OnCallDuty, team: str, grid: Grid) -> Row:
    starts, ends = grid.local(duty.start_min), grid.local(duty.end_min)
    return Row(duty.agent, team, ON_CALL, starts.date(), duty.window, starts, ends, 0.0, (), ())
