"""Places, days and agreements that rules look at: sites, desks, feasts, the ledger, pairs, patterns, bids, courses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Site:
    """A place of work. `seats` desks (None = enough); rooms for trainings; when transport comes and goes.

    `arrivals` and `departures` are clock minutes at which transport reaches and leaves the site; none = nobody
    depends on it.
    """

    id: str
    seats: int | None = None
    rooms: int = 1
    arrivals: tuple[int, ...] = ()
    departures: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Desk:
    """What the shifts of a menu ask of whoever works them; None = nothing of that kind.

    `level` is a CEFR level of `language`, `spoken` or written; `proficiency` 1-5 is the least of `skill`.
    """

    menu: str
    skill: str | None = None
    proficiency: int = 1
    certificate: str | None = None
    language: str | None = None
    level: str = "B2"
    spoken: bool = False
    channel: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class TaggedDay:
    """A local day with a tag: "match" (a match night), "feast" (a public feast), or an operation's own word.

    `group` is the chosen code of those who celebrate it (empty: all); never a belief.
    """

    day: date
    tag: str
    group: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Tally:
    """What the ledger of the last 12 months holds for an agent.

    `measure`: "nights", "weekends", "feasts", "matches", "on_call", "refused" (wishes), "overtime_min" or
    "paid_min". `months` (above 0, at most 12) is how long the agent could be asked.
    """

    agent: str
    measure: str
    amount: int
    months: float = 12.0


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two agents and what binds them: "cover" (never both off on a day) or "apart" (never on duty together)."""

    first: str
    second: str
    kind: str


@dataclass(frozen=True, slots=True, order=True)
class Pattern:
    """A shift pattern of several weeks: per week seven menus from Monday on ("" = off, "*" = any shift).

    Week 0 of the pattern is the week of `anchor`; agents enter it `Agent.pattern_week` weeks later.
    """

    id: str
    anchor: date
    weeks: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, order=True)
class Bid:
    """An agent's bid for the shifts of a menu (or one template) with points out of 100."""

    agent: str
    choice: str
    points: int


@dataclass(frozen=True, slots=True, order=True)
class Offer:
    """What an agent offers for a local day: "overtime" (to work more) or "time_off" (to go unpaid)."""

    agent: str
    day: date
    kind: str


@dataclass(frozen=True, slots=True, order=True)
class Course:
    """How activities of a kind are held in groups: least and most people, rooms, and who can teach."""

    kind: str
    least: int
    most: int
    rooms: int = 1
    trainers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class OffQueue:
    """Off-queue minutes owed to an agent in each week or month: coaching, back office, reading.

    `id` names the entitlement; `period` is "week" or "month"; taken in one piece of `length_min`.
    """

    agent: str
    id: str
    length_min: int
    period: str = "week"


@dataclass(frozen=True, slots=True)
class Agreements:
    """All of them; what an operation does not state is empty and binds nobody."""

    sites: tuple[Site, ...] = ()
    desks: tuple[Desk, ...] = ()
    days: tuple[TaggedDay, ...] = ()
    ledger: tuple[Tally, ...] = ()
    pairs: tuple[Pair, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    bids: tuple[Bid, ...] = ()
    offers: tuple[Offer, ...] = ()
    courses: tuple[Course, ...] = ()
    off_queue: tuple[OffQueue, ...] = ()


NONE_AGREED = Agreements()
