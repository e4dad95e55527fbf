"""Overtime is allowed or forbidden, up to how many hours a week, with whose consent and at which premium."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from planner.changing.kind import Fault, unknown
from planner.inputs import Inputs, with_operation
from planner.operation.shift_specs import MOST_WEEK_H, ContractSpec
from planner.operation.types import Frozen
from planner.rulebook import rule_book
from scenarios.clashes import Claim
from scenarios.kinds.people.terms import with_contracts
from scenarios.kinds.people.validity import spec_faults

if TYPE_CHECKING:
    from planner.operation.operation import Operation

OF_CONTRACTS = ("allowed", "most_week_h", "consent")
FIELDS = (*OF_CONTRACTS, "premium_share")


class Overtime(Frozen):
    """Overtime of some `contracts` (all, if none is named): `allowed` or not, and `most_week_h` paid hours a week.

    `consent` says that everybody with these contracts has signed the yearly consent, or nobody. `premium_share` is paid
    on top of the hour, by all contracts (0.5 = one and a half times). A week that is longer than the rule book's
    weekly_hours allows is refused: loosen the rule first, by a `rule_change` with its reason, and both are on record.

    ```yaml
    - {kind: overtime, contracts: [full-45], allowed: true, consent: true, premium_share: 0.75}
    ```
    """

    tag: ClassVar[str] = "overtime"
    kind: Literal["overtime"]
    contracts: tuple[str, ...] = ()
    allowed: bool | None = None
    most_week_h: Annotated[float, Field(gt=0, le=MOST_WEEK_H)] | None = None
    consent: bool | None = None
    premium_share: Annotated[float, Field(ge=0, le=3)] | None = None

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Unknown contracts, nothing said, a week shorter than agreed or longer than the rule book allows."""
        config = inputs.operation.config
        for name in self.contracts:
            yield from unknown("contracts", "unknown_contract", name, config.contracts)
        if all(getattr(self, field) is None for field in FIELDS):
            yield Fault("kind", "scenario_says_nothing", "", {"fields": ", ".join(FIELDS)})
        if self.most_week_h is not None:
            for name in self._names(inputs.operation):
                yield from spec_faults(ContractSpec, self._terms(config.contracts[name]), "most_week_h")
            most_h = _book_h(inputs)
            if most_h is not None and self.most_week_h > most_h:
                yield Fault("most_week_h", "scenario_beyond_book", f"{self.most_week_h:g}", {"most": f"{most_h:g}"})

    def claims(self, inputs: Inputs) -> frozenset[Claim]:
        """What it says of each contract, and the premium, which is a rate."""
        said = [field for field in OF_CONTRACTS if getattr(self, field) is not None]
        names = self._names(inputs.operation)
        premium = () if self.premium_share is None else (Claim("rate", "overtime_share"),)
        return frozenset((*premium, *(Claim("overtime", f"{name} ({field})") for name in names for field in said)))

    def apply(self, inputs: Inputs) -> Inputs:
        """Change the contracts, the consent of who has them, and the premium."""
        operation = inputs.operation
        names = self._names(operation)
        specs = {name: ContractSpec.model_validate(self._terms(operation.config.contracts[name])) for name in names}
        changed = self._consented(with_contracts(operation, specs), names)
        if self.premium_share is not None:
            costs = changed.config.costs.model_copy(update={"overtime_share": self.premium_share})
            changed = replace(changed, config=changed.config.model_copy(update={"costs": costs}))
        return with_operation(inputs, changed)

    def _names(self, operation: Operation) -> tuple[str, ...]:
        known = operation.config.contracts
        return tuple(name for name in known if not self.contracts or name in self.contracts)

    def _terms(self, spec: ContractSpec) -> dict[str, object]:
        stated = {"overtime": self.allowed, "most_week_h": self.most_week_h}
        return {**spec.model_dump(), **{key: value for key, value in stated.items() if value is not None}}

    def _consented(self, operation: Operation, names: tuple[str, ...]) -> Operation:
        if self.consent is None:
            return operation
        asked = {agent.id for agent in operation.agents if agent.contract.id in names}
        agents = tuple(
            replace(agent, overtime_consent=self.consent) if agent.id in asked else agent for agent in operation.agents
        )
        return replace(operation, agents=agents, consent_unasked=operation.consent_unasked - asked)


def _book_h(inputs: Inputs) -> float | None:
    """The hours that the rule book allows in a week; None where it says nothing."""
    from solver.rules.weekly_hours import WeeklyHours

    rules = rule_book(inputs.operation.config.rules)
    return next((rule.most_week_min / 60 for rule in rules if isinstance(rule, WeeklyHours)), None)
