"""A promotion: the rush at its launch, its decay, the last hours; its running days act on the daily level."""

from dataclasses import dataclass
from typing import ClassVar

from forecasting.events.event import Event, Phase, since_end, since_start


@dataclass(frozen=True, kw_only=True)
class Promotion(Event):
    """A bonus, free-bet or cashback campaign."""

    kind: ClassVar[str] = "promotion"
    duration_min: ClassVar[int] = 2880
    usual_starts_min: ClassVar[tuple[int, ...]] = (600, 720, 1080)
    phases: ClassVar[tuple[Phase, ...]] = (
        since_start("launch", 0, 180, 30),
        since_start("decay", 180, 720, 180),
        since_end("last_hours", -180, 60, 60),
    )
