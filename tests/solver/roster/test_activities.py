"""Activities placed for all people together: sizes of sessions, rooms, trainers, the cover they cost, bad input."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from math import inf

import numpy as np
import pytest

from solver.case import ActivityDue, RosterCase
from solver.outcomes import Status
from solver.roster.activities import choose_starts, keep_starts, refresh_activities
from solver.roster.base_start import start_from_base
from solver.roster.board import Board
from solver.roster.engine import solve
from solver.roster.params import SolveParams
from solver.roster.rostered import roster_of
from solver.roster.watch import Watch
from solver.rules.forms import Attend, Forbid, Form, Gather
from solver.rules.forms.duty_class import EVERY
from solver.shifts import BreakWindow, ShiftTemplate
from tests.solver.roster.worlds import EACH, EARLY, LATE, Stub, forms_of, problem_of, tiny_case, varied

DAY = ShiftTemplate("day", "standard", 8 * 60, 480)
LATER = ShiftTemplate("later", "standard", 12 * 60, 480)
PAUSED = ShiftTemplate("paused", "standard", 8 * 60, 480, (BreakWindow(300, 360, 60, False),))
SURE = SolveParams(reproducible=True)
ENDLESS = Watch(inf)
QUICK = SolveParams(time_limit_s=10, breaks_limit_s=1, reproducible=True, moves=6, whole_limit_booleans=0)


def with_course(
    case: RosterCase, people: int, cents: int, *more: Form, hours: tuple[int, int] = (12, 18)
) -> RosterCase:
    """An hour's course due to the first people on the first day between two hours, and further forms."""
    low, high = (case.grid.minute(case.grid.days[0], 60 * hour) for hour in hours)
    due = tuple(ActivityDue(f"t{a}", f"A{a}", "course", 60, low, high) for a in range(people))
    attend = (Attend("activity", frozenset({d.agent}), d.id, 60, low, high, cents) for d in due)
    return replace(case, activities=due, rules=(Stub((*forms_of(case), *attend, *more)),))


def gather(least: int, most: int, rooms: int = 1, trainers: frozenset[str] = frozenset(), cents: int = 5000) -> Gather:
    """The course is held in groups."""
    return Gather("groups", EACH, "course", least, most, rooms, trainers, cents)


def everybody_works(case: RosterCase, template: int = 0) -> Board:
    """All work one template on all days."""
    board = Board(problem_of(case))
    for agent, day in product(*(range(n) for n in board.chosen.shape)):
        board.place(agent, day, template, np.zeros(board.offsets.shape[2], np.int64) + 300)
    board.reprice()
    return board


def totals(case: RosterCase, people: int) -> Iterator[float]:
    """The objective of every choice of starts, those after the duty's end included: there the course is missed."""
    board = everybody_works(case)
    pins = [board.problem.personal.pins[a][0] for a in range(people)]
    for starts in product(range(pins[0].earliest_min, pins[0].latest_min, 60), repeat=people):
        for agent, start in enumerate(starts):
            board.pin(agent, [(pins[agent], start)])
        yield board.reprice()


@pytest.mark.parametrize("seed", range(6))
def test_sessions_are_as_good_as_the_best_of_all_choices(seed: int) -> None:
    """Four people, six starts, random need, sizes and rooms: the choice costs what brute force finds."""
    rng = np.random.default_rng(seed)
    least = int(rng.integers(1, 4))
    form = gather(least, least + int(rng.integers(3)), int(rng.integers(1, 3)), cents=int(rng.choice([40, 5000])))
    case = with_course(varied(tiny_case(4, 1, templates=(DAY,), groups=2), rng), 4, int(rng.choice([300, 15000])), form)
    board = everybody_works(case)
    choose_starts(board, SURE, ENDLESS)
    assert board.total == pytest.approx(min(totals(case, 4)), abs=0.5)


@pytest.mark.parametrize("seed", range(6))
def test_single_activities_are_placed_together(seed: int) -> None:
    """Three coachings and a thin row: together they cost what brute force finds, not one after the other."""
    case = varied(tiny_case(3, 1, templates=(DAY,), groups=2), np.random.default_rng(seed))
    case = with_course(case, 3, 15000)
    board = everybody_works(case)
    choose_starts(board, SURE, ENDLESS)
    assert board.total == pytest.approx(min(totals(case, 3)), abs=0.5)


def test_a_session_is_held_when_a_trainer_is_free() -> None:
    """The trainer's break lies in the hours of the course: it is held when the trainer has none."""
    case = with_course(
        tiny_case(3, 1, templates=(PAUSED,)), 2, 15000, gather(2, 2, trainers=frozenset({"A2"})), hours=(13, 16)
    )
    board = everybody_works(case)
    choose_starts(board, SURE, ENDLESS)
    assert board.ties.cents == 0
    assert {a.start_min for d in roster_of(board).duties for a in d.activities}.isdisjoint(
        {b.start_min for d in roster_of(board).duties for b in d.breaks}
    )


def test_a_duty_is_moved_for_those_who_would_miss_the_course() -> None:
    """A1 has the day off and A2 works elsewhere in it: both are planned so that the session is full."""
    bare = tiny_case(3, 3, templates=(DAY, LATER), need=1.0)
    case = with_course(bare, 3, 15000, gather(3, 3), hours=(9, 11))
    board = everybody_works(case)
    board.drop(1, 0)
    board.drop(2, 0)
    board.place(2, 0, 1, [0])
    board.reprice()
    choose_starts(board, SURE, ENDLESS)
    held = [a.start_min for d in roster_of(board).duties for a in d.activities]
    assert len(held) == 3
    assert len(set(held)) == 1
    assert board.ties.cents == 0


def test_choosing_anew_never_loses() -> None:
    """After the duties have changed, starts move only when the objective falls, and else stay as they were."""
    case = varied(tiny_case(4, 2, templates=(DAY, LATER), groups=2), np.random.default_rng(3))
    board = everybody_works(with_course(case, 4, 15000, gather(2, 2)))
    choose_starts(board, SURE, ENDLESS)
    for agent in range(4):
        board.drop(agent, 0)
        board.place(agent, 0, agent % 2, [0])
    before = board.reprice()
    gained = refresh_activities(board, SURE, ENDLESS)
    assert (board.total < before - 1e-6) == gained
    assert board.reprice() == pytest.approx(min(before, board.total))


def test_a_group_larger_than_the_crew_is_priced_not_refused() -> None:
    """A session asks for five, two are due: the roster stands, and what is missing is priced."""
    case = with_course(tiny_case(2, 2, templates=(EARLY, LATE)), 2, 15000, gather(5, 9))
    result = solve(case, QUICK)
    assert result.status is Status.FEASIBLE
    assert dict(result.objective)["groups"] in (3 * 5000, 2 * 4 * 5000)
    assert dict(result.objective)["activity"] == 0


def test_a_hard_group_larger_than_the_crew_means_no_session() -> None:
    """Where groups are hard, missing the course is the lawful way out, at its price."""
    hard = replace(gather(5, 9), cents=None)
    result = solve(with_course(tiny_case(2, 2, templates=(EARLY, LATE)), 2, 15000, hard), QUICK)
    assert dict(result.objective)["activity"] == 2 * 15000
    assert "hard:groups" not in dict(result.objective)


def test_an_activity_longer_than_any_shift_is_missed_at_its_price() -> None:
    """Ten hours of training in eight-hour shifts: nobody crashes, the price says it."""
    case = tiny_case(2, 2, templates=(EARLY, LATE))
    low, high = case.grid.start_min, case.grid.day_bounds[-1]
    long = Attend("activity", frozenset({"A0"}), "long", 600, low, high, 9000)
    case = replace(
        case, activities=(ActivityDue("long", "A0", "course", 600, low, high),), rules=(Stub((long, gather(1, 2))),)
    )
    result = solve(case, QUICK)
    assert result.status is Status.FEASIBLE
    assert dict(result.objective)["activity"] == 9000


def test_an_agent_without_any_legal_shift_misses_the_course_alone() -> None:
    """A0 may not work at all: the others meet, A0's training is priced."""
    bare = tiny_case(3, 2, templates=(DAY,))
    never = Forbid("absent", frozenset({"A0"}), EVERY, 0, 10**9)
    result = solve(with_course(bare, 3, 15000, gather(2, 2), never), QUICK)
    assert result.status is Status.FEASIBLE
    assert dict(result.objective)["activity"] == 15000
    assert dict(result.objective)["groups"] == 0


def test_a_roster_that_stands_keeps_its_activities_when_solved_again() -> None:
    """A second round starts from the first round's duties and starts: nothing held is given up."""
    case = varied(tiny_case(4, 5, templates=(PAUSED, LATER)), np.random.default_rng(5))
    case = with_course(case, 4, 9000, gather(2, 4))
    first = solve(case, QUICK)
    assert first.roster is not None
    board = Board(problem_of(case))
    start_from_base(board, first.roster)
    keep_starts(board, first.roster)
    assert roster_of(board) == replace(first.roster, on_call=())
    again = solve(case, replace_moves(QUICK, 0), start=first.roster)
    assert sum(c for _, c in again.objective) <= sum(c for _, c in first.objective) + 0.5
    assert dict(again.objective)["activity"] <= dict(first.objective)["activity"]


def replace_moves(params: SolveParams, moves: int) -> SolveParams:
    """The same limits with so many moves."""
    return params.model_copy(update={"moves": moves})


def test_without_time_every_activity_still_has_a_start() -> None:
    """A large case whose time is over gets the first choice: nobody is moved and nothing is solved for it."""
    case = with_course(tiny_case(3, 3, templates=(DAY, LATER), need=1.0), 3, 15000, gather(3, 3), hours=(9, 11))
    board = everybody_works(case)
    board.drop(1, 0)
    before = board.chosen.copy()
    choose_starts(board, SURE, Watch(0.0))
    assert all(len(starts) == len(pins) for starts, pins in zip(board.starts, board.problem.personal.pins, strict=True))
    assert (board.chosen == before).all()
    assert not refresh_activities(board, SURE, Watch(0.0))
