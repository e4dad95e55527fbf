"""More or fewer contacts, by channel, language or skill, on some days."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from planner.changing.demand import with_volume
from planner.changing.scope import Scope
from planner.inputs import Inputs
from planner.operation.types import Frozen
from scenarios.kinds.dates import Day, span


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
        scope = Scope(channels=self.channels, languages=self.languages, skills=self.skills)
        return with_volume(inputs, scope.hit(inputs), span(self.first_day, self.last_day, inputs), 1 + self.share)
