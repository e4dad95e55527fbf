"""Agents leave, or are away for some days."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from planner.changing.absence import with_absences
from planner.changing.kind import Fault, unknown
from planner.inputs import Inputs, with_operation
from planner.operation.operation import Operation
from planner.operation.types import Frozen
from scenarios.kinds.dates import Day, span
from solver.case import Absence
from solver.grid import DAY_MIN


class RemoveAgents(Frozen):
    """Named agents, or `count` of them drawn by the plan's seed (among those of a language, if given).

    With `first_day` or `last_day` they are away from the first to the last day (paid as planned days);
    without both they are gone for good.
    """

    tag: ClassVar[str] = "remove_agents"
    kind: Literal["remove_agents"]
    agents: tuple[str, ...] = ()
    count: Annotated[int, Field(ge=1)] | None = None
    language: str | None = None
    first_day: Day | None = None
    last_day: Day | None = None

    @model_validator(mode="after")
    def _someone(self) -> RemoveAgents:
        if bool(self.agents) == (self.count is not None):
            raise ValueError("either agents or count says who")
        return self

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Agents whom the operation does not have, and more than there are."""
        for name in self.agents:
            yield from unknown("agents", "unknown_agent", name, (agent.id for agent in inputs.operation.agents))
        able = len(self._able(inputs))
        if self.count is not None and self.count > able:
            yield Fault("count", "scenario_too_few_agents", str(self.count), {"present": able})

    def apply(self, inputs: Inputs) -> Inputs:
        """Take the agents out, or add absences."""
        gone = self._who(inputs)
        if self.first_day is None and self.last_day is None:
            return with_operation(inputs, without(inputs.operation, gone))
        start, end = span(self.first_day, self.last_day, inputs)
        days = (end - start) // DAY_MIN
        away = tuple(
            Absence(agent.id, start, end, agent.contract.week_min * days // 7)
            for agent in inputs.operation.agents
            if agent.id in gone
        )
        return with_absences(inputs, away)

    def _who(self, inputs: Inputs) -> frozenset[str]:
        if self.count is None:
            return frozenset(self.agents)
        return frozenset(random.Random(inputs.seed).sample(self._able(inputs), self.count))

    def _able(self, inputs: Inputs) -> list[str]:
        return [a.id for a in inputs.operation.agents if self._speaks(a.languages)]

    def _speaks(self, languages: tuple[object, ...]) -> bool:
        return self.language is None or any(getattr(item, "code", None) == self.language for item in languages)


def without(operation: Operation, gone: frozenset[str]) -> Operation:
    """The operation without some agents and everything dated that names them."""
    return replace(
        operation,
        agents=tuple(a for a in operation.agents if a.id not in gone),
        absences=tuple(a for a in operation.absences if a.agent not in gone),
        wishes=tuple(w for w in operation.wishes if w.agent not in gone),
        locks=tuple(k for k in operation.locks if k.agent not in gone),
        protections=tuple(p for p in operation.protections if p.agent not in gone),
        activities=tuple(a for a in operation.activities if a.agent not in gone),
        previous=tuple(d for d in operation.previous if d.agent not in gone),
        previous_on_call=tuple(d for d in operation.previous_on_call if d.agent not in gone),
        balances_min=tuple(b for b in operation.balances_min if b[0] not in gone),
    )
