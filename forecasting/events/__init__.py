"""The kinds of event, one file a kind."""

from forecasting.events.change import Change
from forecasting.events.event import Event, Phase
from forecasting.events.holiday import Holiday, holiday_events
from forecasting.events.launch import Launch
from forecasting.events.maintenance import Maintenance
from forecasting.events.match import Match
from forecasting.events.message import Message
from forecasting.events.outage import Outage
from forecasting.events.payday import Payday
from forecasting.events.promotion import Promotion
from forecasting.events.tournament import Tournament

EVENTS: tuple[type[Event], ...] = (
    Match,
    Tournament,
    Promotion,
    Message,
    Maintenance,
    Outage,
    Holiday,
    Payday,
    Launch,
    Change,
)

__all__ = [
    "EVENTS",
    "Change",
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
    "Tournament",
    "holiday_events",
]
