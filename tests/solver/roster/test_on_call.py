"""The on-call layer: rest around duties, spacing, absences, and shifts that make room."""

from __future__ import annotations

from dataclasses import replace
from itertools import count, product

import numpy as np
import pytest

from solver.case import Absence, RosterCase
from solver.cover import OnCallWindow
from solver.duties import OnCallDuty, Roster
from solver.roster.board import Board
from solver.roster.cp import Limit
from solver.roster.engine import solve
from solver.roster.evaluate import on_call_cents
from solver.roster.on_call import assign, free_posts, in_turn
from solver.roster.on_call_rounds import fill
from solver.roster.params import SolveParams
from solver.roster.pattern import start_from_pattern
from solver.roster.rostered import duties_of, roster_of
from solver.roster.standby import Standby, missing_windows
from solver.rules.forms import EVERY, StandbyRest, StandbyRun, StandbyTotal, Succession
from solver.shifts import ShiftTemplate
from tests.solver.roster.brute_force import options
from tests.solver.roster.worlds import EACH, EARLY, LATE, Stub, duty_of, forms_of, judge, problem_of, tiny_case, varied

REST = StandbyRest("standby", EACH, 660, 3)
LAW = (Succession("rest", EACH, EVERY, EVERY, 660), REST)
QUICK = SolveParams(time_limit_s=10, breaks_limit_s=1, reproducible=True, moves=6, whole_limit_booleans=0)


def evening(case: RosterCase, day: int, agents: frozenset[str] = EACH, cents: int = 50_000) -> OnCallWindow:
    """A window from 17:00 to 01:00."""
    start = case.grid.minute(case.grid.days[day], 17 * 60)
    return OnCallWindow(f"evening{day}", agents, start, start + 480, 1, 10, 30, 500, cents)


def with_windows(case: RosterCase, *windows: OnCallWindow) -> RosterCase:
    """The case with on-call windows and the standby rule."""
    return replace(case, requirement=replace(case.requirement, on_call=windows), rules=(Stub(LAW),))


def broken(case: RosterCase, roster: Roster) -> list[OnCallDuty]:
    """On-call duties that do not rest 11 hours around the agent's shifts, or lie within three days of another."""
    found = []
    for one in roster.on_call:
        near = any(
            d.agent == one.agent and d.start_min < one.end_min + 660 and d.end_min > one.start_min - 660
            for d in roster.duties
        )
        close = any(
            o != one
            and o.agent == one.agent
            and abs((case.grid.day_of(o.start_min) - case.grid.day_of(one.start_min)).days) < 3
            for o in roster.on_call
        )
        away = any(
            a.agent == one.agent and a.start_min < one.end_min and a.end_min > one.start_min for a in case.absences
        )
        if near or close or away:
            found.append(one)
    return found


def test_nobody_stands_by_beside_a_shift_or_an_absence() -> None:
    """A0 works late, A1 is away, A2 starts too early next day: only A3 is free."""
    bare = tiny_case(4, 2)
    case = with_windows(bare, evening(bare, 0))
    days, bounds = case.grid.days, case.grid.day_bounds
    case = replace(case, absences=(Absence("A1", bounds[0], bounds[1]),))
    duties = (duty_of(case, "A0", days[0], LATE), duty_of(case, "A2", days[1], EARLY))
    found = assign(Standby.of(case, forms_of(case)), duties, Limit(2, 1))
    assert [d.agent for d in found] == ["A3"]


def test_on_call_duties_of_one_agent_lie_apart() -> None:
    """At most one in any three days: of four evenings a single agent can take two."""
    bare = tiny_case(1, 4)
    case = with_windows(bare, *(evening(bare, d) for d in range(4)))
    found = assign(Standby.of(case, forms_of(case)), (), Limit(2, 1))
    assert [d.window for d in found] == ["evening0", "evening3"]
    assert len(missing_windows(case, found)) == 2


def test_shifts_move_when_nobody_could_stand_by() -> None:
    """Both speakers are needed all day, yet the dearer evening wins: a shift gives way."""
    bare = tiny_case(2, 3, templates=(EARLY, LATE), need=2.0)
    case = with_windows(bare, evening(bare, 1))
    result = solve(case, QUICK)
    assert result.roster is not None
    assert [d.window for d in result.roster.on_call] == ["evening1"]
    assert broken(case, result.roster) == []
    assert dict(result.objective)["on_call"] == 0


def test_a_cheap_window_does_not_move_dear_shifts() -> None:
    """What stands by must be worth it: a window of 1 cent stays open and is priced."""
    bare = tiny_case(1, 3, templates=(LATE,), need=2.0)
    case = with_windows(bare, evening(bare, 1, cents=1))
    result = solve(case, QUICK)
    assert result.roster is not None
    assert len(result.roster.duties) == 3
    assert dict(result.objective)["on_call"] == 1


def test_the_search_keeps_clear_of_on_call_duties() -> None:
    """Five people, a week of evenings: after the search every on-call duty still rests."""
    bare = tiny_case(5, 7, need=1.5)
    case = with_windows(bare, *(evening(bare, d) for d in range(7)))
    result = solve(case, QUICK)
    assert result.roster is not None
    assert broken(case, result.roster) == []
    assert len(result.roster.on_call) == 7
    assert np.isfinite(sum(c for _, c in result.objective))


def best_with_calls(case: RosterCase) -> float:
    """The least objective of all duties and on-call duties together, each tried."""
    windows, agents = case.requirement.on_call, [agent.id for agent in case.agents]
    calls = [
        tuple(sorted(OnCallDuty(a, w.start_min, w.end_min, w.id) for w, a in zip(windows, who, strict=True) if a))
        for who in product(["", *agents], repeat=len(windows))
    ]
    best = np.inf
    for duties in product(*([None, *options(case, a, d)] for a in agents for d in range(len(case.grid.days)))):
        planned = tuple(sorted(duty for duty in duties if duty is not None))
        cents = judge(case, Roster(planned))
        for roster in (Roster(planned, called) for called in calls) if cents < best else ():
            total = cents + sum(on_call_cents(case, roster))
            if total < best and not broken(case, roster):
                best = total
    return best


@pytest.mark.parametrize("seed", range(6))
def test_duties_and_on_call_together_come_near_brute_force(seed: int) -> None:
    """Two people, three days, two evenings of any price: within 2 % of the best of all rosters, never below it."""
    rng = np.random.default_rng(seed)
    templates = (ShiftTemplate("day", "standard", 8 * 60, 480), ShiftTemplate("eve", "standard", 15 * 60, 480))
    bare = varied(tiny_case(2, 3, templates=templates, groups=2), rng)
    prices = rng.choice([300, 3000, 50_000], 2)
    case = with_windows(bare, *(evening(bare, d, cents=int(cents)) for d, cents in enumerate(prices)))
    result = solve(case, QUICK.model_copy(update={"moves": 60}))
    found, best = sum(cents for _, cents in result.objective), best_with_calls(case)
    assert best - 0.5 <= found <= 1.02 * best


@pytest.mark.parametrize("seed", range(4))
def test_windows_fill_at_once_and_nothing_held_is_unlawful(seed: int) -> None:
    """Runs of shifts and calls, and hours of a week with calls: shifts move until all windows are filled lawfully."""
    limits = (
        StandbyRun("run", EACH, 5, 1440),
        StandbyTotal("hours", EACH, "work_min", "week", 3700),
        StandbyTotal("fair", EACH, "duties", "horizon", 1, cents=700),
    )
    bare = varied(tiny_case(6, 9, templates=(EARLY, LATE)), np.random.default_rng(seed))
    case = with_windows(bare, *(evening(bare, d) for d in range(1, 8)))
    case = replace(case, rules=(Stub((*LAW, *limits)),))
    standby, board = Standby.of(case, forms_of(case)), Board(problem_of(case))
    start_from_pattern(board)
    first = assign(standby, roster_of(board).duties, Limit(2, 1, reproducible=True))
    held = fill(board, standby, Limit(2, 1, reproducible=True), lambda: False)
    assert len(first) < len(held) == 7
    assert broken(case, Roster(roster_of(board).duties, held)) == []
    rows = {agent.id: duties_of(board, a) for a, agent in enumerate(case.agents)}
    assert all(standby.keeps(a, mine, [d for d in held if d.agent == a]) for a, mine in rows.items())
    assert sum(board.called.cents(a, mine) for a, mine in rows.items()) == 0


def test_who_was_looked_at_before_a_stop_can_be_assigned() -> None:
    """A stage that runs out of time goes on with the people found so far: the first of them, with all their windows."""
    bare = tiny_case(6, 9, templates=(EARLY, LATE))
    standby = Standby.of(with_windows(bare, *(evening(bare, d) for d in range(1, 8))), LAW)
    asked = iter([False, False, True])
    whole, part = free_posts(standby, ()), free_posts(standby, (), lambda: next(asked))
    first = sorted(agent.id for agent in bare.agents)[:2]
    assert part == {(w, agent): cents for (w, agent), cents in whole.items() if agent in first}
    assert 0 < len(part) < len(whole)


@pytest.mark.parametrize("looks", [0, 3, 8, 12, 20])
def test_a_stopped_stage_keeps_what_is_filled_lawfully(looks: int) -> None:
    """Wherever the stage is stopped, what was held stays, and what is held keeps all rests."""
    bare = varied(tiny_case(6, 9, templates=(EARLY, LATE)), np.random.default_rng(1))
    case = with_windows(bare, *(evening(bare, d) for d in range(1, 8)))
    standby, board = Standby.of(case, forms_of(case)), Board(problem_of(case))
    start_from_pattern(board)
    before = assign(standby, roster_of(board).duties, Limit(2, 1, reproducible=True))[:1]
    asked = count()
    held = fill(board, standby, Limit(2, 1, reproducible=True), lambda: next(asked) >= looks, before)
    assert set(before) <= set(held)
    assert broken(case, Roster(roster_of(board).duties, held)) == []


def test_a_spent_limit_ends_the_stage_with_the_duties_held() -> None:
    """The limit is that of the whole stage: without time nothing is assigned, and nothing held is lost."""
    bare = tiny_case(6, 9, templates=(EARLY, LATE))
    case = with_windows(bare, *(evening(bare, d) for d in range(1, 8)))
    standby, board = Standby.of(case, forms_of(case)), Board(problem_of(case))
    before = assign(standby, roster_of(board).duties, Limit(2, 1, reproducible=True))[:1]
    assert len(before) == 1
    assert fill(board, standby, Limit(-1, 1), lambda: False, before) == before


@pytest.mark.parametrize("seed", range(3))
def test_duties_given_out_in_turn_are_lawful(seed: int) -> None:
    """Where CP-SAT finds nothing in its time, each window goes to who is free: as law and hard totals allow."""
    bare = varied(tiny_case(6, 9, templates=(EARLY,)), np.random.default_rng(seed))
    case = with_windows(bare, *(evening(bare, d) for d in range(1, 8)))
    most = StandbyTotal("fair", EACH, "duties", "horizon", 1)
    case = replace(case, rules=(Stub((*LAW, StandbyRun("run", EACH, 5, 1440), most)),))
    standby = Standby.of(case, forms_of(case))
    duties = tuple(duty_of(case, agent.id, case.grid.days[0], EARLY) for agent in case.agents)
    posts = free_posts(standby, duties)
    first = in_turn(standby, duties, posts, ())[:1]
    found = in_turn(standby, duties, posts, first)
    assert set(first) < set(found)
    assert len(found) == 6
    assert broken(case, Roster(duties, found)) == []
    assert len({duty.agent for duty in found}) == 6


def test_what_is_told_on_the_way_holds_the_on_call_duties() -> None:
    """Points and bound are about one cost: windows that stay short and fees count in every point, as in the result."""
    bare = tiny_case(4, 4)
    case = with_windows(bare, *(evening(bare, day) for day in range(3)))
    result = solve(case, QUICK)
    terms = dict(result.objective)
    told = [point for point in result.trace if point.stage != "bound"]
    assert terms["on_call_fees"] > 0
    assert told[-1].objective_cents == pytest.approx(sum(terms.values()), abs=5.0)
    assert told[0].objective_cents >= 3 * 50_000  # nobody stands by yet
    assert all((point.bound_cents or 0.0) <= point.objective_cents for point in result.trace)
