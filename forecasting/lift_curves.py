"""What was learnt about events: curves in units of each queue's scale, and the settings they are learnt with."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from forecasting.arrays import Floats
from forecasting.classes import EventClass, telling_tags
from forecasting.events import Event
from forecasting.exposure import CURVE_BINS
from forecasting.sizes import Sizes, no_sizes


class LiftParams(BaseModel):
    """Settings of the event lifts."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    prior_events: float = Field(default=4.0, ge=0, description="events that a parent curve counts for")
    size_events: float = Field(default=3.0, ge=0, description="events that the size of a tier or tag counts for")
    global_events: float = Field(default=2.0, ge=0, description="events that no lift at all counts for")
    smooth_events: float = Field(default=1.0, ge=0, description="events that the smoothed curve counts for")
    ceiling: float = Field(default=5.0, gt=0, description="multiple of a queue's level that joint lifts approach")
    limit: float = Field(default=0.7, gt=0, description="usual deviations beyond which an event counts no more")
    turns: int = Field(default=4, ge=1, le=20, description="turns of telling overlapping events apart")
    more_turns: int = Field(default=2, ge=1, le=20, description="the same where earlier curves are at hand")
    class_tags: frozenset[str] | None = Field(default=None, description="tags that tell classes apart; none: derived")
    tag_events: int = Field(default=3, ge=1, description="events that must carry a tag before it tells a class")


@dataclass(frozen=True, eq=False, slots=True)
class Lifts:
    """Learnt curves, in units of each queue's scale.

    Attributes
    ----------
    by_class : queue x class x value of the curve, for each class met.
    by_kind : queue x value of all curves.
    seen : events of each class that taught something.
    scatter : per kind, how far its events lie off their class, as a share of the lift.
    ceiling : per queue, what joint lifts approach.
    """

    classes: tuple[EventClass, ...]
    by_class: tuple[Floats, ...]
    by_kind: Floats
    sizes: Sizes
    seen: Mapping[EventClass, int]
    scatter: Mapping[str, float]
    ceiling: Floats
    tags: frozenset[str]
    params: LiftParams

    def curve(self, wanted: EventClass) -> Floats:
        """Queue x value of the kind's curve; that of the kind, sized, for a class never met."""
        if wanted in self.classes:
            return self.by_class[self.classes.index(wanted)]
        return np.asarray(self.by_kind[:, CURVE_BINS.of(wanted.kind)] * self.sizes.of(wanted)[:, None])

    def value(self, wanted: EventClass, phase: str, place: int = 0) -> Floats:
        """Lift of a class per queue at the n-th value of a phase."""
        first = CURVE_BINS.first[wanted.kind, phase] - CURVE_BINS.of(wanted.kind).start
        return np.asarray(self.curve(wanted)[:, first + place])


def class_tags(events: tuple[Event, ...], params: LiftParams) -> frozenset[str]:
    """The tags that tell classes apart: those of the settings, or all that enough events carry."""
    return telling_tags(events, params.tag_events) if params.class_tags is None else params.class_tags


def no_lifts(n_queues: int, params: LiftParams) -> Lifts:
    """What is known before any event was seen."""
    by_kind = np.zeros((n_queues, CURVE_BINS.size))
    ceiling = np.full(n_queues, params.ceiling)
    return Lifts((), (), by_kind, no_sizes(n_queues), {}, {}, ceiling, params.class_tags or frozenset(), params)
