"""Time, progress and cancelling of one run."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from time import monotonic

from solver.outcomes import TracePoint

Progress = Callable[[TracePoint], object]
Cancel = Callable[[], bool]


class Watch:
    """Knows the deadline, keeps the anytime points and asks whether the caller wants to stop."""

    def __init__(self, limit_s: float, progress: Progress | None = None, cancel: Cancel | None = None) -> None:
        self.limit_s = limit_s
        self.cancelled = False
        self.legal = False  # whether a roster was seen that keeps every hard rule of each agent
        self.trace: list[TracePoint] = []
        self.worth: Callable[[], float] | None = None  # of the whole demand, cents: what a gap is a share of
        self.beside: Callable[[], float] | None = None  # cents that the search does not price: on-call duties
        self._start = monotonic()
        self._objective, self._gained_s = inf, 0.0
        self._bound: float | None = None
        self._progress = progress
        self._cancel = cancel

    @property
    def spent_s(self) -> float:
        """Seconds since the run began."""
        return monotonic() - self._start

    @property
    def left_s(self) -> float:
        """Seconds until the deadline, never below zero."""
        return max(0.0, self.limit_s - self.spent_s)

    def hold(self, seconds: float) -> None:
        """Move the deadline forward by so many seconds (back, below zero), for what comes after the search."""
        self.limit_s -= seconds

    def stopped(self, reserve_s: float = 0.0) -> bool:
        """Whether to stop now: cancelled, or no more than `reserve_s` seconds left."""
        if not self.cancelled and self._cancel is not None and self._cancel():
            self.cancelled = True
        return self.cancelled or self.left_s <= reserve_s

    def note(self, stage: str, objective_cents: float, bound_cents: float | None = None) -> None:
        """Record an anytime point and report it, with what stands beside; the best bound said so far stays said."""
        now_s = self.spent_s
        objective_cents += 0.0 if self.beside is None else self.beside()
        if objective_cents != self._objective:  # a rise: the question is another one
            self._objective, self._gained_s = objective_cents, now_s
        if bound_cents is not None:
            self._bound = bound_cents if self._bound is None else max(self._bound, bound_cents)
        gap, since_s = self._gap(objective_cents), now_s - self._gained_s
        point = TracePoint(now_s, stage, objective_cents, self._bound, gap, since_s, self.legal)
        self.trace.append(point)
        if self._progress is not None:
            self._progress(point)

    def _gap(self, objective_cents: float) -> float | None:
        """(objective - bound) / worth of the demand; None without a bound."""
        if self._bound is None or self.worth is None:
            return None
        worth_cents = self.worth()
        return max(0.0, objective_cents - self._bound) / worth_cents if worth_cents > 0 else None
