"""Demand: the forecast as the solver sees it, built only by planner."""

from __future__ import annotations

from dataclasses import dataclass

from solver.cover import FloatArray
from solver.grid import Grid

LEVELS = (0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95)


@dataclass(frozen=True, slots=True)
class Demand:
    """Contacts offered per queue and interval of the grid.

    Attributes
    ----------
    queues : queue ids, in the order of the first axis of `mean`.
    mean : queues x intervals, expected contacts.
    quantiles : len(LEVELS) x queues x intervals.
    aht_s : queues x intervals, seconds as recorded (for concurrent queues at the measured concurrency).
    aht_cv : coefficient of variation of the handling time per queue.
    paths : samples x queues x intervals of joint counts, or None.
    backlog_min : agent-minutes waiting per queue at the start (deferred kinds).
    """

    grid: Grid
    queues: tuple[str, ...]
    mean: FloatArray
    quantiles: FloatArray
    aht_s: FloatArray
    aht_cv: FloatArray
    paths: FloatArray | None
    backlog_min: FloatArray
