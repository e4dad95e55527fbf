"""Certificates that keep people from counting towards a queue's floor: with one renewed, can it be kept?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from time import monotonic
from typing import TYPE_CHECKING

from planner.answers.counted_clashes import FLOOR
from planner.inputs import Inputs
from planner.operation.floor_policies import floor_policies
from solver.grid import DAY_MIN
from solver.promises import counts_for

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.explainer.infeasible import Clash, Party, WayOut
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
    from solver.explainer.infeasible import Party, WayOut

    end_s, found = monotonic() + limit_s, []
    for lapse in lapses(inputs, clash.promise.name.removeprefix(FLOOR)):
        left_s = end_s - monotonic()
        if left_s <= 0:
            break
        if _kept(case, clash, lapse.agent, left_s):
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


def _kept(case: RosterCase, clash: Clash, agent: str, limit_s: float) -> bool:
    """Whether the floor alone can be kept in the clash's stretch of time once one person more counts."""
    from solver.explainer.infeasible import find_clashes

    (floor,) = (one for one in case.requirement.floors if clash.promise.name == FLOOR + one.id)
    crew = floor.agents | {agent}
    asked = replace(case.requirement, floors=(replace(floor, agents=crew),), on_call=())
    few = replace(
        case,
        agents=tuple(one for one in case.agents if one.id in crew),
        requirement=asked,
        locks=tuple(lock for lock in case.locks if lock.agent in crew),
        activities=(),
    )
    found = find_clashes(few, limit_s)
    still = [one for one in found.clashes if one.promise.name == clash.promise.name]
    open_ones = [one for one in found.unproven if one.name == clash.promise.name]
    return not open_ones and not any(one.start_min < clash.end_min and clash.start_min < one.end_min for one in still)
