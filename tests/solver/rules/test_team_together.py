"""Team together: few start times in a team's day."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.outcomes import Violation
from solver.rules.forms import EVERY, Distinct
from solver.rules.team_together import TeamTogether
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    ADA,
    AUTUMN,
    CAN,
    EARLY,
    LATE,
    MONDAY,
    NIGHT,
    a_case,
    an_agent,
    cents,
    days_from,
    found,
    opened,
    row,
    shift,
    wanted,
)

RED = tuple(replace(an_agent(name), team="red") for name in ("ada", "can", "eve"))
BLUE = replace(an_agent("zoe"), team="blue")
CASE = a_case(TeamTogether(teams=("red",), cents=700), days=3, agents=(*RED, BLUE))


def test_two_start_times_are_allowed_and_a_third_costs() -> None:
    """Ada early, Can late; with Eve by night the team has three."""
    two = (*row(CASE, EARLY, 0), *row(CASE, LATE, 0, agent="can"))
    assert found(CASE, *two, *row(CASE, LATE, 0, agent="eve")) == ()
    when = (CASE.grid.minute(MONDAY, 0), CASE.grid.minute(days_from(MONDAY, 1)[0], 0))
    expected = Violation("team_together:red", "", *when, 3, 2, "starts", False, 700)
    assert found(CASE, *two, *row(CASE, NIGHT, 0, agent="eve")) == (expected,)


def test_each_start_time_beyond_costs() -> None:
    """With one start meant, three are two beyond."""
    case = replace(CASE, rules=(TeamTogether(teams=("red",), most_starts=1, cents=700),))
    duties = (*row(case, EARLY, 0), *row(case, LATE, 0, agent="can"), *row(case, NIGHT, 0, agent="eve"))
    assert cents(found(case, *duties)) == 1400
    assert found(case, *row(case, EARLY, 0), *row(case, EARLY, 0, agent="can")) == ()


def test_days_are_counted_one_by_one() -> None:
    """A team may start early today and late tomorrow; Sunday's night before the plan belongs to no day of it."""
    case = replace(CASE, opening=opened(*row(CASE, NIGHT, -1, agent="eve")))
    assert found(case, *row(case, EARLY, 0), *row(case, LATE, 0, agent="can"), *row(case, NIGHT, 1)) == ()


def test_other_teams_are_free() -> None:
    """Zoe's team is not named, and her start does not count for Ada's."""
    duties = (*row(CASE, EARLY, 0), *row(CASE, LATE, 0, agent="can"), *row(CASE, NIGHT, 0, agent="zoe"))
    assert found(CASE, *duties) == ()
    several = (
        shift(CASE, MONDAY, 0, 60, "zoe"),
        shift(CASE, MONDAY, 120, 60, "zoe"),
        shift(CASE, MONDAY, 240, 60, "zoe"),
    )
    assert found(CASE, *several) == ()


def test_two_named_teams_are_counted_apart() -> None:
    """Red at two times and blue at a third are fine, in order of the teams when both are beyond."""
    case = replace(CASE, rules=(TeamTogether(teams=("red", "blue"), most_starts=1),))
    duties = (*row(case, EARLY, 0), *row(case, LATE, 0, agent="zoe"))
    assert found(case, *duties) == ()
    both = (*duties, *row(case, LATE, 0, agent="can"), shift(case, MONDAY, 0, 60, "zoe"))
    assert [(v.rule, v.cents) for v in found(case, *both)] == [
        ("team_together:blue", 2000),
        ("team_together:red", 2000),
    ]


def test_the_hour_that_comes_twice_is_two_start_times() -> None:
    """02:00 in summer time and 02:00 in winter time."""
    case = a_case(TeamTogether(teams=("red",), most_starts=1), first_day=AUTUMN, days=1, agents=RED)
    first = shift(case, AUTUMN, 120, 240)
    again = replace(first, agent="can", start_min=first.start_min + 60, end_min=first.end_min + 60)
    (violation,) = found(case, first, again)
    assert (violation.amount, violation.limit, violation.end_min - violation.start_min) == (2, 1, 1500)


def test_no_team_is_bound_unless_named() -> None:
    """By default none is; an unknown one binds nobody."""
    for teams in ((), ("green",)):
        case = replace(CASE, rules=(TeamTogether(teams=teams),))
        duties = (*row(case, EARLY, 0), *row(case, LATE, 0, agent="can"), *row(case, NIGHT, 0, agent="eve"))
        assert case.rules[0].forms(case) == found(case, *duties) == ()


def test_the_form_speaks_of_the_team() -> None:
    """All its shifts, at most two starts."""
    who = frozenset({"ada", "can", "eve"})
    assert CASE.rules[0].forms(CASE) == (Distinct("team_together", "red", who, EVERY, 2, 700),)


@pytest.mark.parametrize("wrong", [{"most_starts": 0}, {"cents": 0}])
def test_parameters_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    """A team starts at some time."""
    with pytest.raises(ValidationError):
        TeamTogether.model_validate(wrong)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = a_case(TeamTogether(teams=("team",), most_starts=1, cents=9), first_day=at.first_day, days=4)
    case = a_past(replace(case, agents=(ADA, CAN, an_agent("eve"))), at, NIGHT, 1)
    return case, [slot for name in ("ada", "can", "eve") for slot in free_or(case, (EARLY, NIGHT), name)]


def tempting() -> RosterCase:
    """A head is wanted from 06:00 to 22:00, by an early and a late shift; two start times cost more."""
    case = a_case(TeamTogether(teams=("team",), most_starts=1, cents=50000), days=1, agents=(ADA, CAN))
    return replace(case, templates=(EARLY, LATE), requirement=wanted(case.grid, 1, (360, 1320)))
