"""Queues and what was promised for them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How a queue's work reaches an agent."""

    LIVE = "live"  # phone: one contact holds one agent
    CONCURRENT = "concurrent"  # chat: up to c at once
    MESSAGING = "messaging"  # WhatsApp, Telegram, social: conversations of several agent touches
    DEFERRED = "deferred"  # e-mail: work with a deadline of hours
    BACK_OFFICE = "back_office"  # documents and checks: items with a deadline
    OUTBOUND = "outbound"  # call-backs and follow-ups


REAL_TIME = (Kind.LIVE, Kind.CONCURRENT, Kind.MESSAGING)


PERIODS = ("interval", "day", "week", "month")
"""Over which a goal may be judged, strictest first."""

LEVELS = ("queue", "language", "channel")
"""At which a goal may be judged, strictest first."""


class Measure(StrEnum):
    """What a service goal counts."""

    SERVICE_LEVEL = "service_level"
    ASA = "asa"
    FRT = "frt"
    DONE_WITHIN = "done_within"
    ABANDONMENT = "abandonment"


class Definition(StrEnum):
    """What a service level counts, and of what (research: six rival tools name none).

    WAITED counts who waited at most the threshold, served or gone: 1 - P(W > t). PATIENT counts whom the line would
    have served within it had they been endlessly patient: P(V <= t), the offered wait.
    """

    OFFERED = "served_within_of_offered"
    NET_OFFERED = "served_within_of_offered_less_short_abandons"
    SERVED = "served_within_of_served"
    WAITED = "waited_within_of_offered"
    PATIENT = "patient_served_within_of_offered"


@dataclass(frozen=True, slots=True)
class ServiceGoal:
    """A promise: at least `target_share` of contacts answered (or done) within `threshold_s`.

    `period` (one of PERIODS) and `level` (one of LEVELS) say over what it is judged.
    """

    measure: Measure
    target_share: float
    threshold_s: float
    definition: Definition = Definition.OFFERED
    period: str = "week"
    level: str = "queue"


@dataclass(frozen=True, slots=True)
class Concurrency:
    """Chats at once: `slowdown[k-1]` is the AHT at k chats as a multiple of the AHT at one.

    `measured_at` is the mean number of chats at which the recorded AHT was measured.
    """

    most: int = 1
    slowdown: tuple[float, ...] = (1.0,)
    measured_at: float = 1.0

    def aht_s(self, recorded_aht_s: float, chats: int) -> float:
        """AHT at `chats` at once, from the AHT recorded at the mean concurrency `measured_at`."""
        return recorded_aht_s * self.slowdown[chats - 1] / self._at(self.measured_at)

    def _at(self, chats: float) -> float:
        low = min(max(int(chats), 1), self.most)
        high = min(low + 1, self.most)
        share = min(max(chats - low, 0.0), 1.0)
        return self.slowdown[low - 1] * (1 - share) + self.slowdown[high - 1] * share


@dataclass(frozen=True, slots=True)
class Overflow:
    """After `after_s` seconds of waiting, agents of another language may answer."""

    language: str
    after_s: float


@dataclass(frozen=True, slots=True)
class Transfer:
    """A share of the contacts an agent ends go on to another queue, at once and not offered anew."""

    queue: str
    share: float


@dataclass(frozen=True, slots=True)
class Named:
    """Customers with an agent of their own: first one of this role, then a deputy, then anybody.

    Every contact belongs to one agent with `role`, the same one whatever the roster. A free deputy answers in that
    agent's place; after `after_s` seconds of waiting anybody who serves the queue.
    """

    role: str
    deputy_role: str | None = None
    after_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Queue:
    """The smallest thing with a forecast and a service goal: channel x language x skill (x tier).

    Attributes
    ----------
    patience_s : mean time to abandon, s; None if not known (Erlang C is used, and said).
    value_class : 1 = most valuable (VIP); a missing agent costs more in class 1.
    level : least CEFR level ("B2"); `spoken` says whether speech or writing counts.
    opening : seven (open, close) pairs of local minutes, Monday first; None = round the clock.
    touches : agent touches per conversation (messaging), each of one recorded AHT; `gap_s` the customer's time
        between them.
    wrap_up_s : mean after-contact work that the recorded AHT leaves out, s.
    patience_shape : Weibull shape of patience; 1 = exponential, above 1 few leave at once.
    silent_share : of those who abandon a chat or message, the share that sends no signal; such a contact is still
        given to an agent, who notices after `silent_s` seconds (Castellanos et al.).
    alone_share : share of chats that hold the agent alone from then on (screen sharing, calls within a chat).
    transfers : shares of ended contacts that go on to other queues; together below 1.
    repeat_share : share of handled contacts that come back for the same reason (1 - FCR), after `repeat_after_s` on
        average; offered volume already holds them.
    named : customers with an agent of their own.
    """

    id: str
    channel: str
    language: str
    skill: str
    kind: Kind
    goal: ServiceGoal
    tier: str = "standard"
    level: str = "B2"
    spoken: bool = False
    patience_s: float | None = None
    concurrency: Concurrency = Concurrency()
    value_class: int = 2
    certificates: tuple[str, ...] = ()
    opening: tuple[tuple[int, int] | None, ...] | None = None
    overflow: Overflow | None = None
    touches: float = 1.0
    gap_s: float = 0.0
    wrap_up_s: float = 0.0
    patience_shape: float = 1.0
    silent_share: float = 0.0
    silent_s: float = 120.0
    alone_share: float = 0.0
    transfers: tuple[Transfer, ...] = ()
    repeat_share: float = 0.0
    repeat_after_s: float = 4.0 * 3600.0
    named: Named | None = None
