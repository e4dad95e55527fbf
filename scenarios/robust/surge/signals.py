"""Which early sign tells that a queue will miss its goal: found on half of the simulated paths, judged on the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from scenarios.robust.surge.plays import Quarters, Window
    from solver.cover import FloatArray
    from solver.groups import BoolArray

Kind = Literal["late", "volume"]
LOOK_MIN = {"late": 30, "volume": 60}
"""Minutes that a sign looks back on: contacts late, or contacts against the forecast."""
LEAST_REST_MIN = 60
CHANCES = np.arange(0.05, 1.0, 0.05)
LEAST_MISSED = 0.05
"""Share of paths below which too few miss the goal to judge a sign by them."""
LEAST_SKILL = 0.2
"""Hit share less false alarm share below which a sign tells nothing."""


@dataclass(frozen=True, slots=True)
class Sign:
    """At `at_min` (UTC) a queue has had at least `level` contacts late, or come that share above the forecast.

    Attributes
    ----------
    missed : share of paths in which the goal is missed over the rest of the window, from when help can be there.
    hit : of those, the share in which the sign was seen; `false` : of the others, the share in which it was.
    """

    kind: Kind
    at_min: int
    level: float
    missed: float
    hit: float
    false: float

    @property
    def tells(self) -> bool:
        """Whether it is worth looking at."""
        return self.missed >= LEAST_MISSED and self.hit - self.false >= LEAST_SKILL


def signs(
    quarters: Quarters, queue: int, window: Window, target: float, clock: tuple[int, int, int]
) -> tuple[Sign, ...]:
    """The best sign at each quarter of the window at which one can be found, in order of time.

    Parameters
    ----------
    clock : the grid's first minute, its step, and the minutes until help is at the desk.
    """
    start_min, step, desk = clock
    found = []
    for at in range(window.first + LOOK_MIN["volume"] // step, window.end - (desk + LEAST_REST_MIN) // step + 1):
        missed = quarters.share(queue, slice(at + desk // step, window.end)) < target
        best = max(_tried(quarters, queue, (at, step), missed), key=lambda one: one[0], default=None)
        if best is not None:
            _, kind, level, values = best
            found.append(_judged(kind, start_min + at * step, level, values[1::2], missed[1::2]))
    return tuple(found)


def _tried(
    quarters: Quarters, queue: int, when: tuple[int, int], missed: BoolArray
) -> Iterator[tuple[float, Kind, float, FloatArray]]:
    """(hits less false alarms on the paths of even number, sign, level, values) of every level that is tried."""
    at, step = when
    learnt = missed[::2]
    if learnt.all() or not learnt.any():
        return
    kinds: tuple[Kind, ...] = ("late", "volume")
    for kind in kinds:
        values = _values(quarters, queue, slice(at - LOOK_MIN[kind] // step, at), kind)
        for level in np.unique(_round(np.quantile(values[::2], CHANCES), kind)):
            seen = values[::2] >= level
            if level > 0:
                yield float(seen[learnt].mean() - seen[~learnt].mean()), kind, float(level), values


def _values(quarters: Quarters, queue: int, when: slice, kind: Kind) -> FloatArray:
    came = quarters.base[:, queue, when].sum(axis=1)
    if kind == "late":
        return np.asarray(came - quarters.within[:, queue, when].sum(axis=1))
    return np.asarray(came / max(float(came.mean()), 1e-9) - 1.0)


def _round(levels: FloatArray, kind: Kind) -> FloatArray:
    """Whole contacts, or steps of 5 %: what somebody can watch for."""
    return np.asarray(np.ceil(levels) if kind == "late" else np.round(levels / 0.05) * 0.05)


def _judged(kind: Kind, at_min: int, level: float, values: FloatArray, missed: BoolArray) -> Sign:
    seen = values >= level
    hit = float(seen[missed].mean()) if missed.any() else 0.0
    false = float(seen[~missed].mean()) if not missed.all() else 0.0
    return Sign(kind, at_min, level, float(missed.mean()), hit, false)
