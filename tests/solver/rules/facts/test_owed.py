"""What a contract owes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from solver.case import Absence, RosterCase
from solver.rules.facts.owed import Owed, days_of_week, quarters_down, quarters_up, under_contract
from tests.solver.rules.worlds import ADA, AUTUMN, CAN, MONDAY, SPRING, a_case, days_from

WEEK = days_of_week(MONDAY)


def away(case: RosterCase, first: int, last: int, credit_min: int, agent: str = "ada") -> RosterCase:
    """The case with one more absence, from the midnight so many days after its first to another."""
    bounds = [case.grid.minute(day, 0) for day in days_from(case.grid.days[0], first, last)]
    return replace(case, absences=(*case.absences, Absence(agent, bounds[0], bounds[1], credit_min)))


@pytest.mark.parametrize(
    ("minutes", "down", "up"),
    [(0, 0, 0), (1, 0, 15), (14.9, 0, 15), (15, 15, 15), (15.1, 15, 30), (4560, 4560, 4560), (-1, 0, 0), (-20, 0, 0)],
)
def test_minutes_are_cut_and_raised_to_quarter_hours(minutes: float, down: int, up: int) -> None:
    """Never below zero."""
    assert (quarters_down(minutes), quarters_up(minutes)) == (down, up)


def test_the_last_digits_of_a_share_do_not_cost_a_quarter_hour() -> None:
    """Floating shares less than half a millionth of a minute off 15 are 15, two millionths off are not."""
    assert quarters_down(15 - 4e-7) == quarters_up(15 + 4e-7) == 15
    assert quarters_down(15 - 2e-6) == 0
    assert quarters_up(15 + 2e-6) == 30


def test_a_week_is_seven_days_from_its_monday() -> None:
    """Over a clock change too."""
    for monday in (MONDAY, SPRING - timedelta(days=6)):
        days = days_of_week(monday)
        assert (len(days), days[0], days[-1]) == (7, monday, monday + timedelta(days=6))


def test_each_day_owes_a_seventh_of_a_week() -> None:
    """Of 35 hours: all of them in a week, five in a day, nothing in no time."""
    case = a_case(days=14)
    owed = Owed.of(case)
    assert owed.minutes(ADA, case.grid.days, 2100) == 4200
    assert owed.minutes(ADA, WEEK, 2100) == 2100
    assert owed.minutes(ADA, WEEK[:1], 2100) == 300


def test_days_outside_the_contract_owe_nothing() -> None:
    """From Tuesday to Friday both included: four sevenths."""
    tuesday, friday = WEEK[1], WEEK[4]
    held = replace(ADA, first_day=tuesday, last_day=friday)
    assert [under_contract(held, day) for day in WEEK] == [False, True, True, True, True, False, False]
    assert Owed.of(a_case()).minutes(held, WEEK, 2100) == 1200
    assert all(under_contract(ADA, day) for day in WEEK)
    assert not any(under_contract(replace(ADA, first_day=friday, last_day=tuesday), day) for day in WEEK)


def test_credit_is_taken_off_and_may_leave_less_than_nothing() -> None:
    """A week of leave at 40 hours on a contract of 35."""
    case = away(a_case(), 0, 7, 2400)
    assert Owed.of(case).minutes(ADA, WEEK, 2100) == -300
    assert Owed.of(case).minutes(CAN, WEEK, 2100) == 2100
    assert Owed.of(a_case()).absences == {}


def test_credit_is_spread_evenly_over_the_absence() -> None:
    """Saturday to Tuesday, four days with 16 hours: eight in each week, four in one day."""
    case = away(a_case(days=14), 5, 9, 960)
    owed = Owed.of(case)
    assert owed.minutes(ADA, WEEK, 2100) == 2100 - 480
    assert owed.minutes(ADA, days_of_week(WEEK[0] + timedelta(days=7)), 2100) == 2100 - 480
    assert owed.minutes(ADA, WEEK[5:6], 2100) == 300 - 240
    assert owed.minutes(ADA, WEEK[:5], 2100) == 1500


def test_absences_add_up_and_those_elsewhere_do_not_count() -> None:
    """Two days of eight hours; one of Can's, and one before the days asked about."""
    case = away(away(away(away(a_case(), 0, 1, 480), 2, 3, 480), 3, 4, 60, "can"), -2, -1, 480)
    owed = Owed.of(case)
    assert owed.minutes(ADA, WEEK, 2100) == 2100 - 960
    assert [absence.credit_min for absence in owed.absences["can"]] == [60]
    assert list(owed.absences["ada"]) == sorted(owed.absences["ada"])


def test_an_absence_of_no_length_has_no_credit() -> None:
    """A row of a file that begins when it ends, or after, divides nothing."""
    case = away(away(a_case(), 3, 3, 480), 4, 3, 480)
    assert Owed.of(case).minutes(ADA, WEEK, 2100) == 2100


def test_an_absence_of_a_minute_has_all_of_its_credit() -> None:
    """It lies inside whole."""
    at = a_case().grid.start_min + 600
    case = replace(a_case(), absences=(Absence("ada", at, at + 1, 60),))
    assert Owed.of(case).minutes(ADA, WEEK, 2100) == 2040


def test_days_of_the_clock_change_share_by_the_minute() -> None:
    """Two days away with 48 hours of credit: 23 of 47 hours fall on the day in March, 25 of 49 in October."""
    for day, hours in ((SPRING, 23), (AUTUMN, 25)):
        case = away(a_case(first_day=day, days=7), 0, 2, 2880)
        share = hours / (hours + 24)
        assert Owed.of(case).minutes(ADA, case.grid.days[:1], 2100) == pytest.approx(300 - 2880 * share)
