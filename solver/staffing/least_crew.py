"""Compiled: the search for the least crew, line after line; each starts where the last lines suggest."""

from __future__ import annotations

import math

import numpy as np

from solver.compiled import jit
from solver.staffing.erlang_b import ratio
from solver.staffing.scores import ASA, LOAD, SLOW, TIE, carry, expected, load_of, patient_score
from solver.staffing.service import FloatArray

APART = 0.2  # two roots of loads this far apart tell a trend


@jit
def search_all(kind: int, target: float, cap: float, lines: FloatArray, rates: FloatArray) -> FloatArray:
    """Agents, mixed and score per line; each search starts where the last ones suggest."""
    out = np.zeros((lines.shape[0], 3))
    climbs = lines.shape[1] == 1 and rates.size == 1
    trend, held = np.zeros(4), np.empty(lines.shape[1])
    for i in range(lines.shape[0]):
        crew = load_of(lines[i]) / lines.shape[1] / rates[-1]
        if crew <= 0.0:
            continue
        if climbs and lines[i, 0, SLOW] <= 0.0:
            found = _climb(kind, target, cap, lines[i, 0], rates[0])
        else:
            found = _close_in(kind, target, cap, lines[i], rates, held, _guess(crew, trend))
        agents, below, reached, busy_below, busy = found
        part = max(_part(below, reached, target), _part(-busy_below, -busy, -cap))
        out[i, 0], out[i, 2] = agents, reached
        out[i, 1] = agents - 1.0 + part if agents > 0 else 0.0
        _learn(crew, out[i, 1], trend)
    return out


@jit
def _guess(crew: float, trend: FloatArray) -> int:
    """Agents on the straight line, in the root of the load, through the spare agents per root of two lines before."""
    root, run = math.sqrt(crew), trend[2] - trend[0]
    lean = trend[3]
    if run != 0.0:
        lean += (trend[3] - trend[1]) / run * (root - trend[2])
    lean = min(max(lean, min(trend[1], trend[3]) - 0.5), max(trend[1], trend[3]) + 0.5)
    return max(int(crew + lean * root), 0)


@jit
def _learn(crew: float, mixed: float, trend: FloatArray) -> None:
    root = math.sqrt(crew)
    if abs(root - trend[2]) > APART:
        trend[0], trend[1] = trend[2], trend[3]
        trend[2], trend[3] = root, (mixed - crew) / root


@jit
def _part(below: float, reached: float, target: float) -> float:
    """The share of time with the larger crew that just meets the target on average."""
    if below >= target:
        return 0.0
    if math.isinf(below) or reached <= below:
        return 1.0
    return min((target - below) / (reached - below), 1.0)


@jit
def _climb(
    kind: int, target: float, cap: float, line: FloatArray, rate: float
) -> tuple[int, float, float, float, float]:
    """Endlessly patient customers, one at a time: up from the load, carrying 1 / B from n to n + 1."""
    load = line[LOAD] / rate
    agents = max(int(load) + 1, math.ceil(load / (cap + TIE)))
    below, inverse = -math.inf if kind == ASA else 0.0, ratio(agents - 1.0, load)
    if agents - 1 > load:
        below = patient_score(kind, inverse, line, (agents - 1.0) * rate)
    inverse = 1.0 + agents / load * inverse
    reached = patient_score(kind, inverse, line, agents * rate)
    while reached < target - TIE:
        agents += 1
        inverse = 1.0 + agents / load * inverse
        below = reached
        reached = patient_score(kind, inverse, line, agents * rate)
    busy_below = min(load / (agents - 1.0), 1.0) if agents > 1 else 1.0
    return agents, below, reached, busy_below, load / agents


@jit
def _close_in(
    kind: int, target: float, cap: float, lines: FloatArray, rates: FloatArray, held: FloatArray, start: int
) -> tuple[int, float, float, float, float]:
    """Ever longer steps from `start` until the goal lies between two numbers of agents, then halve."""
    low, high, agents, last, step = -1, -1, start, start + 2, 1
    below, reached, busy_below, busy = -math.inf, 0.0, 1.0, 1.0
    while high < 0 or low < high - 1:
        carry(held, last, agents, lines, rates)
        last = agents
        score, occupancy = expected(kind, agents, held, lines, rates)
        if score >= target - TIE and occupancy <= cap + TIE:
            high, reached, busy = agents, score, occupancy
        else:
            low, below, busy_below = agents, score, occupancy
        if high < 0:
            agents = low + step
        elif low < 0:
            agents = max(high - step, 0)
        else:
            agents = (low + high) // 2
        step *= 2
    return high, below, reached, busy_below, busy
