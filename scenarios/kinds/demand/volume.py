"""More or fewer contacts, by channel, language, skill, day and hour."""

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


class Volume(Scope, Timed):
    """Contacts change by `share` (0.2 = 20 % more, -0.1 = 10 % fewer); empty lists mean all.

    `first_day` and `last_day` are local days (or "+6" from the plan's start), both included. `weekdays` (mon .. sun)
    and the hours `from_time` to `to_time` narrow it further; hours past midnight read 26:00, or 02:00 after 20:00.

    ```yaml
    - kind: volume
      share: 0.3
      channels: [chat]
      languages: [tr]
      weekdays: [sat]
      from_time: "20:00"
      to_time: "24:00"
    ```
    """

    tag: ClassVar[str] = "volume"
    kind: Literal["volume"]
    share: Annotated[float, Field(ge=-1, le=20)]

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Names that do not exist, days outside the plan."""
        yield from self.scope_faults(inputs)
        yield from self.time_faults(inputs)

    def apply(self, inputs: Inputs) -> Inputs:
        """Lay a named edit over the forecast of every queue in scope."""
        edit = edit_of(f"volume {self.share:+.0%}", self.hit(inputs), self.span(inputs), self.windows(inputs))
        return with_edits(inputs, replace(edit, factor=1 + self.share))
