"""A large floor as plain values: agents in rotating five-day weeks, with everything stated that a rule looks at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

from solver.agreements import (
    Agreements,
    Bid,
    Course,
    Desk,
    Offer,
    OffQueue,
    Pair,
    Pattern,
    Site,
    TaggedDay,
    Tally,
)  # fmt: skip
from solver.case import Absence, ActivityDue, CostRates, Lock, Opening, Protection, RosterCase, Wish
from solver.cover import Floor, OnCallWindow, Requirement
from solver.duties import Activity, Break, Duty, OnCallDuty, Roster
from solver.grid import Grid
from solver.groups import Groups
from solver.people import Agent, Contract, Language
from solver.policies import Hours
from solver.shifts import BreakWindow, ShiftTemplate

MONDAY = date(2025, 11, 3)
ZONE = "Europe/Istanbul"
HISTORY_DAYS = 42
WINDOWS = (BreakWindow(90, 180, 30, True), BreakWindow(210, 330, 30, False))
STARTS = {"early": (360, 420, 480), "late": (720, 780, 840, 900), "night": (1320,)}
MENUS = ("early", "late", "night")
FULL = Contract("full", 2400, 0, 2700, 0.9, 1.0, 6, 12, menus=MENUS)
PART = Contract("part", 1200, 0, 1500, 0.8, 1.0, 4, 0, overtime=False, menus=("early", "late"), part_time=True)
WAVE = (("early",) * 5 + ("", ""), ("late",) * 5 + ("", ""), ("*",) * 5 + ("", ""))
OFFERED = ("overtime", "time_off")
MEASURES = ("nights", "weekends", "feasts", "matches", "on_call", "refused")


def a_case(agents: int, days: int) -> RosterCase:
    """The case without rules."""
    grid = Grid.of(MONDAY, days, 15, ZONE)
    people = tuple(_agent(i) for i in range(agents))
    names = tuple(agent.id for agent in people)
    before = tuple(_duty(grid, people[i], i, day) for i, day in _worked(agents, -HISTORY_DAYS, 0))
    return RosterCase(
        grid,
        people,
        Groups(("chat",), (names,), np.ones((1, 1), dtype=bool)),
        _templates(),
        _requirement(grid, names),
        absences=tuple(_away(grid, name, days) for name in names[::9]),
        wishes=tuple(_wish(name, i, days) for i, name in enumerate(names)),
        locks=tuple(Lock(name, MONDAY + timedelta(days=5), None) for name in names[::20]),
        protections=tuple(Protection(name, "no_nights", MONDAY, MONDAY + timedelta(days=60)) for name in names[5::50]),
        activities=tuple(_due(grid, name, i) for i, name in enumerate(names) if i % 4 == 0),
        costs=CostRates(20000, 0.5, 0.2, 1000),
        opening=Opening(before, (), tuple((name, 60) for name in names[::3])),
        agreements=_agreements(names),
        as_of_min=grid.start_min - 7 * 1440,
    )


def a_roster(case: RosterCase) -> Roster:
    """Five days on, two off; the two off and the kind of shift move on from week to week."""
    days = len(case.grid.days)
    duties = [_duty(case.grid, case.agents[i], i, day) for i, day in _worked(len(case.agents), 0, days)]
    on_call = [
        OnCallDuty(name, window.start_min, window.end_min, window.id)
        for k, window in enumerate(case.requirement.on_call)
        for name in sorted(window.agents)[k % 9 : k % 9 + window.depth]
    ]
    return Roster(tuple(sorted(duties)), tuple(sorted(on_call)))


def _agent(i: int) -> Agent:
    part = i % 5 == 4
    return Agent(
        id=f"a{i:04d}",
        team=f"team{i % 20}",
        contract=PART if part else FULL,
        languages=(Language("tr", "C2", "C2"), Language("en", "B2", "B2")),
        skills=(("general", 3), ("payments", 1 + i % 5)),
        channels=frozenset({"phone", "chat"}),
        site=("izmir", "main")[i % 2],
        roles=frozenset({"lead"}) if i % 15 == 0 else frozenset(),
        certificates=(("kyc", MONDAY + timedelta(days=400)),),
        newcomer_until=MONDAY + timedelta(days=20) if i % 40 == 0 else None,
        hour_cents=20000,
        hired=MONDAY - timedelta(days=37 * (1 + i % 90)),
        feast_group=("", "a", "b")[i % 3],
        available=(Hours(start=0, end=2880),) if i % 10 == 0 else (),
        needs_transport=i % 7 == 0,
        pattern="wave" if i % 25 == 0 else "",
        pattern_week=i % 3,
    )


def _templates() -> tuple[ShiftTemplate, ...]:
    return tuple(
        ShiftTemplate(f"{menu}-{start}-{length}", menu, start, length, WINDOWS)
        for menu, starts in STARTS.items()
        for start in starts
        for length in (480, 510, 540)
    )


def _worked(agents: int, first: int, last: int) -> Iterator[tuple[int, int]]:
    """(agent, day) of every shift: five days a week, part-timers three; off after the last night."""
    for i in range(agents):
        on = 3 if i % 5 == 4 else 5
        for day in range(first, last):
            week, weekday = divmod(day, 7)
            after_nights = _menu(i, day - 1) == "night" != _menu(i, day)
            if (weekday - i - week) % 7 < on and not after_nights:
                yield i, day


def _menu(i: int, day: int) -> str:
    """The kind of shift moves on from week to week; two in three agents and part-timers work no nights."""
    return MENUS[(i // 3 + day // 7) % (2 if i % 5 == 4 or i % 3 else 3)]


def _duty(grid: Grid, agent: Agent, i: int, offset: int) -> Duty:
    day = MONDAY + timedelta(days=offset)
    menu = _menu(i, offset)
    starts = STARTS[menu]
    start = starts[(i + offset // 7) % len(starts)]
    begin = grid.minute(day, start)
    length = 480 if agent.contract is PART else 510
    rests = tuple(
        Break(begin + window.earliest_min + 15 * (i % 5), window.length_min, window.paid) for window in WINDOWS
    )
    trained = offset == 2 + i % 3 and i % 4 == 0
    activities = (Activity(begin + 360, 60, "training", f"due{i}"),) if trained else ()
    return Duty(agent.id, begin, begin + length, day, f"{menu}-{start}-{length}", length - 30, rests, activities)


def _requirement(grid: Grid, names: tuple[str, ...]) -> Requirement:
    none = np.zeros((0, grid.intervals))
    floors = tuple(
        Floor(f"floor{k}", frozenset(names[k::12]), np.full(grid.intervals, 3, dtype=np.int64), 3000) for k in range(12)
    )
    windows = tuple(
        OnCallWindow(
            f"night{k}:{day}", frozenset(names[k::4]), grid.minute(day, 1140), grid.minute(day, 1500), 2, 10, 30, 0, 900
        )
        for day in grid.days
        for k in range(2)
    )
    return Requirement(
        (), np.zeros((1, 0), dtype=bool), none.reshape(0, 0, grid.intervals), (), none, floors, (), windows
    )


def _away(grid: Grid, name: str, days: int) -> Absence:
    first = MONDAY + timedelta(days=int(name[1:]) % days)
    return Absence(name, grid.minute(first, 0), grid.minute(first, 0) + 3 * 1440, 1440)


def _wish(name: str, i: int, days: int) -> Wish:
    day = MONDAY + timedelta(days=i % days)
    return Wish(name, day, ("off", "start_between", "work")[i % 3], 1 + i % 3, 480, 900)


def _due(grid: Grid, name: str, i: int) -> ActivityDue:
    return ActivityDue(f"due{i}", name, "training", 60, grid.start_min, grid.start_min + 14 * 1440)


def _agreements(names: tuple[str, ...]) -> Agreements:
    return Agreements(
        sites=(Site("izmir", 320, 2, (390, 690, 1290), (900, 1320, 390)), Site("main", 400)),
        desks=(Desk("night", skill="payments", proficiency=2), Desk("late", language="en", level="B2")),
        days=tuple(
            [TaggedDay(MONDAY + timedelta(days=d), "match") for d in (2, 9, 16, 23)]
            + [TaggedDay(MONDAY + timedelta(days=10), "feast", "a"), TaggedDay(MONDAY + timedelta(days=15), "feast")]
        ),
        ledger=tuple(Tally(name, measure, i % 7) for i, name in enumerate(names) for measure in MEASURES),
        pairs=tuple(Pair(names[k], names[k + 1], ("cover", "apart")[k % 2]) for k in range(0, len(names) - 1, 40)),
        patterns=(
            Pattern("wave", MONDAY, (("early",) * 5 + ("", ""), ("late",) * 5 + ("", ""), ("*",) * 5 + ("", ""))),
        ),
        bids=tuple(Bid(name, MENUS[i % 3], 20 + i % 60) for i, name in enumerate(names) if i % 2),
        offers=tuple(
            Offer(name, MONDAY + timedelta(days=i % 28), ("overtime", "time_off")[i % 2])
            for i, name in enumerate(names[::6])
        ),
        courses=(Course("training", 1, 12, 2),),
        off_queue=tuple(OffQueue(name, "coaching", 60) for name in names[::10]),
    )
