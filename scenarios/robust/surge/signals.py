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
LEAST_MISSED = 15
"""Missed paths below which a sign is not judged: of 15 its hits are known to 26 of 100 at most (`chance_noise`)."""
LEAST_SKILL = 0.2
"""Hit share less false alarm share below which a sign tells nothing."""
MOST_FALSE = 0.4
"""False alarm share above which nobody would heed a sign for long."""


@dataclass(frozen=True, slots=True)
class Sign:
    """At `at_min` (UTC) a queue has had at least `level` contacts late, or come that share above the forecast.

    Attributes
    ----------
    missed, met : paths in which the goal is missed over the rest of the window, from when help can be there, and the
        others; of those that signs are judged on.
    hit, false : paths of `missed` in which the sign was seen, and of `met`.
    """

    kind: Kind
    at_min: int
    level: float
    missed: int
    met: int
    hit: int
    false: int

    @property
    def tells(self) -> bool:
        """Whether it is worth looking at."""
        return self.missed >= LEAST_MISSED and self.false_share <= MOST_FALSE and self.skill >= LEAST_SKILL

    @property
    def hit_share(self) -> float:
        """Of the paths missed; 0 where none is."""
        return self.hit / self.missed if self.missed else 0.0

    @property
    def false_share(self) -> float:
        """Of the paths met; 0 where none is."""
        return self.false / self.met if self.met else 0.0

    @property
    def skill(self) -> float:
        """By how much oftener it is seen where the goal is missed."""
        return self.hit_share - self.false_share


def signs(
    quarters: Quarters, queue: int, window: Window, target: float, clock: tuple[int, int, int]
) -> tuple[Sign, ...]:
    """The best sign at each quarter of the window at which one can be found, in order of time.

    Parameters
    ----------
    clock : the grid's first minute, its step, and the minutes until help is at the desk.
    """
    start_min, step, _ = clock
    found = []
    for at, missed in _moments(quarters, queue, window, target, clock):
        best = max(_tried(quarters, queue, (at, step), missed), key=lambda one: one[0], default=None)
        if best is not None:
            _, kind, level, values = best
            found.append(_judged(kind, start_min + at * step, level, values[1::2], missed[1::2]))
    return tuple(found)


def most_missed(quarters: Quarters, queue: int, window: Window, target: float, clock: tuple[int, int, int]) -> int:
    """The most paths that signs can be judged on: missed from when help can be there, at any quarter."""
    moments = _moments(quarters, queue, window, target, clock)
    return max((int(missed[1::2].sum()) for _, missed in moments), default=0)


def _moments(
    quarters: Quarters, queue: int, window: Window, target: float, clock: tuple[int, int, int]
) -> Iterator[tuple[int, BoolArray]]:
    """Each interval at which a sign can be looked for, and the paths in which the goal is missed afterwards."""
    _, step, desk = clock
    for at in range(window.first + LOOK_MIN["volume"] // step, window.end - (desk + LEAST_REST_MIN) // step + 1):
        yield at, quarters.share(queue, slice(at + desk // step, window.end)) < target


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
    return Sign(
        kind, at_min, level, int(missed.sum()), int((~missed).sum()), int(seen[missed].sum()), int(seen[~missed].sum())
    )
