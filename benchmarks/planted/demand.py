"""Demand planted from a roster: heads present after breaks, allotted to rows by a split that is feasible."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from solver.duties import Roster
from solver.grid import Grid

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]


def heads(roster: Roster, grid: Grid, group_of: dict[str, int]) -> IntArray:
    """Groups x intervals: agents on duty for the whole interval and not on a break or at an activity in it."""
    found = np.zeros((max(group_of.values(), default=-1) + 1, grid.intervals), dtype=np.int64)
    for duty in roster.duties:
        if duty.agent not in group_of:
            continue
        low, high = (
            -((grid.start_min - duty.start_min) // grid.step_min),
            (duty.end_min - grid.start_min) // grid.step_min,
        )
        present = np.ones(max(0, high - low), dtype=np.int64)
        pauses = [(pause.start_min, pause.start_min + pause.length_min) for pause in duty.breaks]
        pauses += [(pause.start_min, pause.start_min + pause.length_min) for pause in duty.activities]
        for start, end in pauses:
            first = (start - grid.start_min) // grid.step_min - low
            last = -((grid.start_min - end) // grid.step_min) - low
            present[max(0, first) : max(0, last)] = 0
        cut = slice(max(0, low), min(grid.intervals, high))
        found[group_of[duty.agent], cut] += present[cut.start - low : cut.stop - low]
    return found


def split(present: IntArray, serves: BoolArray, day_of: IntArray, rng: np.random.Generator) -> FloatArray:
    """Rows x intervals: each group's heads allotted whole to rows that it serves, in shares drawn for each day."""
    need = np.zeros((serves.shape[1], present.shape[1]))
    for group, heads_there in enumerate(present):
        rows = np.flatnonzero(serves[group])
        shares = rng.dirichlet(np.full(len(rows), 3.0), int(day_of.max()) + 1)[day_of]
        wanted = shares * heads_there[:, None]
        whole = np.floor(wanted)
        order = np.argsort(np.argsort(whole - wanted, axis=1, kind="stable"), axis=1, kind="stable")
        need[rows] += (whole + (order < (heads_there - whole.sum(axis=1))[:, None])).T
    return need


def uncovered(need: FloatArray, serves: BoolArray, present: IntArray) -> FloatArray:
    """Agents missing per interval, whoever the present ones are allotted to (Hall, over closed sets of rows).

    The most, over complements of unions of the groups' row sets, of the need in the set less the heads that can
    serve any row of it; equal to the shortfall of a maximum flow.
    """
    bits = 1 << np.arange(serves.shape[1], dtype=object)
    everything = int(bits.sum()) if len(bits) else 0
    masks = [int(bits[row].sum()) if row.any() else 0 for row in serves]
    unions = {0}
    for mask in dict.fromkeys(masks):
        unions |= {union | mask for union in unions}
    worst = np.zeros(need.shape[1])
    for closed in sorted(everything & ~union for union in unions):
        rows = [r for r in range(serves.shape[1]) if closed >> r & 1]
        able = [g for g, mask in enumerate(masks) if mask & closed]
        np.maximum(worst, need[rows].sum(axis=0) - present[able].sum(axis=0), out=worst)
    return worst
