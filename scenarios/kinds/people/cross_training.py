"""People learn a skill, a language or a channel, or earn a certificate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from planner.changing.kind import Fault
from planner.inputs import Inputs, with_operation
from planner.operation.types import Frozen
from scenarios.kinds.dates import Day, resolve
from scenarios.kinds.people.learning import Gain
from scenarios.kinds.people.sessions import due, lengths, spread, unused, window, with_activity
from scenarios.kinds.people.who import Drawn

if TYPE_CHECKING:
    from datetime import date

    from planner.operation.operation import Operation
    from solver.people import Agent


class Training(Frozen):
    """`h` hours of learning for each, in sessions of `session_min` minutes at most, as an activity of a kind."""

    h: Annotated[float, Field(gt=0, le=200)]
    session_min: Annotated[int, Field(ge=15, le=480)] = 120
    activity: str = "cross-training"


class CrossTraining(Drawn):
    """Agents `gain` skills, languages, channels and certificates; what they know better already stays.

    Who: `agents` by id, or those who fit all of `teams`, `contracts`, `languages`, `skills`, `sites` and `roles`: all,
    `count` or a `share` of them, drawn by `seed` (the plan's, if none) among those who would gain something.

    From when: a plan knows one set of skills for all its days, so what is learnt counts in plans that start on
    `first_day` or later; without it at once. `training` is the time it costs inside people's shifts (`h` hours each, in
    sessions of `session_min` minutes at most, as an `activity` of a kind): on the days of the plan before `first_day`,
    without that on all its days. A `first_day` inside the plan thus shows what the training costs now; a plan that
    starts on that day shows what it brings.

    ```yaml
    - kind: cross_training
      teams: [chat-a]
      count: 6
      gain: {skills: {payments: 3}}
      training: {h: 4, session_min: 120}
    ```
    """

    tag: ClassVar[str] = "cross_training"
    kind: Literal["cross_training"]
    gain: Gain
    first_day: Day | None = None
    training: Training | None = None

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Nobody or too many named, unknown skills, skills that would begin inside the plan, too little time."""
        yield from self.gain.gain_faults(inputs)
        yield from self.drawn_faults(inputs)
        start = self._start(inputs)
        if start is not None and self.training is None:
            told = {"first": inputs.start, "last": inputs.grid.days[-1]}
            yield Fault("first_day", "scenario_skill_mid_plan", str(start), told)
        if self.training is not None:
            days, length = self._days(inputs), self.training.session_min
            room = 0 if days is None else window(days, inputs)[1] - window(days, inputs)[0]
            if room < length:
                yield Fault("training", "scenario_window_too_short", str(length), {"window": room})

    def able(self, inputs: Inputs) -> tuple[Agent, ...]:
        """Those who fit and would gain something."""
        config = inputs.operation.config
        return tuple(agent for agent in self.meant(inputs) if self.gain.gained(agent, config) != agent)

    def apply(self, inputs: Inputs) -> Inputs:
        """Enter the hours of training, and what is known where it counts for this plan."""
        people, operation, days = self.drawn(inputs), inputs.operation, self._days(inputs)
        if self.training is not None and days is not None:
            operation = _trained(inputs, people, self.training, days)
        if self._start(inputs) is None:
            known = {agent.id: self.gain.gained(agent, operation.config) for agent in people}
            operation = replace(operation, agents=tuple(known.get(agent.id, agent) for agent in operation.agents))
        return with_operation(inputs, operation)

    def _start(self, inputs: Inputs) -> date | None:
        """The day from which it is known, if the plan starts before it."""
        day = None if self.first_day is None else resolve(self.first_day, inputs)
        return None if day is None or day <= inputs.start else day

    def _days(self, inputs: Inputs) -> tuple[date, date] | None:
        """The plan's days before the first day, all of them where nothing says when; None if there are none."""
        start, last = self._start(inputs), inputs.grid.days[-1]
        if self.first_day is None:
            return inputs.start, last
        return None if start is None else (inputs.start, min(last, start - timedelta(days=1)))


def _trained(inputs: Inputs, people: tuple[Agent, ...], training: Training, days: tuple[date, date]) -> Operation:
    """The operation in which people owe their sessions, spread over some days."""
    operation, kind = inputs.operation, training.activity
    each = lengths(round(60 * training.h), training.session_min, operation.config.grid_min)
    name, windows = unused(operation, kind), spread(days, len(each), inputs)
    sessions = tuple(enumerate(zip(each, windows, strict=True), 1))
    owed = (due((f"{name}-{i}", one.id, kind), *session) for one in people for i, session in sessions)
    stated = {} if kind in operation.config.activities else {"length_min": training.session_min}
    changed = with_activity(operation, kind, stated)
    return replace(changed, activities=tuple(sorted((*operation.activities, *owed))))
