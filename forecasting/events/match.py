"""A match: build-up, play, the final whistle, settlement and withdrawals, questions the next day."""

from dataclasses import dataclass
from typing import ClassVar

from forecasting.events.event import Event, Phase, since_end, since_start


@dataclass(frozen=True, kw_only=True)
class Match(Event):
    """A fixture bettors follow; `starts_at` is the kick-off."""

    kind: ClassVar[str] = "match"
    duration_min: ClassVar[int] = 110
    usual_starts_min: ClassVar[tuple[int, ...]] = (960, 1140, 1200, 1305)  # 16:00, 19:00, 20:00, 21:45
    phases: ClassVar[tuple[Phase, ...]] = (
        since_start("build_up", -180, 0, 30),
        since_start("first_half", 0, 45),
        since_start("half_time", 45, 60),
        Phase("second_half", "start", 60, "end", -10),
        since_end("final_whistle", -10, 20),
        since_end("settlement", 20, 320, 30),
        since_end("next_day", 600, 1320, 180, tail=True),
    )
