"""What every event has: when it is, whom it concerns, and the phases in which contacts answer to it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from forecasting.errors import ForecastError
from forecasting.events.course import Course, Timing


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that moves contacts.

    A kind lists its `courses`, the curves its events may follow; the first is named like the kind.

    Parameters
    ----------
    starts_at, ends_at
        With a time zone; an open end takes the kind's usual duration.
    date_only
        The time of day is not known yet; `starts_at` is then the local midnight of the date.
    tier
        1 is the biggest, 4 the smallest.
    tags
        Free marks such as "home" or "derby"; parameters say which of them form a class of their own.
    channels, languages, skills
        Whom it concerns; an empty set means all.
    known_from
        When it became known; None means always. A forecast made earlier does not see it. Events of one id
        with different `known_from` are versions of one event: the one known last counts.
    like, lift_factor
        What a planner expects before data speak: the curve of another event (its id) or of a class (written as
        "match/1/derby") times a factor (1.2 is 20 % more). History of its own class outweighs it as it grows.

    Raises
    ------
    ForecastError
        `naive_time`, `ends_before_start`, `bad_tier` or `bad_lift_factor`.
    """

    kind: ClassVar[str] = ""
    courses: ClassVar[tuple[Course, ...]] = ()

    id: str
    starts_at: datetime
    ends_at: datetime | None = None
    date_only: bool = False
    tier: int = 3
    tags: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    skills: frozenset[str] = frozenset()
    known_from: datetime | None = None
    like: str | None = None
    lift_factor: float | None = None

    def __post_init__(self) -> None:
        for name in ("starts_at", "ends_at", "known_from"):
            value = getattr(self, name)
            if value is not None and value.tzinfo is None:
                raise ForecastError.of("naive_time", event=self.id, field=name)
        if self.ends_at is not None and self.ends_at < self.starts_at:
            raise ForecastError.of("ends_before_start", event=self.id)
        if not 1 <= self.tier <= 4:
            raise ForecastError.of("bad_tier", event=self.id, tier=self.tier)
        if self.lift_factor is not None and not 0.0 <= self.lift_factor < float("inf"):
            raise ForecastError.of("bad_lift_factor", event=self.id, lift_factor=self.lift_factor)

    @property
    def until(self) -> datetime:
        """Its end, stated or usual."""
        return self.ends_at or self.starts_at + timedelta(minutes=self.course.duration_min)

    @property
    def start_min(self) -> int:
        """Start in UTC minutes since 1970."""
        return int(self.starts_at.timestamp() // 60)

    @property
    def until_min(self) -> int:
        """End, stated or usual, in UTC minutes since 1970."""
        return int(self.until.timestamp() // 60)

    @property
    def course(self) -> Course:
        """How this event runs; the kind's first course unless the kind tells several apart."""
        return self.courses[0]

    @property
    def curve(self) -> str:
        """Name of the curve it learns and follows, such as "match" or "match/basketball"."""
        return self.course.name

    @property
    def parent_curve(self) -> str | None:
        """Name of the curve that lends shape and level while its own was never seen."""
        return self.course.parent

    @property
    def part_name(self) -> str:
        """Name of its part in the attribution of a forecast."""
        return self.id

    def timings(self) -> tuple[Timing, ...]:
        """The ways it may run in time; their chances add to 1."""
        return (Timing(self.start_min, self.until_min),)
