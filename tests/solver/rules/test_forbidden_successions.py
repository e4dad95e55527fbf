"""Forbidden successions: parts of the day too near each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.rules.facts.day_parts import DayPart
from solver.rules.forbidden_successions import Follow, ForbiddenSuccessions
from solver.shifts import ShiftTemplate
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    AUTUMN,
    EARLY,
    LATE,
    MONDAY,
    NIGHT,
    SPRING,
    a_case,
    days_from,
    figures,
    found,
    opened,
    row,
    shift,
    wanted,
)

CASE = a_case(ForbiddenSuccessions())


def test_a_night_is_not_followed_by_an_early_shift_on_the_next_day_but_one() -> None:
    """Out on Tuesday at 06:00, in on Wednesday at 06:00: 24 of 30 hours, and the violation spans the rest."""
    night, early = row(CASE, NIGHT, 0) + row(CASE, EARLY, 2)
    (violation,) = found(CASE, night, early)
    assert (violation.agent, violation.hard, violation.cents) == ("ada", True, 0)
    assert (violation.amount, violation.limit, violation.unit) == (1440, 1800, "min")
    assert (violation.start_min, violation.end_min) == (night.end_min, early.start_min)
    assert found(CASE, *row(CASE, NIGHT, 0), *row(CASE, EARLY, 3)) == ()


def test_the_rest_itself_is_enough_and_a_minute_less_is_not() -> None:
    """From late to early half a day: out at 22:00, in at 10:00 or at 09:59."""
    tuesday = days_from(MONDAY, 1)[0]
    assert found(CASE, *row(CASE, LATE, 0), shift(CASE, tuesday, 600, 300)) == ()
    assert figures(found(CASE, *row(CASE, LATE, 0), shift(CASE, tuesday, 599, 300))) == [(719, 720, "min")]


def test_only_named_pairs_are_meant_and_only_neighbours() -> None:
    """Early to late, early to early and night to night ask for nothing; nor do a night and an early shift with a
    late one between them, which is too near the night and none too near the early one."""
    assert found(CASE, *row(CASE, EARLY, 0, 1), *row(CASE, LATE, 1), *row(CASE, NIGHT, 2, 3)) == ()
    duties = (*row(CASE, NIGHT, 0), *row(CASE, LATE, 1), *row(CASE, EARLY, 2))
    assert figures(found(CASE, *duties)) == [(480, 1440, "min"), (480, 720, "min")]


def test_a_shift_of_no_part_is_never_meant() -> None:
    """Only nights and mornings are named; noon comes any time after a night."""
    parts = (DayPart(name="night", earliest=1320, latest=120), DayPart(name="morning", earliest=360, latest=480))
    follows = (
        Follow(first="night", second="morning", rest_min=4320),
        Follow(first="night", second="night", rest_min=1),
    )
    case = a_case(ForbiddenSuccessions(parts=parts, follows=follows))
    tuesday = days_from(MONDAY, 1)[0]
    assert found(case, *row(case, NIGHT, 0), shift(case, tuesday, 481, 60)) == ()
    assert figures(found(case, *row(case, NIGHT, 0), shift(case, tuesday, 480, 60))) == [(120, 4320, "min")]


def test_overlapping_shifts_are_told_with_the_time_they_share() -> None:
    """A night that ends at 06:00 and an early shift from 05:00 share an hour."""
    (night,), early = row(CASE, NIGHT, 0), shift(CASE, days_from(MONDAY, 1)[0], 300, 300)
    (violation,) = found(CASE, night, early)
    assert (violation.amount, violation.start_min, violation.end_min) == (-60, early.start_min, night.end_min)


def test_the_last_shift_of_the_opening_state_counts() -> None:
    """A night worked before the plan forbids the early shift of its first and second day; older ones do not."""
    case = replace(CASE, opening=opened(*row(CASE, NIGHT, -1)))
    assert figures(found(case, *row(case, EARLY, 0))) == [(0, 1800, "min")]
    assert figures(found(case, *row(case, EARLY, 1))) == [(1440, 1800, "min")]
    case = replace(CASE, opening=opened(*row(CASE, NIGHT, -3), *row(CASE, EARLY, -2)))
    assert found(case, *row(case, EARLY, 0)) == ()


@pytest.mark.parametrize(("day", "rest_min"), [(SPRING, 660), (AUTUMN, 780)])
def test_the_night_the_clocks_change_is_measured_in_elapsed_minutes(day: date, rest_min: int) -> None:
    """22:00 to 10:00 is eleven hours when the clocks go forward, thirteen when they go back."""
    case = a_case(ForbiddenSuccessions(), first_day=days_from(day, -1)[0], days=3)
    duties = (*row(case, LATE, 0), shift(case, day, 600, 300))
    assert figures(found(case, *duties)) == ([(rest_min, 720, "min")] if rest_min < 720 else [])


def test_parameters_have_bounds() -> None:
    """Pairs of known parts, each once, with one minute to three days; parts that share no minute."""
    rule = ForbiddenSuccessions()
    assert [(part.name, part.earliest, part.latest) for part in rule.parts] == [
        *(("early", 240, 659), ("late", 660, 1199), ("night", 1200, 239))
    ]
    assert [(follow.first, follow.second, follow.rest_min) for follow in rule.follows] == [
        *(("night", "early", 1800), ("night", "late", 1440), ("late", "early", 720))
    ]
    pair = {"first": "night", "second": "early"}
    for rest_min in (1, 4320):
        assert Follow(**pair, rest_min=rest_min).rest_min == rest_min
    for rest_min in (0, 4321):
        with pytest.raises(ValidationError):
            Follow(**pair, rest_min=rest_min)
    ok = {**pair, "rest_min": 60}
    assert hash(rule) == hash(ForbiddenSuccessions())
    with pytest.raises(ValidationError):
        Follow.model_validate({**ok, "least_min": 60})
    unknown, doubled = ({**ok, "second": "noon"},), (ok, {**ok, "rest_min": 70})
    wide = DayPart(name="wide", earliest=0, latest=1439)
    for values, message in (
        ({"follows": unknown}, "the parts of the day are"),
        ({"follows": ({**ok, "first": "noon"},)}, "the parts of the day are"),
        ({"follows": doubled}, "stands twice"),
        ({"parts": (*rule.parts, wide)}, "shares a minute"),
        ({"parts": (), "follows": ()}, "at least 1"),
    ):
        with pytest.raises(ValidationError, match=message):
            ForbiddenSuccessions.model_validate(values)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings; noon lies in no part."""
    parts = (DayPart(name="early", earliest=300, latest=480), DayPart(name="night", earliest=1200, latest=239))
    follows = (
        Follow(first="night", second="early", rest_min=2460),
        Follow(first="early", second="night", rest_min=540),
    )
    noon = ShiftTemplate("noon", "standard", 720, 300)
    case = a_case(ForbiddenSuccessions(parts=parts, follows=follows), first_day=at.first_day, days=5)
    case = replace(case, templates=(EARLY, NIGHT, noon))
    return a_past(case, at, NIGHT, 1), free_or(case, (EARLY, NIGHT, noon))


def tempting() -> RosterCase:
    """Ada's last night ends as the plan begins, and she is wanted every morning."""
    case = a_case(ForbiddenSuccessions(), days=3)
    case = replace(case, opening=opened(*row(case, NIGHT, -1)))
    return replace(case, requirement=wanted(case.grid, 1, (360, 840)))
