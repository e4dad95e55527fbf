"""One who takes part in a clash, taken out of the operation itself, and the question asked anew of who is concerned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from planner.answers.infeasible import clashes_of
from planner.casework import make_case
from planner.inputs import Inputs, with_operation
from planner.promised import promised
from solver.case import RosterCase
from solver.explainer.infeasible import Clash, Party
from solver.grid import DAY_MIN
from solver.people import Agent

OF_ALL = ("rule", "contract", "opening")
"""Parties that bind everybody: who else they bind is not concerned."""


def still_clashes(inputs: Inputs, clash: Clash, gone: Iterable[Party], limit_s: float) -> bool | None:
    """Whether the promise is still impossible in the same stretch of time without some parties; None = not settled.

    Without parties that are taken away, others than the clash names may forbid it as well: that is a second reason, and
    does not make the first one false.
    """
    parties = tuple(gone)
    for party in parties:
        inputs = _without_facts(inputs, party)
    case = make_case(inputs, promised(inputs))
    for party in parties:
        case = _without_rules(case, party)
    clashes, unproven = clashes_of(_concerned(case, clash, parties), limit_s)
    again = [one for one in clashes if _same(one.promise, clash.promise) and _meets(one, clash)]
    if any(not parties or _within(one, clash) for one in again):
        return True
    return None if any(_same(one, clash.promise) for one in unproven) else False


def _same(one: Party, other: Party) -> bool:
    return (one.kind, one.name) == (other.kind, other.name) and bool(
        set(one.agents) & set(other.agents) or not one.agents or not other.agents
    )


def _within(one: Clash, other: Clash) -> bool:
    """Whether a clash names nobody but those whom another names."""
    return {_told(party) for party in one.parties} <= {_told(party) for party in (other.promise, *other.parties)}


def _told(party: Party) -> tuple[object, ...]:
    return (party.kind, party.name) if party.kind in OF_ALL else (party.kind, party.name, party.agents)


def _meets(one: Clash, other: Clash) -> bool:
    return one.start_min < other.end_min and other.start_min < one.end_min


def _concerned(case: RosterCase, clash: Clash, gone: tuple[Party, ...]) -> RosterCase:
    """The case with nobody but those whom the clash names, so that its promise is all that is asked."""
    parties = (clash.promise, *clash.parties, *gone)
    crew = {*clash.agents, *(name for party in parties if party.kind not in OF_ALL for name in party.agents)}
    named = {party.name for party in (clash.promise, *clash.parties)}
    asked = replace(
        case.requirement,
        floors=tuple(floor for floor in case.requirement.floors if f"floor:{floor.id}" in named),
        on_call=tuple(window for window in case.requirement.on_call if window.id in named),
    )
    agents = tuple(agent for agent in case.agents if agent.id in crew)
    return replace(case, agents=agents, requirement=asked, wishes=())


def _without_facts(inputs: Inputs, party: Party) -> Inputs:
    """The operation with a fact undone."""
    operation = inputs.operation
    if party.kind == "absence":
        kept = tuple(a for a in operation.absences if not (a.agent in party.agents and _inside(a.start_min, party)))
        return with_operation(inputs, replace(operation, absences=kept))
    if party.kind == "lock":
        locks = tuple(
            k
            for k in operation.locks
            if not (k.agent in party.agents and _inside(inputs.grid.minute(k.day, DAY_MIN // 2), party))
        )
        return with_operation(inputs, replace(operation, locks=locks))
    if party.kind == "activity":
        rest = tuple(a for a in operation.activities if not (a.agent in party.agents and a.id == party.name))
        return with_operation(inputs, replace(operation, activities=rest))
    if party.kind == "protection":
        free = tuple(p for p in operation.protections if not (p.agent in party.agents and p.kind == party.name))
        return with_operation(inputs, replace(operation, protections=free))
    if party.kind == "paper":
        agents = tuple(_holding(a, party.name) if a.id in party.agents else a for a in operation.agents)
        return with_operation(inputs, replace(operation, agents=agents))
    return inputs


def _without_rules(case: RosterCase, party: Party) -> RosterCase:
    """The case with a rule, a floor or the past left out."""
    kind, _, name = party.name.partition(":")
    if party.kind in ("rule", "contract", "seats") or (party.kind == "floor" and kind != "floor"):
        return replace(case, rules=tuple(rule for rule in case.rules if rule.kind != (kind or "seats")))
    if party.kind == "floor":
        floors = tuple(floor for floor in case.requirement.floors if floor.id != name)
        return replace(case, requirement=replace(case.requirement, floors=floors))
    if party.kind == "on_call":
        windows = tuple(window for window in case.requirement.on_call if window.id != party.name)
        return replace(case, requirement=replace(case.requirement, on_call=windows))
    if party.kind == "opening":
        return replace(case, opening=replace(case.opening, duties=(), on_call=()))
    return case


def _inside(minute: int, party: Party) -> bool:
    return party.start_min <= minute < party.end_min


def _holding(agent: Agent, paper: str) -> Agent:
    kept = tuple(row for row in agent.certificates if row[0] != paper)
    return replace(agent, certificates=(*kept, (paper, None)))
