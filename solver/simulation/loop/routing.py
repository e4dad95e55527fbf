"""Who gets a contact: the free agent whom the routing policy puts first."""

from __future__ import annotations

import numpy as np

from solver.compiled import jit
from solver.simulation.loop.records import (
    DEFERRED,
    IDLE,
    LEAST_VERSATILE,
    LIVE,
    MOST_IDLE_GROUP,
    NONE,
    PRIMARY_FIRST,
    agent_at,
    constant,
    contact_at,
    free_at,
    is_deputy,
    kind_at,
    kind_link,
    queue_at,
    slot_of,
)
from solver.simulation.loop.reserves import (
    CALL,
    NO_CLAIM,
    URGENT,
    claim_of,
    is_behind,
    is_guarded,
    is_kept,
    urgent_after_s,
)

NOBODY = constant(-2)
OVERFLOW_RANK = float(1 << 20)  # own language before overflow under every policy


@jit(inside=True)
def find_agent(world: np.void, q: int, c: int, now: float) -> int:
    """The agent who gets a waiting contact now, or NONE."""
    queue, contact = queue_at(world, q), contact_at(world, c)
    if queue["kind"] == DEFERRED:
        return _find_filler(world, q, c, now)
    if queue["named"] and now < contact["ready"] + queue["named_s"]:
        return _find_own(world, q, c)
    over = now >= contact["ready"] + queue["overflow_s"]
    if queue["kind"] == LIVE:
        if queue["idle"] == 0 and not over:
            return int(NONE)
        return max(NONE, _best_listed(world, q, over, CALL, now))
    a = _best_listed(world, q, over, NO_CLAIM, now)
    claim = claim_of(world, q, contact["ready"], now) if a == NONE else NO_CLAIM
    return max(NONE, a if claim == NO_CLAIM else _best_listed(world, q, over, claim, now))


@jit
def belongs_elsewhere(world: np.void, a: int, q: int, c: int, now: float) -> bool:
    """Whether a waiting contact still waits for another agent: its own one, or a deputy."""
    queue, contact = queue_at(world, q), contact_at(world, c)
    if not queue["named"] or now >= contact["ready"] + queue["named_s"]:
        return False
    return bool(contact["owner"] != a and not is_deputy(world, a, q))


@jit
def _find_own(world: np.void, q: int, c: int) -> int:
    """The contact's own agent if there is room, else the deputy who has been free longest."""
    owner, most = contact_at(world, c)["owner"], queue_at(world, q)["most"]
    if owner != NONE and agent_at(world, owner)["listed"] and agent_at(world, owner)["load"] < most:
        return int(owner)
    best = NONE
    for a in range(world["agent_count"]):
        agent = agent_at(world, a)
        if not is_deputy(world, a, q) or not agent["listed"] or agent["load"] >= most:
            continue
        if best == NONE or agent["since"] < agent_at(world, best)["since"]:
            best = a
    return int(best)


@jit
def _best_listed(world: np.void, q: int, over: bool, claim: int, now: float) -> int:
    """The least loaded agent; among equals whom the routing policy puts first, then longest at that load.

    NONE if nobody may take the contact, NOBODY if nobody is free at all.
    """
    queue, nobody = queue_at(world, q), NOBODY
    best, best_load, best_rank, best_since = NONE, queue["most"] - 1, 0.0, 0.0
    for i in range(queue["kinds_from"], queue["kinds_to"]):
        link = kind_link(world, i)
        loads = free_at(world, link["other"])["loads"] & ((2 << best_load) - 1)
        if loads == 0 or (link["overflow"] and not over):
            continue
        rank, nobody = _rank(world, i), NONE
        for load in range(best_load + 1):
            a = _first_free(world, link["other"], load, claim) if (loads >> load) & 1 else NONE
            if a == NONE:
                continue
            since = agent_at(world, a)["since"]
            if best != NONE and load == best_load and (rank > best_rank or (rank == best_rank and since >= best_since)):
                break
            if claim == CALL or not is_guarded(world, link["other"], q, load, claim, now):
                best, best_load, best_rank, best_since = a, load, rank, since
                break
    return int(best if best != NONE else nobody)


@jit(inside=True)
def _first_free(world: np.void, kind: int, load: int, claim: int) -> int:
    """The agent of a kind longest at this load who is not kept for others against this claim."""
    a = slot_of(world, kind, load)["head"]
    while a != NONE and claim < URGENT and is_kept(world, a, claim):
        a = agent_at(world, a)["after"]
    return int(a)


@jit(inside=True)
def _rank(world: np.void, i: int) -> float:
    link, routing = kind_link(world, i), world["routing"]
    rank = OVERFLOW_RANK * link["overflow"]
    if routing == LEAST_VERSATILE:
        rank += kind_at(world, link["other"])["duty"]
    elif routing == PRIMARY_FIRST:
        rank += 1 - link["primary"]
    elif routing == MOST_IDLE_GROUP:
        rank -= kind_at(world, link["other"])["idle"]
    return float(rank)


@jit
def _find_filler(world: np.void, q: int, c: int, now: float) -> int:
    """The idle agent who may take a deferred item now: by rank, then longest idle."""
    best, best_rank, best_since = NONE, 0.0, 0.0
    for i in range(queue_at(world, q)["kinds_from"], queue_at(world, q)["kinds_to"]):
        if kind_link(world, i)["overflow"]:
            continue
        a = slot_of(world, kind_link(world, i)["other"], IDLE)["head"]
        while a != NONE and not may_fill(world, a, c, now):
            a = agent_at(world, a)["after"]
        if a == NONE:
            continue
        rank, since = _rank(world, i), agent_at(world, a)["since"]
        if best == NONE or rank < best_rank or (rank == best_rank and since < best_since):
            best, best_rank, best_since = a, rank, since
    return int(best)


@jit
def may_fill(world: np.void, a: int, c: int, now: float) -> bool:
    """Whether an idle agent may take a deferred item: urgent, behind plan, or in spare time."""
    agent, contact = agent_at(world, a), contact_at(world, c)
    if kind_at(world, agent["kind"])["dedicated"]:
        return True
    q = contact["queue"]
    urgent = now >= contact["arrive"] + urgent_after_s(world, q)
    if not urgent and agent["debt_s"] > now - agent["since"] and not is_behind(world, q, now):
        return False
    claim = 2 * queue_at(world, q)["behind"] + urgent if world["reserves"] else URGENT * urgent
    return not is_guarded(world, agent["kind"], q, IDLE, claim, now)
