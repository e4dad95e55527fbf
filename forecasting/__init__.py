"""From contact history and a calendar to probabilistic demand, per queue and interval."""

from forecasting.attempts import OUTCOMES
from forecasting.backtester import Backtest, BacktestPlan, backtest
from forecasting.calendar import Calendar, Closure
from forecasting.calibration import Calibration, CalibrationParams, calibration_from_dict
from forecasting.capacity import capacity_table
from forecasting.drivers import Driver
from forecasting.errors import ForecastError, Problem
from forecasting.events import (
    EVENTS,
    Change,
    DayOverride,
    Event,
    Holiday,
    Launch,
    Maintenance,
    Match,
    Message,
    Outage,
    Payday,
    Phase,
    Promotion,
    Ramadan,
    Tournament,
    holiday_events,
)
from forecasting.forecaster import calibrate, forecast
from forecasting.group_totals import groups_by, totals
from forecasting.history import ContactHistory
from forecasting.models import MODELS, Model
from forecasting.notes import Note
from forecasting.offered import Offered, OfferedParams, offered_contacts
from forecasting.outlook import QUANTILES, Forecast, Horizon
from forecasting.params import ForecastParams
from forecasting.reforecaster import reforecast
from forecasting.traits import QueueTraits

__all__ = [
    "EVENTS",
    "MODELS",
    "OUTCOMES",
    "QUANTILES",
    "Backtest",
    "BacktestPlan",
    "Calendar",
    "Calibration",
    "CalibrationParams",
    "Change",
    "Closure",
    "ContactHistory",
    "DayOverride",
    "Driver",
    "Event",
    "Forecast",
    "ForecastError",
    "ForecastParams",
    "Holiday",
    "Horizon",
    "Launch",
    "Maintenance",
    "Match",
    "Message",
    "Model",
    "Note",
    "Offered",
    "OfferedParams",
    "Outage",
    "Payday",
    "Phase",
    "Problem",
    "Promotion",
    "QueueTraits",
    "Ramadan",
    "Tournament",
    "backtest",
    "calibrate",
    "calibration_from_dict",
    "capacity_table",
    "forecast",
    "groups_by",
    "holiday_events",
    "offered_contacts",
    "reforecast",
    "totals",
]
