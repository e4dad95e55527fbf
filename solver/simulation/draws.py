"""Random fates from counters: every contact and every duty draws by its own key, whatever the roster does.

A key is a chain of splitmix64 steps (Steele, Lea and Flood 2014) over seed, replication, queue or agent, time
and number; the same key and purpose give the same number in any order of evaluation and at any thread count.
"""

from __future__ import annotations

import math
from hashlib import blake2b
from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from solver.compiled import jit
from solver.simulation.event_loop import Floats, Ints, Records

Keys = NDArray[np.uint64]

GOLDEN = np.uint64(0x9E3779B97F4A7C15)
CHUNK = 64.0  # contacts per inversion of the Poisson distribution: far from underflow of exp(-x)
AWAY_S = 300.0
ARRIVAL, COUNT, PATIENCE, SERVICE, TOUCHES, GAP = cast(tuple[int, ...], np.array([0, 1, 2, 3, 5, 6]))
PER_TOUCH = 8


class Streams(NamedTuple):
    """What the contacts of one replication are drawn from, by queue (and interval)."""

    key: np.uint64
    keys: Keys  # per queue
    rates: Floats  # queues x intervals: mean contacts, or counts where `whole`
    whole: bool
    work_s: Floats  # queues x intervals: mean work of one touch at one contact at once
    spread: Floats  # sigma of the logarithm; 0 = exponential
    patience_s: Floats  # inf = unlimited
    touches: Floats
    gap_s: Floats
    backlog: Floats  # mean items at the start
    due_s: Floats
    step_s: float
    first: int  # number of the first interval since 1970


def name_key(name: str) -> np.uint64:
    """The key of an id, equal on every machine and in every order of ids."""
    return np.uint64(int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little"))


def branch(key: np.uint64, number: int) -> np.uint64:
    """The key of a numbered thing, for callers that are not compiled: they get plain integers back."""
    return np.uint64(derive(np.uint64(key), np.uint64(number)))


@jit
def derive(key: np.uint64, number: np.uint64) -> np.uint64:
    """The key of a thing numbered under another key (splitmix64)."""
    x = np.uint64(key + GOLDEN * np.uint64(number + np.uint64(1)))
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.uint64(x ^ (x >> np.uint64(31)))


@jit
def _uniform(key: np.uint64, purpose: int) -> float:
    """Strictly between 0 and 1."""
    return ((derive(key, np.uint64(purpose)) >> np.uint64(12)) + 0.5) * 2.0**-52


@jit
def _normal(key: np.uint64, purpose: int) -> float:
    radius = math.sqrt(-2.0 * math.log(_uniform(key, purpose)))
    return radius * math.cos(2.0 * math.pi * _uniform(key, purpose + 1))


@jit
def _poisson(mean: float, key: np.uint64) -> int:
    """By inversion, so that a higher mean never gives fewer contacts from the same key."""
    count, chunk = 0, 0
    while mean > 0.0:
        part = min(mean, CHUNK)
        left, mass, k = _uniform(key, chunk), math.exp(-part), 0
        while left > mass and k < 1000:
            left -= mass
            k += 1
            mass *= part / k
        count += k
        mean -= part
        chunk += 1
    return count


@jit
def _whole(value: float, key: np.uint64) -> int:
    return int(value + _uniform(key, COUNT))


@jit
def count_contacts(streams: Streams) -> Ints:
    """Contacts per queue and interval; the last column counts the backlog."""
    queues, intervals = streams.rates.shape
    counts = np.zeros((queues, intervals + 1), dtype=np.int32)
    for q in range(queues):
        queue_key = derive(streams.key, streams.keys[q])
        for t in range(intervals):
            key = derive(queue_key, np.uint64(streams.first + t))
            rate = streams.rates[q, t]
            counts[q, t] = _whole(rate, key) if streams.whole else _poisson(rate, derive(key, np.uint64(0)))
        counts[q, intervals] = _whole(streams.backlog[q], queue_key)
    return counts


@jit(nogil=True)
def draw_contacts(streams: Streams, counts: Ints, contacts: Records, touches: Records) -> None:
    """Draw arrival, patience, touches, work and gaps of all contacts, in order of arrival."""
    queues, intervals = streams.rates.shape
    done, touch = 0, 0
    for slot in range(-1, intervals):
        total = counts[:, slot].sum()
        at = np.empty(total)
        key_of = np.empty(total, dtype=np.uint64)
        queue_of = np.empty(total, dtype=np.int32)
        n = 0
        for q in range(queues):
            base = derive(derive(streams.key, streams.keys[q]), np.uint64(streams.first + slot))
            for k in range(counts[q, slot]):
                key = derive(base, np.uint64(k + 1))
                share = _uniform(key, ARRIVAL)
                at[n] = (slot + share) * streams.step_s if slot >= 0 else -share * streams.due_s[q]
                key_of[n], queue_of[n] = key, q
                n += 1
        for i in _order(at):
            contact = contacts[done]
            contact["queue"], contact["interval"] = queue_of[i], slot
            contact["arrive"] = contact["ready"] = at[i]
            contact["touch"] = touch
            touch = _draw_fate(streams, contact, key_of[i], touches)
            done += 1


@jit
def _order(at: Floats) -> Ints:
    """Indices by rising time (shell sort: an interval's arrivals are few)."""
    order = np.arange(len(at)).astype(np.int32)
    step = 1
    while step < len(at) // 3:
        step = 3 * step + 1
    while step > 0:
        for i in range(step, len(at)):
            moved, j = order[i], i
            while j >= step and at[order[j - step]] > at[moved]:
                order[j] = order[j - step]
                j -= step
            order[j] = moved
        step //= 3
    return order


@jit
def _draw_fate(streams: Streams, contact: np.void, key: np.uint64, touches: Records) -> int:
    """Patience and the work of every touch; returns the first touch of the next contact."""
    q, first = contact["queue"], contact["touch"]
    contact["patience"] = -streams.patience_s[q] * math.log(_uniform(key, PATIENCE))
    number = int(streams.touches[q] + _uniform(key, TOUCHES)) if streams.touches[q] > 1.0 else 1
    mean, sigma = streams.work_s[q, max(contact["interval"], 0)], streams.spread[q]
    for j in range(number):
        purpose = j * PER_TOUCH
        if sigma > 0.0:
            size = math.exp(sigma * (_normal(key, purpose + SERVICE) - 0.5 * sigma))
        else:
            size = -math.log(_uniform(key, purpose + SERVICE))
        touch = touches[first + j]
        touch["work_s"] = mean * size
        touch["gap_s"] = -streams.gap_s[q] * math.log(_uniform(key, purpose + GAP))
    contact["touch_to"] = first + number
    return int(first + number)


@jit
def draw_absences(key: np.uint64, agents: Keys, days: Keys, bound: float, correlation: float) -> NDArray[np.bool_]:
    """Which duties are missed: a normal of the day and one of the agent's day below `bound`."""
    missed = np.zeros(len(days), dtype=np.bool_)
    for d in range(len(days)):
        day_key = derive(key, days[d])
        shared, own = _normal(day_key, COUNT), _normal(derive(day_key, agents[d]), COUNT)
        missed[d] = math.sqrt(correlation) * shared + math.sqrt(1.0 - correlation) * own < bound
    return missed


@jit
def draw_away(key: np.uint64, agents: Keys, segments: Records, share: float) -> tuple[Ints, Floats, Floats]:
    """Cut segments of presence by short times away: source segment, start and end of each piece."""
    source, starts, ends = [0 for _ in range(0)], [0.0 for _ in range(0)], [0.0 for _ in range(0)]
    between_s = AWAY_S * (1.0 - share) / share
    for s in range(len(segments)):
        segment = segments[s]
        own = derive(derive(key, agents[segment["agent"]]), np.uint64(int(segment["start"])))
        start, number = segment["start"], 0
        while start < segment["end"]:
            away = start - between_s * math.log(_uniform(own, number))
            if segment["standby"] > 0:
                away = segment["end"]
            source.append(s)
            starts.append(start)
            ends.append(min(away, segment["end"]))
            start = away + AWAY_S
            number += 1
    return np.array(source, dtype=np.int32), np.array(starts), np.array(ends)
