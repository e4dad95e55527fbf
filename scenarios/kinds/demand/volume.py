"""More or fewer contacts, by channel, language or skill, on some days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from planner.changing.demand import with_volume
from planner.changing.kind import Fault
from planner.changing.scope import Scope
from planner.inputs import Inputs
from scenarios.kinds.dates import Day, span


class Volume(Scope):
    """Contacts change by `share` (0.2 = 20 % more); empty lists mean all.

    `first_day` and `last_day` are local days (or "+6" from the plan's start), both included.
    """

    tag: ClassVar[str] = "volume"
    kind: Literal["volume"]
    share: Annotated[float, Field(ge=-1, le=20)]
    first_day: Day | None = None
    last_day: Day | None = None

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Names that do not exist."""
        yield from self.scope_faults(inputs)

    def apply(self, inputs: Inputs) -> Inputs:
        """Add a named edit to the forecast of every queue in scope."""
        return with_volume(inputs, self.hit(inputs), span(self.first_day, self.last_day, inputs), 1 + self.share)
