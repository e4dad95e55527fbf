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


def ascend(
    relaxation: Relaxation, start: Prices, steps: int, enough: Callable[[float], bool] = lambda best: False
) -> tuple[float, Prices]:
    """The best bound found from a start in so many steps, and its prices; `enough` may end it before."""
    prices, best, kept = start, -np.inf, start
    scales = step_cents(relaxation)
    mean = [np.zeros_like(part) for part in prices]
    square = [np.zeros_like(part) for part in prices]
    for step in range(steps):
        left = LAST_SHARE ** (step / steps)
        found = prove(relaxation, prices, BLEND_CENTS * left + LEAST_BLEND_CENTS)
        if found.cents > best:
            best, kept = found.cents, prices
        if enough(best):
            break
        moved = []
        for i, slope in enumerate(found.slope):
            mean[i] = FIRST * mean[i] + (1 - FIRST) * slope
            square[i] = SECOND * square[i] + (1 - SECOND) * slope * slope
            ahead = mean[i] / (1 - FIRST ** (step + 1)) / (np.sqrt(square[i] / (1 - SECOND ** (step + 1))) + 1e-9)
            moved.append(prices[i] + scales[i] * left * ahead)
        prices = legal(relaxation, Prices(*moved))
    return best, kept


def step_cents(relaxation: Relaxation) -> tuple[float, float, float, float]:
    """First steps of the four kinds of price."""
    row = 0.06 * float(relaxation.cents.max(initial=1.0))
    floor = 0.06 * float(relaxation.floor_cents.max(initial=1.0))
    return row, floor, row, 0.06 * float(relaxation.weekends.cents.max(initial=1.0))
