"""Compiled: what a goal looks at, for one line and one number of agents, so turned that more is better."""

from __future__ import annotations

import math

import numpy as np

from solver.compiled import jit
from solver.queues import Definition, Measure, ServiceGoal
from solver.staffing.abandoning import bend, shares, waits
from solver.staffing.erlang_b import HUGE, line_ratio
from solver.staffing.service import FloatArray, Work

DEFINITIONS = tuple(Definition)  # a kind of goal is the place of its definition, or one of the two that follow
OFFERED, NET_OFFERED, SERVED, WAITED, PATIENT, ASA, ABANDONMENT = range(7)
LOAD, SLOW, WAIT, FADE, CURVE, AHT = range(6)  # columns of a line: see `describe`
SAFE_DOWN = 2.0  # where 1 / Erlang B is above it, a step down loses at most one bit
TIE = 1e-12  # a service level this close below the target counts as met
NOTHING = 1e-12  # a share below it is what is left of 1 - 1


def kind_of(goal: ServiceGoal) -> int:
    """The number by which compiled code knows a goal's measure and definition."""
    other = {Measure.ASA: ASA, Measure.ABANDONMENT: ABANDONMENT}
    return other.get(goal.measure, DEFINITIONS.index(goal.definition))


@jit
def describe(line: FloatArray, load: float, aht_s: float, patience_s: float, threshold_s: float) -> None:
    """Fill the constants of a line: load, AHT per patience, threshold in AHT, and what `shares` needs of it.

    A patience of infinity marks a line whose customers never leave.
    """
    patient = math.isinf(patience_s)
    line[LOAD], line[WAIT], line[AHT] = load, threshold_s / aht_s, aht_s
    line[SLOW] = 0.0 if patient else aht_s / patience_s
    line[FADE] = 1.0 if patient else math.exp(-threshold_s / patience_s)
    line[CURVE] = 0.0 if patient else bend(threshold_s / patience_s) * patience_s / aht_s


def lines_of(work: Work, goal: ServiceGoal) -> FloatArray:
    """Lines x nodes x the constants that compiled formulas need of each."""
    patience_s = np.asarray(math.inf) if work.patience_s is None else work.patience_s
    arrays = np.broadcast_arrays(work.load, work.aht_s, patience_s)
    load, aht_s, patient_s = (np.array(a, dtype=np.float64, order="C").ravel() for a in arrays)
    return _describe_all(load, aht_s, patient_s, float(goal.threshold_s)).reshape(*arrays[0].shape, 6)


@jit
def load_of(line: FloatArray) -> float:
    """Load of a line, summed over its nodes; NumPy's own sum, once compiled, loads SciPy at the start of a program."""
    total = 0.0
    for node in range(line.shape[0]):
        total += line[node, LOAD]
    return total


@jit
def _describe_all(load: FloatArray, aht_s: FloatArray, patience_s: FloatArray, threshold_s: float) -> FloatArray:
    lines = np.empty((load.size, 6))
    for i in range(load.size):
        if i > 0 and aht_s[i] == aht_s[i - 1] and patience_s[i] == patience_s[i - 1]:
            lines[i] = lines[i - 1]
            lines[i, LOAD] = load[i]
        else:
            describe(lines[i], load[i], aht_s[i], patience_s[i], threshold_s)
    return lines


@jit
def level_of(kind: int, in_time: float, served: float, beyond: float, fade: float) -> float:
    """Service level under a named definition; a line that serves nobody has level 0, whatever it is of."""
    if kind == WAITED:
        return 1.0 - fade * beyond
    if kind == PATIENT:
        return 1.0 - beyond
    if kind == OFFERED:
        return min(in_time, 1.0)
    base = in_time + fade * beyond if kind == NET_OFFERED else served
    return min(in_time / base, 1.0) if base > NOTHING else 0.0


@jit
def patient_score(kind: int, inverse: float, line: FloatArray, full: float) -> float:
    """Score where nobody abandons (Erlang C); a line that cannot keep up serves nobody in time."""
    spare: float = full - line[LOAD]
    wait: float = line[WAIT]
    aht_s: float = line[AHT]
    if spare <= 0.0:
        return -math.inf if kind == ASA else 0.0
    if kind == ABANDONMENT:
        return 1.0
    p_wait = 1.0 / (1.0 + spare / full * (inverse - 1.0))
    if kind == ASA:
        return -p_wait / spare * aht_s
    return 1.0 - p_wait * math.exp(-spare * wait)


@jit
def score_and_busy(kind: int, agents: float, inverse: float, line: FloatArray, most_rate: float) -> tuple[float, float]:
    """Score, and the mean contacts in hand as a share of what all agents full could finish per AHT, in erlangs.

    `inverse` is 1 / Erlang B of the line, `most_rate` what one agent finishes per AHT when full.
    """
    full, load, slow = agents * most_rate, line[LOAD], line[SLOW]
    if slow <= 0.0:
        return patient_score(kind, inverse, line, full), min(load, full)
    if kind == ASA:
        _, p_abandon, asa, _ = waits(full, inverse, load, slow)
        return -asa * line[AHT], load * (1.0 - p_abandon)
    in_time, served, beyond = shares(full, inverse, load, slow, line[WAIT], line[FADE], line[CURVE])
    if kind == ABANDONMENT:
        return served, load * served
    return level_of(kind, in_time, served, beyond, line[FADE]), load * served


@jit
def carry(held: FloatArray, last: int, agents: int, lines: FloatArray, rates: FloatArray) -> None:
    """Bring 1 / Erlang B of every node from `last` agents to `agents` (compiled).

    From a neighbour by one step of the recursion; downwards only where it loses no digits.
    """
    for k in range(lines.shape[0]):
        load = lines[k, LOAD] / rates[0]
        if load <= 0.0:
            held[k] = math.inf
        elif rates.size == 1 and agents == last + 1:
            held[k] = 1.0 + agents / load * held[k]
        elif rates.size == 1 and agents == last - 1 and SAFE_DOWN < held[k] < HUGE:
            held[k] = (held[k] - 1.0) * load / last
        else:
            held[k] = line_ratio(float(agents), lines[k, LOAD], rates)


@jit
def expected(kind: int, agents: int, held: FloatArray, lines: FloatArray, rates: FloatArray) -> tuple[float, float]:
    """Score weighed by volume over the nodes of one line with load, and its occupancy (compiled).

    `held` is 1 / Erlang B of each node with so many agents.
    """
    total, volume, busy = 0.0, 0.0, 0.0
    for k in range(lines.shape[0]):
        load = lines[k, LOAD]
        if load > 0.0:
            score, at_work = score_and_busy(kind, float(agents), held[k], lines[k], rates[-1])
            total += load * score
            volume += load
            busy += at_work
    return total / volume, busy / lines.shape[0] / (agents * rates[-1]) if agents > 0 else 1.0
