"""How far the formulas lie from exact arithmetic, from one agent to ten thousand."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import numpy as np
from mpmath import mpf

from lines import exact
from lines.questions import promise
from solver.staffing import erlang_a, erlang_b, erlang_c
from solver.staffing.service import Work

SMALL = 1e-300  # below it a double has no 12 digits left
GOAL = promise(0.8, 20.0)


def worst(cases: int, seed: int) -> dict[str, float]:
    """Largest relative error of each formula (the service level of Erlang A: absolute) over random lines."""
    rng = np.random.default_rng(seed)
    return {
        "erlang_b": max(_blocking(rng) for _ in range(cases)),
        "erlang_c": max(_patient(rng) for _ in range(cases)),
        **_largest(_leaving(rng) for _ in range(cases)),
    }


def _crew(rng: np.random.Generator, most: int) -> int:
    """Sizes even on the logarithm."""
    return int(math.exp(rng.uniform(0.0, math.log(most + 1.0))))


def _blocking(rng: np.random.Generator) -> float:
    agents = _crew(rng, 10_000)
    load = agents * rng.uniform(0.3, 3.0)
    return _off(float(erlang_b.blocking(agents, load)), lambda: 1 / exact.inverse_blocking(agents, load))


def _patient(rng: np.random.Generator) -> float:
    agents = _crew(rng, 10_000)
    load = agents * rng.uniform(0.3, 0.999)
    found = erlang_c.service(agents, Work.of(load, 180.0), GOAL)
    wait = exact.waiting(agents, load)
    off = _off(float(found.p_wait), lambda: wait)
    return max(off, _off(float(found.asa_s), lambda: wait * 180 / (agents - mpf(load))))


def _leaving(rng: np.random.Generator) -> dict[str, float]:
    """An Erlang A line with up to three times the work it can do."""
    agents, aht_s, patience_s = _crew(rng, 1000), 180.0, 180.0 * math.exp(rng.uniform(-2.3, 2.3))
    load = agents * rng.uniform(0.5, 3.0)
    found = erlang_a.service(agents, Work.of(load, aht_s, patience_s), GOAL)
    line = exact.Patient.of(agents, load, aht_s, patience_s)
    level = abs(float(found.service_level - float(line.within(GOAL.threshold_s))))
    return {
        "erlang_a_wait": _off(float(found.p_wait), line.p_wait),
        "erlang_a_abandon": _off(float(found.p_abandon), line.p_abandon),
        "erlang_a_asa": _off(float(found.asa_s), line.asa_s),
        "erlang_a_level_absolute": level,
    }


def _off(found: float, true: Callable[[], mpf]) -> float:
    expected = true()
    return float(abs(mpf(found) / expected - 1)) if abs(expected) > SMALL else float(found > SMALL)


def _largest(found: Iterator[dict[str, float]]) -> dict[str, float]:
    rows = list(found)
    return {name: max(row[name] for row in rows) for name in rows[0]}
