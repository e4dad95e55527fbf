"""A bulk message: mail, push, SMS, notice, bulletin. Answers come within minutes and fade over hours."""

from dataclasses import dataclass
from typing import ClassVar

from forecasting.errors import ForecastError
from forecasting.events.course import Course, since_start
from forecasting.events.event import Event

MEDIA = ("mail", "push", "sms", "notice", "bulletin")
PHASES = (since_start("burst", 0, 60, 30), since_start("fading", 60, 360, 60))
COURSES = (
    Course("message", PHASES, duration_min=30),
    *(Course(f"message/{medium}", PHASES, duration_min=30, parent="message") for medium in MEDIA),
)


@dataclass(frozen=True, kw_only=True)
class Message(Event):
    """One mailing to many customers; `starts_at` is when it is sent.

    Parameters
    ----------
    medium
        One of MEDIA: each learns a curve of its own. Empty is any message.

    Raises
    ------
    ForecastError
        `unknown_medium`.
    """

    kind: ClassVar[str] = "message"
    courses: ClassVar[tuple[Course, ...]] = COURSES

    medium: str = ""

    def __post_init__(self) -> None:
        Event.__post_init__(self)
        if self.medium and self.medium not in MEDIA:
            raise ForecastError.of("unknown_medium", event=self.id, medium=self.medium, allowed=", ".join(MEDIA))

    @property
    def course(self) -> Course:
        """The course of its medium."""
        return COURSES[1 + MEDIA.index(self.medium)] if self.medium else COURSES[0]
