"""What the tests of what desks ask are made of: a desk of its own menu, next to the standard menu."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from solver.agreements import Agreements, Desk
from solver.case import RosterCase
from solver.people import Agent
from solver.rules import Rule
from solver.shifts import ShiftTemplate
from tests.solver.rules.agreement_worlds import Setting, Slots, World, a_past, free_or
from tests.solver.rules.worlds import ADA, CAN, EARLY, MONDAY, NIGHT, a_case, wanted

VIP_EARLY = ShiftTemplate("vip-early", "vip", 480, 480)
VIP_NIGHT = ShiftTemplate("vip-night", "vip", 1320, 480)


def at_desks(rule: Rule, *desks: Desk, agents: tuple[Agent, ...] = (ADA, CAN), first_day: date = MONDAY) -> RosterCase:
    """These desks, the standard menu and the menu "vip", which has a day and a night shift."""
    case = a_case(rule, first_day=first_day, agents=agents)
    return replace(case, templates=(EARLY, NIGHT, VIP_EARLY, VIP_NIGHT), agreements=Agreements(desks=desks))


def desk_world(at: Setting, case: RosterCase) -> World:
    """Three days of two people, each off, early on either menu, or on a night of the vip menu."""
    case = a_past(case, at, NIGHT)
    slots: Slots = []
    for agent in case.agents:
        slots += free_or(case, (EARLY, VIP_EARLY, VIP_NIGHT), agent.id)[:3]
    return case, slots


def desk_temptation(rule: Rule, *desks: Desk, agents: tuple[Agent, ...]) -> RosterCase:
    """Heads wanted at hours that only the vip menu covers."""
    case = at_desks(rule, *desks, agents=agents)
    return replace(case, requirement=wanted(case.grid, 1, (840, 960)))
