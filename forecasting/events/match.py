"""A match: build-up, play, the final whistle, settlement and withdrawals, questions the next day."""

from dataclasses import dataclass, replace
from typing import ClassVar

from forecasting.errors import ForecastError
from forecasting.events.course import Course, Timing
from forecasting.events.event import Event
from forecasting.events.sports import SPORTS

EXTRA_TIME_MIN = 35
"""A break and two periods of at most 15 minutes (Laws of the Game, law 10), with stoppages."""
PENALTIES_MIN = 20


@dataclass(frozen=True, kw_only=True)
class Match(Event):
    """A fixture bettors follow; `starts_at` is the kick-off, `ends_at` the final whistle where it is known.

    A knock-out game of football may go on: until its end is known, what is counted from the end is spread over
    the final whistle after 90 minutes, after extra time and after penalties. Extra time is play like the second half.

    Parameters
    ----------
    sport
        One of SPORTS; each has phases and learns a curve of its own.
    competition
        Matches of one competition tell each other's probable kick-off while only the date is known.
    knockout
        Whether it cannot end level.
    went_to_extra_time
        None while it is not known.
    extra_time_share
        Chance that a knock-out game goes to extra time. Of the 48 knock-out games of the World Cups 2014, 2018
        and 2022 18 did (38 %), of second legs and cup games against smaller clubs fewer: 25 % is assumed.
    penalties_share
        Chance that extra time ends in penalties (13 of those 18; half is assumed over all competitions).

    Raises
    ------
    ForecastError
        `unknown_sport`; `bad_share` for a share outside 0 to 1.
    """

    kind: ClassVar[str] = "match"
    courses: ClassVar[tuple[Course, ...]] = tuple(SPORTS.values())

    sport: str = "football"
    competition: str = ""
    knockout: bool = False
    went_to_extra_time: bool | None = None
    extra_time_share: float = 0.25
    penalties_share: float = 0.5

    def __post_init__(self) -> None:
        Event.__post_init__(self)
        if self.sport not in SPORTS:
            raise ForecastError.of("unknown_sport", event=self.id, sport=self.sport, allowed=", ".join(SPORTS))
        for name in ("extra_time_share", "penalties_share"):
            share = getattr(self, name)
            if not 0.0 <= share <= 1.0:
                raise ForecastError.of("bad_share", event=self.id, field=name, share=share)

    @property
    def course(self) -> Course:
        """The course of its sport."""
        return SPORTS[self.sport]

    def timings(self) -> tuple[Timing, ...]:
        """One end where it is known, else the three that a knock-out game may have."""
        usual = Timing(self.start_min, self.until_min)
        longer = self._longer_share()
        if self.ends_at is not None or longer == 0.0:
            return (usual,)
        extra = usual.end_min + EXTRA_TIME_MIN
        ways = (
            (usual.end_min, 1.0 - longer),
            (extra, longer * (1.0 - self.penalties_share)),
            (extra + PENALTIES_MIN, longer * self.penalties_share),
        )
        return tuple(replace(usual, end_min=end, chance=chance) for end, chance in ways if chance > 0.0)

    def _longer_share(self) -> float:
        """Chance of extra time in the light of what is known."""
        if self.sport != "football":
            return 0.0
        if self.went_to_extra_time is not None:
            return float(self.went_to_extra_time)
        return self.extra_time_share if self.knockout else 0.0
