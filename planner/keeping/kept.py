"""What a draft finds published: duties of its own days that stay, and those before it, its history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from solver.duties import Roster

What = Literal["breaks", "on_call", "shifts"]
"""What `cycle.may_change` can name."""
BREAKS: What = "breaks"
ON_CALL: What = "on_call"
SHIFTS: What = "shifts"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is published of a draft's days, and before them.

    Attributes
    ----------
    plan : id of the published plan.
    days : local days of the draft that are published.
    people : who had any duty in what is published: nobody else is bound by it.
    roster : published duties and on-call duties that start on these days.
    before : those of the six weeks before the draft.
    before_days : local days before the draft that were published.
    free_from : (what may change, first day on which it may), for all that `cycle.may_change` names.
    unlawful : (agent, day) whose published shift breaks the law or a protection under today's facts: not held, so
        that a draft can show a way out, and a change that its gate stops at.
    """

    plan: str
    days: tuple[date, ...]
    people: tuple[str, ...]
    roster: Roster
    before: Roster
    before_days: tuple[date, ...]
    free_from: tuple[tuple[str, date], ...] = ()
    unlawful: tuple[tuple[str, date], ...] = ()

    def fixed(self, what: What, day: date) -> bool:
        """Whether breaks, on-call or shifts of a day stay as they are; breaks move where their shift may."""
        free = dict(self.free_from)
        since = [free[name] for name in ((BREAKS, SHIFTS) if what == BREAKS else (what,)) if name in free]
        return day in self.days and not any(first <= day for first in since)


def people_of(roster: Roster) -> frozenset[str]:
    """Who has any duty or on-call duty."""
    return frozenset(duty.agent for duty in roster.duties) | frozenset(one.agent for one in roster.on_call)
