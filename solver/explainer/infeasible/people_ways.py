"""Ways out that change people: hire, train, sign longer hours, move leave, change or pass on a fixed day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from solver.explainer.infeasible.changes import counted, hired, moved_absence, other_hours, other_lock, passed_lock
from solver.explainer.infeasible.promises import ATTENDED
from solver.explainer.infeasible.trying import HOUR_MIN, Trying, Way
from solver.explainer.infeasible.values import Party, WayOut

if TYPE_CHECKING:
    from solver.case import Lock
    from solver.people import Agent
    from solver.shifts import ShiftTemplate

MOST_TRIED = 3  # people of one kind that are tried one after the other
SHIFTS_DAYS = (7, -7, 14, -14, 21, -21)
NEW = "new"


def people_ways(trying: Trying) -> Iterator[Way]:
    """What may change about people."""
    for party in (trying.clash.promise, *trying.clash.parties):
        if party.kind == "absence":
            yield partial(_moved, trying, party)
        if party.kind == "lock" and party.name:
            yield partial(_another_shift, trying, party)
            yield partial(_another_person, trying, party)
    first = trying.first
    if first is None or first.rule in ATTENDED:
        return
    yield partial(_hired, trying)
    yield partial(_trained, trying)
    for agent in trying.people()[:MOST_TRIED]:
        if agent.contract.part_time or any(party.kind == "contract" for party in trying.clash.parties):
            yield partial(_signed, trying, agent)


def _hired(trying: Trying) -> WayOut | None:
    """One more person like the one among them with the longest week, then a second."""
    people = trying.people()
    if not people or not trying.promises:
        return None
    like = max(people, key=lambda agent: (agent.contract.week_min, agent.hour_cents, agent.id))
    case, promises = trying.case, trying.promises
    for count in (1, 2):
        case, first = hired(case, promises[0], like, f"{NEW}{count}")
        promises = (first, *promises[1:])
        if trying.helps(case, promises):
            week_min = count * like.contract.week_min
            cents = trying.plan_cents(like, week_min)
            return WayOut("hire", (("people", count), ("like", like.id)), (), week_min / HOUR_MIN, cents)
    return None


def _trained(trying: Trying) -> WayOut | None:
    """A person who does not count yet, with the least leave, learns to."""
    away = {absence.agent for absence in trying.case.absences}
    fixed = {lock.agent for lock in trying.case.locks}
    others = [agent for agent in trying.case.agents if agent.id not in trying.clash.agents]
    others.sort(key=lambda a: (a.contract.part_time, a.id in away, a.id in fixed, -a.contract.week_min, a.id))
    for agent in others[:MOST_TRIED]:
        case, wider = counted(trying.case, trying.promises[0], agent.id)
        if trying.helps(case, (wider, *trying.promises[1:])):
            return WayOut("train_person", (("agent", agent.id),), (agent.id,), 0.0, None)
    return None


def _signed(trying: Trying, agent: Agent) -> WayOut | None:
    """The longest week that anybody has, for one who has less or may not work beyond it."""
    longest = max(one.contract.week_min for one in trying.case.agents)
    if not trying.helps(other_hours(trying.case, agent.id, longest)):
        return None
    more_min = longest - agent.contract.week_min
    about = (("agent", agent.id), ("week_h", round(longest / HOUR_MIN)))
    return WayOut("other_contract", about, (agent.id,), more_min / HOUR_MIN, trying.plan_cents(agent, more_min))


def _moved(trying: Trying, party: Party) -> WayOut | None:
    """The leave some whole weeks later or earlier, the nearest that helps."""
    grid = trying.case.grid
    mine = [one for one in trying.case.absences if (one.agent, one.start_min) == (*party.agents, party.start_min)]
    for days in SHIFTS_DAYS if mine else ():
        case = moved_absence(trying.case, mine[0], days)
        start_min, end_min = (minute + days * 1440 for minute in (party.start_min, party.end_min))
        if start_min >= grid.start_min and end_min <= grid.end_min and trying.helps(case):
            about = (("agent", party.agents[0]), ("start_min", start_min), ("end_min", end_min))
            return WayOut("move_leave", about, party.agents, 0.0, 0)
    return None


def _another_shift(trying: Trying, party: Party) -> WayOut | None:
    """The shift nearest to the fixed one that the day can hold."""
    lock = _lock(trying, party)
    starts = {template.id: template.start for template in trying.case.templates}
    if lock is None or party.name not in starts:
        return None
    nearest = sorted(
        (template for template in trying.case.templates if template.id != party.name),
        key=lambda template: (abs(template.start - starts[party.name]), template.id),
    )
    for other in _spread(nearest):
        if trying.helps(other_lock(trying.case, lock, other)):
            about = (("agent", lock.agent), ("template", other), ("start_min", party.start_min))
            return WayOut("other_shift", about, (lock.agent,), 0.0, 0)
    return None


def _spread(nearest: list[ShiftTemplate]) -> list[str]:
    """One shift of each start, nearest first."""
    firsts: dict[int, str] = {}
    for template in nearest:
        firsts.setdefault(template.start, template.id)
    return list(firsts.values())


def _another_person(trying: Trying, party: Party) -> WayOut | None:
    """A person with no fixed day, of the same team if possible, works the fixed shift."""
    lock = _lock(trying, party)
    if lock is None:
        return None
    team = trying.case.agent(lock.agent).team
    busy = {one.agent for one in trying.case.locks} | {one.agent for one in trying.case.absences}
    others = [one for one in trying.case.agents if one.id not in busy]
    for agent in sorted(others, key=lambda one: (one.team != team, one.id))[:MOST_TRIED]:
        wider = replace(trying, clash=replace(trying.clash, agents=(*trying.clash.agents, agent.id)))
        if wider.helps(passed_lock(trying.case, lock, agent.id)):
            about = (("agent", agent.id), ("template", party.name), ("start_min", party.start_min))
            return WayOut("other_person", about, (lock.agent, agent.id), 0.0, 0)
    return None


def _lock(trying: Trying, party: Party) -> Lock | None:
    grid = trying.case.grid
    mine = (one for one in trying.case.locks if one.agent in party.agents and one.template == party.name)
    return next((one for one in mine if grid.minute(one.day, 0) == party.start_min), None)
