"""Coverage loss over closed sets of rows, and what one more head is worth in every interval (compiled)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from solver.compiled import jit
from solver.cover import FloatArray, Requirement

SingleArray = NDArray[np.float32]
Parts = NDArray[np.int32]
PARTS = 1 << 16
"""Whole parts of a head in which heads and needs are counted: maxima of whole numbers compile to vector code.

A need is off by less than a hundred-thousandth of a head; 32,767 heads fit, and no more are counted as missing.
"""


FAR_BELOW = -(1 << 30)


class CoverTable(NamedTuple):
    """Need of closed sets, interval-major for the compiled loops.

    `need[t, l, s]` heads for set s at level l, `parts` the same in parts of a head; `step_cents[l]` = cents[l] -
    cents[l + 1]; `counts[g, s]` is 1 where group g serves set s (the last group serves nothing), `adds` the same in
    parts.
    """

    need: SingleArray
    parts: Parts
    step_cents: FloatArray
    counts: SingleArray
    adds: Parts


def cover_table(requirement: Requirement) -> CoverTable:
    """Closed sets and their needs."""
    sets = requirement.closed_sets()
    levels, _, intervals = requirement.need.shape
    need = np.zeros((intervals, levels, max(len(sets), 1)), dtype=np.float32)
    parts = np.zeros(need.shape, dtype=np.int32)
    if len(sets):
        within = sets.astype(np.float64)
        for level in range(levels):  # one at a time and in place: each is large
            heads = (within @ requirement.need[level]).T
            need[:, level, :] = heads
            heads *= PARTS
            parts[:, level, :] = np.rint(np.minimum(heads, np.iinfo(np.int32).max, out=heads), out=heads)
    cents = np.array([*requirement.cents, 0], dtype=np.float64)
    serves = requirement.serves.astype(bool)
    counts = np.zeros((len(serves) + 1, need.shape[2]), dtype=np.float32)
    if len(sets):
        counts[:-1] = (serves.astype(np.int64) @ sets.T.astype(np.int64)) > 0
    adds = np.rint(PARTS * counts).astype(np.int32)
    return CoverTable(need, parts, cents[:-1] - cents[1:], counts, adds)


@jit
def largest_gap(need: Parts, heads: Parts) -> int:
    """The largest need of a set less the heads able to serve it, in parts; below zero where all is met."""
    largest = np.int32(FAR_BELOW)
    for s in range(need.shape[0]):
        largest = max(largest, np.int32(need[s] - heads[s]))
    return int(largest)


@jit
def gaps_with(need: Parts, heads: Parts, counts: Parts) -> tuple[int, int]:
    """The same, and with one more head of a group."""
    largest, after = np.int32(FAR_BELOW), np.int32(FAR_BELOW)
    for s in range(need.shape[0]):
        gap = np.int32(need[s] - heads[s])
        largest = max(largest, gap)
        after = max(after, np.int32(gap - counts[s]))
    return int(largest), int(after)


@jit
def loss_per_interval(table: CoverTable, heads: Parts, worst: Parts, low: int, high: int, out: FloatArray) -> None:
    """Coverage loss in cents of each interval low..high-1, written into `out`.

    `worst[t, l]` is never less than the largest gap of a set at level l; it is made exact where it is above zero.
    """
    for t in range(low, high):
        total = 0.0
        for level in range(table.parts.shape[1]):
            if worst[t, level] > 0:
                worst[t, level] = largest_gap(table.parts[t, level], heads[t])
                total += table.step_cents[level] * max(0, worst[t, level])
        out[t] = total / PARTS


@jit
def marginal(
    table: CoverTable, heads: Parts, worst: Parts, counts: Parts, low: int, high: int, out: FloatArray
) -> None:
    """Cents that one more head of a group saves in each interval low..high-1, written into `out`.

    `worst` as in `loss_per_interval`: where no set is short, one more head saves nothing.
    """
    for t in range(low, high):
        saved = 0.0
        for level in range(table.parts.shape[1]):
            if worst[t, level] > 0:
                largest, after = gaps_with(table.parts[t, level], heads[t], counts)
                worst[t, level] = largest
                saved += table.step_cents[level] * (max(0, largest) - max(0, after))
        out[t] = saved / PARTS
