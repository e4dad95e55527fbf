"""Match nights shared fairly over a year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.agreements import Agreements, TaggedDay, Tally
from solver.case import Absence, RosterCase
from solver.rules.fair_match_nights import FairMatchNights
from solver.rules.forms import DutyClass
from solver.shifts import ShiftTemplate
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    ADA,
    AUTUMN,
    CAN,
    CONTRACT,
    EARLY,
    LATE,
    MONDAY,
    NIGHT,
    SPRING,
    a_case,
    an_agent,
    days_from,
    figures,
    found,
    opened,
    row,
    shift,
    wanted,
)

EVE = an_agent("eve")
RULE = FairMatchNights(cents=100)
NOON = ShiftTemplate("noon", "standard", 600, 480)  # ends at 18:00


def bore(**nights: int) -> tuple[Tally, ...]:
    """A whole year's match nights of each."""
    return tuple(Tally(agent, "matches", amount) for agent, amount in nights.items())


def matches(*offsets: int, ledger: tuple[Tally, ...], rule: FairMatchNights = RULE) -> RosterCase:
    """A week of Ada and Can with matches on days by number."""
    case = a_case(rule, agents=(ADA, CAN))
    days = tuple(TaggedDay(day, "match") for day in days_from(MONDAY, *offsets))
    return replace(case, agreements=Agreements(days=days, ledger=ledger))


EVEN = matches(0, 2, 4, ledger=bore(ada=3, can=3))


def test_each_match_night_of_equals_costs_more_than_the_last() -> None:
    """One, two and three: 1.00, 3.00, 6.00 over the plan; evenings without a match are free."""
    (violation,) = found(EVEN, *row(EVEN, LATE, 0, 1, 3))
    assert (violation.rule, violation.agent, violation.unit) == ("fair_match_nights", "ada", "duties")
    assert (violation.amount, violation.limit, violation.hard, violation.cents) == (1, 0, False, 100)
    assert (violation.start_min, violation.end_min) == (EVEN.grid.start_min, EVEN.grid.end_min)
    assert [v.cents for v in found(EVEN, *row(EVEN, LATE, 0, 2))] == [300]
    assert [v.cents for v in found(EVEN, *row(EVEN, LATE, 0, 2, 4))] == [600]
    assert found(EVEN, *row(EVEN, LATE, 1, 3, 5)) == ()


def test_who_had_fewer_catches_up_for_nothing() -> None:
    """Two fewer than Can: two of Ada's three are free, all of Can's cost."""
    case = matches(0, 2, 4, ledger=bore(ada=3, can=5))
    assert found(case, *row(case, LATE, 0, 2)) == ()
    assert figures(found(case, *row(case, LATE, 0, 2, 4))) == [(3, 2, "duties")]
    assert [v.cents for v in found(case, *row(case, LATE, 0, 2, 4))] == [100]
    assert [v.cents for v in found(case, *row(case, LATE, 0, 2, agent="can"))] == [300]


def test_nobody_catches_up_a_year_in_one_plan() -> None:
    """Ten fewer are four at once by default, and as many as the operation says."""
    ledger = bore(ada=0, can=10)
    case = matches(0, 1, 2, 3, 4, 5, ledger=ledger)
    assert figures(found(case, *row(case, LATE, 0, 1, 2, 3, 4))) == [(5, 4, "duties")]
    narrow = matches(0, 1, 2, ledger=ledger, rule=FairMatchNights(most_credit=1))
    assert [(v.amount, v.limit, v.cents) for v in found(narrow, *row(narrow, LATE, 0, 1))] == [(2, 1, 400)]


def test_a_shift_that_ends_when_the_evening_begins_is_none() -> None:
    """10:00 to 18:00 is none, 10:15 to 18:15 is one; an early shift is none, a night shift from 22:00 is one."""
    assert found(EVEN, shift(EVEN, MONDAY, 600, 480)) == ()
    assert figures(found(EVEN, shift(EVEN, MONDAY, 615, 480))) == [(1, 0, "duties")]
    assert found(EVEN, *row(EVEN, EARLY, 0)) == ()
    assert figures(found(EVEN, *row(EVEN, NIGHT, 0))) == [(1, 0, "duties")]
    later = matches(0, ledger=bore(ada=3, can=3), rule=FairMatchNights(evening_start=1095))
    assert found(later, shift(later, MONDAY, 615, 480)) == ()


def test_the_night_after_the_eve_belongs_to_the_eve() -> None:
    """Sunday's night shift ends on the Monday of the match; Tuesday's starts before Wednesday's."""
    case = replace(EVEN, opening=opened(*row(EVEN, NIGHT, -1)))
    assert found(case, *row(case, NIGHT, 1)) == ()


def test_only_those_who_could_be_asked_are_compared() -> None:
    """Eve had ten: away all week, gone, or without evening shifts, she leaves Ada no credit."""
    case = matches(0, 2, ledger=bore(ada=3, can=3, eve=10))
    span = case.grid.start_min, case.grid.end_min
    there = replace(case, agents=(ADA, CAN, EVE))
    assert found(there, *row(case, LATE, 0, 2)) == ()
    away = replace(there, absences=(Absence("eve", *span),))
    gone = replace(case, agents=(ADA, CAN, replace(EVE, last_day=date(2026, 3, 8))))
    early = replace(EVE, contract=replace(CONTRACT, menus=("mornings",)))
    for other in (away, gone, replace(case, agents=(ADA, CAN, early))):
        assert [v.cents for v in found(other, *row(case, LATE, 0, 2))] == [300]


def test_who_could_not_be_asked_is_not_judged() -> None:
    """Eve's contract has mornings only; an evening of hers is the menus' matter."""
    early = replace(EVE, contract=replace(CONTRACT, menus=("mornings",)))
    case = replace(EVEN, agents=(ADA, CAN, early), templates=(*EVEN.templates, replace(EARLY, menu="mornings")))
    assert found(case, *row(case, LATE, 0, 2, agent="eve")) == ()


def test_other_days_and_no_ledger_say_nothing() -> None:
    """Feasts are another rule's, matches after the plan are the next one's."""
    late = row(EVEN, LATE, 0, 2)
    feast = replace(EVEN.agreements, days=(TaggedDay(MONDAY, "feast"),))
    after = matches(7, ledger=bore(ada=3, can=3))
    for case in (replace(EVEN, agreements=feast), after, matches(0, 2, ledger=(Tally("ada", "nights", 3),))):
        assert found(case, *late) == ()
        assert case.rules[0].forms(case) == ()


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_the_night_the_clocks_change_moves_no_evening(day: date) -> None:
    """A shift from 09:00 to 17:00 on the changed day, and one from 10:30 to 18:30."""
    case = a_case(RULE, first_day=day, days=1, agents=(ADA, CAN))
    case = replace(case, agreements=Agreements(days=(TaggedDay(day, "match"),), ledger=bore(ada=1, can=1)))
    assert found(case, shift(case, day, 540, 480)) == ()
    assert figures(found(case, shift(case, day, 630, 480))) == [(1, 0, "duties")]


def test_people_of_one_credit_share_a_form() -> None:
    """Ada and Eve are two behind Can; late and night shifts are evenings, early and noon ones are not."""
    case = matches(0, 2, ledger=bore(ada=3, can=5, eve=3))
    case = replace(case, agents=(ADA, CAN, EVE), templates=(*case.templates, NOON))
    first, second = case.rules[0].forms(case)
    assert [(form.agents, form.most) for form in (first, second)] == [
        (frozenset({"ada", "eve"}), 2),
        (frozenset({"can"}), 0),
    ]
    assert first.of == DutyClass(templates=frozenset({"late", "night"}), days=frozenset(days_from(MONDAY, 0, 2)))
    assert {(f.measure, f.period, f.least, f.cents, f.rising) for f in (first, second)} == {
        ("duties", "horizon", None, 100, True)
    }


@pytest.mark.parametrize(
    "wrong",
    [
        *({"evening_start": 959}, {"evening_start": 1440}, {"most_credit": -1}),
        *({"most_credit": 63}, {"cents": 0}),
    ],
)
def test_parameters_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    """No evening begins at noon."""
    with pytest.raises(ValidationError):
        FairMatchNights.model_validate(wrong)


def test_the_ends_of_the_ranges_and_the_usual_values() -> None:
    """18:00, four match nights, 4.00."""
    usual = FairMatchNights()
    assert (usual.evening_start, usual.most_credit, usual.cents) == (1080, 4, 400)
    assert FairMatchNights(evening_start=960, most_credit=0, cents=1).most_credit == 0
    assert FairMatchNights(evening_start=1439, most_credit=62).evening_start == 1439


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    case = a_case(RULE, first_day=at.first_day, days=4, agents=(ADA, CAN))
    ledger = bore(ada=4, can=4) if at.past else (Tally("ada", "matches", 1, 6.0), *bore(can=3))
    days = tuple(TaggedDay(day, "match") for day in days_from(at.first_day, 0, 2, 3))
    case = replace(case, templates=(EARLY, NOON, LATE, NIGHT), agreements=Agreements(days=days, ledger=ledger))
    case = a_past(case, at)
    return case, [slot for name in ("ada", "can") for slot in free_or(case, case.templates, name)]


def tempting() -> RosterCase:
    """Ada is wanted on three match evenings worth 320.00 each; her second would cost 400.00."""
    case = a_case(FairMatchNights(cents=20000), days=3)
    days = tuple(TaggedDay(day, "match") for day in case.grid.days)
    case = replace(case, templates=(LATE,), agreements=Agreements(days=days, ledger=bore(ada=6)))
    return replace(case, requirement=wanted(case.grid, 1, (840, 1320)))
