"""What a roster in focus blocks costs, from its blocks alone: shares nothing with the search's arrays."""

from __future__ import annotations

import numpy as np

from solver.case import RosterCase
from solver.cover import Focus, IntArray
from solver.duties import Roster
from solver.roster.evaluate import HARD, Terms
from solver.roster.personal import HARD_CENTS

FOCUS = "focus"


def heads_in_focus(case: RosterCase, focus: Focus, roster: Roster) -> IntArray:
    """Heads per row and interval: agents whose block of that row holds the whole interval."""
    heads = np.zeros(focus.least.shape, dtype=np.int64)
    starts = case.grid.starts
    for block in roster.focus:
        heads[block.row] += (starts >= block.start_min) & (starts + case.grid.step_min <= block.end_min)
    return heads


def focus_terms(case: RosterCase, focus: Focus, roster: Roster) -> Terms:
    """Squared excess above the most, and, where heads are missing to the least, their price under `hard:focus`."""
    heads = heads_in_focus(case, focus, roster)
    over = int((np.maximum(0, heads - focus.most) ** 2).sum())
    short = int(np.maximum(0, focus.least - heads).sum())
    missing = ((HARD + FOCUS, float(HARD_CENTS * short)),) if short else ()
    return ((FOCUS, float(focus.over_cents * over)), *missing)
