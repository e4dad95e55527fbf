"""Raising a bound: prices follow what is missing and what is too much, in steps that shrink.

The steps are those of Adam (Kingma and Ba, 2015), which suits slopes of very different size. Measured on 120 agents and
four weeks (400 steps): steps that shrink to a hundredth by equal shares end level with ones that shrink to nothing in
a straight line, but are far ahead when a run is cut short.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from solver.roster.bound.relaxation import Prices, Relaxation
from solver.roster.bound.value import legal, prove

FIRST, SECOND = 0.9, 0.98
"""How long the mean slope and the mean squared slope remember."""
LAST_SHARE = 0.01
"""Length of the last step, of the first."""
BLEND_CENTS, LEAST_BLEND_CENTS = 8.0, 0.5


class Ascent:
    """A bound under way: `best` is the best so far, `kept` its prices."""

    def __init__(self, relaxation: Relaxation, start: Prices) -> None:
        self.best, self.kept = -np.inf, start
        self._relaxation, self._prices = relaxation, start
        self._scales = step_cents(relaxation)
        self._mean = [np.zeros_like(part) for part in start]
        self._square = [np.zeros_like(part) for part in start]
        self._steps = 0

    def step(self, left: float) -> None:
        """See what the present prices prove, and take a step of the length `left`, a share of the first step's."""
        found = prove(self._relaxation, self._prices, BLEND_CENTS * left + LEAST_BLEND_CENTS)
        if found.cents > self.best:
            self.best, self.kept = found.cents, self._prices
        self._steps += 1
        moved = []
        for i, slope in enumerate(found.slope):
            self._mean[i] = FIRST * self._mean[i] + (1 - FIRST) * slope
            self._square[i] = SECOND * self._square[i] + (1 - SECOND) * slope * slope
            scale = np.sqrt(self._square[i] / (1 - SECOND**self._steps)) + 1e-9
            ahead = self._mean[i] / (1 - FIRST**self._steps) / scale
            moved.append(self._prices[i] + self._scales[i] * left * ahead)
        self._prices = legal(self._relaxation, Prices(*moved))


def ascend(
    relaxation: Relaxation, start: Prices, steps: int, enough: Callable[[float], bool] = lambda best: False
) -> tuple[float, Prices]:
    """The best bound found from a start in so many steps, and its prices; `enough` may end it before."""
    ascent = Ascent(relaxation, start)
    for step in range(steps):
        ascent.step(step_share(step, steps))
        if enough(ascent.best):
            break
    return ascent.best, ascent.kept


def step_share(step: int, steps: int) -> float:
    """Length of a step, of the first one's."""
    return float(LAST_SHARE ** min(1.0, step / steps))


def step_cents(relaxation: Relaxation) -> tuple[float, float, float, float]:
    """First steps of the four kinds of price."""
    row = 0.06 * float(relaxation.cents.max(initial=1.0))
    floor = 0.06 * float(relaxation.floor_cents.max(initial=1.0))
    return row, floor, row, 0.06 * float(relaxation.weekends.cents.max(initial=1.0))
