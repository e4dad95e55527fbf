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
from scenarios.kinds.people.sessions import Window, pieces, unused, with_activity
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
    `first_day` or later; without it at once. `training` is the time it costs, inside people's shifts: on the days of
    the plan before `first_day`, without that on all its days. A `first_day` inside the plan thus shows what the
    training costs now; a plan that starts on that day shows what it brings.
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
            window = self._window(inputs)
            length, room = self.training.session_min, window.end_min - window.start_min
            if room < length:
                yield Fault("training", "scenario_window_too_short", str(length), {"window": max(0, room)})

    def able(self, inputs: Inputs) -> tuple[Agent, ...]:
        """Those who fit and would gain something."""
        config = inputs.operation.config
        return tuple(agent for agent in self.meant(inputs) if self.gain.gained(agent, config) != agent)

    def apply(self, inputs: Inputs) -> Inputs:
        """Enter the hours of training, and what is known where it counts for this plan."""
        people, operation = self.drawn(inputs), inputs.operation
        if self.training is not None:
            operation = self._trained(operation, people, self._window(inputs))
        if self._start(inputs) is None:
            known = {agent.id: self.gain.gained(agent, operation.config) for agent in people}
            operation = replace(operation, agents=tuple(known.get(agent.id, agent) for agent in operation.agents))
        return with_operation(inputs, operation)

    def _start(self, inputs: Inputs) -> date | None:
        """The day from which it is known, if the plan starts before it."""
        day = None if self.first_day is None else resolve(self.first_day, inputs)
        return None if day is None or day <= inputs.start else day

    def _window(self, inputs: Inputs) -> Window:
        """The plan's days before the first day; all of them where nothing says when."""
        start = self._start(inputs)
        if self.first_day is not None and start is None:
            return Window(inputs.grid.start_min, inputs.grid.start_min, 1)
        last = inputs.grid.days[-1] if start is None else min(inputs.grid.days[-1], start - timedelta(days=1))
        return Window.of((inputs.start, last), inputs)

    def _trained(self, operation: Operation, people: tuple[Agent, ...], window: Window) -> Operation:
        if self.training is None:
            return operation
        kind, minutes = self.training.activity, (round(60 * self.training.h), self.training.session_min)
        name = unused(operation, kind)
        due = [one for agent in people for one in pieces((agent.id, kind, name), minutes, window)]
        stated = {} if kind in operation.config.activities else {"length_min": self.training.session_min}
        changed = with_activity(operation, kind, stated)
        return replace(changed, activities=tuple(sorted((*operation.activities, *due))))
