"""The figures of the cheapest mix: what the programme is given, and what it decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations

import numpy as np

from solver.cover import FloatArray, IntArray


@dataclass(frozen=True, slots=True, order=True)
class Turn:
    """One person's overtime, staying on, coming early or on a day off; it counts in one block of four hours."""

    agent: str
    kind: int
    block: int
    start_min: int
    end_min: int
    day: date

    @property
    def hours(self) -> float:
        """How long it is."""
        return (self.end_min - self.start_min) / 60.0


@dataclass(frozen=True, slots=True, eq=False)
class Programme:
    """Figures of the programme.

    Attributes
    ----------
    needed, present : futures x languages x blocks, futures x kinds x blocks: agents.
    kinds, hires : the languages (numbers) that people of each kind speak, and those to be hired.
    hours : of each block; `day`, `week` its number. Blocks within [start, end) of the plan.
    turns : of overtime that may be asked for. `rooms`: numbers of turns, and the most hours that they may have
        together; `apart`: turns of which at most one may be taken. `overtime_cents`: kinds, an hour.
    on_call_most : kinds x blocks, people; `on_call_week`: kinds x weeks, people, each with one turn at most;
        `on_call_cents` a block; `called_cents`: kinds, an hour; `called_share` of the block that is left once they are
        at the desk.
    hire_most, hire_week_h, hire_cents : of each profile: people, hours a week, cents for the plan.
    hire_from : first block in which they are at work.
    missing_share : of needed hours that may be missing in expectation, for each language.
    """

    needed: FloatArray
    present: FloatArray
    kinds: tuple[frozenset[int], ...]
    hires: tuple[frozenset[int], ...]
    hours: FloatArray
    day: IntArray
    week: IntArray
    turns: tuple[Turn, ...]
    rooms: tuple[tuple[tuple[int, ...], float], ...]
    apart: tuple[tuple[int, ...], ...]
    overtime_cents: FloatArray
    on_call_most: IntArray
    on_call_week: IntArray
    on_call_cents: float
    called_cents: FloatArray
    called_share: float
    hire_most: IntArray
    hire_week_h: FloatArray
    hire_cents: FloatArray
    hire_from: IntArray
    missing_share: float

    def unions(self) -> Iterator[frozenset[int]]:
        """Every set of languages but the empty one."""
        languages = range(self.needed.shape[1])
        sizes = (combinations(languages, size) for size in range(1, len(languages) + 1))
        return map(frozenset, chain.from_iterable(sizes))

    @property
    def needed_h(self) -> FloatArray:
        """Hours needed by language, mean of the futures."""
        return np.asarray((self.needed * self.hours).sum(axis=2).mean(axis=0))


@dataclass(frozen=True, slots=True, eq=False)
class Mix:
    """What to do: turns of overtime, people standing by (kinds x blocks), hired by profile; and what comes of it.

    `worked`: of those hired, people at work by profile and block. `called_h`, `missing_h`: expected over the futures,
    by language for the second. `cents` by means. `proven`: whether nothing costs less (within `GAP`).
    """

    turns: tuple[Turn, ...]
    on_call: IntArray
    hired: IntArray
    worked: FloatArray
    called_h: float
    missing_h: FloatArray
    cents: tuple[float, float, float, float]
    proven: bool

    @property
    def overtime_h(self) -> float:
        """Hours of overtime."""
        return sum(turn.hours for turn in self.turns)

    @property
    def total_cents(self) -> float:
        """Overtime, standing by, call-outs and hires together."""
        return sum(self.cents)
