"""On-call duties and the search: keep duties clear of them, and move shifts of days on which a window stays short."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from solver.cover import OnCallWindow
from solver.duties import OnCallDuty
from solver.groups import BoolArray
from solver.roster.board import Board, Saved
from solver.roster.standby import Standby, missing_windows
from solver.roster.watch import Watch

CANDIDATES = 8


def block(board: Board, standby: Standby, on_call: Iterable[OnCallDuty]) -> None:
    """Keep the search away from duties that would disturb these on-call duties (and only these)."""
    problem = board.problem
    board.allowed[:] = problem.personal.allowed
    number = {agent.id: a for a, agent in enumerate(problem.case.agents)}
    windows = {w.id: w for w in problem.case.requirement.on_call}
    for duty in on_call:
        board.allowed[number[duty.agent]] &= ~_disturbing(board, standby, duty.agent, windows[duty.window])


def make_room(
    board: Board, standby: Standby, on_call: tuple[OnCallDuty, ...], watch: Watch, reserve_s: float
) -> tuple[OnCallDuty, ...]:
    """Move shifts of the failing days where that costs less than the missing on-call duty."""
    held = list(on_call)
    for window in missing_windows(standby.case, on_call):
        if watch.stopped(reserve_s):
            break
        found = _free_one(board, standby, held, window)
        if found is not None:
            held.append(OnCallDuty(found, window.start_min, window.end_min, window.id))
    return tuple(sorted(held))


def _free_one(board: Board, standby: Standby, held: Sequence[OnCallDuty], window: OnCallWindow) -> str | None:
    """The agent whose weeks can be re-planned around a window at the least cost, re-planned; None if too dear."""
    number = {agent.id: a for a, agent in enumerate(board.problem.case.agents)}
    span = (window.start_min, window.end_min)
    able = [
        a
        for a in sorted(window.agents & set(number))
        if standby.open_to(a, window)
        and standby.rested(a, window, (d for d in standby.case.opening.duties if d.agent == a))
        and not any(d.agent == a and standby.too_near(a, (d.start_min, d.end_min), span) for d in held)
    ]
    load = [d.agent for d in held]
    able.sort(key=lambda a: (load.count(a), a))
    best, found = float(window.cents), None
    for agent in able[:CANDIDATES]:
        move = _Move(board, number[agent], _disturbing(board, standby, agent, window))
        change = move.make()
        move.undo()
        if change < best:
            best, found = change, agent
    if found is not None:
        _Move(board, number[found], _disturbing(board, standby, found, window)).make()
    return found


def _disturbing(board: Board, standby: Standby, agent: str, window: OnCallWindow) -> BoolArray:
    low, high = standby.span(agent, window)
    duties = board.problem.duties
    disturbing: BoolArray = (duties.start < high) & (duties.end > low)
    return disturbing


class _Move:
    """Re-plans the weeks of one agent in which a duty stands that is no longer allowed."""

    def __init__(self, board: Board, agent: int, disturbing: BoolArray) -> None:
        self.board, self.agent, self.disturbing = board, agent, disturbing
        self._allowed = board.allowed[agent].copy()
        self._saved: list[Saved] = []

    def make(self) -> float:
        """Make the move; its change of the objective, infinite where no legal plan was found."""
        board, before = self.board, self.board.total
        board.allowed[self.agent] &= ~self.disturbing
        chosen = board.chosen[self.agent]
        hit = [int(d) for d in np.flatnonzero(chosen >= 0) if self.disturbing[d, chosen[d]]]
        weeks = sorted({int(board.problem.week_of[d]) for d in hit})
        self._saved = [board.take_out(self.agent, week) for week in weeks]
        planned = [board.replan(self.agent, week) for week in weeks]
        for week in weeks:
            board.settle(week)
        return board.total - before if all(planned) else np.inf

    def undo(self) -> None:
        """Put everything back."""
        self.board.allowed[self.agent] = self._allowed
        for saved in self._saved:
            self.board.put_back(saved)
        for saved in self._saved:
            self.board.settle(saved.week)
