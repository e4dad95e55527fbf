"""Need on some days only, for cases in which one rule alone changes the roster."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from solver.case import RosterCase
from tests.solver.rules.worlds import wanted


def needed(case: RosterCase, hours: tuple[int, int], *offsets: int) -> RosterCase:
    """The case with one head wanted between two clock minutes on some days of the horizon, counted from 0."""
    grid = case.grid
    chosen = {grid.days[offset] for offset in offsets}
    there = np.array([grid.day_of(int(minute)) in chosen for minute in grid.starts], dtype=np.float64)
    whole = wanted(grid, 1, hours)
    return replace(case, requirement=replace(whole, need=whole.need * there, load=whole.load * there))
