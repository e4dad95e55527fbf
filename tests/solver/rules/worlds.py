"""A small floor for rules: Ada and Can, early, late and night shifts, in Berlin, where the clocks change."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from solver.case import Opening, RosterCase
from solver.cover import Floor, OnCallWindow, Requirement
from solver.duties import Activity, Break, Duty, OnCallDuty, Roster
from solver.grid import Grid
from solver.groups import Groups
from solver.outcomes import Violation
from solver.people import Agent, Contract
from solver.rules import Rule
from solver.shifts import ShiftTemplate

ZONE = "Europe/Berlin"
MONDAY = date(2026, 3, 9)
SPRING = date(2026, 3, 29)  # Sunday, 02:00 becomes 03:00
AUTUMN = date(2026, 10, 25)  # Sunday, 03:00 becomes 02:00

CONTRACT = Contract("full", week_min=2400, least_week_min=0, most_week_min=2700)
EARLY = ShiftTemplate("early", "standard", 360, 480)
LATE = ShiftTemplate("late", "standard", 840, 480)
NIGHT = ShiftTemplate("night", "standard", 1320, 480)
TEMPLATES = (EARLY, LATE, NIGHT)


def an_agent(name: str = "ada", contract: Contract = CONTRACT) -> Agent:
    """An agent with nothing but a contract; rules that need more replace more."""
    return Agent(name, "team", contract, (), (), frozenset())


ADA = an_agent("ada")
CAN = an_agent("can")


def nothing_needed(floors: tuple[Floor, ...] = (), on_call: tuple[OnCallWindow, ...] = ()) -> Requirement:
    """A requirement without cover rows."""
    empty = np.zeros((0, 0))
    return Requirement((), np.zeros((1, 0), dtype=bool), empty.reshape(0, 0, 0), (), empty, floors, (), on_call)


def wanted(grid: Grid, heads: int, hours: tuple[int, int] = (0, 1440)) -> Requirement:
    """A requirement of so many heads in every interval that starts between two clock minutes, at 1000 cents each."""
    clocks = [grid.clock(grid.start_min + t * grid.step_min) for t in range(grid.intervals)]
    need = np.array([heads if hours[0] <= clock < hours[1] else 0 for clock in clocks], dtype=np.float64)
    return Requirement((("chat",),), np.ones((1, 1), dtype=bool), need.reshape(1, 1, -1), (1000,), need.reshape(1, -1))


def a_case(*rules: Rule, first_day: date = MONDAY, days: int = 7, agents: tuple[Agent, ...] = (ADA,)) -> RosterCase:
    """A case of these rules over some days; variants by `dataclasses.replace`."""
    return RosterCase(
        Grid.of(first_day, days, 15, ZONE),
        agents,
        Groups(("chat",), (tuple(agent.id for agent in agents),), np.ones((1, 1), dtype=bool)),
        TEMPLATES,
        nothing_needed(),
        tuple(rules),
    )


def work(
    case: RosterCase, day: date, template: ShiftTemplate, agent: str = "ada", breaks: tuple[Break, ...] = ()
) -> Duty:
    """A duty of a template on a local day."""
    start_min = case.grid.minute(day, template.start)
    return Duty(agent, start_min, start_min + template.length_min, day, template.id, template.paid_min, breaks)


def shift(case: RosterCase, day: date, start: int, length_min: int, agent: str = "ada") -> Duty:
    """A duty from a clock minute for some minutes, all of them paid, of no template."""
    return work(case, day, ShiftTemplate("free", "standard", start, length_min), agent)


def with_activity(duty: Duty, offset_min: int, length_min: int, session: str) -> Duty:
    """The duty with one more activity, so many minutes after its start."""
    activity = Activity(duty.start_min + offset_min, length_min, "training", session)
    return Duty(
        duty.agent,
        duty.start_min,
        duty.end_min,
        duty.day,
        duty.template,
        duty.paid_min,
        duty.breaks,
        (*duty.activities, activity),
    )


def days_from(first_day: date, *offsets: int) -> list[date]:
    """Days so many after the first."""
    return [first_day + timedelta(days=offset) for offset in offsets]


def row(case: RosterCase, template: ShiftTemplate, *offsets: int, agent: str = "ada") -> tuple[Duty, ...]:
    """Duties of one template on days of the horizon, counted from 0; negative ones lie in the opening state."""
    return tuple(work(case, day, template, agent) for day in days_from(case.grid.days[0], *offsets))


def roster_of(*duties: Duty, on_call: tuple[OnCallDuty, ...] = ()) -> Roster:
    """A roster of these duties."""
    return Roster(tuple(sorted(duties)), on_call)


def opened(*duties: Duty, on_call: tuple[OnCallDuty, ...] = ()) -> Opening:
    """An opening state of these duties."""
    return Opening(tuple(sorted(duties)), on_call)


def found(case: RosterCase, *duties: Duty, on_call: tuple[OnCallDuty, ...] = ()) -> tuple[Violation, ...]:
    """What the case's first rule finds in a roster of these duties."""
    return case.rules[0].check(case, roster_of(*duties, on_call=on_call))


def figures(violations: tuple[Violation, ...]) -> list[tuple[float, float, str]]:
    """Amount, limit and unit of each violation."""
    return [(v.amount, v.limit, v.unit) for v in violations]


def cents(violations: tuple[Violation, ...]) -> int:
    """What the violations cost; fails on a hard one."""
    assert not any(v.hard for v in violations)
    return sum(v.cents for v in violations)
