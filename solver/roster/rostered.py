"""The board's roster as plain duties."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from solver.duties import Activity, Duty, Roster
from solver.roster.board import Board
from solver.roster.duty_table import make_duty
from solver.roster.values import attends, blocked


def roster_of(board: Board) -> Roster:
    """The board's duties with their breaks and activities, sorted by agent and start."""
    problem = board.problem
    duties: list[Duty] = []
    for a, agent in enumerate(problem.case.agents):
        for day in np.flatnonzero(board.chosen[a] >= 0):
            template = int(board.chosen[a, day])
            count = int(problem.duties.breaks[template])
            offsets = tuple(int(o) for o in board.offsets[a, day, :count])
            duty = make_duty(problem.case, agent.id, int(day), template, offsets)
            duties.append(_with_activities(board, a, int(day), duty))
    return Roster(tuple(sorted(duties)))


def _with_activities(board: Board, agent: int, day: int, duty: Duty) -> Duty:
    kinds = {due.id: due.kind for due in board.problem.case.activities}
    pins = board.pins[agent]
    if any(blocked(pins, duty.start_min, duty.end_min, b.start_min, b.start_min + b.length_min) for b in duty.breaks):
        return duty
    held = tuple(
        Activity(start, pin.length_min, kinds.get(pin.activity, pin.activity), pin.activity)
        for i, (pin, start) in enumerate(board.starts[agent])
        if attends(pins, i, duty.start_min, duty.end_min)
    )
    return replace(duty, activities=held)
