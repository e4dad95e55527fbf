"""People whom a scenario takes away: what falls out of the base's roster counts against their contracts as planned."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.changing.absence import after_night, credited
from planner.inputs import Inputs, with_operation

if TYPE_CHECKING:
    from solver.case import Absence
    from solver.duties import Duty
    from solver.grid import Grid


def as_planned(inputs: Inputs, before: Inputs, duties: tuple[Duty, ...]) -> Inputs:
    """The inputs whose absences begin and count as the shifts say, where `before` did not know them.

    A shift belongs to the day on which it starts: who is away from midnight works the night shift before to its end. A
    contract then owes with the absences what it owed with the shifts that they take, as when a published roster is
    mended. People whom `before` does not have hold no shift: their absences count as the scenario says.
    """
    operation = inputs.operation
    known = before.operation.absences
    people = {agent.id for agent in before.operation.agents}
    new = {a for a in operation.absences if a.agent in people and not any(_within(a, old) for old in known)}
    if not new:
        return inputs
    parts = (_credited(a, duties, inputs.grid) if a in new else (a,) for a in operation.absences)
    absences = tuple(sorted(part for found in parts for part in found))
    return with_operation(inputs, replace(operation, absences=absences))


def _credited(away: Absence, duties: tuple[Duty, ...], grid: Grid) -> tuple[Absence, ...]:
    """An absence of whole days as the shifts have it; nothing of one that the night before fills."""
    first = away.start_min
    if first == grid.minute(grid.day_of(first), 0):
        first = after_night(away.agent, first, duties)
    return () if first >= away.end_min else credited(replace(away, start_min=first), duties, grid, grid.start_min - 1)


def _within(part: Absence, whole: Absence) -> bool:
    """Whether it is an absence that was there, or what is left of one."""
    return part.agent == whole.agent and whole.start_min <= part.start_min and part.end_min <= whole.end_min
