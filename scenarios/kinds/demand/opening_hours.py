"""Queues open and close at other hours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planner.changing.kind import Fault, unknown
from planner.changing.scope import Scope
from planner.inputs import Inputs
from planner.operation.expanding import week
from planner.operation.operation import Edit, Window
from planner.operation.queue_specs import OpeningSpec
from planner.operation.types import Share
from scenarios.clashes import Claim
from scenarios.kinds.demand.laying import edit_of, with_edits, with_queues
from scenarios.kinds.demand.opening_windows import Hours, closed_windows, hours_faults, open_windows, overlap
from solver.queues import Queue


class OpeningHours(Scope):
    """The queues in scope open as `opening` says (as in operation.yaml; null = round the clock), all plan long.

    Of the contacts that came in hours now closed, `moved_share` come back within `return_hours` of the next opening,
    spread like the contacts of those hours; the others are lost. In hours that were closed before nobody knows who
    would come: `like` names a queue whose contacts then come too, times `like_factor`; without it nobody does.

    ```yaml
    - {kind: opening_hours, queues: [phone-vip-en], opening: [{start: "08:00", end: "24:00"}], moved_share: 0.5}
    ```
    """

    tag: ClassVar[str] = "opening_hours"
    kind: Literal["opening_hours"]
    opening: tuple[OpeningSpec, ...] | None
    moved_share: Share = 0.0
    return_hours: Annotated[float, Field(gt=0, le=24)] = 4.0
    like: str | None = None
    like_factor: Annotated[float, Field(gt=0, le=100)] | None = None

    @model_validator(mode="after")
    def _factor_of_something(self) -> OpeningHours:
        if self.like is None and self.like_factor is not None:
            raise PydanticCustomError(
                "like_factor_alone", "like_factor needs like: a queue whose contacts it multiplies"
            )
        return self

    def claims(self, inputs: Inputs) -> frozenset[Claim]:
        """A queue has one set of hours."""
        return frozenset(Claim("opening", name) for name in self.hit(inputs))

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Names that do not exist, hours without sense."""
        yield from self.scope_faults(inputs)
        yield from hours_faults("opening", self.opening)
        if self.like is not None:
            yield from unknown("like", "unknown_queue", self.like, (queue.id for queue in inputs.operation.queues))

    def apply(self, inputs: Inputs) -> Inputs:
        """Close and open the queues for the plan, and lay what becomes of their contacts over the forecast."""
        names, hours = self.hit(inputs), week(self.opening)
        by_hours: dict[Hours | None, list[str]] = {}
        for queue in inputs.operation.queues:
            if queue.id in names:
                by_hours.setdefault(queue.opening, []).append(queue.id)
        edits = [e for old, theirs in by_hours.items() for e in self._edits((old, hours), tuple(theirs), inputs)]
        return with_queues(with_edits(inputs, *edits), names, lambda queue: _with_hours(queue, hours))

    def _edits(
        self, hours: tuple[Hours | None, Hours | None], names: tuple[str, ...], inputs: Inputs
    ) -> Iterator[Edit]:
        """What is lost or comes later, then what comes in hours that were closed."""
        grid, (old, new) = inputs.grid, hours
        span = grid.start_min, grid.end_min
        closing = edit_of("closed hours", names, span)
        for gone in overlap(open_windows(old, grid), closed_windows(new, grid)):
            back = self._next(gone, open_windows(new, grid))
            yield replace(closing, windows=(gone,), factor=0.0, into=back, into_share=self.moved_share if back else 0.0)
        opened = overlap(closed_windows(old, grid), open_windows(new, grid))
        if self.like is not None and opened:
            factor = 1.0 if self.like_factor is None else self.like_factor
            for name in names:
                yield replace(edit_of("opened hours", (name,), span, opened), source=self.like, factor=factor)

    def _next(self, gone: Window, opened: tuple[Window, ...]) -> tuple[Window, ...]:
        """The first hours of the next opening; none where the plan ends before, or nobody comes back."""
        later = (window for window in opened if window.start_min >= gone.end_min and self.moved_share > 0)
        following = next(later, None)
        if following is None:
            return ()
        return (
            Window(following.start_min, min(following.end_min, following.start_min + round(60 * self.return_hours))),
        )


def _with_hours(queue: Queue, hours: Hours | None) -> Queue:
    return replace(queue, opening=hours)
