"""The extra day's pay of a feast."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.agreements import Agreements, TaggedDay
from solver.case import CostRates, RosterCase
from solver.rules.feast_premium import FeastPremium
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    AUTUMN,
    CONTRACT,
    EARLY,
    LATE,
    MONDAY,
    NIGHT,
    SPRING,
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

FULL = replace(CONTRACT, week_min=2700)
HALF = replace(CONTRACT, id="half", week_min=1350, part_time=True)
DAYS = days_from(MONDAY, *range(7))
FEASTS = TaggedDay(DAYS[1], "feast"), TaggedDay(DAYS[2], "feast", "a"), TaggedDay(DAYS[3], "match")


def feasting(*days: TaggedDay, rule: FeastPremium | None = None, rate_cents: int = 1000) -> RosterCase:
    """Ada with 45 hours a week at the operation's rate; Can of group a with half of it at 20.00."""
    can = replace(an_agent("can", HALF), hour_cents=2000, feast_group="a")
    case = a_case(rule or FeastPremium(), agents=(an_agent("ada", FULL), can))
    return replace(case, costs=CostRates(rate_cents), agreements=Agreements(days=days or FEASTS))


def test_a_shift_on_a_feast_costs_one_more_days_pay() -> None:
    """45 hours over six days are 7.5 hours at 10.00; other days cost nothing, match nights neither."""
    case = feasting()
    (violation,) = found(case, *row(case, EARLY, 0, 1, 2, 3))
    assert (violation.rule, violation.agent, violation.hard, violation.cents) == ("feast_premium", "ada", False, 7500)
    assert (violation.amount, violation.limit, violation.unit) == (1, 0, "duties")
    (feast,) = row(case, EARLY, 1)
    assert (violation.start_min, violation.end_min) == (feast.start_min, feast.end_min)


def test_a_part_timers_day_is_shorter_and_the_own_rate_counts() -> None:
    """3.75 hours at 20.00; and the feast of Can's own group counts too."""
    case = feasting()
    assert cents(found(case, *row(case, EARLY, 1, agent="can"))) == 7500
    assert cents(found(case, *row(case, EARLY, 1, 2, 3, agent="can"))) == 15_000
    equal = replace(case, agents=(case.agents[0], replace(case.agents[1], hour_cents=0)))
    assert cents(found(equal, *row(case, EARLY, 1, agent="can"))) == 3750


def test_the_length_of_the_shift_is_no_matter() -> None:
    """An hour costs the day's pay; two shifts cost it twice."""
    case = feasting()
    assert cents(found(case, shift(case, DAYS[1], 600, 60))) == 7500
    assert cents(found(case, shift(case, DAYS[1], 600, 60), shift(case, DAYS[1], 900, 60))) == 15_000


def test_the_start_decides() -> None:
    """The night shift of the eve is none of the feast's, that of its evening is."""
    case = feasting()
    assert found(case, *row(case, NIGHT, 0)) == ()
    assert cents(found(case, *row(case, NIGHT, 1))) == 7500


def test_share_and_days_of_the_week_are_agreed() -> None:
    """Half a day's pay, of five days a week: 4.5 hours; rounded to whole cents."""
    case = feasting(rule=FeastPremium(share=0.5, days_a_week=5))
    assert cents(found(case, *row(case, EARLY, 1))) == 4500
    odd = feasting(rule=FeastPremium(days_a_week=7), rate_cents=999)
    assert cents(found(odd, *row(odd, EARLY, 1))) == 6422


def test_without_feast_or_rate_nothing_costs() -> None:
    """Feasts outside the plan are none; shifts of the opening state are paid already."""
    outside = feasting(TaggedDay(days_from(MONDAY, -1)[0], "feast"), TaggedDay(days_from(MONDAY, 7)[0], "feast"))
    outside = replace(outside, opening=opened(*row(outside, NIGHT, -1)))
    for case in (outside, feasting(rate_cents=0)):
        assert found(case, *row(case, EARLY, 0, 1, 2)) == ()
        assert all("ada" not in form.agents for form in case.rules[0].forms(case))


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_a_feast_on_the_day_the_clocks_change_is_whole(day: date) -> None:
    """Its last quarter hour is a feast, the next day's first is not; the day's pay is the same."""
    case = replace(feasting(TaggedDay(day, "feast")), grid=a_case(first_day=day, days=2).grid)
    assert cents(found(case, shift(case, day, 1425, 60))) == 7500
    assert found(case, shift(case, days_from(day, 1)[0], 0, 60)) == ()


def test_people_of_one_days_pay_and_feasts_share_a_form() -> None:
    """Ada and Eve have the feasts of all, Can one more."""
    case = feasting()
    case = replace(case, agents=(*case.agents, an_agent("eve", FULL)))
    forms = case.rules[0].forms(case)
    assert [(sorted(form.agents), len(form.of.days), form.cents) for form in forms] == [
        (["ada", "eve"], 1, 7500),
        (["can"], 2, 7500),
    ]


@pytest.mark.parametrize("wrong", [{"share": 0}, {"share": 3.1}, {"days_a_week": 0}, {"days_a_week": 8}])
def test_parameters_out_of_range_are_refused(wrong: dict[str, float]) -> None:
    """When they are written."""
    with pytest.raises(ValidationError):
        FeastPremium(**wrong)


def test_what_is_not_stated_is_as_documented_and_both_ends_are_allowed() -> None:
    """One day's pay of a week of six; up to three, of one day to seven."""
    assert (FeastPremium().share, FeastPremium().days_a_week) == (1.0, 6)
    assert [FeastPremium(share=3, days_a_week=n).days_a_week for n in (1, 7)] == [1, 7]


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    grid = a_case(first_day=at.first_day, days=4).grid
    days = [TaggedDay(day, "feast", "a" if n == 2 else "") for n, day in enumerate(grid.days) if n in (0, 2, 3)]
    case = a_past(replace(feasting(*days), grid=grid), at, NIGHT, 1)
    return case, [*free_or(case, (EARLY, NIGHT)), *free_or(case, (LATE,), "can")]


def tempting() -> RosterCase:
    """Two are needed on a feast and a day; the extra day's pay is more than the need."""
    case, grid = feasting(TaggedDay(DAYS[0], "feast"), rate_cents=8_000), a_case(days=2).grid
    return replace(case, grid=grid, templates=(EARLY,), requirement=wanted(grid, 2))
