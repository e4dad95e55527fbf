"""Split shifts: one shift in two parts, by agreement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.duties import Break, Duty
from solver.rules.forms import DutyClass, Forbid
from solver.rules.split_shifts import SplitShifts
from solver.shifts import BreakWindow, ShiftTemplate
from tests.solver.rules.agreement_worlds import Setting, World
from tests.solver.rules.worlds import (
    AUTUMN,
    CONTRACT,
    EARLY,
    MONDAY,
    SPRING,
    a_case,
    an_agent,
    days_from,
    figures,
    found,
    opened,
    row,
    wanted,
    work,
)

ONCE = an_agent("ada", replace(CONTRACT, most_splits_week=1))
NEVER = an_agent("can")
CASE = a_case(SplitShifts(), days=14, agents=(ONCE, NEVER))


def gapped(gap_min: int, paid: bool = False) -> ShiftTemplate:
    """Four hours from 08:00, a gap, four hours more."""
    return ShiftTemplate(f"gap{gap_min}", "standard", 480, 480 + gap_min, (BreakWindow(240, 240, gap_min, paid),))


def split(case: RosterCase, day: date, gap_min: int = 180, agent: str = "ada", paid: bool = False) -> Duty:
    """A shift of two times four hours with a gap between."""
    start_min = case.grid.minute(day, 480)
    return work(case, day, gapped(gap_min, paid), agent, (Break(start_min + 240, gap_min, paid),))


def test_one_split_a_week_is_agreed_and_a_second_is_not() -> None:
    """Ada's contract has one; the violation spans the week in which two stand."""
    monday, tuesday, next_monday = days_from(MONDAY, 0, 1, 7)
    assert found(CASE, split(CASE, monday), split(CASE, next_monday)) == ()
    (violation,) = found(CASE, split(CASE, monday), split(CASE, tuesday), split(CASE, next_monday))
    assert (violation.rule, violation.agent) == ("split_shifts", "ada")
    assert (violation.amount, violation.limit, violation.unit, violation.hard) == (2, 1, "duties", True)
    assert (violation.start_min, violation.end_min) == (CASE.grid.day_bounds[0], CASE.grid.day_bounds[7])


def test_a_contract_without_split_shifts_has_none() -> None:
    """Nobody is split who did not agree to it."""
    assert figures(found(CASE, split(CASE, MONDAY, agent="can"))) == [(1, 0, "duties")]
    assert found(CASE, *row(CASE, EARLY, 0, 1, agent="can")) == ()


def test_a_gap_of_two_hours_divides_a_shift_and_a_shorter_one_is_a_break() -> None:
    """120 minutes split, 119 do not; a paid pause never does."""
    assert figures(found(CASE, split(CASE, MONDAY, 120, "can"))) == [(1, 0, "duties")]
    assert found(CASE, split(CASE, MONDAY, 119, "can")) == ()
    assert found(CASE, split(CASE, MONDAY, 300, "can", paid=True)) == ()


def test_two_gaps_make_one_split_shift() -> None:
    """The shift is counted, not its gaps."""
    start_min = CASE.grid.minute(MONDAY, 480)
    twice = replace(split(CASE, MONDAY), breaks=(Break(start_min + 60, 130), Break(start_min + 400, 130)))
    assert found(CASE, twice) == ()
    lunch = replace(twice, breaks=(Break(start_min + 60, 30), Break(start_min + 400, 130)), agent="can")
    assert figures(found(CASE, lunch)) == [(1, 0, "duties")]
    assert [form.period for form in CASE.rules[0].forms(CASE)[:2]] == ["week", "week"]


def test_a_gap_longer_than_four_hours_is_refused_even_where_splits_are_agreed() -> None:
    """240 minutes are allowed, 241 are not, and the violation is the shift's own time."""
    assert found(CASE, split(CASE, MONDAY, 240)) == ()
    stretched = split(CASE, MONDAY, 241)
    (violation,) = found(CASE, stretched)
    assert (violation.rule, violation.agent, violation.hard) == ("split_shifts", "ada", True)
    assert (violation.amount, violation.limit, violation.unit) == (241, 240, "min")
    assert (violation.start_min, violation.end_min) == (stretched.start_min, stretched.end_min)
    assert found(CASE, split(CASE, MONDAY, 241, paid=True)) == ()


def test_a_cut_first_week_counts_the_split_shifts_before_it() -> None:
    """Split on Tuesday, the plan starts on Thursday: the week's one split is taken, the next week's is not."""
    case = a_case(SplitShifts(), first_day=days_from(MONDAY, 3)[0], days=7, agents=(ONCE,))
    thursday, monday = case.grid.days[0], days_from(MONDAY, 7)[0]
    case = replace(case, opening=opened(split(case, days_from(MONDAY, 1)[0]), *row(case, EARLY, -1)))
    assert figures(found(case, split(case, thursday))) == [(2, 1, "duties")]
    assert found(case, *row(case, EARLY, 0), split(case, monday)) == ()


def test_split_shifts_of_the_opening_state_alone_are_history() -> None:
    """Two were worked before the plan; a shift with an unpaid half hour adds none, one with two hours the third."""
    case = a_case(SplitShifts(), first_day=days_from(MONDAY, 3)[0], days=4, agents=(ONCE,))
    case = replace(case, opening=opened(*(split(case, day) for day in days_from(MONDAY, 1, 2))))
    thursday, friday = case.grid.days[:2]
    assert found(case, split(case, thursday, 30)) == ()
    assert figures(found(case, split(case, thursday, 30), split(case, friday))) == [(3, 1, "duties")]


def test_the_forms_are_a_count_a_week_and_no_longer_gap() -> None:
    """A shift that starts in the horizon is refused for its gap, whenever it ends."""
    *counted, refused = CASE.rules[0].forms(CASE)
    assert [(form.agents, form.of, form.most) for form in counted] == [
        ({"ada"}, DutyClass(gap_min=120), 1),
        ({"can"}, DutyClass(gap_min=120), 0),
    ]
    span = (CASE.grid.start_min, CASE.grid.end_min)
    everyone = frozenset({"ada", "can"})
    assert refused == Forbid("split_shifts", everyone, DutyClass(gap_min=241), *span, by_start=True)


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_the_gap_is_measured_in_elapsed_minutes(day: date) -> None:
    """An hour that the clocks skip or repeat makes no gap longer or shorter."""
    case = a_case(SplitShifts(), first_day=day, days=1, agents=(NEVER,))
    night = Duty("can", case.grid.minute(day, 0), case.grid.minute(day, 0) + 480, day, "night", 361)
    fits = replace(night, breaks=(Break(night.start_min + 60, 119),))
    assert found(case, fits) == ()
    assert figures(found(case, replace(fits, breaks=(Break(night.start_min + 60, 120),)))) == [(1, 0, "duties")]


def test_the_parameters_move_both_limits() -> None:
    """An operation may call an hour's gap a split, and stop at 90 minutes."""
    case = replace(CASE, rules=(SplitShifts(gap_min=60, most_gap_min=90),))
    assert figures(found(case, split(case, MONDAY, 60, "can"))) == [(1, 0, "duties")]
    assert figures(found(case, split(case, MONDAY, 91, "ada"))) == [(91, 90, "min")]


@pytest.mark.parametrize("bad", [{"gap_min": 29}, {"most_gap_min": 721}, {"gap_min": 180, "most_gap_min": 179}])
def test_gaps_out_of_range_are_refused(bad: dict[str, int]) -> None:
    """A longest gap below the shortest would forbid what the rule allows."""
    with pytest.raises(ValidationError):
        SplitShifts(**bad)


def test_the_shortest_and_the_longest_gap_may_be_equal() -> None:
    """Every split then has the same gap; 30 and 720 are the ends of the range."""
    assert SplitShifts(gap_min=30, most_gap_min=30).most_gap_min == 30
    assert SplitShifts(gap_min=720, most_gap_min=720).gap_min == 720


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = a_case(SplitShifts(), first_day=at.first_day, days=6, agents=(ONCE, NEVER))
    case = replace(case, templates=(EARLY, *(gapped(gap) for gap in (119, 120, 240, 241))))
    if at.past:
        case = replace(case, opening=opened(split(case, days_from(at.first_day, -1)[0])))
    ada = [((), (split(case, day, 120),), (split(case, day, 119),)) for day in case.grid.days[2:]]
    gaps = [((), (split(case, day, 240),), (split(case, day, 241),)) for day in case.grid.days[:2]]
    return case, [*ada, *gaps, [(), (split(case, case.grid.days[0], 120, "can"),)]]


def tempting() -> RosterCase:
    """Needed at both ends of the day, and one shift that serves both: only the rule divides it from Ada's week."""
    case = a_case(SplitShifts(), days=3, agents=(ONCE,))
    return replace(case, templates=(gapped(180),), requirement=wanted(case.grid, 1, (480, 720)))
