"""Contacts served, replication by replication: what two plans of one seed can be told apart by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import NamedTuple

import numpy as np
from scipy.special import ndtr, stdtrit

from solver.cover import FloatArray

CERTAIN = 2.0
"""Standard errors within which a difference is called noise."""
STANDS_OUT = 3.0
"""Standard errors beyond which one of many differences stands out, and any that was looked at more than once.

Playing on while a difference is open and judging by `CERTAIN` each time would call 7.6 % of no differences real; judged
by this after the first time 4.8 % are called so, and 4.5 % where it is judged once (`tests/scenarios/test_certainty.py`
counts them).
"""


@dataclass(frozen=True, slots=True)
class Served:
    """Contacts within the goal's time, those it is judged on, and those offered: replication x queue x local day.

    The same seed means the same random numbers: replication r of two of these are paired. `played_on`: more were played
    after a look at the first of them, so a difference is judged a second time.
    """

    queues: tuple[str, ...]
    days: tuple[date, ...]
    within: FloatArray
    base: FloatArray
    offered: FloatArray
    played_on: bool = False

    @property
    def replications(self) -> int:
        """How many replications were played."""
        return len(self.within)

    def first(self, replications: int) -> Served:
        """The first replications, or all if there are no more."""
        cut = slice(replications)
        return replace(self, within=self.within[cut], base=self.base[cut], offered=self.offered[cut])

    def followed_by(self, more: Served) -> Served:
        """These replications and the ones that were played after them."""
        pairs = ((self.within, more.within), (self.base, more.base), (self.offered, more.offered))
        within, base, offered = (np.concatenate(pair) for pair in pairs)
        return replace(self, within=within, base=base, offered=offered, played_on=True)


class Cell(NamedTuple):
    """A queue on a local day; `day` None means over the whole plan, `queue` None all queues together."""

    queue: str | None
    day: date | None


@dataclass(frozen=True, slots=True)
class Paired:
    """One cell before and after: means over the replications, differences with their noise.

    `late` are contacts not served within the goal's time, per replication; `service` the share within it. Noise is two
    standard errors (`certain`), three where it was played on. `judged` tells whether any contact is judged after,
    `compared` before as well; a service of nothing is 0. `sure`: how many times the noise three standard errors are.
    """

    cell: Cell
    offered: float
    offered_diff: float
    late: float
    late_diff: float
    late_noise: float
    service: float
    service_diff: float
    service_noise: float
    judged: bool
    compared: bool
    sure: float = STANDS_OUT / CERTAIN

    @property
    def beyond_noise(self) -> bool:
        """Whether late contacts differ by more than chance."""
        return abs(self.late_diff) > self.late_noise

    @property
    def stands_out(self) -> bool:
        """Whether late contacts differ by more than chance does to the largest of many cells."""
        return abs(self.late_diff) > self.sure * self.late_noise

    @property
    def service_stands_out(self) -> bool:
        """The same of the service."""
        return abs(self.service_diff) > self.sure * self.service_noise

    @property
    def same(self) -> bool:
        """Whether every replication has as many late contacts as before."""
        return self.late_diff == 0.0 and self.late_noise == 0.0


def paired(before: Served, after: Served) -> tuple[Paired, ...]:
    """Differences by queue, by queue and day, and of everything, over the days and replications that both have.

    `offered`, `late` and `service` are those of `after`. Nobody called a queue that one of them does not have.
    """
    count = min(before.replications, after.replications)
    queues = (*after.queues, *(queue for queue in before.queues if queue not in after.queues))
    days = tuple(day for day in after.days if day in before.days)
    sides = [_Side.of(served.first(count), queues, days) for served in (before, after)]
    errors = _Errors(certain(count, STANDS_OUT if after.played_on else CERTAIN), certain(count, STANDS_OUT))
    return tuple(_pair(cell, errors, *(side.cut(*where) for side in sides)) for cell, where in _cells(queues, days))


class _Errors(NamedTuple):
    """Standard errors that noise is, and that a difference needs to stand out."""

    noise: float
    stands_out: float


class _Side(NamedTuple):
    """Counts of one side: replication x queue x day."""

    offered: FloatArray
    base: FloatArray
    within: FloatArray

    @classmethod
    def of(cls, served: Served, queues: tuple[str, ...], days: tuple[date, ...]) -> _Side:
        own = {queue: number for number, queue in enumerate(served.queues)}
        d = [served.days.index(day) for day in days]

        def laid(values: FloatArray) -> FloatArray:
            nobody = np.zeros_like(values[:, 0])
            return np.stack([values[:, own[q]] if q in own else nobody for q in queues], axis=1)[:, :, d]

        return cls(laid(served.offered), laid(served.base), laid(served.within))

    def cut(self, queue: slice, day: slice) -> _Side:
        """Sums over some queues and days, by replication."""
        return _Side(*(values[:, queue, day].sum(axis=(1, 2)) for values in self))


def _cells(queues: tuple[str, ...], days: tuple[date, ...]) -> Iterator[tuple[Cell, tuple[slice, slice]]]:
    every = slice(None)
    for q, queue in enumerate(queues):
        yield Cell(queue, None), (slice(q, q + 1), every)
        for d, day in enumerate(days):
            yield Cell(queue, day), (slice(q, q + 1), slice(d, d + 1))
    yield Cell(None, None), (every, every)


def _pair(cell: Cell, errors: _Errors, before: _Side, after: _Side) -> Paired:
    late = [side.base - side.within for side in (before, after)]
    (old, old_off), (new, new_off) = (_service(side) for side in (before, after))
    moved, off = late[1] - late[0], new_off - old_off
    judged = [bool(side.base.sum() > 0) for side in (before, after)]
    compared = all(judged)
    return Paired(
        cell,
        offered=float(after.offered.mean()),
        offered_diff=float((after.offered - before.offered).mean()),
        late=float(late[1].mean()),
        late_diff=float(moved.mean()),
        late_noise=errors.noise * _error(moved),
        service=new,
        service_diff=new - old if compared else 0.0,
        service_noise=errors.noise * _error(off) if compared else 0.0,
        judged=judged[1],
        compared=compared,
        sure=errors.stands_out / errors.noise,
    )


def _service(side: _Side) -> tuple[float, FloatArray]:
    """The share within the goal, and what each replication adds to its error (linearised ratio; Cochran 1977, 6.13).

    The difference of two ratios of the same replications scatters as the difference of these.
    """
    whole = float(side.base.mean())
    if whole <= 0:
        return 0.0, np.zeros(len(side.base))
    service = float(side.within.mean()) / whole
    return service, np.asarray((side.within - service * side.base) / whole)


def mean_of(values: FloatArray) -> tuple[float, float]:
    """The mean over replications and its noise, two standard errors (`certain`)."""
    return float(values.mean()), certain(len(values), CERTAIN) * _error(values)


@cache
def certain(replications: int, errors: float) -> float:
    """Standard errors that hold as much as so many do of a normal mean, where the deviation is estimated.

    The quantile of Student's t with a degree of freedom less than replications (Student 1908): 2 are 2.05 of fifty and
    14 of two, as two values say little of how far values scatter.
    """
    return float(stdtrit(replications - 1, ndtr(errors))) if replications > 1 else errors


def _error(values: FloatArray) -> float:
    """The standard error of a mean over replications; without bound for a single one, of which nothing is known."""
    if len(values) < 2:
        return float("inf") if values.any() else 0.0
    return float(values.std(ddof=1)) / float(np.sqrt(len(values)))
