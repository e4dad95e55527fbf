"""Bad input for the engine: a typed outcome, the best lawful roster kept, and no exception."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from ortools.sat.python import cp_model

from solver.case import Absence, ActivityDue, Lock, RosterCase
from solver.checker import check
from solver.cover import Floor
from solver.duties import Roster
from solver.groups import Groups
from solver.outcomes import Result, Status
from solver.roster.cp import Limit, new_solver
from solver.roster.cp import solve as solve_model
from solver.roster.engine import solve
from solver.roster.params import SolveParams
from solver.rules.absence import AwayWhenAbsent
from solver.rules.activity import ActivitiesDue
from solver.rules.breaks import BreaksTaken
from solver.rules.daily_rest import DailyRest
from solver.rules.floor import Floors
from solver.rules.lock import Locked
from solver.rules.one_shift_a_day import OneShiftADay
from solver.rules.weekly_hours import WeeklyHours
from solver.shifts import BreakWindow, ShiftTemplate
from tests.solver.roster.tiny_cases import QUICK
from tests.solver.roster.tiny_optima import cents
from tests.solver.roster.worlds import cover_loss
from tests.solver.rules.worlds import (
    ADA,
    AUTUMN,
    CAN,
    EARLY,
    LATE,
    MONDAY,
    NIGHT,
    SPRING,
    a_case,
    days_from,
    nothing_needed,
    row,
    wanted,
)

RULES = (OneShiftADay(), DailyRest(), AwayWhenAbsent(), Locked(), BreaksTaken(), Floors(), ActivitiesDue())
SEARCH = QUICK.model_copy(update={"whole_limit_booleans": 0, "moves": 6})
BOTH = pytest.mark.parametrize("params", [QUICK, SEARCH], ids=["whole", "search"])


ON_BREAK = replace(EARLY, breaks=(BreakWindow(180, 240, 30, False),))


def world(first_day: date = MONDAY, days: int = 3) -> RosterCase:
    """Ada and Can, three shifts, one of them wanted at any time."""
    case = a_case(*RULES, first_day=first_day, days=days, agents=(ADA, CAN))
    return replace(case, requirement=wanted(case.grid, 1))


def lawful(case: RosterCase, result: Result) -> Roster:
    """The roster of a result, after a look that it keeps every hard rule and costs what is said."""
    assert result.status in (Status.OPTIMAL, Status.FEASIBLE)
    assert result.roster is not None
    found = check(case, result.roster)
    assert not any(violation.hard for violation in found)
    assert cents(result) == pytest.approx(cover_loss(case, result.roster) + sum(v.cents for v in found), abs=1.0)
    return result.roster


@BOTH
def test_who_is_away_throughout_stays_off_and_the_others_work(params: SolveParams) -> None:
    """An agent without any lawful shift is no reason to fail."""
    case = world()
    case = replace(case, absences=(Absence("ada", case.grid.start_min, case.grid.end_min),))
    assert {duty.agent for duty in lawful(case, solve(case, params)).duties} == {"can"}


@BOTH
def test_nobody_there_at_all_leaves_an_empty_roster(params: SolveParams) -> None:
    """Everybody is away: the need is missed and priced."""
    case = world()
    away = tuple(Absence(agent.id, case.grid.start_min, case.grid.end_min) for agent in case.agents)
    case = replace(case, absences=away)
    assert lawful(case, solve(case, params)).duties == ()


@BOTH
def test_a_floor_above_the_head_count_is_priced(params: SolveParams) -> None:
    """Five wanted of two: at least three are missing in every interval, and nothing is broken."""
    case = world()
    floor = Floor("five", frozenset({"ada", "can"}), np.full(case.grid.intervals, 5), 500)
    case = replace(case, requirement=replace(case.requirement, floors=(floor,)))
    result = solve(case, params)
    lawful(case, result)
    assert dict(result.objective)["floor"] >= 3 * 500 * case.grid.intervals


@pytest.mark.parametrize("reproducible", [True, False])
def test_no_time_at_all_is_no_answer(reproducible: bool) -> None:
    """Not even a base roster is looked at: it is the caller's already."""
    case = replace(world(), base=Roster(row(world(), EARLY, 0)))
    result = solve(case, SolveParams(time_limit_s=0, reproducible=reproducible))
    assert (result.status, result.roster) == (Status.NO_ANSWER, None)


@pytest.mark.parametrize("templates", [(EARLY, LATE), (ON_BREAK, LATE)], ids=["rows", "weeks"])
def test_a_cancel_at_any_moment_leaves_the_best_roster_so_far(templates: tuple[ShiftTemplate, ...]) -> None:
    """At each moment at which the engine asks: what stands then is lawful, priced right, and the best point."""
    case = replace(world(), templates=templates)

    def cancelled_after(asks: int) -> Result:
        asked = iter(range(10**9))
        return solve(case, SEARCH, cancel=lambda: next(asked) >= asks)

    for asks in range(20):
        result = cancelled_after(asks)
        lawful(case, result)
        assert cents(result) <= min(point.objective_cents for point in result.trace) + 1.0
        if not result.cancelled:
            break
    assert asks > 5


def test_a_cancel_from_another_thread_ends_the_run() -> None:
    """As a window's button does: the search has minutes left when the event is set."""
    case, pressed = replace(world(days=14), templates=(ON_BREAK, LATE, NIGHT)), threading.Event()
    params = SolveParams(time_limit_s=250, breaks_limit_s=1, whole_limit_booleans=0, workers=1)
    timer = threading.Timer(0.3, pressed.set)
    timer.start()
    result = solve(case, params, cancel=pressed.is_set)
    timer.join()
    lawful(case, result)
    assert result.cancelled


def test_a_cancel_ends_an_exact_model_in_mid_solve() -> None:
    """Three equations that no one has solved in the ten minutes allowed: asked once, CP-SAT stops."""
    rng, model, asked = np.random.default_rng(5), cp_model.CpModel(), []
    chosen = [model.new_bool_var("") for _ in range(60)]
    for _ in range(4):
        weights = rng.integers(1, 10_000, 60).tolist()
        model.add(cp_model.LinearExpr.weighted_sum(chosen, weights) == sum(weights) // 2)

    def stopped() -> bool:
        asked.append(True)
        return True

    status = solve_model(new_solver(Limit(600, 1)), model, stopped)
    assert asked
    assert status == cp_model.UNKNOWN


@BOTH
@pytest.mark.parametrize("sunday", [SPRING, AUTUMN])
def test_a_horizon_across_a_clock_change_is_rostered(sunday: date, params: SolveParams) -> None:
    """Days of 23 and of 25 hours: every shift keeps its elapsed length, and nights their rest."""
    case = world(days_from(sunday, -1)[0])
    roster = lawful(case, solve(case, params))
    assert case.grid.intervals in (3 * 96 - 4, 3 * 96 + 4)
    assert {duty.end_min - duty.start_min for duty in roster.duties} == {480}


def unlawful(case: RosterCase) -> tuple[Roster, ...]:
    """Standing rosters that no engine would make."""
    night, early, late = (row(case, template, 0)[0] for template in (NIGHT, EARLY, LATE))
    return (
        Roster((night, *row(case, EARLY, 1))),
        Roster((night, night, late)),
        Roster((replace(early, agent="zoe"), replace(early, template="gone"))),
        Roster((*row(case, LATE, -5), *row(case, LATE, 50))),
        Roster((replace(early, start_min=early.start_min + 7, paid_min=0),)),
        Roster((replace(early, end_min=early.start_min - 60),)),
    )


@BOTH
@pytest.mark.parametrize("number", range(6))
def test_an_unlawful_standing_roster_is_mended(number: int, params: SolveParams) -> None:
    """Too little rest, two shifts at once, unknown people and shifts, days beside the plan, odd hours."""
    case = world()
    base = unlawful(case)[number]
    assert any(violation.hard for violation in check(case, base)) or number == 4
    case = replace(case, base=base)
    assert cents(solve(case, params)) == pytest.approx(cents(solve(replace(case, base=None), params)), abs=1.0)
    lawful(case, solve(case, params))


def without_people(case: RosterCase) -> RosterCase:
    """Nobody, in no group."""
    none = np.zeros((0, 1), dtype=bool)
    return replace(
        case, agents=(), groups=Groups(("chat",), (), none), requirement=replace(case.requirement, serves=none)
    )


EMPTY: dict[str, Callable[[RosterCase], RosterCase]] = {
    "people": without_people,
    "people of groups": lambda case: replace(case, agents=()),
    "templates": lambda case: replace(case, templates=()),
    "rules": lambda case: replace(case, rules=()),
    "need": lambda case: replace(case, requirement=nothing_needed()),
    "everything": lambda case: replace(without_people(case), templates=(), rules=(), requirement=nothing_needed()),
}


@BOTH
@pytest.mark.parametrize("what", EMPTY)
def test_a_case_that_lacks_something_has_a_roster(what: str, params: SolveParams) -> None:
    """Empty is not wrong: what cannot be covered is priced, and who is not needed stays off."""
    case = EMPTY[what](world())
    roster = lawful(case, solve(case, params))
    assert bool(roster.duties) == (what == "rules")


@BOTH
@pytest.mark.parametrize(
    ("start", "length", "fixed"), [(900, 60, True), (-600, 60, True), (90_000, 60, False), (0, 4000, False)]
)
def test_an_activity_that_no_shift_can_hold_is_missed_and_priced(
    start: int, length: int, fixed: bool, params: SolveParams
) -> None:
    """Between shifts, before the plan, after it, longer than a day: the roster stands."""
    case = replace(world(), templates=(EARLY,))
    first = case.grid.start_min + start
    case = replace(case, activities=(ActivityDue("course", "ada", "training", length, first, first + length, fixed),))
    result = solve(case, params)
    lawful(case, result)
    assert dict(result.objective)["activity"] == 15_000


@BOTH
def test_an_activity_of_somebody_unknown_is_nobodys(params: SolveParams) -> None:
    """It is not missed, for nobody owes it."""
    case = world()
    due = ActivityDue("course", "zoe", "training", 60, case.grid.start_min, case.grid.end_min)
    assert cents(solve(replace(case, activities=(due,)), params)) == cents(solve(case, params))


@BOTH
def test_locks_that_leave_too_little_rest_are_proven_to_clash(params: SolveParams) -> None:
    """Ada's night before an early shift: she is named, not Can; and both rules that clash."""
    case = world()
    first, second = case.grid.days[:2]
    result = solve(replace(case, locks=(Lock("ada", first, "night"), Lock("ada", second, "early"))), params)
    assert (result.status, result.roster, result.reasons) == (Status.INFEASIBLE, None, ("ada: daily_rest, lock",))


@BOTH
def test_a_clash_names_only_what_its_own_agent_misses(params: SolveParams) -> None:
    """Can's hard hours are his own affair: he works them, so Ada's clash does not speak of them."""
    rules = (*RULES, WeeklyHours(least_cents=None))
    can = replace(CAN, contract=replace(CAN.contract, least_week_min=960))
    case = replace(world(days=7), rules=rules, agents=(ADA, can))
    locks = (Lock("ada", case.grid.days[0], "night"), Lock("ada", case.grid.days[1], "early"))
    assert solve(replace(case, locks=locks), params).reasons == ("ada: daily_rest, lock",)


@BOTH
def test_hours_that_no_free_day_is_left_for_are_proven_to_clash(params: SolveParams) -> None:
    """A week's hard least of 40 hours against five days off, with both rules, for both who owe it."""
    case = replace(world(days=7), rules=(*RULES, WeeklyHours(least_cents=None)))
    owing = tuple(replace(a, contract=replace(a.contract, least_week_min=2400)) for a in case.agents)
    locks = tuple(Lock(agent.id, day, None) for agent in owing for day in case.grid.days[:5])
    result = solve(replace(case, agents=owing, locks=locks), params)
    assert result.status is Status.INFEASIBLE
    assert result.reasons == ("ada: lock, weekly_hours", "can: lock, weekly_hours")


def test_without_shifts_a_locked_shift_is_proven_to_clash() -> None:
    """No menu at all, and a day that must be worked: named like any other clash."""
    case = replace(world(), templates=(), locks=(Lock("can", MONDAY, "early"),))
    result = solve(case, QUICK)
    assert (result.status, result.reasons) == (Status.INFEASIBLE, ("can: lock",))
