"""A queue is opened: a channel, a language or a skill that had none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planner.changing.kind import Fault, unknown
from planner.inputs import Inputs, with_operation
from planner.operation import expanding
from planner.operation.config import OperationFile
from planner.operation.operation import Edit, Window
from planner.operation.queue_specs import QueueSpec
from planner.operation.types import Frozen, Identifier
from scenarios.clashes import Claim
from scenarios.kinds.dates import Day, span
from scenarios.kinds.demand.laying import edit_of, with_edits
from scenarios.kinds.demand.opening_windows import hours_faults, open_windows, overlap
from scenarios.kinds.demand.ramping import with_ramp
from scenarios.kinds.spans import span_faults
from solver.queues import Queue


class NewQueue(Frozen):
    """A queue is opened: `id` and `queue` as in operation.yaml, such as Arabic chat.

    It has no history. Its contacts follow the course of the queue `like`: `factor` times as many, or `contacts_a_day`
    of them on average; its bands and the ups and downs of its days are the other's too, and so are handling times
    unless `queue` states `aht_s`. From `first_day` on it is there, and over `ramp_days` it grows to the full. Whom it
    takes to serve it is told where nobody can.

    ```yaml
    - kind: new_queue
      id: chat-ar-general
      queue: {channel: chat, language: ar, value: 3, overflow: {language: en, after_s: 90}}
      like: chat-ru-general
      contacts_a_day: 120
      first_day: "+7"
      ramp_days: 10
    ```
    """

    tag: ClassVar[str] = "new_queue"
    kind: Literal["new_queue"]
    id: Identifier
    queue: QueueSpec
    like: str
    factor: Annotated[float, Field(gt=0, le=100)] | None = None
    contacts_a_day: Annotated[float, Field(gt=0, le=1_000_000)] | None = None
    first_day: Day | None = None
    ramp_days: Annotated[int, Field(ge=1, le=365)] = 1

    @model_validator(mode="after")
    def _one_volume(self) -> NewQueue:
        if (self.factor is None) == (self.contacts_a_day is None):
            raise PydanticCustomError("new_queue_volume", "state one of factor and contacts_a_day")
        return self

    def claims(self, inputs: Inputs) -> frozenset[Claim]:
        """A queue comes once."""
        return frozenset({Claim("queue", self.id)})

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """A queue that exists, names that do not, opening hours without sense, a first day outside the plan."""
        config = inputs.operation.config
        if self.id in config.queues:
            yield Fault("id", "new_queue_exists", self.id)
        yield from unknown("queue", "unknown_channel", self.queue.channel, config.channels)
        yield from unknown("like", "unknown_queue", self.like, config.queues)
        for name in self.queue.transfers or {}:
            yield from unknown("queue", "unknown_queue", name, config.queues)
        if self.queue.overflow is not None:
            agents = inputs.operation.agents
            spoken = (language.code for agent in agents for language in agent.languages)
            yield from unknown("queue", "unknown_language", self.queue.overflow.language, spoken)
        yield from hours_faults("queue", self.queue.opening)
        yield from span_faults((self.first_day, None), inputs)

    def apply(self, inputs: Inputs) -> Inputs:
        """Put the queue into the operation and lay its contacts as an edit that opens it."""
        operation = inputs.operation
        config = operation.config.model_copy(update={"queues": {**operation.config.queues, self.id: self.queue}})
        queue = _made(config, self.id)
        changed = replace(operation, config=config, queues=(*operation.queues, queue))
        return with_edits(with_operation(inputs, changed), self._edit(queue, inputs))

    def _edit(self, queue: Queue, inputs: Inputs) -> Edit:
        grid = inputs.grid
        first, last = span(self.first_day, None, inputs)
        there = overlap((Window(max(first, grid.start_min), last),), open_windows(queue.opening, grid))
        windows = with_ramp(there, (first, last), self.ramp_days, grid)
        edit = edit_of(f"{self.id} opens", (queue.id,), (first, last), windows)
        days = sum(bound >= first for bound in grid.day_bounds[:-1])
        add = None if self.contacts_a_day is None else self.contacts_a_day * days
        return replace(edit, opens=True, source=self.like, factor=self.factor, add=add, aht_s=self.queue.aht_s)


def _made(config: OperationFile, name: str) -> Queue:
    """The queue with its channel's defaults filled in."""
    return next(queue for queue in expanding.queues(config) if queue.id == name)
