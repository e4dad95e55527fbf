"""On-call duties of a month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.rules.on_call_most import OnCallMost
from tests.solver.rules.agreement_worlds import Setting, World
from tests.solver.rules.on_call_worlds import on_call_daily, stand, standby_slots, stood
from tests.solver.rules.worlds import ADA, CAN, EARLY, MONDAY, a_case, cents, figures, found, opened, row

LATE_MARCH = date(2026, 3, 28)  # five days later the month is April; the clocks change on the 29th
RULE = OnCallMost(most_in_month=2)


def evenings(rule: OnCallMost = RULE, first_day: date = MONDAY) -> RosterCase:
    """Ada and Can may stand by on six evenings."""
    return on_call_daily(a_case(rule, first_day=first_day, days=6, agents=(ADA, CAN)))


def test_as_many_as_allowed_are_fine() -> None:
    """Two of two, by each of them."""
    case = evenings()
    assert found(case, on_call=(*stand(case, 0, 1), *stand(case, 2, 3, agent="can"))) == ()


def test_one_more_is_refused() -> None:
    """Three of two: Ada's whole March is the time of the violation."""
    case = evenings()
    (violation,) = found(case, on_call=(*stand(case, 0, 2, 4), *stand(case, 1, agent="can")))
    assert (violation.rule, violation.agent, violation.unit) == ("on_call_most", "ada", "standbys")
    assert (violation.amount, violation.limit, violation.hard, violation.cents) == (3, 2, True, 0)
    assert violation.start_min == case.grid.minute(date(2026, 3, 1), 0)
    assert violation.end_min == case.grid.minute(date(2026, 4, 1), 0)


def test_each_month_counts_for_itself() -> None:
    """From 28 March to 2 April: two in March and two in April are fine, three in March are not."""
    case = evenings(first_day=LATE_MARCH)
    assert found(case, on_call=stand(case, 0, 3, 4, 5)) == ()
    assert figures(found(case, on_call=stand(case, 0, 1, 2, 4, 5))) == [(3, 2, "standbys")]


def test_the_night_to_the_first_belongs_to_the_month_in_which_it_starts() -> None:
    """A window from 31 March 23:00 to 1 April 03:00 is March's, though UTC and local days differ."""
    case = on_call_daily(a_case(RULE, first_day=LATE_MARCH, days=6), (1380, 1620))
    assert figures(found(case, on_call=stand(case, 1, 2, 3))) == [(3, 2, "standbys")]
    midnight = on_call_daily(a_case(RULE, first_day=LATE_MARCH, days=6), (0, 240))
    assert found(midnight, on_call=stand(midnight, 2, 3, 4)) == ()


def test_what_was_stood_earlier_in_the_month_counts() -> None:
    """Ada stood by on 7 and 8 March; a third time is refused, and it is not Can's third."""
    case = evenings()
    case = replace(case, opening=opened(on_call=stood(case, 2, 1)))
    assert figures(found(case, on_call=stand(case, 0))) == [(3, 2, "standbys")]
    assert found(case, on_call=stand(case, 0, 1, agent="can")) == ()


def test_what_was_stood_last_month_does_not() -> None:
    """The plan begins on 9 March: nine days before it was February."""
    case = evenings()
    case = replace(case, opening=opened(on_call=stood(case, 9, 10)))
    assert found(case, on_call=stand(case, 0, 1)) == ()


def test_a_month_too_full_before_the_plan_is_history() -> None:
    """Three were stood; without one of the plan nothing is found."""
    case = evenings()
    assert found(replace(case, opening=opened(on_call=stood(case, 3, 2, 1)))) == ()


def test_a_priced_limit_costs_what_the_plan_adds_beyond_it() -> None:
    """At 5.00: four of two cost 10.00; after three stood before, one costs 5.00 though the month is two beyond."""
    case = evenings(OnCallMost(most_in_month=2, cents=500))
    assert cents(found(case, on_call=stand(case, 0, 1, 2, 3))) == 1000
    past = replace(case, opening=opened(on_call=stood(case, 3, 2, 1)))
    (violation,) = found(past, on_call=stand(past, 0))
    assert (violation.amount, violation.limit, violation.hard, violation.cents) == (4, 2, False, 500)


def test_shifts_are_no_on_call_duties() -> None:
    """A week of shifts leaves the month free; by default four on-call duties are allowed and five are not."""
    case = evenings(OnCallMost())
    assert found(case, *row(case, EARLY, 0, 1, 2), on_call=stand(case, 0, 1, 2, 3)) == ()
    assert figures(found(case, on_call=stand(case, 0, 1, 2, 3, 4))) == [(5, 4, "standbys")]


def test_one_form_counts_the_months_of_all() -> None:
    """Where there are windows; without, the rule may stand in every rule book and says nothing."""
    (form,) = RULE.forms(evenings())
    assert (form.measure, form.period, form.most, len(form.agents)) == ("duties", "month", 2, 2)
    assert RULE.forms(a_case(RULE)) == ()


@pytest.mark.parametrize("wrong", [{"most_in_month": -1}, {"most_in_month": 32}, {"cents": 0}])
def test_parameters_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    """A month has 31 days, and a price is a price."""
    with pytest.raises(ValidationError):
        OnCallMost.model_validate(wrong)


def test_the_ends_of_the_range_are_allowed() -> None:
    """Never, and every day."""
    assert OnCallMost(most_in_month=0, cents=1).most_in_month == 0
    assert OnCallMost(most_in_month=31).most_in_month == 31


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    rule = OnCallMost(most_in_month=1, cents=None if at.first_day == MONDAY else 700)
    case = on_call_daily(a_case(rule, first_day=at.first_day, days=5, agents=(ADA, CAN)), (1380, 1500))
    if at.past:
        case = replace(case, opening=opened(on_call=(*stood(case, 3, 1), *stood(case, 30, agent="can"))))
    return case, standby_slots(case, ("ada", "can"))


def tempting() -> RosterCase:
    """Ada alone may stand by on three evenings, and one a month is allowed."""
    return on_call_daily(a_case(OnCallMost(most_in_month=1), days=3))
