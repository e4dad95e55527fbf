"""What a change of a roster does to the price of people missing, counted over the hours it touches only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solver.duties import Roster
from solver.grid import Grid

if TYPE_CHECKING:
    from solver.case import RosterCase


def coverage_change(case: RosterCase, before: Roster, after: Roster) -> float:
    """Cents by which the coverage loss of a roster changes: that of the whole plan, worked out where duties differ."""
    from solver.roster.evaluate import coverage_cents

    grid = case.grid
    differ = set(before.duties) ^ set(after.duties)
    first = max(0, min((grid.index(duty.start_min) for duty in differ), default=0))
    last = min(grid.intervals, max((grid.index(duty.end_min - 1) + 1 for duty in differ), default=0))
    if last <= first:
        return 0.0
    part = _part(case, first, last)
    return coverage_cents(part, _within(after, part.grid)) - coverage_cents(part, _within(before, part.grid))


def _part(case: RosterCase, first: int, last: int) -> RosterCase:
    """The case of some intervals, with the need alone and the duties from before the plan that reach into them."""
    grid, asked = case.grid, case.requirement
    part = Grid(grid.start_min + first * grid.step_min, last - first, grid.step_min, grid.zone)
    need = replace(asked, need=asked.need[:, :, first:last], load=asked.load[:, first:last], floors=(), on_call=())
    reaching = (d for d in case.opening.duties if d.start_min < grid.start_min and d.end_min > part.start_min)
    opening = replace(case.opening, duties=tuple(reaching))
    return replace(case, grid=part, requirement=replace(need, deferred=(), focus=None), opening=opening)


def _within(roster: Roster, grid: Grid) -> Roster:
    return Roster(tuple(d for d in roster.duties if d.start_min < grid.end_min and d.end_min > grid.start_min))
