"""When a service goal is met: the one judge of replications, rosters and reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from solver.queues import REAL_TIME, Definition, Measure, Queue

Floats = NDArray[np.float64]
OF_SOME = (Definition.SERVED, Definition.NET_OFFERED)  # shares of those who stayed
ROUNDING = 1e-9  # contacts a goal may be missed by, per contact judged: 0.55 x 20 is not 11 in binary
NO_WAIT_S = 1e-9  # a shorter limit of a mean wait is none


class Verdicts(NamedTuple):
    """How goals fare, one value for each queue and period; queues that are judged together have the same.

    Attributes
    ----------
    contacts : that decide, 0 where none does yet.
    missing : of them to be served better until the goal is met; 0 if it is. For a mean wait the share of the served
        by which their waits are too long, and everybody where nobody is served.
    spare : how far above the goal, below 0 if missed: points of service, or share of the longest mean wait allowed.
    """

    contacts: Floats
    missing: Floats
    spare: Floats

    @property
    def judged(self) -> NDArray[np.bool_]:
        """Whether any contact decides."""
        return self.contacts > 0

    @property
    def met(self) -> NDArray[np.bool_]:
        """Whether goals are met; where nothing is judged they are not."""
        return self.judged & (self.missing <= ROUNDING * self.contacts)


@dataclass(frozen=True, slots=True)
class Promises:
    """The goals of the queues as columns, and the sets of queues that are judged together.

    Queues whose goals name the same language or channel as their level, and the same period, count into one sum, each
    contact by the threshold and target of its own queue.
    """

    target_share: Floats
    limit_s: Floats
    by_asa: NDArray[np.bool_]
    of_some: NDArray[np.bool_]
    pools: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, queues: tuple[Queue, ...]) -> Promises:
        """The goals of these queues, in their order."""
        return cls(
            _column([queue.goal.target_share for queue in queues]),
            _column([queue.goal.threshold_s for queue in queues]),
            _column([queue.goal.measure is Measure.ASA for queue in queues]) > 0,
            _column([_is_of_some(queue) for queue in queues]) > 0,
            tuple(pool for pool in together(queues) if len(pool) > 1),
        )

    def apart(self) -> Promises:
        """Every queue judged alone, whatever its goal's level."""
        return replace(self, pools=())

    def judge(self, counted: Mapping[str, Floats]) -> Verdicts:
        """Judge counts of contacts: offered, served, within, base and wait_s; the last axes are queues and periods.

        `within` of `base` is the service; `wait_s` the sum of the waits of the served.
        """
        base = self.base(counted)
        shares = self._shares(counted, base)
        if not self.by_asa.any():
            return shares
        waits = self._waits(counted, base)
        return Verdicts(*(np.where(self.by_asa, *pair) for pair in zip(waits, shares, strict=True)))

    def _shares(self, counted: Mapping[str, Floats], base: Floats) -> Verdicts:
        """Goals that are a share of contacts, each wanted by its own queue's target."""
        weights = counted["base"]
        if self.of_some.any():
            lost = base > self.pooled(weights)
            weights = np.where(lost, self.of_some * counted["offered"], weights)
        above = self.pooled(counted["within"]) - self.pooled(self.target_share * weights)
        return Verdicts(base, np.maximum(0.0, -above), _share(above, base))

    def _waits(self, counted: Mapping[str, Floats], base: Floats) -> Verdicts:
        """Goals that are a mean wait of the served, each allowed by its own queue's limit."""
        served, waited_s = self.pooled(counted["served"]), self.pooled(counted["wait_s"])
        allowed_s = self.pooled(self.limit_s * counted["served"])
        too_long = served * _share(np.maximum(0.0, waited_s - allowed_s), waited_s)
        early = 1.0 - _share(waited_s, np.maximum(allowed_s, NO_WAIT_S))
        answered = served > 0
        contacts, missing = np.where(answered, served, base), np.where(answered, too_long, base)
        return Verdicts(contacts, missing, np.where(answered, early, -1.0))

    def base(self, counted: Mapping[str, Floats]) -> Floats:
        """Contacts that service is a share of: if it is of those who stayed and none did, of all who came.

        A line that serves nobody has a service of 0 under every definition, as in the formulas (`service.level`).
        Contacts with a deadline that wait beyond the horizon are not lost yet, so they count as before.
        """
        base = self.pooled(counted["base"])
        if not self.of_some.any():
            return base
        nobody = (base <= 0) & (self.pooled(counted["served"]) <= 0)
        return np.where(nobody, self.pooled(self.of_some * counted["offered"]), base)

    def pooled(self, values: Floats) -> Floats:
        """Each queue's value, or the sum over the queues judged with it; the last axes are queues and periods."""
        if not self.pools:
            return values
        summed = np.array(values, dtype=np.float64)
        for pool in self.pools:
            summed[..., pool, :] = values[..., pool, :].sum(axis=-2, keepdims=True)
        return summed


def together(queues: tuple[Queue, ...]) -> tuple[tuple[int, ...], ...]:
    """Numbers of the queues whose goals are judged together, in the order of the first of each."""
    found: dict[tuple[object, ...], list[int]] = {}
    for number, queue in enumerate(queues):
        found.setdefault(judged_with(queue), []).append(number)
    return tuple(tuple(members) for members in found.values())


def judged_with(queue: Queue) -> tuple[object, ...]:
    """What queues share that are judged together: level, language or channel, period; waits are no shares."""
    goal = queue.goal
    whose = {"language": queue.language, "channel": queue.channel}.get(goal.level, queue.id)
    return goal.level, whose, goal.period, goal.measure is Measure.ASA


def _is_of_some(queue: Queue) -> bool:
    shares = queue.goal.measure is not Measure.ABANDONMENT
    return shares and queue.kind in REAL_TIME and queue.goal.definition in OF_SOME


def _share(part: Floats, whole: Floats) -> Floats:
    """Part of whole; 0 where there is no whole."""
    return np.divide(part, whole, out=np.zeros(np.shape(whole)), where=whole > 0)


def _column(values: list[float] | list[bool]) -> Floats:
    return np.array(values, dtype=np.float64)[:, None]
