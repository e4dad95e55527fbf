"""Changes of what is asked: contacts, how long they take, where they arrive, when a queue is open, what is promised."""

from __future__ import annotations

from scenarios.kinds.demand.aht import Aht
from scenarios.kinds.demand.channel_shift import ChannelShift
from scenarios.kinds.demand.deflection import Deflection
from scenarios.kinds.demand.forecast_quantile import ForecastQuantile
from scenarios.kinds.demand.new_queue import NewQueue
from scenarios.kinds.demand.opening_hours import OpeningHours
from scenarios.kinds.demand.proactive_notice import ProactiveNotice
from scenarios.kinds.demand.repeat_contacts import RepeatContacts
from scenarios.kinds.demand.service_goal import ServiceGoal
from scenarios.kinds.demand.volume import Volume

DEMAND_KINDS = (
    Volume,
    Aht,
    RepeatContacts,
    Deflection,
    ProactiveNotice,
    ChannelShift,
    NewQueue,
    OpeningHours,
    ServiceGoal,
    ForecastQuantile,
)
DemandChange = (
    Volume
    | Aht
    | RepeatContacts
    | Deflection
    | ProactiveNotice
    | ChannelShift
    | NewQueue
    | OpeningHours
    | ServiceGoal
    | ForecastQuantile
)

__all__ = ["DEMAND_KINDS", "DemandChange"]
