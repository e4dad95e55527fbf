"""Two people want to exchange days, or one takes the other's shift."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Literal

from planner.changing.kind import Fault, View, unknown_agent
from planner.changing.moments import Day, local, outside_day
from planner.inputs import Inputs
from planner.operation.types import Frozen


class SwapDays(Frozen):
    """`first` gives the shift of `day` to `second`, for the shift of `second` on `other_day`; without it for nothing.

    A swap is answered with yes or no; it changes nothing by itself.
    """

    tag: ClassVar[str] = "swap"
    kind: Literal["swap"]
    first: str
    day: Day
    second: str
    other_day: Day | None = None

    def days(self) -> tuple[date, date | None]:
        """The day given away, and the day taken for it."""
        return date.fromisoformat(self.day), None if self.other_day is None else date.fromisoformat(self.other_day)

    def faults(self, view: View) -> Iterator[Fault]:
        """Unknown people, one person twice, days outside the plan or over, days off, and people who are away."""
        yield from unknown_agent(view, "first", self.first)
        yield from unknown_agent(view, "second", self.second)
        if self.first == self.second:
            yield Fault("second", "swap_with_self", self.second)
        given, taken = self.days()
        yield from self._day(view, "day", self.first, given)
        if taken is not None:
            yield from self._day(view, "other_day", self.second, taken)
        yield from _away(view, "second", self.second, given)
        yield from _away(view, "first", self.first, taken or given)

    def _day(self, view: View, key: str, agent: str, day: date) -> Iterator[Fault]:
        wrong = tuple(outside_day(view, key, day))
        yield from wrong
        if not wrong and view.duty(agent, day) is None:
            yield Fault(key, "nothing_to_swap", day.isoformat(), {"agent": agent})

    def apply(self, inputs: Inputs) -> Inputs:
        """A swap changes the roster, not the inputs."""
        return inputs


def _away(view: View, key: str, agent: str, day: date) -> Iterator[Fault]:
    """Somebody who would work on a day of an absence."""
    start, end = view.grid.minute(day, 0), view.grid.minute(day, 1440)
    for away in view.inputs.operation.absences:
        if away.agent == agent and away.start_min < end and start < away.end_min:
            told = {"from": local(view.grid, away.start_min), "to": local(view.grid, away.end_min)}
            yield Fault(key, "absent_already", agent, told)
