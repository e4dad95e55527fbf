"""Turkey: Labour Law 4857 and its shift-work regulation."""

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

TURKEY = RuleBook(
    name="turkey",
    title="Turkey, Law 4857",
    version=1,
    checked=date(2026, 11, 21),
    sources=(
        "Law 4857, Articles 41, 46, 63, 68, 69, 74",
        "Regulation on work in shifts, Official Gazette 25426, amended 30159 and 31550",
    ),
    entries=(
        Entry(rule=DailyRest(rest_min=660), article="Shift regulation Art. 9", note="11 h at a change of shift"),
        Entry(rule=WeeklyRest(rest_min=1440, within_days=7), article="Law 4857 Art. 46"),
        Entry(
            rule=ConsecutiveDays(most_days=6),
            article="Law 4857 Art. 46 and 63",
            note="the weekly rest read as a whole day: stricter than 24 hours at any time",
        ),
        Entry(rule=DailyHours(most_min=660), article="Law 4857 Art. 63", note="11 h, overtime included"),
        Entry(
            rule=WeeklyHours(most_week_min=2700),
            article="Law 4857 Art. 63",
            note="45 h in each week; averaging over two months is not used, so this is stricter",
        ),
        Entry(
            rule=NightLength(night_start=1200, night_end=360, most_paid_min=450),
            article="Law 4857 Art. 69; shift regulation Art. 7",
            note="the exceptions (tourism, private security, health) do not list call centres",
        ),
        Entry(rule=Nights(night_start=1200, night_end=360), article="Law 4857 Art. 69; contract"),
        Entry(rule=BreaksTaken(), article="Law 4857 Art. 68"),
        Entry(rule=PeriodHours(), article="Law 4857 Art. 41; contract", note="overtime at one and a half"),
        Entry(
            rule=Protected(night_start=1200, night_end=360),
            article="Law 4857 Art. 69 and 74; Regulation OG 28737",
            note="as entered per agent; the reason is never stored",
        ),
        Entry(
            rule=Standby(rest_min=660),
            article="Shift regulation Art. 9, read for the longest call-out",
            note="the law has no article on standby; the daily rest is kept even if the call comes",
            verified=False,
        ),
        *AGREEMENT,
    ),
)
