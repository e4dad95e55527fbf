"""Coverage loss over closed sets of rows, and what one more head is worth in every interval (compiled)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from solver.compiled import jit
from solver.cover import FloatArray, Requirement

SingleArray = NDArray[np.float32]


class CoverTable(NamedTuple):
    """Need of closed sets, interval-major for the compiled loops.

    `need[t, l, s]` heads for set s at level l; `step_cents[l]` = cents[l] - cents[l + 1]; `counts[g, s]` is 1
    where group g serves set s (the last group serves nothing).
    """

    need: SingleArray
    step_cents: FloatArray
    counts: SingleArray


def cover_table(requirement: Requirement) -> CoverTable:
    """Closed sets and their needs; single precision (needs are tenths, heads below thousands)."""
    sets = requirement.closed_sets()
    levels, _, intervals = requirement.need.shape
    need = np.zeros((intervals, levels, max(len(sets), 1)), dtype=np.float32)
    if len(sets):
        for level in range(levels):
            need[:, level, :] = (sets.astype(np.float64) @ requirement.need[level]).T
    cents = np.array([*requirement.cents, 0], dtype=np.float64)
    serves = requirement.serves.astype(bool)
    counts = np.zeros((len(serves) + 1, need.shape[2]), dtype=np.float32)
    if len(sets):
        counts[:-1] = (serves.astype(np.int64) @ sets.T.astype(np.int64)) > 0
    return CoverTable(need, cents[:-1] - cents[1:], counts)


@jit(fastmath=True)
def loss_per_interval(table: CoverTable, heads: SingleArray, low: int, high: int, out: FloatArray) -> None:
    """Coverage loss in cents of each interval low..high-1, written into `out`."""
    for t in range(low, high):
        total = 0.0
        for level in range(table.need.shape[1]):
            worst = np.float32(0.0)
            for s in range(table.need.shape[2]):
                worst = max(worst, table.need[t, level, s] - heads[t, s])
            total += table.step_cents[level] * worst
        out[t] = total


@jit(fastmath=True)
def marginal(table: CoverTable, heads: SingleArray, counts: SingleArray, low: int, high: int, out: FloatArray) -> None:
    """Cents that one more head of a group saves in each interval low..high-1, written into `out`."""
    for t in range(low, high):
        saved = 0.0
        for level in range(table.need.shape[1]):
            before = np.float32(0.0)
            after = np.float32(0.0)
            for s in range(table.need.shape[2]):
                gap = table.need[t, level, s] - heads[t, s]
                before = max(before, gap)
                after = max(after, gap - counts[s])
            saved += table.step_cents[level] * (before - after)
        out[t] = saved
