"""What was published: who was to work which shifts on which day, and what it means to change that.

`kept` (forms) and `changes` (check) are both readings shared by rules of one text, `notice` and `minimal_change`,
which differ in their days and prices.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from solver.grid import DAY_MIN
from solver.outcomes import Violation
from solver.rules.facts.owed import under_contract
from solver.rules.facts.timeline import view
from solver.rules.forms import EVERY, DutyClass, Forbid, Price, Total

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Duty, Roster
    from solver.rules.forms import Form

AgentDay = tuple[str, date]
Published = dict[AgentDay, tuple[str, ...]]


class Prices(NamedTuple):
    """Cents for a published shift that is dropped, for one worked in its place, and for one on a day off; None = hard.

    A day with n published shifts has a dropped one for each that the day has fewer than n, whatever their template;
    each shift of another template than the published ones is one in their place.
    """

    dropped: int | None
    changed: int | None
    added: int | None


def published(case: RosterCase, days: Iterable[date]) -> Published:
    """Templates of the published shifts of each agent on each of some days, none for a day off.

    Published are the days from the first to the last on which the base roster has a shift. Left out are days
    outside the contract, and days on which a published shift overlaps an absence or has a template that is not in
    the case: what cannot be kept binds nobody.
    """
    duties = () if case.base is None else case.base.duties
    if not duties:
        return {}
    first_day, last_day = min(duty.day for duty in duties), max(duty.day for duty in duties)
    bound = [day for day in days if first_day <= day <= last_day]
    inside = set(bound)
    of_days = [duty for duty in duties if duty.day in inside]
    worked, lost = shifts_of(of_days), _lost(case, of_days)
    return {
        (agent.id, day): worked.get((agent.id, day), ())
        for agent in case.agents
        for day in bound
        if under_contract(agent, day) and (agent.id, day) not in lost
    }


def shifts_of(duties: Iterable[Duty]) -> Published:
    """Templates of each agent's shifts on each day that has any, sorted."""
    found: Published = {}
    for duty in duties:
        key = (duty.agent, duty.day)
        found[key] = tuple(sorted((*found[key], duty.template))) if key in found else (duty.template,)
    return found


def kept(rule: str, case: RosterCase, bound: Published, prices: Prices) -> tuple[Form, ...]:
    """Forms that hold or price what was published, one or two for all of equal shifts on a day."""
    alike: dict[tuple[date, tuple[str, ...]], list[str]] = {}
    for (agent_id, day), templates in bound.items():
        alike.setdefault((day, templates), []).append(agent_id)
    found: list[Form] = []
    for (day, templates), ids in sorted(alike.items()):
        who, span = frozenset(ids), (case.grid.minute(day, 0), case.grid.minute(day, DAY_MIN))
        others = DutyClass(templates=frozenset(templates), outside=True) if templates else EVERY
        cents = prices.changed if templates else prices.added
        found.append(
            Forbid(rule, who, others, *span, by_start=True) if cents is None else Price(rule, who, others, *span, cents)
        )
        if templates:
            found.append(Total(rule, who, EVERY, "duties", "span", len(templates), None, prices.dropped, *span))
    return tuple(found)


def changes(rule: str, case: RosterCase, roster: Roster, bound: Published, prices: Prices) -> tuple[Violation, ...]:
    """Published days that are not worked as published: other shifts, and shifts that are missing."""
    seen = view(case, roster)
    days = {day for _, day in bound}
    worked, found = shifts_of(duty for duty in roster.duties if duty.day in days), []
    for (agent_id, day), templates in bound.items():
        actual = worked.get((agent_id, day), ())
        if actual == templates:
            continue
        when = (rule, agent_id, *seen.bounds(day, 1))
        others = sum(template not in templates for template in actual)
        if others:
            found.append(_violation(when, (others, 0), others, prices.changed if templates else prices.added))
        missing = len(templates) - len(actual)
        if missing > 0:
            found.append(_violation(when, (len(actual), len(templates)), missing, prices.dropped))
    return tuple(found)


def _violation(when: tuple[str, str, int, int], amounts: tuple[int, int], units: int, cents: int | None) -> Violation:
    return Violation(*when, *amounts, "duties", cents is None, units * (cents or 0))


def _lost(case: RosterCase, duties: Iterable[Duty]) -> set[AgentDay]:
    """Agents and days whose published shift can no longer be worked."""
    known = {template.id for template in case.templates}
    away: dict[str, list[tuple[int, int]]] = {}
    for absence in case.absences:
        away.setdefault(absence.agent, []).append((absence.start_min, absence.end_min))
    return {
        (duty.agent, duty.day)
        for duty in duties
        if duty.template not in known
        or any(first < duty.end_min and duty.start_min < last for first, last in away.get(duty.agent, ()))
    }
