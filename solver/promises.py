"""Floors and on-call policies meet the grid: who may keep them, when, and how deep the standby should be."""

from __future__ import annotations

from datetime import date

import numpy as np

from solver.cover import Floor, OnCallWindow
from solver.grid import Grid
from solver.groups import can_serve
from solver.people import Agent, at_least
from solver.policies import FloorPolicy, OnCallPolicy
from solver.queues import Queue
from solver.staffing.on_call import depth_for
from solver.staffing.opening import within_hours
from solver.staffing.results import PoolNeed
from solver.staffing.service import FloatArray
from solver.staffing.uncertainty import normal_nodes

ON_CALL_LEVEL = "B2"  # least CEFR level, in speech or writing, of who stands by for a language
NODES = 99


def floors(
    policies: tuple[FloorPolicy, ...], agents: tuple[Agent, ...], queues: tuple[Queue, ...], grid: Grid
) -> tuple[Floor, ...]:
    """Floors on the grid, with the agents who count towards each."""
    return tuple(
        Floor(
            policy.id,
            frozenset(agent.id for agent in agents if counts_for(policy, agent, queues, grid)),
            np.where(within_hours(grid, policy.hours), policy.least, 0).astype(np.int64),
            policy.cents,
        )
        for policy in policies
    )


def counts_for(policy: FloorPolicy, agent: Agent, queues: tuple[Queue, ...], grid: Grid) -> bool:
    """Whether an agent has the language at its level, the skill, the queue right and the role of a floor."""
    speaks = policy.language is None or at_least(agent.level(policy.language, spoken=policy.spoken), policy.level)
    skilled = policy.skill is None or any(name == policy.skill for name, _ in agent.skills)
    entitled = policy.queue is None or any(
        can_serve(agent, queue, grid.days[0], grid.days[-1]) for queue in queues if queue.id == policy.queue
    )
    return speaks and skilled and entitled and (policy.role is None or policy.role in agent.roles)


def on_call(
    policies: tuple[OnCallPolicy, ...],
    agents: tuple[Agent, ...],
    grid: Grid,
    event_days: tuple[tuple[date, int], ...],
) -> tuple[OnCallWindow, ...]:
    """Standby windows of the horizon's days, by policy and day.

    `event_days` lists (local date, tier) of events; a policy with an event tier applies on days with an
    event of that tier or bigger (1 is the biggest). A window belongs to the day on which it starts.
    """
    return tuple(
        _window(policy, agents, grid, day)
        for policy in policies
        for day in grid.days
        if day.weekday() in policy.hours.weekdays and _has_event(policy, day, event_days)
    )


def advise_depth(pools: tuple[PoolNeed, ...], window: OnCallWindow, grid: Grid, limit: float) -> int:
    """Smallest standby with a chance of at most `limit` that the window's loads exceed roster and standby.

    The pools' loads are taken to swing together (an event fills them all), the roster to hold their need.
    Only what falls after the time to reach the desk counts.
    """
    start = max(grid.index(window.start_min + window.at_desk_min), 0)
    part = slice(start, max(grid.index(window.end_min), start))
    factor = 1.0 + normal_nodes(NODES)[:, None] * np.stack([p.spread[part] for p in pools])[:, None, :]
    extra = np.stack([pool.load[part] for pool in pools])[:, None, :] * (np.maximum(factor, 0.0) - 1.0)
    required = np.stack([pool.need[part] for pool in pools])
    return depth_for(_needed_by_safety(required, extra, pools, part), required.sum(axis=0), limit)


def _needed_by_safety(required: FloatArray, extra: FloatArray, pools: tuple[PoolNeed, ...], part: slice) -> FloatArray:
    """Agents needed under each node: the load that comes, with a square root's growth of the safety."""
    load = np.stack([pool.load[part] for pool in pools])[:, None, :]
    safety = required[:, None, :] - load
    growth = np.sqrt(np.divide(load + extra, load, out=np.ones_like(extra), where=load > 0))
    return np.asarray((load + extra + safety * growth).sum(axis=0))


def _has_event(policy: OnCallPolicy, day: date, event_days: tuple[tuple[date, int], ...]) -> bool:
    tier = policy.event_tier
    return tier is None or any(on == day and its_tier <= tier for on, its_tier in event_days)


def _window(policy: OnCallPolicy, agents: tuple[Agent, ...], grid: Grid, day: date) -> OnCallWindow:
    return OnCallWindow(
        id=f"{policy.id}:{day.isoformat()}",
        agents=frozenset(agent.id for agent in agents if _may_stand_by(policy, agent, day)),
        start_min=grid.minute(day, policy.hours.start),
        end_min=grid.minute(day, policy.hours.end),
        depth=policy.depth,
        answer_min=policy.answer_min,
        at_desk_min=policy.at_desk_min,
        fee_cents=policy.fee_cents,
        cents=policy.cents,
    )


def _may_stand_by(policy: OnCallPolicy, agent: Agent, day: date) -> bool:
    levels = [] if policy.language is None else [agent.level(policy.language, spoken=s) for s in (True, False)]
    speaks = policy.language is None or any(at_least(level, ON_CALL_LEVEL) for level in levels)
    skilled = policy.skill is None or any(name == policy.skill for name, _ in agent.skills)
    employed = (agent.first_day is None or agent.first_day <= day) and (agent.last_day is None or agent.last_day >= day)
    return speaks and skilled and employed and (not policy.roles or not agent.roles.isdisjoint(policy.roles))
