"""On-call within reach of a desk."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.rules.on_call_reach import OnCallReach
from tests.solver.rules.agreement_worlds import Setting, World
from tests.solver.rules.on_call_worlds import on_call_daily, stand, standby_slots, stood, with_windows
from tests.solver.rules.worlds import ADA, CAN, SPRING, a_case, figures, found, opened

FAR = replace(ADA, at_desk_min=30)


def windows(*desk_min: int, days: int = 3, far_min: int = 30) -> RosterCase:
    """An evening window a day with so many minutes to the desk; Ada needs `far_min`, Can is there."""
    case = on_call_daily(a_case(OnCallReach(), days=days, agents=(replace(ADA, at_desk_min=far_min), CAN)))
    each = zip(case.requirement.on_call, desk_min, strict=True)
    return with_windows(case, *(replace(window, at_desk_min=minutes) for window, minutes in each))


def test_a_way_as_long_as_the_window_allows_is_in_time() -> None:
    """Thirty minutes of way for thirty minutes to the desk, and for an hour."""
    case = windows(30, 60, 30)
    assert found(case, on_call=stand(case, 0, 1, 2)) == ()


def test_a_minute_more_is_too_far() -> None:
    """31 minutes of way for 30: the violation is the on-call duty's."""
    case = windows(30, 60, 30, far_min=31)
    duty = stand(case, 0)[0]
    (violation,) = found(case, on_call=(duty,))
    assert (violation.rule, violation.agent, violation.unit) == ("on_call_reach", "ada", "min")
    assert (violation.amount, violation.limit, violation.hard, violation.cents) == (31, 30, True, 0)
    assert (violation.start_min, violation.end_min) == (duty.start_min, duty.end_min)


def test_each_duty_is_judged_by_its_own_window_and_agent() -> None:
    """Ada reaches the second of three windows only; Can, who has no way stated, reaches all."""
    case = windows(0, 60, 15)
    assert figures(found(case, on_call=stand(case, 0, 1, 2))) == [(30, 0, "min"), (30, 15, "min")]
    assert found(case, on_call=stand(case, 0, 1, 2, agent="can")) == ()


def test_a_goal_of_seconds_takes_nobody_with_a_way() -> None:
    """A window of 0 minutes to the desk credits nobody who needs 30 minutes, nor one who needs one."""
    for far_min, expected in ((1, [(1, 0, "min")]), (0, [])):
        case = windows(0, 0, 0, far_min=far_min)
        assert figures(found(case, on_call=stand(case, 1))) == expected


def test_on_call_duties_of_the_opening_state_are_history() -> None:
    """Whatever was credited last week."""
    case = windows(0, 0, 0)
    assert found(replace(case, opening=opened(on_call=stood(case, 1)))) == ()


def test_a_night_of_changed_clocks_is_no_farther() -> None:
    """From Saturday 20:00 to Sunday 06:00 of the spring night the way is the same."""
    case = on_call_daily(a_case(OnCallReach(), first_day=SPRING, days=1, agents=(FAR,)), (0, 360))
    assert found(case, on_call=stand(case, 0)) == ()


def test_windows_of_which_nothing_is_known_are_the_checkers_matter() -> None:
    """An unknown window has no desk time to break."""
    case = windows(0, 0, 0)
    assert found(case, on_call=(replace(stand(case, 0)[0], window="gone"),)) == ()


def test_one_form_speaks_of_all_with_the_same_way() -> None:
    """Ada and Eve need half an hour, Can none: one form, of the two windows that are too quick."""
    case = windows(0, 60, 15)
    eve = replace(FAR, id="eve")
    (form,) = OnCallReach().forms(replace(case, agents=(*case.agents, eve)))
    assert (form.agents, form.windows, form.most) == (frozenset({"ada", "eve"}), frozenset({"w0", "w2"}), 0)
    assert (form.measure, form.period, form.cents) == ("duties", "horizon", None)


def test_the_rule_has_no_parameters() -> None:
    """A tolerance would be a second goal."""
    with pytest.raises(ValidationError):
        OnCallReach.model_validate({"slack_min": 5})


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = on_call_daily(a_case(OnCallReach(), first_day=at.first_day, days=3, agents=(FAR, CAN)))
    desks = (30, 15, 45)
    each = zip(case.requirement.on_call, desks, strict=True)
    case = with_windows(case, *(replace(window, at_desk_min=minutes) for window, minutes in each))
    case = replace(case, agents=(FAR, replace(CAN, at_desk_min=20)))
    if at.past:
        case = replace(case, opening=opened(on_call=stood(case, 1)))
    return case, standby_slots(case, ("ada", "can"))


def tempting() -> RosterCase:
    """A window asks for somebody at the desk in a quarter of an hour; the only one who may needs half an hour."""
    case = on_call_daily(a_case(OnCallReach(), days=2, agents=(FAR,)))
    first, second = case.requirement.on_call
    return with_windows(case, replace(first, at_desk_min=15), second)
