"""A launch of a game, a feature or an app version: curiosity for hours, questions for two days."""

from dataclasses import dataclass
from typing import ClassVar

from forecasting.events.course import Course, echo, since_start
from forecasting.events.event import Event


@dataclass(frozen=True, kw_only=True)
class Launch(Event):
    """Something new that customers ask about."""

    kind: ClassVar[str] = "launch"
    courses: ClassVar[tuple[Course, ...]] = (
        Course(
            "launch",
            phases=(since_start("first_hours", 0, 360, 60), echo("first_days", "start", 360, 2880, 720)),
            duration_min=360,
            usual_starts_min=(600, 720),
        ),
    )
