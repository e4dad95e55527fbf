"""Duties that a case gives come out of a search as they went in."""

from __future__ import annotations

from dataclasses import field, make_dataclass, replace

from solver.duties import OnCallDuty, Roster
from solver.fingerprint import UNSAID, fingerprint
from solver.outcomes import Result, Status
from solver.roster.evaluate import COVERAGE
from solver.roster.given import as_given, given_calls
from tests.solver.roster.worlds import EARLY, duty_of, tiny_case


def test_given_duties_replace_what_the_search_made_of_them_and_are_priced_anew() -> None:
    """The search moved the break of a published shift; it comes back where people were told it is."""
    case = tiny_case(2, need=2.0)
    monday, tuesday = case.grid.days[:2]
    first, last = (duty_of(case, "A0", monday, EARLY, [offset]) for offset in ends_of_first_break())
    other = duty_of(case, "A1", tuesday, EARLY)
    result = Result(Status.OPTIMAL, Roster((last, other)), ((COVERAGE, 1.0),))
    given = as_given(replace(case, held=Roster((first,))), result)
    assert given.roster == Roster((first, other))
    assert given.status is Status.FEASIBLE
    assert dict(given.objective)[COVERAGE] > 1.0
    assert as_given(case, result) == result
    assert as_given(replace(case, held=Roster((last,))), result) == result


def ends_of_first_break() -> tuple[int, int]:
    """Where the first break of the early shift may begin at the earliest and at the latest."""
    return EARLY.breaks[0].earliest_min, EARLY.breaks[0].latest_min - EARLY.breaks[0].length_min


def test_given_on_call_duties_come_back_also_where_the_search_gave_them_up() -> None:
    """Whether law allows them is the checker's to say, not the search's to hide."""
    case = tiny_case(1)
    call = OnCallDuty("A0", case.grid.start_min, case.grid.start_min + 60, "evening")
    given = as_given(replace(case, held=Roster((), (call,))), Result(Status.FEASIBLE, Roster()))
    assert given.roster == Roster((), (call,))


def test_calls_of_windows_that_are_asked_no_more_do_not_steer_the_search() -> None:
    """Nothing is kept clear of a window that is gone; the duty itself stays all the same."""
    case = tiny_case(1)
    call = OnCallDuty("A0", case.grid.start_min, case.grid.start_min + 60, "evening")
    assert given_calls(replace(case, held=Roster((), (call,)))) == ()
    assert given_calls(case) == ()


def test_a_field_that_says_nothing_leaves_digests_as_they_were() -> None:
    """Certificates of plans stored before it must still be of the same case."""
    late = field(default=None, metadata=UNSAID)
    old, new = make_dataclass("Value", [("agent", str)]), make_dataclass("Value", [("agent", str), ("held", str, late)])
    assert fingerprint(old("A0")) == fingerprint(new("A0"))
    assert fingerprint(old("A0")) != fingerprint(new("A0", "x"))
