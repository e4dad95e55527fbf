"""A chatbot or FAQ solves a share of the contacts, the easy ones first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planner.changing.kind import Fault
from planner.changing.scope import Scope
from planner.inputs import Inputs
from scenarios.kinds.demand.laying import edit_of, with_edits
from scenarios.kinds.demand.ramping import with_ramp
from scenarios.kinds.demand.timed import Timed

EASY = 0.6  # assumed where nothing is stated: what a bot solves would have taken an agent 0.6 of the mean time


class Deflection(Scope, Timed):
    """Self-service (chatbot, FAQ) solves `share` of the contacts; what remains takes longer, for the easy ones go.

    `easy_aht_share` is the handling time of what it solves over the mean of all (0.6 unless stated). The work of the
    hard ones stays: with d of the contacts gone at e of the mean time, work falls to 1 - d·e and contacts to 1 - d, so
    what remains takes (1 - d·e) / (1 - d) of the mean. `remaining_aht_share` states that rise instead (0.07 = 7 %
    longer). With `ramp_days` the share grows in equal steps from `first_day` (or the plan's start), full on the last.

    ```yaml
    - {kind: deflection, share: 0.15, skills: [bonus], first_day: "+7", ramp_days: 14}
    ```
    """

    tag: ClassVar[str] = "deflection"
    kind: Literal["deflection"]
    share: Annotated[float, Field(ge=0, le=0.95)]
    easy_aht_share: Annotated[float, Field(gt=0, le=1)] | None = None
    remaining_aht_share: Annotated[float, Field(ge=0, le=5)] | None = None
    ramp_days: Annotated[int, Field(ge=1, le=365)] = 1

    @model_validator(mode="after")
    def _one_way(self) -> Deflection:
        if self.easy_aht_share is not None and self.remaining_aht_share is not None:
            raise PydanticCustomError("deflection_twice", "state one of easy_aht_share and remaining_aht_share")
        return self

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Names that do not exist, days outside the plan."""
        yield from self.scope_faults(inputs)
        yield from self.time_faults(inputs)

    def apply(self, inputs: Inputs) -> Inputs:
        """Lay fewer and longer contacts over the forecast of every queue in scope."""
        first, last = self.span(inputs)
        windows = with_ramp(self.windows(inputs), (first, last), self.ramp_days, inputs.grid)
        edit = edit_of(f"self-service {self.share:.0%}", self.hit(inputs), (first, last), windows)
        return with_edits(inputs, replace(edit, factor=1 - self.share, aht_factor=self.remaining_aht_factor))

    @property
    def remaining_aht_factor(self) -> float:
        """AHT of what remains over the AHT before, once the ramp is over."""
        if self.remaining_aht_share is not None:
            return 1 + self.remaining_aht_share
        easy = EASY if self.easy_aht_share is None else self.easy_aht_share
        return (1 - self.share * easy) / (1 - self.share)
