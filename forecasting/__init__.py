"""From contact history and a calendar to probabilistic demand, per queue and interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

_HOMES = {
    "OUTCOMES": "forecasting.attempts",
    "Backtest": "forecasting.backtester",
    "BacktestPlan": "forecasting.backtester",
    "backtest": "forecasting.backtester",
    "Calendar": "forecasting.calendar",
    "Closure": "forecasting.calendar",
    "Calibration": "forecasting.calibration",
    "CalibrationParams": "forecasting.calibration",
    "calibration_from_dict": "forecasting.calibration",
    "capacity_table": "forecasting.capacity",
    "Driver": "forecasting.drivers",
    "ForecastError": "forecasting.errors",
    "Problem": "forecasting.errors",
    "EVENTS": "forecasting.events",
    "Change": "forecasting.events",
    "DayOverride": "forecasting.events",
    "Event": "forecasting.events",
    "Holiday": "forecasting.events",
    "Launch": "forecasting.events",
    "Maintenance": "forecasting.events",
    "Match": "forecasting.events",
    "Message": "forecasting.events",
    "Outage": "forecasting.events",
    "Payday": "forecasting.events",
    "Phase": "forecasting.events",
    "Promotion": "forecasting.events",
    "Ramadan": "forecasting.events",
    "Tournament": "forecasting.events",
    "holiday_events": "forecasting.events",
    "calibrate": "forecasting.forecaster",
    "forecast": "forecasting.forecaster",
    "groups_by": "forecasting.group_totals",
    "totals": "forecasting.group_totals",
    "ContactHistory": "forecasting.history",
    "MODELS": "forecasting.models",
    "Model": "forecasting.models",
    "Note": "forecasting.notes",
    "Offered": "forecasting.offered",
    "OfferedParams": "forecasting.offered",
    "offered_contacts": "forecasting.offered",
    "QUANTILES": "forecasting.outlook",
    "Forecast": "forecasting.outlook",
    "Horizon": "forecasting.outlook",
    "ForecastParams": "forecasting.params",
    "reforecast": "forecasting.reforecaster",
    "QueueTraits": "forecasting.traits",
}

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


def __getattr__(name: str) -> object:
    """Load a public name from its module on first use: who reads a stored forecast needs no model."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(_HOMES[name]), name)
