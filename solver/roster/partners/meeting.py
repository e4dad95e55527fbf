"""Meetings of searches: at agreed shares of the schedule each tells where it stands, and the worse takes the better."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from solver.roster.anneal import Annealer, Snapshot, restore, snapshot
from solver.roster.partners.mailbox import Mailbox
from solver.roster.partners.offers import State

SHARE = 0.05
"""Of the schedule between two meetings."""


Tell = Callable[[Snapshot], object]


class Other(Protocol):
    """Another search: how to write to it, and what came from it."""

    @property
    def inbox(self) -> Mailbox: ...
    @property
    def post(self) -> Callable[[object], bool]: ...


class Meeting:
    """Asked before every move of an annealing; acts once in a while."""

    def __init__(self, others: Sequence[Other], share: float = SHARE, tell: Tell | None = None) -> None:
        self._others, self._share, self._tell = others, share, tell
        self._next = share

    def __call__(self, annealer: Annealer, done: float) -> None:
        """Meet, if the next meeting is due at this share of the schedule."""
        if done < self._next:
            return
        self._next = done + self._share
        mine = snapshot(annealer.board)
        for other in self._others:
            other.post(State(mine))
        better = self._better_than(mine.total)
        if better is not None:
            restore(annealer.board, better)
            if annealer.board.total < annealer.best.total:
                annealer.best = snapshot(annealer.board)
        if self._tell is not None:
            self._tell(annealer.best)

    def _better_than(self, cents: float) -> Snapshot | None:
        states = [state.roster for other in self._others if (state := other.inbox.take(State)) is not None]
        return min((s for s in states if s.total < cents), key=lambda s: s.total, default=None)
