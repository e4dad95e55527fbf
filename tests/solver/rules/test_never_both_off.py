"""Never both off: two who cover for each other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from solver.agreements import Agreements, Pair
from solver.case import RosterCase
from solver.outcomes import Violation
from solver.rules.forms import OnDuty
from solver.rules.never_both_off import NeverBothOff
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
    a_case,
    an_agent,
    cents,
    days_from,
    found,
    opened,
    row,
    shift,
)

COVER = Pair("can", "ada", "cover")


def paired(*pairs: Pair, rule: NeverBothOff | None = None) -> RosterCase:
    """Ada, Can and Eve over three days, with these pairs."""
    case = a_case(rule or NeverBothOff(cents=700), days=3, agents=(ADA, CAN, an_agent("eve")))
    return replace(case, agreements=Agreements(pairs=pairs))


CASE = paired(COVER)


def test_one_of_both_every_day_is_enough() -> None:
    """Ada on two days and Can on one; both on one day are fine too."""
    assert found(CASE, *row(CASE, EARLY, 0, 1), *row(CASE, LATE, 2, agent="can")) == ()
    assert found(CASE, *row(CASE, EARLY, 0, 1, 2), *row(CASE, LATE, 2, agent="can")) == ()


def test_a_day_with_both_off_costs() -> None:
    """Tuesday; Eve, who is not of the pair, does not cover it."""
    tuesday, wednesday = days_from(MONDAY, 1, 2)
    when = (CASE.grid.minute(tuesday, 0), CASE.grid.minute(wednesday, 0))
    expected = Violation("never_both_off:ada+can", "", *when, 0, 1, "agents", False, 700)
    assert found(CASE, *row(CASE, EARLY, 0, 2), *row(CASE, EARLY, 1, agent="eve")) == (expected,)


def test_the_rule_may_be_hard_and_costs_fifty_by_default() -> None:
    """None makes it hard; 5000 cents a day else."""
    hard = found(paired(COVER, rule=NeverBothOff(cents=None)), *row(CASE, EARLY, 0, 1))
    assert [(v.hard, v.cents) for v in hard] == [(True, 0)]
    assert cents(found(paired(COVER, rule=NeverBothOff()))) == 3 * 5000


def test_the_end_of_a_night_shift_covers_no_day() -> None:
    """Sunday's, worked before the plan, leaves Monday open; Monday's leaves Tuesday open."""
    case = replace(CASE, opening=opened(*row(CASE, NIGHT, -1)))
    assert cents(found(case)) == 3 * 700
    assert cents(found(case, *row(case, NIGHT, 0, agent="can"))) == 2 * 700


def test_the_day_of_the_clock_change_is_a_day_like_any() -> None:
    """Its last minute covers it, and an open one is told with its 23 or 25 hours."""
    for day, hours in ((SPRING, 23), (AUTUMN, 25)):
        case = a_case(NeverBothOff(), first_day=day, days=1, agents=(ADA, CAN))
        case = replace(case, agreements=Agreements(pairs=(COVER,)))
        assert found(case, shift(case, day, 1439, 60)) == ()
        (violation,) = found(case)
        assert violation.end_min - violation.start_min == hours * 60


def test_a_pair_stated_twice_or_the_other_way_round_is_one() -> None:
    """Two rows of a file, one agreement."""
    case = paired(COVER, Pair("ada", "can", "cover"), COVER)
    assert cents(found(case)) == 3 * 700
    assert len(case.rules[0].forms(case)) == 1


def test_other_pairs_bind_nobody() -> None:
    """Strangers, one person twice, pairs of another kind, or none at all."""
    for pair in (Pair("ada", "zoe", "cover"), Pair("ada", "ada", "cover"), Pair("ada", "can", "apart")):
        case = paired(pair)
        assert case.rules[0].forms(case) == found(case) == ()
    assert found(paired()) == ()


def test_the_form_counts_starts_by_day() -> None:
    """At least one of both, on each day; pairs in order of their ids."""
    case = paired(Pair("eve", "can", "cover"), COVER)
    forms = [form for form in case.rules[0].forms(case) if isinstance(form, OnDuty)]
    assert [(form.id, sorted(form.agents)) for form in forms] == [
        ("ada+can", ["ada", "can"]),
        ("can+eve", ["can", "eve"]),
    ]
    assert all(form.by_day and form.cents == 700 for form in forms)
    assert all(form.least is not None and form.least.tolist() == [1, 1, 1] for form in forms)


def test_a_price_of_nothing_is_refused() -> None:
    """A rule that costs nothing is no rule."""
    with pytest.raises(ValidationError):
        NeverBothOff(cents=0)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    rule = NeverBothOff(cents=None if at.first_day == AUTUMN else 9)
    case = a_case(rule, first_day=at.first_day, days=3, agents=(ADA, CAN, an_agent("eve")))
    case = replace(case, agreements=Agreements(pairs=(COVER, Pair("ada", "eve", "cover"))))
    slots = [slot for name in ("ada", "can", "eve") for slot in free_or(case, (NIGHT,), name)]
    return a_past(case, at, NIGHT, 1), slots


def tempting() -> RosterCase:
    """Nothing is needed; the pair alone makes Ada or Can work."""
    case = a_case(NeverBothOff(), days=2, agents=(ADA, CAN))
    return replace(case, agreements=Agreements(pairs=(COVER,)))
