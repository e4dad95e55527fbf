"""Rules: one file a rule, each read twice, as forms for the engines and as a check on plain data."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from solver.rules.absence import AwayWhenAbsent
from solver.rules.activity import ActivitiesDue
from solver.rules.breaks import BreaksTaken
from solver.rules.consecutive_days import ConsecutiveDays
from solver.rules.contract_dates import ContractDates
from solver.rules.daily_hours import DailyHours
from solver.rules.daily_rest import DailyRest
from solver.rules.floor import Floors
from solver.rules.lock import Locked
from solver.rules.menus import Menus
from solver.rules.night_length import NightLength
from solver.rules.nights import Nights
from solver.rules.one_shift_a_day import OneShiftADay
from solver.rules.period_hours import PeriodHours
from solver.rules.protection import Protected
from solver.rules.rule import Rule, RuleModel
from solver.rules.serves_something import ServesSomething
from solver.rules.standby import Standby
from solver.rules.weekends import Weekends
from solver.rules.weekly_days import WeeklyDays
from solver.rules.weekly_hours import WeeklyHours
from solver.rules.weekly_rest import WeeklyRest
from solver.rules.wish import Wishes

RULES: tuple[type[RuleModel], ...] = (
    OneShiftADay,
    Menus,
    DailyRest,
    WeeklyRest,
    DailyHours,
    WeeklyHours,
    PeriodHours,
    WeeklyDays,
    ConsecutiveDays,
    NightLength,
    Nights,
    Weekends,
    AwayWhenAbsent,
    ContractDates,
    Protected,
    Locked,
    ServesSomething,
    Floors,
    BreaksTaken,
    ActivitiesDue,
    Standby,
    Wishes,
)

RuleSpec = Annotated[
    OneShiftADay
    | Menus
    | DailyRest
    | WeeklyRest
    | DailyHours
    | WeeklyHours
    | PeriodHours
    | WeeklyDays
    | ConsecutiveDays
    | NightLength
    | Nights
    | Weekends
    | AwayWhenAbsent
    | ContractDates
    | Protected
    | Locked
    | ServesSomething
    | Floors
    | BreaksTaken
    | ActivitiesDue
    | Standby
    | Wishes,
    Field(discriminator="kind"),
]

__all__ = ["RULES", "Rule", "RuleModel", "RuleSpec"]
