"""Staff for more, or less, than is expected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from planner.changing.kind import Fault
from planner.changing.scope import Scope
from planner.inputs import Inputs
from scenarios.clashes import Claim
from scenarios.kinds.demand.laying import edit_of, with_edits
from scenarios.kinds.demand.timed import Timed


class ForecastQuantile(Scope, Timed):
    """People are planned for a quantile of the forecast (0.8 = a volume that is not passed 4 times in 5).

    Only the need changes: the simulation goes on to play the forecast as it is, with all its ups and downs, so the
    service that it finds is what the caution buys. The quantile is of the expected contacts of each interval, without
    the chance of single calls, which staffing counts anyway; forecast uncertainty is not added a second time. Empty
    lists mean all queues; days, weekdays and hours may narrow it.

    ```yaml
    - {kind: forecast_quantile, quantile: 0.8, channels: [phone], weekdays: [sat, sun]}
    ```
    """

    tag: ClassVar[str] = "forecast_quantile"
    kind: Literal["forecast_quantile"]
    quantile: Annotated[float, Field(ge=0.05, le=0.95)]

    def claims(self, inputs: Inputs) -> frozenset[Claim]:
        """A queue is staffed for one quantile, unless the steps speak of some of its time only."""
        if self.windows(inputs) or self.first_day or self.last_day:
            return frozenset()
        return frozenset(Claim("quantile", name) for name in self.hit(inputs))

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Names that do not exist, days outside the plan."""
        yield from self.scope_faults(inputs)
        yield from self.time_faults(inputs)

    def apply(self, inputs: Inputs) -> Inputs:
        """Lay the wish over the forecast, which it leaves as it is."""
        name = f"staffed for {self.quantile:.0%}"
        edit = edit_of(name, self.hit(inputs), self.span(inputs), self.windows(inputs))
        return with_edits(inputs, replace(edit, quantile=self.quantile))
