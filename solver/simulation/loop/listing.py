"""Who is free: agents who can take a contact, listed by kind and load, longest first."""

from __future__ import annotations

import numpy as np

from solver.compiled import jit
from solver.simulation.loop.records import NONE, agent_at, free_at, kind_at, live_at, queue_at, slot_of


@jit(inside=True)
def list_if_open(world: np.void, a: int, now: float) -> None:
    """List an agent who can take more."""
    agent = agent_at(world, a)
    if not agent["on"] or agent["leaving"] or agent["listed"] or agent["load"] >= agent["most"]:
        return
    slot = slot_of(world, agent["kind"], agent["load"])
    agent["listed"], agent["since"] = 1, now
    agent["before"], agent["after"] = slot["tail"], NONE
    if slot["tail"] == NONE:
        slot["head"] = a
        free_at(world, agent["kind"])["loads"] |= 1 << agent["load"]
    else:
        agent_at(world, slot["tail"])["after"] = a
    slot["tail"] = a
    if agent["load"] == 0:
        _count_idle(world, agent["kind"], 1)


@jit(inside=True)
def unlist(world: np.void, a: int) -> None:
    """Take a listed agent off the list; one who is not listed stays so."""
    agent = agent_at(world, a)
    if not agent["listed"]:
        return
    slot = slot_of(world, agent["kind"], agent["load"])
    before, after = agent["before"], agent["after"]
    if before == NONE:
        slot["head"] = after
    else:
        agent_at(world, before)["after"] = after
    if after == NONE:
        slot["tail"] = before
    else:
        agent_at(world, after)["before"] = before
    if slot["head"] == NONE:
        free_at(world, agent["kind"])["loads"] &= ~(1 << agent["load"])
    agent["listed"] = 0
    if agent["load"] == 0:
        _count_idle(world, agent["kind"], -1)


@jit(inside=True)
def _count_idle(world: np.void, kind: int, change: int) -> None:
    record = kind_at(world, kind)
    record["idle"] += change
    for i in range(record["live_from"], record["live_to"]):
        queue_at(world, live_at(world, i))["idle"] += change
