"""A promotion: the rush at its launch, its decay, the last hours, the deadline for wagering its bonus.

Its running days act on the daily level besides (regressors/promotion.py).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from forecasting.errors import ForecastError
from forecasting.events.course import Course, Phase, Timing, since_end, since_start
from forecasting.events.event import Event


@dataclass(frozen=True, kw_only=True)
class Promotion(Event):
    """A bonus, free-bet or cashback campaign.

    Parameters
    ----------
    deadline_at
        When a bonus must have been wagered; often days after the campaign ends. None has no such phase.

    Raises
    ------
    ForecastError
        `naive_time`; `deadline_before_start`.
    """

    kind: ClassVar[str] = "promotion"
    courses: ClassVar[tuple[Course, ...]] = (
        Course(
            "promotion",
            phases=(
                since_start("launch", 0, 180, 30, yields=True),
                since_start("decay", 180, 720, 180, yields=True),
                since_end("last_hours", -180, 60, 60, yields=True),
                Phase("before_deadline", "deadline", -360, "deadline", 0, 120),
                Phase("after_deadline", "deadline", 0, "deadline", 180, 60),
            ),
            duration_min=2880,
            usual_starts_min=(600, 720, 1080),
        ),
    )

    deadline_at: datetime | None = None

    def __post_init__(self) -> None:
        Event.__post_init__(self)
        if self.deadline_at is not None and self.deadline_at.tzinfo is None:
            raise ForecastError.of("naive_time", event=self.id, field="deadline_at")
        if self.deadline_at is not None and self.deadline_at < self.starts_at:
            raise ForecastError.of("deadline_before_start", event=self.id)

    def timings(self) -> tuple[Timing, ...]:
        """Start, end and the deadline."""
        deadline = None if self.deadline_at is None else int(self.deadline_at.timestamp() // 60)
        return (Timing(self.start_min, self.until_min, deadline),)
