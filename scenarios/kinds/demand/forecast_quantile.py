"""Staff for more, or less, than is expected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from planner.changing.kind import Fault
from planner.changing.moments import local
from planner.changing.scope import Scope
from planner.inputs import Inputs
from scenarios.clashes import Claim
from scenarios.kinds.demand.laying import edit_of, with_edits
from scenarios.kinds.demand.timed import Timed

if TYPE_CHECKING:
    from solver.grid import Grid


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
        """A queue is staffed for one quantile at a time; a step may speak of a part of another's time."""
        windows = [(window.start_min, window.end_min) for window in self.windows(inputs)] or [self.span(inputs)]
        times = [_time(window, inputs.grid) for window in windows]
        return frozenset(Claim("quantile", f"{name}{time}") for name in self.hit(inputs) for time in times)

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Names that do not exist, days outside the plan."""
        yield from self.scope_faults(inputs)
        yield from self.time_faults(inputs)

    def apply(self, inputs: Inputs) -> Inputs:
        """Lay the wish over the forecast, which it leaves as it is."""
        name = f"staffed for {self.quantile:.0%}"
        edit = edit_of(name, self.hit(inputs), self.span(inputs), self.windows(inputs))
        return with_edits(inputs, replace(edit, quantile=self.quantile))


def _time(window: tuple[int, int], grid: Grid) -> str:
    """A stretch of local time behind the name of a queue; nothing where it is the whole plan."""
    first, last = window
    return "" if window == (grid.start_min, grid.end_min) else f", {local(grid, first)} - {local(grid, last)}"
