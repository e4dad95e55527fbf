"""Consent that a rule of the book takes for given."""

from __future__ import annotations

from planner.operation.operation import Operation
from planner.operation.reading import as_parameters
from planner.problems import Problem
from planner.rulebook import rule_book
from solver.people import Contract

OVERTIME, OVERTIME_COLUMN = "overtime_closed", "overtime_consent"


def assumed_consent(operation: Operation) -> tuple[Problem, ...]:
    """One warning that counts those who may be planned beyond the agreed week though nobody says they consented.

    Only where the book closes overtime to whoever has not consented, and the contract's week leaves any.
    """
    from solver.rules.overtime_closed import OvertimeClosed

    rules = [rule for rule in rule_book(operation.config.rules) if isinstance(rule, OvertimeClosed)]
    asks = any(rule.without_consent for rule in rules)
    part_timers = not any(rule.part_timers for rule in rules)
    count = sum(
        agent.id in operation.consent_unasked and _has_overtime(agent.contract, part_timers=part_timers)
        for agent in operation.agents
    )
    if not asks or not count:
        return ()
    told = as_parameters({"agents": count, "rule": OVERTIME})
    return (Problem("agents.csv", None, OVERTIME_COLUMN, "sense_consent_assumed", "", told, severity="warning"),)


def _has_overtime(contract: Contract, *, part_timers: bool) -> bool:
    """Whether a week of the contract may be longer than agreed."""
    return contract.overtime and contract.most_week_min > contract.week_min and (part_timers or not contract.part_time)
