"""On-call duties on a rough roster: assigned at once with the shifts that would have to move, which then move."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from time import monotonic

import numpy as np

from solver.cover import OnCallWindow
from solver.duties import Duty, OnCallDuty
from solver.groups import BoolArray
from solver.roster.board import Board
from solver.roster.cp import Limit
from solver.roster.freedom import Freedom, Worths, freedom
from solver.roster.on_call import assign, free_posts
from solver.roster.on_call_moves import block, clear_span, disturbing, make_way, sides
from solver.roster.rostered import roster_of
from solver.roster.standby import Standby, by_agent, missing_windows

Post = tuple[int, str]
"""A window, by number, and an agent."""
Span = tuple[int, int]
"""From when until when, UTC minutes."""
Stopped = Callable[[], bool]
ROUNDS = 4
POSTS_SHARE = 0.4  # of the time left to the stage, for finding out who could stand by
SOLVE_SHARE = 0.75  # of the time then left, for assigning; the rest is for moving shifts
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
    The limit is that of all rounds together: at its end stays what is filled by then.
    """
    barred: set[Post] = set()
    stage = _Stage(limit, stopped)
    over = stage.part(1.0)
    block(board, standby, held)
    for _ in range(ROUNDS):
        if not missing_windows(standby.case, held) or over():
            break
        duties = roster_of(board).duties
        posts = _Posts(board, standby, tuple(held), stage.part(POSTS_SHARE)).all(duties, barred)
        found = assign(standby, duties, stage.solving(), posts, held)
        new = {_post(standby, duty): duty for duty in found if duty not in held}
        if not new:
            break
        held = _take(board, standby, held, [(posts[post], duty) for post, duty in new.items()], over)
        barred |= {post for post, duty in new.items() if duty not in held}
    block(board, standby, held)
    return tuple(sorted(held))


@dataclass(frozen=True, slots=True)
class _Stage:
    """The stage's time: the limit is one of the clock for all of it, and of each solve where the run is to repeat."""

    limit: Limit
    stopped: Stopped
    began_s: float = field(default_factory=monotonic)

    def left_s(self) -> float:
        """Seconds until the limit, the whole limit where the run is to repeat."""
        return self.limit.wall_s - (0.0 if self.limit.reproducible else monotonic() - self.began_s)

    def part(self, share: float) -> Stopped:
        """Says when to stop: with the run, or once a share of the time now left is spent."""
        if self.limit.reproducible:
            return self.stopped
        until_s = monotonic() + share * self.left_s()
        return lambda: self.stopped() or monotonic() > until_s

    def solving(self) -> Limit:
        """The limit of one solve, which leaves some time to move shifts."""
        return self.limit if self.limit.reproducible else replace(self.limit, wall_s=SOLVE_SHARE * self.left_s())


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
    stopped: Stopped
    worths: Worths = field(init=False)
    late: dict[str, list[Duty]] = field(init=False)
    tables: dict[str, Freedom] = field(default_factory=dict)
    barred: dict[Span, BoolArray] = field(default_factory=dict)
    shifts: dict[tuple[str, Span], int] = field(default_factory=dict)  # in the way of agent and span
    cents: dict[tuple[str, Span], float] = field(default_factory=dict)  # of moving them

    def __post_init__(self) -> None:
        case = self.standby.case
        self.worths = Worths(self.board)
        self.late = by_agent(d for d in case.opening.duties if d.end_min > case.grid.start_min - LATELY_MIN)

    def all(self, duties: Sequence[Duty], barred: set[Post]) -> dict[Post, float]:
        """Posts with their cents, 0 for those free as the shifts are; what costs more than the window is left out.

        Once stopped, those found so far.
        """
        free = free_posts(self.standby, duties, self.stopped)
        posts = {post: cents for post, cents in free.items() if post not in barred}
        missing = Counter(window.id for window in missing_windows(self.standby.case, self.held))
        for w, window in enumerate(self.standby.case.requirement.on_call):
            if window.id in missing and not self.stopped():
                able = [a for a in self._open(window) if (w, a) not in posts and (w, a) not in barred]
                able.sort(key=lambda agent: self._disturbed(agent, window))
                posts |= {(w, a): cents for a, cents in self._moving(able[: CANDIDATES * missing[window.id]], window)}
        return posts | {_post(self.standby, duty): 0.0 for duty in self.held}

    def _moving(self, agents: Sequence[str], window: OnCallWindow) -> Iterator[tuple[str, float]]:
        """Agents whose shifts may move for less than the window costs, with what that costs."""
        for agent in agents:
            if self.stopped():
                return
            cents = min(self._room_cents(agent, span) for span in self._spans(agent, window))
            if cents < window.cents:
                yield agent, 1.0 + cents

    def _open(self, window: OnCallWindow) -> list[str]:
        """Agents whom neither absences nor other on-call duties nor duties before the horizon keep from a window."""
        standby, span = self.standby, (window.start_min, window.end_min)
        near = {d.agent for d in self.held if standby.too_near(d.agent, (d.start_min, d.end_min), span)}
        return [
            agent.id
            for agent in standby.case.agents
            if agent.id in window.agents
            and agent.id not in near
            and standby.open_to(agent.id, window)
            and standby.rested(agent.id, window, self.late.get(agent.id, ()))
        ]

    def _spans(self, agent: str, window: OnCallWindow) -> list[Span]:
        """What has to be free of shifts, with the long rest on either side."""
        return [clear_span(self.standby, agent, window, rests) for rests in sides(self.standby, agent)]

    def _options(self, span: Span) -> BoolArray:
        if span not in self.barred:
            self.barred[span] = disturbing(self.board, span)
        return self.barred[span]

    def _disturbed(self, agent: str, window: OnCallWindow) -> int:
        """Shifts that would have to move, on the better side."""
        return min(self._in_the_way(agent, span) for span in self._spans(agent, window))

    def _in_the_way(self, agent: str, span: Span) -> int:
        if (agent, span) not in self.shifts:
            row = self.board.chosen[self.board.ties.number[agent]]
            worked = np.flatnonzero(row >= 0)
            self.shifts[agent, span] = int(self._options(span)[worked, row[worked]].sum())
        return self.shifts[agent, span]

    def _room_cents(self, agent: str, span: Span) -> float:
        if agent not in self.tables:
            self.tables[agent] = freedom(self.board, self.board.ties.number[agent], self.worths)
        if (agent, span) not in self.cents:
            self.cents[agent, span] = self.tables[agent].room_cents(self._options(span))
        return self.cents[agent, span]
