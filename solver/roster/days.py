"""The last pass over breaks and activities, shifts fixed: one duty at a time, then one CP-SAT per day."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from ortools.sat.python import cp_model

from solver.cover import FloatArray
from solver.roster.board import Board
from solver.roster.coverage import PARTS
from solver.roster.cp import Limit, new_solver, solve
from solver.roster.cp_away import AwayLoss, Literal
from solver.roster.personal import Pin
from solver.roster.values import attends


@dataclass(slots=True)
class Moving:
    """A duty whose breaks and activities move: literals per place, and per interval what takes the agent away."""

    agent: int
    day: int
    template: int
    offsets: list[dict[int, Literal]] = field(default_factory=list)  # per break: offset -> literal
    starts: dict[int, dict[int, Literal]] = field(default_factory=dict)  # activity number -> start -> literal
    away: dict[int, list[Literal]] = field(default_factory=dict)


def solve_day(board: Board, day: int, limit: Limit) -> bool:
    """Place all breaks and activities of a day's duties anew; the board changes only for the better."""
    duties = [(int(a), int(board.chosen[a, day])) for a in np.flatnonzero(board.chosen[:, day] >= 0)]
    if not duties:
        return False
    before = board.total
    kept = [(a, board.offsets[a, day].copy(), board.starts[a]) for a, _ in duties]
    model = cp_model.CpModel()
    moving = [_movable(model, board, a, day, t) for a, t in duties]
    objective = _DayCover(model, board, moving).build()
    model.minimize(cp_model.LinearExpr.weighted_sum([x for x, _ in objective], [n for _, n in objective]))
    solver = new_solver(limit)
    if solve(solver, model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return False
    for one in moving:
        _place(board, one, solver)
    if _reprice(board, day) < before - 1e-6:
        return True
    for agent, offsets, starts in kept:
        board.replace_duty(agent, day, offsets, starts)
    _reprice(board, day)
    return False


def _reprice(board: Board, day: int) -> float:
    return board.settle(int(board.problem.week_of[day]))


def _place(board: Board, one: Moving, solver: cp_model.CpSolver) -> None:
    offsets = board.offsets[one.agent, one.day].copy()
    for j, places in enumerate(one.offsets):
        offsets[j] = next(o for o, x in places.items() if solver.boolean_value(x))
    starts: list[tuple[Pin, int]] = list(board.starts[one.agent])
    for i, places in one.starts.items():
        starts[i] = (starts[i][0], next(s for s, x in places.items() if solver.boolean_value(x)))
    board.replace_duty(one.agent, one.day, offsets, tuple(starts))


def _movable(model: cp_model.CpModel, board: Board, agent: int, day: int, template: int) -> Moving:
    """Break places and, for activities attended in the duty, starts; they never meet."""
    duties, one = board.problem.duties, Moving(agent, day, template)
    begin, end = int(duties.start[day, template]), int(duties.end[day, template])
    spans: list[list[tuple[int, int, Literal]]] = []
    for j in range(int(duties.breaks[template])):
        first = int(duties.place[template, j])
        offsets = [first + k * duties.step for k in range(int(duties.places[template, j]))]
        one.offsets.append(_choice(model, offsets, int(board.offsets[agent, day, j])))
        length = int(duties.length[template, j])
        spans.append([(begin + o, begin + o + length, x) for o, x in one.offsets[-1].items()])
    pins = board.pins[agent]
    if board.attended[agent, day] > 0:
        for i, (pin, start) in enumerate(board.starts[agent]):
            if attends(pins, i, begin, end):
                one.starts[i] = _choice(model, _starts(board, pin, start, begin, end), start)
                spans.append([(s, s + pin.length_min, x) for s, x in one.starts[i].items()])
    _apart(model, spans, len(one.offsets))
    for span in spans:
        for low, high, literal in span:
            for i in _intervals(board, one, low, high):
                one.away.setdefault(i, []).append(literal)
    return one


def _choice(model: cp_model.CpModel, places: list[int], now: int) -> dict[int, Literal]:
    found = {place: model.new_bool_var("") for place in places}
    model.add_exactly_one(found.values())
    for place, literal in found.items():
        model.add_hint(literal, int(place == now))
    return found


def _starts(board: Board, pin: Pin, now: int, begin: int, end: int) -> list[int]:
    """Starts of an activity inside the duty and its own window, on the grid's steps; where it is now included."""
    if pin.dated:
        return [now]
    step, origin = board.problem.case.grid.step_min, board.problem.case.grid.start_min
    low, high = max(begin, pin.earliest_min), min(end, pin.latest_min) - pin.length_min
    first = origin + -((origin - low) // step) * step
    return sorted({now, *range(first, high + 1, step)})


def _apart(model: cp_model.CpModel, spans: list[list[tuple[int, int, Literal]]], breaks: int) -> None:
    """Activities meet neither breaks nor each other (breaks never meet: their windows are disjoint)."""
    for number in range(breaks, len(spans)):
        for low, high, literal in spans[number]:
            for other in spans[:number]:
                meeting = [x for a, b, x in other if a < high and b > low]
                if meeting:
                    model.add_at_most_one([literal, *meeting])


def _intervals(board: Board, one: Moving, low: int, high: int) -> range:
    duties, grid = board.problem.duties, board.problem.case.grid
    first = max(int(duties.first[one.day, one.template]), grid.index(low))
    last = min(int(duties.last[one.day, one.template]), grid.index(high + grid.step_min - 1))
    return range(first, last)


@dataclass(slots=True)
class _DayCover:
    """The loss of the intervals in which a break or activity may lie, on the sets most likely to decide it."""

    model: cp_model.CpModel
    board: Board
    moving: list[Moving]

    def build(self) -> list[tuple[Literal, int]]:
        """Add the loss rows; returns the objective."""
        loss = AwayLoss(self.model, self.board)
        for i in sorted({i for one in self.moving for i in one.away}):
            here = [one for one in self.moving if i in one.away]
            heads, on_duty = self._all_present(here, i)
            loss.add(i, [(one.agent, one.away[i]) for one in here], heads, on_duty)
        return loss.objective

    def _all_present(self, here: list[Moving], i: int) -> tuple[FloatArray, FloatArray]:
        """Heads per set and per floor if nobody who may be away were away."""
        problem = self.board.problem
        heads = self.board.head_parts[i] / PARTS
        on_duty = self.board.on_duty[:, i].copy()
        for one in here:
            if not self._present_now(one, i):
                heads += problem.cover.counts[problem.group_of[one.agent]]
                on_duty += problem.floors.counts[one.agent]
        return heads, on_duty

    def _present_now(self, one: Moving, i: int) -> bool:
        grid, duties = self.board.problem.case.grid, self.board.problem.duties
        low = grid.start_min + i * grid.step_min
        high = low + grid.step_min
        begin = int(duties.start[one.day, one.template])
        spans = [
            (begin + int(self.board.offsets[one.agent, one.day, j]), int(duties.length[one.template, j]))
            for j in range(len(one.offsets))
        ]
        spans += [
            (self.board.starts[one.agent][k][1], self.board.starts[one.agent][k][0].length_min) for k in one.starts
        ]
        return not any(start < high and start + length > low for start, length in spans)
