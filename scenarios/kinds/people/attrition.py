"""People leave over the weeks, as a share of those who are there does every month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from planner.changing.kind import Fault
from planner.inputs import Inputs, with_operation
from scenarios.kinds.people.gone import leaving
from scenarios.kinds.people.who import Who, rounded

MONTH_DAYS = 365.25 / 12


class Attrition(Who):
    """So many leave in a month: a `monthly_share` of those there, or `monthly_count`; each on a drawn day of the plan.

    Among whom: all, or those who fit all of `teams`, `contracts`, `languages`, `skills`, `sites` and `roles` (or are
    named as `agents`). A month has 30.4 days; the number for the plan's days is rounded. Who leaves and on which last
    day is drawn by `seed` (the plan's, if none); a larger share takes the same people and more. Everything dated after
    somebody's last day goes with them. Only who has no last day yet is drawn.

    ```yaml
    - {kind: attrition, monthly_share: 0.04, contracts: [part-30]}
    ```
    """

    tag: ClassVar[str] = "attrition"
    kind: Literal["attrition"]
    monthly_share: Annotated[float, Field(gt=0, lt=1)] | None = None
    monthly_count: Annotated[float, Field(gt=0, le=100_000)] | None = None
    seed: Annotated[int, Field(ge=0)] | None = None

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Unknown names, none or two answers to how many, more leavers than people."""
        named = tuple(self.who_faults(inputs))
        yield from named
        if (self.monthly_share is None) == (self.monthly_count is None):
            yield Fault("monthly_share", "scenario_attrition_how_many")
        able = len(self._able(inputs))
        if not named and self._number(inputs) > able:
            yield Fault("monthly_count", "scenario_too_few_agents", str(self._number(inputs)), {"present": able})

    def apply(self, inputs: Inputs) -> Inputs:
        """End the contracts of those drawn, each on its own day."""
        able = self._able(inputs)
        order = Random(self._salt(inputs)).sample(able, len(able))[: self._number(inputs)]
        return with_operation(inputs, leaving(inputs, {name: self._day(name, inputs) for name in order}))

    def _able(self, inputs: Inputs) -> list[str]:
        return [agent.id for agent in self.meant(inputs) if agent.last_day is None]

    def _number(self, inputs: Inputs) -> int:
        monthly = self.monthly_count or (self.monthly_share or 0.0) * len(self._able(inputs))
        return rounded(monthly * len(inputs.grid.days) / MONTH_DAYS)

    def _day(self, agent: str, inputs: Inputs) -> date:
        return Random(f"{self._salt(inputs)}:{agent}").choice(inputs.grid.days)

    def _salt(self, inputs: Inputs) -> str:
        return f"attrition:{inputs.seed if self.seed is None else self.seed}"
