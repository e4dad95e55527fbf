"""Contacts take longer or shorter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from planner.changing.kind import Fault
from planner.changing.scope import Scope
from planner.inputs import Inputs
from scenarios.kinds.demand.laying import edit_of, with_edits
from scenarios.kinds.demand.timed import Timed


class Aht(Scope, Timed):
    """The handling time (AHT) changes by `share` (0.1 = 10 % longer, -0.05 = 5 % shorter); empty lists mean all queues.

    It may be limited to days, weekdays and hours, as `volume` is. Contacts stay as many as they are.

    ```yaml
    - {kind: aht, share: 0.10, skills: [payments], first_day: "+7"}   # a new check of withdrawals
    ```
    """

    tag: ClassVar[str] = "aht"
    kind: Literal["aht"]
    share: Annotated[float, Field(ge=-0.9, le=10)]

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Names that do not exist, days outside the plan."""
        yield from self.scope_faults(inputs)
        yield from self.time_faults(inputs)

    def apply(self, inputs: Inputs) -> Inputs:
        """Lay the new handling time over the forecast of every queue in scope."""
        edit = edit_of(f"AHT {self.share:+.0%}", self.hit(inputs), self.span(inputs), self.windows(inputs))
        return with_edits(inputs, replace(edit, aht_factor=1 + self.share))
