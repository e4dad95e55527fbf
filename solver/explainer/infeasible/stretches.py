"""In which stretches of time a promise is asked about: the day, the week, the whole plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solver.explainer.infeasible.asking import of_crew
from solver.explainer.infeasible.parties import facts_of
from solver.explainer.infeasible.promises import ROWS, Promise, promises_of, week_of
from solver.grid import DAY_MIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from solver.case import RosterCase
    from solver.grid import Grid

LONGEST_MIN = 40 * DAY_MIN  # person-minutes of a stretch about absences
FEW_IN_A_WEEK, FEW_IN_A_PLAN = 10, 6  # people up to whom a week, or the whole plan, is asked about


def stretches(case: RosterCase, promise: Promise) -> tuple[Promise, ...]:
    """Parts of a promise around the stretch in which it fell short, the shortest first."""
    if promise.rule not in ROWS:
        return (promise,)
    grid = case.grid
    whole = next(p for p in promises_of(case) if (p.rule, p.id) == (promise.rule, promise.id))
    day = grid.day_of(promise.start_min)
    today = grid.minute(day, 0), grid.minute(day, DAY_MIN)
    spans = [_cut(grid, *today), *_around_facts(case, promise, today)]
    if len(promise.agents) <= FEW_IN_A_WEEK:
        spans.append(week_of(grid, promise.start_min))
    if len(promise.agents) <= FEW_IN_A_PLAN:
        spans.append((grid.start_min, grid.end_min))
    return tuple(dict.fromkeys(whole.during(*span) for span in spans))


def _around_facts(case: RosterCase, promise: Promise, today: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The stretch of the absences and other facts that lie about a day, where they are not too long for the people."""
    near = [
        fact
        for fact in facts_of(of_crew(case, promise.agents))
        if fact.start_min <= today[1] and today[0] <= fact.end_min
    ]
    first = min((fact.start_min for fact in near), default=today[0])
    last = max((fact.end_min for fact in near), default=today[1])
    if (last - first) * len(promise.agents) <= LONGEST_MIN and near:
        yield _cut(case.grid, min(first, today[0]), max(last, today[1]))


def _cut(grid: Grid, start_min: int, end_min: int) -> tuple[int, int]:
    return max(grid.start_min, start_min), min(grid.end_min, end_min)
