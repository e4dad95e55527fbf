"""On-call duties and the search: keep duties clear of them, and move shifts of days on which a window stays short."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from solver.cover import OnCallWindow
from solver.duties import Duty, OnCallDuty
from solver.groups import BoolArray
from solver.roster.board import Board, Saved
from solver.roster.rostered import duties_of
from solver.roster.standby import Standby, duty_in, missing_windows
from solver.roster.watch import Watch

CANDIDATES = 8
FAR_MIN = 10**7
Rests = tuple[int, int]
"""Minutes free of shifts before and after an on-call duty."""
NO_REST: Rests = (0, 0)


def block(board: Board, standby: Standby, on_call: Iterable[OnCallDuty]) -> None:
    """Keep the search away from duties that would disturb these on-call duties (and only these)."""
    problem = board.problem
    board.allowed[:] = problem.personal.allowed
    number = {agent.id: a for a, agent in enumerate(problem.case.agents)}
    windows = {w.id: w for w in problem.case.requirement.on_call}
    held = tuple(on_call)
    for duty in held:
        window, rests = windows[duty.window], _sides(standby, duty.agent)
        free = _free_around(duties_of(board, number[duty.agent]), window)
        kept = next((rest for rest in rests if free[0] >= rest[0] and free[1] >= rest[1]), NO_REST)
        board.allowed[number[duty.agent]] &= ~_disturbing(board, standby, duty.agent, window, kept)
    board.called.hold(standby, held)
    board.reprice()


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
    where: Rests = NO_REST
    for agent, rests in ((a, rests) for a in able[:CANDIDATES] for rests in _sides(standby, a)):
        move = _Move(board, number[agent], _disturbing(board, standby, agent, window, rests))
        change = move.make()
        row = duties_of(board, number[agent])
        change += board.called.cents(agent, row, (duty_in(window, agent),))
        move.undo()
        if change < best:
            best, found, where = change, agent, rests
    if found is not None:
        _Move(board, number[found], _disturbing(board, standby, found, window, where)).make()
    return found


def _sides(standby: Standby, agent: str) -> tuple[Rests, ...]:
    """On which side of an on-call duty the long rest may lie that ends a run: after it, or before it."""
    rest = standby.long_rest_min(agent)
    return ((0, rest), (rest, 0)) if rest else (NO_REST,)


def _free_around(duties: Sequence[Duty], window: OnCallWindow) -> Rests:
    """Minutes without a shift before and after a window."""
    before = (window.start_min - duty.end_min for duty in duties if duty.start_min < window.start_min)
    after = (duty.start_min - window.end_min for duty in duties if duty.start_min >= window.start_min)
    return min(before, default=FAR_MIN), min(after, default=FAR_MIN)


def _disturbing(board: Board, standby: Standby, agent: str, window: OnCallWindow, rests: Rests) -> BoolArray:
    low, high = standby.span(agent, window)
    low, high = min(low, window.start_min - rests[0]), max(high, window.end_min + rests[1])
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
