"""Waiting contacts meet free agents: from the line's side, and from the agent's."""

from __future__ import annotations

import numpy as np

from solver.compiled import jit
from solver.simulation.loop.focus import follow_focus
from solver.simulation.loop.handling import plan_next_end, start
from solver.simulation.loop.lines import first_waiting, is_lost
from solver.simulation.loop.listing import list_if_open
from solver.simulation.loop.records import (
    CHAT,
    LIVE,
    NEW,
    NONE,
    agent_at,
    contact_at,
    kind_at,
    queue_at,
    queue_link,
)
from solver.simulation.loop.reserves import claim_of, is_behind, is_guarded, is_kept
from solver.simulation.loop.routing import belongs_elsewhere, find_agent, may_fill


@jit
def dispatch(world: np.void, q: int, now: float) -> None:
    """Give waiting contacts of a queue to agents as long as there are both."""
    c = first_waiting(world, q, now)
    named = queue_at(world, q)["named"]
    while c != NONE:
        after = contact_at(world, c)["next"]
        a = NONE if named and is_lost(world, c, now) else find_agent(world, q, c, now)
        if a != NONE:
            start(world, a, c, now)
            plan_next_end(world, a, now)
            list_if_open(world, a, now)
        elif not named:
            return
        c = after if named else first_waiting(world, q, now)


@jit
def fill(world: np.void, a: int, now: float) -> None:
    """Give a present agent the waiting contacts that fit, then list the agent for more."""
    agent = agent_at(world, a)
    if agent["load"] == 0 and agent["focus"] != NONE:
        follow_focus(world, a, now)
    while agent["load"] < agent["most"]:
        c = _pick_contact(world, a, now)
        if c == NONE:
            break
        start(world, a, c, now)
    plan_next_end(world, a, now)
    list_if_open(world, a, now)
    fill_idle(world, a, now)


@jit
def fill_idle(world: np.void, a: int, now: float) -> None:
    """Give a listed idle agent the deferred item due first among those it may take; queues short of heads first."""
    agent = agent_at(world, a)
    if agent["load"] > 0 or not agent["listed"]:
        return
    kind, best, best_due = kind_at(world, agent["kind"]), NONE, 0.0
    for i in range(kind["deferred_from"], kind["work_to"]):
        q = queue_link(world, i)["other"]
        c = queue_at(world, q)["head"]
        if c == NONE:
            continue
        due = contact_at(world, c)["arrive"] + queue_at(world, q)["due_s"]
        if not is_behind(world, q, now):
            due += world["horizon_s"]
        if (best == NONE or due < best_due) and may_fill(world, a, c, now):
            best, best_due = c, due
    if best != NONE:
        start(world, a, best, now)
        plan_next_end(world, a, now)


@jit
def _pick_contact(world: np.void, a: int, now: float) -> int:
    """Best value class first, then oldest; a waiting call holds back agents that still have chats."""
    agent = agent_at(world, a)
    kind, load = kind_at(world, agent["kind"]), agent["load"]
    best, best_class, best_ready = NONE, 0, 0.0
    for i in range(kind["work_from"], kind["deferred_from"]):
        q = queue_link(world, i)["other"]
        queue = queue_at(world, q)
        if queue["head"] == NONE:
            continue
        if best != NONE and queue["value_class"] > best_class:
            break  # links are sorted by value class
        if queue["kind"] == CHAT and load >= queue["most"]:
            continue
        c = _first_for(world, a, q, now)
        if c == NONE:
            continue
        ready = contact_at(world, c)["ready"]
        if queue_link(world, i)["overflow"] and now < ready + queue["overflow_s"]:
            continue
        if (best == NONE or ready < best_ready) and not _is_withheld(world, a, q, ready, now):
            best, best_class, best_ready = c, queue["value_class"], ready
    if best != NONE and load > 0 and queue_at(world, contact_at(world, best)["queue"])["kind"] == LIVE:
        return int(NONE)
    return int(best)


@jit(inside=True)
def _first_for(world: np.void, a: int, q: int, now: float) -> int:
    """The oldest waiting contact that this agent may answer."""
    c = first_waiting(world, q, now)
    if queue_at(world, q)["named"]:
        while c != NONE and (is_lost(world, c, now) or belongs_elsewhere(world, a, q, c, now)):
            c = contact_at(world, c)["next"]
    return int(c)


@jit(inside=True)
def _is_withheld(world: np.void, a: int, q: int, ready: float, now: float) -> bool:
    """Whether a waiting chat or message must leave this agent, who just got free, to other queues."""
    if queue_at(world, q)["kind"] == LIVE or not world["reserves"]:
        return False
    agent, claim = agent_at(world, a), claim_of(world, q, ready, now)
    load = agent["load"] if agent["load"] > 0 else NEW
    return is_kept(world, a, claim) or is_guarded(world, agent["kind"], q, load, claim, now)
