"""Planned maintenance: questions before, little or much during, a wave after."""

from dataclasses import dataclass
from typing import ClassVar

from forecasting.events.course import Course, since_end, since_start, throughout
from forecasting.events.event import Event


@dataclass(frozen=True, kw_only=True)
class Maintenance(Event):
    """An announced time in which the site or a payment method is off."""

    kind: ClassVar[str] = "maintenance"
    courses: ClassVar[tuple[Course, ...]] = (
        Course(
            "maintenance",
            phases=(
                since_start("before", -60, 0, 60),
                throughout("during"),
                since_end("after", 0, 180, 60),
            ),
            duration_min=120,
            usual_starts_min=(180, 240),
        ),
    )
