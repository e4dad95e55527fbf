"""How forms are read word by word: the verdict, and what all readers start from. Slow, plain, and of no engine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from solver.case import RosterCase
from solver.duties import Duty, Roster
from solver.rules.forms import Form


@dataclass(frozen=True)
class Reading:
    """What a form says of a roster: forbidden, or its price in cents."""

    allowed: bool = True
    cents: int = 0


FORBIDDEN = Reading(False)


def verdict(units: int, cents: int | None) -> Reading:
    """Units beyond what a form allows: forbidden if it is hard, else their price."""
    if units and cents is None:
        return FORBIDDEN
    return Reading(True, units * (cents or 0))


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def of_agents(form: Form, duties: tuple) -> list:
    return [duty for duty in duties if duty.agent in form.agents]


def line_of(case: RosterCase, roster: Roster, agent: str) -> list[Duty]:
    duties = (duty for duty in (*case.opening.duties, *roster.duties) if duty.agent == agent)
    return sorted(duties, key=lambda duty: duty.start_min)


def triangle(units: int) -> int:
    """1 + 2 + ... + units."""
    return sum(range(1, units + 1))
