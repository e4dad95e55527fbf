"""What every event has: when it is, whom it concerns, and the phases in which contacts answer to it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar, Literal

from forecasting.errors import ForecastError

Anchor = Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of an event, in minutes relative to its start or end.

    The learnt curve has one value per `bin_min` minutes; None is one value for the whole phase (used where
    the length differs from event to event). A `tail` is a weak, long echo: its intervals count as ordinary.
    """

    name: str
    from_anchor: Anchor
    from_min: int
    to_anchor: Anchor
    to_min: int
    bin_min: int | None = None
    tail: bool = False

    @property
    def n_bins(self) -> int:
        """Number of values in the phase's curve."""
        if self.bin_min is None or self.from_anchor != self.to_anchor:
            return 1
        return -(-(self.to_min - self.from_min) // self.bin_min)


def since_start(name: str, from_min: int, to_min: int, bin_min: int | None = None) -> Phase:
    """Build a phase counted from the start."""
    return Phase(name, "start", from_min, "start", to_min, bin_min)


def since_end(name: str, from_min: int, to_min: int, bin_min: int | None = None, tail: bool = False) -> Phase:
    """Build a phase counted from the end."""
    return Phase(name, "end", from_min, "end", to_min, bin_min, tail)


def throughout(name: str, from_min: int = 0, to_min: int = 0) -> Phase:
    """Build a phase from (near) the start to (near) the end, however long that is."""
    return Phase(name, "start", from_min, "end", to_min)


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that moves contacts.

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
        When it became known; None means always. A forecast made earlier does not see it.

    Raises
    ------
    ForecastError
        `naive_time`, `ends_before_start` or `bad_tier`.
    """

    kind: ClassVar[str] = ""
    phases: ClassVar[tuple[Phase, ...]] = ()
    duration_min: ClassVar[int] = 60
    usual_starts_min: ClassVar[tuple[int, ...]] = (720,)

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

    def __post_init__(self) -> None:
        for name in ("starts_at", "ends_at", "known_from"):
            value = getattr(self, name)
            if value is not None and value.tzinfo is None:
                raise ForecastError.of("naive_time", event=self.id, field=name)
        if self.ends_at is not None and self.ends_at < self.starts_at:
            raise ForecastError.of("ends_before_start", event=self.id)
        if not 1 <= self.tier <= 4:
            raise ForecastError.of("bad_tier", event=self.id, tier=self.tier)

    @property
    def until(self) -> datetime:
        """Its end, stated or usual."""
        return self.ends_at or self.starts_at + timedelta(minutes=self.duration_min)

    @property
    def start_min(self) -> int:
        """Start in UTC minutes since 1970."""
        return int(self.starts_at.timestamp() // 60)

    @property
    def until_min(self) -> int:
        """End, stated or usual, in UTC minutes since 1970."""
        return int(self.until.timestamp() // 60)
