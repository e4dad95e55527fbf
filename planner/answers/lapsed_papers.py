"""Certificates that keep people from counting towards a queue's floor: with one renewed, can it be kept?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from time import monotonic
from typing import TYPE_CHECKING

from planner.answers.counted_clashes import FLOOR
from planner.inputs import Inputs
from planner.operation.floor_policies import floor_policies
from solver.explainer.infeasible.asking import Asker
from solver.explainer.infeasible.promises import Promise
from solver.explainer.infeasible.values import Party, WayOut
from solver.grid import DAY_MIN
from solver.promises import counts_for

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.explainer.infeasible.values import Clash
    from solver.people import Agent


@dataclass(frozen=True, slots=True)
class Lapse:
    """A person who would count if a certificate were held to the plan's end; from `start_min` it is not."""

    agent: str
    paper: str
    start_min: int


def opened_by_papers(
    inputs: Inputs, case: RosterCase, clash: Clash, limit_s: float
) -> tuple[tuple[Party, WayOut], ...]:
    """Certificates each of which, renewed by itself, makes a clash's promise possible; as far as the time goes."""
    asker, found = Asker(monotonic() + limit_s), []
    for lapse in lapses(inputs, clash.promise.name.removeprefix(FLOOR)):
        if _kept(case, clash, lapse.agent, asker):
            party = Party("paper", lapse.paper, (lapse.agent,), lapse.start_min, case.grid.end_min)
            way = WayOut("renew_paper", (("agent", lapse.agent), ("paper", lapse.paper)), (lapse.agent,), 0.0, None)
            found.append((party, way))
    return tuple(found)


def lapses(inputs: Inputs, floor: str) -> Iterator[Lapse]:
    """Those who count towards a floor but for one certificate of its queue."""
    operation, grid = inputs.operation, inputs.grid
    policy = next((one for one in floor_policies(operation.config) if one.id == floor), None)
    queue = next((one for one in operation.queues if policy is not None and one.id == policy.queue), None)
    if policy is None or queue is None:
        return
    for agent in operation.agents:
        if counts_for(policy, agent, operation.queues, grid):
            continue
        for paper in queue.certificates:
            if counts_for(policy, _holding(agent, paper), operation.queues, grid):
                last = dict(agent.certificates).get(paper)
                start_min = grid.start_min if last is None else max(grid.start_min, grid.minute(last, DAY_MIN))
                yield Lapse(agent.id, paper, start_min)


def _holding(agent: Agent, paper: str) -> Agent:
    kept = tuple(row for row in agent.certificates if row[0] != paper)
    return replace(agent, certificates=(*kept, (paper, None)))


def _kept(case: RosterCase, clash: Clash, agent: str, asker: Asker) -> bool:
    """Whether the floor is kept in the clash's stretch of time once one person more counts."""
    (floor,) = (one for one in case.requirement.floors if clash.promise.name == FLOOR + one.id)
    wider = replace(floor, agents=floor.agents | {agent})
    asked = replace(case, requirement=replace(case.requirement, floors=(wider,), on_call=()))
    promise = Promise("floor", floor.id, wider.agents, clash.start_min, clash.end_min)
    return asker.ask(asked, (promise,)).roster is not None
