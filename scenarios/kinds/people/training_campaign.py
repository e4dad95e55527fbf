"""A training for many, by a deadline: KYC for all within two weeks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from planner.changing.kind import Fault, unknown
from planner.inputs import Inputs, with_operation
from planner.operation.agreement_specs import CourseSpec
from scenarios.kinds.dates import Day
from scenarios.kinds.people.sessions import due, unused, window, with_activity
from scenarios.kinds.people.validity import config_faults
from scenarios.kinds.people.who import Who
from scenarios.kinds.spans import days_of, span_faults

if TYPE_CHECKING:
    from planner.operation.operation import Operation
    from solver.people import Agent


class TrainingCampaign(Who):
    """Everybody, or whoever fits all of `agents`, `teams`, `contracts`, `languages`, `skills`, `sites` and `roles`,
    attends an `activity` once between `first_day` (the plan's, if none) and the `deadline`, that day included.

    `activity` is a kind of operation.yaml, whose length, course and price of a missed one can be stated anew here; with
    a `length_min` it can also be a new one. A `course` holds it in groups: `least` and `most` people, `rooms` at once,
    `trainers` (agents) or `trainer_roles`. Left out are people who owe an activity of that kind in these days already,
    and those who are away or not under contract for all of them.

    ```yaml
    - {kind: training_campaign, activity: aml-training, deadline: "+13", first_day: "+3"}
    ```
    """

    tag: ClassVar[str] = "training_campaign"
    kind: Literal["training_campaign"]
    activity: str
    deadline: Day
    first_day: Day | None = None
    length_min: Annotated[int, Field(ge=5, le=480)] | None = None
    course: CourseSpec | None = None
    title: str | None = None

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Unknown names, an unknown activity without a length, days outside the plan, too little time, no trainers."""
        yield from self.who_faults(inputs)
        config = inputs.operation.config
        if self.length_min is None:
            yield from unknown("activity", "unknown_activity", self.activity, config.activities)
        wrong = tuple(span_faults((self.first_day, self.deadline), inputs, ("first_day", "deadline")))
        yield from wrong
        if self.length_min is None and self.activity not in config.activities:
            return
        changed = self._known(inputs.operation)
        yield from config_faults(inputs.operation, changed.config, {f"activities.{self.activity}.": ""})
        at, length = self._window(inputs), changed.config.activities[self.activity].length_min
        if not wrong and at[1] - at[0] < length:
            yield Fault("length_min", "scenario_window_too_short", str(length), {"window": at[1] - at[0]})

    def apply(self, inputs: Inputs) -> Inputs:
        """Enter what everybody owes."""
        operation = self._known(inputs.operation)
        length, at = operation.config.activities[self.activity].length_min, self._window(inputs)
        name = f"{unused(operation, self.activity)}-1"
        people = (agent.id for agent in self.meant(inputs) if self._owes(agent, operation, at, inputs))
        owed = (due((name, agent, self.activity), length, at) for agent in people)
        return with_operation(inputs, replace(operation, activities=tuple(sorted((*operation.activities, *owed)))))

    def _known(self, operation: Operation) -> Operation:
        """The operation that knows the activity as stated."""
        stated = {"title": self.title, "length_min": self.length_min, "course": self.course}
        values = {key: value for key, value in stated.items() if value is not None}
        return with_activity(operation, self.activity, values)

    def _window(self, inputs: Inputs) -> tuple[int, int]:
        return window(days_of((self.first_day, self.deadline), inputs), inputs)

    def _owes(self, agent: Agent, operation: Operation, at: tuple[int, int], inputs: Inputs) -> bool:
        """Whether an agent can attend on any of the days, and does not attend such an activity then anyway."""
        grid = inputs.grid
        first = 0 if agent.first_day is None else grid.minute(agent.first_day, 0)
        ended = agent.last_day is not None and grid.minute(agent.last_day, 1440) <= at[0]
        away = any(
            absence.agent == agent.id and absence.start_min <= at[0] and at[1] <= absence.end_min
            for absence in operation.absences
        )
        known = any(
            (one.agent, one.kind) == (agent.id, self.activity) and at[0] <= one.earliest_min and one.latest_min <= at[1]
            for one in operation.activities
        )
        return first < at[1] and not (ended or away or known)
