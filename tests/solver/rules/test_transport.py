"""Transport."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.agreements import Agreements, Site
from solver.case import RosterCase
from solver.outcomes import Violation
from solver.rules.transport import Transport
from solver.shifts import ShiftTemplate
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    ADA,
    AUTUMN,
    CAN,
    EARLY,
    LATE,
    MONDAY,
    NIGHT,
    SPRING,
    TEMPLATES,
    a_case,
    days_from,
    figures,
    found,
    opened,
    row,
    shift,
    wanted,
)

RULE = Transport()
BUS = Site("main", arrivals=(345, 825, 1300), departures=(380, 855, 1330))
RIDER = replace(ADA, needs_transport=True)


def with_bus(rule: Transport = RULE, site: Site = BUS, first_day: date = MONDAY, days: int = 7) -> RosterCase:
    """Ada depends on the bus, Can does not."""
    case = a_case(rule, first_day=first_day, days=days, agents=(RIDER, CAN))
    return replace(case, agreements=Agreements(sites=(site,)))


def test_shifts_that_meet_the_bus_are_allowed() -> None:
    """At 05:45, 13:45 and 21:40 it comes, at 06:20, 14:15 and 22:10 it goes: all three shifts wait 20 min at most."""
    case = with_bus()
    assert found(case, *row(case, EARLY, 0), *row(case, LATE, 1), *row(case, NIGHT, 2)) == ()
    assert RULE.forms(case) == ()


def test_the_longest_wait_is_allowed_and_a_minute_more_is_not() -> None:
    """After the bus of 05:45 a shift may start until 06:15; before the bus of 14:15 it may end from 13:45 on."""
    case = with_bus()
    assert found(case, shift(case, MONDAY, 375, 450), shift(case, MONDAY, 345, 510, "can")) == ()
    late = shift(case, MONDAY, 376, 479)
    span = (late.start_min - 31, late.start_min)
    assert found(case, late) == (Violation("transport", "ada", *span, 31, 30, "min"),)
    soon = shift(case, MONDAY, 345, 479)
    span = (soon.end_min, soon.end_min + 31)
    assert found(case, soon) == (Violation("transport", "ada", *span, 31, 30, "min"),)


def test_before_the_bus_and_after_the_last_one_is_a_wait_of_a_day_nearly() -> None:
    """A start at 05:44 waits since 21:40 the day before, an end at 22:11 until 06:20 of the next day."""
    case = with_bus()
    assert figures(found(case, shift(case, MONDAY, 344, 511))) == [(484, 30, "min")]
    assert figures(found(case, shift(case, MONDAY, 855, 476))) == [(489, 30, "min")]
    assert figures(found(case, shift(case, MONDAY, 344, 987))) == [(484, 30, "min"), (489, 30, "min")]


def test_who_needs_no_transport_or_works_where_none_is_stated_is_free() -> None:
    """Can comes on their own; a site without times and a site not stated bind nobody."""
    case = with_bus()
    assert found(case, shift(case, MONDAY, 600, 480, "can")) == ()
    for site in (Site("main"), Site("other", arrivals=(345,), departures=(855,))):
        case = with_bus(site=site)
        assert found(case, shift(case, MONDAY, 600, 480)) == RULE.forms(case) == ()


def test_arrivals_alone_bind_starts_alone() -> None:
    """And departures alone ends alone."""
    coming, going = with_bus(site=Site("main", arrivals=(345,))), with_bus(site=Site("main", departures=(855,)))
    assert found(coming, shift(coming, MONDAY, 345, 600)) == found(going, shift(going, MONDAY, 700, 150)) == ()
    assert figures(found(coming, shift(coming, MONDAY, 400, 455))) == [(55, 30, "min")]
    assert figures(found(going, shift(going, MONDAY, 345, 450))) == [(60, 30, "min")]


def test_only_starts_and_ends_by_night_need_transport_where_it_says_so() -> None:
    """From 20:00 to 06:00, both included; by day people come on their own."""
    case = with_bus(Transport(night_only=True))
    by_day = shift(case, MONDAY, 361, 838)
    assert case.grid.clock(by_day.end_min) == 1199
    assert found(case, by_day) == ()
    assert figures(found(case, shift(case, MONDAY, 500, 700))) == [(130, 30, "min")]
    early = with_bus(Transport(night_only=True, wait_min=0))
    assert figures(found(early, shift(early, MONDAY, 360, 600))) == [(15, 0, "min")]
    assert found(early, shift(early, MONDAY, 361, 600)) == ()


def test_the_night_may_be_another() -> None:
    """From 22:00 to 05:00 an end at 21:59 needs none, one at 22:00 waits ten minutes; or from 05:00 to 22:00."""
    late = with_bus(Transport(night_only=True, night_start=1320, night_end=300, wait_min=0))
    assert found(late, shift(late, MONDAY, 600, 719)) == ()
    assert figures(found(late, shift(late, MONDAY, 600, 720))) == [(10, 0, "min")]
    turned = with_bus(Transport(night_only=True, night_start=300, night_end=1320, wait_min=0))
    assert figures(found(turned, shift(turned, MONDAY, 600, 721))) == [(255, 0, "min")]


def test_the_clock_change_moves_the_end_but_not_the_bus() -> None:
    """From 22:00 eight hours end at 07:00 in spring, 23 h 20 min before the bus, and at 05:00 in autumn."""
    site = Site("main", departures=(380,))
    for day, wait in ((SPRING, 1400), (AUTUMN, 80)):
        case = with_bus(site=site, first_day=days_from(day, -2)[0], days=4)
        assert figures(found(case, *row(case, NIGHT, 0, 1, 2))) == [(wait, 30, "min")]
        barred = [form.of.days for form in RULE.forms(case) if "night" in (form.of.templates or ())]
        assert barred == [{days_from(day, -1)[0]}]


def test_one_form_speaks_of_equal_days() -> None:
    """A shift at ten o'clock fits on no day of the plan."""
    ten = ShiftTemplate("ten", "standard", 600, 480)
    case = replace(with_bus(), templates=(EARLY, ten))
    (form,) = RULE.forms(case)
    assert (form.of.templates, form.of.days, form.agents) == ({"ten"}, set(case.grid.days), {"ada"})


def test_the_opening_state_is_not_judged() -> None:
    """What was worked is not undone."""
    case = with_bus()
    assert found(replace(case, opening=opened(shift(case, days_from(MONDAY, -1)[0], 600, 480)))) == ()


@pytest.mark.parametrize(
    "rule",
    [
        RULE,
        Transport(night_only=True, wait_min=0),
        Transport(night_only=True, night_start=300, night_end=1320),
        Transport(night_only=True, night_start=720, night_end=720, wait_min=5),
    ],
)
def test_both_readings_bar_the_same_shifts_at_every_minute_of_the_day(rule: Transport) -> None:
    """1440 shifts of eight hours, one for each minute: edges of waits and nights are where readings part."""
    case = with_bus(rule, Site("main", arrivals=(345, 1430), departures=(5, 855)), days=1)
    templates = tuple(ShiftTemplate(f"at-{start}", "standard", start, 480) for start in range(1440))
    case = replace(case, templates=templates)
    barred = {template for form in rule.forms(case) for template in form.of.templates or ()}
    assert barred == {t.id for t in templates if found(case, *row(case, t, 0))}
    assert 0 < len(barred) < 1440


@pytest.mark.parametrize(
    "bad",
    [
        {"wait_min": -1},
        {"wait_min": 721},
        {"night_start": 1440},
        {"night_start": -1},
        {"night_end": 1440},
        {"night_end": -1},
    ],
)
def test_a_wait_or_a_clock_out_of_range_is_refused(bad: dict[str, int]) -> None:
    """Nobody waits longer than half a day; a clock has 1440 minutes."""
    assert Transport(wait_min=720, night_start=1439, night_end=0).wait_min == 720
    assert Transport(wait_min=0, night_start=0, night_end=1439).night_end == 1439
    assert (RULE.wait_min, RULE.night_only, RULE.night_start, RULE.night_end) == (30, False, 1200, 360)
    with pytest.raises(ValidationError):
        Transport.model_validate(bad)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    rule = Transport(night_only=at.past)
    ten = ShiftTemplate("ten", "standard", 600, 480)
    site = Site("main", arrivals=(345, 1300), departures=(380, 850, 1095))
    case = replace(with_bus(rule, site, at.first_day, 4), templates=(*TEMPLATES, ten))
    return a_past(case, at, NIGHT), free_or(case, (*TEMPLATES, ten))


def tempting() -> RosterCase:
    """Heads wanted in the evening by one who has no bus then."""
    case = with_bus(site=Site("main", arrivals=(345,), departures=(855,)), days=2)
    case = replace(case, agents=(RIDER,), templates=(EARLY, LATE))
    return replace(case, requirement=wanted(case.grid, 1, (840, 1320)))
