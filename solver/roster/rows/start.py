"""Rows planned one after the other, each at the prices that the ones before leave."""

from __future__ import annotations

import numpy as np

from solver.roster.rows.programme import row_cost
from solver.roster.rows.search import reinsert
from solver.roster.rows.state import RowState
from solver.roster.watch import Watch

STEP_DAYS = 28


def first_rows(state: RowState, seed: int, watch: Watch) -> None:
    """Plan everybody's row in random order: all days at once where there is room, else some weeks after the other."""
    order = np.random.default_rng(seed).permutation(len(state.roster.own))
    for agent in order:
        state.roster.own[agent] = row_cost(state.rows, agent, state.roster.chosen[agent], state.room.sums)
    for agent in order:
        for span in spans_of(state):
            if watch.cancelled:
                return
            reinsert(state.rows, state.cover, state.room, state.roster, state.moves, int(agent), span, 0.0)


def spans_of(state: RowState) -> list[tuple[int, int]]:
    """The whole horizon."""
    days = state.roster.chosen.shape[1]
    return [(0, days)]
