"""Customers of one channel come to another instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planner.changing.kind import Fault, unknown
from planner.inputs import Inputs
from planner.operation.operation import Edit, Window
from planner.operation.types import Share
from scenarios.kinds.demand.laying import edit_of, with_edits
from scenarios.kinds.demand.opening_windows import open_windows, overlap
from scenarios.kinds.demand.timed import Timed
from solver.queues import Queue

Pair = tuple[Queue, Queue]


class ChannelShift(Timed):
    """`share` of the contacts of `from_channel` move to `to_channel`, to the queue of their language, skill and tier.

    `contacts_per_contact` says how many contacts one becomes there (1.2: some write twice). They take as long as
    contacts of that queue do. While that queue is closed nobody moves; a queue without a counterpart keeps its
    contacts. Empty languages and skills mean all.

    ```yaml
    - kind: channel_shift
      from_channel: phone
      to_channel: chat
      share: 0.25
      contacts_per_contact: 1.1
    ```
    """

    tag: ClassVar[str] = "channel_shift"
    kind: Literal["channel_shift"]
    from_channel: str
    to_channel: str
    share: Share
    contacts_per_contact: Annotated[float, Field(gt=0, le=10)] = 1.0
    languages: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _two_channels(self) -> ChannelShift:
        if self.from_channel == self.to_channel:
            raise PydanticCustomError("shift_nowhere", "from_channel and to_channel are two different channels")
        return self

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Names that do not exist, channels without a common language and skill, days outside the plan."""
        queues = inputs.operation.queues
        found = [
            *unknown("from_channel", "unknown_channel", self.from_channel, (q.channel for q in queues)),
            *unknown("to_channel", "unknown_channel", self.to_channel, (q.channel for q in queues)),
            *(
                f
                for n in self.languages
                for f in unknown("languages", "unknown_language", n, (q.language for q in queues))
            ),
            *(f for n in self.skills for f in unknown("skills", "unknown_skill", n, (q.skill for q in queues))),
        ]
        yield from found
        if not found and not self.pairs(inputs):
            yield Fault("to_channel", "shift_no_pair", self.to_channel, {"channel": self.from_channel})
        yield from self.time_faults(inputs)

    def pairs(self, inputs: Inputs) -> tuple[Pair, ...]:
        """Each queue that loses contacts, with the one that gets them."""
        queues = inputs.operation.queues
        into = {_family(queue): queue for queue in queues if queue.channel == self.to_channel}
        return tuple(
            (queue, into[_family(queue)])
            for queue in queues
            if queue.channel == self.from_channel
            and _family(queue) in into
            and (not self.languages or queue.language in self.languages)
            and (not self.skills or queue.skill in self.skills)
        )

    def apply(self, inputs: Inputs) -> Inputs:
        """Bring the contacts to their new queues, then take them from the old: both of what stood before."""
        moves = [move for pair in self.pairs(inputs) for move in self._moves(pair, inputs)]
        return with_edits(inputs, *(comes for comes, _ in moves), *(goes for _, goes in moves))

    def _moves(self, pair: Pair, inputs: Inputs) -> Iterator[tuple[Edit, Edit]]:
        """What comes to the new queue, and what goes from the old, while the new one is open."""
        old, new = pair
        span = self.span(inputs)
        windows = overlap(self.windows(inputs) or (Window(*span),), open_windows(new.opening, inputs.grid))
        if not windows:
            return
        name = f"{self.from_channel} to {self.to_channel} {self.share:.0%}"
        comes, goes = (edit_of(name, (queue.id,), span, windows) for queue in (new, old))
        factor = self.share * self.contacts_per_contact
        yield replace(comes, source=old.id, factor=factor), replace(goes, factor=1 - self.share)


def _family(queue: Queue) -> tuple[str, str, str]:
    return queue.language, queue.skill, queue.tier
