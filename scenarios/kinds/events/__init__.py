"""Changes of the calendar: matches, tournaments, promotions, maintenance, outages."""

from __future__ import annotations

from scenarios.kinds.events.move_event import MoveEvent

EVENT_KINDS = (MoveEvent,)
EventChange = MoveEvent

__all__ = ["EVENT_KINDS", "EventChange", "MoveEvent"]
