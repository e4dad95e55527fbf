"""Changes of the calendar: matches, tournaments, promotions, maintenance, outages."""

from __future__ import annotations

from scenarios.kinds.events.event_added import EventAdded
from scenarios.kinds.events.event_cancelled import EventCancelled
from scenarios.kinds.events.event_moved import EventMoved
from scenarios.kinds.events.event_postponed import EventPostponed
from scenarios.kinds.events.extra_time import ExtraTime
from scenarios.kinds.events.maintenance import Maintenance
from scenarios.kinds.events.outage import Outage
from scenarios.kinds.events.promotion_added import PromotionAdded
from scenarios.kinds.events.promotion_moved import PromotionMoved
from scenarios.kinds.events.tournament_path import TournamentPath

EVENT_KINDS = (
    EventAdded, EventMoved, EventCancelled, EventPostponed, ExtraTime, TournamentPath, PromotionAdded, PromotionMoved,
    Maintenance, Outage,
)  # fmt: skip
EventChange = (
    EventAdded | EventMoved | EventCancelled | EventPostponed | ExtraTime | TournamentPath | PromotionAdded
    | PromotionMoved | Maintenance | Outage
)  # fmt: skip

__all__ = [
    "EVENT_KINDS",
    "EventAdded",
    "EventCancelled",
    "EventChange",
    "EventMoved",
    "EventPostponed",
    "ExtraTime",
    "Maintenance",
    "Outage",
    "PromotionAdded",
    "PromotionMoved",
    "TournamentPath",
]
