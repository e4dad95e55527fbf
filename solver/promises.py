"""Floors and on-call policies meet the grid: who may keep them, when, and how deep the standby should be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from solver.cover import Floor, OnCallWindow
from solver.errors import Problem, SolverError
from solver.grid import Grid
from solver.groups import can_serve
from solver.people import Agent, at_least
from solver.policies import FloorPolicy, OnCallPolicy
from solver.queues import Queue
from solver.staffing.on_call import depth_for
from solver.staffing.opening import within_hours
from solver.staffing.results import QueueNeed
from solver.staffing.standby import at_desk, joint_shortfall
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


@dataclass(frozen=True, slots=True)
class StandbyParams:
    """How standby is sized.

    Parameters
    ----------
    limit : highest accepted chance, in (0, 1), that once they could be at the desk more are missing than stand by.
    correlation : of the forecast errors of two queues; an event night fills many at once.
    absent_share, absent_correlation : of the agents rostered for the same hours.
    """

    limit: float = 0.1
    correlation: float = 0.3
    absent_share: float = 0.0
    absent_correlation: float = 0.0


def advise_depth(needs: tuple[QueueNeed, ...], window: OnCallWindow, grid: Grid, params: StandbyParams) -> int:
    """Smallest standby that fills the roster up but for the accepted chance, for the queues it is there for.

    Parameters
    ----------
    needs : of the queues that the standby can help (see `helped`). The roster is taken to hold their need.

    Notes
    -----
    Loads vary normally about the forecast, by one factor for the window; one agent more of load needs a little
    more than one agent, as safety grows with its square root. Absences are drawn besides. Who is called at the
    first shortfall counts from the first interval that begins after answering and the way to the desk; what is
    missing before that no standby can help.

    Raises
    ------
    SolverError : limit_invalid.
    """
    if not 0.0 < params.limit < 1.0:
        raise SolverError((Problem("limit_invalid", {"limit": params.limit}),))
    start = max(grid.index(window.start_min), 0)
    part = slice(start, max(grid.index(window.end_min), start))
    if not needs or part.start == part.stop:
        return 0
    load, need, each = (np.stack([getattr(one, name)[part] for one in needs]) for name in ("load", "need", "deviation"))
    safety = np.maximum(need - load, 0.0)
    each = each * (1.0 + 0.5 * np.divide(safety, load, out=np.zeros_like(load), where=load > 1.0))
    deviation = np.sqrt(params.correlation * each.sum(axis=0) ** 2 + (1.0 - params.correlation) * (each**2).sum(axis=0))
    rostered = np.ceil(need.sum(axis=0))
    present = rostered * (1.0 - params.absent_share) + normal_nodes(NODES)[:, None] * deviation
    missing = joint_shortfall(present, rostered, params.absent_share, params.absent_correlation)
    late = np.where(at_desk(missing, grid.step_min, window.answer_min + window.at_desk_min), missing, 0.0)
    return depth_for(late, np.zeros(late.shape[1]), params.limit)


def helped(
    window: OnCallWindow, policy: OnCallPolicy, agents: tuple[Agent, ...], queues: tuple[Queue, ...], grid: Grid
) -> tuple[str, ...]:
    """Queues that the standby of a window is there for: of its language and skill, and served by who stands by."""
    able = [agent for agent in agents if agent.id in window.agents]
    return tuple(
        queue.id
        for queue in queues
        if policy.language in (None, queue.language)
        and policy.skill in (None, queue.skill)
        and any(can_serve(agent, queue, grid.days[0], grid.days[-1]) for agent in able)
    )


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
