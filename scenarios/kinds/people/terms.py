"""Changed contracts: the same people under other terms, and contracts of their own for some of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from planner.operation import expanding
from planner.operation.agreement_specs import ANY, OFF
from planner.operation.shift_specs import ContractSpec

if TYPE_CHECKING:
    from datetime import date

    from planner.operation.config import OperationFile
    from planner.operation.operation import Operation
    from solver.people import Agent

HourCents = Annotated[int, Field(ge=0, le=10_000_000_000)]
"""Cents an hour; the most is far above any wage and far below where sums over a plan end."""


def with_contracts(operation: Operation, contracts: Mapping[str, ContractSpec]) -> Operation:
    """The operation with some contracts stated anew, or added; whoever signed one has its new terms."""
    config = operation.config.model_copy(update={"contracts": {**operation.config.contracts, **contracts}})
    terms = expanding.contracts(config)
    agents = tuple(replace(agent, contract=terms[agent.contract.id]) for agent in operation.agents)
    return replace(operation, config=config, agents=agents)


def variant(config: OperationFile, contract: str, ending: str, terms: Mapping[str, object]) -> OperationFile:
    """The configuration with a contract like another, named "contract-ending", with some terms of its own.

    Whatever speaks of the one contract speaks of both: off-queue time and rules.
    """
    name = f"{contract}-{ending}"
    spec = ContractSpec.model_validate({**config.contracts[contract].model_dump(), **terms})
    owed = {
        key: one.model_copy(update={"contracts": _along(one.contracts, contract, name)})
        for key, one in config.off_queue.items()
    }
    changes = {kind: _ruled(change, contract, name) for kind, change in config.rules.changes.items()}
    return config.model_copy(
        update={
            "contracts": {**config.contracts, name: spec},
            "off_queue": owed,
            "rules": config.rules.model_copy(update={"changes": changes}),
        }
    )


def signed(operation: Operation, contracts: Mapping[str, str]) -> Operation:
    """The operation after agents (the keys) signed other contracts.

    A shift pattern whose menus the new contract lacks ends, and so do locks to shifts of such menus.
    """
    terms, menus = expanding.contracts(operation.config), {t.id: t.menu for t in operation.templates}
    agents = tuple(
        _under(replace(agent, contract=terms[contracts[agent.id]]), operation.config)
        if agent.id in contracts
        else agent
        for agent in operation.agents
    )
    shut: set[tuple[str, date]] = {
        (lock.agent, lock.day)
        for lock in operation.locks
        if lock.agent in contracts
        and lock.template is not None
        and menus[lock.template] not in terms[contracts[lock.agent]].menus
    }
    return replace(
        operation,
        agents=agents,
        locks=tuple(lock for lock in operation.locks if (lock.agent, lock.day) not in shut),
        lock_rows=tuple(row for row in operation.lock_rows if (row[0], row[1]) not in shut),
    )


def _under(agent: Agent, config: OperationFile) -> Agent:
    """An agent under a new contract, without a pattern that it does not hold."""
    weeks = config.patterns[agent.pattern].weeks if agent.pattern else ()
    kept = all(menu in {OFF, ANY, *agent.contract.menus} for week in weeks for menu in week)
    return agent if kept else replace(agent, pattern="", pattern_week=0)


def _along(names: tuple[str, ...], contract: str, name: str) -> tuple[str, ...]:
    return (*names, name) if contract in names and name not in names else names


def _ruled(change: dict[str, object], contract: str, name: str) -> dict[str, object]:
    stated: Any = change.get("contracts")
    return {**change, "contracts": list(_along(tuple(stated), contract, name))} if stated else change
