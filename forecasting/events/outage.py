"""An unplanned outage: a burst while it lasts and a recovery tail. Its intervals teach no other event."""

from dataclasses import dataclass
from typing import ClassVar

from forecasting.events.event import Event, Phase, since_end, throughout


@dataclass(frozen=True, kw_only=True)
class Outage(Event):
    """An incident: bets unsettled, pay-ins failing, the site down."""

    kind: ClassVar[str] = "outage"
    duration_min: ClassVar[int] = 90
    phases: ClassVar[tuple[Phase, ...]] = (
        throughout("burst"),
        since_end("recovery", 0, 180, 60),
    )
