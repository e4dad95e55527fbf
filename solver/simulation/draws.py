"""Fates of contacts: every contact draws by its own key, whatever the roster does."""

from __future__ import annotations

import math
from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from solver.compiled import jit
from solver.simulation.loop.records import Floats, Ints, Records, layout
from solver.simulation.ordering import by_time
from solver.simulation.randomness import Keys, derive, normal, poisson, uniform

ARRIVAL, COUNT, PATIENCE, SERVICE, TOUCHES, GAP, SILENT, ALONE, TRANSFER, REPEAT, RETURN, OWNER = cast(
    tuple[int, ...], np.array([0, 1, 2, 3, 5, 6, 1001, 1002, 1003, 1004, 1005, 1006])
)
PER_TOUCH, AGAIN = cast(tuple[int, ...], np.array([8, 2000]))
BACKLOG = np.uint64(1 << 40)


# key: of the queue's name; waits: deferred work, none of which is drawn before the grid
# rate: mean contacts per interval before the grid; alone_aht: AHT alone against the recorded
# spread: sigma of the logarithm of work, 0 = exponential; patience_s: scale, infinite = unlimited; power: 1 / its shape
# transferred: share that goes on to other queues; most_repeats: the highest factor of an agent
# owners: agents with customers of their own, from owners_from on; backlog: mean items at the start
STREAM = np.dtype(
    [("key", "u8"), *layout(
        "owners_from owners waits",
        "rate alone_aht wrap_up_s spread patience_s power touches gap_s silent alone transferred"
        " repeat repeat_s most_repeats backlog due_s",
    ).descr]
)  # fmt: skip


class Streams(NamedTuple):
    """What the contacts of one replication are drawn from; few fields, because compiled calls copy them all."""

    key: np.uint64
    queues: Records  # STREAM
    rates: Floats  # queues x intervals: mean contacts, or counts where `whole`
    work_s: Floats  # queues x intervals: mean work of one touch at one contact at once
    transfers: Floats  # queues x queues, cumulative shares
    owners: NDArray[np.int64]
    whole: bool
    step_s: float
    first: int  # number of the first interval since 1970
    warm: int  # intervals drawn before the grid


@jit
def _whole(value: float, key: np.uint64) -> int:
    return int(value + uniform(key, COUNT))


@jit
def count_contacts(streams: Streams) -> Ints:
    """Contacts per queue and interval from `warm` intervals before the grid; the last column counts the backlog."""
    queues, intervals = streams.rates.shape
    counts = np.zeros((queues, streams.warm + intervals + 1), dtype=np.int32)
    for q in range(queues):
        own = streams.queues[q]
        queue_key = derive(streams.key, own["key"])
        for t in range(-streams.warm, intervals):
            key = derive(queue_key, np.uint64(streams.first + t))
            rate = streams.rates[q, t] if t >= 0 else own["rate"]
            drawn = _whole(rate, key) if streams.whole and t >= 0 else poisson(rate, derive(key, np.uint64(0)))
            counts[q, streams.warm + t] = drawn
        counts[q, -1] = _whole(own["backlog"], queue_key)
    return counts


@jit
def total(counts: Ints) -> int:
    """Sum of all counts; numpy's own sum would load SciPy at the start of every simulation (measured: 0.25 s)."""
    found = 0
    for q in range(counts.shape[0]):
        for t in range(counts.shape[1]):
            found += counts[q, t]
    return found


@jit
def most_touches(streams: Streams, counts: Ints) -> int:
    """Room that the touches of all contacts need at most."""
    room = 0
    for q in range(counts.shape[0]):
        own = streams.queues[q]
        each = math.ceil(own["touches"])
        again = each if own["repeat"] > 0.0 else 0
        room += total(counts[q : q + 1]) * (each + again + (own["transferred"] > 0.0))
    return int(room)


@jit(nogil=True)
def draw_contacts(streams: Streams, counts: Ints, contacts: Records, touches: Records) -> None:
    """Draw arrival, patience, touches, work and gaps of all contacts, in order of arrival.

    What came before the grid is drawn in one go, because the backlog may be older than the warm-up.
    """
    done, touch = 0, 0
    for slot in range(-1, streams.rates.shape[1]):
        from_slot = slot if slot >= 0 else -streams.warm - 1
        arrivals = total(counts[:, streams.warm + slot : streams.warm + slot + 1])
        if slot < 0:
            arrivals = total(counts[:, : streams.warm]) + total(counts[:, -1:])
        at, key_of, queue_of = np.empty(arrivals), np.empty(arrivals, np.uint64), np.empty(arrivals, np.int64)
        n = 0
        for own_slot in range(from_slot, slot + 1):
            n = _draw_arrivals(streams, counts, own_slot, n, (at, key_of, queue_of))
        for i in by_time(at):
            contact, q = contacts[done], queue_of[i]
            own = streams.queues[q]
            contact["queue"], contact["interval"], contact["touch"] = q, slot, touch
            contact["arrive"] = contact["ready"] = at[i]
            _draw_fate(own, contact, key_of[i])
            mean_s = streams.work_s[q, max(slot, 0)]
            last = _draw_touches(own, contact, key_of[i], touches, mean_s)
            if own["owners"] > 0:
                contact["owner"] = streams.owners[contact["owner"]]
            if own["transferred"] > 0.0:
                last = _draw_transfer(streams, contact, key_of[i], touches, last)
            if own["repeat"] > 0.0:
                contact["touch_to"] = last
                last = _draw_repeat(own, contact, key_of[i], touches, mean_s)
            contact["touch_to"] = touch = last
            done += 1


@jit
def _draw_arrivals(
    streams: Streams, counts: Ints, slot: int, done: int, room: tuple[Floats, Keys, NDArray[np.int64]]
) -> int:
    """Arrivals of one interval, queue by queue; the interval before the warm-up holds the backlog."""
    at, key_of, queue_of = room
    old = slot < -streams.warm
    column = counts.shape[1] - 1 if old else streams.warm + slot
    for q in range(counts.shape[0]):
        own = streams.queues[q]
        base = derive(derive(streams.key, own["key"]), BACKLOG if old else np.uint64(streams.first + slot))
        for k in range(counts[q, column]):
            key = derive(base, np.uint64(k + 1))
            share = uniform(key, ARRIVAL)
            at[done] = -share * own["due_s"] if old else (slot + share) * streams.step_s
            key_of[done], queue_of[done] = key, q
            done += 1
    return done


@jit
def _draw_fate(own: np.void, contact: np.void, key: np.uint64) -> None:
    """Patience, and what the customer is like; `owner` is a number among the queue's owners."""
    contact["next"], contact["answered"], contact["owner"] = -1, 0, -1
    contact["patience"] = _patience(own, key)
    contact["silent"] = own["silent"] > 0.0 and uniform(key, SILENT) < own["silent"]
    contact["alone"] = own["alone"] > 0.0 and uniform(key, ALONE) < own["alone"]
    if own["owners"] > 0:
        contact["owner"] = own["owners_from"] + int(uniform(key, OWNER) * own["owners"])


@jit
def _patience(own: np.void, key: np.uint64) -> float:
    if own["patience_s"] == math.inf:
        return math.inf
    drawn = -math.log(uniform(key, PATIENCE))
    return float(own["patience_s"] * (drawn if own["power"] == 1.0 else math.pow(drawn, own["power"])))


@jit
def _draw_touches(own: np.void, contact: np.void, key: np.uint64, touches: Records, mean_s: float) -> int:
    """The conversation itself: work and the customer's pause of each touch; the first touch after it."""
    first = contact["touch"]
    number = int(own["touches"] + uniform(key, TOUCHES)) if own["touches"] > 1.0 else 1
    for j in range(number):
        touch = touches[first + j]
        wrap_up_s = own["wrap_up_s"] if j == number - 1 else 0.0
        touch["queue"], touch["again"], touch["gap_s"] = contact["queue"], 0, 0.0
        touch["work_s"] = (mean_s + wrap_up_s) * _size(own["spread"], key, j * PER_TOUCH + SERVICE)
        if j < number - 1:
            touch["gap_s"] = -own["gap_s"] * math.log(uniform(key, j * PER_TOUCH + GAP))
    return int(first + number)


@jit
def _size(spread: float, key: np.uint64, purpose: int) -> float:
    """Work against its mean."""
    if spread > 0.0:
        return math.exp(spread * (normal(key, purpose) - 0.5 * spread))
    return -math.log(uniform(key, purpose))


@jit
def _draw_transfer(streams: Streams, contact: np.void, key: np.uint64, touches: Records, last: int) -> int:
    """A share goes on to another queue, at once."""
    q, share = contact["queue"], uniform(key, TRANSFER)
    if share >= streams.queues[q]["transferred"]:
        return last
    to = 0
    while share >= streams.transfers[q, to]:
        to += 1
    touch, own = touches[last], streams.queues[to]
    touch["queue"], touch["again"], touch["gap_s"] = to, 0, 0.0
    mean_s = streams.work_s[to, max(contact["interval"], 0)] + own["wrap_up_s"]
    touch["work_s"] = mean_s * _size(own["spread"], key, AGAIN + TRANSFER)
    return last + 1


@jit
def _draw_repeat(own: np.void, contact: np.void, key: np.uint64, touches: Records, mean_s: float) -> int:
    """A share comes back with the same problem, sooner or later; the agent's own factor decides in the end."""
    first, last = contact["touch"], contact["touch_to"]
    chance = uniform(key, REPEAT) / own["repeat"]
    if chance >= own["most_repeats"]:
        return int(last)
    touches[last - 1]["gap_s"] = -own["repeat_s"] * math.log(uniform(key, RETURN))
    again = derive(key, np.uint64(AGAIN))
    contact["touch"] = last
    end = _draw_touches(own, contact, again, touches, mean_s)
    contact["touch"] = first
    touches[last]["again"], touches[last]["chance"] = 1, chance
    touches[last]["patience"] = _patience(own, again)
    return end
