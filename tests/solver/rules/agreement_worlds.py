"""For each rule a tiny world in which it bites, and the rosters that could be built there."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product

import numpy as np

from solver.case import Absence, ActivityDue, CostRates, Lock, Protection, RosterCase, Wish
from solver.cover import Floor, OnCallWindow
from solver.duties import Break, Duty, OnCallDuty, Roster
from solver.groups import Groups
from solver.rules.absence import AwayWhenAbsent
from solver.rules.activity import ActivitiesDue
from solver.rules.breaks import BreaksTaken
from solver.rules.consecutive_days import ConsecutiveDays
from solver.rules.contract_dates import ContractDates
from solver.rules.daily_hours import DailyHours
from solver.rules.daily_rest import DailyRest
from solver.rules.floor import Floors
from solver.rules.lock import Locked
from solver.rules.menus import Menus
from solver.rules.night_length import NightLength
from solver.rules.nights import Nights
from solver.rules.one_shift_a_day import OneShiftADay
from solver.rules.period_hours import PeriodHours
from solver.rules.protection import Protected
from solver.rules.serves_something import ServesSomething
from solver.rules.standby import Standby
from solver.rules.weekends import Weekends
from solver.rules.weekly_days import WeeklyDays
from solver.rules.weekly_hours import WeeklyHours
from solver.rules.weekly_rest import WeeklyRest
from solver.rules.wish import Wishes
from solver.shifts import BreakWindow, ShiftTemplate
from tests.solver.rules.worlds import (
    ADA,
    CAN,
    CONTRACT,
    EARLY,
    LATE,
    NIGHT,
    a_case,
    an_agent,
    nothing_needed,
    opened,
    row,
    with_activity,
    work,
)

LIMIT = 250
FIRST_BREAKS = ((60, 15, True), (120, 15, True), (45, 15, True), (90, 30, True), (90, 15, False))
SECOND_BREAKS = ((240, 30), (300, 30), (315, 30), (270, 15))
Part = tuple[Duty | OnCallDuty, ...]
Slots = list[Sequence[Part]]
World = tuple[RosterCase, Slots]


@dataclass(frozen=True)
class Setting:
    """Where a world stands: its first day, and whether shifts were worked before it."""

    first_day: date
    past: bool


def rosters(slots: Slots, seed: int) -> list[Roster]:
    """Every choice of one part per slot, or a sample from empty to busy; the first part of a slot is nothing."""
    if math.prod(len(slot) for slot in slots) <= LIMIT:
        picks = list(product(*slots))
    else:
        rng = random.Random(seed)
        busy = [rng.random() for _ in range(LIMIT)]
        picks = [tuple(rng.choice(slot) if rng.random() < share else slot[0] for slot in slots) for share in busy]
    return [as_roster(pick) for pick in picks]


def as_roster(parts: Sequence[Part]) -> Roster:
    rows = [row for part in parts for row in part]
    duties = sorted(row for row in rows if isinstance(row, Duty))
    return Roster(tuple(duties), tuple(sorted(row for row in rows if isinstance(row, OnCallDuty))))


def free_or(case: RosterCase, templates: Sequence[ShiftTemplate], agent: str = "ada") -> Slots:
    """Each day off or one of the templates."""
    return [((), *((work(case, day, t, agent),) for t in templates)) for day in case.grid.days]


def a_past(case: RosterCase, setting: Setting, template: ShiftTemplate = LATE, days: int = 3) -> RosterCase:
    """The case with duties of a template on the days before it."""
    if not setting.past:
        return case
    return replace(case, opening=opened(*row(case, template, *range(-days, 0))))


def one_shift_a_day(at: Setting) -> World:
    case = a_past(a_case(OneShiftADay(), first_day=at.first_day, days=4), at)
    early, late = ((work(case, day, t) for day in case.grid.days) for t in (EARLY, LATE))
    return case, [((), (a,), (b,), (a, b)) for a, b in zip(early, late, strict=True)]


def menus(at: Setting) -> World:
    rare = ShiftTemplate("rare", "vip", 600, 480)
    case = a_case(Menus(), first_day=at.first_day, days=5, agents=(ADA, CAN))
    case = a_past(replace(case, templates=(EARLY, NIGHT, rare)), at)
    slots: Slots = []
    for day in case.grid.days:
        right = work(case, day, NIGHT)
        moved = replace(right, start_min=right.start_min + 15, end_min=right.end_min + 15)
        wrong = (moved, replace(right, paid_min=465), replace(right, template="gone"), work(case, day, rare))
        slots.append([(), (), (right,), (right,), (work(case, day, EARLY),), *((duty,) for duty in wrong)])
    return case, slots


def daily_rest(at: Setting) -> World:
    morning, noon = ShiftTemplate("morning", "standard", 420, 480), ShiftTemplate("noon", "standard", 720, 480)
    case = replace(a_case(DailyRest(), first_day=at.first_day, days=5), templates=(morning, noon, NIGHT))
    return a_past(case, at, NIGHT, 1), free_or(case, (morning, noon, NIGHT))


def weekly_rest(at: Setting) -> World:
    case = a_case(WeeklyRest(rest_min=1440, within_days=4), first_day=at.first_day, days=7)
    return a_past(case, at, EARLY, 2), free_or(case, (EARLY, NIGHT, LATE))


def consecutive_days(at: Setting) -> World:
    case = a_case(ConsecutiveDays(most_days=3), first_day=at.first_day, days=7)
    return a_past(case, at, NIGHT, 2), free_or(case, (EARLY, NIGHT))


def daily_hours(at: Setting) -> World:
    long = ShiftTemplate("long", "standard", 360, 720, (BreakWindow(240, 300, 60, False),))
    longer = replace(long, id="longer", length_min=735)
    case = replace(a_case(DailyHours(), first_day=at.first_day, days=4), templates=(EARLY, long, longer))
    slots = free_or(case, (EARLY, long, longer))
    slots[0] = (*slots[0], (work(case, case.grid.days[0], EARLY), work(case, case.grid.days[0], long)))
    return a_past(case, at), slots


def weekly_hours(at: Setting) -> World:
    agent = an_agent("ada", replace(CONTRACT, least_week_min=1500, most_week_min=2000))
    new = replace(an_agent("can", agent.contract), first_day=at.first_day + timedelta(days=3))
    rule = WeeklyHours(most_week_min=1920, least_cents=None if at.past else 700)
    case = a_case(rule, first_day=at.first_day, days=9, agents=(agent, new))
    away = (case.grid.minute(case.grid.days[2], 0), case.grid.minute(case.grid.days[6], 0))
    case = a_past(replace(case, absences=(Absence("ada", *away, 960),)), at, EARLY, 1)
    return case, [*free_or(case, (EARLY, NIGHT)), *free_or(case, (LATE,), "can")]


def period_hours(at: Setting) -> World:
    agent = replace(an_agent("ada", replace(CONTRACT, week_min=1500, most_share=1.1)), hour_cents=1200)
    strict = an_agent("can", replace(CONTRACT, week_min=1200, overtime=False))
    case = a_case(PeriodHours(), first_day=at.first_day, days=7, agents=(agent, strict))
    case = a_past(replace(case, costs=CostRates(1000)), at)
    balances = (("ada", 120), ("can", -60))
    case = replace(case, opening=replace(case.opening, balance_min=balances if at.past else ()))
    return case, [*free_or(case, (EARLY, NIGHT)), *free_or(case, (LATE,), "can")]


def weekly_days(at: Setting) -> World:
    agent = an_agent("ada", replace(CONTRACT, most_days_week=3))
    case = a_case(WeeklyDays(), first_day=at.first_day, days=8, agents=(agent,))
    return a_past(case, at, EARLY, 2), free_or(case, (EARLY, NIGHT))


def night_length(at: Setting) -> World:
    starts = (NIGHT, replace(LATE, id="evening", start=960), ShiftTemplate("dawn", "standard", 60, 540))
    case = replace(a_case(NightLength(), first_day=at.first_day, days=5), templates=starts)
    return a_past(case, at, NIGHT), free_or(case, starts)


def nights(at: Setting) -> World:
    dawn = ShiftTemplate("dawn", "standard", 60, 540)
    agent = an_agent("ada", replace(CONTRACT, most_nights=3))
    case = a_case(Nights(fair_in_28_days=8, cents=900), first_day=at.first_day, days=6, agents=(agent,))
    case = replace(case, templates=(NIGHT, dawn, LATE))
    return a_past(case, at, NIGHT), free_or(case, (NIGHT, dawn, LATE))


def weekends(at: Setting) -> World:
    case = a_case(Weekends(most_of_four=2, cents=1100), first_day=at.first_day, days=13)
    slots = [
        slot if day.weekday() >= 4 else [()]
        for day, slot in zip(case.grid.days, free_or(case, (EARLY, NIGHT)), strict=True)
    ]
    return a_past(case, at), slots


def absence(at: Setting) -> World:
    case = a_case(AwayWhenAbsent(), first_day=at.first_day, days=5)
    away = Absence("ada", case.grid.minute(case.grid.days[1], 360), case.grid.minute(case.grid.days[3], 420))
    return a_past(replace(case, absences=(away,)), at, NIGHT), free_or(case, (EARLY, NIGHT))


def contract_dates(at: Setting) -> World:
    bounds = {"first_day": at.first_day + timedelta(days=1), "last_day": at.first_day + timedelta(days=3)}
    gone = replace(CAN, last_day=at.first_day - timedelta(days=9))
    case = a_case(ContractDates(), first_day=at.first_day, days=5, agents=(replace(ADA, **bounds), gone))
    return a_past(case, at), [*free_or(case, (EARLY, NIGHT)), *free_or(case, (LATE,), "can")[:1]]


def protection(at: Setting) -> World:
    days = [at.first_day + timedelta(days=i) for i in range(8)]
    agent = an_agent("ada", replace(CONTRACT, week_min=960))
    short = ShiftTemplate("short", "standard", 540, 360)
    case = a_case(Protected(), first_day=at.first_day, days=7, agents=(agent, CAN))
    held = (
        Protection("ada", "no_overtime", days[4], days[5]),
        Protection("can", "no_nights", days[1], days[3]),
        Protection("can", "most_daily", days[2], days[4], 450),
    )
    case = a_past(replace(case, protections=held, templates=(short, EARLY, NIGHT)), at, EARLY, 2)
    return case, [*free_or(case, (short, EARLY))[3:], *free_or(case, (short, EARLY, NIGHT), "can")[:5]]


def lock(at: Setting) -> World:
    case = a_case(Locked(), first_day=at.first_day, days=5)
    days = case.grid.days
    locks = (Lock("ada", days[1], None), Lock("ada", days[3], "night"), Lock("ada", days[0] - timedelta(days=1), None))
    return a_past(replace(case, locks=locks), at), free_or(case, (EARLY, NIGHT))


def serves_something(at: Setting) -> World:
    lead = an_agent("lead")
    case = a_case(ServesSomething(), first_day=at.first_day, days=2, agents=(ADA, CAN, lead))
    floor = Floor("lead", frozenset({"lead"}), np.ones(case.grid.intervals, dtype=np.int64), 100)
    groups = Groups(("chat",), (("ada",),), np.ones((1, 1), dtype=bool))
    case = a_past(replace(case, groups=groups, requirement=nothing_needed((floor,))), at)
    return case, [slot for name in ("ada", "can", "lead") for slot in free_or(case, (EARLY, NIGHT), name)]


def floor(at: Setting) -> World:
    case = a_case(Floors(), first_day=at.first_day, days=3, agents=(ADA, CAN))
    least = np.array([t % 96 // 40 for t in range(case.grid.intervals)], dtype=np.int64)
    floors = (
        Floor("two", frozenset({"ada", "can"}), least, 7),
        Floor("ada", frozenset({"ada"}), np.ones_like(least), 100),
    )
    case = a_past(replace(case, requirement=nothing_needed(floors)), at, NIGHT, 1)
    slots = []
    for name in ("ada", "can"):
        for day in case.grid.days:
            night, early = work(case, day, NIGHT, name), work(case, day, EARLY, name)
            rest = Break(early.start_min + 100, 20)
            slots.append([(), (night,), (with_activity(replace(early, breaks=(rest,)), 300, 60, "x"),)])
    return case, slots


def breaks(at: Setting) -> World:
    windows = (BreakWindow(60, 120, 15, True), BreakWindow(240, 300, 30, False))
    split = ShiftTemplate("split", "standard", 1200, 510, windows)
    case = replace(a_case(BreaksTaken(), first_day=at.first_day, days=2), templates=(split, EARLY))
    slots = []
    for day in case.grid.days:
        duty = work(case, day, split)
        firsts = [Break(duty.start_min + offset, *kind) for offset, *kind in FIRST_BREAKS]
        seconds = [Break(duty.start_min + offset, length) for offset, length in SECOND_BREAKS]
        taken = [(first, second) for first in firsts for second in seconds]
        parts = [(replace(duty, breaks=pair),) for pair in taken]
        parts += [(duty,), (replace(duty, breaks=taken[0][:1]),), (replace(duty, breaks=(*taken[0], seconds[1])),)]
        early = work(case, day, EARLY)
        slots.append([(), (early,), (replace(early, breaks=(Break(early.start_min + 60, 15),)),), *parts])
    return a_past(case, at, EARLY), slots


def activity(at: Setting) -> World:
    case = a_case(ActivitiesDue(missing_cents=None if at.past else 800), first_day=at.first_day, days=2)
    first = case.grid.minute(case.grid.days[0], 480)
    dues = (
        ActivityDue("course", "ada", "training", 60, first, first + 240),
        ActivityDue("talk", "ada", "meeting", 30, first + 120, first + 600, fixed=True),
    )
    early = replace(work(case, case.grid.days[0], EARLY), breaks=(Break(first + 90, 30),))
    courses = [None, (120, 60), (105, 60), (300, 60), (330, 60), (150, 60), (180, 60), (200, 60), (240, 30), (450, 60)]
    talks = [None, (240, 30), (255, 30), (240, 15)]
    parts = [with_all(early, course, talk) for course in courses for talk in talks]
    late = with_activity(work(case, case.grid.days[1], LATE), 60, 60, "course")
    return replace(a_past(case, at), activities=dues), [[(), *((part,) for part in parts)], [(), (late,)]]


def with_all(duty: Duty, course: tuple[int, int] | None, talk: tuple[int, int] | None) -> Duty:
    duty = with_activity(duty, *course, "course") if course else duty
    return with_activity(duty, *talk, "talk") if talk else duty


def standby(at: Setting) -> World:
    case = a_case(Standby(rest_min=600, within_days=2), first_day=at.first_day, days=4, agents=(ADA, CAN))
    both = frozenset({"ada", "can"})
    bounds = [(case.grid.minute(day, 1080), case.grid.minute(day, 1500)) for day in case.grid.days]
    windows = tuple(
        OnCallWindow(f"w{i}", both, first, last, 1 + i % 2, 10, 30, 500, 900) for i, (first, last) in enumerate(bounds)
    )
    away = Absence("can", bounds[2][1] - 30, bounds[3][0])
    case = replace(a_past(case, at, NIGHT, 1), requirement=nothing_needed((), windows), absences=(away,))
    if at.past:
        before = OnCallDuty("can", bounds[0][0] - 1440, bounds[0][1] - 1440, "old")
        case = replace(case, opening=replace(case.opening, on_call=(before,)))
    noon = ShiftTemplate("noon", "standard", 720, 300)
    case = replace(case, templates=(EARLY, NIGHT, noon))
    calls: Slots = [
        [(), (), (OnCallDuty(name, w.start_min, w.end_min, w.id),)] for name in ("ada", "can") for w in windows
    ]
    slots = [slot for name in ("ada", "can") for slot in free_or(case, (EARLY, NIGHT, noon), name)]
    return case, [*calls, *([(), (), (), *slot] for slot in slots)]


def wish(at: Setting) -> World:
    case = a_case(Wishes(), first_day=at.first_day, days=5, agents=(ADA, CAN))
    days = case.grid.days
    wishes = (
        Wish("ada", days[1], "off", 1),
        Wish("ada", days[2], "start_between", 2, 360, 600),
        Wish("ada", days[3], "work", 5),
        Wish("can", days[3], "start_between", 1, 840, 1439),
        Wish("can", days[0] - timedelta(days=1), "off", 1),
    )
    case = a_past(replace(case, wishes=wishes), at)
    return case, [*free_or(case, (EARLY, LATE)), *free_or(case, (EARLY, NIGHT), "can")]


WORLDS: dict[str, Callable[[Setting], World]] = {
    build.__name__: build
    for build in (
        one_shift_a_day,
        menus,
        daily_rest,
        weekly_rest,
        consecutive_days,
        daily_hours,
        weekly_hours,
        period_hours,
        weekly_days,
        night_length,
        nights,
        weekends,
        absence,
        contract_dates,
        protection,
        lock,
        serves_something,
        floor,
        breaks,
        activity,
        standby,
        wish,
    )
}
