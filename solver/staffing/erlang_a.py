"""Erlang A: customers wait as long as their patience lasts. The default for phone and chat."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from solver.compiled import jit
from solver.errors import Problem, SolverError
from solver.queues import ServiceGoal
from solver.staffing.abandoning import shares, waits
from solver.staffing.erlang_b import line_ratio
from solver.staffing.scores import CURVE, DEFINITIONS, FADE, SLOW, WAIT, describe, level_of
from solver.staffing.service import FloatArray, Service, Work, checked_agents


def service(agents: ArrayLike, work: Work, goal: ServiceGoal) -> Service:
    """Service of a line whose customers abandon after an exponential patience.

    Parameters
    ----------
    agents : number of agents, >= 0; may be below the load.
    work : offered work with a patience.
    goal : gives the threshold and the definition of the service level.

    Raises
    ------
    SolverError : patience_unknown, agents_invalid, agents_not_whole.

    Notes
    -----
    Palm (1957), M/M/n+M; Garnett, Mandelbaum and Reiman (2002); the sums are those of `abandoning`. Against
    50-digit arithmetic P(wait), P(abandon) and ASA hold 1e-11 relative, the service level 1e-13 absolute, from a
    hundredth to a hundred AHT of patience and up to three times too much work. Handling times and patience are
    taken as exponential; service depends mostly on the density of patience near zero.
    """
    if work.patience_s is None:
        raise SolverError((Problem("patience_unknown"),))
    counts = checked_agents(agents, work.rates)
    arrays = np.broadcast_arrays(counts, work.load, work.aht_s, work.patience_s)
    flat = [np.array(a, dtype=np.float64, order="C").ravel() for a in arrays]  # a broadcast array is read-only
    kind = DEFINITIONS.index(goal.definition)
    out = _measures(kind, float(goal.threshold_s), flat[0], flat[1], flat[2], flat[3], np.array(work.rates))
    return Service(*out.reshape(7, *arrays[0].shape))


@jit
def _measures(
    kind: int,
    threshold_s: float,
    agents: FloatArray,
    load: FloatArray,
    aht_s: FloatArray,
    patience_s: FloatArray,
    rates: FloatArray,
) -> FloatArray:
    """The fields of `Service` as rows."""
    out = np.zeros((7, agents.size))
    line = np.empty(6)
    for i in range(agents.size):
        full = agents[i] * rates[-1]
        if load[i] <= 0.0:
            out[0, i], out[1, i] = (0.0 if full > 0.0 else 1.0), 1.0
            continue
        describe(line, load[i], aht_s[i], patience_s[i], threshold_s)
        inverse = line_ratio(agents[i], load[i], rates)
        in_time, served, beyond = shares(full, inverse, load[i], line[SLOW], line[WAIT], line[FADE], line[CURVE])
        p_wait, p_abandon, asa, of_waiting = waits(full, inverse, load[i], line[SLOW])
        out[0, i] = p_wait
        out[1, i] = level_of(kind, in_time, served, beyond, line[FADE])
        out[2, i] = p_abandon
        out[3, i] = asa * aht_s[i]
        out[4, i] = load[i] * served / full if full > 0.0 else 0.0
        out[5, i] = load[i] * p_abandon / line[SLOW]
        out[6, i] = of_waiting * aht_s[i]
    return out
