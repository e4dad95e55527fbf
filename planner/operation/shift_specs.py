"""Contracts, shift menus and cost rates of operation.yaml."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planner.operation.types import Cents, Clock, Frozen, Minutes


class ContractSpec(Frozen):
    """A contract in hours: agreed per week, bounds of a single week, share of the period that must be planned."""

    week_h: Annotated[float, Field(gt=0, le=48)]
    least_week_h: Annotated[float, Field(ge=0, le=48)]
    most_week_h: Annotated[float, Field(gt=0, le=48)]
    least_share: Annotated[float, Field(ge=0, le=1)] = 0.95
    most_days_week: Annotated[int, Field(ge=1, le=7)] = 6
    most_nights: Annotated[int, Field(ge=0)] | None = None
    overtime: bool = True
    menus: Annotated[tuple[str, ...], Field(min_length=1)] = ("standard",)

    @model_validator(mode="after")
    def _ordered(self) -> ContractSpec:
        if not self.least_week_h <= self.week_h <= self.most_week_h:
            raise PydanticCustomError("contract_order", "least_week_h <= week_h <= most_week_h must hold")
        return self


class BreakSpec(Frozen):
    """A break that starts between two offsets from the shift's start, in minutes."""

    earliest_min: Minutes
    latest_min: Minutes
    length_min: Annotated[int, Field(ge=5, le=120)]
    paid: bool = False


class LengthSpec(Frozen):
    """A shift length (presence, breaks included) with its break pattern."""

    length_min: Annotated[int, Field(ge=60, le=840)]
    breaks: tuple[BreakSpec, ...] = ()

    @model_validator(mode="after")
    def _disjoint(self) -> LengthSpec:
        end = 0
        for pause in self.breaks:
            if pause.earliest_min < end or pause.latest_min < pause.earliest_min:
                raise PydanticCustomError("break_order", "break windows must follow one another without overlap")
            end = pause.latest_min + pause.length_min
        if end > self.length_min:
            raise PydanticCustomError("break_outside", "the last break window must end inside the shift")
        return self


class MenuSpec(Frozen):
    """Starts from `first` to `last` every `step_min` minutes, each with every length.

    `night_length_most_min` leaves out night shifts (more than half in `night`) with more paid minutes.
    """

    first: Clock
    last: Clock
    step_min: Annotated[int, Field(ge=5, le=240)] = 30
    lengths: Annotated[tuple[LengthSpec, ...], Field(min_length=1)]


class CostSpec(Frozen):
    """Cost rates: cents per hour unless an agent has a rate of their own; premiums as shares of it."""

    hour: Cents = 20000
    overtime_share: Annotated[float, Field(ge=0, le=3)] = 0.5
    night_share: Annotated[float, Field(ge=0, le=3)] = 0.0
    on_call_hour: Cents = 0
