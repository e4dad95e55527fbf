"""What every book holds: rules of contract, agreement and the operation's own promises."""

from __future__ import annotations

from solver.rules.absence import AwayWhenAbsent
from solver.rules.activity import ActivitiesDue
from solver.rules.contract_dates import ContractDates
from solver.rules.floor import Floors
from solver.rules.lock import Locked
from solver.rules.menus import Menus
from solver.rules.one_shift_a_day import OneShiftADay
from solver.rules.presets.rule_book import Entry
from solver.rules.serves_something import ServesSomething
from solver.rules.weekends import Weekends
from solver.rules.weekly_days import WeeklyDays
from solver.rules.wish import Wishes

AGREEMENT = (
    Entry(rule=OneShiftADay(), article="Agreement"),
    Entry(rule=Menus(), article="Contract of employment"),
    Entry(rule=WeeklyDays(), article="Contract of employment"),
    Entry(rule=AwayWhenAbsent(), article="Leave granted"),
    Entry(rule=ContractDates(), article="Contract of employment"),
    Entry(rule=Locked(), article="The planner's decision"),
    Entry(rule=ServesSomething(), article="Agreement"),
    Entry(rule=Floors(), article="The operation's floors"),
    Entry(rule=ActivitiesDue(), article="Agreement"),
    Entry(rule=Weekends(), article="Agreement"),
    Entry(rule=Wishes(), article="Agreement"),
)
