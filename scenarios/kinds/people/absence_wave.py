"""People are away: ill, on leave, called away; all at once or in a wave. Never with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from planner.changing.absence import with_absences
from planner.changing.kind import Fault
from planner.inputs import Inputs, with_operation
from scenarios.clashes import Claim
from scenarios.kinds.dates import Day
from scenarios.kinds.people.gone import without_locks
from scenarios.kinds.people.who import Drawn
from scenarios.kinds.spans import days_of, span_faults
from solver.case import Absence

if TYPE_CHECKING:
    from solver.people import Agent

WEEK_DAYS = 7


class AbsenceWave(Drawn):
    """Agents are away between `first_day` and `last_day` (both included; without them the plan's own ends).

    Who: `agents` by id, or those who fit all of `teams`, `contracts`, `languages`, `skills`, `sites` and `roles`: all,
    `count` or a `share` of them, drawn by `seed` (the plan's, if none). `share: 1` is everybody, as in
    "can we give everyone the 29th off".

    How long: the whole time; or `days` each, or between `days` and `most_days` each, drawn, at a drawn place between
    the first and the last day: a wave. Shifts that fall out of the roster count against the contract as planned, so
    nobody owes them later; where a roster is not there yet, each day away counts a seventh of the contract's week.
    Days on which somebody is away already stay as they are; locked shifts of the days away fall out. No reason is kept.

    ```yaml
    - kind: absence_wave # a wave of flu: one in six, three to six days each
      share: 0.17
      days: 3
      most_days: 6
      first_day: "+2"
      last_day: "+13"
    ```
    """

    tag: ClassVar[str] = "absence_wave"
    kind: Literal["absence_wave"]
    first_day: Day | None = None
    last_day: Day | None = None
    days: Annotated[int, Field(ge=1, le=366)] | None = None
    most_days: Annotated[int, Field(ge=1, le=366)] | None = None

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Nobody or too many named, days outside the plan, absences longer than the wave."""
        yield from self.drawn_faults(inputs)
        wrong = tuple(span_faults((self.first_day, self.last_day), inputs))
        yield from wrong
        if self.most_days is not None and self.days is None:
            yield Fault("most_days", "scenario_days_unstated", str(self.most_days))
        elif self.most_days is not None and self.days is not None and self.most_days < self.days:
            yield Fault("most_days", "scenario_days_order", str(self.most_days), {"least": self.days})
        first, last = days_of((self.first_day, self.last_day), inputs)
        longest, span = max(self.days or 0, self.most_days or 0), (last - first).days + 1
        if not wrong and longest > span:
            key = "most_days" if self.most_days == longest else "days"
            yield Fault(key, "scenario_days_too_long", str(longest), {"span": span})

    def claims(self, inputs: Inputs) -> frozenset[Claim]:
        """The days of those who are named; people who are drawn may be away already."""
        days = ((agent.id, _days(*self._away(agent, inputs))) for agent in self.drawn(inputs) if self.agents)
        return frozenset(Claim("away", f"{name} {day}") for name, away in days for day in away)

    def apply(self, inputs: Inputs) -> Inputs:
        """Add the absences, less the time away already."""
        spans = {agent.id: self._away(agent, inputs) for agent in self.drawn(inputs)}
        away = tuple(
            part
            for agent in inputs.operation.agents
            if agent.id in spans
            for part in _uncovered(_absence(agent, spans[agent.id], inputs), inputs.operation.absences)
        )
        days = {name: _days(first, last) for name, (first, last) in spans.items()}
        freed = with_operation(inputs, without_locks(inputs.operation, days))
        return with_absences(freed, away) if away else freed

    def _away(self, agent: Agent, inputs: Inputs) -> tuple[date, date]:
        """From which to which day an agent is away, drawn for each alone."""
        first, last = days_of((self.first_day, self.last_day), inputs)
        if self.days is None:
            return first, last
        draw = Random(f"{self.salt(inputs)}:{agent.id}")
        length = draw.randint(self.days, self.most_days or self.days)
        start = first + timedelta(days=draw.randint(0, (last - first).days + 1 - length))
        return start, start + timedelta(days=length - 1)


def _absence(agent: Agent, days: tuple[date, date], inputs: Inputs) -> Absence:
    first, last = days
    length = (last - first).days + 1
    ends = (inputs.grid.minute(first, 0), inputs.grid.minute(last + timedelta(days=1), 0))
    return Absence(agent.id, *ends, agent.contract.week_min * length // WEEK_DAYS)


def _uncovered(away: Absence, known: tuple[Absence, ...]) -> Iterator[Absence]:
    """The parts of an absence in which the agent is not away already, each with its part of the credit."""
    at, rate = away.start_min, (away.credit_min, away.end_min - away.start_min)
    others = sorted(a for a in known if a.agent == away.agent and a.start_min < away.end_min and at < a.end_min)
    ends = [*((a.start_min, a.end_min) for a in others), (away.end_min, away.end_min)]
    for start, end in ends:
        if at < start:
            yield replace(away, start_min=at, end_min=start, credit_min=rate[0] * (start - at) // rate[1])
        at = max(at, end)


def _days(first: date, last: date) -> frozenset[date]:
    return frozenset(first + timedelta(days=i) for i in range((last - first).days + 1))
