"""A line with a cap: at most so many contacts at once, the next one hears engaged. Impatient customers or not."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from solver.compiled import jit
from solver.errors import Problem, SolverError
from solver.queues import Definition, ServiceGoal
from solver.staffing.line_states import (
    MEAN_WAIT,
    MEASURES,
    OCCUPANCY,
    P_ABANDON,
    P_BEYOND,
    P_LATE,
    P_WAIT,
    WAITING,
    fates,
    finish_rates,
    weigh,
)
from solver.staffing.service import FloatArray, Service, Work, checked_agents, level

MOST_LINES = 1_000_000


@dataclass(frozen=True, slots=True)
class CappedService:
    """Service of a line with a cap; all shares are of the contacts that try, the turned away among them.

    Attributes
    ----------
    service : as of any line; ASA is over those served.
    p_blocked : share that finds the line full and is turned away.
    p_empty : share of time without any contact.
    """

    service: Service
    p_blocked: FloatArray
    p_empty: FloatArray


def service(agents: ArrayLike, lines: ArrayLike, work: Work, goal: ServiceGoal) -> CappedService:
    """Service of M/M/n/K or, with a patience, M/M/n/K+M.

    Parameters
    ----------
    agents : number of agents, whole, >= 0; may be below the load, as the cap keeps the line finite.
    lines : most contacts at once, served and waiting; at least what the agents can hold.
    work : offered work; `rates` for agents who hold several contacts.
    goal : gives the threshold and the definition of the service level; those turned away are not served,
        and count as lost where the definition leaves the lost out (of served).

    Raises
    ------
    SolverError : agents_invalid, agents_not_whole, goal_invalid, lines_too_few, line_too_long (a million).

    Notes
    -----
    Birth-death chances multiplied outwards from the likeliest state, so that nothing overflows; the waits by
    state are exact sums (see `line_states.fates`). K = n is Erlang B, K without end Erlang C or A. M/M/3/7
    with 40 arrivals and 30 services an hour is empty .255037 of the time (Octave package queueing).
    """
    counts = _whole(checked_agents(agents))
    caps = _whole(checked_agents(lines))
    if bool(np.any(caps < counts * len(work.rates))) or bool(np.any(caps < 1.0)):
        raise SolverError((Problem("lines_too_few", {"lines": float(caps.min()), "agents": float(counts.max())}),))
    if bool(np.any(caps > MOST_LINES)):
        raise SolverError((Problem("line_too_long", {"contacts": MOST_LINES}),))
    patience_s = np.inf if work.patience_s is None else work.patience_s
    arrays = np.broadcast_arrays(
        counts, caps, work.load, work.aht_s / patience_s, checked_threshold_s(goal) / work.aht_s, work.aht_s
    )
    flat = [np.ascontiguousarray(a, dtype=np.float64).ravel() for a in arrays]
    out = _measures(flat[0], flat[1], flat[2], flat[3], flat[4], np.array(work.rates))
    found = out.reshape(MEASURES + 2, *arrays[0].shape)
    blocked, there = found[MEASURES], np.exp(-arrays[3] * arrays[4])
    made = service_of(found, blocked, there, goal, np.asarray(arrays[5]))
    who_wait = arrays[2] * made.p_wait
    of_waiting = np.divide(made.queue_length, who_wait, out=np.zeros_like(who_wait), where=who_wait > 0)
    return CappedService(replace(made, wait_of_waiting_s=of_waiting * arrays[5]), blocked, found[MEASURES + 1])


def service_of(
    found: FloatArray, blocked: FloatArray, there: FloatArray, goal: ServiceGoal, aht_s: FloatArray
) -> Service:
    """The service that the rows of `line_states.weigh` tell; `there` = chance of a patience over the threshold."""
    lost = found[P_ABANDON] + blocked
    in_time = np.maximum(1.0 - lost - found[P_LATE], 0.0)
    early = np.maximum(found[P_ABANDON] - (there * found[P_BEYOND] - found[P_LATE]), 0.0)
    if goal.definition is Definition.PATIENT:
        reached = np.maximum(1.0 - blocked - found[P_BEYOND], 0.0)
    else:
        reached = level(goal.definition, in_time, lost, early)
    asa_s = found[MEAN_WAIT] * aht_s
    return Service(found[P_WAIT], reached, found[P_ABANDON], asa_s, found[OCCUPANCY], found[WAITING])


def checked_threshold_s(goal: ServiceGoal) -> float:
    """The threshold of a goal.

    Raises
    ------
    SolverError : goal_invalid when it is negative or not a finite number.
    """
    if not 0.0 <= goal.threshold_s < np.inf:
        figures: dict[str, object] = {"target_share": goal.target_share, "threshold_s": goal.threshold_s}
        raise SolverError((Problem("goal_invalid", figures),))
    return goal.threshold_s


def _whole(values: FloatArray) -> FloatArray:
    if bool(np.any(values != np.floor(values))):
        raise SolverError((Problem("agents_not_whole"),))
    return values


@jit
def state_chances(load: float, finished: FloatArray, waiting_from: int, theta: float) -> FloatArray:
    """Long-run chances of the states 0 .. finished.size - 1 of a birth-death line with a cap."""
    size = finished.size
    chances = np.zeros(size)
    likeliest = 0
    if load <= 0.0:
        chances[0] = 1.0
        return chances
    while likeliest + 1 < size and load >= finished[likeliest + 1] + max(likeliest + 1 - waiting_from, 0) * theta:
        likeliest += 1
    chances[likeliest] = 1.0
    for j in range(likeliest + 1, size):
        chances[j] = chances[j - 1] * load / (finished[j] + max(j - waiting_from, 0) * theta)
    for j in range(likeliest, 0, -1):
        chances[j - 1] = chances[j] * (finished[j] + max(j - waiting_from, 0) * theta) / load
    return np.asarray(chances / chances.sum())


@jit
def _measures(
    agents: FloatArray, lines: FloatArray, load: FloatArray, theta: FloatArray, threshold: FloatArray, rates: FloatArray
) -> FloatArray:
    out = np.zeros((MEASURES + 2, agents.size))
    for i in range(agents.size):
        n, most = int(agents[i]), int(lines[i])
        full = n * rates.size
        finished = finish_rates(n, rates, most)
        chances = state_chances(load[i], finished, full, theta[i])
        fate = fates(finished[most], theta[i], threshold[i], max(most - full, 1))
        weigh(chances, finished, full, fate, out[:MEASURES, i])
        out[MEASURES, i] = chances[most]
        out[MEASURES + 1, i] = chances[0]
    return out
