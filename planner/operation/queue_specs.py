"""Channels and queues of operation.yaml."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from planner.operation.types import Clock, Frozen, Level, Weekday


class ConcurrencySpec(Frozen):
    """Chats at once: AHT at k chats as a multiple of the AHT at one; the mean level the AHT was measured at."""

    most: Annotated[int, Field(ge=1, le=20)]
    slowdown: Annotated[tuple[Annotated[float, Field(ge=1, le=10)], ...], Field(min_length=1)]
    measured_at: Annotated[float, Field(ge=1, le=20)] = 1.0


class GoalSpec(Frozen):
    """A service goal; threshold in seconds."""

    measure: Literal["service_level", "asa", "frt", "done_within", "abandonment"] = "service_level"
    target_share: Annotated[float, Field(gt=0, lt=1)]
    threshold_s: Annotated[float, Field(gt=0)]
    definition: Literal[
        "served_within_of_offered", "served_within_of_offered_less_short_abandons", "served_within_of_served"
    ] = "served_within_of_offered"
    period: Literal["interval", "day", "week", "month"] = "week"
    level: Literal["queue", "language", "channel"] = "queue"


class ChannelSpec(Frozen):
    """A channel: its kind and the defaults of its queues. `family` pools channels in reports and staffing."""

    kind: Literal["live", "concurrent", "messaging", "deferred", "back_office", "outbound"]
    family: str | None = None
    spoken: bool = False
    level: Level = "B2"
    goal: GoalSpec
    patience_s: Annotated[float, Field(gt=0)] | None = None
    aht_s: Annotated[float, Field(gt=0)] = 300
    aht_cv: Annotated[float, Field(ge=0, le=5)] = 1.0
    concurrency: ConcurrencySpec | None = None
    touches: Annotated[float, Field(ge=1, le=50)] = 1.0
    gap_s: Annotated[float, Field(ge=0)] = 0.0


class OverflowSpec(Frozen):
    """Agents of another language may answer after a wait."""

    language: str
    after_s: Annotated[float, Field(ge=0)]


class OpeningSpec(Frozen):
    """Opening hours on some weekdays; outside of all entries the queue is closed."""

    days: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    start: Clock = 0
    end: Annotated[Clock, Field(le=1440)] = 1440


class QueueSpec(Frozen):
    """A queue = channel x language x skill (x tier); empty fields take the channel's defaults.

    `value` 1 is dearest (VIP). `certificates` are papers an agent must hold (by name). `contacts_per_ticket` turns
    tickets into contacts where the history counts only those; by default it is learnt where both are known.
    """

    channel: str
    language: str
    skill: str = "general"
    tier: str = "standard"
    value: Annotated[int, Field(ge=1, le=4)] = 2
    level: Level | None = None
    goal: GoalSpec | None = None
    patience_s: Annotated[float, Field(gt=0)] | None = None
    aht_s: Annotated[float, Field(gt=0)] | None = None
    opening: tuple[OpeningSpec, ...] | None = None
    overflow: OverflowSpec | None = None
    certificates: tuple[str, ...] = ()
    contacts_per_ticket: Annotated[float, Field(gt=0, le=100)] | None = None
