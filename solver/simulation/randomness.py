"""Random numbers from counters: a key and a purpose give the same number whatever else is drawn.

A key is a chain of splitmix64 steps (Steele, Lea and Flood 2014) over seed, replication, queue or agent, time
and number; the same key and purpose give the same number in any order of evaluation and at any thread count.
"""

from __future__ import annotations

import math
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from solver.compiled import jit

Keys = NDArray[np.uint64]

GOLDEN = np.uint64(0x9E3779B97F4A7C15)
CHUNK = 64.0  # contacts per inversion of the Poisson distribution: far from underflow of exp(-x)


def name_key(name: str) -> np.uint64:
    """The key of an id, equal on every machine and in every order of ids."""
    return np.uint64(int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little"))


def branch(key: np.uint64, number: int) -> np.uint64:
    """The key of a numbered thing, for callers that are not compiled: they get plain integers back."""
    return np.uint64(derive(np.uint64(key), np.uint64(number)))


@jit
def derive(key: np.uint64, number: np.uint64) -> np.uint64:
    """The key of a thing numbered under another key (splitmix64)."""
    x = np.uint64(key + GOLDEN * np.uint64(number + np.uint64(1)))
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.uint64(x ^ (x >> np.uint64(31)))


@jit
def uniform(key: np.uint64, purpose: int) -> float:
    """Strictly between 0 and 1."""
    return ((derive(key, np.uint64(purpose)) >> np.uint64(12)) + 0.5) * 2.0**-52


@jit
def normal(key: np.uint64, purpose: int) -> float:
    """Standard normal."""
    return normal_quantile(uniform(key, purpose))


@jit
def normal_quantile(share: float) -> float:
    """The standard normal quantile, relative error below 1.2e-9 (Acklam 2003)."""
    if 0.02425 <= share <= 0.97575:
        q = share - 0.5
        r = q * q
        top = -3.969683028665376e01
        for factor in (2.209460984245205e02, -2.759285104469687e02, 1.383577518672690e02, -3.066479806614716e01):
            top = top * r + factor
        low = -5.447609879822406e01
        for factor in (1.615858368580409e02, -1.556989798598866e02, 6.680131188771972e01, -1.328068155288572e01):
            low = low * r + factor
        return (top * r + 2.506628277459239e00) * q / (low * r + 1.0)
    q = math.sqrt(-2.0 * math.log(min(share, 1.0 - share)))
    top = -7.784894002430293e-03
    for factor in (-3.223964580411365e-01, -2.400758277161838e00, -2.549732539343734e00, 4.374664141464968e00):
        top = top * q + factor
    low = 7.784695709041462e-03
    for factor in (3.224671290700398e-01, 2.445134137142996e00, 3.754408661907416e00):
        low = low * q + factor
    value = (top * q + 2.938163982698783e00) / (low * q + 1.0)
    return value if share < 0.5 else -value


@jit
def poisson(mean: float, key: np.uint64) -> int:
    """By inversion, so that a higher mean never gives fewer contacts from the same key."""
    count, chunk = 0, 0
    while mean > 0.0:
        part = min(mean, CHUNK)
        left, mass, k = uniform(key, chunk), math.exp(-part), 0
        while left > mass and k < 1000:
            left -= mass
            k += 1
            mass *= part / k
        count += k
        mean -= part
        chunk += 1
    return count
