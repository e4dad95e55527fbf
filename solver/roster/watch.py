"""Time, progress and cancelling of one run."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from solver.outcomes import TracePoint

Progress = Callable[[TracePoint], None]
Cancel = Callable[[], bool]


class Watch:
    """Knows the deadline, keeps the anytime points and asks whether the caller wants to stop."""

    def __init__(self, limit_s: float, progress: Progress | None = None, cancel: Cancel | None = None) -> None:
        self.limit_s = limit_s
        self.cancelled = False
        self.legal = False  # whether a roster was seen that keeps every hard rule of each agent
        self.trace: list[TracePoint] = []
        self._start = monotonic()
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

    def stopped(self, reserve_s: float = 0.0) -> bool:
        """Whether to stop now: cancelled, or no more than `reserve_s` seconds left."""
        if not self.cancelled and self._cancel is not None and self._cancel():
            self.cancelled = True
        return self.cancelled or self.left_s <= reserve_s

    def note(self, stage: str, objective_cents: float, bound_cents: float | None = None) -> None:
        """Record an anytime point and report it."""
        point = TracePoint(self.spent_s, stage, objective_cents, bound_cents, legal=self.legal)
        self.trace.append(point)
        if self._progress is not None:
            self._progress(point)
