"""The engine's board around one day: its prices are the checker's, and it leaves no trace of what it tried."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from solver.explainer.day_board import CHANGE, DayBoard
from solver.explainer.trial import Trial
from solver.rules.daily_rest import DailyRest
from solver.rules.one_shift_a_day import OneShiftADay
from tests.solver.rules.worlds import ADA, CAN, EARLY, LATE, MONDAY, NIGHT, a_case, roster_of, row, wanted

BASE = a_case(DailyRest(), OneShiftADay(), agents=(ADA, CAN))
CASE = replace(BASE, requirement=wanted(BASE.grid, 1, (360, 1320)))
STANDING = roster_of(*row(CASE, EARLY, 0, 1), *row(CASE, LATE, 0, 1, agent="can"))
EVERY = tuple(template.id for template in CASE.templates)


def test_other_shifts_cost_what_the_checker_says_and_the_changed_day() -> None:
    """Late instead of early leaves the morning empty: 32 quarter hours; the cheapest is first."""
    trial, board = Trial(CASE, STANDING), DayBoard(CASE, STANDING)
    priced = board.priced("ada", MONDAY, EVERY)
    assert [duty.template for _, duty in priced] == ["early"]  # any later shift leaves no rest before Tuesday's
    found = board.priced("can", MONDAY + timedelta(days=1), EVERY)
    assert [duty.template for _, duty in found] == ["late", "night"]
    for cents, duty in found:
        change = 0 if duty.template == "late" else CHANGE.changed_cents
        assert cents - change == pytest.approx(trial.judge(trial.with_day("can", duty.day, duty)).total_cents)


def test_trying_leaves_the_roster_as_it_was() -> None:
    """Prices, weeks that are impossible and people who were asked leave no change."""
    board = DayBoard(CASE, STANDING)
    before = board.board.total
    board.priced("ada", MONDAY, EVERY)
    board.moves(0, {"ada"})
    assert board.changed() == {}
    assert board.board.total == pytest.approx(before)


def test_a_day_off_is_no_answer_to_who_asks_for_a_shift() -> None:
    """Of no shift that suits there is no week; of one that suits there is."""
    board = DayBoard(CASE, STANDING, ("ada", MONDAY))
    assert not board.take("ada", MONDAY, ())
    assert board.changed() == {}
    night = DayBoard(CASE, STANDING, ("ada", MONDAY))
    assert night.take("ada", MONDAY, (NIGHT,))
    changed = night.changed()[("ada", MONDAY)]
    assert changed is not None
    assert changed.template == "night"
