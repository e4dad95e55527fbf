"""The board's roster as plain duties."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from solver.duties import Activity, Duty, Roster
from solver.roster.duty_table import make_duty
from solver.roster.values import attends, blocked

if TYPE_CHECKING:
    from solver.roster.standing import Standing


def roster_of(board: Standing) -> Roster:
    """The board's duties with their breaks and activities, sorted by agent and start."""
    duties = (duty for agent in range(len(board.chosen)) for duty in duties_of(board, agent))
    return Roster(tuple(sorted(duties)))


def duties_of(board: Standing, agent: int) -> list[Duty]:
    """One agent's duties in order of time."""
    return [duty_on(board, agent, int(day)) for day in np.flatnonzero(board.chosen[agent] >= 0)]


def duty_on(board: Standing, agent: int, day: int) -> Duty:
    """The duty of an agent who works on a day."""
    problem, template = board.problem, int(board.chosen[agent, day])
    count = int(problem.duties.breaks[template])
    offsets = tuple(int(o) for o in board.offsets[agent, day, :count])
    duty = make_duty(problem.case, problem.case.agents[agent].id, day, template, offsets)
    return _with_activities(board, agent, day, duty)


def _with_activities(board: Standing, agent: int, day: int, duty: Duty) -> Duty:
    pins = board.pins[agent]
    if not len(pins):
        return duty
    kinds = board.kinds
    if any(blocked(pins, duty.start_min, duty.end_min, b.start_min, b.start_min + b.length_min) for b in duty.breaks):
        return duty
    held = tuple(
        Activity(start, pin.length_min, kinds.get(pin.activity, pin.activity), pin.activity)
        for i, (pin, start) in enumerate(board.starts[agent])
        if attends(pins, i, duty.start_min, duty.end_min)
    )
    return replace(duty, activities=held)
