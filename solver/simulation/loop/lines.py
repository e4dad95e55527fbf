"""Who waits: one line per queue, in order of arrival or return."""

from __future__ import annotations

import numpy as np

from solver.compiled import jit
from solver.simulation.loop.counting import tally_abandon
from solver.simulation.loop.records import NONE, contact_at, queue_at


@jit(inside=True)
def join(world: np.void, c: int) -> None:
    """Put a contact at the end of its line."""
    queue = queue_at(world, contact_at(world, c)["queue"])
    contact_at(world, c)["next"] = NONE
    if queue["head"] == NONE:
        queue["head"] = c
    else:
        contact_at(world, queue["tail"])["next"] = c
    queue["tail"] = c
    queue["waiting"] += 1


@jit(inside=True)
def is_lost(world: np.void, c: int, now: float) -> bool:
    """Whether a contact's patience is over."""
    contact = contact_at(world, c)
    return bool(contact["ready"] + contact["patience"] < now)


@jit(inside=True)
def first_waiting(world: np.void, q: int, now: float) -> int:
    """The oldest contact still in line; those before it that left are counted and dropped.

    Who left a chat without a sign stays in line: nobody knows.
    """
    queue = queue_at(world, q)
    c = queue["head"]
    while c != NONE and is_lost(world, c, now) and not contact_at(world, c)["silent"]:
        tally_abandon(world, c)
        c = contact_at(world, c)["next"]
        queue["head"] = c
        queue["waiting"] -= 1
    return int(c)


@jit(inside=True)
def leave_line(world: np.void, c: int) -> None:
    """Take a contact out of its line, wherever it stands."""
    queue, contact = queue_at(world, contact_at(world, c)["queue"]), contact_at(world, c)
    queue["waiting"] -= 1
    if queue["head"] == c:
        queue["head"] = contact["next"]
        return
    before = queue["head"]
    while contact_at(world, before)["next"] != c:
        before = contact_at(world, before)["next"]
    contact_at(world, before)["next"] = contact["next"]
    if queue["tail"] == c:
        queue["tail"] = before
