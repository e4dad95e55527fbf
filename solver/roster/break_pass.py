"""Breaks placed anew one duty at a time, exact given all others, until nothing improves."""

from __future__ import annotations

import numpy as np

from solver.groups import BoolArray
from solver.roster.board import Board
from solver.roster.spaced import space_duty
from solver.roster.unseen import hidden_cents
from solver.roster.values import option_value
from solver.roster.watch import Watch


def break_pass(board: Board, watch: Watch, reserve_s: float = 0.0, of: BoolArray | None = None) -> float:
    """Re-place the breaks of every duty in turn, or of those `of` agents x days; returns what it gained in cents."""
    before, worked = board.total, board.chosen >= 0
    for agent, day in np.argwhere(worked if of is None else worked & of):
        if watch.stopped(reserve_s):
            break
        _replace(board, int(agent), int(day))
    return before - board.reprice()


def _replace(board: Board, agent: int, day: int) -> None:
    problem, template = board.problem, int(board.chosen[agent, day])
    hidden = hidden_cents(board, agent)
    kept, attended = board.offsets[agent, day].copy(), float(board.attended[agent, day])
    first, last = int(problem.duties.first[day, template]), int(problem.duties.last[day, template])
    board.drop(agent, day)
    worth = board.worth(agent, first, last)
    prefix = np.zeros(last + 1)
    prefix[first + 1 :] = np.cumsum(worth[first:last])
    offsets = kept.copy()
    away = board.away(agent, prefix)
    found = option_value(problem.duties, day, template, board.pins[agent], prefix, away, offsets)
    space_duty(board, agent, (day, template), away, offsets)
    board.place(agent, day, template, offsets if np.isfinite(found) else kept)
    if board.attended[agent, day] < attended or hidden_cents(board, agent) > hidden:
        board.drop(agent, day)
        board.place(agent, day, template, kept)
