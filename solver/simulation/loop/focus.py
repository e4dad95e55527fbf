"""Agents freed for a queue: they get no new contacts until they can turn to it."""

from __future__ import annotations

import numpy as np

from solver.compiled import jit
from solver.simulation.loop.handling import start
from solver.simulation.loop.lines import first_waiting
from solver.simulation.loop.records import (
    CHAT,
    DEFERRED,
    FIRST,
    LIVE,
    NEW,
    NONE,
    agent_at,
    kind_at,
    kind_link,
    member_at,
    open_contact,
    queue_at,
)
from solver.simulation.loop.reserves import heads_wanted, is_behind, is_guarded

DUTY_WEIGHT = 3.0  # of a kind's other duties beside queues behind goal, when an agent is freed for a queue


@jit
def plan_focus(world: np.void, now: float) -> None:
    """Every minute: where a queue lacks heads, agents with other contacts get no more; spare ones are let go."""
    for kind in (LIVE, CHAT, DEFERRED):
        for q in range(world["queue_count"]):
            queue = queue_at(world, q)
            if queue["kind"] != kind or queue["most"] > 1:
                continue
            at_hand = queue["on"] + (queue["idle"] if kind == LIVE else 0)
            short = heads_wanted(world, q, now) - at_hand - queue["focused"]
            if short > 0:
                _keep(world, q, short)
            elif short < 0 and queue["focused"] > 0:
                _let_go(world, q, -short)


@jit
def _keep(world: np.void, q: int, number: int) -> None:
    for _ in range(number):
        a = _find_focus(world, q)
        if a == NONE:
            break
        agent_at(world, a)["focus"] = q
        queue_at(world, q)["focused"] += 1


@jit
def _find_focus(world: np.void, q: int) -> int:
    """The busy agent to keep for a queue: least needed elsewhere, and soon free."""
    best, best_cost = NONE, 0.0
    for i in range(queue_at(world, q)["kinds_from"], queue_at(world, q)["kinds_to"]):
        link = kind_link(world, i)
        kind = kind_at(world, link["other"])
        least = world["levels"] * (kind["behind"] + DUTY_WEIGHT * kind["duty"])
        if link["overflow"] or (best != NONE and least + 1.0 >= best_cost):
            continue
        for m in range(kind["members_from"], kind["members_to"]):
            a = member_at(world, m)
            cost = agent_at(world, a)["load"] + least
            if (best == NONE or cost < best_cost) and _can_focus(world, a, q):
                best, best_cost = a, cost
    return int(best)


@jit
def _can_focus(world: np.void, a: int, q: int) -> bool:
    """Whether an agent is busy with others' contacts, kept for nobody, and stays."""
    agent = agent_at(world, a)
    if agent["load"] == 0 or agent["leaving"] or agent["focus"] != NONE:
        return False
    return bool(open_contact(world, a, FIRST)["queue"] != q)


@jit
def _let_go(world: np.void, q: int, number: int) -> None:
    for a in range(world["agent_count"]):
        if number == 0:
            break
        if agent_at(world, a)["focus"] == q:
            end_focus(world, a)
            number -= 1


@jit
def end_focus(world: np.void, a: int) -> None:
    """The agent is kept for nobody any more."""
    agent = agent_at(world, a)
    if agent["focus"] != NONE:
        queue_at(world, agent["focus"])["focused"] -= 1
        agent["focus"] = NONE


@jit
def follow_focus(world: np.void, a: int, now: float) -> None:
    """An agent without contacts turns to the queue it was kept for, if that still lacks heads (calls come unasked)."""
    q = agent_at(world, a)["focus"]
    end_focus(world, a)
    if queue_at(world, q)["kind"] == LIVE or not is_behind(world, q, now):
        return
    c = first_waiting(world, q, now)
    if c != NONE and not is_guarded(world, agent_at(world, a)["kind"], q, NEW, 2 * queue_at(world, q)["behind"], now):
        start(world, a, c, now)
