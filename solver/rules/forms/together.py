"""Forms that speak of several people at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from solver.cover import IntArray
from solver.rules.forms.duty_class import EVERY, Agents, DutyClass


@dataclass(frozen=True, slots=True)
class OnDuty:
    """In each interval t at least `least[t]` and at most `most[t]` of the agents are counted.

    counting: "present", "rostered" (a duty overlaps the interval) or "break" (a break touches it). Opening
    duties that reach into an interval count. With `by_day` the arrays are per local day of the horizon, and
    agents count who start a duty of the class that day (no opening duties). With `whom`, the least is raised by
    one for each started `per` of these agents, counted in the same way. `cents` per agent-interval (or
    agent-day) missing or too many; None = hard.
    """

    rule: str
    id: str
    agents: Agents
    least: IntArray | None = field(hash=False)
    cents: int | None
    most: IntArray | None = field(default=None, hash=False)
    counting: str = "present"
    by_day: bool = False
    of: DutyClass = EVERY
    whom: Agents = frozenset()
    per: int = 1


@dataclass(frozen=True, slots=True)
class Distinct:
    """The duties of the class that start on one local day start at no more than `most` different minutes.

    All agents together; `cents` per minute beyond and day, None = hard. One person's duty is always possible.
    """

    rule: str
    id: str
    agents: Agents
    of: DutyClass
    most: int
    cents: int | None = None


@dataclass(frozen=True, slots=True)
class Gather:
    """Activities of kind `activity` are held in groups: those that start at one minute are one session.

    Units: people missing to `least` or beyond `most` in each session; for each session, sessions running when it
    starts (itself counted, in order of start) beyond `at_once`; 1 for each session during which none of
    `trainers` is on duty throughout without break or activity (no trainers named: none is asked for).
    Hard, or `cents` per unit.
    """

    rule: str
    agents: Agents
    activity: str
    least: int
    most: int
    at_once: int
    trainers: Agents = frozenset()
    cents: int | None = None
