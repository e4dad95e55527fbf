"""How the search keeps what is published: locked days, activities at their hours, and duties that stay whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from planner.keeping.after_calls import rest_after_calls
from planner.keeping.kept import BREAKS, ON_CALL, SHIFTS, Kept
from solver.case import ActivityDue, Lock
from solver.duties import Duty, OnCallDuty, Roster
from solver.grid import DAY_MIN
from solver.rules.facts.owed import under_contract

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from solver.case import RosterCase
    from solver.cover import OnCallWindow


def able(one: Duty | OnCallDuty, inputs: Inputs) -> bool:
    """Whether an agent can still work a duty: is here, under contract on its day, and not away during it."""
    agent = next((agent for agent in inputs.operation.agents if agent.id == one.agent), None)
    if agent is None or not under_contract(agent, inputs.grid.day_of(one.start_min)):
        return False
    absences = (a for a in inputs.operation.absences if a.agent == one.agent)
    return not any(one.start_min < a.end_min and a.start_min < one.end_min for a in absences)


def hold(case: RosterCase, inputs: Inputs) -> RosterCase:
    """The case as the search sees it: what is published of its days is decided already.

    Checks see the case without: a planner's own change of a published day is judged by law and notice, not by this.
    """
    kept = inputs.kept
    if kept is None:
        return case
    held = held_roster(kept, inputs)
    asked = {(lock.agent, lock.day) for lock in case.locks}
    rests = (lock for lock in rest_after_calls(kept, held, inputs) if (lock.agent, lock.day) not in asked)
    locks = (*_locks(kept, inputs), *rests)
    told = {(lock.agent, lock.day) for lock in locks}
    requirement = replace(
        case.requirement, on_call=tuple(_narrowed(w, kept, held, case) for w in case.requirement.on_call)
    )
    return replace(
        case,
        requirement=requirement,
        locks=(*(lock for lock in case.locks if (lock.agent, lock.day) not in told), *locks),
        activities=tuple(_settled(due, kept, held, case) for due in case.activities),
        held=held,
    )


def held_roster(kept: Kept, inputs: Inputs) -> Roster:
    """Published duties that stay whole, breaks included, and on-call duties that stay."""
    grid = inputs.grid
    gone = frozenset(kept.unlawful)
    fixed = (d for d in kept.roster.duties if kept.fixed(BREAKS, d.day) and (d.agent, d.day) not in gone)
    duties = (d for d in fixed if able(d, inputs))
    calls = (c for c in kept.roster.on_call if kept.fixed(ON_CALL, grid.day_of(c.start_min)) and able(c, inputs))
    return Roster(tuple(duties), tuple(calls))


def _locks(kept: Kept, inputs: Inputs) -> Iterator[Lock]:
    """What each agent whom the publication binds works on each day that stays, or that it is a day off."""
    menus = {template.id for template in inputs.operation.templates}
    days = [day for day in kept.days if kept.fixed(SHIFTS, day)]
    works: dict[tuple[str, date], str] = {}
    for duty in reversed(kept.roster.duties):
        if duty.template in menus and able(duty, inputs):
            works[duty.agent, duty.day] = duty.template
    known, gone = {agent.id for agent in inputs.operation.agents}, frozenset(kept.unlawful)
    for agent in kept.people:
        for day in (day for day in days if agent in known and (agent, day) not in gone):
            yield Lock(agent, day, works.get((agent, day)))


def _narrowed(window: OnCallWindow, kept: Kept, held: Roster, case: RosterCase) -> OnCallWindow:
    """A window of a day that stays: those who are published stand by, and none of the others comes in."""
    if not kept.fixed(ON_CALL, case.grid.day_of(window.start_min)):
        return window
    called = {one.agent for one in held.on_call if one.window == window.id}
    bound = frozenset(kept.people) - called
    return replace(window, agents=type(window.agents)(agent for agent in window.agents if agent not in bound))


def _settled(due: ActivityDue, kept: Kept, held: Roster, case: RosterCase) -> ActivityDue:
    """An activity where the published duty holds it; one that is not published comes after the days that stay."""
    for duty in held.duties:
        for one in duty.activities if duty.agent == due.agent else ():
            fits = due.earliest_min <= one.start_min <= due.latest_min - due.length_min
            if one.session == due.id and one.length_min == due.length_min and fits:
                return replace(due, earliest_min=one.start_min, latest_min=one.start_min + one.length_min, fixed=True)
    until = [case.grid.minute(day, DAY_MIN) for day in kept.days if kept.fixed(BREAKS, day)]
    after = max(until, default=due.earliest_min)
    if due.fixed or due.agent not in kept.people or not due.earliest_min < after <= due.latest_min - due.length_min:
        return due
    return replace(due, earliest_min=after)
