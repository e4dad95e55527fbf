"""Certificate of a desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from solver.agreements import Desk
from solver.case import RosterCase
from solver.outcomes import Violation
from solver.people import Agent
from solver.rules.certificate import CertificateOfDesk
from tests.solver.rules.agreement_worlds import Setting, World
from tests.solver.rules.desk_worlds import VIP_EARLY, VIP_NIGHT, at_desks, desk_temptation, desk_world
from tests.solver.rules.worlds import ADA, CAN, EARLY, MONDAY, days_from, figures, found, opened, row, shift

RULE = CertificateOfDesk()
KYC = Desk("vip", certificate="kyc")
TUESDAY = days_from(MONDAY, 1)[0]


def holding(*last_days: date | None) -> Agent:
    """Ada with a certificate for each of these last days, and another of no use here."""
    return replace(ADA, certificates=(("first-aid", None), *(("kyc", day) for day in last_days)))


def test_the_last_valid_day_is_worked_and_the_next_is_not() -> None:
    """Valid to Tuesday: a shift on Tuesday is fine, one on Wednesday is not."""
    case = at_desks(RULE, KYC, agents=(holding(TUESDAY), CAN))
    assert found(case, *row(case, VIP_EARLY, 0, 1)) == ()
    (duty,) = row(case, VIP_EARLY, 2)
    when = (duty.start_min, duty.end_min)
    assert found(case, duty) == (Violation("certificate:kyc", "ada", *when, 1, 0, "duties"),)


def test_a_night_of_the_last_day_is_worked_to_its_end() -> None:
    """It begins on Tuesday at 22:00 and belongs to Tuesday; a shift from midnight belongs to Wednesday."""
    case = at_desks(RULE, KYC, agents=(holding(TUESDAY), CAN))
    assert found(case, *row(case, VIP_NIGHT, 1)) == ()
    midnight = replace(VIP_EARLY, start=0)
    case = replace(case, templates=(midnight,))
    assert figures(found(case, *row(case, midnight, 2))) == [(1, 0, "duties")]


def test_one_never_held_is_valid_on_no_day() -> None:
    """Can holds nothing at all, and another certificate is of no use."""
    case = at_desks(RULE, KYC, agents=(holding(), CAN))
    assert (
        figures(found(case, *row(case, VIP_EARLY, 0), *row(case, VIP_EARLY, 0, 6, agent="can")))
        == [(1, 0, "duties")] * 3
    )


def test_one_without_a_last_day_never_expires() -> None:
    """And of several the longest-lived counts."""
    for held in (holding(None), holding(days_from(MONDAY, -9)[0], None), holding(TUESDAY, days_from(MONDAY, 6)[0])):
        case = at_desks(RULE, KYC, agents=(held,))
        assert found(case, *row(case, VIP_EARLY, 0, 6)) == ()
        assert RULE.forms(case) == ()


def test_people_whose_certificates_end_alike_share_a_form() -> None:
    """Those who never had one and those out of date before the plan are one; from Wednesday on another."""
    early = replace(holding(days_from(MONDAY, -1)[0]), id="bea")
    agents = (CAN, early, holding(TUESDAY), replace(holding(TUESDAY), id="eda"), replace(holding(None), id="fay"))
    case = at_desks(RULE, KYC, agents=agents)
    grid = case.grid
    assert [(sorted(f.agents), f.start_min, f.end_min) for f in RULE.forms(case)] == [
        (["bea", "can"], grid.start_min, grid.end_min),
        (["ada", "eda"], grid.day_bounds[2], grid.end_min),
    ]


def test_other_menus_and_desks_without_a_certificate_ask_for_none() -> None:
    """The standard menu has no desk, a shift of no template no menu, and a desk may ask for a skill only."""
    case = at_desks(RULE, KYC)
    assert found(case, *row(case, EARLY, 0), shift(case, MONDAY, 480, 480, "can")) == ()
    case = at_desks(RULE, Desk("vip", skill="payments"))
    assert found(case, *row(case, VIP_EARLY, 0)) == RULE.forms(case) == ()


def test_the_opening_state_is_not_judged() -> None:
    """What was worked is not undone."""
    case = at_desks(RULE, KYC)
    assert found(replace(case, opening=opened(*row(case, VIP_NIGHT, -1)))) == ()


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    held = holding(days_from(at.first_day, 1)[0])
    return desk_world(at, at_desks(RULE, KYC, agents=(held, CAN), first_day=at.first_day))


def tempting() -> RosterCase:
    """Heads wanted at hours of the vip menu, of one whose certificate ends on Tuesday."""
    return desk_temptation(RULE, KYC, agents=(holding(TUESDAY),))
