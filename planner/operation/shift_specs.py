"""Contracts, shift menus and cost rates of operation.yaml."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planner.operation.types import Cents, Clock, Frozen, Minutes

SHIFT_WEEKS = 4
MOST_SHIFTS = 7 * SHIFT_WEEKS
MOST_WEEK_H = 84
"""Seven days of twelve hours: above what any book allows a single week (78 h), so that the book is the limit."""


class ContractSpec(Frozen):
    """A contract in hours: agreed per week, bounds of a single week, share of the period that must be planned.

    Hours a week may be stated up to 84; what the law allows is the rule book's matter, and the stricter of both holds.
    `most_splits_week` split shifts a week are agreed; `least_shifts` and `most_shifts` count over four weeks.
    """

    week_h: Annotated[float, Field(gt=0, le=MOST_WEEK_H)]
    least_week_h: Annotated[float, Field(ge=0, le=MOST_WEEK_H)]
    most_week_h: Annotated[float, Field(gt=0, le=MOST_WEEK_H)]
    least_share: Annotated[float, Field(ge=0, le=1)] = 0.95
    most_days_week: Annotated[int, Field(ge=1, le=7)] = 6
    most_nights: Annotated[int, Field(ge=0)] | None = None
    overtime: bool = True
    menus: Annotated[tuple[str, ...], Field(min_length=1)] = ("standard",)
    part_time: bool = False
    most_splits_week: Annotated[int, Field(ge=0, le=7)] = 0
    least_shifts: Annotated[int, Field(ge=0, le=MOST_SHIFTS)] = 0
    most_shifts: Annotated[int, Field(ge=0, le=MOST_SHIFTS)] | None = None

    @model_validator(mode="after")
    def _ordered(self) -> ContractSpec:
        if not self.least_week_h <= self.week_h <= self.most_week_h:
            raise PydanticCustomError("contract_order", "least_week_h <= week_h <= most_week_h must hold")
        if self.most_shifts is not None and self.most_shifts < self.least_shifts:
            raise PydanticCustomError("contract_shifts", "least_shifts <= most_shifts must hold")
        if self.least_shifts > SHIFT_WEEKS * self.most_days_week:
            raise PydanticCustomError("contract_days", "least_shifts must fit into four weeks of most_days_week")
        return self


class BreakSpec(Frozen):
    """A break that starts between two offsets from the shift's start, in minutes."""

    earliest_min: Minutes
    latest_min: Minutes
    length_min: Annotated[int, Field(ge=5, le=120)]
    paid: bool = False


class GapSpec(Frozen):
    """The unpaid time between the two parts of a split shift; it starts between two offsets from the shift's start."""

    earliest_min: Minutes
    latest_min: Minutes
    length_min: Annotated[int, Field(ge=120, le=300)]

    @property
    def paid(self) -> bool:
        """Never."""
        return False


class LengthSpec(Frozen):
    """A shift length (presence, breaks and gap included) with its break pattern; a `gap` makes it a split shift."""

    length_min: Annotated[int, Field(ge=60, le=840)]
    breaks: tuple[BreakSpec, ...] = ()
    gap: GapSpec | None = None

    @property
    def pauses(self) -> tuple[BreakSpec | GapSpec, ...]:
        """Breaks and gap in order of time."""
        if self.gap is None:
            return self.breaks
        found: list[BreakSpec | GapSpec] = [*self.breaks, self.gap]
        return tuple(sorted(found, key=lambda pause: pause.earliest_min))

    @model_validator(mode="after")
    def _disjoint(self) -> LengthSpec:
        end = 0
        for pause in self.pauses:
            if pause.earliest_min < end or pause.latest_min < pause.earliest_min:
                raise PydanticCustomError("break_order", "break windows must follow one another without overlap")
            end = pause.latest_min + pause.length_min
        if end > self.length_min:
            raise PydanticCustomError("break_outside", "the last break window must end inside the shift")
        return self


class MenuSpec(Frozen):
    """Starts from `first` to `last` every `step_min` minutes, each with every length; no `last`: only at `first`."""

    first: Clock
    last: Clock | None = None
    step_min: Annotated[int, Field(ge=5, le=240)] = 30
    lengths: Annotated[tuple[LengthSpec, ...], Field(min_length=1)]

    @property
    def final(self) -> int:
        """The last start, in minutes after midnight."""
        return self.first if self.last is None else self.last


class CostSpec(Frozen):
    """Cost rates: cents per hour unless an agent has a rate of their own; premiums as shares of it."""

    hour: Cents = 20000
    overtime_share: Annotated[float, Field(ge=0, le=3)] = 0.5
    night_share: Annotated[float, Field(ge=0, le=3)] = 0.0
    on_call_hour: Cents = 0
