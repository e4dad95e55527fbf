"""Attendance: not everybody who is rostered comes."""

from __future__ import annotations

from math import lgamma

import numpy as np

from solver.errors import Problem, SolverError
from solver.staffing.service import FloatArray

SMALL = 1e-9


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


def chance_present(rostered: int, needed: int, absent_share: float, correlation: float = 0.0) -> float:
    """Chance that at least `needed` of `rostered` agents come.

    Beta-binomial: the day's absence rate is beta distributed with mean `absent_share` and the correlation
    of two absences equals `correlation`; binomial at 0.
    """
    absent = np.arange(0, rostered - needed + 1)
    if rostered < needed:
        return 0.0
    reserve(absent_share)
    if absent_share == 0.0:
        return 1.0
    return float(min(1.0, sum(_chance(int(k), rostered, absent_share, correlation) for k in absent)))


def rostered_for(needed: int, absent_share: float, chance: float, correlation: float = 0.0) -> int:
    """Least agents to roster so that `needed` come with at least the given chance.

    Raises
    ------
    SolverError : chance_unattainable when the chance is 1 or more and somebody may be absent, or the
        correlation of absences is so high that no crew of ten times the need would do.
    """
    for rostered in range(needed, 10 * needed + 10):
        if chance_present(rostered, needed, absent_share, correlation) >= chance:
            return rostered
    raise SolverError((Problem("chance_unattainable", {"needed": needed, "chance": chance}),))


def _chance(absent: int, rostered: int, share: float, correlation: float) -> float:
    """Chance of exactly `absent` absences."""
    ways = lgamma(rostered + 1) - lgamma(absent + 1) - lgamma(rostered - absent + 1)
    if correlation < SMALL:
        return float(np.exp(ways + absent * np.log(share) + (rostered - absent) * np.log1p(-share)))
    a, b = share * (1 / correlation - 1), (1 - share) * (1 / correlation - 1)
    return float(np.exp(ways + _log_beta(absent + a, rostered - absent + b) - _log_beta(a, b)))


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)
