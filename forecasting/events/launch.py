"""A launch of a game, a feature or an app version: curiosity for hours, questions for two days."""

from dataclasses import dataclass
from typing import ClassVar

from forecasting.events.event import Event, Phase, since_start


@dataclass(frozen=True, kw_only=True)
class Launch(Event):
    """Something new that customers ask about."""

    kind: ClassVar[str] = "launch"
    duration_min: ClassVar[int] = 360
    usual_starts_min: ClassVar[tuple[int, ...]] = (600, 720)
    phases: ClassVar[tuple[Phase, ...]] = (
        since_start("first_hours", 0, 360, 60),
        Phase("first_days", "start", 360, "start", 2880, 720, tail=True),
    )
