"""The states of one line, and what becomes of a contact that finds so many waiting: shared by the exact chains.

Times in units of the handling time. A state is the number of contacts in the line, served and waiting.
"""

from __future__ import annotations

import math

import numpy as np

from solver.compiled import jit
from solver.staffing.service import FloatArray

# rows of `fates`: shares of the contacts that find k others waiting
SERVED, LATE, OVER, WAITED = 0, 1, 2, 3
# rows of `weigh`
P_WAIT, P_ABANDON, P_LATE, P_OVER, MEAN_WAIT, OCCUPANCY, WAITING = 0, 1, 2, 3, 4, 5, 6
MEASURES = 7


@jit
def finish_rates(agents: int, rates: FloatArray, most: int) -> FloatArray:
    """Contacts finished per handling time in states 0 .. most, spread evenly over the agents (see `chat`)."""
    out = np.empty(most + 1)
    full = agents * rates.size
    for j in range(most + 1):
        if j >= full:
            out[j] = agents * rates[-1]
        else:
            each, more = j // agents, j % agents
            held = rates[each - 1] if each > 0 else 0.0
            out[j] = (agents - more) * held + more * rates[each]
    return out


@jit
def fates(full: float, theta: float, threshold: float, size: int) -> FloatArray:
    """Fates of a contact that finds k = 0 .. size - 1 waiting before it, all agents busy.

    Parameters
    ----------
    full : contacts finished per handling time by the whole crew.
    theta : handling time over mean patience; 0 if nobody abandons.
    threshold : the goal's threshold.

    Returns
    -------
    Rows SERVED: chance to be served; LATE: served after the threshold; OVER: waits beyond it, served or not;
    WAITED: wait, where served.

    Notes
    -----
    The wait offered is a sum of exponentials with rates full + i theta, i = k .. 0. Read backwards it is the
    time in which a birth process with immigration passes k, so P(V > t) is a negative binomial sum (Poisson
    at theta = 0) with positive terms (Riordan 1962 for the Poisson case).
    """
    out = np.zeros((4, size))
    out[OVER, :] = math.exp(-theta * threshold)
    if full <= 0.0:
        return out
    grown = -math.expm1(-theta * threshold) / theta if theta > 0.0 else threshold
    still_there = math.exp(-theta * threshold)
    beyond = _at_most(full, theta, grown, full * threshold, size)
    beyond_served = _at_most(full + theta, theta, grown, (full + theta) * threshold, size)
    steps = 0.0
    for k in range(size):
        steps += 1.0 / (full + (k + 1) * theta)
        served = full / (full + (k + 1) * theta)
        out[SERVED, k] = served
        out[LATE, k] = served * beyond_served[k]
        out[OVER, k] = still_there * beyond[k]
        out[WAITED, k] = served * steps
    return out


@jit
def _at_most(first: float, step: float, grown: float, exponent: float, size: int) -> FloatArray:
    """Chances of at most k = 0 .. size - 1 births, immigration at rate `first`, births at `step` each."""
    out = np.empty(size)
    term, total, log_scale = 1.0, 1.0, -exponent
    out[0] = math.exp(log_scale)
    for k in range(1, size):
        term *= (first + (k - 1) * step) / k * grown
        total += term
        if total > 1e200:
            term, total, log_scale = term * 1e-200, total * 1e-200, log_scale + 200.0 * math.log(10.0)
        out[k] = min(1.0, total * math.exp(log_scale))
    return out


@jit
def weigh(chances: FloatArray, finished: FloatArray, waiting_from: int, fate: FloatArray, out: FloatArray) -> None:
    """Measures of a line from the chances of its states; the last state takes nobody in.

    Shares are of all contacts that come, also of those turned away; `chances` sum to 1.
    """
    out[:] = 0.0
    last = chances.size - 1
    for j in range(waiting_from, last):
        k = j - waiting_from
        out[P_WAIT] += chances[j]
        out[P_ABANDON] += chances[j] * (1.0 - fate[SERVED, k])
        out[P_LATE] += chances[j] * fate[LATE, k]
        out[P_OVER] += chances[j] * fate[OVER, k]
        out[MEAN_WAIT] += chances[j] * fate[WAITED, k]
    for j in range(1, last + 1):
        out[OCCUPANCY] += chances[j] * finished[j]
        out[WAITING] += chances[j] * max(j - waiting_from, 0)
    full = finished[last]
    out[OCCUPANCY] = out[OCCUPANCY] / full if full > 0.0 else 0.0
    served = 1.0 - out[P_ABANDON] - chances[last]
    out[MEAN_WAIT] = out[MEAN_WAIT] / served if served > 1e-300 else 0.0
