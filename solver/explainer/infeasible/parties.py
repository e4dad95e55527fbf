"""What may take part in a clash besides promises, and the case without it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from solver.case import Absence, ActivityDue, Lock, Opening, Protection
from solver.duties import Duty, OnCallDuty
from solver.explainer.infeasible.promises import PROMISES
from solver.explainer.infeasible.values import Party
from solver.grid import DAY_MIN

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.people import Agent
    from solver.rules.rule import Rule

GIVEN = frozenset({"absence", "breaks", "certificate", "lock", "one_shift_a_day", "protection"})
"""Rules that say what facts mean, or what a shift is: the facts take part, not they."""
CONTRACT = frozenset(
    {
        "average_hours",
        "availability",
        "contract_dates",
        "menus",
        "newcomer_hours",
        "overtime_closed",
        "overtime_limit",
        "period_hours",
        "shifts_in_period",
        "weekly_days",
        "weekly_hours",
    }
)
"""Rules that hold people to what they signed."""
SEATS = "seats"


def parties_of(case: RosterCase) -> tuple[Party, ...]:
    """Everything that may be left out, what a planner looks at last first: rules, then the past, then facts."""
    rules = [party for rule in case.rules for party in _rule(case, rule)]
    rest = [p for p in rules if p.kind == "rule"], [p for p in rules if p.kind != "rule"]
    return (*rest[0], *_opening(case), *rest[1], *facts_of(case))


def facts_of(case: RosterCase) -> tuple[Party, ...]:
    """Those of single people and their days: papers, protections, locks, absences."""
    return (*_papers(case), *_facts(case))


def without(case: RosterCase, parties: Iterable[Party]) -> RosterCase:
    """The case with some parties left out."""
    for party in parties:
        case = _LEFT_OUT[party.kind](case, party)
    return case


def kind_of_rule(kind: str) -> str:
    """How a rule takes part: as the seats of a site, as what people signed, or as a rule of the book."""
    if kind == SEATS:
        return SEATS
    return "contract" if kind in CONTRACT else "rule"


def _rule(case: RosterCase, rule: Rule) -> Iterator[Party]:
    if rule.kind in PROMISES | GIVEN:
        return
    forms = [form for form in rule.forms(case) if getattr(form, "cents", None) is None]
    known = {agent.id for agent in case.agents}
    agents = sorted(known.intersection(*[frozenset().union(*(form.agents for form in forms))])) if forms else []
    if agents and forms:
        yield Party(kind_of_rule(rule.kind), rule.kind, tuple(agents), case.grid.start_min, case.grid.end_min)


def _opening(case: RosterCase) -> Iterator[Party]:
    known = {agent.id for agent in case.agents}
    rows: list[Duty | OnCallDuty] = [*case.opening.duties, *case.opening.on_call]
    mine = [row for row in rows if row.agent in known]
    if mine:
        agents = tuple(sorted({row.agent for row in mine}))
        yield Party("opening", "", agents, min(row.start_min for row in mine), case.grid.start_min)


def _papers(case: RosterCase) -> Iterator[Party]:
    """Certificates that desks ask for and people lack on some day."""
    last = case.grid.days[-1]
    for name in sorted({desk.certificate for desk in case.agreements.desks if desk.certificate is not None}):
        for agent in case.agents:
            ends = [end for held, end in agent.certificates if held == name]
            if all(end is not None and end < last for end in ends):
                first = max((end for end in ends if end is not None), default=None)
                start = case.grid.start_min if first is None else case.grid.minute(first, DAY_MIN)
                yield Party("paper", name, (agent.id,), max(start, case.grid.start_min), case.grid.end_min)


def _facts(case: RosterCase) -> Iterator[Party]:
    known, grid = {agent.id for agent in case.agents}, case.grid
    for kept in sorted(case.protections):
        if kept.agent in known:
            yield Party(
                "protection",
                kept.kind,
                (kept.agent,),
                grid.minute(kept.first_day, 0),
                grid.minute(kept.last_day, DAY_MIN),
            )
    for lock in sorted(case.locks, key=lambda one: (one.agent, one.day, one.template or "")):
        if lock.agent in known and lock.day in grid.days:
            span = grid.minute(lock.day, 0), grid.minute(lock.day, DAY_MIN)
            yield Party("lock", lock.template or "", (lock.agent,), *span)
    for away in sorted(case.absences):
        if away.agent in known:
            yield Party("absence", "", (away.agent,), away.start_min, away.end_min)


def _no_rule(case: RosterCase, party: Party) -> RosterCase:
    return replace(case, rules=tuple(rule for rule in case.rules if rule.kind != party.name))


def _no_opening(case: RosterCase, party: Party) -> RosterCase:
    return replace(case, opening=replace(Opening(), balance_min=case.opening.balance_min))


def _paper_held(case: RosterCase, party: Party) -> RosterCase:
    def held(agent: Agent) -> Agent:
        return (
            replace(agent, certificates=(*agent.certificates, (party.name, None)))
            if agent.id in party.agents
            else agent
        )

    return replace(case, agents=tuple(held(agent) for agent in case.agents))


def _no_absence(case: RosterCase, party: Party) -> RosterCase:
    def same(one: Absence) -> bool:
        return (one.agent, one.start_min, one.end_min) == (*party.agents, party.start_min, party.end_min)

    return replace(case, absences=tuple(one for one in case.absences if not same(one)))


def _no_lock(case: RosterCase, party: Party) -> RosterCase:
    def same(one: Lock) -> bool:
        day_min = case.grid.minute(one.day, 0)
        return (one.agent, one.template or "", day_min) == (*party.agents, party.name, party.start_min)

    return replace(case, locks=tuple(one for one in case.locks if not same(one)))


def _no_protection(case: RosterCase, party: Party) -> RosterCase:
    def same(one: Protection) -> bool:
        first_min = case.grid.minute(one.first_day, 0)
        return (one.agent, one.kind, first_min) == (*party.agents, party.name, party.start_min)

    return replace(case, protections=tuple(one for one in case.protections if not same(one)))


def _no_activity(case: RosterCase, party: Party) -> RosterCase:
    def same(one: ActivityDue) -> bool:
        return one.id == party.name and one.agent in party.agents

    return replace(case, activities=tuple(one for one in case.activities if not same(one)))


_LEFT_OUT = {
    "rule": _no_rule,
    "contract": _no_rule,
    "seats": _no_rule,
    "opening": _no_opening,
    "paper": _paper_held,
    "absence": _no_absence,
    "lock": _no_lock,
    "protection": _no_protection,
    "activity": _no_activity,
}
