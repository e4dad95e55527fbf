"""What a run knows of the searches beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from solver.roster.anneal import Annealer
    from solver.roster.run import Run

Meet = Callable[["Annealer", float], None]
"""Asked before every annealing move, with the share of the schedule that is done."""


class Company(Protocol):
    """The searches beside a run."""

    def kept(self, run: Run) -> None:
        """A better roster was kept."""
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

    def begin(self, run: Run, reserve_s: float) -> None:
        """Nobody to meet."""

    def join(self, run: Run) -> None:
        """Nothing to take."""
