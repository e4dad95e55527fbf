"""A roster tried otherwise: the checker judges, one person at a time or the whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from solver.agreements import Agreements, Site
from solver.case import Wish
from solver.cover import Floor
from solver.duties import Duty
from solver.explainer.trial import Trial
from solver.rules.daily_rest import DailyRest
from solver.rules.floor import Floors
from solver.rules.seats import Seats
from solver.rules.wish import Wishes
from solver.shifts import BreakWindow
from tests.solver.rules.worlds import ADA, CAN, EARLY, LATE, MONDAY, a_case, nothing_needed, roster_of, row, wanted

TUESDAY = MONDAY + timedelta(days=1)
CASE = a_case(DailyRest(), agents=(ADA, CAN))
LATE_MONDAY = row(CASE, LATE, 0)


def trial(*duties: Duty) -> Trial:
    """The case with these shifts standing."""
    return Trial(CASE, roster_of(*duties))


def test_a_shift_too_early_after_a_late_one_breaks_the_rest() -> None:
    """Eight hours from 22:00 to 06:00: the rule speaks, with the figure it found."""
    asked = trial(*LATE_MONDAY)
    (broken,) = asked.alone("ada", asked.with_day("ada", TUESDAY, asked.duty("ada", TUESDAY, "early")))
    assert (broken.rule, broken.agent, broken.amount, broken.limit) == ("daily_rest", "ada", 480, 660)


def test_a_lawful_change_breaks_nothing() -> None:
    """Late after late keeps the rest; so does somebody else's shift."""
    asked = trial(*LATE_MONDAY)
    assert asked.alone("ada", asked.with_day("ada", TUESDAY, asked.duty("ada", TUESDAY, "late"))) == ()
    assert asked.alone("can", asked.with_day("can", TUESDAY, asked.duty("can", TUESDAY, "early"))) == ()


def test_what_was_broken_before_is_not_blamed_on_the_change() -> None:
    """A shift on Friday has no part in the short rest of Monday night."""
    asked = trial(*LATE_MONDAY, *row(CASE, EARLY, 1))
    friday = MONDAY + timedelta(days=4)
    assert asked.alone("ada", asked.with_day("ada", friday, asked.duty("ada", friday, "early"))) == ()


def test_a_rule_broken_further_is_broken_anew() -> None:
    """A rest of eight hours that becomes one of two is worse, not old."""
    case = replace(CASE, templates=(*CASE.templates, replace(EARLY, id="dawn", start=0)))
    asked = Trial(case, roster_of(*LATE_MONDAY, *row(case, EARLY, 1)))
    (broken,) = asked.alone("ada", asked.with_day("ada", TUESDAY, asked.duty("ada", TUESDAY, "dawn")))
    assert broken.amount == 120


def test_a_day_off_mends_what_the_shift_broke() -> None:
    """The verdict tells both ways."""
    asked = trial(*LATE_MONDAY, *row(CASE, EARLY, 1))
    verdict = asked.judge(asked.with_day("ada", TUESDAY, None))
    assert verdict.lawful
    assert [one.rule for one in verdict.mended] == ["daily_rest"]


def test_a_change_is_priced_by_rule_and_by_the_people_missing() -> None:
    """Ada's day off: 32 quarter hours without her at 1,000 cents, a floor of one at 300, less the wish she had."""
    floor = Floor("desk", frozenset({"ada"}), np.ones(CASE.grid.intervals, dtype=np.int64), 300)
    case = replace(
        a_case(Floors(), Wishes(kind="wish", cents=(500, 400, 300)), agents=(ADA, CAN)),
        wishes=(Wish("ada", MONDAY, "off"),),
    )
    case = replace(case, requirement=replace(wanted(case.grid, 1, (360, 840)), floors=(floor,)))
    asked = Trial(case, roster_of(*row(case, EARLY, 0)))
    verdict = asked.judge(asked.with_day("ada", MONDAY, None))
    assert dict(verdict.cents) == {"coverage": 32_000.0, "floor": 9_600.0, "wish": -500.0}
    assert verdict.total_cents == 41_100.0


def test_rules_over_several_people_are_left_to_the_whole_verdict() -> None:
    """One desk for two: alone, nobody answers for the other's seat."""
    case = replace(a_case(Seats(), agents=(ADA, CAN)), agreements=Agreements(sites=(Site("main", 1),)))
    asked = Trial(case, roster_of(*row(case, EARLY, 0)))
    after = asked.with_day("can", MONDAY, asked.duty("can", MONDAY, "early"))
    assert asked.alone("can", after) == ()
    assert [one.rule for one in asked.judge(after).broken] == ["seats:main"]


@pytest.mark.parametrize(("away", "start"), [(None, 195), ((180, 240), 150), ((240, 300), 195)])
def test_a_tried_shift_takes_its_break_clear_of_the_moment_asked(away: tuple[int, int] | None, start: int) -> None:
    """Whoever is asked to be there at ten must not be on break at ten."""
    template = replace(EARLY, breaks=(BreakWindow(120, 270, 30, False),))
    asked = Trial(replace(CASE, templates=(template,)), roster_of())
    begin = CASE.grid.minute(MONDAY, 360)
    span = None if away is None else (begin + away[0], begin + away[1])
    (pause,) = asked.duty("ada", MONDAY, "early", span).breaks
    assert pause.start_min - begin == start


def test_an_empty_case_answers_too() -> None:
    """Nothing needed, nothing rostered: nothing breaks."""
    asked = Trial(replace(CASE, requirement=nothing_needed()), roster_of())
    assert asked.judge(asked.with_day("ada", MONDAY, None)).total_cents == 0
