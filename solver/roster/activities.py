"""Activities without a date: when each takes place, chosen on a rough roster so that the search can plan around it."""

from __future__ import annotations

import numpy as np

from solver.cover import FloatArray
from solver.roster.board import Board
from solver.roster.personal import Pin


def choose_starts(board: Board) -> None:
    """Give every activity of every agent the start that costs least on the roster as it stands.

    Dated activities keep theirs. An activity that fits no duty goes where its window begins a day on which the
    agent may work: its price then draws a duty there.
    """
    for agent, pins in enumerate(board.problem.personal.pins):
        if any(not pin.dated for pin in pins):
            board.pin(agent, _starts(board, agent, pins))
    board.reprice()


def _starts(board: Board, agent: int, pins: tuple[Pin, ...]) -> list[tuple[Pin, int]]:
    """Dated activities first, then the others in order of how tight their windows are."""
    intervals = board.problem.case.grid.intervals
    worth = board.worth(agent, 0, intervals)
    prefix = np.concatenate([[0.0], np.cumsum(worth)])
    chosen: list[tuple[Pin, int]] = [(pin, pin.earliest_min) for pin in pins if pin.dated]
    loose = sorted((p for p in pins if not p.dated), key=lambda p: (p.latest_min - p.earliest_min, p.activity))
    for pin in loose:
        chosen.append((pin, _start(board, agent, pin, prefix, chosen)))
    return chosen


def _start(board: Board, agent: int, pin: Pin, prefix: FloatArray, taken: list[tuple[Pin, int]]) -> int:
    problem = board.problem
    duties, grid = problem.duties, problem.case.grid
    best, found = np.inf, pin.earliest_min
    for day in range(board.chosen.shape[1]):
        template = int(board.chosen[agent, day])
        working = template >= 0
        options = [template] if working else [int(t) for t in np.flatnonzero(board.allowed[agent, day])[:1]]
        for t in options:
            low = max(pin.earliest_min, int(duties.start[day, t]))
            high = min(pin.latest_min, int(duties.end[day, t])) - pin.length_min
            first = grid.start_min + -((grid.start_min - low) // grid.step_min) * grid.step_min
            for start in range(first, high + 1, grid.step_min):
                if not _free(board, day, t, (start, start + pin.length_min), taken):
                    continue
                a = max(0, grid.index(start))
                b = min(grid.intervals, grid.index(start + pin.length_min + grid.step_min - 1))
                cost = prefix[b] - prefix[a] + (0.0 if working else float(pin.cents))
                if cost < best:
                    best, found = cost, start
    return found


def _free(board: Board, day: int, template: int, span: tuple[int, int], taken: list[tuple[Pin, int]]) -> bool:
    """Whether a span meets no other activity and leaves each break of the duty a place."""
    low, high = span
    if any(start < high and start + pin.length_min > low for pin, start in taken):
        return False
    duties = board.problem.duties
    begin = int(duties.start[day, template])
    for j in range(int(duties.breaks[template])):
        first = begin + int(duties.place[template, j])
        length, step = int(duties.length[template, j]), duties.step
        places = (first + k * step for k in range(int(duties.places[template, j])))
        if all(place < high and place + length > low for place in places):
            return False
    return True
