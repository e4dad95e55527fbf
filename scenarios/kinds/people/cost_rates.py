"""What an hour costs, and the premiums on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from planner.changing.kind import Fault, unknown
from planner.inputs import Inputs, with_operation
from planner.operation.types import Frozen
from scenarios.clashes import Claim
from scenarios.kinds.people.terms import HourCents
from scenarios.kinds.people.who import rounded

if TYPE_CHECKING:
    from solver.people import Agent

FIELDS = ("hour", "raise_share", "overtime_share", "night_share", "on_call_hour")
OF_ALL = ("overtime_share", "night_share", "on_call_hour")


class CostRates(Frozen):
    """New rates: everybody's `hour` in cents, or a `raise_share` on each one's own (0.1 = 10 % more).

    Of the `contracts` named, or of all; new rates of all hold for those who join later too. `overtime_share` and
    `night_share` are premiums on the hour, `on_call_hour` cents for an hour on call; these hold for all contracts.

    ```yaml
    - {kind: cost_rates, raise_share: 0.1, night_share: 0.2}
    ```
    """

    tag: ClassVar[str] = "cost_rates"
    kind: Literal["cost_rates"]
    contracts: tuple[str, ...] = ()
    hour: HourCents | None = None
    raise_share: Annotated[float, Field(gt=-1, le=3)] | None = None
    overtime_share: Annotated[float, Field(ge=0, le=3)] | None = None
    night_share: Annotated[float, Field(ge=0, le=3)] | None = None
    on_call_hour: HourCents | None = None

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Unknown contracts, nothing said, two answers to the hour, premiums that cannot be of some contracts only."""
        for name in self.contracts:
            yield from unknown("contracts", "unknown_contract", name, inputs.operation.config.contracts)
        if all(getattr(self, field) is None for field in FIELDS):
            yield Fault("kind", "scenario_says_nothing", "", {"fields": ", ".join(FIELDS)})
        if self.hour is not None and self.raise_share is not None:
            yield Fault("raise_share", "scenario_rate_twice")
        for field in OF_ALL if self.contracts else ():
            if getattr(self, field) is not None:
                yield Fault(field, "scenario_rate_of_all", field)

    def claims(self, inputs: Inputs) -> frozenset[Claim]:
        """The rates that are stated anew, the hour of each contract; a raise comes on top of any."""
        of_all = (field for field in OF_ALL if getattr(self, field) is not None)
        named = () if self.hour is None else self.contracts or inputs.operation.config.contracts
        return frozenset(Claim("rate", which) for which in (*of_all, *(f"hour {name}" for name in named)))

    def apply(self, inputs: Inputs) -> Inputs:
        """Change the rates of operation.yaml and of the people."""
        operation = inputs.operation
        costs = operation.config.costs
        stated = {field: getattr(self, field) for field in OF_ALL if getattr(self, field) is not None}
        if not self.contracts:
            stated["hour"] = self._rate(costs.hour)
        config = operation.config.model_copy(update={"costs": costs.model_copy(update=stated)})
        agents = tuple(
            replace(agent, hour_cents=self._rate(agent.hour_cents)) if self._meant(agent) else agent
            for agent in operation.agents
        )
        return with_operation(inputs, replace(operation, config=config, agents=agents))

    def _meant(self, agent: Agent) -> bool:
        return not self.contracts or agent.contract.id in self.contracts

    def _rate(self, cents: int) -> int:
        return rounded(cents * (1 + (self.raise_share or 0.0))) if self.hour is None else self.hour
