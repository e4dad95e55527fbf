"""Standby."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.case import Absence, RosterCase
from solver.cover import OnCallWindow
from solver.duties import Duty, OnCallDuty
from solver.outcomes import Violation
from solver.rules.standby import Standby
from solver.shifts import ShiftTemplate
from tests.solver.rules.agreement_worlds import Setting, Slots, World, a_past, free_or
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
    figures,
    found,
    nothing_needed,
    opened,
    row,
    shift,
)


def evenings(first_day: date = MONDAY, depth: int = 1) -> RosterCase:
    """Every evening from 20:00 to 24:00 somebody of Ada and Can stands by; a gap costs 200.00."""
    case = a_case(Standby(), first_day=first_day, days=6, agents=(ADA, CAN))
    bounds = [(case.grid.minute(day, 1200), case.grid.minute(day, 1440)) for day in case.grid.days]
    both = frozenset({"ada", "can"})
    windows = [OnCallWindow(f"w{i}", both, *b, depth, 10, 30, 0, 20000) for i, b in enumerate(bounds)]
    return replace(case, requirement=nothing_needed((), tuple(windows)))


def standing(case: RosterCase, *picks: tuple[str, int]) -> tuple[OnCallDuty, ...]:
    """On-call duties of agents in windows by number."""
    windows = case.requirement.on_call
    return tuple(OnCallDuty(name, windows[i].start_min, windows[i].end_min, windows[i].id) for name, i in picks)


def hard(case: RosterCase, *duties: Duty, on_call: tuple[OnCallDuty, ...]) -> list[tuple[float, float, str]]:
    """Figures of the hard violations; open windows are priced apart."""
    return figures(tuple(v for v in found(case, *duties, on_call=on_call) if v.hard))


CASE = evenings()
ALL = standing(CASE, ("ada", 0), ("can", 1), ("can", 4), ("ada", 3))


def test_a_filled_window_costs_nothing_and_an_empty_one_its_price() -> None:
    """Four of six evenings are filled."""
    assert cents(found(CASE, on_call=ALL)) == 2 * 20000
    first = found(CASE, on_call=ALL)[0]
    assert (first.rule, first.agent, first.amount, first.limit, first.unit) == ("standby:w2", "", 0, 1, "agents")


def test_depth_counts_people() -> None:
    """Two are wanted, Ada alone leaves one open, Ada twice too."""
    case = evenings(depth=2)
    one = standing(case, ("ada", 0))
    assert found(case, on_call=one)[0].cents == 20000
    assert [v.cents for v in found(case, on_call=(*one, *one)) if v.rule == "standby:w0"] == [20000]
    assert [v for v in found(case, on_call=standing(case, ("ada", 0), ("can", 0))) if v.rule == "standby:w0"] == []


def test_eleven_hours_are_free_before_and_after() -> None:
    """Stands by from 20:00 to 24:00: out by 09:00, in from 11:00 next day; a quarter less on either side is refused."""
    on_call, tuesday = standing(CASE, ("ada", 0)), days_from(MONDAY, 1)[0]
    assert hard(CASE, shift(CASE, MONDAY, 300, 240), shift(CASE, tuesday, 660, 480), on_call=on_call) == []
    assert hard(CASE, shift(CASE, MONDAY, 315, 240), on_call=on_call) == [(645, 660, "min")]
    assert hard(CASE, shift(CASE, tuesday, 645, 480), on_call=on_call) == [(645, 660, "min")]


def test_a_shift_during_standby_is_refused() -> None:
    """Two hours at once, and no rest either."""
    assert hard(CASE, *row(CASE, LATE, 0), on_call=standing(CASE, ("ada", 0))) == [(-120, 660, "min")]


def test_two_standbys_start_three_days_apart() -> None:
    """Monday and Thursday are fine, Monday and Wednesday are not."""
    assert hard(CASE, on_call=standing(CASE, ("ada", 0), ("ada", 3))) == []
    assert hard(CASE, on_call=standing(CASE, ("ada", 0), ("ada", 2))) == [(2, 3, "days")]


def test_the_opening_state_is_a_neighbour() -> None:
    """A night shift until 06:00 on Monday leaves fourteen hours; Saturday's standby is two days ago."""
    before = OnCallDuty("ada", CASE.grid.start_min - 1680, CASE.grid.start_min - 1440, "old")
    case = replace(CASE, opening=opened(*row(CASE, NIGHT, -1), on_call=(before,)))
    assert hard(case, on_call=standing(case, ("ada", 0))) == [(2, 3, "days")]
    longer = replace(case, rules=(Standby(rest_min=900, within_days=1),))
    assert hard(longer, on_call=standing(case, ("ada", 0))) == [(840, 900, "min")]


def test_the_rest_after_the_opening_states_standby_is_kept() -> None:
    """It ended at 24:00 on Sunday: Monday 11:00 is the first start."""
    before = OnCallDuty("ada", CASE.grid.start_min - 240, CASE.grid.start_min, "old")
    case = replace(CASE, opening=opened(*row(CASE, LATE, -1), on_call=(before,)))
    assert hard(case, shift(case, MONDAY, 660, 480), on_call=()) == []
    assert hard(case, shift(case, MONDAY, 645, 480), on_call=()) == [(645, 660, "min")]


def test_nobody_stands_by_while_absent() -> None:
    """An absence from 23:00 shares an hour; one from 24:00 shares none."""
    late, midnight = (CASE.grid.minute(MONDAY, clock) for clock in (1380, 1440))
    on_call = standing(CASE, ("ada", 0))
    assert hard(replace(CASE, absences=(Absence("ada", late, late + 600),)), on_call=on_call) == [(60, 0, "min away")]
    assert hard(replace(CASE, absences=(Absence("ada", midnight, midnight + 600),)), on_call=on_call) == []


def test_rest_is_elapsed_time_when_the_clocks_change() -> None:
    """From midnight to 11:00 on 29 March are ten hours, on 25 October twelve."""
    for day, expected in ((SPRING, [(600, 660, "min")]), (AUTUMN, [])):
        case = evenings(days_from(day, -1)[0])
        assert hard(case, shift(case, day, 660, 480), on_call=standing(case, ("ada", 0))) == expected


@pytest.mark.parametrize("wrong", [{"rest_min": -1}, {"rest_min": 1441}, {"within_days": 0}, {"within_days": 32}])
def test_parameters_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    """No such rest, no such number of days."""
    with pytest.raises(ValidationError):
        Standby(**wrong)


def test_what_is_not_stated_is_as_documented_and_both_ends_are_allowed() -> None:
    """Eleven hours and three days; none to a day, one to 31 days."""
    assert (Standby().rest_min, Standby().within_days) == (660, 3)
    assert Standby(rest_min=0, within_days=1) != Standby(rest_min=1440, within_days=31)


def test_a_shift_beside_a_standby_is_told_with_the_time_of_both() -> None:
    """From the start of the earlier to the end of the later, whichever comes first."""
    (on_call,) = standing(CASE, ("ada", 0))
    (tuesday,) = days_from(MONDAY, 1)
    before, after = shift(CASE, MONDAY, 600, 240), shift(CASE, tuesday, 600, 240)
    around = shift(CASE, MONDAY, 1140, 360)
    first, last = on_call.start_min, on_call.end_min
    for duty, when, gap in (
        (before, (before.start_min, last), 360),
        (after, (first, after.end_min), 600),
        (around, (around.start_min, around.end_min), -300),
    ):
        violations = [v for v in found(CASE, duty, on_call=(on_call,)) if v.hard]
        assert violations == [Violation("standby", "ada", *when, gap, 660, "min")]


def test_standbys_too_near_are_told_from_the_first_to_the_second() -> None:
    """Two of Ada's evenings, and of the opening state's only the last is a neighbour."""
    pair = standing(CASE, ("ada", 0), ("ada", 2))
    old = [OnCallDuty("ada", CASE.grid.start_min + at, CASE.grid.start_min + at + 60, "old") for at in (-5760, -2880)]
    case = replace(CASE, opening=opened(on_call=tuple(old)))
    assert [v for v in found(case, on_call=pair) if v.hard] == [
        Violation("standby", "ada", old[1].start_min, pair[0].end_min, 2, 3, "days"),
        Violation("standby", "ada", pair[0].start_min, pair[1].end_min, 2, 3, "days"),
    ]


def test_a_stranger_at_a_window_does_not_fill_it() -> None:
    """Can may not stand by in Ada's window, and is asked for nothing by it."""
    only = replace(CASE.requirement.on_call[0], agents=frozenset({"ada"}))
    case = replace(CASE, requirement=nothing_needed((), (only,)))
    open_window = Violation("standby:w0", "", only.start_min, only.end_min, 0, 1, "agents", False, 20000)
    assert found(case, on_call=standing(case, ("can", 0))) == (open_window,)
    assert found(case, on_call=standing(case, ("ada", 0))) == ()


def test_only_the_absent_agents_standby_is_refused() -> None:
    """Ada is away on Monday, Can stands by."""
    first, last = CASE.grid.day_bounds[:2]
    case = replace(CASE, absences=(Absence("ada", first, last),))
    assert hard(case, on_call=standing(case, ("can", 0))) == []
    (violation,) = (v for v in found(case, on_call=standing(case, ("ada", 0), ("can", 1))) if v.hard)
    (on_call,) = standing(case, ("ada", 0))
    assert violation == Violation("standby", "ada", on_call.start_min, on_call.end_min, 240, 0, "min away")


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = a_case(Standby(rest_min=600, within_days=2), first_day=at.first_day, days=4, agents=(ADA, CAN))
    both = frozenset({"ada", "can"})
    bounds = [(case.grid.minute(day, 1080), case.grid.minute(day, 1500)) for day in case.grid.days]
    windows = tuple(
        OnCallWindow(f"w{i}", both, first, last, 1 + i % 2, 10, 30, 500, 900) for i, (first, last) in enumerate(bounds)
    )
    away = Absence("can", bounds[2][1] - 30, bounds[3][0])
    case = replace(a_past(case, at, NIGHT, 1), requirement=nothing_needed((), windows), absences=(away,))
    if at.past:
        before = OnCallDuty("can", bounds[0][0] - 1440, bounds[0][1] - 1440, "old")
        case = replace(case, opening=replace(case.opening, on_call=(before,)))
    noon = ShiftTemplate("noon", "standard", 720, 300)
    case = replace(case, templates=(EARLY, NIGHT, noon))
    calls: Slots = [
        [(), (), (OnCallDuty(name, w.start_min, w.end_min, w.id),)] for name in ("ada", "can") for w in windows
    ]
    slots = [slot for name in ("ada", "can") for slot in free_or(case, (EARLY, NIGHT, noon), name)]
    return case, [*calls, *([(), (), (), *slot] for slot in slots)]


def tempting() -> RosterCase:
    """Two successive evenings want somebody to stand by, and only Ada may."""
    case, ada = evenings(), frozenset({"ada"})
    windows = tuple(replace(window, agents=ada) for window in case.requirement.on_call[:2])
    need = replace(case.requirement, on_call=windows)
    return replace(case, grid=a_case(days=2).grid, agents=(ADA,), templates=(EARLY,), requirement=need)
