"""A payday of many customers: a whole day, so it acts on the daily level."""

from dataclasses import dataclass
from typing import ClassVar

from forecasting.events.course import Course
from forecasting.events.event import Event


@dataclass(frozen=True, kw_only=True)
class Payday(Event):
    """A day on which wages or pensions arrive; the whole local date counts."""

    kind: ClassVar[str] = "payday"
    courses: ClassVar[tuple[Course, ...]] = (Course("payday", duration_min=1440, usual_starts_min=(0,)),)
