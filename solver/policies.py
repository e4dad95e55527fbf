"""What an operation promises beyond queues: floors and on-call policies, before they meet a grid."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hours:
    """Weekdays (0 = Monday) and clock minutes [start, end); end may pass 1440 into the next day."""

    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)
    start: int = 0
    end: int = 1440


@dataclass(frozen=True, slots=True)
class FloorPolicy:
    """At least `least` agents with this language (at a level), skill, queue right or role, breaks counted."""

    id: str
    least: int
    hours: tuple[Hours, ...]
    language: str | None = None
    level: str = "B2"
    spoken: bool = False
    skill: str | None = None
    queue: str | None = None
    role: str | None = None
    cents: int = 3000


@dataclass(frozen=True, slots=True)
class OnCallPolicy:
    """Standby of `depth` agents per language in the given hours.

    kind: "standby", "on_demand" or "backup". With `event_tier` it applies only on days with an event of that
    tier or bigger (1 = biggest); otherwise every day. `roles` restricts who may stand by (empty = all).
    `answer_min` to answer, `at_desk_min` to work: nobody with 30 minutes to a desk is credited to a 30 s goal.
    """

    id: str
    kind: str
    hours: Hours
    depth: int
    language: str | None = None
    skill: str | None = None
    roles: tuple[str, ...] = ()
    event_tier: int | None = None
    answer_min: int = 10
    at_desk_min: int = 30
    fee_cents: int = 0
    cents: int = 20000
