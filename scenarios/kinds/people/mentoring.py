"""The time that mentors give newcomers, as sessions in their own shifts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from planner.changing.kind import Fault, unknown
from planner.inputs import with_operation
from planner.operation.types import Frozen
from scenarios.kinds.people.sessions import due, lengths, spread, with_activity
from scenarios.kinds.people.who import known_names, there

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from solver.case import ActivityDue

Days = tuple[date, date]
MENTORING = "mentoring"
SESSION_MIN = 60
"""The longest session of a mentor with a newcomer."""


class Mentoring(Frozen):
    """In each of a newcomer's first `weeks`, `h_week` hours of one of the `mentors`, or of whoever has the `role`."""

    weeks: Annotated[int, Field(ge=1, le=26)] = 4
    h_week: Annotated[float, Field(gt=0, le=20)] = 4.0
    mentors: tuple[str, ...] = ()
    role: str = "mentor"

    def mentor_faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Mentors whom agents.csv does not name, and a role that nobody there has."""
        agents = known_names(inputs.operation)["agents"]
        for name in self.mentors:
            yield from unknown("mentoring.mentors", "unknown_agent", name, agents)
        if not self.mentors and not self._able(inputs):
            yield Fault("mentoring", "scenario_no_mentor", self.role)

    def bound(self, inputs: Inputs, newcomers: tuple[str, ...], first: date) -> Inputs:
        """The inputs in which mentors, in turn, owe the newcomers who start on a day their sessions."""
        able = self._able(inputs)
        taught: dict[str, list[str]] = {}
        for number, newcomer in enumerate(newcomers):
            taught.setdefault(able[number % len(able)], []).append(newcomer)
        weeks = enumerate(self._weeks(inputs, first), 1)
        owed = [one for week in weeks for pair in taught.items() for one in self._sessions(inputs, week, pair)]
        operation = with_activity(inputs.operation, MENTORING, {"title": "Mentoring", "length_min": SESSION_MIN})
        activities = tuple(sorted((*operation.activities, *owed)))
        return with_operation(inputs, replace(operation, activities=activities))

    def _weeks(self, inputs: Inputs, first: date) -> tuple[Days, ...]:
        """The weeks of mentoring that lie wholly in the plan."""
        weeks = ((first + timedelta(weeks=i), first + timedelta(weeks=i + 1, days=-1)) for i in range(self.weeks))
        plan = inputs.grid.days
        return tuple(days for days in weeks if days[0] >= plan[0] and days[1] <= plan[-1])

    def _sessions(self, inputs: Inputs, week: tuple[int, Days], pair: tuple[str, list[str]]) -> Iterator[ActivityDue]:
        """What a mentor owes the newcomers of a week, newcomer by newcomer, spread over its days."""
        (number, days), (mentor, newcomers) = week, pair
        each = lengths(round(60 * self.h_week), SESSION_MIN, inputs.operation.config.grid_min)
        sessions = [(f"{MENTORING}-{who}-{number}-{i}", m) for i, m in enumerate(each, 1) for who in newcomers]
        for (name, minutes), at in zip(sessions, spread(days, len(sessions), inputs), strict=True):
            yield due((name, mentor, MENTORING), minutes, at)

    def _able(self, inputs: Inputs) -> tuple[str, ...]:
        agents = [agent for agent in inputs.operation.agents if there(agent, inputs)]
        named = [agent.id for agent in agents if agent.id in self.mentors]
        return tuple(named or [agent.id for agent in agents if self.role in agent.roles])
