"""The week with the longest call-outs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.people import Agent
from solver.rules.on_call_limits import OnCallLimits
from tests.solver.rules.agreement_worlds import Setting, World, free_or
from tests.solver.rules.on_call_worlds import on_call_daily, stand, standby_slots, stood, with_windows
from tests.solver.rules.worlds import (
    ADA,
    AUTUMN,
    CAN,
    CONTRACT,
    EARLY,
    LATE,
    MONDAY,
    SPRING,
    a_case,
    days_from,
    figures,
    found,
    opened,
    row,
    shift,
)

LONG = replace(CONTRACT, most_week_min=5040)
ANY = replace(ADA, contract=LONG)
CLOSED = replace(ADA, contract=replace(CONTRACT, overtime=False))


def evenings(limit_min: int = 2880, first_day: date = MONDAY, days: int = 7) -> RosterCase:
    """Four hours of on-call duty each evening; Ada's contract sets no limit of its own."""
    rule = OnCallLimits(most_week_min=limit_min)
    return on_call_daily(a_case(rule, first_day=first_day, days=days, agents=(ANY, replace(CAN, contract=LONG))))


def test_a_week_exactly_at_the_limit_is_legal() -> None:
    """Five shifts of eight hours and two evenings of four are 48 hours."""
    case = evenings()
    assert found(case, *row(case, EARLY, 0, 1, 2, 3, 4), on_call=stand(case, 5, 6)) == ()


def test_a_quarter_more_is_not() -> None:
    """40 h and 15 minutes at work, two evenings: 2895 of 2880, and the violation spans the week."""
    case = evenings()
    duties = (*row(case, EARLY, 0, 1, 2, 3), shift(case, days_from(MONDAY, 4)[0], 360, 495))
    (violation,) = found(case, *duties, on_call=stand(case, 5, 6))
    assert (violation.rule, violation.agent, violation.unit) == ("on_call_limits", "ada", "min")
    assert (violation.amount, violation.limit, violation.hard, violation.cents) == (2895, 2880, True, 0)
    assert (violation.start_min, violation.end_min) == (case.grid.start_min, case.grid.end_min)


def test_the_whole_on_call_duty_counts_whatever_its_answer_time() -> None:
    """Twelve hours of standby with an hour to answer are twelve hours if the call comes at once."""
    case = on_call_daily(evenings(719), (600, 1320))
    first, *others = case.requirement.on_call
    case = with_windows(case, replace(first, answer_min=60), *others)
    assert figures(found(case, on_call=stand(case, 0))) == [(720, 719, "min")]


@pytest.mark.parametrize(
    "closed",
    [
        CLOSED,
        replace(ADA, overtime_consent=False),
        replace(ADA, contract=replace(CONTRACT, part_time=True)),
    ],
)
def test_the_contract_can_be_narrower_than_the_law_for_those_closed_to_overtime(closed: Agent) -> None:
    """45 hours agreed: 40 and four are fine, 40 and eight are not; Can's contract is another matter."""
    case = evenings()
    case = replace(case, agents=(closed, replace(CAN, contract=LONG)))
    assert found(case, *row(case, EARLY, 0, 1, 2, 3, 4), on_call=stand(case, 5)) == ()
    both = (*row(case, EARLY, 0, 1, 2, 3, 4), *row(case, EARLY, 0, 1, 2, 3, 4, agent="can"))
    evening = (*stand(case, 5, 6), *stand(case, 5, 6, agent="can"))
    assert figures(found(case, *both, on_call=evening)) == [(2880, 2700, "min")]


def test_a_call_out_beyond_the_agreed_week_is_overtime() -> None:
    """Ada signed 45 hours and may work overtime: 40 and eight keep the law's 48."""
    case = replace(evenings(), agents=(ADA, CAN))
    assert found(case, *row(case, EARLY, 0, 1, 2, 3, 4), on_call=stand(case, 5, 6)) == ()


def test_a_week_without_standby_is_the_weekly_hours_matter() -> None:
    """Seven shifts and no on-call duty, or one in the next week, break nothing here."""
    case = evenings(days=14)
    worked = row(case, EARLY, 0, 1, 2, 3, 4, 5, 6)
    assert found(case, *worked) == ()
    assert found(case, *worked, on_call=stand(case, 7)) == ()
    assert figures(found(case, *worked, on_call=stand(case, 6))) == [(3600, 2880, "min")]


def test_weeks_count_what_starts_in_them() -> None:
    """Sunday's window from 20:00 to 08:00 is the old week's, with all its twelve hours."""
    case = on_call_daily(evenings(2880, days=14), (1200, 1920))
    assert figures(found(case, *row(case, EARLY, 0, 1, 2, 3, 4), on_call=stand(case, 6))) == [(3120, 2880, "min")]
    assert found(case, *row(case, EARLY, 7, 8, 9, 10), on_call=stand(case, 6)) == ()


def test_the_opening_state_completes_a_cut_week() -> None:
    """The plan begins on Wednesday: Monday's shift, Tuesday's standby and the plan's evening are 16 hours."""
    case = evenings(959, first_day=date(2026, 3, 11), days=5)
    case = replace(case, opening=opened(*row(case, EARLY, -2), on_call=stood(case, 1)))
    assert figures(found(case, on_call=stand(case, 0))) == [(960, 959, "min")]
    earlier = replace(case, opening=opened(*row(case, EARLY, -3), on_call=stood(case, 3)))
    assert found(earlier, on_call=stand(earlier, 0)) == ()


@pytest.mark.parametrize(("day", "night_min"), [(SPRING, 420), (AUTUMN, 540)])
def test_on_call_duties_last_their_elapsed_minutes(day: date, night_min: int) -> None:
    """22:00 to 06:00 are seven hours when the clocks go forward and nine when they go back."""
    case = on_call_daily(evenings(400, days_from(day, -1)[0], 1), (1320, 1800))
    assert figures(found(case, on_call=stand(case, 0))) == [(night_min, 400, "min")]


def test_people_of_one_limit_share_a_form() -> None:
    """Ada signed 45 hours without overtime, Can and Eve the law's 48; without windows there is nothing to say."""
    case = evenings()
    people = (CLOSED, replace(CAN, contract=LONG), replace(CAN, id="eve", contract=LONG))
    forms = case.rules[0].forms(replace(case, agents=people))
    assert [(form.most, len(form.agents), form.share) for form in forms] == [(2700, 1, 1.0), (2880, 2, 1.0)]
    assert {(form.measure, form.period, form.windows) for form in forms} == {("work_min", "week", None)}
    assert OnCallLimits().forms(a_case(OnCallLimits())) == ()
    assert OnCallLimits().most_week_min == 2880


@pytest.mark.parametrize("wrong_min", [59, 5041])
def test_parameters_out_of_range_are_refused(wrong_min: int) -> None:
    """A week has 10080 minutes; half of them is the most anybody may state."""
    with pytest.raises(ValidationError):
        OnCallLimits(most_week_min=wrong_min)
    assert [OnCallLimits(most_week_min=n).most_week_min for n in (60, 5040)] == [60, 5040]


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    rule = OnCallLimits(most_week_min=1200)
    people = (ANY, replace(CAN, contract=replace(CONTRACT, most_week_min=900)))
    case = a_case(rule, first_day=at.first_day, days=5, agents=people)
    case = on_call_daily(case, (1320, 1800))
    if at.past:
        case = replace(case, opening=opened(*row(case, LATE, -2, -1, agent="can"), on_call=stood(case, 1)))
    slots = [slot for name in ("ada", "can") for slot in free_or(case, (EARLY, LATE), name)]
    return case, [*([(), *slot] for slot in slots), *([(), *slot] for slot in standby_slots(case, ("ada", "can")))]


def tempting() -> RosterCase:
    """Two evenings want Ada, who may work four hours a week at most."""
    case = evenings(240, days=2)
    ada_only = (replace(window, agents=frozenset({"ada"})) for window in case.requirement.on_call)
    return with_windows(case, *ada_only)
