"""The kinds of event, one file a kind."""

from forecasting.events.change import Change
from forecasting.events.course import Course, Phase
from forecasting.events.event import Event
from forecasting.events.holiday import DayOverride, Holiday, holiday_events
from forecasting.events.launch import Launch
from forecasting.events.maintenance import Maintenance
from forecasting.events.match import Match
from forecasting.events.message import Message
from forecasting.events.outage import Outage
from forecasting.events.payday import Payday
from forecasting.events.promotion import Promotion
from forecasting.events.ramadan import Ramadan, ramadan_dates, ramadan_events
from forecasting.events.sports import SPORTS
from forecasting.events.tournament import Tournament

EVENTS: tuple[type[Event], ...] = (
    Match,
    Tournament,
    Promotion,
    Message,
    Maintenance,
    Outage,
    Holiday,
    Ramadan,
    Payday,
    Launch,
    Change,
)

__all__ = [
    "EVENTS",
    "SPORTS",
    "Change",
    "Course",
    "DayOverride",
    "Event",
    "Holiday",
    "Launch",
    "Maintenance",
    "Match",
    "Message",
    "Outage",
    "Payday",
    "Phase",
    "Promotion",
    "Ramadan",
    "Tournament",
    "holiday_events",
    "ramadan_dates",
    "ramadan_events",
]
