"""Mentor: newcomers are not left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from solver.case import RosterCase
from solver.duties import Break
from solver.outcomes import Violation
from solver.people import Agent
from solver.rules.forms import OnDuty
from solver.rules.mentor import MentorBeside
from tests.solver.rules.agreement_worlds import Setting, World, free_or
from tests.solver.rules.worlds import (
    AUTUMN,
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

RULE = MentorBeside(per=2, cents=500)
MEL = replace(an_agent("mel"), roles=frozenset({"mentor"}))
NEW = ("ada", "can", "eve")
TUESDAY = days_from(MONDAY, 1)[0]


def new(name: str, until: date = TUESDAY) -> Agent:
    """A newcomer up to and with Tuesday."""
    return replace(an_agent(name), newcomer_until=until)


def a_class(rule: MentorBeside = RULE, first_day: date = MONDAY, until: int = 1) -> RosterCase:
    """Three newcomers until the second day, and Mel the mentor, over four days."""
    last = first_day + timedelta(days=until)
    return a_case(rule, first_day=first_day, days=4, agents=(*(new(name, last) for name in NEW), MEL))


CASE = a_class()


def test_one_mentor_holds_two_newcomers_and_not_three() -> None:
    """Two early shifts beside Mel are right; with a third, a second mentor is missing for 32 quarter hours."""
    two = (*row(CASE, EARLY, 0), *row(CASE, EARLY, 0, agent="can"), *row(CASE, EARLY, 0, agent="mel"))
    assert found(CASE, *two) == ()
    when = (CASE.grid.minute(MONDAY, 360), CASE.grid.minute(MONDAY, 840))
    expected = Violation("mentor", "", *when, 1, 2, "agents", False, 32 * 500)
    assert found(CASE, *two, *row(CASE, EARLY, 0, agent="eve")) == (expected,)


def test_hours_without_the_mentor_cost() -> None:
    """Ada from 06:00 to 14:00, Mel from 10:00: sixteen quarter hours alone; the mentor alone costs nothing."""
    mel = shift(CASE, MONDAY, 600, 480, "mel")
    (violation,) = found(CASE, *row(CASE, EARLY, 0), mel)
    assert (violation.amount, violation.limit, violation.cents) == (0, 1, 16 * 500)
    assert violation.end_min == mel.start_min
    assert found(CASE, mel) == ()


def test_three_alone_lack_two_mentors() -> None:
    """One for each started pair."""
    alone = [duty for name in NEW for duty in row(CASE, EARLY, 0, agent=name)]
    assert cents(found(CASE, *alone)) == 2 * 32 * 500


def test_newcomers_are_new_until_the_midnight_after_their_last_day() -> None:
    """Tuesday's night shift, 22:00 to 06:00, lacks a mentor for two hours; Wednesday's early shift for none."""
    (violation,) = found(CASE, *row(CASE, NIGHT, 1))
    assert (violation.end_min, violation.cents) == (CASE.grid.minute(days_from(MONDAY, 2)[0], 0), 8 * 500)
    assert found(CASE, *row(CASE, EARLY, 2)) == ()


def test_each_newcomer_has_a_day_of_their_own() -> None:
    """Can is new until Tuesday and Eve until Wednesday: on Wednesday one is new, and one mentor is due, not two."""
    people = (new("can"), new("eve", days_from(MONDAY, 2)[0]), new("ada", MONDAY - timedelta(days=1)), MEL)
    case = replace(CASE, agents=people, rules=(MentorBeside(per=1, cents=1),))
    alone = [duty for name in NEW for duty in row(case, EARLY, 0, 1, 2, 3, agent=name)]
    assert [(v.limit, v.cents) for v in found(case, *alone)] == [(2, 64), (2, 64), (1, 32)]


def test_breaks_do_not_matter_and_a_touched_interval_counts() -> None:
    """Mel on break is still there; Mel from 06:05 is there from the quarter hour of 06:00."""
    (duty,) = row(CASE, EARLY, 0, agent="mel")
    resting = replace(duty, breaks=(Break(duty.start_min + 60, 60),))
    assert found(CASE, *row(CASE, EARLY, 0), resting) == ()
    assert found(CASE, *row(CASE, EARLY, 0), shift(CASE, MONDAY, 365, 470, "mel")) == ()
    assert cents(found(CASE, *row(CASE, EARLY, 0), shift(CASE, MONDAY, 375, 465, "mel"))) == 500


def test_what_the_opening_state_lacks_is_history() -> None:
    """Ada's Sunday night without Mel costs nothing; nor does Can beside her; a third newcomer does."""
    case = replace(CASE, opening=opened(*row(CASE, NIGHT, -1)))
    assert found(case) == ()
    assert found(case, shift(case, MONDAY, 0, 120, "can")) == ()
    (violation,) = found(case, shift(case, MONDAY, 0, 120, "can"), shift(case, MONDAY, 0, 120, "eve"))
    assert (violation.amount, violation.limit, violation.cents) == (0, 1, 8 * 500)


def test_what_the_opening_state_lacks_is_what_its_mentors_do_not_hold() -> None:
    """Three newcomers and Mel on Sunday's night lack one; a fourth newcomer is held by Mel, a fifth is not."""
    people = (*CASE.agents, new("zoe"), new("ben"))
    night = [duty for name in (*NEW, "mel") for duty in row(CASE, NIGHT, -1, agent=name)]
    case = replace(CASE, agents=people, opening=opened(*night))
    (form,) = case.rules[0].forms(case)
    assert isinstance(form, OnDuty)
    assert form.least is not None
    assert form.least.tolist() == [-1] * 24 + [0] * 168 + [-5] * 192
    zoe, ben = shift(case, MONDAY, 0, 120, "zoe"), shift(case, MONDAY, 0, 120, "ben")
    assert found(case) == found(case, zoe) == ()
    (violation,) = found(case, zoe, ben)
    assert (violation.amount, violation.limit, violation.cents) == (1, 2, 8 * 500)


def test_the_first_day_of_the_plan_may_be_the_last_of_being_new() -> None:
    """On Monday Ada needs Mel, on Tuesday no more."""
    case = replace(CASE, agents=(new("ada", MONDAY), MEL))
    assert cents(found(case, *row(case, EARLY, 0, 1))) == 32 * 500


def test_the_opening_states_mentor_counts() -> None:
    """Mel's Sunday night holds Can's first two hours."""
    case = replace(CASE, opening=opened(*row(CASE, NIGHT, -1, agent="mel")))
    assert found(case, shift(case, MONDAY, 0, 120, "can")) == ()
    assert cents(found(case, shift(case, MONDAY, 300, 120, "can"))) == 4 * 500


@pytest.mark.parametrize(("day", "quarters"), [(SPRING, 28), (AUTUMN, 36)])
def test_a_night_of_the_clock_change_has_the_quarters_it_has(day: date, quarters: int) -> None:
    """From 22:00 to 06:00 on the wall clock, seven hours or nine."""
    case = a_class(first_day=day - timedelta(days=1))
    first = case.grid.days[0]
    length = case.grid.minute(first, 1800) - case.grid.minute(first, 1320)
    assert cents(found(case, shift(case, first, 1320, length))) == quarters * 500


def test_the_rule_may_be_hard() -> None:
    """Then it costs nothing and is forbidden."""
    case = replace(CASE, rules=(MentorBeside(cents=None),))
    (violation,) = found(case, *row(case, EARLY, 0))
    assert (violation.hard, violation.cents, violation.amount, violation.limit) == (True, 0, 0, 1)


def test_a_mentor_is_no_newcomer_whatever_the_date_says() -> None:
    """Mel changed teams yesterday and can still look after herself and Ada."""
    case = replace(CASE, agents=(new("ada"), replace(MEL, newcomer_until=MONDAY)))
    assert found(case, *row(case, EARLY, 0, agent="mel")) == ()
    assert found(case, *row(case, EARLY, 0, agent="mel"), *row(case, EARLY, 0)) == ()


def test_an_operation_without_mentors_or_newcomers_is_not_bound() -> None:
    """The rule may stand in every book."""
    for people in ((new("ada"),), (an_agent("ada"), MEL), (new("ada", MONDAY - timedelta(days=1)), MEL)):
        case = replace(CASE, agents=people)
        assert case.rules[0].forms(case) == found(case, *row(case, EARLY, 0)) == ()


def test_by_default_three_newcomers_share_a_mentor_at_fifteen_a_quarter() -> None:
    """1500 cents; the role is called mentor."""
    case = a_class(MentorBeside())
    alone = [duty for name in NEW for duty in row(case, EARLY, 0, agent=name)]
    assert cents(found(case, *alone)) == 32 * 1500


def test_one_form_per_stretch_of_days_with_the_same_newcomers() -> None:
    """Two of them, each binding in its days alone: elsewhere all its newcomers together ask for nobody."""
    people = (new("can"), new("eve", days_from(MONDAY, 2)[0]), MEL)
    case = replace(CASE, agents=people)
    forms = [form for form in case.rules[0].forms(case) if isinstance(form, OnDuty)]
    assert [(form.id, sorted(form.whom)) for form in forms] == [("2026-03-09", ["can", "eve"]), ("2026-03-11", ["eve"])]
    assert {(form.agents, form.per, form.cents, form.counting) for form in forms} == {
        (frozenset({"mel"}), 2, 500, "rostered")
    }
    leasts = [form.least.tolist() for form in forms if form.least is not None]
    assert leasts == [[0] * 192 + [-2] * 192, [-1] * 192 + [0] * 96 + [-1] * 96]


@pytest.mark.parametrize("wrong", [{"per": 0}, {"cents": 0}, {"role": ""}])
def test_parameters_out_of_range_are_refused(wrong: dict[str, object]) -> None:
    """A mentor has somebody to look after."""
    with pytest.raises(ValidationError):
        MentorBeside.model_validate(wrong)


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings; its second day is that of the clock change."""
    rule = MentorBeside(per=2, cents=None if at.first_day == MONDAY else 7)
    first_day = at.first_day + timedelta(days=2)
    people = (*(new(name, first_day + timedelta(days=day)) for day, name in enumerate(NEW)), MEL)
    midnight = replace(NIGHT, id="midnight", start=0)
    case = a_case(rule, first_day=first_day, days=3, agents=people)
    case = replace(case, templates=(midnight, NIGHT))
    if at.past:
        case = replace(case, opening=opened(*row(case, NIGHT, -1), *row(case, NIGHT, -1, agent="eve")))
    alone = [slot for name in NEW for slot in free_or(case, (midnight, NIGHT), name)[:2]]
    return case, [*alone, *(slot[::-1] for slot in free_or(case, (midnight, NIGHT), "mel")[:2])]


def tempting() -> RosterCase:
    """Two newcomers and a mentor, three heads wanted, and each newcomer needs a mentor of their own."""
    people = (new("ada"), new("can"), MEL)
    case = a_case(MentorBeside(per=1, cents=None), days=2, agents=people)
    return replace(case, templates=(EARLY, LATE), requirement=wanted(case.grid, 3, (360, 840)))
