"""The system that everybody plays, and what is counted of it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
HOUR_S = 3600.0
AHT_S = 300.0
SPOILT_H = 1  # at both ends: the floor fills up; the last contacts do not end


@dataclass(frozen=True, slots=True)
class System:
    """Calls in `queues` equal lines; Poisson arrivals, exponential handling times and patience (s).

    `skills` names for each agent the queues they answer. A call goes to the free agent who has been idle longest,
    an agent who gets free to the call that has waited longest.
    """

    name: str
    queues: int
    skills: tuple[frozenset[int], ...]
    load: float
    aht_s: float = AHT_S
    patience_s: float = 180.0
    threshold_s: float = 20.0

    @property
    def gap_s(self) -> float:
        """Mean time between two calls of one queue."""
        return self.aht_s * self.queues / self.load


def skilled(queues: int, agents: int, each: int) -> tuple[frozenset[int], ...]:
    """Agents with so many of the skills, in strides of one, two and three."""
    return tuple(frozenset((i + j * (1 + i % 3)) % queues for j in range(each)) for i in range(agents))


MANY = System("20 queues, 150 agents of 4 skills", 20, skilled(20, 150, 4), 142.0)
ONE = System("one queue, 50 agents", 1, skilled(1, 50, 1), 48.0)


@dataclass(frozen=True, eq=False, slots=True)
class Contacts:
    """One row a contact: when it came, how long it waited for an agent or in vain (s)."""

    arrived_s: Floats
    waited_s: Floats
    served: NDArray[np.bool_]


@dataclass(frozen=True, eq=False, slots=True)
class Tally:
    """Counts per hour of arrival, the spoilt hours left out; waits of the served in s."""

    offered: Floats
    served: Floats
    within: Floats
    abandoned: Floats
    wait_s: Floats

    @classmethod
    def of(cls, contacts: Contacts, hours: int, threshold_s: float) -> Tally:
        """Counts of single contacts."""
        hour = (contacts.arrived_s // HOUR_S).astype(np.int64)
        within = contacts.served & (contacts.waited_s <= threshold_s)
        columns = (np.ones(len(hour)), contacts.served, within, ~contacts.served, contacts.served * contacts.waited_s)
        sums = (np.bincount(hour, column.astype(float), hours) for column in columns)
        return cls(*(each[SPOILT_H : hours - SPOILT_H] for each in sums))

    def measures(self) -> dict[str, tuple[float, float]]:
        """Service level, share abandoned and ASA (s), each with its standard error."""
        return {
            "service": _ratio(self.within, self.offered),
            "abandonment": _ratio(self.abandoned, self.offered),
            "asa_s": _ratio(self.wait_s, self.served),
        }


def _ratio(part: Floats, whole: Floats) -> tuple[float, float]:
    """Ratio of the sums and its standard error, hours taken as independent."""
    value = float(part.sum() / whole.sum())
    rest = part - value * whole
    return value, math.sqrt(float(rest @ rest) * len(rest) / (len(rest) - 1)) / float(whole.sum())


def joined(tallies: Iterable[Tally]) -> Tally:
    """The hours of several runs."""
    found = list(tallies)
    return Tally(*(np.concatenate([getattr(one, part.name) for one in found]) for part in fields(Tally)))


@dataclass(frozen=True, eq=False, slots=True)
class Played:
    """A run: its counts, all contacts it played, and the seconds it took."""

    tally: Tally
    contacts: int
    seconds: float

    @property
    def per_s(self) -> float:
        """Contacts per second."""
        return self.contacts / self.seconds
