"""Somebody falls away: ill, called away, on leave at short notice; never with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from planner.changing.kind import Fault, View, unknown_agent
from planner.changing.moments import Moment, first_minute, is_day, last_minute, local, outside
from planner.inputs import Inputs, with_operation
from planner.operation.types import Frozen
from solver.case import Absence

if TYPE_CHECKING:
    from solver.duties import Duty
    from solver.grid import Grid


class Away(Frozen):
    """`agent` is away from a day or moment `from` to `to`, a day alone meaning all of it; without `to` one day.

    A shift belongs to the day on which it starts: who is away from Wednesday has worked Tuesday's night shift. What
    falls out counts against the contract as planned, unless `paid_min` says how much does.
    """

    tag: ClassVar[str] = "absence"
    kind: Literal["absence"]
    agent: str
    since: Annotated[Moment, Field(alias="from")]
    to: Moment | None = None
    paid_min: Annotated[int, Field(ge=0, le=525_600)] | None = None

    def span(self, view: View) -> tuple[int, int]:
        """From when to when, in UTC minutes."""
        first = first_minute(self.since, view.grid)
        if is_day(self.since):
            first = after_night(self.agent, first, view.standing.plan.roster.duties)
        return first, last_minute(self.to or self.since[:10], view.grid)

    def faults(self, view: View) -> Iterator[Fault]:
        """Unknown agents, times that do not fit, and time in which the agent is away already."""
        yield from unknown_agent(view, "agent", self.agent)
        first, last = self.span(view)
        yield from outside(view, "to" if self.to else "from", (first, last))
        for other in view.inputs.operation.absences:
            if other.agent == self.agent and other.start_min < last and first < other.end_min:
                told = {"from": local(view.grid, other.start_min), "to": local(view.grid, other.end_min)}
                yield Fault("agent", "absent_already", self.agent, told)

    def absences(self, view: View) -> tuple[Absence, ...]:
        """The absence with what it counts against the contract."""
        away = Absence(self.agent, *self.span(view), self.paid_min or 0)
        if self.paid_min is not None:
            return (away,)
        return credited(away, view.standing.plan.roster.duties, view.grid, view.now_min)

    def apply(self, inputs: Inputs) -> Inputs:
        """Absences come last and with credit (`absences`), so that the roster is judged before and with them."""
        return inputs


def after_night(agent: str, day_min: int, duties: tuple[Duty, ...]) -> int:
    """When a day off that begins at midnight `day_min` begins for an agent: after the shift of the evening before."""
    return max((d.end_min for d in duties if d.agent == agent and d.start_min < day_min < d.end_min), default=day_min)


def with_absences(inputs: Inputs, new: tuple[Absence, ...]) -> Inputs:
    """The inputs with more absences; those of the same agents that they overlap give way."""
    kept = tuple(old for old in inputs.operation.absences if not any(_overlap(old, one) for one in new))
    return with_operation(inputs, replace(inputs.operation, absences=tuple(sorted((*kept, *new)))))


def credited(away: Absence, duties: tuple[Duty, ...], grid: Grid, now_min: int) -> tuple[Absence, ...]:
    """An absence with the paid minutes of the shifts that fall out on it: one, or one a week where weeks differ.

    A contract then owes in every week and over the plan what it owed with these shifts, so an illness neither breaks
    its least hours nor makes work to be caught up. As credit is spread evenly over an absence (`facts.owed`), weeks of
    which more or less falls out are parts of their own. Of a shift that began before now only the rest falls out.
    """
    lost = [d for d in duties if d.agent == away.agent and d.start_min < away.end_min and away.start_min < d.end_min]
    parts, first = list[Absence](), away.start_min
    while first < away.end_min:
        last = min(at for at in (away.end_min, _next_monday(first, grid), grid.start_min, grid.end_min) if at > first)
        on_it = (_lost_min(d, away, now_min) for d in lost if first <= max(d.start_min, away.start_min) < last)
        part = Absence(away.agent, first, last, sum(on_it))
        if parts and _rate(parts[-1]) == _rate(part):
            part = _joined(parts.pop(), part)
        parts.append(part)
        first = last
    return tuple(parts)


def _next_monday(minute: int, grid: Grid) -> int:
    """The local midnight after a moment with which a week of contracts begins."""
    day = grid.day_of(minute)
    return grid.minute(day + timedelta(days=7 - day.weekday()), 0)


def _rate(part: Absence) -> Fraction:
    """Credit of each minute away."""
    return Fraction(part.credit_min, part.end_min - part.start_min)


def _joined(part: Absence, following: Absence) -> Absence:
    return replace(part, end_min=following.end_min, credit_min=part.credit_min + following.credit_min)


def _lost_min(duty: Duty, away: Absence, now_min: int) -> int:
    """Paid minutes of a shift that an absence takes: all of it, or the rest of one that has begun."""
    if duty.start_min < away.start_min and duty.start_min <= now_min:
        return duty.paid_min * (duty.end_min - away.start_min) // (duty.end_min - duty.start_min)
    return duty.paid_min


def _overlap(old: Absence, new: Absence) -> bool:
    return old.agent == new.agent and old.start_min < new.end_min and new.start_min < old.end_min
