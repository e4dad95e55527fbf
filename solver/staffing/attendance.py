"""Attendance: not everybody who is rostered comes."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from solver.compiled import jit
from solver.cover import IntArray
from solver.errors import Problem, SolverError
from solver.staffing.service import FloatArray

UNIT = 2.0**512


def reserve(absent_share: float) -> float:
    """Rostered agents per needed present agent, right in expectation: 1 / (1 - share).

    Raises
    ------
    SolverError : absent_share_invalid outside [0, 1).
    """
    if not 0.0 <= absent_share < 1.0:
        raise SolverError((Problem("absent_share_invalid", {"share": absent_share}),))
    return 1.0 / (1.0 - absent_share)


def spread(present: FloatArray, absent_share: float, correlation: float = 0.0) -> FloatArray:
    """Coefficient of variation of the agents present when `present` of them are expected.

    Each rostered agent is absent with the same chance; two absences have the given correlation (flu, snow,
    a derby everybody wants to see).
    """
    rostered = np.maximum(present * reserve(absent_share), 1.0)
    variance = absent_share / (1.0 - absent_share) * (1.0 + (rostered - 1.0) * correlation) / rostered
    return np.asarray(np.sqrt(variance))


def chance_present(rostered: ArrayLike, needed: ArrayLike, absent_share: float, correlation: float = 0.0) -> FloatArray:
    """Chance that at least `needed` of `rostered` agents come; whole numbers, broadcast.

    Raises
    ------
    SolverError : agents_invalid, absent_share_invalid, share_invalid (correlation outside [0, 1)).

    Notes
    -----
    Beta-binomial (Skellam 1948): the day's absence rate is beta distributed with mean `absent_share` and the
    correlation of two absences equals `correlation`; binomial at 0. A product and a sum of positive terms.
    Need 5 at 10 % absence: 6 rostered give .886, 7 .974.
    """
    crew, least = np.broadcast_arrays(_whole(rostered), _whole(needed))
    _check(absent_share, correlation)
    found = _chances(crew.ravel(), least.ravel(), absent_share, correlation / (1.0 - correlation))
    return np.asarray(found.reshape(crew.shape))


def rostered_for(needed: ArrayLike, absent_share: float, chance: float, correlation: float = 0.0) -> IntArray:
    """Least agents to roster so that `needed` come with at least the given chance.

    Raises
    ------
    SolverError : as `chance_present`; chance_unattainable when the chance is 1 or more and somebody may be absent,
        or the correlation of absences is so high that no crew of ten times the need would do.
    """
    least = _whole(needed)
    _check(absent_share, correlation)
    found, reached = _crews(least.ravel(), absent_share, correlation / (1.0 - correlation), chance)
    if not bool(reached.all()):
        first = int(least.ravel()[~reached][0])
        raise SolverError((Problem("chance_unattainable", {"needed": first, "chance": chance}),))
    return np.asarray(found.reshape(least.shape))


def absent_quantile(rostered: ArrayLike, level: float, absent_share: float, correlation: float = 0.0) -> IntArray:
    """Least k with a chance of at least `level` that no more than k of the rostered agents are absent.

    Raises
    ------
    SolverError : as `chance_present`; share_invalid (level outside (0, 1)).
    """
    crew = _whole(rostered)
    _check(absent_share, correlation)
    if not 0.0 < level < 1.0:
        raise SolverError((Problem("share_invalid", {"name": "level", "share": level}),))
    found = _quantiles(crew.ravel(), level, absent_share, correlation / (1.0 - correlation))
    return np.asarray(found.reshape(crew.shape))


def _whole(values: ArrayLike) -> IntArray:
    counts = np.asarray(values, dtype=np.float64)
    if not bool((np.isfinite(counts) & (counts >= 0) & (counts == np.floor(counts))).all()):
        raise SolverError((Problem("agents_invalid", {"agents": float(np.min(counts))}),))
    return counts.astype(np.int64)


def _check(absent_share: float, correlation: float) -> None:
    reserve(absent_share)
    if not 0.0 <= correlation < 1.0:
        raise SolverError((Problem("share_invalid", {"name": "absent_correlation", "share": correlation}),))


@jit
def _at_most(rostered: int, absent: int, share: float, kappa: float) -> float:
    """Chance of at most `absent` absences; kappa = correlation / (1 - correlation)."""
    if absent >= rostered:
        return 1.0
    term, scale = 1.0, 0  # in units of UNIT ** -scale
    for i in range(rostered):  # chance that all come
        term *= 1.0 - share / (1.0 + i * kappa)
        if term < 1.0 / UNIT:
            term, scale = term * UNIT, scale + 1
    total = term
    for k in range(absent):
        term *= (rostered - k) * (share + k * kappa) / ((k + 1) * (1.0 - share + (rostered - k - 1) * kappa))
        total += term
        if total > 1.0:
            term, total, scale = term / UNIT, total / UNIT, scale - 1
    return min(1.0, total * UNIT**-scale)


@jit
def _chances(rostered: IntArray, needed: IntArray, share: float, kappa: float) -> FloatArray:
    out = np.zeros(rostered.size)
    for i in range(rostered.size):
        if rostered[i] >= needed[i]:
            out[i] = _at_most(rostered[i], rostered[i] - needed[i], share, kappa)
    return out


@jit
def _crews(needed: IntArray, share: float, kappa: float, chance: float) -> tuple[IntArray, NDArray[np.bool_]]:
    """Least crew per need, and whether there is one within ten times the need."""
    out, reached = np.zeros(needed.size, dtype=np.int64), np.zeros(needed.size, dtype=np.bool_)
    for i in range(needed.size):
        for rostered in range(needed[i], 10 * needed[i] + 10):
            if _at_most(rostered, rostered - needed[i], share, kappa) >= chance:
                out[i], reached[i] = rostered, True
                break
    return out, reached


@jit
def _quantiles(rostered: IntArray, level: float, share: float, kappa: float) -> IntArray:
    out = np.zeros(rostered.size, dtype=np.int64)
    for i in range(rostered.size):
        while out[i] < rostered[i] and _at_most(rostered[i], out[i], share, kappa) < level:
            out[i] += 1
    return out
