"""What a wish comes to: lawful or not, who would move, and never a broken rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from solver.case import Absence, Lock, RosterCase
from solver.checker import check
from solver.cover import Requirement
from solver.duties import Roster
from solver.explainer.asked_day import AskedDay
from solver.explainer.day_board import DayBoard
from solver.explainer.one_day import OneDay
from solver.explainer.trial import Trial
from solver.explainer.wishes import WishFound, answer_wish
from solver.rules.absence import AwayWhenAbsent
from solver.rules.daily_rest import DailyRest
from solver.rules.lock import Locked
from solver.rules.one_shift_a_day import OneShiftADay
from tests.solver.rules.worlds import ADA, CAN, EARLY, LATE, MONDAY, a_case, roster_of, row, wanted

TUESDAY = MONDAY + timedelta(days=1)
BASE = a_case(DailyRest(), OneShiftADay(), AwayWhenAbsent(), Locked(), agents=(ADA, CAN))
THREE_DAYS = slice(0, 3 * 96)


def early_need() -> Requirement:
    """One person from 06:00 to 14:00, on the first three days alone."""
    every = wanted(BASE.grid, 1, (360, 840))
    need, load = np.zeros_like(every.need), np.zeros_like(every.load)
    need[:, :, THREE_DAYS], load[:, THREE_DAYS] = every.need[:, :, THREE_DAYS], every.load[:, THREE_DAYS]
    return replace(every, need=need, load=load)


CASE = replace(BASE, requirement=early_need())
EARLIES = roster_of(*row(CASE, EARLY, 0, 1, 2))


def asked(wish: AskedDay, roster: Roster = EARLIES, case: RosterCase = CASE) -> WishFound:
    trial = Trial(case, roster)
    board = DayBoard(case, roster, None if wish.allows_off else (wish.agent, wish.day))
    return answer_wish(trial, wish, OneDay(trial, wish.agent, wish.day), board)


def test_somebody_else_takes_the_shift_of_a_day_off() -> None:
    """Eight hours without anybody cost 32 quarter hours at 10; Can's new shift makes up for all of it."""
    found = asked(AskedDay("ada", MONDAY, "off"))
    assert found.barred == ()
    assert found.alone is not None
    assert found.together is not None
    assert found.alone.coverage == 32_000
    assert found.together.others("ada") == ("can",)
    assert [(one.agent, one.after and one.after.template) for one in found.together.changes] == [
        ("ada", None),
        ("can", "early"),
    ]
    assert found.together.verdict.total_cents == pytest.approx(0.0)
    assert found.best is found.together


def test_ways_keep_every_hard_rule_by_the_checker() -> None:
    """And the day is as asked in each."""
    wish = AskedDay("ada", TUESDAY, "start_between", 800, 900)
    found = asked(wish)
    for way in (found.alone, found.together):
        assert way is not None
        assert not any(violation.hard for violation in check(CASE, way.roster))
        duties = tuple(duty for duty in way.roster.duties if (duty.agent, duty.day) == ("ada", TUESDAY))
        assert wish.granted(duties, CASE.grid)


def test_the_rule_against_it_speaks_and_the_week_is_rearranged_around_it() -> None:
    """Early on Tuesday after a late Monday is eight hours of rest; with Monday changed it is lawful."""
    found = asked(AskedDay("ada", TUESDAY, "shift", template="early"), roster_of(*row(BASE, LATE, 0)), BASE)
    (barred,) = found.barred
    assert (barred.rule, barred.nearest.amount, barred.nearest.limit) == ("daily_rest", 480, 660)
    assert found.alone is not None
    assert {change.day for change in found.alone.changes} == {MONDAY, TUESDAY}
    assert found.alone.verdict.lawful


def test_nobody_moves_where_nobody_is_missing() -> None:
    """The shift was needed by none: the day off costs nothing."""
    found = asked(AskedDay("ada", MONDAY, "off"), case=BASE)
    assert found.together is None
    assert found.best is found.alone
    assert found.asked_people == 1


def test_an_absence_and_a_fixed_day_are_an_honest_no() -> None:
    """No arrangement of the week helps; nobody else is tried."""
    away = replace(CASE, absences=(Absence("ada", CASE.grid.day_bounds[3], CASE.grid.day_bounds[4]),))
    day = MONDAY + timedelta(days=3)
    work = asked(AskedDay("ada", day, "work"), case=away)
    assert (work.alone, work.best, work.asked_people) == (None, None, 0)
    assert {row.rule for row in work.barred} == {"absence"}
    fixed = replace(CASE, locks=(Lock("ada", MONDAY, "early"),))
    off = asked(AskedDay("ada", MONDAY, "off"), case=fixed)
    assert (off.alone, off.best) == (None, None)
    assert [row.rule for row in off.barred] == ["lock"]


def test_a_wish_that_is_so_already_changes_nothing() -> None:
    """No search, no price."""
    found = asked(AskedDay("ada", MONDAY, "work"))
    assert found == WishFound(AskedDay("ada", MONDAY, "work"), granted=True)
