"""Agents come and go: shifts, breaks kept whole when a contact delays them, calls from home."""

from __future__ import annotations

import math

import numpy as np

from solver.compiled import jit
from solver.simulation.loop.agenda import plan_move
from solver.simulation.loop.assigning import fill
from solver.simulation.loop.counting import count_work
from solver.simulation.loop.focus import end_focus
from solver.simulation.loop.handling import close_contact, plan_next_end
from solver.simulation.loop.listing import unlist
from solver.simulation.loop.records import agent_at, segment_at


@jit
def finish(world: np.void, a: int, now: float) -> None:
    """A contact of the agent ends; the agent takes the next, or goes."""
    close_contact(world, a, now)
    agent = agent_at(world, a)
    if not agent["leaving"]:
        fill(world, a, now)
        return
    plan_next_end(world, a, now)
    if agent["load"] == 0:
        _go_off(world, a, now)


@jit
def move(world: np.void, a: int, now: float) -> None:
    """An agent comes, or goes as soon as no contact is open."""
    agent = agent_at(world, a)
    if not agent["on"]:
        _come_on(world, a, now)
    elif agent["load"] == 0:
        _go_off(world, a, now)
    else:
        agent["leaving"] = 1
        end_focus(world, a)
        unlist(world, a)


@jit
def _come_on(world: np.void, a: int, now: float) -> None:
    agent = agent_at(world, a)
    segment = segment_at(world, agent["segment"])
    if segment["standby"] == 1:  # its on-call time ends without a call
        _next_segment(world, a, now)
        return
    agent["on"], agent["on_since"], agent["debt_s"] = 1, now, 0.0
    agent["speed"], agent["settled"] = segment["speed"], now
    plan_move(world, a, segment["end"])
    fill(world, a, now)


@jit
def _go_off(world: np.void, a: int, now: float) -> None:
    agent = agent_at(world, a)
    unlist(world, a)
    end_focus(world, a)
    count_work(world, a, now)
    agent["on"], agent["leaving"] = 0, 0
    _next_segment(world, a, now)


@jit
def _next_segment(world: np.void, a: int, now: float) -> None:
    """Wait for the next presence; after leaving late, up to its slack later than planned."""
    agent = agent_at(world, a)
    late = max(0.0, now - segment_at(world, agent["segment"])["end"])
    at = math.inf
    agent["segment"] += 1
    while agent["segment"] < agent["last_segment"]:
        segment = segment_at(world, agent["segment"])
        at = max(now, segment["start"] + min(late, segment["slack"]))
        if at < segment["end"]:
            if segment["standby"] == 1:
                at = segment["end"]
            break
        at = math.inf
        agent["segment"] += 1
    plan_move(world, a, at)


@jit
def plan_first_moves(world: np.void) -> None:
    """Every agent's first coming, or the end of a standby not called."""
    for a in range(world["agent_count"]):
        agent = agent_at(world, a)
        if agent["segment"] < agent["last_segment"]:
            segment = segment_at(world, agent["segment"])
            plan_move(world, a, segment["end"] if segment["standby"] else segment["start"])
