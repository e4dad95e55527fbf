"""A mix as people at work, so that it can be played: what the programme left out is then told by the simulation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from planner.inputs import with_operation
from scenarios.searching.mix.lawful import WINDOW, with_turns
from scenarios.searching.worth.answer import with_roster
from solver.duties import Duty

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.plans import Plan
    from scenarios.searching.mix.naming import Named
    from scenarios.searching.mix.shortfall import Blocks, Shortfall
    from solver.people import Agent

HIRED = "+hire"


def with_mix(
    plan: Plan, inputs: Inputs, short: Shortfall, found: tuple[Named, tuple[frozenset[str], ...]]
) -> tuple[Plan, Inputs]:
    """The plan with the overtime and standby of those whom the mix names, and with stand-ins for those to be hired."""
    named, hires = found
    own = {queue.named.role for queue in inputs.operation.queues if queue.named}
    people, duties = dict[str, "Agent"](), list[Duty]()
    for profile, worked in enumerate(named.mix.worked):
        members = short.people[_like(short, hires[profile])]
        for block, some in enumerate(np.floor(worked + 0.5)):
            for agent in _stand_ins(members, f"{HIRED}{profile}", int(some), own):
                people[agent.id] = agent
                duties.append(_duty(agent.id, inputs, short.blocks, block))
    roster = plan.roster
    by_agent = roster.by_agent()
    for name in sorted({turn.agent for turn in named.mix.turns}):
        by_agent[name] = tuple(
            with_turns(by_agent.get(name, ()), (turn for turn in named.mix.turns if turn.agent == name))
        )
    more = replace(
        roster,
        duties=tuple(sorted((*(duty for mine in by_agent.values() for duty in mine), *duties))),
        on_call=tuple(sorted((*roster.on_call, *named.calls))),
    )
    operation = replace(inputs.operation, agents=(*inputs.operation.agents, *people.values()))
    return with_roster(plan, more), with_operation(inputs, operation)


def _like(short: Shortfall, spoken: frozenset[str]) -> int:
    """The kind of people that speaks these languages and as little else as possible, or most of them."""
    kinds = range(len(short.kinds))
    return min(kinds, key=lambda kind: (len(spoken - short.kinds[kind]), len(short.kinds[kind] - spoken)))


def _stand_ins(members: tuple[Agent, ...], what: str, count: int, own: set[str]) -> Iterator[Agent]:
    """People like those of a kind, in turn; nobody's own customers become theirs."""
    for number in range(count):
        like = members[number % len(members)]
        yield replace(like, id=f"{like.id}{what}{number}", roles=like.roles - own, first_day=None, last_day=None)


def _span(blocks: Blocks, block: int) -> tuple[int, int]:
    start = int(blocks.starts_min[block])
    return start, start + round(60 * float(blocks.hours[block]))


def _duty(agent: str, inputs: Inputs, blocks: Blocks, block: int) -> Duty:
    start, end = _span(blocks, block)
    return Duty(agent, start, end, inputs.grid.day_of(start), WINDOW, end - start)
