"""A goal judged over a day, a week or a month: agents go where one more serves most in time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

import numpy as np

from solver.compiled import jit
from solver.staffing.search import IntArray, Needed
from solver.staffing.service import FloatArray

Table = Callable[[IntArray], FloatArray]
FEWER, MORE = 4, 2  # numbers of agents looked at below and above the need of an interval that is judged alone
TIE_SHARE = 1e-9  # steps whose gains per agent differ by no more are equally useful
STEP_SHARE = 0.25  # of the square root of the load: the distance between two of them


@dataclass(frozen=True, slots=True)
class Ladder:
    """What numbers of agents attain in every interval of one pool (intervals x steps), agents never falling.

    `volume` weighs the intervals, `target` is the score the pool was promised, `least` the lowest score any
    interval may be planned for.
    """

    agents: FloatArray
    score: FloatArray
    volume: FloatArray
    target: float
    least: float


def ladder(table: Table, needed: Needed, load: FloatArray, volume: FloatArray, scores: tuple[float, float]) -> Ladder:
    """Look about the need of each interval.

    Parameters
    ----------
    table : what numbers of agents (intervals x steps) attain, see `tables.service_table`.
    needed : what meets the goal in every interval.
    load : agents kept busy per interval.
    volume : contacts per interval.
    scores : what was promised, and the lowest accepted in one interval.
    """
    step = np.maximum(1, np.round(STEP_SHARE * np.sqrt(load))).astype(np.int64)
    agents = np.maximum(needed.agents[:, None] + step[:, None] * np.arange(-FEWER, MORE + 1), 0)
    agents[load <= 0] = 0
    found = np.where(load[:, None] > 0, table(agents), 0.0)
    return Ladder(agents.astype(np.float64), found, np.where(load > 0, volume, 0.0), *scores)


def allocate(ladders: Sequence[Ladder], part_of: IntArray) -> tuple[FloatArray, ...]:
    """Fewest agents per pool and interval so that together they keep their promise in every part of the horizon.

    Within a part (all intervals with the same number in `part_of`, of all the pools) the volume-weighted mean of
    score less target is at least zero. Numbers of agents are means: 4.3 is 4 at some times and 5 at others.

    Notes
    -----
    Marginal analysis: each next agent goes where it adds most contacts in time, down the concave hull of each
    interval's score. Best possible for concave scores (Fox 1966); Koole and van der Sluis (2003) show that local
    search is enough for one skill. No interval falls below its least score.
    """
    size = part_of.size
    stairs = [_stairs(one) for one in ladders]
    width = np.concatenate([s[0].ravel() for s in stairs])
    gain = np.concatenate([s[1].ravel() for s in stairs])
    base = np.stack([s[2] for s in stairs])
    part = np.concatenate([np.repeat(part_of, s[0].shape[1]) for s in stairs])
    lacking = np.zeros(int(part_of.max(initial=0)) + 1)
    for one, (_, _, _, reached) in zip(ladders, stairs, strict=True):
        np.add.at(lacking, part_of, one.volume * (one.target - reached))
    slope = np.divide(gain, width, out=np.zeros_like(gain), where=width > 0)
    order = np.lexsort((-slope, part)).astype(np.int64)
    taken = _take(order, part.astype(np.int64), gain, width, lacking)
    steps = [s[0].shape[1] for s in stairs]
    cuts = np.cumsum([size * k for k in steps])[:-1]
    pieces = zip(base, np.split(taken, cuts), steps, strict=True)
    return tuple(low + piece.reshape(size, k).sum(axis=1) for low, piece, k in pieces)


def _stairs(one: Ladder) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Widths (agents) and gains (contacts in time) of the concave steps, where they start, and the score there."""
    width, gain = np.zeros((2, one.agents.shape[0], one.agents.shape[1]))
    base, reached = np.zeros((2, one.agents.shape[0]))
    _climb_hull(one.agents, one.score, one.least, (width, gain, base, reached))
    return width, gain * one.volume[:, None], base, np.where(one.volume > 0, reached, one.target)


@jit
def _climb_hull(
    agents: FloatArray, score: FloatArray, least: float, out: tuple[FloatArray, FloatArray, FloatArray, FloatArray]
) -> None:
    """Start at the least score (between two steps if need be), then follow the upper concave hull."""
    width, gain, base, reached = out
    steps = agents.shape[1]
    for t in range(agents.shape[0]):
        at = 0
        while at < steps - 1 and not score[t, at] >= least:
            at += 1
        x, y = agents[t, at], score[t, at]
        if at > 0 and score[t, at] > least and score[t, at - 1] > -inf:
            share = (least - score[t, at - 1]) / (score[t, at] - score[t, at - 1])
            x, y, at = agents[t, at - 1] + share * (x - agents[t, at - 1]), least, at - 1
        base[t], reached[t] = x, y
        for k in range(steps):
            best, slope = -1, 0.0
            for j in range(at + 1, steps):
                if agents[t, j] > x and (score[t, j] - y) / (agents[t, j] - x) > slope:
                    best, slope = j, (score[t, j] - y) / (agents[t, j] - x)
            if best < 0:
                break
            width[t, k], gain[t, k] = agents[t, best] - x, score[t, best] - y
            x, y, at = agents[t, best], score[t, best], best


@jit
def _take(order: IntArray, part: IntArray, gain: FloatArray, width: FloatArray, lacking: FloatArray) -> FloatArray:
    """Agents taken of every step, the most useful first, until nothing lacks; equally useful ones share the last."""
    taken = np.zeros(gain.size)
    first = 0
    while first < order.size:
        i = order[first]
        missing, total, end = lacking[part[i]], gain[i], first + 1
        while (
            end < order.size
            and part[order[end]] == part[i]
            and gain[order[end]] * width[i] >= (1.0 - TIE_SHARE) * gain[i] * width[order[end]]
        ):
            total += gain[order[end]]
            end += 1
        if missing > 0.0 and total > 0.0:
            share = min(1.0, missing / total)
            for k in range(first, end):
                taken[order[k]] = share * width[order[k]]
            lacking[part[i]] -= share * total
        first = end
    return taken
