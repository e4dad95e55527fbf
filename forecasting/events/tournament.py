"""A casino or poker tournament: opening rush, play, last hours, prizes."""

from dataclasses import dataclass
from typing import ClassVar

from forecasting.events.event import Event, Phase, since_end, since_start


@dataclass(frozen=True, kw_only=True)
class Tournament(Event):
    """A race or tournament with a leaderboard and prizes at its end."""

    kind: ClassVar[str] = "tournament"
    duration_min: ClassVar[int] = 360
    phases: ClassVar[tuple[Phase, ...]] = (
        since_start("opening", -30, 120, 30),
        Phase("running", "start", 120, "end", -120),
        since_end("last_hours", -120, 0, 30),
        since_end("prizes", 0, 240, 60),
    )
