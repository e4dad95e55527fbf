"""Tiny cases of ordinary rules, drawn at random: few enough rosters to try each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from solver.agreements import Agreements, Pair, Site
from solver.case import Absence, Lock, Opening, Protection, RosterCase, Wish
from solver.cover import Floor, Requirement
from solver.duties import Duty
from solver.grid import Grid
from solver.groups import Groups
from solver.people import Agent, Contract
from solver.roster.params import SolveParams
from solver.rules.absence import AwayWhenAbsent
from solver.rules.apart import Apart
from solver.rules.breaks import BreaksTaken
from solver.rules.consecutive_days import ConsecutiveDays
from solver.rules.daily_rest import DailyRest
from solver.rules.days_off_together import DaysOffTogether
from solver.rules.days_on_together import DaysOnTogether
from solver.rules.distinct_starts import DistinctStarts
from solver.rules.fair_nights import FairNights
from solver.rules.floor import Floors
from solver.rules.forbidden_successions import ForbiddenSuccessions
from solver.rules.lock import Locked
from solver.rules.long_rest_after_nights import LongRestAfterNights
from solver.rules.never_both_off import NeverBothOff
from solver.rules.night_run import NightRun
from solver.rules.nights import Nights
from solver.rules.one_shift_a_day import OneShiftADay
from solver.rules.paid_hours import PaidHours
from solver.rules.period_hours import PeriodHours
from solver.rules.protection import Protected
from solver.rules.rule import Rule
from solver.rules.same_shift_run import SameShiftRun
from solver.rules.seats import Seats
from solver.rules.shifts_in_period import ShiftsInPeriod
from solver.rules.steady_starts import SteadyStarts
from solver.rules.weekends import Weekends
from solver.rules.weekly_hours import WeeklyHours
from solver.rules.weekly_rest import WeeklyRest
from solver.rules.whole_weekends import WholeWeekends
from solver.rules.wish import Wishes
from solver.shifts import BreakWindow, ShiftTemplate
from tests.solver.roster.worlds import MONDAY, duty_of

ZONE = "Europe/Berlin"
CLOCK_CHANGES = (date(2025, 3, 30), date(2025, 10, 26))  # Sundays of 23 and of 25 hours
MENU = (
    ShiftTemplate("early", "standard", 360, 480, (BreakWindow(180, 240, 30, False),)),
    ShiftTemplate("day", "standard", 540, 480),
    ShiftTemplate("late", "standard", 840, 480, (BreakWindow(240, 240, 60, True),)),
    ShiftTemplate("night", "standard", 1320, 480),
    ShiftTemplate("short", "standard", 600, 240),
)
ONE = ((1, 3, 3), (1, 3, 4), (1, 4, 2), (1, 5, 2), (1, 6, 1), (1, 8, 1))
TWO = ((2, 2, 2), (2, 2, 3), (2, 3, 2), (2, 4, 1), (2, 5, 1))
THREE = ((3, 2, 2), (3, 3, 1), (3, 2, 1))
"""Agents, days and templates: at most some ten thousand rosters."""
CENTS = ((900, 300), (800, 300, 100))
QUICK = SolveParams(time_limit_s=20, breaks_limit_s=1, seed=1, reproducible=True, moves=2, passes=1, window_limit_s=0.5)
COUPLING = (Floors, NeverBothOff, Apart, Seats, DistinctStarts)
"""Rules that look at several people at once; all others look at one person at a time."""


def tiny(seed: int, shapes: Sequence[tuple[int, int, int]]) -> RosterCase:
    """The tiny case of a seed: people, menu, need, facts and ordinary rules, hard and priced."""
    rng = np.random.default_rng(seed)
    agents, days, templates = shapes[int(rng.integers(len(shapes)))]
    case = bare(rng, agents, days, templates)
    case = replace(case, rules=rules_for(rng, case), opening=past_of(rng, case))
    return replace(case, agreements=agreed(rng, case), **facts(rng, case))


def bare(rng: np.random.Generator, agents: int, days: int, templates: int) -> RosterCase:
    """People of random groups, some templates, and a need; no rules yet."""
    grid = Grid.of(first_day(rng), days, 60, ZONE)
    people = tuple(an_agent(rng, f"A{i}") for i in range(agents))
    menu = tuple(MENU[i] for i in sorted(rng.choice(len(MENU), templates, replace=False)))
    rows = int(rng.integers(1, 4))
    members = members_of(rng, people)
    serves = rng.random((len(members), rows)) < 0.6
    serves[np.arange(len(members)), rng.integers(rows, size=len(members))] = True
    queues = tuple(f"q{r}" for r in range(rows))
    return RosterCase(grid, people, Groups(queues, members, serves), menu, need_of(rng, grid, serves, people))


def first_day(rng: np.random.Generator) -> date:
    """Any weekday, or a day shortly before the clocks change."""
    if rng.random() < 0.3:
        return CLOCK_CHANGES[int(rng.integers(2))] - timedelta(days=int(rng.integers(3)))
    return MONDAY + timedelta(days=int(rng.integers(7)))


def an_agent(rng: np.random.Generator, name: str) -> Agent:
    """An agent with a contract of some hours, nights and shifts."""
    contract = Contract(
        "full" if rng.random() < 0.7 else "hourly",
        week_min=int(rng.choice([600, 1200, 2400])),
        least_week_min=int(rng.choice([0, 480, 960])),
        most_week_min=int(rng.choice([960, 1500, 2700])),
        most_nights=None if rng.random() < 0.6 else int(rng.integers(0, 3)),
        overtime=bool(rng.random() < 0.7),
        least_shifts=int(rng.choice([0, 8, 16])),
        most_shifts=None if rng.random() < 0.6 else 20,
    )
    return Agent(name, "team", contract, (), (), frozenset(), hour_cents=1200)


def members_of(rng: np.random.Generator, people: Sequence[Agent]) -> tuple[tuple[str, ...], ...]:
    """People dealt out to at most two groups, none of them empty."""
    group = rng.integers(2, size=len(people))
    return tuple(ids for g in range(2) if (ids := tuple(a.id for a, h in zip(people, group, strict=True) if h == g)))


def need_of(rng: np.random.Generator, grid: Grid, serves: np.ndarray, people: Sequence[Agent]) -> Requirement:
    """Need in tenths that is even over some hours of each day, at two or three levels, and perhaps a floor."""
    rows = serves.shape[1]
    cents = CENTS[int(rng.integers(len(CENTS)))]
    blocks = np.round(rng.uniform(0, 1.6, (len(cents), rows, grid.intervals // 4 + 1)), 1)
    blocks[:, rng.random(blocks.shape[1:]) < 0.5] = 0
    need = np.cumsum(blocks, axis=0).repeat(4, axis=2)[:, :, : grid.intervals] / len(cents)
    least = np.where(np.arange(grid.intervals) % 24 // 6 == rng.integers(4), 1, 0)
    floor = Floor("one", frozenset(a.id for a in people), least, int(rng.choice([50, 700])))
    floors = (floor,) if rng.random() < 0.4 else ()
    return Requirement(tuple((f"q{r}",) for r in range(rows)), serves, np.round(need, 1), cents, need[0], floors)


def past_of(rng: np.random.Generator, case: RosterCase) -> Opening:
    """Shifts worked in the week before, and a balance of hours."""
    worked: list[Duty] = []
    for agent in case.agents:
        drawn = (
            duty_of(case, agent.id, case.grid.days[0] - timedelta(days=n), MENU[int(rng.integers(len(MENU)))])
            for n in range(5, 0, -1)
            if rng.random() < 0.4
        )
        duties = list(drawn)
        worked += [a for a, b in pairwise(duties) if b.start_min >= a.end_min] + duties[-1:]
    balance = tuple((agent.id, int(rng.choice([-240, 240]))) for agent in case.agents if rng.random() < 0.3)
    return Opening(tuple(worked), balance_min=balance)


def facts(rng: np.random.Generator, case: RosterCase) -> dict[str, object]:
    """Absences, wishes, locks and protections."""
    days, bounds = case.grid.days, case.grid.day_bounds

    def some(share: float) -> list[tuple[str, int]]:
        cells = [(agent.id, d) for agent in case.agents for d in range(len(days))]
        return [cell for cell in cells if rng.random() < share]

    kinds = ("off", "work", "start_between")
    return {
        "absences": tuple(Absence(a, bounds[d], bounds[d + 1], 240) for a, d in some(0.08)),
        "wishes": tuple(
            Wish(a, days[d], kinds[int(rng.integers(3))], int(rng.integers(1, 4)), 480, 900) for a, d in some(0.2)
        ),
        "locks": tuple(Lock(a, days[d], None if rng.random() < 0.5 else case.templates[0].id) for a, d in some(0.1)),
        "protections": tuple(Protection(a, "no_nights", days[0], days[d]) for a, d in some(0.04)),
    }


def rules_for(rng: np.random.Generator, case: RosterCase) -> tuple[Rule, ...]:
    """What always holds, and a random half of all the others with random limits."""

    def one_of(*values: int) -> int:
        return int(rng.choice(values))

    pool: tuple[Rule, ...] = (
        WeeklyRest(rest_min=one_of(1440, 2160)),
        WeeklyHours(least_cents=one_of(100, 900)),
        PeriodHours(least_cents=one_of(100, 900)),
        ShiftsInPeriod(least_cents=one_of(900, 8000)),
        ConsecutiveDays(most_days=one_of(1, 2, 3)),
        DaysOffTogether(),
        DaysOnTogether(),
        (SameShiftRun(most_days=1), ForbiddenSuccessions())[one_of(0, 1)],
        SteadyStarts(),
        Nights(fair_in_28_days=one_of(0, 7)),
        FairNights(),
        NightRun(most_nights=one_of(1, 2)),
        LongRestAfterNights(rest_min=one_of(1440, 2880)),
        Weekends(most_of_four=one_of(0, 2)),
        WholeWeekends(),
        Protected(),
        PaidHours(contracts=("hourly",)),
        NeverBothOff(),
        Apart(cents=(None, 300)[one_of(0, 1)]),
        Seats(cents=(None, 200)[one_of(0, 1)]),
        DistinctStarts(most=1),
    )
    taken = rng.random(len(pool)) < 0.35
    always = (OneShiftADay(), DailyRest(rest_min=one_of(480, 660, 720)), AwayWhenAbsent(), Locked(), Wishes())
    return (*always, BreaksTaken(), Floors(), *(rule for rule, yes in zip(pool, taken, strict=True) if yes))


def agreed(rng: np.random.Generator, case: RosterCase) -> Agreements:
    """A site with two seats at most, and two people who cover for each other or keep apart."""
    ids = [agent.id for agent in case.agents]
    pairs = tuple(Pair(ids[0], ids[1], kind) for kind in ("cover", "apart") if len(ids) > 1 and rng.random() < 0.5)
    return Agreements(sites=(Site("main", seats=int(rng.integers(1, 3))),), pairs=pairs)
