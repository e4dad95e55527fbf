"""Weeks before and in the plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from solver.rules.facts.weeks import Share, shares, weeks_before, weeks_up_to
from tests.solver.rules.worlds import ADA, CAN, EARLY, MONDAY, NIGHT, a_case, an_agent, days_from, opened, row, work

LAST, NEXT = MONDAY - timedelta(days=7), MONDAY + timedelta(days=7)


def test_weeks_count_in_which_a_shift_of_the_past_does() -> None:
    """Ada has nights in the last two weeks, Can an early shift; a shift that starts with the plan is no past."""
    case = a_case(agents=(ADA, CAN))
    midnight = replace(NIGHT, start=0)
    past = (*row(case, NIGHT, -1, -3, -8), *row(case, EARLY, -1, agent="can"), work(case, MONDAY, midnight, "can"))
    case = replace(case, opening=opened(*past))
    assert weeks_before(case, lambda duty: duty.template == "night") == {
        "ada": frozenset({LAST, LAST - timedelta(days=7)})
    }


def test_a_row_of_weeks_ends_with_the_one_named() -> None:
    """Three weeks up to the next one, in order."""
    assert weeks_up_to(NEXT, 3) == (LAST, MONDAY, NEXT)


def test_agents_share_what_a_row_still_holds_for_them() -> None:
    """The plan starts on Thursday: Ada's cut week counted before it, Can's last week, Eve's none."""
    case = a_case(first_day=days_from(MONDAY, 3)[0], days=11, agents=(ADA, CAN, an_agent("eve"), an_agent("fay")))
    before = {"ada": frozenset({LAST, MONDAY}), "can": frozenset({LAST}), "fay": frozenset({LAST})}
    end, monday = case.grid.end_min, case.grid.minute(NEXT, 0)
    assert list(shares(case, before, (LAST, MONDAY, NEXT))) == [
        Share(frozenset({"ada"}), 2, 1, monday, end),
        Share(frozenset({"can", "fay"}), 1, 2, case.grid.start_min, end),
        Share(frozenset({"eve"}), 0, 2, case.grid.start_min, end),
    ]
    assert [share.agents for share in shares(case, before, (LAST, MONDAY))] == [{"can", "fay"}, {"eve"}]
    assert list(shares(case, {}, (NEXT,))) == [Share(frozenset({"ada", "can", "eve", "fay"}), 0, 1, monday, end)]
