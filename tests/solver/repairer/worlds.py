"""A chat that one person keeps from six to two on five days, and colleagues who could take over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from solver.case import Absence, RosterCase
from solver.cover import OnCallWindow, Requirement
from solver.duties import OnCallDuty, Roster
from solver.groups import Groups
from solver.people import Agent, Contract, Language
from solver.repairer import Changes, RepairParams
from solver.rules import Rule
from solver.rules.absence import AwayWhenAbsent
from solver.rules.daily_rest import DailyRest
from solver.rules.floor import Floors
from solver.rules.menus import Menus
from solver.rules.one_shift_a_day import OneShiftADay
from solver.rules.standby import Standby
from solver.rules.weekly_hours import WeeklyHours
from tests.solver.rules.worlds import EARLY, MONDAY, a_case, an_agent, days_from, row, wanted

BOOK: tuple[Rule, ...] = (OneShiftADay(), DailyRest(), AwayWhenAbsent(), Menus(), WeeklyHours(), Floors(), Standby())
FIVE = Contract("five", week_min=2400, least_week_min=0, most_week_min=2400, least_share=0.0)
QUICK = RepairParams(time_limit_s=60, change_cents=500)
WEDNESDAY = days_from(MONDAY, 2)[0]


def speaker(name: str, code: str = "tr", contract: Contract = FIVE) -> Agent:
    """An agent whose main language is this one."""
    return replace(an_agent(name, contract), languages=(Language(code, "C2", "C2"),))


ADA, CAN, EVE = speaker("ada"), speaker("can"), speaker("eve")


def floor_of(*agents: Agent, able: tuple[str, ...] = ("ada", "can"), rules: tuple[Rule, ...] = BOOK) -> RosterCase:
    """One head wanted on the chat from six to two, Monday to Friday; only `able` people can serve it."""
    case = a_case(*rules, agents=agents)
    inside, outside = (tuple(a.id for a in agents if (a.id in able) is can) for can in (True, False))
    members = tuple(ids for ids in (inside, outside) if ids)
    serves = np.array([[True], [False]][: len(members)])
    need = replace(weekdays_only(case, wanted(case.grid, 1, (360, 840))), serves=serves)
    return replace(case, groups=Groups(("chat",), members, serves), requirement=need)


def weekdays_only(case: RosterCase, need: Requirement, days: tuple[int, ...] = (0, 1, 2, 3, 4)) -> Requirement:
    """The need on these days of the horizon only."""
    bounds, grid = case.grid.day_bounds, case.grid
    inside = np.zeros(grid.intervals, dtype=bool)
    for day in days:
        low, high = ((bounds[d] - grid.start_min) // grid.step_min for d in (day, day + 1))
        inside[low:high] = True
    return replace(need, need=need.need * inside, load=need.load * inside)


def early_by_ada(case: RosterCase) -> Roster:
    """Ada works from six to two on Monday to Friday, nobody else works."""
    return Roster(row(case, EARLY, 0, 1, 2, 3, 4))


def evening(case: RosterCase, offset: int) -> int:
    """Eight in the evening of a day, UTC minutes."""
    return case.grid.minute(days_from(MONDAY, offset)[0], 20 * 60)


def away(case: RosterCase, name: str, *offsets: int) -> tuple[Absence, ...]:
    """Whole days away."""
    days = days_from(MONDAY, *offsets)
    return tuple(Absence(name, case.grid.minute(day, 0), case.grid.minute(day, 1440)) for day in days)


def ill(case: RosterCase, *offsets: int, name: str = "ada", **more: object) -> Changes:
    """Somebody is away on some days, told at eight in the evening before the first."""
    return replace(Changes(evening(case, offsets[0] - 1), away(case, name, *offsets)), **more)


def window(case: RosterCase, day: date, agents: tuple[str, ...]) -> OnCallWindow:
    """One of these people stands by from six to two, at the desk half an hour after a call."""
    start_min = case.grid.minute(day, 360)
    return OnCallWindow("wing", frozenset(agents), start_min, start_min + 480, 1, 15, 15, 0, 40_000)


def standing_by(case: RosterCase, name: str, *agents: str) -> tuple[RosterCase, OnCallDuty]:
    """The case with such a window on Wednesday, and an on-call duty of somebody in it."""
    there = window(case, WEDNESDAY, agents or (name,))
    need = replace(case.requirement, on_call=(there,))
    return replace(case, requirement=need), OnCallDuty(name, there.start_min, there.end_min, there.id)
