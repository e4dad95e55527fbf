"""An unplanned outage: a burst while it lasts and a recovery tail. Its intervals teach no other event."""

from dataclasses import dataclass, replace
from typing import ClassVar

from forecasting.events.course import Course, since_end, throughout
from forecasting.events.event import Event

USUAL_MIN = 90
RECOVERY_BINS = 3
LEAST_BIN_MIN, MOST_BIN_MIN = 20, 240
PHASES = (throughout("burst"), since_end("recovery", 0, 2 * USUAL_MIN, 2 * USUAL_MIN // RECOVERY_BINS))


@dataclass(frozen=True, kw_only=True)
class Outage(Event):
    """An incident: bets unsettled, pay-ins failing, the site down, or a channel that nobody gets through.

    One that names channels is trouble of these channels themselves: their contacts fall, where those of all others
    rise. So it learns a curve of its own, and while none was seen it moves nothing.

    Recovery takes twice as long as the outage, at least one and at most twelve hours, in three equal steps. An
    assumption: what piled up grows with the time that nothing worked. The steps of short and long outages share
    one curve, so how much comes back is learnt over all of them.
    """

    kind: ClassVar[str] = "outage"
    courses: ClassVar[tuple[Course, ...]] = (
        Course("outage", PHASES, USUAL_MIN),
        Course("outage/channel", PHASES, USUAL_MIN),
    )

    @property
    def course(self) -> Course:
        """The burst and a recovery as long as the outage calls for."""
        usual = self.courses[1 if self.channels else 0]
        if self.ends_at is None:
            return usual
        length = (self.ends_at - self.starts_at).total_seconds() / 60.0
        step = min(max(round(2.0 * length / RECOVERY_BINS), LEAST_BIN_MIN), MOST_BIN_MIN)
        return replace(usual, phases=(usual.phases[0], since_end("recovery", 0, RECOVERY_BINS * step, step)))
