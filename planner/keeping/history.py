"""The opening state of a draft after published days: what is published, and what was really worked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from solver.duties import Duty, OnCallDuty
from solver.grid import utc_minute

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.keeping.kept import Kept

Work = TypeVar("Work", Duty, OnCallDuty)


def with_history(inputs: Inputs, kept: Kept) -> Inputs:
    """The inputs with published days before the draft in its opening state.

    A day that is past as of the asked moment, and not after the last day of previous.csv, is as previous.csv has it:
    for everybody, so that a shift missing there was not worked. Any other published day is as published, whatever
    previous.csv says of it; days that were not published are as previous.csv has them.
    """
    operation, grid = inputs.operation, inputs.grid
    known = {agent.id for agent in operation.agents}
    today = grid.day_of(utc_minute(inputs.as_of))
    told = [duty.day for duty in operation.previous if duty.day < today]
    worked_until = max(told, default=date.min)
    planned = frozenset(day for day in kept.before_days if day > worked_until)

    def joined(worked: tuple[Work, ...], published: tuple[Work, ...]) -> tuple[Work, ...]:
        found = [one for one in worked if grid.day_of(one.start_min) not in planned]
        found += [one for one in published if grid.day_of(one.start_min) in planned and one.agent in known]
        return tuple(sorted(found))

    return replace(
        inputs,
        operation=replace(
            operation,
            previous=joined(operation.previous, kept.before.duties),
            previous_on_call=joined(operation.previous_on_call, kept.before.on_call),
        ),
    )
