"""When a change of demand acts: from a day to another, on some weekdays, in some hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from planner.changing.kind import Fault
from planner.inputs import Inputs
from planner.operation.operation import Window
from planner.operation.types import WEEKDAYS, Clock, Frozen, Weekday
from scenarios.kinds.dates import Day, resolve, span
from scenarios.kinds.spans import span_faults
from solver.grid import DAY_MIN


class Timed(Frozen):
    """Days, weekdays and hours; what is left open means all.

    Hours belong to the day on which they begin: 20:00 to 26:00 on Saturdays ends on Sunday at 02:00, and so does 20:00
    to 02:00.
    """

    first_day: Day | None = None
    last_day: Day | None = None
    weekdays: tuple[Weekday, ...] = ()
    from_time: Clock | None = None
    to_time: Clock | None = None

    @model_validator(mode="after")
    def _some_hours(self) -> Self:
        first, last = self._clock
        if not 0 < last - first <= DAY_MIN or first >= DAY_MIN:
            raise PydanticCustomError("hours_no_day", "hours begin before 24:00 and last at most a day, never none")
        return self

    def time_faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Days upside down, or outside the plan."""
        yield from span_faults((self.first_day, self.last_day), inputs)

    def span(self, inputs: Inputs) -> tuple[int, int]:
        """From the first moment to the last in which it can act, UTC minutes."""
        first, last = span(self.first_day, self.last_day, inputs)
        over = max(self._clock[1] - DAY_MIN, 0) if self.last_day is not None else 0
        return first, last + over

    def windows(self, inputs: Inputs) -> tuple[Window, ...]:
        """The stretches in which it acts, joined where they touch; empty means the whole span."""
        if not self.weekdays and self._clock == (0, DAY_MIN):
            return ()
        first, last = self._clock
        found: list[Window] = []
        for day in self._days(inputs):
            if not self.weekdays or WEEKDAYS[day.weekday()] in self.weekdays:
                start, end = inputs.grid.minute(day, first), inputs.grid.minute(day, last)
                if found and found[-1].end_min == start:
                    start = found.pop().start_min
                found.append(Window(start, end))
        return tuple(found)

    @property
    def _clock(self) -> tuple[int, int]:
        """First and last minute of the day; the last beyond midnight where the hours run into the next day."""
        first, last = self.from_time or 0, DAY_MIN if self.to_time is None else self.to_time
        overnight = self.from_time is not None and last < first
        return first, last + DAY_MIN if overnight else last

    def _days(self, inputs: Inputs) -> Iterator[date]:
        """The days on which hours may begin; an evening before the plan reaches into it, unless a first day is told."""
        days = inputs.grid.days
        day = days[0] - timedelta(days=1) if self.first_day is None else max(resolve(self.first_day, inputs), days[0])
        last = days[-1] if self.last_day is None else min(resolve(self.last_day, inputs), days[-1])
        while day <= last:
            yield day
            day += timedelta(days=1)
