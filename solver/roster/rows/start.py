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
    days = state.roster.chosen.shape[1]
    for agent in order:
        _insert(state, int(agent), (0, days))
        if (state.roster.chosen[agent] < 0).all():  # no room for all days at once, or nothing to do
            for span in spans_of(state):
                _insert(state, int(agent), span)
        if watch.cancelled:
            return


def _insert(state: RowState, agent: int, span: tuple[int, int]) -> None:
    reinsert(state.rows, state.cover, state.room, state.roster, state.moves, agent, span, 0.0)


def spans_of(state: RowState) -> list[tuple[int, int]]:
    """The horizon in spans of some weeks, none of which ends within a weekend."""
    cuts = np.flatnonzero(state.moves.cuts)
    found, low = [], 0
    while low < cuts[-1]:
        later = cuts[(cuts > low) & (cuts >= min(low + STEP_DAYS, int(cuts[-1])))]
        found.append((low, int(later[0])))
        low = found[-1][1]
    return found
