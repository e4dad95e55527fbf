"""A casino or poker tournament: opening rush, play, last hours, prizes, questions the next day."""

from dataclasses import dataclass
from typing import ClassVar

from forecasting.events.course import Course, Phase, echo, since_end, since_start
from forecasting.events.event import Event


@dataclass(frozen=True, kw_only=True)
class Tournament(Event):
    """A race or tournament with a leaderboard and prizes at its end."""

    kind: ClassVar[str] = "tournament"
    courses: ClassVar[tuple[Course, ...]] = (
        Course(
            "tournament",
            phases=(
                since_start("opening", -30, 120, 30, yields=True),
                Phase("running", "start", 120, "end", -120),
                since_end("last_hours", -120, 0, 30, yields=True),
                since_end("prizes", 0, 240, 60),
                echo("next_day", "end", 600, 1320, 180),
            ),
            duration_min=360,
        ),
    )
