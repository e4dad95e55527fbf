"""Channels and queues of operation.yaml."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planner.operation.types import Clock, Frozen, Identifier, Level, Share, Weekday

Seconds = Annotated[float, Field(ge=0)]
Positive = Annotated[float, Field(gt=0)]


class ConcurrencySpec(Frozen):
    """Chats at once, and how they slow an agent down, in one of the ways in which it is known.

    `slowdown`: AHT at 1, 2, .. chats as a multiple of the AHT at one. `aht_s`: the AHT measured at 1, 2, .. chats.
    `slow_per_chat`: each further chat lengthens the others by this share. None of them: 0.25 a chat is assumed, and
    said. `measured_at` is the mean number of chats at which the history's AHT was recorded: by default 1, with `aht_s`
    read off the curve at the channel's own aht_s; without any slow-down it must be stated.
    """

    most: Annotated[int, Field(ge=1, le=20)]
    slowdown: Annotated[tuple[Annotated[float, Field(ge=1, le=10)], ...], Field(min_length=1)] | None = None
    aht_s: Annotated[tuple[Positive, ...], Field(min_length=1)] | None = None
    slow_per_chat: Annotated[float, Field(ge=0, le=10)] | None = None
    measured_at: Annotated[float, Field(ge=1, le=20)] | None = None

    @model_validator(mode="after")
    def _one_way(self) -> ConcurrencySpec:
        ways = sum(way is not None for way in (self.slowdown, self.aht_s, self.slow_per_chat))
        if ways > 1:
            raise PydanticCustomError("slowdown_twice", "state one of slowdown, aht_s and slow_per_chat")
        if ways == 0 and self.most > 1 and self.measured_at is None:
            raise PydanticCustomError("slowdown_unmeasured", "without a slow-down, state measured_at")
        return self


class GoalSpec(Frozen):
    """A service goal; threshold in seconds."""

    measure: Literal["service_level", "asa", "frt", "done_within", "abandonment"] = "service_level"
    target_share: Annotated[float, Field(gt=0, lt=1)]
    threshold_s: Positive
    definition: Literal[
        "served_within_of_offered", "served_within_of_offered_less_short_abandons", "served_within_of_served"
    ] = "served_within_of_offered"
    period: Literal["interval", "day", "week", "month"] = "week"
    level: Literal["queue", "language", "channel"] = "queue"


class RepeatSpec(Frozen):
    """Handled contacts that come back for the same reason (1 - FCR), and after how long on average."""

    share: Annotated[float, Field(ge=0, lt=1)]
    after_s: Positive = 14400


class NamedSpec(Frozen):
    """Customers with an agent of their own: one with `role`, a free deputy, and after `after_s` anybody."""

    role: str
    deputy_role: str | None = None
    after_s: Seconds = 60


class ContactsSpec(Frozen):
    """How customers and contacts behave; a queue takes from its channel what it does not state itself.

    `patience_s`: mean time to abandon; `patience_shape` its Weibull shape (1 exponential, above 1 few leave at once).
    `wrap_up_s`: work after the contact that the AHT leaves out. `silent_share`: of those who leave a chat or message,
    the share that does not say so; an agent notices after `silent_s`. `alone_share`: chats that hold the agent alone
    (screen sharing). `transfers`: shares of contacts that go on to other queues, where the history does not count them.
    """

    patience_s: Positive | None = None
    patience_shape: Annotated[float, Field(gt=0, le=5)] | None = None
    wrap_up_s: Seconds | None = None
    silent_share: Share | None = None
    silent_s: Seconds | None = None
    alone_share: Share | None = None
    repeat: RepeatSpec | None = None
    named: NamedSpec | None = None
    transfers: dict[Identifier, Annotated[float, Field(gt=0, lt=1)]] | None = None


class ChannelSpec(ContactsSpec):
    """A channel: its kind and the defaults of its queues. `family` pools channels in reports and staffing."""

    kind: Literal["live", "concurrent", "messaging", "deferred", "back_office", "outbound"]
    family: str | None = None
    spoken: bool = False
    level: Level = "B2"
    goal: GoalSpec
    aht_s: Positive = 300
    aht_cv: Annotated[float, Field(ge=0, le=5)] = 1.0
    concurrency: ConcurrencySpec | None = None
    touches: Annotated[float, Field(ge=1, le=50)] = 1.0
    gap_s: Seconds = 0.0


class OverflowSpec(Frozen):
    """Agents of another language may answer after a wait."""

    language: str
    after_s: Seconds


class OpeningSpec(Frozen):
    """Opening hours on some weekdays; outside of all entries the queue is closed."""

    days: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    start: Clock = 0
    end: Annotated[Clock, Field(le=1440)] = 1440


class QueueSpec(ContactsSpec):
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
    aht_s: Positive | None = None
    opening: tuple[OpeningSpec, ...] | None = None
    overflow: OverflowSpec | None = None
    certificates: tuple[str, ...] = ()
    contacts_per_ticket: Annotated[float, Field(gt=0, le=100)] | None = None
