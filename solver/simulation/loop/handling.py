"""Contacts at agents: they start, slow each other down, and end."""

from __future__ import annotations

import math

import numpy as np

from solver.compiled import jit
from solver.simulation.loop.agenda import RETURN, plan_end, push
from solver.simulation.loop.counting import count_busy, tally_abandon, tally_answer, tally_reply
from solver.simulation.loop.lines import is_lost, leave_line
from solver.simulation.loop.listing import unlist
from solver.simulation.loop.records import (
    DEFERRED,
    NONE,
    ROOM,
    agent_at,
    contact_at,
    open_contact,
    pace,
    queue_at,
    touch_at,
)
from solver.simulation.loop.reserves import is_behind


@jit(inside=True)
def start(world: np.void, a: int, c: int, now: float) -> None:
    """Give an agent a waiting contact; the caller plans the agent's next end when no more follow."""
    agent, contact = agent_at(world, a), contact_at(world, c)
    queue = queue_at(world, contact["queue"])
    leave_line(world, c)
    queue["on"] += 1
    if agent["listed"]:
        unlist(world, a)
        if agent["load"] == 0:
            agent["debt_s"] = max(0.0, agent["debt_s"] - (now - agent["since"]))
    if agent["load"] == 0:
        agent["busy_since"] = now
    settle(world, a, now)
    opened = open_contact(world, a, agent["load"])
    opened["contact"], opened["queue"] = c, contact["queue"]
    opened["left_s"] = touch_at(world, contact["touch"])["work_s"]
    if contact["silent"] and is_lost(world, c, now):
        _find_gone(world, c)
        opened["left_s"] = queue["silent_s"] * agent["speed"]
    agent["load"] += 1
    agent["most"] = min(agent["most"], 1 if contact["alone"] else queue["most"])
    if queue["kind"] != DEFERRED:
        if not contact["answered"]:
            contact["answered"] = 1
            tally_answer(world, c, now)
        if contact["touch"] < contact["touch_to"]:
            tally_reply(world, c, now)


@jit
def _find_gone(world: np.void, c: int) -> None:
    """The customer of a chat left without a sign: the agent will notice."""
    contact = contact_at(world, c)
    tally_abandon(world, c)
    contact["answered"], contact["touch_to"] = 1, contact["touch"]


@jit(inside=True)
def settle(world: np.void, a: int, now: float) -> None:
    """Bring the remaining work of open contacts up to date before the load changes."""
    agent = agent_at(world, a)
    worked = (now - agent["settled"]) * agent["speed"]
    agent["settled"] = now
    if worked <= 0.0:
        return
    for j in range(agent["load"]):
        opened = open_contact(world, a, j)
        opened["left_s"] -= worked * pace(world, opened["queue"], agent["load"])


@jit(inside=True)
def plan_next_end(world: np.void, a: int, now: float) -> None:
    """Plan the end of the open contact that ends first at the present load."""
    agent, soonest = agent_at(world, a), math.inf
    for j in range(agent["load"]):
        opened = open_contact(world, a, j)
        left = max(0.0, opened["left_s"]) / (agent["speed"] * pace(world, opened["queue"], agent["load"]))
        if left < soonest:
            soonest, agent["done"] = left, j
    plan_end(world, a, now + soonest)


@jit(inside=True)
def close_contact(world: np.void, a: int, now: float) -> None:
    """The agent's contact that ends first has ended; what follows from it is planned, but not the agent's next end."""
    agent = agent_at(world, a)
    unlist(world, a)
    settle(world, a, now)
    ended, last = open_contact(world, a, agent["done"]), agent["load"] - 1
    c, moved = ended["contact"], open_contact(world, a, last)
    ended["contact"], ended["queue"], ended["left_s"] = moved["contact"], moved["queue"], moved["left_s"]
    agent["load"], agent["most"] = last, ROOM
    for j in range(last):
        held = open_contact(world, a, j)
        most = 1 if contact_at(world, held["contact"])["alone"] else queue_at(world, held["queue"])["most"]
        agent["most"] = min(agent["most"], most)
    if last == 0:
        count_busy(world, a, now)
    _end_contact(world, a, c, now)


@jit(inside=True)
def _end_contact(world: np.void, a: int, c: int, now: float) -> None:
    """A deferred item is done; a conversation may go on after the customer's pause, or elsewhere, or come back."""
    contact, agent = contact_at(world, c), agent_at(world, a)
    q = contact["queue"]
    queue_at(world, q)["on"] -= 1
    if queue_at(world, q)["kind"] == DEFERRED:
        if not contact["answered"]:
            contact["answered"] = 1
            tally_answer(world, c, now)
        agent["debt_s"] = (now - agent["busy_since"]) * world["debt_factor"]
        if agent["focus"] == NONE and is_behind(world, q, now):
            agent["focus"] = q  # stays with this work
            queue_at(world, q)["focused"] += 1
    if contact["touch"] + 1 < contact["touch_to"]:
        follow = touch_at(world, contact["touch"] + 1)
        if not follow["again"] or follow["chance"] < agent["repeats"]:
            push(world, now + touch_at(world, contact["touch"])["gap_s"], 4 * c + RETURN)
            contact["touch"] += 1
