"""Who could be asked."""

from __future__ import annotations

from dataclasses import replace

from solver.case import Absence, Protection
from solver.rules.facts.asked import askable, askable_by_night
from tests.solver.rules.worlds import ADA, CAN, CONTRACT, MONDAY, SPRING, a_case, an_agent, days_from

CASE = a_case(agents=(ADA, CAN))
BOTH = {"ada", "can"}
DAYS = days_from(MONDAY, *range(8))


def test_everybody_under_contract_can_be_asked() -> None:
    """Also who begins on the last day, or leaves on the first; not who begins after it or left before."""
    assert askable(CASE) == BOTH
    for change, asked in (
        ({"first_day": DAYS[6]}, BOTH),
        ({"first_day": DAYS[7]}, {"can"}),
        ({"last_day": DAYS[0]}, BOTH),
        ({"last_day": days_from(MONDAY, -1)[0]}, {"can"}),
    ):
        assert askable(replace(CASE, agents=(replace(ADA, **change), CAN))) == asked


def test_who_is_away_throughout_cannot_be_asked() -> None:
    """Midnight to midnight, in one row or in two; an hour less and there is a day on which to ask."""
    start_min, end_min = CASE.grid.start_min, CASE.grid.end_min
    whole = (Absence("ada", start_min, end_min),)
    parts = (Absence("ada", start_min, start_min + 2880), Absence("ada", start_min + 2880, end_min + 60))
    assert askable(replace(CASE, absences=whole)) == {"can"}
    assert askable(replace(CASE, absences=parts)) == {"can"}
    assert askable(replace(CASE, absences=(Absence("ada", start_min, end_min - 60),))) == BOTH
    assert askable(replace(CASE, absences=(Absence("ada", start_min + 60, end_min),))) == BOTH


def test_away_until_the_contract_begins_is_away() -> None:
    """Contract from Tuesday on, away from Tuesday on: no day is left."""
    late = replace(ADA, first_day=DAYS[1])
    away = (Absence("ada", CASE.grid.minute(DAYS[1], 0), CASE.grid.end_min),)
    assert askable(replace(CASE, agents=(late, CAN), absences=away)) == {"can"}


def test_a_day_of_23_hours_is_a_whole_day() -> None:
    """Away on the Sunday the clocks change."""
    case = a_case(first_day=SPRING, days=1, agents=(ADA, CAN))
    assert askable(replace(case, absences=(Absence("can", case.grid.start_min, case.grid.end_min),))) == {"ada"}


def test_nights_are_asked_of_those_whose_contract_has_some() -> None:
    """None agreed is none; one, or any number, can be asked."""
    none, one = (an_agent("ada", replace(CONTRACT, most_nights=nights)) for nights in (0, 1))
    assert askable_by_night(replace(CASE, agents=(none, CAN))) == {"can"}
    assert askable_by_night(replace(CASE, agents=(one, CAN))) == BOTH


def test_a_protection_over_the_whole_plan_spares() -> None:
    """On every day, by one row or two; a day without it, or one against overtime, does not."""
    whole = (Protection("ada", "no_nights", DAYS[0], DAYS[6]),)
    parts = (Protection("ada", "no_nights", DAYS[0], DAYS[3]), Protection("ada", "no_nights", DAYS[3], DAYS[7]))
    assert askable_by_night(replace(CASE, protections=whole)) == {"can"}
    assert askable_by_night(replace(CASE, protections=parts)) == {"can"}
    for kind, first, last in (("no_nights", 1, 6), ("no_nights", 0, 5), ("no_overtime", 0, 6)):
        held = (Protection("ada", kind, DAYS[first], DAYS[last]),)
        assert askable_by_night(replace(CASE, protections=held)) == BOTH


def test_who_cannot_be_asked_at_all_is_not_asked_for_nights() -> None:
    """Away throughout."""
    away = (Absence("can", CASE.grid.start_min, CASE.grid.end_min),)
    assert askable_by_night(replace(CASE, absences=away)) == {"ada"}
