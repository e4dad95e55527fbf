"""A week in Berlin in which the clocks go back: Ada works days and the long night, Can an evening on call."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from planner.inputs import Inputs
from planner.operation import OperationFile, expanding
from planner.operation.operation import Operation
from planner.plans import Plan, RosterStage
from planner.report.outputs.request import Request
from solver.case import ActivityDue
from solver.cover import OnCallWindow
from solver.duties import Activity, Break, Duty, OnCallDuty, Roster
from solver.grid import Grid
from solver.outcomes import Result, Status
from tests.planner.report import worlds

MONDAY, SUNDAY = date(2025, 10, 20), date(2025, 10, 26)
GRID = Grid.of(MONDAY, 7, 15, "Europe/Berlin")
BREAKS = (
    {"earliest_min": 120, "latest_min": 180, "length_min": 15, "paid": True},
    {"earliest_min": 240, "latest_min": 360, "length_min": 30},
)
MENU = {"first": "06:00", "last": "22:00", "step_min": 60, "lengths": ({"length_min": 480, "breaks": BREAKS},)}
CONFIG = worlds.CONFIG | {"zone": "Europe/Berlin", "grid_min": 15, "menus": {"standard": MENU}}
DUE = ActivityDue("t1", "ada", "training", 60, GRID.start_min, GRID.end_min)


def at(day: int, clock: int, minute: int = 0) -> int:
    """UTC minute of a wall-clock time on the n-th of October; the first of two."""
    return GRID.minute(date(2025, 10, day), clock * 60 + minute)


def duty(agent: str, day: int, start: int, *activities: Activity) -> Duty:
    """Eight hours by the clock that does not change, with a paid break after two hours and one unpaid after four."""
    begin = at(day, start)
    rests = (Break(begin + 120, 15, True), Break(begin + 240, 30, False))
    return Duty(agent, begin, begin + 480, date(2025, 10, day), f"standard-{start:02d}00-480", 450, rests, activities)


ROSTER = Roster(
    (
        duty("ada", 20, 9, Activity(at(20, 15), 60, "training", "t1")),
        duty("ada", 21, 9),
        duty("ada", 25, 22),  # its second break is at 02:00, after the clocks went back
        duty("can", 22, 14),
    ),
    (OnCallDuty("can", at(24, 19), at(25, 1), "night:2025-10-24"),),
)


@cache
def operation() -> Operation:
    """The operation, with its training."""
    config = OperationFile.model_validate(CONFIG)
    return replace(
        worlds.operation(), config=config, templates=expanding.templates(config), activities=(DUE,), absences=()
    )


def inputs() -> Inputs:
    """Its week."""
    return Inputs(operation(), MONDAY, 1, worlds.AS_OF, 1, 5.0)


def plan(roster: Roster = ROSTER) -> Plan:
    """The week's plan: a roster and nothing else."""
    window = OnCallWindow("night:2025-10-24", frozenset({"can"}), at(24, 19), at(25, 1), 1, 10, 30, 0, 900)
    requirement = replace(worlds.requirement(), floors=(), on_call=(window,))
    stage = RosterStage(Result(Status.FEASIBLE, roster, (("wish", 0.0),)), requirement, 0)
    return Plan("abc", "Tiny", MONDAY, 1, worlds.AS_OF, 1, "0", (), GRID, roster_stage=stage)


def request(lang: str = "en", roster: Roster = ROSTER) -> Request:
    """What an export of that plan is made from."""
    return Request(plan(roster), inputs(), worlds.request().figures, lang, {})
