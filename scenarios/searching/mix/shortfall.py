"""What a plan lacks in futures drawn from its forecast and its absences, by language and block of four hours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from planner.casework import make_groups
from planner.outlook import make_demand
from planner.presence import presence
from solver.simulation.measures import block_starts
from solver.staffing import attendance
from solver.staffing.levels import GOAL_LEVEL

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.plans import Plan
    from solver.cover import FloatArray, IntArray
    from solver.demand import Demand
    from solver.people import Agent


@dataclass(frozen=True, slots=True, eq=False)
class Blocks:
    """Blocks of four hours of the wall clock: first interval, first minute, hours, number of local day and week."""

    firsts: IntArray
    starts_min: IntArray
    hours: FloatArray
    day: IntArray
    week: IntArray

    def mean(self, values: FloatArray) -> FloatArray:
        """The mean of intervals over each block, along the last axis."""
        count = np.diff([*self.firsts, values.shape[-1]])
        return np.asarray(np.add.reduceat(values, self.firsts, axis=-1) / count)


@dataclass(frozen=True, slots=True, eq=False)
class Shortfall:
    """Agents needed and present: futures x languages x blocks, futures x kinds x blocks.

    `kinds`: the languages that people of a kind serve; `people` of each kind.
    """

    blocks: Blocks
    languages: tuple[str, ...]
    kinds: tuple[frozenset[str], ...]
    people: tuple[tuple[Agent, ...], ...]
    needed: FloatArray
    present: FloatArray


def shortfall(plan: Plan, inputs: Inputs, futures: int) -> Shortfall:
    """Draw the futures of a plan: sample paths of its forecast, and who is absent on which day."""
    assert plan.forecast is not None
    demand = make_demand(inputs, plan.forecast)
    blocks = blocks_of(inputs)
    languages = tuple(sorted({queue.language for queue in inputs.operation.queues}))
    kinds = _kinds(inputs)
    present = _present(plan, inputs, blocks, (tuple(kinds.values()), futures))
    needed = _needed(plan, inputs, blocks, (demand, languages, futures))
    return Shortfall(blocks, languages, tuple(kinds), tuple(kinds.values()), needed, present)


def blocks_of(inputs: Inputs) -> Blocks:
    """The blocks of a plan."""
    grid = inputs.grid
    firsts = np.array(block_starts(grid))
    starts = grid.start_min + grid.step_min * firsts
    hours = np.diff([*firsts, grid.intervals]) * grid.step_min / 60.0
    day = np.array([(grid.day_of(int(start)) - inputs.start).days for start in starts])
    return Blocks(firsts, starts, hours, day, day // 7)


def _kinds(inputs: Inputs) -> dict[frozenset[str], tuple[Agent, ...]]:
    """People by the languages of the queues that they serve."""
    groups, language = make_groups(inputs), {queue.id: queue.language for queue in inputs.operation.queues}
    by_id = {agent.id: agent for agent in inputs.operation.agents}
    found: dict[frozenset[str], list[Agent]] = {}
    for serves, members in zip(groups.serves, groups.members, strict=True):
        spoken = frozenset(language[name] for name, yes in zip(groups.queues, serves, strict=True) if yes)
        if spoken:
            found.setdefault(spoken, []).extend(by_id[name] for name in members)
    return {spoken: tuple(found[spoken]) for spoken in sorted(found, key=sorted)}


def _present(
    plan: Plan, inputs: Inputs, blocks: Blocks, drawn: tuple[tuple[tuple[Agent, ...], ...], int]
) -> FloatArray:
    people, futures = drawn
    share, rng = inputs.operation.config.shrinkage.absent_share, np.random.default_rng(inputs.seed)
    by_agent = plan.roster.by_agent()
    found = np.zeros((futures, len(people), len(blocks.hours)))
    for kind, members in enumerate(people):
        for duty in (duty for agent in members for duty in by_agent.get(agent.id, ())):
            there = blocks.mean(presence((duty,), inputs.grid).astype(float))
            found[:, kind] += np.outer(rng.random(futures) >= share, there)
    return found


def _needed(plan: Plan, inputs: Inputs, blocks: Blocks, drawn: tuple[Demand, tuple[str, ...], int]) -> FloatArray:
    """The need of the goals, present people, in proportion to the work that each future brings."""
    demand, languages, futures = drawn
    assert plan.roster_stage is not None
    assert demand.paths is not None
    requirement, spoken = plan.roster_stage.requirement, {q.id: q.language for q in inputs.operation.queues}
    need = requirement.need[GOAL_LEVEL] / attendance.reserve(inputs.operation.config.shrinkage.absent_share)
    found = np.zeros((futures, len(languages), len(blocks.hours)))
    for number, language in enumerate(languages):
        rows = [row for row, queues in enumerate(requirement.rows) if spoken[queues[0]] == language]
        mine = [q for q, name in enumerate(demand.queues) if spoken[name] == language]
        expected = blocks.mean((demand.mean * demand.aht_s)[mine].sum(axis=0))
        drawn_work = blocks.mean((demand.paths[:futures] * demand.aht_s)[:, mine].sum(axis=1))
        ratio = np.divide(drawn_work, expected, out=np.ones_like(drawn_work), where=expected > 0)
        found[:, number] = ratio * blocks.mean(need[rows].sum(axis=0))
    return found
