"""What a planner asks all day: how many agents for this load, at these goals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.queues import Measure, ServiceGoal

Floats = NDArray[np.float64]
# target share and threshold, s: two for calls, one for chat, two for messages
PROMISES = ((0.8, 30.0), (0.9, 20.0), (0.8, 60.0), (0.8, 300.0), (0.8, 900.0))


def promise(target: float, threshold_s: float) -> ServiceGoal:
    """Served within the threshold, of all offered."""
    return ServiceGoal(Measure.SERVICE_LEVEL, target, threshold_s)


@dataclass(frozen=True, eq=False, slots=True)
class Questions:
    """Loads (erlangs), handling times and patience (s), one goal for all."""

    goal: ServiceGoal
    load: Floats
    aht_s: Floats
    patience_s: Floats

    def first(self, count: int) -> Questions:
        """The first few."""
        return Questions(self.goal, self.load[:count], self.aht_s[:count], self.patience_s[:count])


def ask(count: int, loads: tuple[float, float], seed: int) -> tuple[Questions, ...]:
    """Random questions between two loads, as many for each goal."""
    rng = np.random.default_rng(seed)
    each = max(1, count // len(PROMISES))
    return tuple(
        Questions(
            promise(*said), rng.uniform(*loads, each), rng.uniform(120.0, 600.0, each), rng.uniform(60.0, 600.0, each)
        )
        for said in PROMISES
    )


def first(asked: tuple[Questions, ...], count: int) -> tuple[Questions, ...]:
    """The first few of each goal, `count` in all."""
    return tuple(part.first(max(1, count // len(asked))) for part in asked)


def each(part: Questions) -> Iterator[tuple[float, float, float]]:
    """Load, AHT and patience of every question."""
    yield from zip(part.load.tolist(), part.aht_s.tolist(), part.patience_s.tolist(), strict=True)
