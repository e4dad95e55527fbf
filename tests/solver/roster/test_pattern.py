"""The pattern start: lawful from the first roster, towards what is owed, locks kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np

from solver.case import RosterCase
from solver.checker import check
from solver.people import Contract
from solver.roster.base_start import start_from_base
from solver.roster.board import Board
from solver.roster.pattern import start_from_pattern
from solver.roster.problem import build_problem
from solver.roster.rostered import roster_of
from solver.rules import BY_KIND, Rule
from solver.rules.forms import EVERY, DutyClass, Form, Stretch, Succession, Total
from tests.solver.roster.worlds import EACH, EARLY, LATE, MONDAY, NIGHTS, forms_of, problem_of, tiny_case

LAW = ("one_shift_a_day", "daily_rest", "weekly_rest", "consecutive_days", "weekly_hours", "weekly_days", "nights")
OWED = Contract("full", 2250, 1800, 2700, 0.9, 1.0, 5, overtime=False)


def lawful_case(agents: int = 8, days: int = 28) -> RosterCase:
    """Real rules, 37.5 h a week of 7.5 h shifts owed."""
    case = tiny_case(agents, days, templates=(EARLY, LATE, NIGHTS))
    people = tuple(replace(agent, contract=OWED) for agent in case.agents)
    rules: tuple[Rule, ...] = tuple(BY_KIND[kind](kind=kind) for kind in (*LAW, "period_hours", "menus", "breaks"))
    return replace(case, agents=people, rules=rules)


def board_of(case: RosterCase) -> Board:
    """A pattern start on an empty board."""
    board = Board(build_problem(case, forms_of(case)))
    start_from_pattern(board)
    return board


def test_the_pattern_is_lawful_and_meets_week_and_period_at_once() -> None:
    """Nothing has to be searched before a roster can be shown: no hard violation, no missing hour."""
    case = lawful_case()
    found = check(case, roster_of(board_of(case)))
    assert [v for v in found if v.hard] == []
    assert [v for v in found if v.rule in ("weekly_hours", "period_hours")] == []


def test_starts_are_spread_over_the_day() -> None:
    """With the same need all day not everybody starts in the morning."""
    board = board_of(lawful_case())
    assert len(np.unique(board.chosen[board.chosen >= 0])) == 3


def test_a_duty_that_is_due_is_kept_although_the_night_before_would_forbid_it() -> None:
    """The day before a lock gets no duty that the lock could not follow."""
    day = MONDAY + timedelta(days=3)
    only_early = DutyClass(templates=frozenset({"early"}), days=frozenset({day}))
    others = DutyClass(templates=frozenset({"early"}), outside=True, days=frozenset({day}))
    bounds = tiny_case(1, 7).grid.day_bounds
    forms: tuple[Form, ...] = (
        Succession("rest", EACH, EVERY, EVERY, 660),
        Total("lock", EACH, only_early, "duties", "span", 1, None, None, bounds[3], bounds[4]),
        Total("lock", EACH, others, "duties", "span", None, 0, None, bounds[3], bounds[4]),
    )
    board = Board(problem_of(tiny_case(6, 7, templates=(EARLY, LATE, NIGHTS), forms=forms)))
    start_from_pattern(board)
    assert (board.chosen[:, 3] == 0).all()
    assert (board.cost < 1_000_000).all()


def test_what_only_whole_rows_show_is_mended_in_the_first_roster() -> None:
    """Hard stretches are no state of the day-by-day fill: single days off between duties are closed or widened."""
    forms: tuple[Form, ...] = (Stretch("pairs", EACH, EVERY, True, 2),)
    board = Board(problem_of(tiny_case(6, 14, forms=forms)))
    start_from_pattern(board)
    assert (board.cost < 1_000_000).all()
    assert (board.chosen >= 0).any(axis=1).all()


def test_a_standing_roster_is_taken_over_as_it_is() -> None:
    """Starting from the pattern's own roster gives that roster again."""
    case = lawful_case(4, 14)
    board = board_of(case)
    again = Board(build_problem(case, forms_of(case)))
    start_from_base(again, roster_of(board))
    assert np.array_equal(again.chosen, board.chosen)
    assert again.total == board.total
