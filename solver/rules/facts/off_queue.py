"""Off-queue time that is owed: who, under which name, how long, and in which week or month of the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from solver.rules.facts.months import days_of_month, whole_months
from solver.rules.facts.owed import days_of_week, under_contract
from solver.rules.facts.pieces import Piece, away_throughout
from solver.rules.facts.timeline import midnight, weeks_of

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.grid import Grid
    from solver.people import Agent

Period = tuple[str, tuple[date, ...]]


def entitlements(case: RosterCase) -> list[Piece]:
    """What is owed in each week or month that lies whole in the horizon, and whole in the agent's contract.

    Nothing is owed where absences cover the period from its first to its last minute. The session is the
    entitlement's id and the period: "coaching:2026-W10" or "reading:2026-03".
    """
    agents = {agent.id: agent for agent in case.agents}
    periods = {"week": list(_weeks(case.grid)), "month": list(_months(case.grid))}
    owed = [
        Piece(right.agent, f"{right.id}:{name}", right.length_min, *_bounds(case.grid, days))
        for right in sorted(set(case.agreements.off_queue))
        for name, days in periods[right.period]
        if right.agent in agents and _employed(agents[right.agent], days)
    ]
    away = away_throughout(case, ((piece.agent, piece.start_min, piece.end_min) for piece in owed))
    return [piece for piece in owed if (piece.agent, piece.start_min, piece.end_min) not in away]


def _weeks(grid: Grid) -> Iterator[Period]:
    for monday in weeks_of(grid):
        days, iso = days_of_week(monday), monday.isocalendar()
        if grid.days[0] <= days[0] and days[-1] <= grid.days[-1]:
            yield f"{iso.year}-W{iso.week:02d}", days


def _months(grid: Grid) -> Iterator[Period]:
    for first in whole_months(grid):
        yield f"{first:%Y-%m}", days_of_month(first)


def _employed(agent: Agent, days: Sequence[date]) -> bool:
    return under_contract(agent, days[0]) and under_contract(agent, days[-1])


def _bounds(grid: Grid, days: Sequence[date]) -> tuple[int, int]:
    return midnight(grid, days[0]), midnight(grid, days[-1] + timedelta(days=1))
