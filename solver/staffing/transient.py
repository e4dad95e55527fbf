"""A line through the day, exactly: arrivals and agents change from interval to interval, the queue carries over.

The judge of plans made with formulas of the steady state (see `offered_load`), not a way to make them.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from solver.compiled import jit
from solver.errors import Problem, SolverError
from solver.queues import ServiceGoal
from solver.staffing.finite_lines import checked_threshold_s, service_of, state_chances
from solver.staffing.line_states import MEASURES, fates, finish_rates, weigh
from solver.staffing.service import FloatArray, Service, Work, checked_agents

LEAK = 1e-13  # the share of an interval's contacts that a cap on the number of states may turn away
MOST_STATES = 100_000


def service_over_time(
    agents: ArrayLike, work: Work, goal: ServiceGoal, step_min: float, *, empty: bool = False
) -> Service:
    """Service of the contacts that arrive in each interval, M(t)/M/n(t) or M(t)/M/n(t)+M.

    Parameters
    ----------
    agents : whole agents in each interval; the last axis is time, others are lines of their own.
    work : offered work in each interval (`load` = arrivals per second x AHT); chats by their `rates`. Without a
        patience the crew may be too small for a while: the queue grows, and is worked off later.
    goal : gives the threshold and the definition.
    step_min : length of an interval, minutes, > 0.
    empty : start with nobody in the line; otherwise in the steady state of the first interval, or empty where
        that has none.

    Raises
    ------
    SolverError : agents_invalid, agents_not_whole, goal_invalid, step_invalid, line_too_long (over 100,000
        contacts).

    Notes
    -----
    Kolmogorov's forward equations by uniformisation (Jensen 1953; Grassmann 1977): within an interval the
    rates are constant, and the time average of the state chances is a sum of positive terms, without step
    size or truncation error beyond 1e-13. Contacts of agents who leave go back to the head of the queue. A
    contact's fate is reckoned with the agents at its arrival: a change of crew within the threshold after it
    is not foreseen.
    """
    counts = checked_agents(agents)
    if bool(np.any(counts != np.floor(counts))):
        raise SolverError((Problem("agents_not_whole"),))
    if not 0.0 < step_min < np.inf:
        raise SolverError((Problem("step_invalid", {"step_min": step_min}),))
    patience_s = np.inf if work.patience_s is None else work.patience_s
    arrays = np.broadcast_arrays(
        np.atleast_1d(counts),
        work.load,
        work.aht_s / patience_s,
        checked_threshold_s(goal) / work.aht_s,
        60.0 * step_min / work.aht_s,
        work.aht_s,
    )
    stacked = np.stack([a.astype(np.float64) for a in arrays])
    found = np.empty((MEASURES + 1, *arrays[0].shape))
    for line in np.ndindex(arrays[0].shape[:-1]):
        found[:, *line] = _whole_day(stacked[:, *line], np.array(work.rates), empty)
    there = np.exp(-stacked[2] * stacked[3])
    return service_of(found, np.zeros_like(there), there, goal, stacked[5])


def _whole_day(line: FloatArray, rates: FloatArray, empty: bool) -> FloatArray:
    """Measures of one line; a cap on the number of states that is felt is doubled."""
    agents, load, theta, threshold, length, _ = (np.ascontiguousarray(row) for row in line)
    most = _enough_states(agents * rates.size, load - agents * rates[-1], theta, length)
    while most <= MOST_STATES:
        out = _day(agents, load, theta, threshold, length, rates, most, empty)
        if np.max(out[MEASURES], initial=0.0) <= LEAK:
            return out
        most *= 2
    raise SolverError((Problem("line_too_long", {"contacts": MOST_STATES}),))


def _enough_states(full: FloatArray, short: FloatArray, theta: FloatArray, length: FloatArray) -> int:
    """A first guess of the most contacts in the line, from what flows in and out; too low is noticed, and doubled."""
    unserved = np.maximum(short, 0.0)
    queue = np.minimum(unserved / np.maximum(theta, 1e-300), np.sum(unserved * length))
    middle = float(np.max(full + queue, initial=0.0))
    spread = 12.0 * math.sqrt(middle) / math.sqrt(max(1.0, float(np.min(theta, initial=np.inf))))
    return int(min(middle + spread + 30.0, 10.0 * MOST_STATES))


@jit
def _day(
    agents: FloatArray,
    load: FloatArray,
    theta: FloatArray,
    threshold: FloatArray,
    length: FloatArray,
    rates: FloatArray,
    most: int,
    empty: bool,
) -> FloatArray:
    """Measures per interval; the last row is the chance of the capped state."""
    out = np.zeros((MEASURES + 1, agents.size))
    chances = np.zeros(most + 1)
    for t in range(agents.size):
        n = int(agents[t])
        full = n * rates.size
        finished = finish_rates(n, rates, most)
        leaving = finished.copy()
        for j in range(full, most + 1):
            leaving[j] += (j - full) * theta[t]
        if t == 0:
            stable = theta[0] > 0.0 or load[0] < finished[most]
            if empty or not stable:
                chances[0] = 1.0
            else:
                chances = state_chances(load[0], finished, full, theta[0])
        mean, chances = _advance(chances, load[t], leaving, length[t])
        fate = fates(finished[most], theta[t], threshold[t], max(most - full, 1))
        weigh(mean, finished, full, fate, out[:MEASURES, t])
        out[MEASURES, t] = mean[most]
    return out


@jit
def _advance(chances: FloatArray, load: float, leaving: FloatArray, length: float) -> tuple[FloatArray, FloatArray]:
    """Mean chances over an interval, and those at its end."""
    size = chances.size
    pace = load + leaving.max()
    if pace <= 0.0:
        return chances, chances
    jumps = _jump_chances(pace * length)
    up = load / pace
    down = leaving / pace
    stay = 1.0 - up - down
    stay[size - 1] = 1.0 - down[size - 1]
    now, then = chances.copy(), np.empty(size)
    mean, end = np.zeros(size), np.zeros(size)
    left = 1.0  # chance of more jumps than this
    for k in range(jumps.size):
        left = max(left - jumps[k], 0.0)
        share = left / (pace * length)
        here = jumps[k]
        for j in range(size):
            mean[j] += share * now[j]
            end[j] += here * now[j]
        then[0] = stay[0] * now[0] + down[1] * now[1]
        for j in range(1, size - 1):
            then[j] = up * now[j - 1] + stay[j] * now[j] + down[j + 1] * now[j + 1]
        then[size - 1] = up * now[size - 2] + stay[size - 1] * now[size - 1]
        now, then = then, now
    return mean / mean.sum(), end / end.sum()


@jit
def _jump_chances(mean: float) -> FloatArray:
    """Poisson chances from 0 to where they end, multiplied outwards from the likeliest."""
    last = int(mean + 10.0 * math.sqrt(mean) + 40.0)
    out = np.zeros(last + 1)
    middle = int(mean)
    out[middle] = 1.0
    for k in range(middle, 0, -1):
        out[k - 1] = out[k] * k / mean
    for k in range(middle + 1, last + 1):
        out[k] = out[k - 1] * mean / k
    return np.asarray(out / out.sum())
