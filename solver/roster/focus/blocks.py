"""The inner programme: what the best sequence of focus blocks inside each duty costs (compiled).

A duty is cut into blocks end to end, each of one row and at least `least` intervals. Going through the duty,
`open[r]` is the cheapest way whose last block is of row r and long enough, and `ended[i]` the cheapest of them after
i intervals; a new block enters with its first `least` intervals at once. At given prices per row and interval this is
exact, for all lengths of one start in one sweep.
"""

from __future__ import annotations

import numpy as np

from solver.compiled import jit
from solver.cover import FloatArray, IntArray


@jit
def price_heads(
    heads: IntArray,
    least: IntArray,
    most: IntArray,
    cents: tuple[float, float],
    span: tuple[int, int],
    sums: FloatArray,
) -> None:
    """Running sums, per row, of what one more head costs in each interval of a span (sums[r, t] = of those before t).

    Below the least it saves the first of the two `cents`, from the most on it costs the second, times 1, 3, 5...
    """
    short, over = cents
    for r in range(heads.shape[0]):
        sums[r, span[0]] = 0.0
        for t in range(span[0], span[1]):
            price = 0.0
            if heads[r, t] < least[r, t]:
                price = -short
            elif heads[r, t] >= most[r, t]:
                price = over * (2 * (heads[r, t] - most[r, t]) + 1)
            sums[r, t + 1] = sums[r, t] + price


@jit
def sweep(sums: FloatArray, rows: IntArray, at: int, least: int, ended: FloatArray, still: FloatArray) -> None:
    """Cheapest blocks from interval `at` on, for each length below that of `ended`.

    `still[i, r]` is the cheapest way whose last block is of row r and may go on after i intervals.
    """
    for i in range(ended.shape[0]):  # a slice assignment would compile for seconds
        ended[i] = np.inf
        for r in rows:
            still[i, r] = np.inf
    ended[0] = 0.0
    for i in range(least, min(ended.shape[0], sums.shape[1] - at)):
        for r in rows:
            kept = still[i - 1, r] + sums[r, at + i] - sums[r, at + i - 1]
            anew = ended[i - least] + sums[r, at + i] - sums[r, at + i - least]
            still[i, r] = min(kept, anew)
            ended[i] = min(ended[i], still[i, r])


@jit
def best_blocks(sums: FloatArray, rows: IntArray, at: int, least: int, doing: IntArray) -> float:
    """Write the row of each interval of the cheapest blocks of a duty into `doing`; returns what they cost."""
    length = doing.shape[0]
    ended, still = np.zeros(length + 1), np.zeros((length + 1, sums.shape[0]))
    sweep(sums, rows, at, least, ended, still)
    i, row = length, -1
    while i > 0:
        if row < 0:
            row = rows[0]
            for r in rows:
                if still[i, r] < still[i, row]:
                    row = r
        anew = ended[i - least] + sums[row, at + i] - sums[row, at + i - least]
        if anew <= still[i, row]:
            for j in range(i - least, i):
                doing[j] = row
            i, row = i - least, -1
        else:
            i -= 1
            doing[i] = row
    return float(ended[length])
