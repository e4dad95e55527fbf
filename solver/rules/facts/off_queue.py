"""Off-queue time that is owed: who, under which name, how long, and in which week or month of the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from solver.rules.facts.months import days_of_month, months_ending
from solver.rules.facts.owed import days_of_week, under_contract
from solver.rules.facts.pieces import Held, Piece, here, is_held
from solver.rules.facts.timeline import midnight, weeks_of

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.grid import Grid
    from solver.people import Agent


class _Period(NamedTuple):
    """A week or month that is owed in this plan: its name, first and last day, and bounds in UTC minutes."""

    name: str
    first_day: date
    last_day: date
    start_min: int
    end_min: int


def entitlements(case: RosterCase) -> list[Piece]:
    """What is owed in each week that lies whole in the horizon, and in each month whose last day lies in it.

    Nothing is owed for a period that the agent's contract cuts, for a month whose piece the opening state shows
    taken, nor where absences cover the period, or what the horizon holds of the month, from its first to its last
    minute. The session is the entitlement's id and the period: "coaching:2026-W10" or "reading:2026-03".
    """
    agents = {agent.id: agent for agent in case.agents}
    periods = {"week": list(_weeks(case.grid)), "month": list(_months(case.grid))}
    owed = [
        Piece(right.agent, f"{right.id}:{period.name}", right.length_min, period.start_min, period.end_min)
        for right in dict.fromkeys(case.agreements.off_queue)
        if right.agent in agents
        for period in periods[right.period]
        if _employed(agents[right.agent], period)
    ]
    return here(case, list(_open(case, owed)))


def _open(case: RosterCase, owed: Sequence[Piece]) -> Iterator[Piece]:
    """What is left to take from the first minute of the horizon on."""
    first_min = case.grid.start_min
    begun: Held = {(piece.agent, piece.session): [] for piece in owed if piece.start_min < first_min}
    for duty in case.opening.duties if begun else ():
        for activity in duty.activities:
            if duty.start_min < first_min and (duty.agent, activity.session) in begun:
                begun[duty.agent, activity.session].append((duty, activity))
    for piece in owed:
        if piece.start_min >= first_min:
            yield piece
        elif not is_held(piece, begun):
            yield piece._replace(start_min=first_min)


def _weeks(grid: Grid) -> Iterator[_Period]:
    for monday in weeks_of(grid):
        days, iso = days_of_week(monday), monday.isocalendar()
        if grid.days[0] <= days[0] and days[-1] <= grid.days[-1]:
            yield _period(grid, f"{iso.year}-W{iso.week:02d}", days)


def _months(grid: Grid) -> Iterator[_Period]:
    for first in months_ending(grid):
        yield _period(grid, f"{first:%Y-%m}", days_of_month(first))


def _period(grid: Grid, name: str, days: Sequence[date]) -> _Period:
    first, last = days[0], days[-1]
    return _Period(name, first, last, midnight(grid, first), midnight(grid, last + timedelta(days=1)))


def _employed(agent: Agent, period: _Period) -> bool:
    return under_contract(agent, period.first_day) and under_contract(agent, period.last_day)
