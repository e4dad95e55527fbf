"""When a service goal is met: by one queue alone, or by all queues of a language or channel together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.queues import Measure, Queue
from solver.simulation.loop.records import Floats

LEVELS = ("queue", "language", "channel")  # of a goal: what is judged together
ROUNDING = 1e-9  # contacts a goal may be missed by, per contact judged: 0.55 x 20 is not 11 in binary


@dataclass(frozen=True, slots=True)
class Promises:
    """The goals of the queues as columns, and the sets of queues that are judged together.

    Queues whose goals name the same language or channel as their level count into one sum, each contact by the
    threshold and target of its own queue.
    """

    target_share: Floats
    limit_s: Floats
    by_asa: NDArray[np.bool_]
    pools: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, queues: tuple[Queue, ...]) -> Promises:
        """The goals of these queues, in their order."""
        together: dict[object, list[int]] = {}
        for number, queue in enumerate(queues):
            together.setdefault(_judged_with(queue), []).append(number)
        return cls(
            _column([queue.goal.target_share for queue in queues]),
            _column([queue.goal.threshold_s for queue in queues]),
            _column([queue.goal.measure is Measure.ASA for queue in queues]) > 0,
            tuple(tuple(pool) for pool in together.values() if len(pool) > 1),
        )

    def judge(self, counted: Mapping[str, Floats]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Whether each goal is met, and whether any contact decides it; the last axes are queues and periods."""
        spare = self.limit_s * counted["served"] - counted["wait_s"]
        spare = np.where(self.by_asa, spare, counted["within"] - self.target_share * counted["base"])
        judged = np.where(self.by_asa, counted["served"], counted["base"])
        spare, judged = self.pooled(spare), self.pooled(judged)
        return (judged > 0) & (spare >= -ROUNDING * judged), judged > 0

    def pooled(self, values: Floats) -> Floats:
        """Each queue's value, or the sum over the queues judged with it; the last axes are queues and periods."""
        summed = np.array(values, dtype=np.float64)
        for pool in self.pools:
            summed[..., pool, :] = values[..., pool, :].sum(axis=-2, keepdims=True)
        return summed


def _judged_with(queue: Queue) -> tuple[str, str, bool]:
    level = queue.goal.level
    value = queue.id if level == "queue" else queue.language if level == "language" else queue.channel
    return level, value, queue.goal.measure is Measure.ASA


def _column(values: list[float] | list[bool]) -> Floats:
    return np.array(values, dtype=np.float64)[:, None]
