"""Who could be asked: the people among whom a burden is shared fairly."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from solver.rules.facts.owed import under_contract

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.grid import Grid

Days = dict[str, set[date]]


def askable(case: RosterCase) -> frozenset[str]:
    """Agents who can work on a day of the horizon: under contract, and not away from midnight to midnight."""
    away, days = _away(case), case.grid.days
    return frozenset(
        agent.id
        for agent in case.agents
        if any(under_contract(agent, day) and day not in away.get(agent.id, ()) for day in days)
    )


def askable_by_night(case: RosterCase) -> frozenset[str]:
    """Of these, who may work nights: the contract has some, and no protection rules them out on every day."""
    kept: Days = {}
    for held in case.protections:
        if held.kind == "no_nights":
            inside = (day for day in case.grid.days if held.first_day <= day <= held.last_day)
            kept.setdefault(held.agent, set()).update(inside)
    spared = {agent_id for agent_id, days in kept.items() if len(days) == len(case.grid.days)}
    spared |= {agent.id for agent in case.agents if agent.contract.most_nights == 0}
    return askable(case) - spared


def _away(case: RosterCase) -> Days:
    found: Days = {}
    for absence in case.absences:
        found.setdefault(absence.agent, set()).update(_whole_days(case.grid, absence.start_min, absence.end_min))
    return found


def _whole_days(grid: Grid, start_min: int, end_min: int) -> Iterator[date]:
    """Days of the horizon that lie wholly in a span."""
    bounds = grid.day_bounds
    for number in range(bisect_left(bounds, start_min), bisect_right(bounds, end_min) - 1):
        yield grid.days[number]
