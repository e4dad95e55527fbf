"""Lifts a planner states before the data speak: "like the derby, 20 % more, chat only".

The curve of such an event is the factor times the curve of the class it is like, worth as many events as any parent
(k); n past events of its own class outweigh it with n / (n + k). Whom it concerns is the scope of the event itself.
"""

from typing import NamedTuple

import numpy as np

from forecasting.arrays import Floats
from forecasting.classes import EventClass, class_of
from forecasting.events import Event
from forecasting.exposure import CURVE_BINS
from forecasting.lift_curves import Lifts
from forecasting.notes import Note
from forecasting.setting import Setting


class Stated(NamedTuple):
    """A class of events with what a planner said about one of them; `like` is its own class where only more is said."""

    own: EventClass
    like: EventClass | None
    factor: float


def parse_class(text: str) -> EventClass | None:
    """Read a class written as curve/tier/tags, such as "match/1/derby" or "match/basketball/2"; None if it is none."""
    parts = text.split("/")
    tiers = [i for i, part in enumerate(parts) if part.isdigit()]
    if not tiers or "/".join(parts[: tiers[0]]) not in CURVE_BINS.names:
        return None
    return EventClass("/".join(parts[: tiers[0]]), int(parts[tiers[0]]), tuple(sorted(parts[tiers[0] + 1 :])))


def stated(event: Event, events: tuple[Event, ...], tags: frozenset[str]) -> Stated:
    """What is said about an event; a like that is unknown, or runs by another curve, says nothing."""
    own = class_of(event, tags)
    if event.like is None:
        factor = event.lift_factor
        return Stated(own, None, 1.0) if factor is None else Stated(own, own, factor)
    like = parse_class(event.like)
    if like is None:
        like = next((class_of(e, tags) for e in events if e.id == event.like), None)
    if like is None or like.kind != own.kind:
        return Stated(own, None, 1.0)
    like = EventClass(like.kind, like.tier, tuple(tag for tag in like.tags if tag in tags))
    return Stated(own, like, 1.0 if event.lift_factor is None else event.lift_factor)


def history_weight(lifts: Lifts, own: EventClass) -> float:
    """Weight of a class's own history beside a stated prior: n / (n + k)."""
    n, k = lifts.seen.get(own, 0), lifts.params.prior_events
    return n / (n + k) if n + k > 0 else 1.0


def stated_curve(lifts: Lifts, said: Stated) -> Floats:
    """Queue x value: the curve of a class, mixed with what a planner stated."""
    if said.like is None:
        return lifts.curve(said.own)
    weight = history_weight(lifts, said.own)
    return np.asarray(weight * lifts.curve(said.own) + (1.0 - weight) * said.factor * lifts.curve(said.like))


def prior_notes(lifts: Lifts, ahead: Setting) -> tuple[Note, ...]:
    """How much history outweighs each stated prior of the coming events, and priors that say nothing."""
    notes: dict[str, Note] = {}
    for e in np.unique(ahead.exposure.event):
        event = ahead.events[e]
        said = stated(event, ahead.events, lifts.tags)
        if said.like is not None:
            params = {
                "event": event.id,
                "like": str(said.like),
                "factor": said.factor,
                "prior_events": lifts.params.prior_events,
                "seen_events": lifts.seen.get(said.own, 0),
                "history_percent": round(100.0 * history_weight(lifts, said.own)),
            }
            notes.setdefault(event.id, Note("prior_lift", params))
        elif event.like is not None:
            notes.setdefault(event.id, Note("like_unknown", {"event": event.id, "like": event.like}))
    return tuple(notes.values())
