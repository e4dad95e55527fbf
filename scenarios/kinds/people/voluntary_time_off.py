"""Hours off, unpaid, for those who want them, on days with more people than needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from planner.changing.kind import Fault
from planner.inputs import Inputs, with_operation
from planner.rulebook import rule_book
from scenarios.kinds.dates import Day
from scenarios.kinds.people.terms import signed, variant
from scenarios.kinds.people.who import Drawn
from scenarios.kinds.spans import days_of, span_faults
from solver.agreements import Offer

if TYPE_CHECKING:
    from planner.operation.config import OperationFile
    from planner.operation.operation import Operation
    from planner.operation.shift_specs import ContractSpec

ENDING = "time-off"
RULE = "time_off_offers"


class VoluntaryTimeOff(Drawn):
    """Volunteers may work `h_week` hours a week less, unpaid, where fewer people are needed.

    Who: `agents` by id, or those who fit all of `teams`, `contracts`, `languages`, `skills`, `sites` and `roles`: all,
    `count` or a `share` of them, drawn by `seed` (the plan's, if none). They get a contract like theirs whose
    least hours, of a week and of the whole plan, are lower by `h_week`, and offer to be off on each day from
    `first_day` to `last_day` (the plan's, if none) on which they offer nothing else; the rule time_off_offers prices a
    shift on such a day, and joins the book where it is not in it. Nobody is sent home: the roster takes the hours
    where they are missed least.

    ```yaml
    - {kind: voluntary_time_off, contracts: [part-30], share: 0.5, h_week: 6, first_day: "+7"}
    ```
    """

    tag: ClassVar[str] = "voluntary_time_off"
    kind: Literal["voluntary_time_off"]
    h_week: Annotated[float, Field(gt=0, le=40)]
    first_day: Day | None = None
    last_day: Day | None = None

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Nobody or too many named, days outside the plan, contracts without so many hours."""
        yield from self.drawn_faults(inputs)
        yield from span_faults((self.first_day, self.last_day), inputs)
        specs = inputs.operation.config.contracts
        for name in self._contracts(inputs):
            if specs[name].week_h <= self.h_week:
                told = {"contract": name, "week": f"{specs[name].week_h:g}"}
                yield Fault("h_week", "scenario_more_than_the_week", f"{self.h_week:g}", told)

    def apply(self, inputs: Inputs) -> Inputs:
        """Give the volunteers their contracts, and enter what they offer."""
        operation, config = inputs.operation, inputs.operation.config
        for name in self._contracts(inputs):
            config = variant(config, name, self._ending(operation), self._terms(config.contracts[name]))
        config = _with_rule(config)
        volunteers = {agent.id: f"{agent.contract.id}-{self._ending(operation)}" for agent in self.drawn(inputs)}
        changed = signed(replace(operation, config=config), volunteers)
        first, last = days_of((self.first_day, self.last_day), inputs)
        asked = {(offer.agent, offer.day) for offer in operation.offers}
        days = [day for day in inputs.grid.days if first <= day <= last]
        new = (Offer(name, day, "time_off") for name in volunteers for day in days if (name, day) not in asked)
        return with_operation(inputs, replace(changed, offers=tuple(sorted((*operation.offers, *new)))))

    def _contracts(self, inputs: Inputs) -> tuple[str, ...]:
        return tuple(sorted({agent.contract.id for agent in self.drawn(inputs)}))

    def _ending(self, operation: Operation) -> str:
        """Ending of the volunteers' contracts, which no contract has yet."""
        ending = ENDING
        while any(name.endswith(f"-{ending}") for name in operation.config.contracts):
            ending = f"{ending}-again"
        return ending

    def _terms(self, spec: ContractSpec) -> dict[str, object]:
        least_h = max(0.0, spec.least_week_h - self.h_week)
        return {"least_week_h": least_h, "least_share": max(0.0, spec.least_share - self.h_week / spec.week_h)}


def _with_rule(config: OperationFile) -> OperationFile:
    """The configuration whose rule book prices shifts on days that people offer to have off."""
    if any(rule.kind == RULE for rule in rule_book(config.rules)):
        return config
    rules = config.rules
    changes = {**rules.changes, RULE: {"reason": "Voluntary time off"}}
    drop = {kind: reason for kind, reason in rules.drop.items() if kind != RULE}
    return config.model_copy(update={"rules": rules.model_copy(update={"changes": changes, "drop": drop})})
