"""What was forecast of a day against what came: one row a queue, day and lead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Score:
    """A queue's day, scored over the intervals of which contacts were reported.

    Attributes
    ----------
    lead_days : local days from the forecast's as-of to the day; 0 where it was made at the day's first minute.
    plan : whose forecast it was; an id of its own where a night made it of published days.
    offered, expected : contacts that came and that were expected.
    missed : absolute errors of the intervals, added up, contacts.
    inside : intervals within the forecast's 80 % band (q10 to q90).
    """

    day: date
    queue: str
    lead_days: int
    plan: str
    intervals: int
    offered: float
    expected: float
    missed: float
    inside: int
