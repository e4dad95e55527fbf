"""European Union: the Working Time Directive 2003/88/EC, where no stricter national law is stated."""

from __future__ import annotations

from datetime import date

from solver.rules.breaks import BreaksTaken
from solver.rules.consecutive_days import ConsecutiveDays
from solver.rules.daily_hours import DailyHours
from solver.rules.daily_rest import DailyRest
from solver.rules.night_length import NightLength
from solver.rules.nights import Nights
from solver.rules.period_hours import PeriodHours
from solver.rules.presets.agreement import AGREEMENT
from solver.rules.presets.rule_book import Entry, RuleBook
from solver.rules.protection import Protected
from solver.rules.standby import Standby
from solver.rules.weekly_hours import WeeklyHours
from solver.rules.weekly_rest import WeeklyRest

EU = RuleBook(
    name="eu",
    title="European Union, Directive 2003/88/EC",
    version=1,
    checked=date(2026, 11, 21),
    sources=(
        "Directive 2003/88/EC, Articles 2 to 8 and 16",
        "Directive 92/85/EEC, Article 7",
        "CJEU C-518/15, C-344/19, C-580/19, C-214/20",
    ),
    entries=(
        Entry(rule=DailyRest(rest_min=660), article="2003/88/EC Art. 3"),
        Entry(
            rule=WeeklyRest(rest_min=2100, within_days=7),
            article="2003/88/EC Art. 5",
            note="24 h and the daily 11 h; a reference of 14 days (Art. 16) is not used, so this is stricter",
        ),
        Entry(rule=ConsecutiveDays(most_days=6), article="2003/88/EC Art. 5", note="follows from the weekly rest"),
        Entry(
            rule=DailyHours(most_min=780),
            article="2003/88/EC Art. 3",
            note="13 h, what the daily rest leaves of a day",
        ),
        Entry(
            rule=WeeklyHours(most_week_min=2880),
            article="2003/88/EC Art. 6",
            note="48 h in each week rather than on average over four months, so this is stricter",
        ),
        Entry(
            rule=NightLength(night_start=1380, night_end=360, most_paid_min=480),
            article="2003/88/EC Art. 2 and 8",
            note="8 h in each night shift rather than on average, so this is stricter; national windows differ",
        ),
        Entry(rule=Nights(night_start=1380, night_end=360), article="2003/88/EC Art. 8; contract"),
        Entry(rule=BreaksTaken(), article="2003/88/EC Art. 4", note="beyond 6 h; length by national law"),
        Entry(rule=PeriodHours(), article="Contract of employment"),
        Entry(
            rule=Protected(night_start=1380, night_end=360),
            article="92/85/EEC Art. 7; 2003/88/EC Art. 9",
            note="as entered per agent; the reason is never stored",
        ),
        Entry(
            rule=Standby(rest_min=660),
            article="CJEU C-518/15 and following; 2003/88/EC Art. 3",
            note="the daily rest is kept even if the call comes",
        ),
        *AGREEMENT,
    ),
)
