"""Somebody falls away: ill, called away, on leave at short notice; never with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from planner.changing.kind import Fault, View, unknown_agent
from planner.changing.moments import Moment, first_minute, last_minute, local, outside
from planner.inputs import Inputs, with_operation
from planner.operation.types import Frozen
from solver.case import Absence

if TYPE_CHECKING:
    from solver.duties import Duty
    from solver.grid import Grid


class Away(Frozen):
    """`agent` is away from a day or moment `from` to `to`, a day alone meaning all of it; without `to` one day.

    The shifts that fall out count against the contract as planned, unless `paid_min` says what does.
    """

    tag: ClassVar[str] = "absence"
    kind: Literal["absence"]
    agent: str
    since: Annotated[Moment, Field(alias="from")]
    to: Moment | None = None
    paid_min: Annotated[int, Field(ge=0)] | None = None

    def span(self, grid: Grid) -> tuple[int, int]:
        """From when to when, in UTC minutes."""
        return first_minute(self.since, grid), last_minute(self.to or self.since[:10], grid)

    def faults(self, view: View) -> Iterator[Fault]:
        """Unknown agents, times that do not fit, and time in which the agent is away already."""
        yield from unknown_agent(view, "agent", self.agent)
        first, last = self.span(view.grid)
        yield from outside(view, "to" if self.to else "from", (first, last))
        for other in view.inputs.operation.absences:
            if other.agent == self.agent and other.start_min < last and first < other.end_min:
                told = {"from": local(view.grid, other.start_min), "to": local(view.grid, other.end_min)}
                yield Fault("agent", "absent_already", self.agent, told)

    def apply(self, inputs: Inputs) -> Inputs:
        """Add the absence, without credit unless it is stated; see `credited`."""
        return with_absences(inputs, (Absence(self.agent, *self.span(inputs.grid), self.paid_min or 0),))


def with_absences(inputs: Inputs, new: tuple[Absence, ...]) -> Inputs:
    """The inputs with more absences; those of the same agents that they overlap give way."""
    kept = tuple(old for old in inputs.operation.absences if not any(_overlap(old, one) for one in new))
    return with_operation(inputs, replace(inputs.operation, absences=tuple(sorted((*kept, *new)))))


def credited(away: Absence, duties: tuple[Duty, ...], grid: Grid, now_min: int) -> tuple[Absence, ...]:
    """An absence day by day, each with the paid minutes of the shifts that fall out on it.

    A contract then owes in every week and over the plan what it owed with these shifts, so an illness neither breaks
    its least hours nor makes work to be caught up. Of a shift that began before now only the rest falls out.
    """
    lost = [d for d in duties if d.agent == away.agent and d.start_min < away.end_min and away.start_min < d.end_min]
    day, parts = grid.day_of(away.start_min), list[Absence]()
    while (first := max(away.start_min, grid.minute(day, 0))) < away.end_min:
        last = min(away.end_min, grid.minute(day + timedelta(days=1), 0))
        on_it = (_lost_min(d, away, now_min) for d in lost if first <= max(d.start_min, away.start_min) < last)
        parts.append(Absence(away.agent, first, last, sum(on_it)))
        day += timedelta(days=1)
    return tuple(parts)


def _lost_min(duty: Duty, away: Absence, now_min: int) -> int:
    """Paid minutes of a shift that an absence takes: all of it, or the rest of one that has begun."""
    if duty.start_min < away.start_min and duty.start_min <= now_min:
        return duty.paid_min * (duty.end_min - away.start_min) // (duty.end_min - duty.start_min)
    return duty.paid_min


def _overlap(old: Absence, new: Absence) -> bool:
    return old.agent == new.agent and old.start_min < new.end_min and new.start_min < old.end_min
