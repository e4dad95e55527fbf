"""Who a change is about: named agents, or all who fit teams, contracts, languages, skills, sites and roles."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor
from random import Random
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from planner.changing.kind import Fault, unknown
from planner.operation.types import Frozen, Share

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.operation.operation import Operation
    from solver.people import Agent

FILTERS = ("agents", "teams", "contracts", "languages", "skills", "sites", "roles")


class Who(Frozen):
    """Agents by id, or all who fit every filter that is stated; an empty list means all."""

    agents: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    contracts: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()

    def who_faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Names that do not exist."""
        for part, names in known_names(inputs.operation).items():
            for name in getattr(self, part):
                yield from unknown(part, f"unknown_{part[:-1]}", name, names)

    def meant(self, inputs: Inputs) -> tuple[Agent, ...]:
        """Whoever fits and has a contract that reaches into the plan, in the order of agents.csv."""
        return tuple(agent for agent in inputs.operation.agents if self._fits(agent) and there(agent, inputs))

    def _fits(self, agent: Agent) -> bool:
        stated = (
            (self.agents, {agent.id}),
            (self.teams, {agent.team}),
            (self.contracts, {agent.contract.id}),
            (self.languages, {language.code for language in agent.languages}),
            (self.skills, {name for name, _ in agent.skills}),
            (self.sites, {agent.site}),
            (self.roles, agent.roles),
        )
        return all(not asked or not held.isdisjoint(asked) for asked, held in stated)


class Drawn(Who):
    """So many of those who fit: `count` of them or a `share` (rounded), drawn by `seed`; neither means all who fit.

    One seed always draws in one order, so that a larger count adds people to those of a smaller one. Without `seed`
    the plan's seed draws.
    """

    count: Annotated[int, Field(ge=1)] | None = None
    share: Annotated[Share, Field(gt=0)] | None = None
    seed: Annotated[int, Field(ge=0)] | None = None

    def drawn(self, inputs: Inputs) -> tuple[Agent, ...]:
        """The people of the change, in the order in which they were drawn; without a number in that of agents.csv."""
        able = self.able(inputs)
        if self.count is None and self.share is None:
            return able
        number = self.count if self.share is None else rounded(self.share * len(able))
        return tuple(Random(self.salt(inputs)).sample(able, len(able)))[:number]

    def able(self, inputs: Inputs) -> tuple[Agent, ...]:
        """Those among whom it is drawn."""
        return self.meant(inputs)

    def salt(self, inputs: Inputs) -> str:
        """What all draws of this change start from."""
        return f"{getattr(self, 'kind', '')}:{inputs.seed if self.seed is None else self.seed}"

    def drawn_faults(self, inputs: Inputs) -> Iterator[Fault]:
        """Nobody named, two answers to how many, unknown names, more people than there are."""
        told = (self.agents, self.count, self.share)
        if not any(told) and not any(getattr(self, part) for part in FILTERS):
            yield Fault("kind", "scenario_nobody")
        if sum(bool(one) for one in told) > 1:
            yield Fault("agents" if self.agents else "share", "scenario_who_twice")
        named = tuple(self.who_faults(inputs))
        yield from named
        able = len(self.able(inputs))
        if not named and self.count is not None and self.count > able:
            yield Fault("count", "scenario_too_few_agents", str(self.count), {"present": able})


def there(agent: Agent, inputs: Inputs) -> bool:
    """Whether an agent's contract reaches into the plan."""
    first, last = inputs.grid.days[0], inputs.grid.days[-1]
    begun = agent.first_day is None or agent.first_day <= last
    return begun and (agent.last_day is None or first <= agent.last_day)


def rounded(number: float) -> int:
    """The nearest whole number, halves up."""
    return floor(number + 0.5)


def known_names(operation: Operation) -> dict[str, frozenset[str]]:
    """Every name that agents, queues and operation.yaml know, by filter."""
    agents, config = operation.agents, operation.config
    return {
        "agents": frozenset(agent.id for agent in agents),
        "teams": frozenset(config.teams) | {agent.team for agent in agents},
        "contracts": frozenset(config.contracts),
        "languages": frozenset(q.language for q in operation.queues)
        | {language.code for agent in agents for language in agent.languages},
        "skills": frozenset(q.skill for q in operation.queues) | {name for a in agents for name, _ in a.skills},
        "sites": frozenset(config.sites) | {agent.site for agent in agents},
        "roles": frozenset(role for agent in agents for role in agent.roles),
    }
