"""A roster over several futures: chances, money and late contacts, weighted, and differences with their noise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from scenarios.served import mean_of

if TYPE_CHECKING:
    from scenarios.robust.bench import Tried
    from solver.cover import FloatArray


@dataclass(frozen=True, slots=True)
class Amount:
    """A mean over replications, and two standard errors of it."""

    mean: float
    noise: float

    @property
    def beyond_noise(self) -> bool:
        """Whether it is more than chance."""
        return abs(self.mean) > self.noise


@dataclass(frozen=True, slots=True, eq=False)
class Across:
    """A roster, or one for each future, in every future; `tried` in their order."""

    tried: tuple[Tried, ...]
    shares: tuple[float, ...]

    @property
    def cents(self) -> FloatArray:
        """Pay beyond contract hours and late contacts by replication, weighted over the futures."""
        return self._weighted([one.cents for one in self.tried])

    @property
    def late(self) -> FloatArray:
        """Late contacts by replication, weighted over the futures."""
        return self._weighted([one.late for one in self.tried])

    @property
    def paid_h(self) -> float:
        """Paid hours, weighted."""
        return float(sum(s * one.outcome.paid_h for s, one in zip(self.shares, self.tried, strict=True)))

    @property
    def extra_cents(self) -> float:
        """Pay beyond contract hours, weighted."""
        return float(sum(s * one.extra_cents for s, one in zip(self.shares, self.tried, strict=True)))

    def misses(self, queue: str, future: int | None = None) -> float:
        """The chance that a queue misses its goal, in one future or weighted over all; 0 where nothing is judged."""
        chances = [{q.queue: 1.0 - q.chance for q in one.outcome.queues}.get(queue, 0.0) for one in self.tried]
        return chances[future] if future is not None else float(np.dot(self.shares, chances))

    def _weighted(self, values: list[FloatArray]) -> FloatArray:
        return np.asarray(np.array(self.shares) @ np.array(values))


def less(one: FloatArray, other: FloatArray) -> Amount:
    """By how much one is less than the other, replication by replication."""
    return Amount(*mean_of(other - one))


def same_rosters(one: Across, other: Across) -> bool:
    """Whether people work the same in every future."""
    pairs = zip(one.tried, other.tried, strict=True)
    return all(first.played.plan.roster == second.played.plan.roster for first, second in pairs)


def amount_body(amount: Amount) -> dict[str, float]:
    """For machines."""
    return {"mean": amount.mean, "noise": amount.noise}
