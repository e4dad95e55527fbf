"""On-call duties on a rough roster: assigned at once with the shifts that would have to move, which then move."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from solver.cover import OnCallWindow
from solver.duties import OnCallDuty
from solver.roster.board import Board
from solver.roster.cp import Limit
from solver.roster.freedom import Freedom, Worths, freedom
from solver.roster.on_call import assign, free_posts
from solver.roster.on_call_moves import block, disturbing, make_way, sides
from solver.roster.rostered import roster_of
from solver.roster.standby import Standby, missing_windows

Post = tuple[int, str]
"""A window, by number, and an agent."""
Stopped = Callable[[], bool]
ROUNDS = 4
CANDIDATES = 10
"""Agents looked at for each duty missing, those first of whose shifts the fewest are in the way."""
LATELY_MIN = 2 * 1440
"""Duties that ended longer before the horizon keep nobody from a window."""


def fill(
    board: Board, standby: Standby, limit: Limit, stopped: Stopped, held: Sequence[OnCallDuty] = ()
) -> tuple[OnCallDuty, ...]:
    """On-call duties for the windows, shifts moved where that costs less than a missing duty; `held` ones stay.

    In each round CP-SAT assigns all that is missing, by estimates of what moving shifts would cost; then the weeks
    concerned are planned anew. Who could not be moved is left out of the next round. The board holds the result.
    """
    barred: set[Post] = set()
    block(board, standby, held)
    for _ in range(ROUNDS):
        if not missing_windows(standby.case, held) or stopped():
            break
        posts = _Posts(board, standby, tuple(held)).all(barred)
        found = assign(standby, roster_of(board).duties, limit, posts, held)
        new = {_post(standby, duty): duty for duty in found if duty not in held}
        if not new:
            break
        held = _take(board, standby, held, [(posts[post], duty) for post, duty in new.items()], stopped)
        barred |= {post for post, duty in new.items() if duty not in held}
    block(board, standby, held)
    return tuple(sorted(held))


def _take(
    board: Board,
    standby: Standby,
    held: Sequence[OnCallDuty],
    new: Sequence[tuple[float, OnCallDuty]],
    stopped: Stopped,
) -> tuple[OnCallDuty, ...]:
    """Hold what is free as the shifts are, then move shifts for the others, the cheapest first."""
    taken = (*held, *(duty for cents, duty in new if cents == 0))
    block(board, standby, taken)
    windows = {window.id: window for window in standby.case.requirement.on_call}
    for cents, duty in sorted(new):
        if cents > 0 and not stopped() and make_way(board, standby, duty, windows[duty.window]):
            taken = (*taken, duty)
    return taken


def _post(standby: Standby, duty: OnCallDuty) -> Post:
    numbers = {window.id: w for w, window in enumerate(standby.case.requirement.on_call)}
    return numbers[duty.window], duty.agent


@dataclass(slots=True)
class _Posts:
    """Who could stand by in which window, and what that would cost, while some duties are held."""

    board: Board
    standby: Standby
    held: tuple[OnCallDuty, ...]
    worths: Worths = field(init=False)
    tables: dict[str, Freedom] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.worths = Worths(self.board)

    def all(self, barred: set[Post]) -> dict[Post, float]:
        """Posts with their cents, 0 for those free as the shifts are; what costs more than the window is left out."""
        free = free_posts(self.standby, roster_of(self.board).duties)
        posts = {post: cents for post, cents in free.items() if post not in barred}
        missing = Counter(window.id for window in missing_windows(self.standby.case, self.held))
        for w, window in enumerate(self.standby.case.requirement.on_call):
            if window.id in missing:
                able = [a for a in self._open(window) if (w, a) not in posts and (w, a) not in barred]
                able.sort(key=lambda agent: self._disturbed(agent, window))
                for agent in able[: CANDIDATES * missing[window.id]]:
                    cents = self._room_cents(agent, window)
                    if cents < window.cents:
                        posts[w, agent] = 1.0 + cents
        return posts | {_post(self.standby, duty): 0.0 for duty in self.held}

    def _open(self, window: OnCallWindow) -> list[str]:
        """Agents whom neither absences nor other on-call duties nor duties before the horizon keep from a window."""
        standby, span = self.standby, (window.start_min, window.end_min)
        near = {d.agent for d in self.held if standby.too_near(d.agent, (d.start_min, d.end_min), span)}
        late = [d for d in standby.case.opening.duties if d.end_min > standby.case.grid.start_min - LATELY_MIN]
        return [
            agent.id
            for agent in standby.case.agents
            if agent.id in window.agents
            and agent.id not in near
            and standby.open_to(agent.id, window)
            and standby.rested(agent.id, window, (d for d in late if d.agent == agent.id))
        ]

    def _disturbed(self, agent: str, window: OnCallWindow) -> int:
        """Shifts that would have to move, on the better side."""
        row = self.board.chosen[self.board.ties.number[agent]]
        worked = np.flatnonzero(row >= 0)
        barred = (disturbing(self.board, self.standby, agent, window, rest) for rest in sides(self.standby, agent))
        return min(int(options[worked, row[worked]].sum()) for options in barred)

    def _room_cents(self, agent: str, window: OnCallWindow) -> float:
        if agent not in self.tables:
            self.tables[agent] = freedom(self.board, self.board.ties.number[agent], self.worths)
        barred = (disturbing(self.board, self.standby, agent, window, rest) for rest in sides(self.standby, agent))
        return min(self.tables[agent].room_cents(options) for options in barred)
