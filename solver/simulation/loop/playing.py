"""The loop: arrivals, ends, comings and goings, returns, and a look around every minute."""

from __future__ import annotations

import math

import numpy as np

from solver.compiled import jit
from solver.simulation.loop.agenda import END, LOOK, MOVE, RETURN, is_overtaken, pop, push
from solver.simulation.loop.assigning import dispatch, fill_idle
from solver.simulation.loop.coming import finish, move
from solver.simulation.loop.counting import count_busy, count_work, tally_abandon, tally_offer
from solver.simulation.loop.focus import plan_focus
from solver.simulation.loop.lines import is_lost, join
from solver.simulation.loop.records import (
    CHAT,
    DEFERRED,
    FIRST,
    NONE,
    agent_at,
    contact_at,
    duty_at,
    event_at,
    kind_at,
    kind_link,
    member_at,
    queue_at,
    touch_at,
    wanted_at,
)
from solver.simulation.loop.standby import watch

TICK_S = 60.0


@jit(nogil=True)
def run(world: np.void) -> None:
    """Play one replication up to the horizon; results are in agents, tally, waits, worked and busy."""
    horizon, arrived, tick = world["horizon_s"], FIRST, world["start_s"]
    while True:
        contact_s = contact_at(world, arrived)["arrive"] if arrived < world["contact_count"] else math.inf
        event_s = event_at(world, FIRST)["at"] if world["event_count"] > 0 else math.inf
        now = min(min(event_s, contact_s), tick)
        if now >= horizon:
            break
        if event_s == now:
            _happen(world, pop(world), now)
        elif contact_s == now:
            _arrive(world, arrived, now)
            arrived += 1
        else:
            _look_around(world, now)
            tick = now + TICK_S
    _close(world, horizon)


@jit(inside=True)
def _happen(world: np.void, item: int, now: float) -> None:
    what, who = item & 3, item >> 2
    if what <= MOVE and is_overtaken(world, item, now):
        return
    if what == END:
        finish(world, who, now)
    elif what == MOVE:
        move(world, who, now)
    elif what == RETURN:
        _return(world, who, now)
    else:
        dispatch(world, contact_at(world, who)["queue"], now)


@jit(inside=True)
def _arrive(world: np.void, c: int, now: float) -> None:
    contact = contact_at(world, c)
    queue = queue_at(world, contact["queue"])
    tally_offer(world, c)
    join(world, c)
    _offer(world, c, now)
    if queue["tail"] != c or queue["head"] == NONE:
        return
    if queue["overflow_s"] < math.inf:
        push(world, now + queue["overflow_s"], 4 * c + LOOK)
    if queue["named"]:
        push(world, now + queue["named_s"], 4 * c + LOOK)


@jit
def _return(world: np.void, c: int, now: float) -> None:
    """A customer returns with the next message, comes back with the same problem, or was passed on."""
    contact = contact_at(world, c)
    touch = touch_at(world, contact["touch"])
    if touch["queue"] != contact["queue"]:
        contact["owner"] = NONE
    if touch["again"] or touch["queue"] != contact["queue"]:
        contact["arrive"] = now
    contact["queue"], contact["ready"], contact["patience"] = touch["queue"], now, math.inf
    if touch["again"]:
        contact["interval"], contact["answered"] = math.floor(now / world["step_s"]), 0
        contact["patience"] = touch["patience"]
        tally_offer(world, c)
    join(world, c)
    _offer(world, c, now)


@jit(inside=True)
def _offer(world: np.void, c: int, now: float) -> None:
    """Look for an agent for the newest in line; if nobody comes, look again when reserves open to it."""
    q = contact_at(world, c)["queue"]
    dispatch(world, q, now)
    queue = queue_at(world, q)
    if world["reserves"] and queue["kind"] == CHAT and queue["head"] != NONE and queue["tail"] == c:
        push(world, now + queue["hold_s"], 4 * c + LOOK)


@jit
def _look_around(world: np.void, now: float) -> None:
    """What no single event triggers: lines freed by lost patience, items grown urgent, calls to standbys."""
    _read_plan(world, now)
    if world["mixed"]:
        _steer(world, now)
        plan_focus(world, now)
    deferred = False
    for q in range(world["queue_count"]):
        queue = queue_at(world, q)
        if queue["head"] == NONE:
            queue["short_min"] = 0
        elif queue["kind"] == DEFERRED:
            deferred = True
        else:
            dispatch(world, q, now)
            watch(world, q, now)
    if deferred:
        _fill_all_idle(world, now)


@jit
def _fill_all_idle(world: np.void, now: float) -> None:
    for k in range(world["kind_count"]):
        kind = kind_at(world, k)
        if kind["idle"] == 0 or kind["deferred_from"] == kind["work_to"]:
            continue
        for m in range(kind["members_from"], kind["members_to"]):
            fill_idle(world, member_at(world, m), now)


@jit
def _read_plan(world: np.void, now: float) -> None:
    """At the start of an interval: the heads wanted for calls, and the duty of each kind."""
    t = min(max(int(now / world["step_s"]), 0), world["intervals"] - 1)
    if t == world["interval"]:
        return
    world["interval"] = t
    for q in range(world["queue_count"]):
        queue_at(world, q)["want"] = wanted_at(world, q * world["intervals"] + t)
    for kind in range(world["kind_count"]):
        kind_at(world, kind)["duty"] = duty_at(world, kind * world["intervals"] + t)


@jit
def _steer(world: np.void, now: float) -> None:
    """Which queues lately missed their goal, and how many of them each kind serves."""
    for k in range(world["kind_count"]):
        kind = kind_at(world, k)
        kind["behind"] = kind["chats_behind"] = 0
    for q in range(world["queue_count"]):
        queue = queue_at(world, q)
        queue["good"] *= world["fade"]
        queue["judged"] *= world["fade"]
        queue["behind"] = queue["good"] < queue["goal_share"] * queue["judged"] or _is_overdue(world, q, now)
        if not queue["behind"]:
            continue
        for i in range(queue["kinds_from"], queue["kinds_to"]):
            if not kind_link(world, i)["overflow"]:
                kind = kind_at(world, kind_link(world, i)["other"])
                kind["behind"] += 1
                kind["chats_behind"] += queue["kind"] == CHAT and queue["most"] > 1


@jit
def _is_overdue(world: np.void, q: int, now: float) -> bool:
    """Whether a deferred item that still waits is late: its queue is judged by what is done."""
    queue = queue_at(world, q)
    if queue["kind"] != DEFERRED or queue["head"] == NONE:
        return False
    return bool(now > contact_at(world, queue["head"])["arrive"] + queue["due_s"])


@jit
def _close(world: np.void, horizon: float) -> None:
    """Count what ended unnoticed and the time of agents still at work."""
    for q in range(world["queue_count"]):
        c = queue_at(world, q)["head"]
        while c != NONE:
            if is_lost(world, c, horizon):
                tally_abandon(world, c)
            c = contact_at(world, c)["next"]
    for a in range(world["agent_count"]):
        agent = agent_at(world, a)
        if agent["on"]:
            count_work(world, a, horizon)
        if agent["load"] > 0:
            count_busy(world, a, horizon)
