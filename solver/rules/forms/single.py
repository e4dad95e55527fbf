"""Forms that speak of one duty at a time."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.forms.duty_class import Agents, DutyClass


@dataclass(frozen=True, slots=True)
class Forbid:
    """No duty of the class that overlaps [start_min, end_min), or, with `by_start`, that starts in it."""

    rule: str
    agents: Agents
    of: DutyClass
    start_min: int
    end_min: int
    by_start: bool = False


@dataclass(frozen=True, slots=True)
class Price:
    """A duty of the class that overlaps [start_min, end_min) (by start: starts in it) costs `cents`."""

    rule: str
    agents: Agents
    of: DutyClass
    start_min: int
    end_min: int
    cents: int
    by_start: bool = True


@dataclass(frozen=True, slots=True)
class BreaksInside:
    """Each duty has exactly the breaks of its template (length, paid or not), each starting within its window
    (offsets from the duty's start in elapsed minutes, both ends included)."""

    rule: str
    agents: Agents


@dataclass(frozen=True, slots=True)
class Unbroken:
    """No more than `most_min` elapsed minutes of a duty lie before, between or after its breaks.

    `cents` for each longer spell; None = hard.
    """

    rule: str
    agents: Agents
    most_min: int
    cents: int | None = None


@dataclass(frozen=True, slots=True)
class Attend:
    """The agent is on duty for an activity of `length_min` that starts in [earliest_min, latest_min - length_min].

    In the roster it is an `Activity` whose `session` is `activity`, wholly inside the duty. It overlaps no break
    (hard) and takes the agent off the queues. A missed one costs `cents` (None = hard).
    """

    rule: str
    agents: Agents
    activity: str
    length_min: int
    earliest_min: int
    latest_min: int
    cents: int | None
