"""On which days of the plan each agent could be asked to bear something: the ground on which burdens are compared."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from solver.rules.facts.owed import under_contract
from solver.rules.fair_match_nights import FairMatchNights

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.people import Agent

MEASURES = ("nights", "weekends", "feasts", "matches", "on_call", "refused")
"""As the ledger calls them."""
SATURDAY = 5
Days = dict[str, frozenset[date]]


def askable_days(case: RosterCase, measure: str) -> Days:
    """Days of the plan by agent, of those alone who could be asked at all; as the rules of fairness choose them.

    Everybody under contract and not away from midnight to midnight; for nights whose contract has some and whom no
    protection rules out; for weekends who is available on one; for match nights whose menus reach into the evening;
    for on-call whom a window of the plan names.
    """
    able = _able(case, measure)
    away = _away(case)
    kept = _kept(case) if measure == "nights" else {}
    found = {}
    for agent in case.agents:
        if agent.id in able:
            closed = away.get(agent.id, set()) | kept.get(agent.id, set())
            days = frozenset(day for day in case.grid.days if under_contract(agent, day) and day not in closed)
            if days:
                found[agent.id] = days
    return found


def _able(case: RosterCase, measure: str) -> frozenset[str]:
    if measure == "on_call":
        return frozenset(name for window in case.requirement.on_call for name in window.agents)
    people = case.agents
    if measure == "nights":
        people = tuple(agent for agent in people if agent.contract.most_nights != 0)
    if measure == "weekends":
        people = tuple(agent for agent in people if _has_weekends(agent))
    if measure == "matches":
        rule = next((rule for rule in case.rules if isinstance(rule, FairMatchNights)), FairMatchNights())
        late = {t.menu for t in case.templates if t.start + t.length_min > rule.evening_start}
        people = tuple(agent for agent in people if not late.isdisjoint(agent.contract.menus))
    return frozenset(agent.id for agent in people)


def _has_weekends(agent: Agent) -> bool:
    return not agent.available or any(max(hours.weekdays, default=0) >= SATURDAY for hours in agent.available)


def _away(case: RosterCase) -> dict[str, set[date]]:
    """Days that lie wholly in an absence."""
    found: dict[str, set[date]] = {}
    bounds = case.grid.day_bounds
    for one in case.absences:
        whole = {
            day
            for number, day in enumerate(case.grid.days)
            if one.start_min <= bounds[number] and bounds[number + 1] <= one.end_min
        }
        found.setdefault(one.agent, set()).update(whole)
    return found


def _kept(case: RosterCase) -> dict[str, set[date]]:
    """Days on which a protection rules nights out."""
    found: dict[str, set[date]] = {}
    for held in case.protections:
        if held.kind == "no_nights":
            inside = {day for day in case.grid.days if held.first_day <= day <= held.last_day}
            found.setdefault(held.agent, set()).update(inside)
    return found
