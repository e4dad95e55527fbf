"""Floors, on-call policies, shrinkage and the planning cycle of operation.yaml."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planner.operation.types import Cents, Clock, Frozen, Level, Minutes, Weekday

EVERY_DAY: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class HoursSpec(Frozen):
    """Weekdays and clock times; an end past 24:00 reaches into the next day."""

    days: tuple[Weekday, ...] = EVERY_DAY
    start: Clock = 0
    end: Clock = 1440


class FloorSpec(Frozen):
    """At least `least` agents on duty and not on break; one of language, skill, queue or role says who."""

    least: Annotated[int, Field(ge=1)]
    hours: Annotated[tuple[HoursSpec, ...], Field(min_length=1)] = (HoursSpec(),)
    language: str | None = None
    level: Level = "B2"
    spoken: bool = False
    skill: str | None = None
    queue: str | None = None
    role: str | None = None
    missing: Cents = 3000

    @model_validator(mode="after")
    def _someone(self) -> FloorSpec:
        if not (self.language or self.skill or self.queue or self.role):
            raise PydanticCustomError("floor_of_nobody", "a floor names a language, skill, queue or role")
        return self


class OnCallSpec(Frozen):
    """Standby in given hours; `event_tier` limits it to days with an event of that tier or bigger.

    `depth` people stand by. With `most_depth` each window is sized between `depth` and `most_depth`, so that the
    chance that standby does not fill the roster up stays under `risk_share`, by the spread of the forecast.
    """

    kind: Literal["standby", "on_demand", "backup"] = "standby"
    hours: HoursSpec
    depth: Annotated[int, Field(ge=1)] = 1
    most_depth: Annotated[int, Field(ge=1)] | None = None
    risk_share: Annotated[float, Field(gt=0, lt=1)] = 0.1
    language: str | None = None
    skill: str | None = None
    roles: tuple[str, ...] = ()
    event_tier: Annotated[int, Field(ge=1, le=4)] | None = None
    answer_min: Minutes = 10
    at_desk_min: Minutes = 30
    fee: Cents = 0
    missing: Cents = 200000

    @model_validator(mode="after")
    def _worth_its_fee(self) -> OnCallSpec:
        if self.fee >= self.missing:
            raise PydanticCustomError("on_call_price", "a missing standby must cost more than its fee")
        return self


class ShrinkageSpec(Frozen):
    """Random absence (not in the roster) and time logged in but unavailable; breaks are never in here.

    `absent_correlation`: of two absences on the same day. `inside_share` is what is assumed; agents' states
    (states.csv) replace it by what was measured. `states` says what the states of your system mean, beyond the usual
    names: working, inside (logged in, not available), planned (break, training: in the roster), out (logged off).
    """

    absent_share: Annotated[float, Field(ge=0, lt=0.5)] = 0.03
    absent_correlation: Annotated[float, Field(ge=0, lt=1)] = 0.0
    inside_share: Annotated[float, Field(ge=0, lt=0.5)] = 0.0
    states: dict[str, Literal["working", "inside", "planned", "out"]] = {}
