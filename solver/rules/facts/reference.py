"""Reference periods: weeks over which hours are averaged, and which of their days count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from solver.rules.facts.owed import WEEK_DAYS
from solver.rules.facts.timeline import midnight

if TYPE_CHECKING:
    from solver.case import Absence, RosterCase
    from solver.duties import Duty
    from solver.grid import Grid
    from solver.people import Agent

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference period: local days from the first to the last, both included, and their UTC minutes."""

    first_day: date
    last_day: date
    start_min: int
    end_min: int

    def paid_min(self, duties: Iterable[Duty]) -> int:
        """Paid minutes of the duties that start in the period."""
        return sum(duty.paid_min for duty in duties if self.start_min <= duty.start_min < self.end_min)


def references(case: RosterCase, weeks: int) -> tuple[Reference, ...]:
    """Periods of `weeks` weeks one after the other, counted back from the plan's end until its first day is in one.

    The first begins no earlier than the first day of which shifts are known: the day of the first opening duty,
    whoever worked it, else the plan's first day.
    """
    first_day, end = case.grid.days[0], case.grid.days[-1] + ONE_DAY
    known = min((d.day for d in case.opening.duties if d.start_min < case.grid.start_min), default=first_day)
    found = []
    while end > first_day:
        begin = max(end - timedelta(days=WEEK_DAYS * weeks), known)
        found.append(Reference(begin, end - ONE_DAY, midnight(case.grid, begin), midnight(case.grid, end)))
        end -= timedelta(days=WEEK_DAYS * weeks)
    return tuple(reversed(found))


@dataclass(frozen=True, slots=True)
class CountedDays:
    """Days that count towards an average: under contract, and not wholly covered by an absence."""

    away: dict[str, frozenset[date]]

    @classmethod
    def of(cls, case: RosterCase) -> CountedDays:
        """The days that the absences of a case cover, by agent."""
        found: dict[str, set[date]] = {}
        for absence in case.absences:
            found.setdefault(absence.agent, set()).update(_whole_days(case.grid, absence))
        return cls({agent_id: frozenset(days) for agent_id, days in found.items()})

    def number(self, agent: Agent, first_day: date, last_day: date) -> int:
        """How many days from the first to the last, both included, count for an agent."""
        first = max(first_day, agent.first_day or first_day)
        last = min(last_day, agent.last_day or last_day)
        away = sum(first <= day <= last for day in self.away.get(agent.id, ()))
        return max(0, (last - first).days + 1 - away)


def _whole_days(grid: Grid, absence: Absence) -> list[date]:
    day, found = grid.day_of(absence.start_min), []
    while midnight(grid, day) < absence.end_min:
        if absence.start_min <= midnight(grid, day) and midnight(grid, day + ONE_DAY) <= absence.end_min:
            found.append(day)
        day += ONE_DAY
    return found
