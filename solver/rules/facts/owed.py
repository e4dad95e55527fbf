"""What a contract owes: agreed minutes of a span of days, less absences and days outside the contract."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from solver.rules.facts.timeline import QUARTER_MIN, midnight

if TYPE_CHECKING:
    from solver.case import Absence, RosterCase
    from solver.grid import Grid
    from solver.people import Agent

WEEK_DAYS = 7


def quarters_down(minutes: float) -> int:
    """Whole quarter hours in some minutes, as minutes, never below zero."""
    return max(0, int(round(minutes, 6) // QUARTER_MIN) * QUARTER_MIN)


def quarters_up(minutes: float) -> int:
    """The fewest whole quarter hours that hold some minutes, as minutes, never below zero."""
    return max(0, -int(-round(minutes, 6) // QUARTER_MIN) * QUARTER_MIN)


def days_of_week(monday: date) -> tuple[date, ...]:
    """The seven local days of a week."""
    return tuple(monday + timedelta(days=i) for i in range(WEEK_DAYS))


@dataclass(frozen=True, slots=True)
class Owed:
    """Minutes that agents owe over spans of local days.

    Days outside the contract owe nothing, each day owes a seventh of a week, and an absence's credit is spread
    evenly over its length, so that each span gets the share that falls into it.
    """

    grid: Grid
    absences: dict[str, tuple[Absence, ...]]

    @classmethod
    def of(cls, case: RosterCase) -> Owed:
        """The absences of a case, by agent."""
        found: dict[str, list[Absence]] = {}
        for absence in sorted(case.absences):
            found.setdefault(absence.agent, []).append(absence)
        return cls(case.grid, {agent_id: tuple(away) for agent_id, away in found.items()})

    def minutes(self, agent: Agent, days: Sequence[date], minutes_a_week: int) -> float:
        """Minutes owed over consecutive days at so many a week (may be below zero after credit)."""
        held = sum(under_contract(agent, day) for day in days)
        return minutes_a_week * held / WEEK_DAYS - self._credit_min(agent.id, days)

    def _credit_min(self, agent_id: str, days: Sequence[date]) -> float:
        away = self.absences.get(agent_id, ())
        if not away:
            return 0.0
        first, last = midnight(self.grid, days[0]), midnight(self.grid, days[-1] + timedelta(days=1))
        return sum(_share(absence, first, last) * absence.credit_min for absence in away)


def under_contract(agent: Agent, day: date) -> bool:
    """Whether the contract runs on a day."""
    begun = agent.first_day is None or agent.first_day <= day
    return begun and (agent.last_day is None or day <= agent.last_day)


def _share(absence: Absence, first_min: int, last_min: int) -> float:
    length = absence.end_min - absence.start_min
    inside = min(absence.end_min, last_min) - max(absence.start_min, first_min)
    return max(0, inside) / length if length > 0 else 0.0
