"""A bulk message: mail, push, SMS, notice. Answers come within minutes and fade over hours."""

from dataclasses import dataclass
from typing import ClassVar

from forecasting.events.event import Event, Phase, since_start


@dataclass(frozen=True, kw_only=True)
class Message(Event):
    """One mailing to many customers; `starts_at` is when it is sent."""

    kind: ClassVar[str] = "message"
    duration_min: ClassVar[int] = 30
    phases: ClassVar[tuple[Phase, ...]] = (
        since_start("burst", 0, 60, 30),
        since_start("fading", 60, 360, 60),
    )
