"""Rows planned one after the other, each at the prices that the ones before leave."""

from __future__ import annotations

import numpy as np

from solver.compiled import jit
from solver.cover import IntArray
from solver.roster.rows.programme import row_cost
from solver.roster.rows.search import STEEP, lift, reinsert
from solver.roster.rows.state import RowState
from solver.roster.rows.tables import Rows
from solver.roster.watch import Watch

STEP_DAYS, WEEK_DAYS = 28, 7


def first_rows(state: RowState, seed: int, watch: Watch) -> None:
    """Plan everybody's row in random order: all days at once where there is room, else some weeks after the other.

    Before they are planned by weeks, and once the watch has stopped, rows repeat the same days of every week.
    """
    order = np.random.default_rng(seed).permutation(len(state.roster.own))
    for agent in order:
        state.roster.own[agent] = row_cost(state.rows, agent, state.roster.chosen[agent], state.room.sums)
    days = state.roster.chosen.shape[1]
    for agent in order:
        if not watch.stopped():
            _insert(state, int(agent), (0, days))
        if (state.roster.chosen[agent] < 0).all():  # no room for all days at once, no time, or nothing to do
            _repeat(state, int(agent))
            _by_weeks(state, int(agent), watch)


def _by_weeks(state: RowState, agent: int, watch: Watch) -> None:
    """Plan some weeks after the other anew, while the rest of the row stands."""
    templates = state.moves.extra.shape[1]
    for span in spans_of(state):
        if watch.stopped():
            return
        lift(state.cover, state.roster, agent, span, -1, templates)
        _insert(state, agent, span)


def _repeat(state: RowState, agent: int) -> None:
    """Give the agent the cheapest row of one template on the same days of every week, cover apart."""
    roster, templates = state.roster, state.moves.extra.shape[1]
    repeat_week(state.rows, agent, templates, roster.chosen[agent], state.room.sums)
    roster.own[agent] = row_cost(state.rows, agent, roster.chosen[agent], state.room.sums)
    lift(state.cover, roster, agent, (0, roster.chosen.shape[1]), 1, templates)


@jit
def repeat_week(rows: Rows, agent: int, templates: int, row: IntArray, sums: IntArray) -> None:
    """The same days of every week with one template where it is allowed: the cheapest, of the first that is lawful."""
    tried, least = row.copy(), row_cost(rows, agent, row, sums)
    for i in range(templates):
        t = (agent + i) % templates  # people begin with different ones, which spreads them
        for worked in range(1, WEEK_DAYS + 1):
            for phase in range(WEEK_DAYS):
                for d in range(row.shape[0]):
                    on = (d + phase) % WEEK_DAYS < worked and rows.price[agent, d, t] < np.inf
                    tried[d] = t if on else -1
                cost = row_cost(rows, agent, tried, sums)
                if cost < least:
                    least = cost
                    row[:] = tried
        if least < STEEP:
            return
    turn_days(rows, agent, row, sums, least)


@jit
def turn_days(rows: Rows, agent: int, row: IntArray, sums: IntArray, least: float) -> None:
    """Turn one or two days in a row off, or on like the day before, wherever the row gets cheaper."""
    for d in range(1, row.shape[0] - 1):
        for width in range(1, 3):
            for on in range(2):
                kept, other = row[d : d + width].copy(), row[d - 1] if on else -1
                for e in range(d, d + width):
                    row[e] = -1 if other < 0 or rows.price[agent, e, other] == np.inf else other
                cost = row_cost(rows, agent, row, sums)
                if cost < least:
                    least = cost
                else:
                    row[d : d + width] = kept


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
