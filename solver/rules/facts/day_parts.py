"""Parts of the day: bands of the wall clock in which shifts start."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, Field

from solver.grid import DAY_MIN
from solver.rules.forms import DutyClass


class DayPart(BaseModel):
    """A part of the day: shifts that start between two clock minutes, both included, belong to it.

    With `earliest` after `latest` it passes midnight.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1)
    earliest: int = Field(ge=0, le=1439)
    latest: int = Field(ge=0, le=1439)


DAY_PARTS = (
    DayPart(name="early", earliest=240, latest=659),
    DayPart(name="late", earliest=660, latest=1199),
    DayPart(name="night", earliest=1200, latest=239),
)
"""Early from 04:00, late from 11:00, night from 20:00."""


def starts_in(part: DayPart) -> DutyClass:
    """The class of duties that start in a part of the day."""
    if part.earliest <= part.latest:
        return DutyClass(starts_inside=(part.earliest, part.latest))
    return DutyClass(starts_outside=(part.latest + 1, part.earliest - 1))


def part_by_clock(parts: Sequence[DayPart]) -> dict[int, str]:
    """The part of the day of each clock minute; minutes of no part are left out.

    Raises
    ------
    ValueError
        If two parts have one name or share a minute.
    """
    found: dict[int, str] = {}
    for part in parts:
        minutes = range((part.latest - part.earliest) % DAY_MIN + 1)
        mine = {(part.earliest + minute) % DAY_MIN: part.name for minute in minutes}
        if part.name in found.values():
            raise ValueError(f"two parts of the day are named {part.name}")
        if not found.keys().isdisjoint(mine):
            raise ValueError(f"{part.name} shares a minute with another part of the day")
        found.update(mine)
    return found
