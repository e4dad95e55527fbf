"""Shift requests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.outcomes import Violation
from solver.rules.forms import EVERY, DutyClass, Price, Total
from solver.rules.shift_requests import ShiftRequest, ShiftRequests
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
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
    cents,
    days_from,
    found,
    opened,
    row,
    wanted,
)

WANTS_LATE = ShiftRequest(agent="ada", day=MONDAY, ask="on", template="late", cents=70)
SPARED_LATE = ShiftRequest(agent="ada", day=MONDAY, ask="off", template="late", cents=90)


def test_who_asks_for_a_shift_is_refused_by_any_day_without_it() -> None:
    """Late is granted; a day off and another shift cost the request's price."""
    case = a_case(ShiftRequests(requests=(WANTS_LATE,)), days=2)
    assert found(case, *row(case, LATE, 0)) == ()
    when = case.grid.day_bounds[:2]
    assert found(case) == (Violation("shift_requests", "ada", *when, 0, 1, "duties", False, 70),)
    assert cents(found(case, *row(case, EARLY, 0), *row(case, LATE, 1))) == 70


def test_who_asks_not_to_have_a_shift_is_refused_by_each_such_shift() -> None:
    """Early and a day off are fine; late costs, twice if it stands there twice."""
    case = a_case(ShiftRequests(requests=(SPARED_LATE,)), days=2)
    assert found(case, *row(case, EARLY, 0), *row(case, LATE, 1)) == found(case) == ()
    (late,) = row(case, LATE, 0)
    (violation,) = found(case, late)
    assert (violation.amount, violation.limit, violation.cents, violation.hard) == (1, 0, 90, False)
    again = replace(late, start_min=late.start_min - 60, end_min=late.start_min)
    assert cents(found(case, again, late)) == 180


def test_without_a_name_any_shift_is_meant() -> None:
    """A day off asked for, a day's work asked for."""
    on = ShiftRequest(agent="ada", day=MONDAY, ask="on", cents=30)
    off = ShiftRequest(agent="can", day=MONDAY, ask="off", cents=50)
    case = a_case(ShiftRequests(requests=(on, off)), agents=(ADA, CAN))
    assert cents(found(case)) == 30
    assert cents(found(case, *row(case, NIGHT, 0), *row(case, NIGHT, 0, agent="can"))) == 50


def test_only_the_agent_who_asks_is_meant_and_each_request_counts() -> None:
    """Can's late shift grants nothing to Ada; two requests of one text cost twice."""
    case = a_case(ShiftRequests(requests=(WANTS_LATE, WANTS_LATE)), agents=(ADA, CAN))
    assert cents(found(case, *row(case, LATE, 0, agent="can"))) == 140


def test_requests_outside_the_plan_and_of_others_say_nothing() -> None:
    """Zoe is not in the case; next Monday is another plan's."""
    later = replace_day(WANTS_LATE, days_from(MONDAY, 7)[0])
    zoe = WANTS_LATE.model_copy(update={"agent": "zoe"})
    case = a_case(ShiftRequests(requests=(later, zoe)))
    assert case.rules[0].forms(case) == ()
    assert found(case) == ()


def replace_day(request: ShiftRequest, day: date) -> ShiftRequest:
    return request.model_copy(update={"day": day})


def test_what_engines_read_is_a_price_or_a_least_number() -> None:
    """Of the day, in UTC minutes, for the one who asks."""
    rule = ShiftRequests(requests=(WANTS_LATE, SPARED_LATE, ShiftRequest(agent="ada", day=MONDAY, ask="off")))
    case, late = a_case(rule, days=2), DutyClass(templates=frozenset({"late"}))
    span, who = case.grid.day_bounds[:2], frozenset({"ada"})
    assert rule.forms(case) == (
        Total("shift_requests", who, late, "duties", "span", 1, None, 70, *span),
        Price("shift_requests", who, late, *span, 90),
        Price("shift_requests", who, EVERY, *span, 1000),
    )


def test_people_who_ask_the_same_share_a_form_and_each_repetition_has_its_own() -> None:
    """Forms are few; what Ada asks twice costs her twice, and Can once."""
    can = WANTS_LATE.model_copy(update={"agent": "can"})
    case = a_case(ShiftRequests(requests=(WANTS_LATE, can, WANTS_LATE)), agents=(ADA, CAN))
    first, second = case.rules[0].forms(case)
    assert isinstance(first, Total)
    assert isinstance(second, Total)
    assert (first.agents, second.agents) == ({"ada", "can"}, {"ada"})


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_days_on_which_the_clocks_change_are_days(day: date) -> None:
    """The night of that evening belongs to the day, the one before does not."""
    rule = ShiftRequests(requests=(ShiftRequest(agent="ada", day=day, ask="off", template="night", cents=9),))
    case = replace(a_case(rule, first_day=day, days=2), opening=opened(*row(a_case(first_day=day), NIGHT, -1)))
    assert found(case) == ()
    (refused,) = found(case, *row(case, NIGHT, 0))
    assert refused.end_min - refused.start_min == (1380 if day == SPRING else 1500)


@pytest.mark.parametrize("bad", [{"ask": "maybe"}, {"cents": 0}, {"agent": ""}, {"day": "soon"}, {"shift": "late"}])
def test_what_is_no_request_is_refused(bad: dict[str, object]) -> None:
    """Each with its field."""
    assert ShiftRequest(agent="ada", day=MONDAY, ask="on", cents=1).template is None
    with pytest.raises(ValidationError):
        ShiftRequest.model_validate({"agent": "ada", "day": MONDAY, "ask": "on"} | bad)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    first, second, third = days_from(at.first_day, 0, 1, 2)
    requests = (
        ShiftRequest(agent="ada", day=first, ask="on", template="late", cents=70),
        ShiftRequest(agent="ada", day=second, ask="off", template="night", cents=11),
        ShiftRequest(agent="ada", day=second, ask="off", cents=5),
        ShiftRequest(agent="ada", day=third, ask="on", cents=13),
    )
    case = a_past(a_case(ShiftRequests(requests=requests), first_day=at.first_day, days=3), at)
    return case, free_or(case, (EARLY, LATE, NIGHT))


def tempting() -> RosterCase:
    """Heads are wanted in the morning; Ada asks for the late shift and is dearer to refuse."""
    rule = ShiftRequests(requests=(ShiftRequest(agent="ada", day=MONDAY, ask="on", template="late", cents=100_000),))
    case = a_case(rule, days=2)
    return replace(case, templates=(EARLY, LATE), requirement=wanted(case.grid, 1, (360, 840)))
