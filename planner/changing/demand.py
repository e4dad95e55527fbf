"""More or fewer contacts than forecast, for some queues and some time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from planner.changing.kind import Fault, View
from planner.changing.moments import Moment, first_minute, last_minute, outside
from planner.changing.scope import Scope
from planner.inputs import Inputs, with_operation
from planner.operation.operation import Edit
from solver.grid import utc

if TYPE_CHECKING:
    from solver.grid import Grid


class DemandChange(Scope):
    """Contacts change by `share` (0.2 = 20 % more, -0.1 = 10 % fewer) from a day or moment to another."""

    tag: ClassVar[str] = "demand"
    kind: Literal["demand"]
    share: Annotated[float, Field(ge=-1, le=20)]
    since: Annotated[Moment, Field(alias="from")]
    to: Moment | None = None

    def span(self, grid: Grid) -> tuple[int, int]:
        """From when to when, in UTC minutes."""
        return first_minute(self.since, grid), last_minute(self.to or self.since[:10], grid)

    def faults(self, view: View) -> Iterator[Fault]:
        """Unknown names, times that do not fit, and a change by nothing."""
        wrong = tuple(self.scope_faults(view.inputs))
        yield from wrong
        if not wrong and not self.hit(view.inputs):
            yield Fault("queues", "change_reaches_no_queue")
        yield from outside(view, "to" if self.to else "from", self.span(view.grid))
        if self.share == 0:
            yield Fault("share", "changes_nothing", "0")

    def apply(self, inputs: Inputs) -> Inputs:
        """Lay a named edit over the forecast."""
        return with_volume(inputs, self.hit(inputs), self.span(inputs.grid), 1 + self.share)


def with_volume(inputs: Inputs, queues: tuple[str, ...], span_min: tuple[int, int], factor: float) -> Inputs:
    """The inputs with the contacts of some queues multiplied in a span (UTC minutes); without queues as they are."""
    if not queues:
        return inputs
    first, last = span_min
    edit = Edit(f"volume {factor - 1:+.0%}", queues, utc(first), utc(last), factor, None)
    return with_operation(inputs, replace(inputs.operation, edits=(*inputs.operation.edits, edit)))
