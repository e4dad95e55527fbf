"""Apart: two who are never on shift together."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from pydantic import ValidationError

from solver.agreements import Agreements, Pair
from solver.case import RosterCase
from solver.duties import Break
from solver.outcomes import Violation
from solver.rules.apart import Apart
from solver.rules.forms import OnDuty
from tests.solver.rules.agreement_worlds import Setting, World, free_or
from tests.solver.rules.worlds import (
    ADA,
    AUTUMN,
    CAN,
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

APART = Pair("can", "ada", "apart")


def paired(*pairs: Pair, rule: Apart | None = None) -> RosterCase:
    """Ada, Can and Eve over two days, with these pairs."""
    case = a_case(rule or Apart(cents=10), days=2, agents=(ADA, CAN, an_agent("eve")))
    return replace(case, agreements=Agreements(pairs=pairs))


CASE = paired(APART)


def test_one_after_the_other_is_allowed() -> None:
    """Ada until 14:00, Can from 14:00; Eve beside both is not of the pair."""
    duties = (*row(CASE, EARLY, 0), *row(CASE, LATE, 0, agent="can"), *row(CASE, EARLY, 0, agent="eve"))
    assert found(CASE, *duties) == ()


def test_the_time_shared_is_told_and_priced() -> None:
    """Can from 13:00: four quarter hours together."""
    can = shift(CASE, MONDAY, 780, 480, "can")
    when = (can.start_min, can.start_min + 60)
    expected = Violation("apart:ada+can", "", *when, 2, 1, "agents", False, 40)
    assert found(CASE, *row(CASE, EARLY, 0), can) == (expected,)


def test_by_default_it_is_forbidden() -> None:
    """Hard, at no price."""
    (violation,) = found(paired(APART, rule=Apart()), *row(CASE, EARLY, 0), *row(CASE, EARLY, 0, agent="can"))
    assert (violation.hard, violation.cents) == (True, 0)


def test_an_interval_touched_by_both_is_shared() -> None:
    """Ada until 14:05 and Can from 14:10 meet in the quarter hour; from 14:15 they do not."""
    ada = shift(CASE, MONDAY, 360, 485)
    assert cents(found(CASE, ada, shift(CASE, MONDAY, 850, 480, "can"))) == 10
    assert found(CASE, ada, shift(CASE, MONDAY, 855, 480, "can")) == ()


def test_a_break_is_still_the_shift() -> None:
    """Ada rests for the hour that Can shares."""
    (ada,) = row(CASE, EARLY, 0)
    resting = replace(ada, breaks=(Break(ada.end_min - 60, 60),))
    assert cents(found(CASE, resting, shift(CASE, MONDAY, 780, 480, "can"))) == 40


def test_a_shift_of_the_opening_state_counts_and_two_are_history() -> None:
    """Ada's Sunday night until 06:00 and Can from 05:00: an hour; both on that night: nothing to judge."""
    case = replace(CASE, opening=opened(*row(CASE, NIGHT, -1)))
    (violation,) = found(case, shift(case, MONDAY, 300, 480, "can"))
    assert (violation.start_min, violation.cents) == (case.grid.minute(MONDAY, 300), 40)
    both = replace(CASE, opening=opened(*row(CASE, NIGHT, -1), *row(CASE, NIGHT, -1, agent="can")))
    assert found(both) == ()
    (later,) = found(both, *row(both, EARLY, 0), *row(both, EARLY, 0, agent="can"))
    assert later.start_min == both.grid.minute(MONDAY, 360)


def test_a_night_of_the_clock_change_has_the_quarters_it_has() -> None:
    """Ada and Can from midnight to 06:00: twenty quarter hours in spring, twenty-eight in autumn."""
    for day, quarters in ((SPRING, 20), (AUTUMN, 28)):
        case = replace(CASE, grid=a_case(first_day=day, days=1).grid)
        length = case.grid.minute(day, 360) - case.grid.start_min
        both = shift(case, day, 0, length), shift(case, day, 0, length, "can")
        assert cents(found(case, *both)) == quarters * 10


def test_what_lies_beyond_the_plan_is_not_judged() -> None:
    """Two nights of the last day share two hours of the plan, and six beyond it."""
    assert cents(found(CASE, *row(CASE, NIGHT, 1), *row(CASE, NIGHT, 1, agent="can"))) == 8 * 10


def test_other_pairs_bind_nobody() -> None:
    """Strangers, one person twice, pairs of another kind, or none at all."""
    both = (*row(CASE, EARLY, 0), *row(CASE, EARLY, 0, agent="can"))
    for pairs in ((), (Pair("ada", "zoe", "apart"),), (Pair("ada", "ada", "apart"),), (Pair("ada", "can", "cover"),)):
        case = paired(*pairs)
        assert case.rules[0].forms(case) == found(case, *both) == ()


def test_the_form_counts_the_rostered_and_leaves_history_alone() -> None:
    """At most one, but two where the opening state holds both."""
    past = opened(*row(CASE, NIGHT, -1), shift(CASE, days_from(MONDAY, -1)[0], 1380, 120, "can"))
    (form,) = CASE.rules[0].forms(replace(CASE, opening=past))
    assert isinstance(form, OnDuty)
    assert (form.id, form.agents, form.cents, form.counting) == ("ada+can", frozenset({"ada", "can"}), 10, "rostered")
    assert form.least is None
    assert form.most is not None
    assert form.most.tolist() == [2] * 4 + [1] * 188


def test_a_price_of_nothing_is_refused() -> None:
    """A rule that costs nothing is no rule."""
    with pytest.raises(ValidationError):
        Apart(cents=0)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings; its second day is that of the clock change."""
    rule = Apart(cents=None if at.first_day == MONDAY else 9)
    first_day = at.first_day + timedelta(days=2)
    case = a_case(rule, first_day=first_day, days=2, agents=(ADA, CAN, an_agent("eve")))
    case = replace(case, agreements=Agreements(pairs=(APART, Pair("ada", "eve", "apart"))))
    if at.past:
        case = replace(case, opening=opened(*row(case, NIGHT, -1), *row(case, NIGHT, -1, agent="can")))
    odd = replace(EARLY, id="odd", start=5, length_min=490)
    case = replace(case, templates=(odd, NIGHT))
    slots = [slot for name in ("ada", "can") for slot in free_or(case, (odd, NIGHT), name)]
    return case, [*slots, free_or(case, (odd,), "eve")[1]]


def tempting() -> RosterCase:
    """Two heads are wanted in the early hours, by the two who are kept apart."""
    case = a_case(Apart(), days=2, agents=(ADA, CAN))
    need = wanted(case.grid, 2, (360, 840))
    return replace(case, templates=(EARLY, LATE), requirement=need, agreements=Agreements(pairs=(APART,)))
