"""Contacts served, replication by replication: what two plans of one seed can be told apart by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np

from solver.cover import FloatArray

CERTAIN = 2.0
"""Standard errors within which a difference is called noise."""


@dataclass(frozen=True, slots=True)
class Served:
    """Contacts within the goal's time, those it is judged on, and those offered: replication x queue x local day.

    The same seed means the same random numbers: replication r of two of these are paired.
    """

    queues: tuple[str, ...]
    days: tuple[date, ...]
    within: FloatArray
    base: FloatArray
    offered: FloatArray

    @property
    def replications(self) -> int:
        """How many replications were played."""
        return len(self.within)

    def first(self, replications: int) -> Served:
        """The first replications, or all if there are no more."""
        cut = slice(replications)
        return Served(self.queues, self.days, self.within[cut], self.base[cut], self.offered[cut])

    def followed_by(self, more: Served) -> Served:
        """These replications and the ones that were played after them."""
        pairs = ((self.within, more.within), (self.base, more.base), (self.offered, more.offered))
        return Served(self.queues, self.days, *(np.concatenate(pair) for pair in pairs))


class Cell(NamedTuple):
    """A queue on a local day; `day` None means over the whole plan, `queue` None all queues together."""

    queue: str | None
    day: date | None


@dataclass(frozen=True, slots=True)
class Paired:
    """One cell before and after: means over the replications, differences with two standard errors.

    `late` are contacts not served within the goal's time, per replication; `service` the share within it. `judged`
    tells whether any contact is judged after, `compared` before as well; a service of nothing is 0.
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

    @property
    def beyond_noise(self) -> bool:
        """Whether late contacts differ by more than chance."""
        return abs(self.late_diff) > self.late_noise


def paired(before: Served, after: Served) -> tuple[Paired, ...]:
    """Differences by queue, by queue and day, and of everything, over the days and replications that both have.

    `offered`, `late` and `service` are those of `after`. Nobody called a queue that one of them does not have.
    """
    count = min(before.replications, after.replications)
    queues = (*after.queues, *(queue for queue in before.queues if queue not in after.queues))
    days = tuple(day for day in after.days if day in before.days)
    sides = [_Side.of(served.first(count), queues, days) for served in (before, after)]
    return tuple(_pair(cell, *(side.cut(*where) for side in sides)) for cell, where in _cells(queues, days))


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


def _pair(cell: Cell, before: _Side, after: _Side) -> Paired:
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
        late_noise=_noise(moved),
        service=new,
        service_diff=new - old if compared else 0.0,
        service_noise=_noise(off) if compared else 0.0,
        judged=judged[1],
        compared=compared,
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


def _noise(values: FloatArray) -> float:
    """Two standard errors of a mean over replications; 0 of a single one, of which nothing is known."""
    if len(values) < 2:
        return 0.0
    return CERTAIN * float(values.std(ddof=1)) / float(np.sqrt(len(values)))
