"""A promotion moves, or runs longer or shorter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import reduce
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator

from planner.changing.event_moved import Move
from planner.changing.events import moved_to, with_event
from planner.changing.kind import Fault
from planner.inputs import Inputs
from planner.operation.operation import EventRow
from scenarios.clashes import Claim
from scenarios.kinds.dates import Day, resolve
from scenarios.kinds.events.adding import Length
from scenarios.kinds.events.choosing import EventChoice
from scenarios.kinds.events.placing import misplaced
from solver.grid import utc_minute

WHAT = "promotion"


def _of_promotions(value: object) -> object:
    if isinstance(value, str):
        return {"id": value}
    return {"kind": WHAT, **value} if isinstance(value, dict) else value


class PromotionMoved(Move):
    """The promotion `promotion` (an id, or a choice among promotions), or all that it means, starts at another time.

    On another day (`to_day`), at another clock time (`to_time`), or both. Its length stays, or becomes `length_min`;
    the deadline of its bonus moves with it.

    ```yaml
    - {kind: promotion_moved, promotion: {tag: campaign}, to_day: "+4", length_min: 1440}
    ```
    """

    tag: ClassVar[str] = "promotion_moved"
    kind: Literal["promotion_moved"]
    promotion: Annotated[EventChoice, BeforeValidator(_of_promotions, json_schema_input_type=str | EventChoice)]
    to_day: Day | None = None
    length_min: Length | None = None

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Promotions that the operation does not have or that are over, and a new time outside the plan."""
        yield from (replace(fault, key="promotion") for fault in self.promotion.faults(inputs))
        for row in self.promotion.every(inputs):
            if row.kind != WHAT:
                yield Fault("promotion", "no_promotion", row.id)
            moved = self._moved(row, inputs)
            first = utc_minute(moved.starts_at)
            last = first + 1 if moved.ends_at is None else utc_minute(moved.ends_at)
            yield from misplaced(inputs, self.moved_key, (first, last))

    def claims(self, inputs: Inputs) -> frozenset[Claim]:
        """Whether and when it takes place."""
        return self.promotion.claims(inputs)

    def apply(self, inputs: Inputs) -> Inputs:
        """Replace the promotion's times."""
        moved = ((row, self._moved(row, inputs)) for row in self.promotion.every(inputs))
        return reduce(with_event, (new for old, new in moved if new != old), inputs)

    def _moved(self, row: EventRow, inputs: Inputs) -> EventRow:
        day = None if self.to_day is None else resolve(self.to_day, inputs)
        moved = moved_to(inputs, row, day, self.to_time)
        if self.length_min is None:
            return moved
        return replace(moved, ends_at=moved.starts_at + timedelta(minutes=self.length_min))
