"""Standby that is work."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.rules.on_call_work import OnCallWork
from tests.solver.rules.agreement_worlds import Setting, World, free_or
from tests.solver.rules.on_call_worlds import on_call_daily, stand, standby_slots, stood, with_windows
from tests.solver.rules.worlds import (
    ADA,
    AUTUMN,
    CAN,
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


def evenings(rule: OnCallWork, first_day: date = MONDAY, days: int = 7, answer_min: int = 10) -> RosterCase:
    """Four hours of standby each evening, to be answered within so many minutes."""
    case = on_call_daily(a_case(rule, first_day=first_day, days=days, agents=(ADA, CAN)))
    return with_windows(case, *(replace(window, answer_min=answer_min) for window in case.requirement.on_call))


def test_quick_standby_fills_the_week_like_work() -> None:
    """Five shifts of eight hours and two evenings of four are 48 hours, whatever the contract's own limit."""
    case = evenings(OnCallWork())
    assert found(case, *row(case, EARLY, 0, 1, 2, 3, 4), on_call=stand(case, 5, 6)) == ()


def test_a_quarter_more_is_too_much() -> None:
    """2895 of 2880 minutes, over the whole week."""
    case = evenings(OnCallWork())
    duties = (*row(case, EARLY, 0, 1, 2, 3), shift(case, days_from(MONDAY, 4)[0], 360, 495))
    (violation,) = found(case, *duties, on_call=stand(case, 5, 6))
    assert (violation.rule, violation.agent, violation.unit) == ("on_call_work", "ada", "min")
    assert (violation.amount, violation.limit, violation.hard, violation.cents) == (2895, 2880, True, 0)
    assert (violation.start_min, violation.end_min) == (case.grid.start_min, case.grid.end_min)


def test_the_answer_time_decides_what_is_work() -> None:
    """Thirty minutes to answer still bind, 31 leave the evening free; the operation may say otherwise."""
    quick, slow = (evenings(OnCallWork(most_week_min=239), answer_min=n) for n in (30, 31))
    assert figures(found(quick, on_call=stand(quick, 0))) == [(240, 239, "min")]
    assert found(slow, on_call=stand(slow, 0)) == ()
    strict = evenings(OnCallWork(response_min=31, most_week_min=239), answer_min=31)
    assert figures(found(strict, on_call=stand(strict, 0))) == [(240, 239, "min")]


def test_slow_standby_beside_a_quick_one_adds_nothing() -> None:
    """Only the quick evening counts, in a week that holds both; slow ones alone leave a full week alone."""
    case = evenings(OnCallWork(most_week_min=700))
    first, *others = case.requirement.on_call
    case = with_windows(case, replace(first, answer_min=60), *others)
    assert found(case, *row(case, EARLY, 2, 3), on_call=stand(case, 0)) == ()
    assert figures(found(case, *row(case, EARLY, 2), on_call=stand(case, 0, 1))) == [(720, 700, "min")]


def test_a_share_of_standby_counts_cut_to_whole_minutes() -> None:
    """A third of 240 minutes is 79.2 at 0.33: 79 for each duty, 158 for two."""
    case = evenings(OnCallWork(share=0.33, most_week_min=157))
    assert figures(found(case, on_call=stand(case, 0, 1))) == [(158, 157, "min")]
    assert found(evenings(OnCallWork(share=0.33, most_week_min=158)), on_call=stand(case, 0, 1)) == ()


def test_the_opening_state_completes_a_cut_week() -> None:
    """From Wednesday on: Monday's shift, Tuesday's four hours of standby under a forgotten window, and the plan's."""
    case = evenings(OnCallWork(most_week_min=959), date(2026, 3, 11), 5)
    case = replace(case, opening=opened(*row(case, EARLY, -2), on_call=stood(case, 1)))
    assert figures(found(case, on_call=stand(case, 0))) == [(960, 959, "min")]
    earlier = replace(case, opening=opened(*row(case, EARLY, -3), on_call=stood(case, 3)))
    assert found(earlier, on_call=stand(earlier, 0)) == ()


def test_a_forgotten_window_counts_even_where_only_answers_on_the_spot_do() -> None:
    """The safe side: Tuesday's four hours and Wednesday's."""
    case = evenings(OnCallWork(response_min=0, most_week_min=479), date(2026, 3, 11), 5, answer_min=0)
    case = replace(case, opening=opened(on_call=stood(case, 1)))
    assert figures(found(case, on_call=stand(case, 0))) == [(480, 479, "min")]


def test_weeks_without_standby_of_the_plan_are_left_alone() -> None:
    """What was stood by before the plan, with a full week of shifts after it, is the weekly hours' matter."""
    case = evenings(OnCallWork(most_week_min=480), date(2026, 3, 11), 12)
    case = replace(case, opening=opened(on_call=stood(case, 1)))
    assert found(case, *row(case, EARLY, 0, 1), on_call=stand(case, 5)) == ()


@pytest.mark.parametrize(("day", "night_min"), [(SPRING, 420), (AUTUMN, 540)])
def test_standby_lasts_its_elapsed_minutes(day: date, night_min: int) -> None:
    """22:00 to 06:00 are seven hours when the clocks go forward and nine when they go back."""
    case = on_call_daily(evenings(OnCallWork(most_week_min=400), days_from(day, -1)[0], 1), (1320, 1800))
    assert figures(found(case, on_call=stand(case, 0))) == [(night_min, 400, "min")]


def test_one_form_speaks_of_the_quick_windows_and_the_old_ones() -> None:
    """Where none is quick there is nothing to say."""
    case = evenings(OnCallWork(share=0.5), days=3, answer_min=30)
    first, second, third = case.requirement.on_call
    case = with_windows(case, first, replace(second, answer_min=31), third)
    case = replace(case, opening=opened(on_call=(replace(stood(case, 1)[0], window="old"), *stand(case, 1))))
    (form,) = case.rules[0].forms(case)
    assert (form.windows, form.share, form.most) == (frozenset({"w0", "w2", "old"}), 0.5, 2880)
    assert (form.measure, form.period, form.cents) == ("work_min", "week", None)
    assert case.rules[0].forms(with_windows(case, replace(first, answer_min=31))) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        *({"response_min": -1}, {"response_min": 241}, {"share": 0.0}),
        *({"share": 1.1}, {"most_week_min": 59}, {"most_week_min": 5041}),
    ],
)
def test_parameters_out_of_range_are_refused(wrong: dict[str, float]) -> None:
    """No share of nothing, and none above the whole."""
    with pytest.raises(ValidationError):
        OnCallWork.model_validate(wrong)


def test_the_ends_of_the_ranges_are_allowed() -> None:
    """An answer on the spot, four hours; the whole of it; an hour and half the week."""
    assert OnCallWork(response_min=0, most_week_min=60).share == 1.0
    assert OnCallWork(response_min=240, share=0.001, most_week_min=5040).response_min == 240


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    rule = OnCallWork(share=0.55, most_week_min=1000)
    case = evenings(rule, at.first_day, 5)
    first, *others = on_call_daily(case, (1320, 1801)).requirement.on_call
    case = with_windows(case, replace(first, answer_min=45), *others)
    if at.past:
        case = replace(case, opening=opened(*row(case, LATE, -2, -1, agent="can"), on_call=stood(case, 1)))
    slots = [slot for name in ("ada", "can") for slot in free_or(case, (EARLY, LATE), name)]
    return case, [*([(), *slot] for slot in slots), *([(), *slot] for slot in standby_slots(case, ("ada", "can")))]


def tempting() -> RosterCase:
    """Two evenings want Ada, and the law lets her work four hours a week."""
    case = evenings(OnCallWork(most_week_min=240), days=2)
    ada_only = (replace(window, agents=frozenset({"ada"})) for window in case.requirement.on_call)
    return with_windows(case, *ada_only)
