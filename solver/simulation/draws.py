"""Fates of contacts: every contact draws by its own key, whatever the roster does."""

from __future__ import annotations

import math
from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from solver.compiled import jit
from solver.simulation.loop.records import Floats, Ints, Records
from solver.simulation.randomness import Keys, derive, normal, poisson, uniform

ARRIVAL, COUNT, PATIENCE, SERVICE, TOUCHES, GAP, SILENT, ALONE, TRANSFER, REPEAT, RETURN, OWNER = cast(
    tuple[int, ...], np.array([0, 1, 2, 3, 5, 6, 1001, 1002, 1003, 1004, 1005, 1006])
)
PER_TOUCH, AGAIN = cast(tuple[int, ...], np.array([8, 2000]))
BACKLOG = np.uint64(1 << 40)


class Streams(NamedTuple):
    """What the contacts of one replication are drawn from, by queue (and interval)."""

    key: np.uint64
    keys: Keys  # per queue
    rates: Floats  # queues x intervals: mean contacts, or counts where `whole`
    before: Floats  # mean contacts per interval before the grid
    whole: bool
    work_s: Floats  # queues x intervals: mean work of one touch at one contact at once
    wrap_up_s: Floats
    spread: Floats  # sigma of the logarithm; 0 = exponential
    patience_s: Floats  # scale; inf = unlimited
    patience_power: Floats  # 1 / Weibull shape
    touches: Floats
    gap_s: Floats
    silent: Floats
    alone: Floats
    transfers: Floats  # queues x queues, cumulative shares
    repeat: Floats
    repeat_s: Floats
    most_repeats: float  # the highest factor of an agent
    owners: NDArray[np.int64]  # agents with customers of their own, queue after queue
    first_owner: NDArray[np.int64]  # queues + 1
    backlog: Floats  # mean items at the start
    due_s: Floats
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
        queue_key = derive(streams.key, streams.keys[q])
        for t in range(-streams.warm, intervals):
            key = derive(queue_key, np.uint64(streams.first + t))
            rate = streams.rates[q, t] if t >= 0 else streams.before[q]
            drawn = _whole(rate, key) if streams.whole and t >= 0 else poisson(rate, derive(key, np.uint64(0)))
            counts[q, streams.warm + t] = drawn
        counts[q, -1] = _whole(streams.backlog[q], queue_key)
    return counts


@jit
def most_touches(streams: Streams, counts: Ints) -> int:
    """Room that the touches of all contacts need at most."""
    room = 0
    for q in range(counts.shape[0]):
        own = math.ceil(streams.touches[q])
        again = own if streams.repeat[q] > 0.0 else 0
        room += counts[q].sum() * (own + again + (streams.transfers[q, -1] > 0.0))
    return int(room)


@jit(nogil=True)
def draw_contacts(streams: Streams, counts: Ints, contacts: Records, touches: Records) -> None:
    """Draw arrival, patience, touches, work and gaps of all contacts, in order of arrival.

    What came before the grid is drawn in one go, because the backlog may be older than the warm-up.
    """
    done, touch = 0, 0
    for slot in range(-1, streams.rates.shape[1]):
        from_slot = slot if slot >= 0 else -streams.warm - 1
        total = counts[:, streams.warm + slot].sum()
        if slot < 0:
            total = counts[:, : streams.warm].sum() + counts[:, -1].sum()
        at, key_of, queue_of = np.empty(total), np.empty(total, dtype=np.uint64), np.empty(total, dtype=np.int32)
        n = 0
        for own_slot in range(from_slot, slot + 1):
            n = _draw_arrivals(streams, counts, own_slot, n, (at, key_of, queue_of))
        for i in _order(at):
            contact = contacts[done]
            contact["queue"], contact["interval"] = queue_of[i], slot
            contact["arrive"] = contact["ready"] = at[i]
            contact["touch"] = touch
            touch = _draw_fate(streams, contact, key_of[i], touches)
            done += 1


@jit
def _draw_arrivals(streams: Streams, counts: Ints, slot: int, done: int, room: tuple[Floats, Keys, Ints]) -> int:
    """Arrivals of one interval, queue by queue; the interval before the warm-up holds the backlog."""
    at, key_of, queue_of = room
    old = slot < -streams.warm
    column = counts.shape[1] - 1 if old else streams.warm + slot
    for q in range(counts.shape[0]):
        number = BACKLOG if old else np.uint64(streams.first + slot)
        base = derive(derive(streams.key, streams.keys[q]), number)
        for k in range(counts[q, column]):
            key = derive(base, np.uint64(k + 1))
            share = uniform(key, ARRIVAL)
            at[done] = -share * streams.due_s[q] if old else (slot + share) * streams.step_s
            key_of[done], queue_of[done] = key, q
            done += 1
    return done


@jit
def _order(at: Floats) -> Ints:
    """Indices by rising time: buckets of about one arrival each, then the few left out of order."""
    size = len(at)
    order = np.empty(size, dtype=np.int32)
    if size == 0:
        return order
    low, high = at.min(), at.max()
    scale = (size - 1) / (high - low) if high > low else 0.0
    starts = np.zeros(size + 1, dtype=np.int32)
    for i in range(size):
        starts[int((at[i] - low) * scale) + 1] += 1
    for b in range(size):
        starts[b + 1] += starts[b]
    for i in range(size):
        b = int((at[i] - low) * scale)
        order[starts[b]] = i
        starts[b] += 1
    for i in range(1, size):
        moved, j = order[i], i
        while j > 0 and at[order[j - 1]] > at[moved]:
            order[j] = order[j - 1]
            j -= 1
        order[j] = moved
    return order


@jit
def _draw_fate(streams: Streams, contact: np.void, key: np.uint64, touches: Records) -> int:
    """Patience, owner and the work of every touch; returns the first touch of the next contact."""
    q = contact["queue"]
    contact["next"], contact["answered"] = -1, 0
    contact["patience"] = _patience(streams, q, key, PATIENCE)
    contact["silent"] = streams.silent[q] > 0.0 and uniform(key, SILENT) < streams.silent[q]
    contact["alone"] = streams.alone[q] > 0.0 and uniform(key, ALONE) < streams.alone[q]
    contact["owner"] = -1
    owners = streams.first_owner[q + 1] - streams.first_owner[q]
    if owners > 0:
        contact["owner"] = streams.owners[streams.first_owner[q] + int(uniform(key, OWNER) * owners)]
    last = _draw_touches(streams, contact, key, touches)
    if streams.transfers[q, -1] > 0.0:
        last = _draw_transfer(streams, contact, key, (touches, last))
    if streams.repeat[q] > 0.0:
        last = _draw_repeat(streams, contact, key, (touches, last))
    contact["touch_to"] = last
    return int(last)


@jit
def _patience(streams: Streams, q: int, key: np.uint64, purpose: int) -> float:
    scale, power = streams.patience_s[q], streams.patience_power[q]
    if scale == math.inf:
        return math.inf
    drawn = -math.log(uniform(key, purpose))
    return scale * drawn if power == 1.0 else scale * math.pow(drawn, power)


@jit
def _draw_touches(streams: Streams, contact: np.void, key: np.uint64, touches: Records) -> int:
    """The conversation itself: work and the customer's pause of each touch."""
    q, first = contact["queue"], contact["touch"]
    number = int(streams.touches[q] + uniform(key, TOUCHES)) if streams.touches[q] > 1.0 else 1
    t = max(contact["interval"], 0)
    for j in range(number):
        touch = touches[first + j]
        wrap_up_s = streams.wrap_up_s[q] if j == number - 1 else 0.0
        touch["queue"], touch["again"] = q, 0
        touch["work_s"] = (streams.work_s[q, t] + wrap_up_s) * _size(streams, q, key, j * PER_TOUCH + SERVICE)
        touch["gap_s"] = 0.0
        if j < number - 1:
            touch["gap_s"] = -streams.gap_s[q] * math.log(uniform(key, j * PER_TOUCH + GAP))
    return int(first + number)


@jit
def _size(streams: Streams, q: int, key: np.uint64, purpose: int) -> float:
    """Work against its mean."""
    sigma = streams.spread[q]
    if sigma > 0.0:
        return math.exp(sigma * (normal(key, purpose) - 0.5 * sigma))
    return -math.log(uniform(key, purpose))


@jit
def _draw_transfer(streams: Streams, contact: np.void, key: np.uint64, room: tuple[Records, int]) -> int:
    """A share goes on to another queue, at once."""
    touches, last = room
    q, share = contact["queue"], uniform(key, TRANSFER)
    if share >= streams.transfers[q, -1]:
        return last
    to = 0
    while share >= streams.transfers[q, to]:
        to += 1
    touch = touches[last]
    touch["queue"], touch["again"], touch["gap_s"] = to, 0, 0.0
    mean_s = streams.work_s[to, max(contact["interval"], 0)] + streams.wrap_up_s[to]
    touch["work_s"] = mean_s * _size(streams, to, key, AGAIN + TRANSFER)
    return last + 1


@jit
def _draw_repeat(streams: Streams, contact: np.void, key: np.uint64, room: tuple[Records, int]) -> int:
    """A share comes back with the same problem, sooner or later; the agent's own factor decides in the end."""
    touches, last = room
    q = contact["queue"]
    chance = uniform(key, REPEAT) / streams.repeat[q]
    if chance >= streams.most_repeats:
        return last
    touches[last - 1]["gap_s"] = -streams.repeat_s[q] * math.log(uniform(key, RETURN))
    again, first = derive(key, np.uint64(AGAIN)), contact["touch"]
    contact["touch"] = last
    end = _draw_touches(streams, contact, again, touches)
    contact["touch"] = first
    touch = touches[last]
    touch["again"], touch["chance"], touch["patience"] = 1, chance, _patience(streams, q, again, PATIENCE)
    return end
