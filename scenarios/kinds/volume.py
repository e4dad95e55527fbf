"""More or fewer contacts, by channel, language or skill, on some days."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from planner.inputs import Inputs, with_operation
from planner.operation.operation import Edit
from planner.operation.types import Frozen
from scenarios.kinds.dates import Day, span
from solver.grid import utc


class Volume(Frozen):
    """Contacts change by `share` (0.2 = 20 % more); empty lists mean all.

    `first_day` and `last_day` are local days (or "+6" from the plan's start), both included.
    """

    tag: ClassVar[str] = "volume"
    kind: Literal["volume"]
    share: Annotated[float, Field(ge=-1, le=20)]
    channels: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    first_day: Day | None = None
    last_day: Day | None = None

    def apply(self, inputs: Inputs) -> Inputs:
        """Add a named edit to the forecast of every queue in scope."""
        operation = inputs.operation
        start, end = span(self.first_day, self.last_day, inputs)
        hit = tuple(
            queue.id
            for queue in operation.queues
            if (not self.channels or queue.channel in self.channels)
            and (not self.languages or queue.language in self.languages)
            and (not self.skills or queue.skill in self.skills)
        )
        edit = Edit(f"volume {self.share:+.0%}", hit, utc(start), utc(end), 1 + self.share, None)
        return with_operation(inputs, replace(operation, edits=(*operation.edits, *([edit] if hit else []))))
