"""What is counted: contacts offered, answered and lost, by the interval of their arrival; agents' time."""

from __future__ import annotations

import math

import numpy as np

from solver.compiled import jit
from solver.simulation.loop.records import (
    OF_NET_OFFERED,
    OF_SERVED,
    OF_WAITED,
    Floats,
    agent_at,
    busy_in,
    cell,
    contact_at,
    queue_at,
    wait_bin,
    worked_in,
)

BINS_PER_E = 6.35  # waits are binned by logarithm, 17 % wide, up to a month


@jit(inside=True)
def _is_judged(world: np.void, c: int) -> bool:
    """Whether the goal's verdict falls before the horizon ends; others count in no service level."""
    contact = contact_at(world, c)
    return bool(contact["arrive"] + queue_at(world, contact["queue"])["judged_s"] <= world["horizon_s"])


@jit(inside=True)
def tally_offer(world: np.void, c: int) -> None:
    """A contact arrives."""
    contact = contact_at(world, c)
    if contact["interval"] < 0:
        return
    counted = cell(world, contact["queue"], contact["interval"])
    counted["offered"] += 1
    if queue_at(world, contact["queue"])["definition"] != OF_SERVED and _is_judged(world, c):
        counted["base"] += 1


@jit
def tally_abandon(world: np.void, c: int) -> None:
    """A contact has lost its patience."""
    contact = contact_at(world, c)
    queue = queue_at(world, contact["queue"])
    queue["judged"] += 1.0
    if contact["interval"] < 0:
        return
    counted = cell(world, contact["queue"], contact["interval"])
    counted["abandoned"] += 1
    short = contact["patience"] <= queue["within_s"]
    if short and queue["definition"] == OF_NET_OFFERED and _is_judged(world, c):
        counted["base"] -= 1
    elif short and queue["definition"] == OF_WAITED and _is_judged(world, c):
        counted["within"] += 1


@jit(inside=True)
def tally_answer(world: np.void, c: int, now: float) -> None:
    """An answer to a real-time contact, or the end of a deferred item."""
    contact = contact_at(world, c)
    q, t, wait = contact["queue"], contact["interval"], now - contact["arrive"]
    queue = queue_at(world, q)
    queue["judged"] += 1.0
    queue["good"] += wait <= queue["within_s"]
    if t < 0:
        return
    counted = cell(world, q, t)
    counted["served"] += 1
    counted["wait_s"] += wait
    if _is_judged(world, c):
        counted["within"] += wait <= queue["within_s"]
        counted["base"] += queue["definition"] == OF_SERVED
    bin_of = 0 if wait < 1.0 else 1 + int(math.log(wait) * BINS_PER_E)
    wait_bin(world, q, t, min(bin_of, world["bins"] - 1))["served"] += 1


@jit(inside=True)
def tally_reply(world: np.void, c: int, now: float) -> None:
    """A customer who waits is turned to, for the first time or again."""
    contact = contact_at(world, c)
    if contact["interval"] >= 0:
        counted = cell(world, contact["queue"], contact["interval"])
        counted["replies"] += 1
        counted["reply_s"] += now - contact["ready"]


@jit
def count_work(world: np.void, a: int, now: float) -> None:
    """An agent's presence ends, or the horizon."""
    agent = agent_at(world, a)
    at = max(agent["on_since"], 0.0)
    agent["worked_s"] += max(0.0, now - at)
    while at < now:
        t = int(at / world["step_s"])
        if t >= world["intervals"]:
            break
        end = min(now, (t + 1) * world["step_s"])
        worked_in(world, agent["kind"], t)["s"] += end - at
        at = end


@jit
def count_busy(world: np.void, a: int, now: float) -> None:
    """An agent has no more open contacts, or the horizon ends."""
    agent = agent_at(world, a)
    at = max(agent["busy_since"], 0.0)
    agent["busy_s"] += max(0.0, now - at)
    while at < now:
        t = int(at / world["step_s"])
        if t >= world["intervals"]:
            break
        end = min(now, (t + 1) * world["step_s"])
        busy_in(world, agent["kind"], t)["s"] += end - at
        at = end


def bin_edges_s(bins: int) -> Floats:
    """Lower edges of the bins of waits, s, and the upper edge of the last."""
    return np.concatenate([[0.0], np.exp(np.arange(bins) / BINS_PER_E)])
