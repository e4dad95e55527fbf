"""What a run knows of the searches beside it."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from time import monotonic
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from solver.roster.anneal import Annealer, Snapshot
    from solver.roster.run import Run

Meet = Callable[["Annealer", float], None]
"""Asked before every annealing move, with the share of the schedule that is done."""


TELL_S = 0.5
"""Seconds at least between two rosters told of: anytime points of a search are a second apart, each has its roster."""


class Company(Protocol):
    """The searches beside a run."""

    def kept(self, run: Run) -> None:
        """A better roster was kept."""
        ...

    def tell_of(self, roster: Snapshot) -> None:
        """A search that is no annealing found a better roster."""
        ...

    def begin(self, run: Run, reserve_s: float) -> Meet | None:
        """Tell them where the annealing begins; how to meet them, or None where there are none."""
        ...

    def join(self, run: Run) -> None:
        """Take their best roster if it is better."""
        ...


class Alone:
    """No search beside a run."""

    def kept(self, run: Run) -> None:
        """Nobody to tell."""

    def tell_of(self, roster: Snapshot) -> None:
        """Nobody to tell."""

    def begin(self, run: Run, reserve_s: float) -> None:
        """Nobody to meet."""

    def join(self, run: Run) -> None:
        """Nothing to take."""


class Herald:
    """Tells somebody of better rosters while a search goes on: the first one at once, then two a second at most."""

    def __init__(self, tell: Callable[[Snapshot], object] | None = None) -> None:
        self._tell, self._told, self._at = tell, inf, -inf

    def __call__(self, total: float, roster: Callable[[], Snapshot]) -> None:
        """Tell of the best roster so far, with this price, if it is time and a better one than told of."""
        now = monotonic()
        if self._tell is not None and total < self._told and now - self._at >= TELL_S:
            self._told, self._at = total, now
            self._tell(roster())
