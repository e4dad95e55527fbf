"""A message sent in time avoids contacts of an event, or of some queues, in the hours after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planner.changing.kind import Fault, unknown
from planner.changing.moments import local
from planner.changing.scope import Scope
from planner.inputs import Inputs
from planner.operation.operation import Edit
from planner.operation.types import Share
from scenarios.kinds.dates import Moment, minute
from scenarios.kinds.demand.laying import edit_of, with_edits
from scenarios.kinds.demand.ramping import fading
from scenarios.kinds.events.choosing import Chosen
from solver.grid import utc_minute

Message = tuple[int, str | None]
"""When it is sent (UTC minute), and of which event."""


class ProactiveNotice(Scope):
    """A message to customers avoids `share` of the contacts; the effect fades over `hours`.

    With `event` (an id such as an outage's, or a choice) it avoids contacts that this event brings, otherwise those of
    the queues in scope. It is sent `at` a moment, or `after_min` after the start of the event. The share holds at that
    moment and falls in a straight line to nothing. The message costs something too: `replies` contacts ask back, in
    `reply_queue`, as fast as the effect fades.

    ```yaml
    - kind: proactive_notice
      at: "+5 20:15"
      share: 0.4
      hours: 3
      event: outage-friday
      replies: 30
      reply_queue: chat-tr-general
    ```
    """

    tag: ClassVar[str] = "proactive_notice"
    kind: Literal["proactive_notice"]
    share: Share
    at: Moment | None = None
    hours: Annotated[float, Field(gt=0, le=72)] = 4.0
    event: Chosen | None = None
    after_min: Annotated[int, Field(ge=-10080, le=10080)] = 0
    replies: Annotated[float, Field(ge=0, le=100_000)] = 0.0
    reply_queue: str | None = None

    @model_validator(mode="after")
    def _whole(self) -> ProactiveNotice:
        if self.at is None and self.event is None:
            raise PydanticCustomError("notice_when", "state at, or an event after whose start it is sent")
        if self.at is not None and self.after_min:
            raise PydanticCustomError("notice_twice", "state one of at and after_min")
        if (self.replies > 0) != (self.reply_queue is not None):
            raise PydanticCustomError("replies_nowhere", "replies and reply_queue are stated together")
        return self

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Names that do not exist, and moments outside the plan."""
        yield from self.scope_faults(inputs)
        if self.event is not None and not self._laid(inputs):
            yield from self.event.faults(inputs)
        if self.reply_queue is not None:
            known = (queue.id for queue in inputs.operation.queues)
            yield from unknown("reply_queue", "unknown_queue", self.reply_queue, known)
        grid = inputs.grid
        for sent, _ in self._messages(inputs):
            if sent + 60 * self.hours <= grid.start_min or sent >= grid.end_min:
                told = {"start": grid.days[0].isoformat(), "end": grid.days[-1].isoformat()}
                yield Fault("event" if self.at is None else "at", "change_outside_plan", local(grid, sent), told)

    def apply(self, inputs: Inputs) -> Inputs:
        """Lay fewer contacts over the forecast from the moment on, and the replies over theirs."""
        messages = self._messages(inputs)
        fewer = [self._fading(f"notice {-self.share:+.0%}", self.hit(inputs), sent, inputs) for sent, _ in messages]
        edits = [replace(e, factor=1 - self.share, part=of) for e, (_, of) in zip(fewer, messages, strict=True)]
        if self.reply_queue is not None:
            for sent in sorted({sent for sent, _ in messages}):
                replies = self._fading("replies to the notice", (self.reply_queue,), sent, inputs)
                edits.append(replace(replies, add=self.replies))
        return with_edits(inputs, *edits)

    def _messages(self, inputs: Inputs) -> tuple[Message, ...]:
        """When a message is sent, of which event; none where the plan has no such event."""
        found: tuple[Message, ...] = ((0, None),)
        if self.event is not None:
            rows = ((utc_minute(row.starts_at), row.id) for row in self.event.every(inputs))
            found = tuple(self._laid(inputs) or rows)
        if self.at is None:
            return tuple((start + self.after_min, name) for start, name in found)
        sent = minute(self.at, inputs)
        return tuple((sent, name) for _, name in found)

    def _laid(self, inputs: Inputs) -> tuple[Message, ...]:
        """The event where it is none of the calendar's but laid over the forecast, as an outage of stated size is."""
        name = None if self.event is None else self.event.id
        starts = [utc_minute(edit.starts_at) for edit in inputs.operation.edits if edit.name == name]
        return ((min(starts), name),) if starts else ()

    def _fading(self, name: str, queues: tuple[str, ...], sent: int, inputs: Inputs) -> Edit:
        length = round(60 * self.hours)
        return edit_of(name, queues, (sent, sent + length), fading(sent, length, inputs.grid.step_min))
