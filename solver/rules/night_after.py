"""Night after the plan: the small hours behind its last midnight belong to the shifts of its last day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

import numpy as np

from solver.outcomes import Violation
from solver.rules.facts.timeline import view
from solver.rules.forms import Agents, DutyClass, OnDuty
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.groups import BoolArray
    from solver.rules.forms import Form

HOUR_MIN, WEEK_DAYS = 60, 7
WORKLOAD_LEVEL = 1
"""The requirement's level below which work is left undone; its last one if it has fewer."""


class Hour(NamedTuple):
    """An hour behind the last midnight (UTC minutes) in which `least` of some agents are asked for.

    `id` names the cover row or the floor; empty for all rows together.
    """

    id: str
    agents: Agents
    start_min: int
    end_min: int
    least: int
    cents: int


class NightAfter(RuleModel):
    """Shifts of the plan's last day last into the night behind it as the work of the same hours asks a week before.

    Without this rule a plan ends at its last midnight, and a night shift of its last day is worth two hours. Asked
    are heads for each whole hour after midnight that ends before any shift of the menu begins: later hours the next
    plan can staff by itself. The number is taken from the last seven days of the plan: the hours of the day a week
    before the first day behind the plan, for a shorter plan of its first day; an operation that is closed then asks
    nobody. For all cover rows together, and for each of them, it is the workload, averaged over the hour and rounded
    to heads; for a floor its largest number in the hour. Counted is whoever starts a shift on the last local day that
    lasts to the end of the hour, wherever its breaks are. Each missing head and hour costs what the requirement prices
    below the workload, or the floor's cents, times the intervals of an hour; a head that is missing to several of these
    sets is priced in each. A clock change in that night, or in the one a week before, takes the hour away or leaves it
    once. Queues answered in focus blocks ask nobody; where no staffing is known, floors alone ask.
    """

    kind: Literal["night_after"] = "night_after"
    citation: ClassVar[str] = "The operation's promise (service does not end with the plan)"
    words: ClassVar[Words] = Words(
        en=("Night after the plan", "{amount} on shift behind the plan's last midnight; needed: {limit}."),
        tr=(
            "Plandan sonraki gece",
            "Planın son gece yarısından sonra vardiyada {amount} var; gereken {limit}.",
            (
                "Planın son gününün vardiyaları, ardından gelen gecede bir hafta önce aynı saatlerdeki işin "
                "gerektirdiği kadar sürer."
            ),
        ),
    )

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """A least number of shifts that start on the last day and last long enough, per hour and set of agents."""
        grid, last = case.grid, case.grid.days[-1]
        found: list[OnDuty] = []
        ends = {shift.id: grid.minute(last, shift.start) + shift.length_min for shift in case.templates}
        for hour in _asked(case):
            least = np.zeros(len(grid.days), np.int64)
            least[-1] = hour.least
            long = DutyClass(templates=frozenset(name for name, end_min in ends.items() if end_min >= hour.end_min))
            name = f"{len(found)}:{hour.id}"
            found.append(OnDuty(self.kind, name, hour.agents, least, hour.cents, by_day=True, of=long))
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Hours with too few people, each with its price."""
        last, found = case.grid.days[-1], []
        shifts = [duty for _, planned in view(case, roster).rows() for duty in planned if duty.day == last]
        for hour in _asked(case):
            here = sum(duty.agent in hour.agents and duty.end_min >= hour.end_min for duty in shifts)
            if here < hour.least:
                when, amounts = (hour.start_min, hour.end_min), (here, hour.least)
                cents = (hour.least - here) * hour.cents
                rule = f"{self.kind}:{hour.id}" if hour.id else self.kind
                found.append(Violation(rule, "", *when, *amounts, "agents", False, cents))
        return tuple(found)


def _asked(case: RosterCase) -> tuple[Hour, ...]:
    """Every hour and set of agents of which somebody is asked for."""
    return tuple(hour for hour in _hours(case) if hour.least and hour.agents and hour.cents)


def _hours(case: RosterCase) -> Iterator[Hour]:
    grid, need = case.grid, case.requirement
    if need.focus is not None or not case.templates:
        return
    after = grid.days[-1] + timedelta(days=1)
    before = max(grid.days[0], after - timedelta(days=WEEK_DAYS))
    for clock in range(0, min(template.start for template in case.templates) - HOUR_MIN + 1, HOUR_MIN):
        first, last = (grid.index(grid.minute(before, at)) for at in (clock, clock + HOUR_MIN))
        start_min, end_min = (grid.minute(after, at) for at in (clock, clock + HOUR_MIN))
        if first < last and start_min < end_min:
            for name, agents, least, cents in _sets(case, first, last):
                yield Hour(name, agents, start_min, end_min, least, cents * HOUR_MIN // grid.step_min)


def _sets(case: RosterCase, first: int, last: int) -> Iterator[tuple[str, Agents, int, int]]:
    """All rows together, each row, each floor: name, agents, heads in these intervals, price of one in an interval."""
    need = case.requirement
    if need.cents and need.need[..., first:last].size:  # a case without need may give no intervals
        level = min(WORKLOAD_LEVEL, len(need.cents) - 1)
        work = need.need[level, :, first:last].mean(axis=1)
        everybody = frozenset[str]().union(*(_serving(case, need.serves[:, r]) for r in range(len(need.rows))))
        yield "", everybody, _rounded(work.sum()), need.cents[level]
        for r in range(len(need.rows) if len(need.rows) > 1 else 0):
            name = "+".join(need.rows[r])
            yield name, _serving(case, need.serves[:, r]), _rounded(work[r]), need.cents[level]
    for floor in need.floors:
        yield floor.id, floor.agents, int(floor.least[first:last].max(initial=0)), floor.cents


def _rounded(heads: float) -> int:
    return int(heads + 0.5)


def _serving(case: RosterCase, groups: BoolArray) -> Agents:
    return frozenset(agent for g in np.flatnonzero(groups) for agent in case.groups.members[g])
