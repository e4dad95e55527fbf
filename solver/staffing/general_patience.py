"""Erlang A for customers whose patience is not exponential: M/M/n+G by quadrature."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from solver.compiled import jit
from solver.errors import Problem, SolverError
from solver.queues import Definition, ServiceGoal
from solver.staffing.erlang_b import inverse_blocking
from solver.staffing.finite_lines import checked_threshold_s
from solver.staffing.patience_laws import PatienceLaw, leaves_by, mean_until, stays_beyond
from solver.staffing.service import FloatArray, Service, Work, checked_agents, level

POINTS, WEIGHTS = np.polynomial.legendre.leggauss(16)
PANELS = 24
DROP = 45.0  # exp(-45) of the peak and what lies beyond are below the last digit


def service(agents: ArrayLike, work: Work, goal: ServiceGoal, law: PatienceLaw) -> Service:
    """Service of a line whose customers' patience follows a Weibull or lognormal law.

    Parameters
    ----------
    agents : number of agents, >= 0; may be below the load.
    work : offered work; `patience_s` is the mean of the law.
    goal : gives the threshold and the definition of the service level.
    law : the distribution of patience.

    Raises
    ------
    SolverError : patience_unknown, agents_invalid, goal_invalid.

    Notes
    -----
    Zeltyn and Mandelbaum (2005): the offered wait V has density proportional to exp(lambda H(u) - n mu u), H the
    integral of the patience's survival; P(V > t) = lambda J(t) / (I(n-1) + lambda J(0)), J the integral of that
    exponential from t on. Gauss-Legendre over the stretch where it counts; with exponential patience equal to
    `erlang_a` to 1e-11. Service depends mostly on the density of patience near zero.
    """
    if work.patience_s is None:
        raise SolverError((Problem("patience_unknown"),))
    counts = checked_agents(agents)
    arrays = np.broadcast_arrays(
        inverse_blocking(counts, work.load, work.rates),
        counts * work.rates[-1],
        work.load,
        work.patience_s / work.aht_s,
        checked_threshold_s(goal) / work.aht_s,
        work.aht_s,
    )
    flat = [np.ascontiguousarray(a, dtype=np.float64).ravel() for a in arrays]
    out = _measures(flat[0], flat[1], flat[2], flat[3], flat[4], law.shape, law.lognormal)
    return _service_of(out.reshape(7, *arrays[0].shape), goal, arrays)


def _service_of(found: FloatArray, goal: ServiceGoal, arrays: tuple[FloatArray, ...]) -> Service:
    p_wait, p_abandon, late, beyond, asa, waiting, there = found
    _, full, load, _, _, aht_s = arrays
    in_time = np.maximum(1.0 - p_abandon - late, 0.0)
    early = np.maximum(p_abandon - (there * beyond - late), 0.0)
    if goal.definition is Definition.PATIENT:
        reached = np.maximum(1.0 - beyond, 0.0)
    else:
        reached = level(goal.definition, in_time, p_abandon, early)
    who_wait = load * p_wait
    return Service(
        p_wait,
        reached,
        p_abandon,
        asa * aht_s,
        np.divide(load * (1.0 - p_abandon), full, out=np.zeros_like(p_wait), where=full > 0.0),
        waiting,
        np.divide(waiting * aht_s, who_wait, out=np.zeros_like(p_wait), where=who_wait > 0.0),
    )


@jit
def _measures(
    ratio: FloatArray,
    full: FloatArray,
    load: FloatArray,
    patience: FloatArray,
    threshold: FloatArray,
    shape: float,
    lognormal: bool,
) -> FloatArray:
    """P(wait), P(abandon), P(served late), P(V > threshold), ASA, number waiting, P(patience > threshold)."""
    out = np.zeros((7, ratio.size))
    for i in range(ratio.size):
        law = (patience[i], shape, lognormal)
        out[6, i] = stays_beyond(threshold[i], patience[i], shape, lognormal)
        if full[i] <= 0.0:
            out[0, i], out[1, i], out[3, i], out[4, i] = 1.0, 1.0 if load[i] > 0.0 else 0.0, 1.0, math.inf
            out[5, i] = load[i] * patience[i]
        elif load[i] > 0.0:
            low, high, peak = _stretch(full[i], load[i], law)
            middle = min(max(threshold[i], low), high)
            early = _integrals(low, middle, full[i], load[i], peak, law)
            late = _integrals(middle, high, full[i], load[i], peak, law)
            total = (ratio[i] - 1.0) * math.exp(-peak) + full[i] * (early[0] + late[0])
            per = full[i] / total
            served = 1.0 - per * (early[2] + late[2])
            out[0, i] = per * (early[0] + late[0])
            out[1, i] = per * (early[2] + late[2])
            out[2, i] = per * late[1]
            out[3, i] = per * late[0]
            out[4, i] = per * (early[3] + late[3]) / served
            out[5, i] = load[i] * per * (early[4] + late[4])
    return out


Law = tuple[float, float, bool]


@jit
def _exponent(wait: float, full: float, load: float, law: Law) -> float:
    """Logarithm of the offered wait's density, up to a constant; concave."""
    return load * mean_until(wait, law[0], law[1], law[2]) - full * wait


@jit
def _stretch(full: float, load: float, law: Law) -> tuple[float, float, float]:
    """Where the density counts: from, to; and the exponent's greatest value."""
    top = 0.0
    if load > full:  # the density rises as long as more than the crew can take are still patient
        low, high = 0.0, law[0]
        while load * stays_beyond(high, law[0], law[1], law[2]) > full:
            low, high = high, 2.0 * high
        for _ in range(100):
            top = 0.5 * (low + high)
            if load * stays_beyond(top, law[0], law[1], law[2]) > full:
                low = top
            else:
                high = top
    peak = _exponent(top, full, load, law)
    floor = peak - DROP
    start = _crossing(top, 0.0, floor, full, load, law) if floor > 0.0 else 0.0
    reach = DROP / full
    while _exponent(top + reach, full, load, law) > floor:
        reach *= 2.0
    return start, _crossing(top, top + reach, floor, full, load, law), peak


@jit
def _crossing(inside: float, outside: float, floor: float, full: float, load: float, law: Law) -> float:
    for _ in range(60):
        middle = 0.5 * (inside + outside)
        if _exponent(middle, full, load, law) > floor:
            inside = middle
        else:
            outside = middle
    return outside


@jit
def _integrals(
    start: float, end: float, full: float, load: float, peak: float, law: Law
) -> tuple[float, float, float, float, float]:
    """Integrals of the density g: g; g x patient; g x gone; g x patient x wait; g x mean of wait and patience."""
    all_, stay, gone, waited, line = 0.0, 0.0, 0.0, 0.0, 0.0
    if end <= start:
        return all_, stay, gone, waited, line
    for panel in range(PANELS):
        for p in range(POINTS.size):
            share = (panel + 0.5 + 0.5 * POINTS[p]) / PANELS
            wait = start + (end - start) * share**3  # dense at the start, where patience may bend sharply
            until = mean_until(wait, law[0], law[1], law[2])
            mass = math.exp(load * until - full * wait - peak) * 3.0 * share**2 * WEIGHTS[p]
            patient = stays_beyond(wait, law[0], law[1], law[2])
            all_ += mass
            stay += mass * patient
            gone += mass * leaves_by(wait, law[0], law[1], law[2])
            waited += mass * patient * wait
            line += mass * until
    scale = (end - start) * 0.5 / PANELS
    return all_ * scale, stay * scale, gone * scale, waited * scale, line * scale
