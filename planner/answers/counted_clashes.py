"""Floors that cannot be kept by counting alone: nobody counts, or their longest weeks are too short."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from math import ceil
from typing import TYPE_CHECKING

from solver.arithmetic import HOUR_MIN, WEEK_DAYS
from solver.explainer.infeasible.values import ARITHMETIC, Clash, Party, WayOut

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.cover import Floor
    from solver.grid import Grid
    from solver.people import Agent

FLOOR = "floor:"


def counted_clashes(case: RosterCase) -> tuple[Clash, ...]:
    """One for each week of a floor that nobody counts towards, and for each floor short of hours over the whole plan.

    They can work the longest weeks of their contracts, whoever is away or not; breaks are left aside, and shifts from
    before the plan that reach into it are added. So what is named here is impossible whatever else holds; what is not
    named may still be impossible.
    """
    weekly = any(rule.kind == "weekly_hours" for rule in case.rules)
    return tuple(clash for floor in case.requirement.floors for clash in _of_floor(case, floor, weekly=weekly))


def without_counted(case: RosterCase, clashes: tuple[Clash, ...]) -> RosterCase:
    """The case without what these clashes ask for, so that nobody searches for what was counted."""
    floors = tuple(_without(case.grid, floor, clashes) for floor in case.requirement.floors)
    kept = tuple(floor for floor in floors if floor.least.any())
    return replace(case, requirement=replace(case.requirement, floors=kept))


def hired_hours(case: RosterCase, clash: Clash) -> tuple[WayOut, ...]:
    """The fewest more people, like the one with the longest week, whose hours make up what is missing; only counted."""
    if clash.basis != ARITHMETIC or clash.unit != "agent_min":
        return ()
    mine = [agent for agent in case.agents if agent.id in clash.agents]
    like = max(mine, key=lambda agent: (agent.contract.most_week_min, agent.id))
    weeks, rate = len(case.grid.days) / WEEK_DAYS, like.hour_cents or case.costs.hour_cents
    people = ceil((clash.due - clash.possible) / (like.contract.most_week_min * weeks))
    hours = people * like.contract.week_min / HOUR_MIN
    about = (("people", people), ("like", like.id))
    return (WayOut("hire", about, (), hours, round(hours * weeks * rate) if rate else None, restores=False),)


def _without(grid: Grid, floor: Floor, clashes: tuple[Clash, ...]) -> Floor:
    least = floor.least.copy()
    for clash in clashes:
        if clash.promise.name == FLOOR + floor.id:
            least[grid.index(clash.start_min) : grid.index(clash.end_min)] = 0
    return replace(floor, least=least)


def _of_floor(case: RosterCase, floor: Floor, *, weekly: bool) -> Iterator[Clash]:
    grid, mine = case.grid, tuple(agent for agent in case.agents if agent.id in floor.agents)
    if not mine:
        yield from _of_nobody(grid, floor)
        return
    names, span = tuple(sorted(agent.id for agent in mine)), (grid.start_min, grid.end_min)
    party = Party("floor", FLOOR + floor.id, names, *span)
    due_min = int(floor.least.sum()) * grid.step_min
    can_min = sum(_longest_min(agent, monday) for agent in mine for monday in _mondays(grid)) + _before(case, names)
    if weekly and due_min > can_min:
        yield Clash(party, (), names, due_min, can_min, "agent_min", *span, ARITHMETIC)


def _of_nobody(grid: Grid, floor: Floor) -> Iterator[Clash]:
    """One clash a week, from the plan's first day on."""
    for first in range(0, len(grid.days), WEEK_DAYS):
        span = grid.day_bounds[first], grid.day_bounds[min(first + WEEK_DAYS, len(grid.days))]
        due = int(floor.least[grid.index(span[0]) : grid.index(span[1])].max())
        if due:
            party = Party("floor", FLOOR + floor.id, (), *span)
            yield Clash(party, (), (), due, 0, "agents", *span, ARITHMETIC)


def _mondays(grid: Grid) -> tuple[date, ...]:
    """First days of the calendar weeks that the plan touches."""
    return tuple(sorted({day - timedelta(days=day.weekday()) for day in grid.days}))


def _before(case: RosterCase, names: tuple[str, ...]) -> int:
    """Minutes of shifts from before the plan that lie in it."""
    mine = (duty for duty in case.opening.duties if duty.agent in names)
    return sum(max(0, duty.end_min - case.grid.start_min) for duty in mine)


def _longest_min(agent: Agent, monday: date) -> int:
    """The longest week that a contract allows; none where it does not run."""
    over = agent.last_day is not None and agent.last_day < monday
    later = agent.first_day is not None and agent.first_day >= monday + timedelta(days=WEEK_DAYS)
    return 0 if over or later else agent.contract.most_week_min
