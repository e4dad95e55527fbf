"""The sportsbook's synthetic world: contacts and handling times per queue and quarter of an hour.

How it is made, in this order; all random draws depend on the seed alone:

1. Ordinary level = daily volume x weekday, growth and summer dip x intraday shape (curves, volumes).
2. Each match adds contacts in five phases around its kick-off (build-up, half-time, final whistle, settlement and
   withdrawals two to five hours later, complaints the next day). Its strength is lognormal around the mean of its
   tier (sd of log 0.35), and each phase has a factor of its own (settlement sd 0.4: did the favourite win?). Lifts
   are additive in contacts, weighted by channel, language and skill; where several overlap they saturate.
3. Promotions, paydays, maintenance, messages, launches, outages and three unlisted bursts act likewise (effects).
4. A day factor per day, shared by all queues (sd 0.05), one per language (0.03) and one per queue (0.04).
5. Counts are negative-binomial around the product (gamma-Poisson, cv 0.12 per interval), drawn day by day, so that
   a longer world begins like a shorter one.
6. Handling times: mean per queue x hour effect x event effect x day effect, gamma noise by the number handled.

The draws are frozen: nobody fitted a forecast to them, and a change here is a change of the example's world.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from planner.templates.sportsbook.clubs import Fixture
from planner.templates.sportsbook.curves import SLOTS, FloatArray, day_level, day_shape
from planner.templates.sportsbook.effects import lifts
from planner.templates.sportsbook.happenings import CHATBOT_DAY, FIRST_DAY, Happening
from planner.templates.sportsbook.volumes import SCALE, STREAMS

IntArray = NDArray[np.int64]
DAYS = 182  # 5 May to 2 November 2025
SHARED_SD, LANGUAGE_SD, QUEUE_SD, AHT_DAY_SD = 0.05, 0.03, 0.04, 0.03
INTERVAL_CV = 0.12
MEMORY = 0.4  # how much of a day's shared factor remains on the next
SATURATION = 4.0  # a lift never exceeds this multiple of the queue's mean level
CHATBOT_FACTOR = 0.86  # what the chatbot leaves of the Turkish general chats


@dataclass(frozen=True, slots=True)
class World:
    """Queues x intervals: contacts offered and abandoned, and mean handling time (NaN if nothing was handled)."""

    offered: IntArray
    abandoned: IntArray
    aht_s: FloatArray


@dataclass(frozen=True, slots=True)
class Expected:
    """Queues x intervals: contacts expected on an average day, against the ordinary level, and the mean AHT."""

    contacts: FloatArray
    heat: FloatArray
    aht_s: FloatArray


def draw_world(seed: int, fixtures: tuple[Fixture, ...], events: tuple[Happening, ...], days: int = DAYS) -> World:
    """Draw the world of a seed."""
    expected = expect(seed, fixtures, events, days)
    drawn = [_draw_day(seed, day, expected) for day in range(days)]
    return World(*(np.concatenate(part, axis=1) for part in zip(*drawn, strict=True)))


def expect(seed: int, fixtures: tuple[Fixture, ...], events: tuple[Happening, ...], days: int) -> Expected:
    """What the world's contacts would be without day factors and chance; the strengths of its events are drawn."""
    ordinary = _ordinary(days)
    found = lifts(seed, fixtures, events, days)
    level = np.array([[stream.daily * SCALE / SLOTS] for stream in STREAMS])
    is_open = ordinary > 0
    lift = SATURATION * level * (1 - np.exp(-found.contacts / (SATURATION * level))) * is_open
    contacts = (ordinary * found.factor + lift) * found.blocked
    hours = np.arange(contacts.shape[1]) % SLOTS / 4
    hour_effect = 1 + 0.06 * np.cos(2 * np.pi * (hours - 3) / 24)
    aht_s = np.array([[stream.aht_s] for stream in STREAMS]) * hour_effect * (1 + 0.06 * np.tanh(lift / level))
    return Expected(contacts, 1 + lift / np.where(is_open, ordinary, 1.0), aht_s)


def _ordinary(days: int) -> FloatArray:
    """Contacts expected without events and noise; 0 where a queue is closed."""
    dates = [FIRST_DAY + timedelta(days=i) for i in range(days)]
    rows = []
    for stream in STREAMS:
        levels = np.array([day_level(stream.shape, day) for day in dates])
        if stream.queue == "chat-tr-general":
            levels = levels * np.array([CHATBOT_FACTOR if day >= CHATBOT_DAY else 1.0 for day in dates])
        rows.append(np.outer(levels * stream.daily * SCALE, day_shape(stream.shape, stream.opening_h)).ravel())
    return np.array(rows)


def _draw_day(seed: int, day: int, expected: Expected) -> tuple[IntArray, IntArray, FloatArray]:
    """One day's counts and handling times from the day's own stream of random numbers."""
    rng = np.random.default_rng([seed, 30, day])
    span = slice(day * SLOTS, (day + 1) * SLOTS)
    mean = expected.contacts[:, span] * _day_factor(rng, seed, day)
    shape = 1 / INTERVAL_CV**2
    offered = rng.poisson(mean * rng.gamma(shape, 1 / shape, mean.shape)).astype(np.int64)
    abandoned = _abandoned(rng, offered, expected.heat[:, span])
    return offered, abandoned, _aht_s(rng, offered - abandoned, expected.aht_s[:, span])


def _day_factor(rng: np.random.Generator, seed: int, day: int) -> FloatArray:
    """Correlated error of a whole day: shared (it remembers the day before), per language, per queue."""
    languages = sorted({stream.language for stream in STREAMS})
    shared = SHARED_SD * (_shock(seed, day) + MEMORY * _shock(seed, day - 1)) / np.hypot(1, MEMORY)
    per_language = rng.normal(0, LANGUAGE_SD, len(languages))
    per_queue = rng.normal(0, QUEUE_SD, len(STREAMS))
    logs = shared + per_queue + [per_language[languages.index(stream.language)] for stream in STREAMS]
    return np.asarray(np.exp(logs))[:, None]


def _shock(seed: int, day: int) -> float:
    return float(np.random.default_rng([seed, 31, day + 1]).normal())


def _abandoned(rng: np.random.Generator, offered: IntArray, heat: FloatArray) -> IntArray:
    """Who gave up: 3 % on an ordinary day, more when demand outruns the plan; nobody abandons mail or documents."""
    live = np.array([[stream.channel in ("phone", "chat")] for stream in STREAMS])
    share = np.clip(0.03 + 0.03 * np.clip(heat - 1.2, 0, None), 0, 0.25) * live
    return rng.binomial(offered, share).astype(np.int64)


def _aht_s(rng: np.random.Generator, handled: IntArray, mean_s: FloatArray) -> FloatArray:
    """Mean handling time per interval: a day effect, and noise that shrinks with the number handled."""
    day = np.exp(rng.normal(0, AHT_DAY_SD, len(STREAMS)))[:, None]
    spread = np.array([[stream.aht_cv] for stream in STREAMS]) / np.sqrt(np.maximum(handled, 1))
    noise = rng.gamma(1 / spread**2, spread**2)
    return np.where(handled > 0, np.maximum(mean_s * day * noise, 5.0), np.nan)
