"""What each event adds to the world, drawn per event with a random strength around its class's mean."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

import numpy as np

from planner.templates.sportsbook.clubs import Fixture
from planner.templates.sportsbook.curves import PHASES, SLOTS, FloatArray, campaign, match_phase, outage
from planner.templates.sportsbook.happenings import FIRST_DAY, Happening
from planner.templates.sportsbook.volumes import (
    CHANNEL_WEIGHTS,
    LANGUAGE_WEIGHTS,
    NEXT_DAY_WEIGHTS,
    SCALE,
    SKILL_WEIGHTS,
    STREAMS,
    Stream,
)

EPOCH = datetime.combine(FIRST_DAY, datetime.min.time(), timezone(timedelta(hours=3)))  # Istanbul, no clock changes
# Peak of a match of each tier, as a multiple of a queue's mean level per interval.
MATCH_MEANS = {1: 1.6, 2: 0.85, 3: 0.38, 4: 0.12}
PROMOTION_MEANS = {2: 0.8, 3: 0.5, 4: 0.3}
OUTAGE_MEANS = {1: 2.6, 2: 1.8, 3: 1.2}
STRENGTH_SD, PHASE_SD, SETTLEMENT_SD = 0.35, 0.2, 0.4
PAYDAY_FACTOR, MAINTENANCE_FACTOR, BLOCKED_FACTOR = 0.09, 0.55, 0.04
BURSTS, BURST_DAYS = 3, 182  # within the history


@dataclass(frozen=True, slots=True)
class Lifts:
    """Queues x intervals: contacts added; a factor on the ordinary level; the share that gets through at all."""

    contacts: FloatArray
    factor: FloatArray
    blocked: FloatArray


def lifts(seed: int, fixtures: tuple[Fixture, ...], events: tuple[Happening, ...], days: int) -> Lifts:
    """Draw what all events add; a date-only match adds nothing before its hour is known."""
    shape = (len(STREAMS), days * SLOTS)
    found = Lifts(np.zeros(shape), np.ones(shape), np.ones(shape))
    for fixture in fixtures:
        if not fixture.date_only:
            _add_match(found, fixture, _rng(seed, fixture.id))
    for event in events:
        _ADD.get(event.kind, _add_nothing)(found, event, _rng(seed, event.id))
    _add_bursts(found, np.random.default_rng([seed, 21]))
    return found


def _rng(seed: int, name: str) -> np.random.Generator:
    """An event's own stream, so that other events may come and go without changing it."""
    return np.random.default_rng([seed, 20, zlib.crc32(name.encode())])


def _lognormal(rng: np.random.Generator, sd: float) -> float:
    return float(np.exp(rng.normal(-sd * sd / 2, sd)))


def _add_match(found: Lifts, fixture: Fixture, rng: np.random.Generator) -> None:
    strength = MATCH_MEANS[fixture.tier] * _lognormal(rng, STRENGTH_SD)
    languages = LANGUAGE_WEIGHTS[fixture.competition]
    first = _slot(fixture.starts_at) - 12
    for name, height in PHASES.items():
        size = strength * height * _lognormal(rng, SETTLEMENT_SD if name == "settlement" else PHASE_SD)
        hours = (np.arange(27 * 4) + 0.5) / 4 - 3
        channels = NEXT_DAY_WEIGHTS if name == "next_day" else CHANNEL_WEIGHTS
        weights = [languages[s.language] * channels[s.channel] * SKILL_WEIGHTS[name][s.skill] for s in STREAMS]
        _add(found, first, size * match_phase(name, hours), np.array(weights))


def _add_promotion(found: Lifts, event: Happening, rng: np.random.Generator) -> None:
    length_h = _length_h(event)
    size = PROMOTION_MEANS[event.tier] * _lognormal(rng, STRENGTH_SD)
    hours = (np.arange(int(length_h * 4) + 8) + 0.5) / 4
    skills = {"bonus": 1.6, "general": 0.45, "payments": 0.25}
    weights = [skills.get(s.skill, 0.05) * CHANNEL_WEIGHTS[s.channel] * _in_scope(event, s) for s in STREAMS]
    _add(found, _slot(_local(event)), size * campaign(hours, length_h), np.array(weights))


def _add_outage(found: Lifts, event: Happening, rng: np.random.Generator) -> None:
    length_h = _length_h(event)
    size = OUTAGE_MEANS[event.tier] * _lognormal(rng, STRENGTH_SD)
    hours = (np.arange(int(length_h * 4) + 16) + 0.5) / 4
    first = _slot(_local(event))
    if event.channels:  # the channel itself is down: its contacts fall, the other channels take them
        closed = np.array([s.channel in event.channels.split() for s in STREAMS])
        _multiply(found.blocked, first, first + int(length_h * 4), np.where(closed, BLOCKED_FACTOR, 1.0))
        weights = np.where(closed, 0.0, 1.0)
    else:
        weights = np.array([_in_scope(event, s) * CHANNEL_WEIGHTS[s.channel] for s in STREAMS])
    _add(found, first, size * outage(hours, length_h), weights)


def _add_payday(found: Lifts, event: Happening, rng: np.random.Generator) -> None:
    first = _slot(_local(event))
    skills = {"payments": 2.0, "kyc": 1.2, "bonus": 1.0, "general": 0.7}
    size = PAYDAY_FACTOR * _lognormal(rng, STRENGTH_SD)
    _multiply(found.factor, first, first + SLOTS, np.array([1 + size * skills.get(s.skill, 0.3) for s in STREAMS]))


def _add_maintenance(found: Lifts, event: Happening, rng: np.random.Generator) -> None:
    first, last = _slot(_local(event)), _slot(_local(event)) + 6
    _multiply(found.factor, first, last, np.array([MAINTENANCE_FACTOR] * len(STREAMS)))
    weights = np.array([{"technical": 0.5, "general": 0.2}.get(s.skill, 0.1) for s in STREAMS])
    _add(found, last, _lognormal(rng, STRENGTH_SD) * np.exp(-np.arange(8) / 3), weights)


def _add_message(found: Lifts, event: Happening, rng: np.random.Generator) -> None:
    hours = (np.arange(36) + 0.5) / 4
    weights = np.array([0.6 * (s.skill == "general") * (1.5 if s.channel == "email" else 1.0) for s in STREAMS])
    _add(found, _slot(_local(event)), _lognormal(rng, STRENGTH_SD) * np.exp(-hours / 3), weights)


def _add_launch(found: Lifts, event: Happening, rng: np.random.Generator) -> None:
    hours = (np.arange(72 * 4) + 0.5) / 4
    weights = np.array([{"technical": 0.6, "general": 0.2}.get(s.skill, 0.05) for s in STREAMS])
    _add(found, _slot(_local(event)), _lognormal(rng, STRENGTH_SD) * np.exp(-hours / 20), weights)


def _add_nothing(_found: Lifts, _event: Happening, _rng: np.random.Generator) -> None:
    """A change moves the ordinary level (world), not a stretch of time."""


def _add_bursts(found: Lifts, rng: np.random.Generator) -> None:
    """Short rushes that no calendar lists: a cleaner has to find them."""
    chats = [q for q, s in enumerate(STREAMS) if s.channel == "chat" and s.language == "tr"]
    for slot in rng.choice(BURST_DAYS * SLOTS, BURSTS, replace=False).tolist():
        weights = np.zeros(len(STREAMS))
        weights[rng.choice(chats)] = 2.5
        _add(found, slot, np.ones(6), weights)


_ADD = {
    "promotion": _add_promotion,
    "outage": _add_outage,
    "payday": _add_payday,
    "maintenance": _add_maintenance,
    "message": _add_message,
    "launch": _add_launch,
}


def _in_scope(event: Happening, stream: Stream) -> bool:
    pairs = ((event.channels, stream.channel), (event.languages, stream.language), (event.skills, stream.skill))
    return all(not scope or value in scope.split() for scope, value in pairs)


def _length_h(event: Happening) -> float:
    return ((event.ends_at or event.starts_at) - event.starts_at).total_seconds() / 3600


def _local(event: Happening) -> datetime:
    return event.starts_at.replace(tzinfo=EPOCH.tzinfo)


def _slot(at: datetime) -> int:
    return int((at - EPOCH).total_seconds() // 900)


def _add(found: Lifts, first: int, curve: FloatArray, weights: FloatArray) -> None:
    """Add a curve to every queue from interval `first` on, in units of the queue's mean level."""
    size = found.contacts.shape[1]
    begin, end = max(first, 0), min(first + len(curve), size)
    if begin < end:
        level = np.array([s.daily for s in STREAMS]) * SCALE / SLOTS
        found.contacts[:, begin:end] += np.outer(weights * level, curve[begin - first : end - first])


def _multiply(values: FloatArray, first: int, last: int, factors: FloatArray) -> None:
    begin, end = max(first, 0), min(last, values.shape[1])
    values[:, begin:end] *= factors[:, None]
