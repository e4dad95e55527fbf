"""Cyprus: the Organisation of Working Time Law, 63(I)/2002."""

from __future__ import annotations

from datetime import date

from solver.rules.average_hours import AverageHours
from solver.rules.break_law import BreakLaw, BreakStep
from solver.rules.breaks import BreaksTaken
from solver.rules.consecutive_days import ConsecutiveDays
from solver.rules.daily_hours import DailyHours
from solver.rules.daily_rest import DailyRest
from solver.rules.night_average import NightAverage
from solver.rules.presets.agreement import with_agreement
from solver.rules.presets.eu import PREDICTABLE, of_standby
from solver.rules.presets.rule_book import Entry, RuleBook
from solver.rules.protection import Protected
from solver.rules.weekly_hours import WeeklyHours
from solver.rules.weekly_rest import WeeklyRest

NIGHT = (1380, 360)  # 23:00 to 06:00

LAW = (
    Entry(rule=DailyRest(rest_min=660), article="Law 63(I)/2002 (daily rest)"),
    Entry(
        rule=WeeklyRest(rest_min=2100, within_days=7),
        article="Law 63(I)/2002 (weekly rest); 2003/88/EC Art. 5",
        note="24 h a week, and the daily 11 h as the directive adds them",
    ),
    Entry(
        rule=ConsecutiveDays(most_days=6),
        article="Law 63(I)/2002 (weekly rest)",
        note="follows from the weekly rest",
    ),
    Entry(
        rule=DailyHours(most_min=780),
        article="Law 63(I)/2002 (daily rest)",
        note="13 h, what the daily rest leaves of a day; office clerks: see weekly_hours",
    ),
    Entry(
        rule=WeeklyHours(most_week_min=2640),
        article="Law on the hours of office clerks; contract",
        note="44 h with overtime (or 8 h a day), if agents are office clerks: counsel must check; if they are not, "
        "78 h are what the rests leave of a single week; the strictest of this, average_hours and the contract wins",
        verified=False,
    ),
    Entry(
        rule=AverageHours(average_week_min=2880, weeks=17),
        article="Law 63(I)/2002 (weekly working time)",
        note="48 h on average over four months; never binds while weekly_hours holds every week to 44 h",
    ),
    Entry(
        rule=NightAverage(most_day_min=480, weeks=4, night_start=NIGHT[0], night_end=NIGHT[1]),
        article="Law 63(I)/2002 (night work)",
        note="8 h on average over a month, read as four weeks; the law's night worker works three hours of the night, "
        "here more than half of a shift: counsel must check; for hazards and heavy strain add night_length with 480",
        verified=False,
    ),
    Entry(rule=BreaksTaken(), article="Law 63(I)/2002 (breaks)"),
    Entry(
        rule=BreakLaw(steps=(BreakStep(beyond_min=360, least_min=15),), breaks_in_length=True),
        article="Law 63(I)/2002 (breaks)",
        note="15 minutes beyond 6 h: counsel must check the length",
        verified=False,
    ),
    Entry(
        rule=Protected(night_start=NIGHT[0], night_end=NIGHT[1]),
        article="92/85/EEC Art. 7; 2003/88/EC Art. 9",
        note="as entered per agent; the reason is never stored",
    ),
    *of_standby(2640, "; 44 h for office clerks: counsel must check as for weekly_hours"),
    *PREDICTABLE,
)

CYPRUS = RuleBook(
    name="cyprus",
    title="Cyprus, Law 63(I)/2002",
    version=2,
    checked=date(2026, 11, 22),
    sources=(
        "Organisation of Working Time Law, 63(I)/2002",
        "Ministry of Labour and Social Insurance, terms of employment",
        "Directive 2003/88/EC, Article 5; Directive 92/85/EEC, Article 7; Directive (EU) 2019/1152, Article 10",
        "CJEU C-518/15, C-344/19, C-580/19, C-214/20",
    ),
    entries=with_agreement(LAW, *NIGHT),
)
