"""People whom a scenario takes away: what falls out of the base's roster counts against their contracts as planned."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.changing.absence import credited
from planner.inputs import Inputs, with_operation

if TYPE_CHECKING:
    from solver.case import Absence
    from solver.duties import Duty


def as_planned(inputs: Inputs, before: Inputs, duties: tuple[Duty, ...]) -> Inputs:
    """The inputs whose absences count as the shifts that they take, where `before` did not know them.

    A contract then owes with them what it owed with these shifts, as when a published roster is mended. People whom
    `before` does not have hold no shift: their absences count as the scenario says.
    """
    operation = inputs.operation
    known = before.operation.absences
    people = {agent.id for agent in before.operation.agents}
    new = {a for a in operation.absences if a.agent in people and not any(_within(a, old) for old in known)}
    if not new:
        return inputs
    grid = inputs.grid
    parts = (credited(a, duties, grid, grid.start_min - 1) if a in new else (a,) for a in operation.absences)
    absences = tuple(sorted(part for found in parts for part in found))
    return with_operation(inputs, replace(operation, absences=absences))


def _within(part: Absence, whole: Absence) -> bool:
    """Whether it is an absence that was there, or what is left of one."""
    return part.agent == whole.agent and whole.start_min <= part.start_min and part.end_min <= whole.end_min
