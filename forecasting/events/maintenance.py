"""Planned maintenance: questions before, little or much during, a wave after."""

from dataclasses import dataclass
from typing import ClassVar

from forecasting.events.event import Event, Phase, since_end, since_start, throughout


@dataclass(frozen=True, kw_only=True)
class Maintenance(Event):
    """An announced time in which the site or a payment method is off."""

    kind: ClassVar[str] = "maintenance"
    duration_min: ClassVar[int] = 120
    usual_starts_min: ClassVar[tuple[int, ...]] = (180, 240)
    phases: ClassVar[tuple[Phase, ...]] = (
        since_start("before", -60, 0, 60),
        throughout("during"),
        since_end("after", 0, 180, 60),
    )
