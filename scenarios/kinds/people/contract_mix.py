"""People change contracts: ten full-timers become twenty part-timers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from planner.changing.kind import Fault, unknown
from planner.inputs import Inputs, with_operation
from planner.operation.shift_specs import ContractSpec
from scenarios.kinds.people.gone import without
from scenarios.kinds.people.hiring import free_ids
from scenarios.kinds.people.terms import signed, with_contracts
from scenarios.kinds.people.validity import config_faults
from scenarios.kinds.people.who import Drawn

if TYPE_CHECKING:
    from planner.operation.operation import Operation
    from solver.people import Agent


class ContractMix(Drawn):
    """Agents sign the contract `to`; with `terms` it is a contract of their own making, as under contracts in
    operation.yaml.

    Who: `agents` by id, or those who fit all of `teams`, `contracts`, `languages`, `skills`, `sites` and `roles`: all,
    `count` or a `share` of them, drawn by `seed` (the plan's, if none) among those who have another contract.

    `into` is how many they are afterwards (as many as before, if none): with more, new people like them in turn, of
    the same team, site, languages, skills, channels and rate, but without roles, balance or history; with fewer, the
    last drawn leave. A shift pattern that the contract does not hold ends, and so do locks to its shifts.

    ```yaml
    - {kind: contract_mix, contracts: [full-45], count: 10, to: part-30, into: 20}
    ```
    """

    tag: ClassVar[str] = "contract_mix"
    kind: Literal["contract_mix"]
    to: str
    terms: ContractSpec | None = None
    into: Annotated[int, Field(ge=0, le=5000)] | None = None

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Unknown contracts, nobody or too many named, terms of a contract that is there, nobody to be like."""
        config = inputs.operation.config
        yield from self.drawn_faults(inputs)
        if self.terms is None:
            yield from unknown("to", "unknown_contract", self.to, config.contracts)
        elif self.to in config.contracts:
            yield Fault("to", "scenario_contract_exists", self.to)
        else:
            changed = with_contracts(inputs.operation, {self.to: self.terms}).config
            yield from config_faults(inputs.operation, changed, {f"contracts.{self.to}": "terms"})
        if self.into and not self.drawn(inputs):
            yield Fault("into", "scenario_too_few_agents", str(self.into), {"present": 0})

    def able(self, inputs: Inputs) -> tuple[Agent, ...]:
        """Those who fit and have another contract."""
        return tuple(agent for agent in self.meant(inputs) if agent.contract.id != self.to)

    def apply(self, inputs: Inputs) -> Inputs:
        """Let them sign, and add or take out as many as `into` says."""
        operation, drawn = inputs.operation, self.drawn(inputs)
        if self.terms is not None:
            operation = with_contracts(operation, {self.to: self.terms})
        into = len(drawn) if self.into is None else self.into
        operation = signed(operation, dict.fromkeys((agent.id for agent in drawn[:into]), self.to))
        if into < len(drawn):
            operation = without(operation, frozenset(agent.id for agent in drawn[into:]))
        changed = with_operation(inputs, operation)
        if into <= len(drawn):
            return changed
        return with_operation(inputs, self._joined(changed, drawn, free_ids(changed, into - len(drawn))))

    def _joined(self, inputs: Inputs, drawn: tuple[Agent, ...], names: tuple[str, ...]) -> Operation:
        """The operation with new people like those drawn, in turn."""
        operation = inputs.operation
        known = {agent.id: agent for agent in operation.agents}
        models = [known[agent.id] for agent in drawn]
        people = tuple(_like(models[i % len(models)], name, inputs) for i, name in enumerate(names))
        unasked = frozenset(
            name for i, name in enumerate(names) if models[i % len(models)].id in operation.consent_unasked
        )
        return replace(
            operation, agents=(*operation.agents, *people), consent_unasked=operation.consent_unasked | unasked
        )


def _like(agent: Agent, name: str, inputs: Inputs) -> Agent:
    """Somebody new with the same rights and terms, who is no newcomer and has agreed to nothing else."""
    return replace(
        agent,
        id=name,
        first_day=inputs.start,
        hired=inputs.start,
        newcomer_until=None,
        ramp=(),
        roles=frozenset(),
        feast_group="",
        available=(),
        pattern="",
        pattern_week=0,
    )
