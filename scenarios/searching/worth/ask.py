"""The question of worth: which rules, people and changes are to be weighed against each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planner.changing.kind import Fault, unknown
from planner.operation.types import Frozen
from scenarios.kinds import Change
from scenarios.scenario import Treatment
from scenarios.searching.question import Asked

if TYPE_CHECKING:
    from planner.inputs import Inputs


class Thing(Frozen):
    """Something to be weighed: a name and changes as in scenario files (a skill gained, a language, a rule loosened).

    `roster`: `keep` plays it with the roster as it stands, `rebuild` searches from there for what it makes possible.
    """

    name: str
    changes: Annotated[tuple[Change, ...], Field(min_length=1)]
    roster: Treatment = "keep"


class Worth(Asked):
    """What things are worth in contacts served in time and in money.

    `rules`: kinds of rules, each left out in turn. `people`: agents (ids), each taken away, and each given a second of
    their own kind in the same shifts. `things`: changes. `replications`: of every play, 2 to 1000.
    """

    ask: Literal["worth"]
    rules: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    things: tuple[Thing, ...] = ()
    replications: Annotated[int, Field(ge=2, le=1000)] = 50

    @model_validator(mode="after")
    def _something(self) -> Worth:
        if not (self.rules or self.people or self.things):
            raise PydanticCustomError("search_worth_nothing", "rules, people or things say what is to be weighed")
        return self

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Rules that the book does not have, agents that are not there, and what does not fit of the changes."""
        from planner.rulebook import rule_book

        kinds = tuple(rule.kind for rule in rule_book(inputs.operation.config.rules))
        for rule in self.rules:
            yield from unknown("rules", "search_unknown_rule", rule, kinds)
        for name in self.people:
            yield from unknown("people", "unknown_agent", name, (agent.id for agent in inputs.operation.agents))
        for number, thing in enumerate(self.things):
            yield from _thing_faults(number, thing, inputs)


def _thing_faults(number: int, thing: Thing, inputs: Inputs) -> Iterator[Fault]:
    changed = inputs
    for step, change in enumerate(thing.changes):
        found = tuple(change.faults(changed))
        for fault in found:
            yield Fault(f"things.{number}.changes.{step}.{fault.key}", fault.code, fault.value, fault.told)
        if found:
            return
        changed = change.apply(changed)
