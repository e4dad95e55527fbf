"""What changes after a plan was published: the kinds, one class a file, in the order in which the docs list them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from planner.changing.absence import Away
from planner.changing.back import Back
from planner.changing.demand import DemandChange
from planner.changing.event_cancelled import EventCancelled
from planner.changing.event_moved import EventMoved
from planner.changing.kind import Fault, Kind, View
from planner.changing.outage import OutageFact
from planner.changing.swap import SwapDays

KINDS: tuple[type[Kind], ...] = (Away, Back, SwapDays, EventMoved, EventCancelled, DemandChange, OutageFact)

AnyChange = Away | Back | SwapDays | EventMoved | EventCancelled | DemandChange | OutageFact
Change = Annotated[AnyChange, Field(discriminator="kind")]

__all__ = ["KINDS", "AnyChange", "Change", "Fault", "Kind", "View"]
