"""What intervals cost and what one more head is worth there: cover, floors and rows of heads together (compiled)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from solver.compiled import jit
from solver.cover import FloatArray
from solver.roster.coverage import CoverTable, loss_per_interval, marginal
from solver.roster.head_rows import add_worth
from solver.roster.values import Heads

if TYPE_CHECKING:
    from solver.roster.problem import Problem
    from solver.roster.ties import Ties


class FloorTable(NamedTuple):
    """Least heads per floor and interval, and the price of a missing one."""

    least: FloatArray
    cents: FloatArray


@jit
def price_intervals(cover: CoverTable, floors: FloorTable, to: Heads, low: int, high: int, loss: FloatArray) -> None:
    """Price of missing heads and floors, written into `loss`, for those intervals low..high-1 that have changed."""
    for t in range(low, high):
        if to.stale[t]:
            loss_per_interval(cover, to.heads, to.worst, t, t + 1, loss)
            for f in range(floors.cents.shape[0]):
                loss[t] += floors.cents[f] * max(0.0, floors.least[f, t] - to.on_duty[f, t])
            to.stale[t] = False


@jit
def head_worth(cover: CoverTable, floors: FloorTable, to: Heads, low: int, high: int, worth: FloatArray) -> None:
    """Cents that the presence of the agent of `to` saves in each interval low..high-1, written into `worth`."""
    marginal(cover, to.heads, to.worst, to.counts, low, high, worth)
    for f in range(floors.cents.shape[0]):
        if to.floors[f]:
            for t in range(low, high):
                worth[t] += floors.cents[f] * min(1.0, max(0.0, floors.least[f, t] - to.on_duty[f, t]))
    add_worth(to.rows, to.agent, False, low, high, worth)


def heads_of(problem: Problem, ties: Ties) -> list[Heads]:
    """What each agent's presence is counted in, all over the same arrays; the last entry is nobody's."""
    intervals, floors = problem.case.grid.intervals, problem.floors
    heads = np.zeros((intervals, problem.cover.adds.shape[1]), dtype=np.int32)
    worst, stale = np.ones(problem.cover.parts.shape[:2], dtype=np.int32), np.ones(intervals, dtype=bool)
    on_duty: FloatArray = np.zeros(floors.least.shape)
    counts = problem.cover.adds[[*problem.group_of, -1]]
    counted = np.vstack([floors.counts, np.zeros((1, floors.counts.shape[1]), dtype=bool)])
    rows = ties.rows, ties.day_rows
    return [Heads(heads, worst, counts[a], on_duty, counted[a], stale, *rows, a) for a in range(len(counts))]
