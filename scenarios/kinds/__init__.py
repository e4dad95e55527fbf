"""Kinds of change, one class a file, sorted into rooms, in the order in which the docs list them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from scenarios.kinds.demand import DEMAND_KINDS, DemandChange
from scenarios.kinds.events import EVENT_KINDS, EventChange
from scenarios.kinds.kind import Kind
from scenarios.kinds.people import PEOPLE_KINDS, PeopleChange

KINDS: tuple[type[Kind], ...] = (*DEMAND_KINDS, *EVENT_KINDS, *PEOPLE_KINDS)

AnyChange = DemandChange | EventChange | PeopleChange
Change = Annotated[AnyChange, Field(discriminator="kind")]

__all__ = ["KINDS", "AnyChange", "Change", "Kind"]
