"""Malta: the Organisation of Working Time Regulations, S.L. 452.87."""

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
from solver.rules.presets.eu import MOST_WEEK_MIN, PREDICTABLE, of_standby
from solver.rules.presets.rule_book import Entry, RuleBook
from solver.rules.protection import Protected
from solver.rules.weekly_hours import WeeklyHours
from solver.rules.weekly_rest import WeeklyRest

NIGHT = (1320, 360)  # 22:00 to 06:00

LAW = (
    Entry(rule=DailyRest(rest_min=660), article="S.L. 452.87 (daily rest)"),
    Entry(
        rule=WeeklyRest(rest_min=2100, within_days=7),
        article="S.L. 452.87 (weekly rest)",
        note="24 h and the daily 11 h; whoever takes 48 h or twice 24 h in 14 days drops this and consecutive_days "
        "and adds weekly_rest_days, 2 in 14, without a price",
    ),
    Entry(rule=ConsecutiveDays(most_days=6), article="S.L. 452.87 (weekly rest)", note="follows from the weekly rest"),
    Entry(
        rule=DailyHours(most_min=780),
        article="S.L. 452.87 (daily rest)",
        note="13 h, what the daily rest leaves of a day",
    ),
    Entry(
        rule=WeeklyHours(most_week_min=MOST_WEEK_MIN),
        article="S.L. 452.87 (rests); contract",
        note="78 h are what the rests leave of a single week; the 48 h are an average and stand in average_hours; the "
        "contract's most_week_h wins where it is smaller",
    ),
    Entry(
        rule=AverageHours(average_week_min=2880, weeks=17),
        article="S.L. 452.87 (weekly working time)",
        note="48 h on average over 17 weeks; where all have opted out in writing the operation drops it; wins over "
        "weekly_hours once earlier weeks were long",
    ),
    Entry(
        rule=NightAverage(most_day_min=480, weeks=17, night_start=NIGHT[0], night_end=NIGHT[1]),
        article="S.L. 452.87 (night work)",
        note="8 h on average over 17 weeks; the law's night worker works three hours of the night, here more than half "
        "of a shift: counsel must check; for hazards and heavy strain add night_length with 480",
        verified=False,
    ),
    Entry(rule=BreaksTaken(), article="S.L. 452.87 (breaks)"),
    Entry(
        rule=BreakLaw(steps=(BreakStep(beyond_min=360, least_min=15),), breaks_in_length=True),
        article="S.L. 452.87 (breaks)",
        note="15 minutes beyond 6 h of working day",
    ),
    Entry(
        rule=Protected(night_start=NIGHT[0], night_end=NIGHT[1]),
        article="92/85/EEC Art. 7; 2003/88/EC Art. 9",
        note="as entered per agent; the reason is never stored",
    ),
    *of_standby(MOST_WEEK_MIN),
    *PREDICTABLE,
)

MALTA = RuleBook(
    name="malta",
    title="Malta, S.L. 452.87",
    version=2,
    checked=date(2026, 11, 22),
    sources=(
        "Organisation of Working Time Regulations, S.L. 452.87 (L.N. 247 of 2003)",
        "Directive 92/85/EEC, Article 7",
        "Directive (EU) 2019/1152, Article 10",
        "CJEU C-518/15, C-344/19, C-580/19, C-214/20",
    ),
    entries=with_agreement(LAW, *NIGHT),
)
