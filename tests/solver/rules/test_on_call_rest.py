"""Weekly rest, kept even if every on-call duty is called out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.rules.on_call_rest import OnCallRest
from solver.rules.standby import Standby
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.on_call_worlds import on_call_daily, stand, standby_slots, stood
from tests.solver.rules.worlds import ADA, AUTUMN, EARLY, MONDAY, SPRING, a_case, days_from, figures, found, opened, row

WEEK = OnCallRest()


def evenings(rule: OnCallRest = WEEK, first_day: date = MONDAY, days: int = 10) -> RosterCase:
    """Ada may stand by each evening from 20:00 to midnight."""
    return on_call_daily(a_case(rule, first_day=first_day, days=days))


def noons() -> RosterCase:
    """Ada may stand by each noon from 12:00 to 16:00, less than a day after an early shift of the day before."""
    return on_call_daily(a_case(WEEK, days=10), (720, 960))


def test_a_free_day_after_the_on_call_duty_is_enough() -> None:
    """Five early shifts, on call on Saturday until midnight, early again on Monday 06:00: thirty hours of rest."""
    case = evenings()
    assert found(case, *row(case, EARLY, 0, 1, 2, 3, 4, 7), on_call=stand(case, 5)) == ()


def test_a_call_on_sunday_leaves_no_day() -> None:
    """On call on Sunday noon, early on Saturday and Monday: Monday to Monday without 24 hours, eight days of six."""
    case = noons()
    (violation,) = found(case, *row(case, EARLY, 0, 1, 2, 3, 4, 5, 7), on_call=stand(case, 6))
    assert (violation.rule, violation.agent, violation.unit, violation.hard) == ("on_call_rest", "ada", "days", True)
    assert (violation.amount, violation.limit, violation.cents) == (8, 6, 0)
    monday, next_monday = case.grid.days[0], case.grid.days[7]
    assert violation.start_min == case.grid.minute(monday, 360)
    assert violation.end_min == case.grid.minute(next_monday, 840)


def test_the_rest_is_exact_to_the_minute() -> None:
    """Until midnight, and again at 00:00 a day later: 24 hours are enough, a minute more is asked in vain."""
    case = evenings(OnCallRest(rest_min=1440, within_days=3))
    shifts = row(case, replace(EARLY, start=0), 0, 2)
    assert found(case, *shifts, on_call=stand(case, 0)) == ()
    tight = evenings(OnCallRest(rest_min=1441, within_days=3))
    assert figures(found(tight, *shifts, on_call=stand(tight, 0))) == [(3, 2, "days")]


def test_chains_without_an_on_call_duty_are_the_weekly_rests_matter() -> None:
    """Eight early shifts in a row; an on-call duty long after changes nothing."""
    case = evenings(days=14)
    assert found(case, *row(case, EARLY, 0, 1, 2, 3, 4, 5, 6, 7)) == ()
    assert found(case, *row(case, EARLY, 0, 1, 2, 3, 4, 5, 6, 7), on_call=stand(case, 11)) == ()


def test_only_what_comes_with_or_after_the_on_call_duty_is_judged() -> None:
    """Seven shifts are the weekly rest's matter; with a call on the eighth day the chain is this rule's."""
    case = noons()
    assert found(case, *row(case, EARLY, 0, 1, 2, 3, 4, 5, 6)) == ()
    assert figures(found(case, *row(case, EARLY, 0, 1, 2, 3, 4, 5, 6), on_call=stand(case, 7))) == [(8, 6, "days")]


def test_what_was_worked_and_stood_before_the_plan_belongs_to_the_chain() -> None:
    """35 hours are due: four shifts and an on-call duty before Monday, then a shift and an evening: seven days."""
    case = evenings(OnCallRest(rest_min=2100))
    past = opened(*row(case, EARLY, -5, -4, -3, -2), on_call=stood(case, 1))
    case = replace(case, opening=past)
    assert found(case, on_call=stand(case, 0)) == ()
    assert figures(found(case, *row(case, EARLY, 0), on_call=stand(case, 1))) == [(7, 6, "days")]
    assert found(case, *row(case, EARLY, 0, 1)) == ()


@pytest.mark.parametrize(("day", "days"), [(SPRING, [(3, 2, "days")]), (AUTUMN, [])])
def test_the_night_the_clocks_change_is_measured_in_elapsed_minutes(day: date, days: list[object]) -> None:
    """From Saturday midnight to Sunday midnight are 23 hours in spring, 25 in autumn: 24 are due."""
    case = evenings(OnCallRest(rest_min=1440, within_days=3), days_from(day, -1)[0], 4)
    assert figures(found(case, *row(case, replace(EARLY, start=0), 2), on_call=stand(case, 0))) == days


def test_one_form_for_all_where_there_are_windows() -> None:
    """Without on-call the rule says nothing; defaults are the law's."""
    (form,) = OnCallRest(rest_min=2100).forms(evenings())
    assert (form.most_days, form.reset_min, form.agents) == (6, 2100, frozenset({"ada"}))
    assert WEEK.forms(a_case(WEEK)) == ()
    assert (WEEK.rest_min, WEEK.within_days) == (1440, 7)


@pytest.mark.parametrize("wrong", [{"rest_min": 1439}, {"rest_min": 4321}, {"within_days": 1}, {"within_days": 15}])
def test_parameters_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    """A weekly rest of less than a day would be a daily one."""
    with pytest.raises(ValidationError):
        OnCallRest.model_validate(wrong)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = on_call_daily(a_case(OnCallRest(within_days=4), first_day=at.first_day, days=6))
    case = a_past(case, at, EARLY, 2)
    return case, [*free_or(case, (EARLY,)), *standby_slots(case)]


def tempting() -> RosterCase:
    """Ada must work six days in a row; on call on Sunday she would have no weekly rest, and nobody else is there."""
    case = a_case(Standby(rest_min=0, within_days=1), OnCallRest(within_days=7), days=8, agents=(ADA,))
    case = on_call_daily(case, (1200, 1440), 1000)
    return replace(case, base=None, opening=opened(*row(case, EARLY, -6, -5, -4, -3, -2, -1)))
