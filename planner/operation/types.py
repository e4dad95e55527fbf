"""Small annotated types of operation.yaml: clock times, shares, CEFR levels."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError


class Frozen(BaseModel):
    """Base of all that users write: unknown keys refused, values frozen, no infinities."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


def parse_clock(value: object) -> int:
    """Minutes of "HH:MM" (to 47:59: past 24:00 means the next day); a number is taken as minutes.

    Raises
    ------
    ValueError
        If the text is no clock time.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    match = re.fullmatch(r"(\d{1,2}):([0-5]\d)", str(value).strip())
    if match is None or int(match[1]) > 47:
        raise PydanticCustomError(
            "clock", "a clock time reads HH:MM, for example 08:30 (26:00 means 02:00 on the next day)"
        )
    return int(match[1]) * 60 + int(match[2])


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())  # looks through the zone files each time, so once is enough


def _known_zone(value: str) -> str:
    if value not in _zones():
        raise PydanticCustomError("unknown_zone", "an IANA time zone is needed, for example Europe/Istanbul")
    ZoneInfo(value)
    return value


Clock = Annotated[int, BeforeValidator(parse_clock, json_schema_input_type=int | str), Field(ge=0, le=2879)]
Share = Annotated[float, Field(ge=0, le=1)]
Zone = Annotated[str, AfterValidator(_known_zone)]
Level = Literal["A1", "A2", "B1", "B2", "C1", "C2"]
Cents = Annotated[int, Field(ge=0)]
Minutes = Annotated[int, Field(ge=0)]
Identifier = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.\-]{0,63}$")]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
