"""What every option is worth at given prices of presence, with its breaks where they cost least (compiled)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from solver.compiled import jit
from solver.cover import FloatArray, IntArray
from solver.roster.duty_table import DutyTable
from solver.shifts import ShiftTemplate


class Options(NamedTuple):
    """Options as arrays: shifts in whole intervals of the horizon, and break windows in minutes after the start.

    `length` is 0 where a template has no such break.
    """

    origin: int
    step: int
    start: IntArray  # days x templates, UTC minutes
    first: IntArray  # days x templates: whole intervals first..last-1
    last: IntArray
    earliest: IntArray  # templates x breaks
    latest: IntArray
    length: IntArray


def options_of(duties: DutyTable, templates: tuple[ShiftTemplate, ...]) -> Options:
    """The options of a horizon, with any start of a break inside its window, on the grid or not."""
    most = max((len(template.breaks) for template in templates), default=0)
    found = np.zeros((3, len(templates), most), dtype=np.int64)
    for t, template in enumerate(templates):
        for j, window in enumerate(template.breaks):
            found[:, t, j] = window.earliest_min, window.latest_min, window.length_min
    return Options(duties.origin, duties.step, duties.start, duties.first, duties.last, *found)


@jit
def break_loss(options: Options, worth: FloatArray, d: int, t: int, j: int) -> tuple[float, int, float]:
    """Least worth that break j of an option takes, the interval it is taken from, and how many intervals it takes.

    An interval that a break touches is lost as a whole, so it costs at least its minutes' share, and two breaks that
    share an interval are not counted twice. Minutes outside the shift's whole intervals cost nothing.
    """
    low = options.origin + options.step * options.first[d, t]
    high = options.origin + options.step * options.last[d, t]
    length = options.length[t, j]
    early, late = options.start[d, t] + options.earliest[t, j], options.start[d, t] + options.latest[t, j]
    inside = min(
        min(early + length, high) - max(early, low),
        min(late + length, high) - max(late, low),
    )
    if length == 0 or inside <= 0:
        return 0.0, 0, 0.0
    first = (max(early, low) - options.origin) // options.step
    last = (min(late + length, high) - 1 - options.origin) // options.step
    at = first
    for i in range(first + 1, last + 1):
        if worth[i] < worth[at]:
            at = i
    share = inside / options.step
    return share * worth[at], at, share


@jit
def option_worth(options: Options, worth: FloatArray, out: FloatArray) -> None:
    """Worth of each option (days x templates) at the worth of presence per interval, written into `out`."""
    sums = np.zeros(worth.shape[0] + 1)
    for i in range(worth.shape[0]):  # NumPy's running sum, once compiled, loads SciPy at the start of a program
        sums[i + 1] = sums[i] + worth[i]
    for d in range(out.shape[0]):
        for t in range(out.shape[1]):
            total = sums[options.last[d, t]] - sums[options.first[d, t]]
            for j in range(options.length.shape[1]):
                total -= break_loss(options, worth, d, t, j)[0]
            out[d, t] = total


@jit
def add_presence(options: Options, worth: FloatArray, d: int, t: int, heads: FloatArray) -> None:
    """Add the presence of an option with its best breaks to heads per interval."""
    for i in range(options.first[d, t], options.last[d, t]):
        heads[i] += 1.0
    for j in range(options.length.shape[1]):
        _, at, share = break_loss(options, worth, d, t, j)
        heads[at] -= share
