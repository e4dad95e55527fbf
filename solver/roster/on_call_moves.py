"""On-call duties and the search: keep duties clear of them, and move shifts of days on which a window stays short."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from solver.cover import OnCallWindow
from solver.duties import Duty, OnCallDuty
from solver.groups import BoolArray
from solver.roster.board import Board, Saved
from solver.roster.rostered import duties_of
from solver.roster.standby import Standby

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
        window, rests = windows[duty.window], sides(standby, duty.agent)
        free = _free_around(duties_of(board, number[duty.agent]), window)
        kept = next((rest for rest in rests if free[0] >= rest[0] and free[1] >= rest[1]), NO_REST)
        board.allowed[number[duty.agent]] &= ~disturbing(board, clear_span(standby, duty.agent, window, kept))
    board.called.hold(standby, held)
    board.reprice()


def make_way(board: Board, standby: Standby, duty: OnCallDuty, window: OnCallWindow) -> bool:
    """Plan the agent's shifts around one more on-call duty, on its cheaper side; False if that is worth it on neither.

    The duties held are kept lawful: the new one and they are judged together.
    """
    agent = board.ties.number[duty.agent]
    best, found = float(window.cents), None
    for rests in sides(standby, duty.agent):
        move = _Move(board, agent, disturbing(board, clear_span(standby, duty.agent, window, rests)))
        change = move.make() + board.called.cents(duty.agent, duties_of(board, agent), (duty,))
        move.undo()
        if change < best:
            best, found = change, rests
    if found is None:
        return False
    _Move(board, agent, disturbing(board, clear_span(standby, duty.agent, window, found))).make()
    board.called.add(standby, duty)
    return True


def sides(standby: Standby, agent: str) -> tuple[Rests, ...]:
    """On which side of an on-call duty the long rest may lie that ends a run: after it, or before it."""
    rest = standby.long_rest_min(agent)
    return ((0, rest), (rest, 0)) if rest else (NO_REST,)


def _free_around(duties: Sequence[Duty], window: OnCallWindow) -> Rests:
    """Minutes without a shift before and after a window."""
    before = (window.start_min - duty.end_min for duty in duties if duty.start_min < window.start_min)
    after = (duty.start_min - window.end_min for duty in duties if duty.start_min >= window.start_min)
    return min(before, default=FAR_MIN), min(after, default=FAR_MIN)


def clear_span(standby: Standby, agent: str, window: OnCallWindow, rests: Rests) -> tuple[int, int]:
    """From when until when an on-call duty keeps an agent from shifts."""
    low, high = standby.span(agent, window)
    return min(low, window.start_min - rests[0]), max(high, window.end_min + rests[1])


def disturbing(board: Board, span: tuple[int, int]) -> BoolArray:
    """Options, days x templates, of which a part lies within a span of time."""
    duties, (low, high) = board.problem.duties, span
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
