"""Who is kept for whom: heads that queues want free, and the claims that open them."""

from __future__ import annotations

import numpy as np

from solver.compiled import jit
from solver.simulation.loop.lines import first_waiting
from solver.simulation.loop.records import LIVE, NONE, agent_at, constant, contact_at, kind_at, live_at, queue_at

# the claim of a contact to reserved agents: 0 none, 1 has waited, 2 its queue misses its goal, 3 both
NO_CLAIM, URGENT, CALL = constant(0), constant(4), constant(5)
EASE = 2.0  # a queue that attains its goal lets its items wait so many times as long


@jit(inside=True)
def claim_of(world: np.void, q: int, ready: float, now: float) -> int:
    """The claim of a chat or message to agents reserved for others."""
    queue = queue_at(world, q)
    if not world["reserves"]:
        return int(URGENT)
    return int(2 * queue["behind"] + (now >= ready + queue["hold_s"]))


@jit(inside=True)
def holds(world: np.void, q: int, claim: int) -> bool:
    """Whether a reserve for this queue holds: against others as good or bad off until they have waited.

    Queues that attain their goal always yield to those that miss it.
    """
    return bool(claim < 2 * queue_at(world, q)["behind"] + 1)


@jit(inside=True)
def is_kept(world: np.void, a: int, claim: int) -> bool:
    """Whether an agent is kept for a queue against this claim."""
    focus = agent_at(world, a)["focus"]
    return bool(focus != NONE and holds(world, focus, claim))


@jit
def is_guarded(world: np.void, kind: int, q: int, load: int, claim: int, now: float) -> bool:
    """Whether agents of a kind at this load are kept from a contact for the sake of their other queues.

    A waiting call of a better value class blocks them. Unless the claim is stronger, so do any waiting call and
    heads that a live queue wants idle; without a claim, also a chat of theirs that misses its goal.
    Load NEW: idle, but not yet counted as such.
    """
    record = kind_at(world, kind)
    if record["chats_behind"] and claim == NO_CLAIM:
        return True
    value_class = queue_at(world, q)["value_class"]
    for i in range(record["live_from"], record["live_to"]):
        live = live_at(world, i)
        queue = queue_at(world, live)
        waiting = queue["head"] != NONE and first_waiting(world, live, now) != NONE
        if waiting and queue["value_class"] < value_class:
            return True
        if claim < URGENT and holds(world, live, claim):
            short = load <= 0 and queue["idle"] - (load == 0) + queue["on"] < queue["want"]
            if waiting or short:
                return True
    return False


@jit
def heads_wanted(world: np.void, q: int, now: float) -> int:
    """Heads a queue wants: live, idle or on calls as planned; else at work, so that nothing in line gets late.

    The work in line over the age at which it gets urgent, to the nearest head; at least one for an urgent item.
    """
    queue = queue_at(world, q)
    if queue["kind"] == LIVE:
        return int(queue["want"])
    if queue["head"] == NONE or not world["reserves"]:
        return 0
    after_s = urgent_after_s(world, q)
    heads = int(queue["waiting"] * queue["aht_s"] / after_s + 0.5)
    urgent = now >= contact_at(world, queue["head"])["ready"] + after_s
    return max(heads, 1) if urgent else heads


@jit
def urgent_after_s(world: np.void, q: int) -> float:
    """The age at which an item is urgent; later as long as the queue attains its goal."""
    queue = queue_at(world, q)
    return float(queue["urgent_s"] if queue["behind"] else EASE * queue["urgent_s"])


@jit
def is_behind(world: np.void, q: int, now: float) -> bool:
    """Whether fewer agents work on messages or deferred items of a queue than it wants."""
    return bool(queue_at(world, q)["on"] < heads_wanted(world, q, now))
