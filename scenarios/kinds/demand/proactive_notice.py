"""A message sent in time avoids contacts of an event, or of some queues, in the hours after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planner.changing.kind import Fault, unknown
from planner.changing.scope import Scope
from planner.coming_events import latest_events
from planner.inputs import Inputs
from planner.operation.types import Share
from scenarios.kinds.dates import Moment, minute
from scenarios.kinds.demand.laying import edit_of, with_edits
from scenarios.kinds.demand.ramping import fading


class ProactiveNotice(Scope):
    """A message to customers, sent `at` a moment, avoids `share` of the contacts; the effect fades over `hours`.

    With `event` (an id, such as an outage's) it avoids contacts that this event brings, otherwise those of the queues
    in scope. The share holds at the moment itself and falls in a straight line to nothing. The message costs something
    too: `replies` contacts ask back, in `reply_queue`, as fast as the effect fades.

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
    at: Moment
    share: Share
    hours: Annotated[float, Field(gt=0, le=72)] = 4.0
    event: str | None = None
    replies: Annotated[float, Field(ge=0, le=100_000)] = 0.0
    reply_queue: str | None = None

    @model_validator(mode="after")
    def _replies_arrive(self) -> ProactiveNotice:
        if (self.replies > 0) != (self.reply_queue is not None):
            raise PydanticCustomError("replies_nowhere", "replies and reply_queue are stated together")
        return self

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Names that do not exist, and a moment outside the plan."""
        yield from self.scope_faults(inputs)
        if self.event is not None:
            yield from unknown("event", "unknown_event", self.event, (row.id for row in latest_events(inputs)))
        if self.reply_queue is not None:
            known = (queue.id for queue in inputs.operation.queues)
            yield from unknown("reply_queue", "unknown_queue", self.reply_queue, known)
        first, last = self._span(inputs)
        if last <= inputs.grid.start_min or first >= inputs.grid.end_min:
            days = inputs.grid.days
            told = {"start": days[0].isoformat(), "end": days[-1].isoformat()}
            yield Fault("at", "change_outside_plan", self.at, told)

    def apply(self, inputs: Inputs) -> Inputs:
        """Lay fewer contacts over the forecast from the moment on, and the replies over theirs."""
        span = self._span(inputs)
        windows = fading(span[0], span[1] - span[0], inputs.grid.step_min)
        avoided = edit_of(f"notice {-self.share:+.0%}", self.hit(inputs), span, windows)
        edits = [replace(avoided, factor=1 - self.share, part=self.event)]
        if self.reply_queue is not None:
            mean = sum(w.strength * (w.end_min - w.start_min) for w in windows) / (span[1] - span[0])
            replies = edit_of("replies to the notice", (self.reply_queue,), span, windows)
            edits.append(replace(replies, add=self.replies / mean))
        return with_edits(inputs, *edits)

    def _span(self, inputs: Inputs) -> tuple[int, int]:
        """From the message to the end of its effect, UTC minutes."""
        sent = minute(self.at, inputs)
        return sent, sent + round(60 * self.hours)
