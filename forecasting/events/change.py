"""A lasting change: a new bot flow, payment method or market. The level shifts from its date on."""

from dataclasses import dataclass
from typing import ClassVar

from forecasting.errors import ForecastError
from forecasting.events.course import Course
from forecasting.events.event import Event


@dataclass(frozen=True, kw_only=True)
class Change(Event):
    """A step in the level of the queues it concerns, from its local date on.

    Parameters
    ----------
    expected_share
        What the planner expects before data speak: -0.15 is 15 % fewer contacts; None expects nothing.

    Raises
    ------
    ForecastError
        `bad_expected_share` when not above -1.
    """

    kind: ClassVar[str] = "change"
    courses: ClassVar[tuple[Course, ...]] = (Course("change", usual_starts_min=(0,)),)

    expected_share: float | None = None

    def __post_init__(self) -> None:
        Event.__post_init__(self)
        if self.expected_share is not None and self.expected_share <= -1.0:
            raise ForecastError.of("bad_expected_share", event=self.id, expected_share=self.expected_share)
