"""Mandatory training before the certificate runs out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from solver.case import Absence, ActivityDue, RosterCase
from solver.duties import Activity, Break, Duty
from solver.people import Agent
from solver.rules.training_by_date import TrainingByDate
from tests.solver.rules.agreement_worlds import Setting, World
from tests.solver.rules.worlds import (
    ADA,
    AUTUMN,
    CAN,
    EARLY,
    LATE,
    MONDAY,
    SPRING,
    a_case,
    cents,
    days_from,
    found,
    opened,
    row,
    shift,
    with_activity,
)

AML = TrainingByDate(certificates={"aml": "aml-training"})
TUESDAY, SUNDAY = days_from(MONDAY, 1, 6)


def until(last_day: date | None, agent: Agent = ADA) -> Agent:
    """The agent with a certificate that runs out."""
    return replace(agent, certificates=(("aml", last_day),))


def held_by(*agents: Agent, rule: TrainingByDate = AML, first_day: date = MONDAY) -> RosterCase:
    """A week of these agents."""
    return a_case(rule, first_day=first_day, agents=agents)


def trained(case: RosterCase, number: int, offset_min: int = 60, length_min: int = 60, agent: str = "ada") -> Duty:
    """An early shift on a day by number with a training so long after its start."""
    return with_activity(row(case, EARLY, number, agent=agent)[0], offset_min, length_min, "aml-training")


CASE = held_by(until(TUESDAY))


def test_a_training_on_the_last_valid_day_is_in_time() -> None:
    """Valid until Tuesday: Monday's first minute and Tuesday's last hour."""
    assert found(CASE, trained(CASE, 0, 0)) == ()
    late = with_activity(shift(CASE, TUESDAY, 1080, 480), 300, 60, "aml-training")
    assert found(CASE, late) == ()


def test_a_training_a_day_or_a_quarter_later_is_too_late() -> None:
    """It is priced like a missed one: 0 of 60 minutes until Tuesday's midnight, 200.00."""
    quarter = with_activity(shift(CASE, TUESDAY, 1080, 480), 315, 60, "aml-training")
    for duties in ((), (trained(CASE, 2),), (quarter,)):
        (violation,) = found(CASE, *duties)
        assert (violation.rule, violation.agent, violation.unit) == ("training_by_date:aml", "ada", "min")
        assert (violation.amount, violation.limit, violation.hard, violation.cents) == (0, 60, False, 20000)
        assert (violation.start_min, violation.end_min) == (CASE.grid.start_min, CASE.grid.minute(TUESDAY, 1440))


def test_a_shorter_training_or_another_one_does_not_renew() -> None:
    """Nor does one that lasts longer than the shift, or another's."""
    other = with_activity(row(CASE, EARLY, 0)[0], 60, 60, "kyc-training")
    for duty in (trained(CASE, 0, length_min=45), other, trained(CASE, 0, 435), trained(CASE, 0, -15)):
        assert cents(found(CASE, duty)) == 20000
    both = held_by(until(TUESDAY), until(TUESDAY, CAN))
    assert [v.agent for v in found(both, trained(both, 0))] == ["can"]


def test_who_is_valid_beyond_the_plan_owes_nothing_yet() -> None:
    """Its last day still counts, the day after does not; for ever is for ever, and the longest-lived row counts."""
    monday = days_from(SUNDAY, 1)[0]
    assert [cents(found(held_by(until(day)))) for day in (SUNDAY, monday, None)] == [20000, 0, 0]
    twice = replace(ADA, certificates=(("aml", TUESDAY), ("aml", SUNDAY)))
    (violation,) = found(held_by(twice))
    assert violation.end_min == CASE.grid.end_min
    for later in (monday, None):
        assert found(held_by(replace(ADA, certificates=(("aml", TUESDAY), ("aml", later))))) == ()


def test_who_lost_it_before_the_plan_has_until_its_end() -> None:
    """It ran out on the Sunday before; valid until Monday is until Monday."""
    case = held_by(until(days_from(MONDAY, -1)[0]))
    assert found(case, trained(case, 6)) == ()
    assert found(case)[0].end_min == case.grid.end_min
    assert found(held_by(until(MONDAY)))[0].end_min == case.grid.minute(MONDAY, 1440)


def test_who_never_had_it_owes_it_if_everyone_does() -> None:
    """Another certificate is none of this kind."""
    case = held_by(replace(ADA, certificates=(("kyc", TUESDAY),)))
    assert found(case) == ()
    everyone = replace(case, rules=(TrainingByDate(certificates={"aml": "aml-training"}, everyone=True),))
    (violation,) = found(everyone)
    assert (violation.cents, violation.end_min) == (20000, case.grid.end_min)


def test_an_activity_that_is_entered_is_the_activity_rules_matter() -> None:
    """Ada has a date for hers; one for Can, or of another kind, leaves it open."""
    start = CASE.grid.start_min
    due = ActivityDue("s1", "ada", "aml-training", 60, start, start + 600)
    assert found(replace(CASE, activities=(due,))) == ()
    for other in (replace(due, agent="can"), replace(due, kind="talk")):
        assert cents(found(replace(CASE, activities=(other,)))) == 20000


def test_a_training_of_the_opening_state_counts() -> None:
    """Held last Friday, and the certificate not yet written anew; a talk is no training."""
    (friday,) = row(CASE, EARLY, -3)
    for kind, price in (("aml-training", 0), ("talk", 20000)):
        activities = (Activity(friday.start_min, 60, kind, "s0"), Activity(friday.start_min + 60, 60, "talk", "s1"))
        held = replace(friday, activities=activities)
        assert cents(found(replace(CASE, opening=opened(held)))) == price


def test_who_is_away_or_not_under_contract_owes_nothing() -> None:
    """Away until Tuesday's midnight; back a minute before, it is due. The contract has ended, or begins too late."""
    start, end = CASE.grid.start_min, CASE.grid.minute(TUESDAY, 1440)
    assert found(replace(CASE, absences=(Absence("ada", start, end),))) == ()
    assert cents(found(replace(CASE, absences=(Absence("ada", start, end - 1),)))) == 20000
    wednesday, before = days_from(MONDAY, 2, -1)
    for first_day, last_day, price in (
        (wednesday, None, 0),
        (TUESDAY, None, 20000),
        (None, before, 0),
        (None, MONDAY, 20000),
    ):
        ada = replace(until(TUESDAY), first_day=first_day, last_day=last_day)
        assert cents(found(held_by(ada))) == price


def test_a_training_over_a_break_is_forbidden() -> None:
    """Five minutes shared."""
    duty = trained(CASE, 0)
    start_min = duty.start_min + 60
    (violation,) = found(CASE, replace(duty, breaks=(Break(start_min + 55, 15),)))
    assert (violation.rule, violation.agent, violation.unit) == ("training_by_date:aml", "ada", "min")
    assert (violation.amount, violation.limit, violation.hard, violation.cents) == (5, 0, True, 0)
    assert (violation.start_min, violation.end_min) == (start_min + 55, start_min + 60)


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_the_day_the_clocks_change_ends_at_its_own_midnight(day: date) -> None:
    """From 23:00 to midnight is in time, from 23:15 is not."""
    case = held_by(until(day), first_day=day)
    late = [with_activity(shift(case, day, 1200, 480), offset, 60, "aml-training") for offset in (180, 195)]
    assert [cents(found(case, duty)) for duty in late] == [0, 20000]


def test_each_certificate_has_its_own_training() -> None:
    """In the order of their names; those who are due together share a form."""
    rule = TrainingByDate(certificates={"kyc": "papers", "aml": "aml-training"}, length_min=90, missing_cents=None)
    both = (("aml", TUESDAY), ("kyc", SUNDAY))
    case = held_by(replace(ADA, certificates=both), replace(CAN, certificates=both), rule=rule)
    forms = rule.forms(case)
    assert [(form.activity, form.length_min, len(form.agents), form.cents) for form in forms] == [
        ("aml-training", 90, 2, None),
        ("papers", 90, 2, None),
    ]
    assert {(v.rule, v.hard, v.cents) for v in found(case)} == {
        ("training_by_date:aml", True, 0),
        ("training_by_date:kyc", True, 0),
    }


@pytest.mark.parametrize("wrong", [{"length_min": 14}, {"length_min": 481}, {"missing_cents": 0}])
def test_parameters_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    """A training takes a quarter of an hour at least."""
    with pytest.raises(ValidationError):
        TrainingByDate.model_validate(wrong)


def test_without_certificates_the_rule_says_nothing() -> None:
    """By default; an hour and 200.00 are the usual values."""
    usual = TrainingByDate()
    assert (usual.length_min, usual.missing_cents, usual.everyone) == (60, 20000, False)
    assert usual.forms(CASE) == ()
    assert [TrainingByDate(length_min=n, missing_cents=1).length_min for n in (15, 480)] == [15, 480]


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    days = days_from(at.first_day, 1, 3)
    rule = TrainingByDate(certificates={"aml": "aml-training"}, missing_cents=None if at.past else 700)
    case = held_by(until(days[0]), until(days[1], CAN), rule=rule, first_day=at.first_day)
    if at.past and at.first_day == MONDAY:
        (before,) = row(case, EARLY, -2, agent="can")
        case = replace(
            case, opening=opened(replace(before, activities=(Activity(before.start_min, 60, "aml-training"),)))
        )
    slots = []
    for agent, number in (("ada", 1), ("ada", 2), ("can", 3), ("can", 4)):
        (duty,) = row(case, LATE, number, agent=agent)
        whole = with_activity(duty, 60, 60, "aml-training")
        broken = replace(whole, breaks=(Break(duty.start_min + 90, 15),))
        others = with_activity(duty, 60, 45, "aml-training"), with_activity(duty, 60, 60, "talk")
        slots.append([(), (whole,), (broken,), *((other,) for other in others)])
    return case, slots


def replace_activity(duty: Duty) -> Duty:
    """The duty with a training of another name in its first hour."""
    return replace(duty, activities=(Activity(duty.start_min, 60, "aml-training", "s0"),))


def tempting() -> RosterCase:
    """Nothing is needed, so nobody would work; the certificate runs out on Tuesday."""
    return replace(CASE, templates=(EARLY,))
