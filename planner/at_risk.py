"""The risk of a stored plan, simulated on request: which hours, from which source, and what one more agent changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import numpy as np

from planner.casework import make_groups
from planner.inputs import Inputs
from planner.judged import counts
from planner.outlook import make_demand
from planner.plans import Plan
from planner.playing import whole_roster
from planner.problems import NotFoundError
from planner.proof import require_agents
from planner.risks import Block, Cause, Fix, Risk
from planner.simulating import simulation_params
from solver.judging import Promises
from solver.outcomes import Attainment
from solver.queues import Queue

if TYPE_CHECKING:
    import pandas as pd

    from forecasting import Forecast
    from solver.simulation.gains import Gains

LIMIT_SHARE = 0.2  # accepted chance of missing a goal over its own period
LEAST_AVOIDED = 0.25  # contacts in four hours; an added agent who avoids fewer late ones is no help
RUNS = 3  # rounds of simulations with agents added, see `measure_gains`
FEWER = 5  # replications of the risk for each one of a measured gain


def risk_of(
    plan: Plan,
    inputs: Inputs,
    attained: Attainment,
    *,
    limit_share: float = LIMIT_SHARE,
    progress: Callable[[float], None] | None = None,
) -> Risk:
    """What stays at risk in a stored plan, why, and what one more agent of each group would change in each block.

    Parameters
    ----------
    attained : a simulation of the plan, with `sources` if causes beside "short" and "chance" are to be told.
    limit_share : accepted chance of missing a goal over its own period.
    progress : told the share done of the simulations with added agents, which are about as much work as three.

    Raises
    ------
    NotFoundError
        If the plan has no forecast or roster.
    OperationError
        If somebody rostered has left agents.csv.
    """
    if plan.forecast is None or plan.roster_stage is None:
        raise NotFoundError("plan_without_roster")
    require_agents(plan, inputs)
    gains = _gains(plan, inputs, attained.replications, progress)
    fixes = _fixes(gains, inputs)
    blocks = _blocks(attained, limit_share, inputs)
    helped = tuple(_with_fix(block, gains, fixes, inputs) if block.at_risk else block for block in blocks)
    return Risk(limit_share, helped, tuple(fixes[b, h] for b, h in sorted(fixes)))


def _gains(plan: Plan, inputs: Inputs, replications: int, progress: Callable[[float], None] | None) -> Gains:
    """One more agent of each group, like the group's own."""
    from solver.simulation.gains import Played, measure_gains, typical

    operation = inputs.operation
    people = {agent.id: agent for agent in operation.agents}
    members = [tuple(people[name] for name in ids) for ids in make_groups(inputs).members]
    demand = make_demand(inputs, cast("Forecast", plan.forecast))
    params = simulation_params(inputs).model_copy(update={"replications": max(2, replications // FEWER)})
    played = Played(whole_roster(inputs, plan.roster), operation.agents, demand, operation.queues, params)
    return measure_gains(played, tuple(typical(group, inputs.grid) for group in members), RUNS, progress=progress)


def _fixes(gains: Gains, inputs: Inputs) -> dict[tuple[int, int], Fix]:
    """What one more agent costs and changes, by numbers of block and group."""
    groups, grid, config = make_groups(inputs), inputs.grid, inputs.operation.config
    rates = {agent.id: agent.hour_cents or config.costs.hour for agent in inputs.operation.agents}
    hour_cents = [float(np.mean([rates[name] for name in ids])) for ids in groups.members]
    served = [tuple(np.array(groups.queues)[row].tolist()) for row in groups.serves]
    bounds_min = [grid.start_min + grid.step_min * t for t in (*gains.starts, grid.intervals)]
    return {
        (b, h): Fix(
            agent,
            served[h],
            bounds_min[b],
            bounds_min[b + 1],
            max(0.0, float(gains.avoided[h, b].sum())),
            round(hour_cents[h] * (bounds_min[b + 1] - bounds_min[b]) / 60.0),
        )
        for h, agent in enumerate(gains.helpers)
        for b in range(len(gains.starts))
    }


def _blocks(attained: Attainment, limit_share: float, inputs: Inputs) -> list[Block]:
    """Every queue and block in which contacts are judged, by start and queue."""
    table = attained.table
    rows = table[table["period"] == "block"].sort_values(["start_min", "queue"], kind="stable")
    starts = sorted({int(start) for start in rows["start_min"]})
    ends = dict(zip(starts, (*starts[1:], inputs.grid.end_min), strict=True))
    missing, threatened = _missing(rows, inputs.operation.queues), _threatened(table, limit_share)
    found = []
    for row in rows[rows["service"].notna() & (rows["offered"] > 0)].to_dict("records"):
        queue, start_min = str(row["queue"]), int(row["start_min"])
        late, met = missing[queue, start_min]
        miss_share = 1.0 - row["chance"]
        begun = [at_risk for start, at_risk in threatened[queue] if start <= start_min]
        at_risk = bool(begun and begun[-1]) and miss_share > limit_share
        cause = str(row["risk_source"]) or "chance" if met else "short"
        figures = (row["offered"], late, row["service"], row["target_share"], miss_share)
        found.append(Block(queue, start_min, ends[start_min], *figures, at_risk, cast(Cause, cause)))
    return found


def _missing(rows: pd.DataFrame, queues: tuple[Queue, ...]) -> dict[tuple[str, int], tuple[float, bool]]:
    """By queue and block, each judged alone: contacts to serve better, and whether the expected service will do."""
    known = tuple(queue for queue in queues if (rows["queue"] == queue.id).any())
    starts, counted = counts(rows, known, rows["start_min"].to_numpy(dtype=np.int64))
    verdicts = Promises.of(known).apart().judge(counted)
    return {
        (queue.id, start): (float(verdicts.missing[q, b]), bool(verdicts.met[q, b]))
        for q, queue in enumerate(known)
        for b, start in enumerate(starts.tolist())
    }


def _threatened(table: pd.DataFrame, limit_share: float) -> dict[str, list[tuple[int, bool]]]:
    """For each queue the periods its goal is judged over, and whether the chance of missing it is beyond the limit."""
    found: dict[str, list[tuple[int, bool]]] = {str(name): [] for name in table["queue"].unique()}
    decided = table[table["decides"] & table["chance"].notna()].sort_values("start_min", kind="stable")
    for queue, start_min, chance in zip(decided["queue"], decided["start_min"], decided["chance"], strict=True):
        found[str(queue)].append((int(start_min), 1.0 - float(chance) > limit_share))
    return found


def _with_fix(block: Block, gains: Gains, fixes: dict[tuple[int, int], Fix], inputs: Inputs) -> Block:
    """The block with the agent who helps its queue most for the money; none where nobody could."""
    q = gains.queues.index(block.queue)
    b = gains.starts.index(inputs.grid.index(block.start_min))
    able = [h for h in range(len(gains.helpers)) if block.queue in fixes[b, h].queues]
    helpful = [h for h in able if gains.avoided[h, b, q] >= LEAST_AVOIDED and fixes[b, h].avoided > 0]
    if not helpful:
        return block
    return replace(block, fix=fixes[b, min(helpful, key=lambda h: fixes[b, h].cents / gains.avoided[h, b, q])])
