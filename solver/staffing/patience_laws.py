"""Laws of patience: how long customers wait before they give up, as chances over time."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from solver.compiled import jit
from solver.errors import Problem, SolverError
from solver.staffing.incomplete_gamma import rising_series, upper_fraction


class Family(StrEnum):
    """Distributions of patience."""

    WEIBULL = "weibull"
    LOGNORMAL = "lognormal"


@dataclass(frozen=True, slots=True)
class PatienceLaw:
    """A distribution of patience up to its mean.

    Parameters
    ----------
    family : Weibull or lognormal.
    shape : > 0. Weibull: its shape k; 1 = exponential, below 1 many leave at once, above 1 few do. Lognormal: the
        coefficient of variation.

    Raises
    ------
    SolverError : patience_shape_invalid.
    """

    family: Family = Family.WEIBULL
    shape: float = 1.0

    def __post_init__(self) -> None:
        if not 0.0 < self.shape < np.inf:
            raise SolverError((Problem("patience_shape_invalid", {"shape": self.shape}),))

    @property
    def lognormal(self) -> bool:
        """Which of the two families, for compiled code."""
        return self.family is Family.LOGNORMAL


@jit
def leaves_by(wait: float, mean: float, shape: float, lognormal: bool) -> float:
    """Chance that patience ends before `wait`."""
    if wait <= 0.0:
        return 0.0
    if lognormal:
        return 0.5 * math.erfc(-_score(wait, mean, shape) / math.sqrt(2.0))
    return -math.expm1(-((wait / mean * math.gamma(1.0 + 1.0 / shape)) ** shape))


@jit
def stays_beyond(wait: float, mean: float, shape: float, lognormal: bool) -> float:
    """Chance that patience outlasts `wait`, exact in the far tail."""
    if wait <= 0.0:
        return 1.0
    if lognormal:
        return 0.5 * math.erfc(_score(wait, mean, shape) / math.sqrt(2.0))
    return math.exp(-((wait / mean * math.gamma(1.0 + 1.0 / shape)) ** shape))


@jit
def mean_until(wait: float, mean: float, shape: float, lognormal: bool) -> float:
    """Mean of the smaller of patience and `wait`: the integral of `stays_beyond` up to `wait`."""
    if wait <= 0.0:
        return 0.0
    if lognormal:
        deviation = math.sqrt(math.log1p(shape * shape))
        part = 0.5 * math.erfc((deviation - _score(wait, mean, shape)) / math.sqrt(2.0))
        return mean * part + wait * stays_beyond(wait, mean, shape, True)
    return mean * _gamma_share(1.0 / shape, (wait / mean * math.gamma(1.0 + 1.0 / shape)) ** shape)


@jit
def _score(wait: float, mean: float, cv: float) -> float:
    variance = math.log1p(cv * cv)
    return (math.log(wait / mean) + 0.5 * variance) / math.sqrt(variance)


@jit
def _gamma_share(s: float, x: float) -> float:
    """Regularised lower incomplete gamma P(s, x): series below s + 1, else a continued fraction (Lentz)."""
    front = math.exp(s * math.log(x) - x - math.lgamma(s + 1.0)) if x > 0.0 else 0.0
    if x < s + 1.0:
        return front * rising_series(s, x)
    return 1.0 - front * s * upper_fraction(s, x)
