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
from scenarios.kinds.people.sessions import Window, pieces, with_activity
from scenarios.kinds.people.who import known_names, there

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from solver.case import ActivityDue

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
        due: list[ActivityDue] = []
        for number, newcomer in enumerate(newcomers):
            for week in range(self.weeks):
                days = (first + timedelta(weeks=week), first + timedelta(weeks=week + 1, days=-1))
                if days[0] >= inputs.grid.days[0] and days[1] <= inputs.grid.days[-1]:
                    window = Window.of(days, inputs)
                    name = f"{MENTORING}-{newcomer}-{week + 1}"
                    minutes = (round(60 * self.h_week), SESSION_MIN)
                    due += pieces((able[number % len(able)], MENTORING, name), minutes, window)
        operation = with_activity(inputs.operation, MENTORING, {"title": "Mentoring", "length_min": SESSION_MIN})
        activities = tuple(sorted((*operation.activities, *due)))
        return with_operation(inputs, replace(operation, activities=activities))

    def _able(self, inputs: Inputs) -> tuple[str, ...]:
        agents = [agent for agent in inputs.operation.agents if there(agent, inputs)]
        named = [agent.id for agent in agents if agent.id in self.mentors]
        return tuple(named or [agent.id for agent in agents if self.role in agent.roles])
