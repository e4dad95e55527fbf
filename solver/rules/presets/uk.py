"""United Kingdom: the Working Time Regulations 1998."""

from __future__ import annotations

from datetime import date

from solver.rules.average_hours import AverageHours
from solver.rules.break_law import BreakLaw, BreakStep
from solver.rules.breaks import BreaksTaken
from solver.rules.consecutive_days import ConsecutiveDays
from solver.rules.daily_hours import DailyHours
from solver.rules.daily_rest import DailyRest
from solver.rules.night_average import NightAverage
from solver.rules.on_call_limits import OnCallLimits
from solver.rules.on_call_rest import OnCallRest
from solver.rules.on_call_work import OnCallWork
from solver.rules.presets.agreement import with_agreement
from solver.rules.presets.eu import MOST_WEEK_MIN
from solver.rules.presets.rule_book import Entry, RuleBook
from solver.rules.protection import Protected
from solver.rules.standby import Standby
from solver.rules.weekly_hours import WeeklyHours
from solver.rules.weekly_rest import WeeklyRest

NIGHT = (1380, 360)  # 23:00 to 06:00, the default of reg. 2

LAW = (
    Entry(rule=DailyRest(rest_min=660), article="WTR 1998 reg. 10"),
    Entry(
        rule=WeeklyRest(rest_min=2100, within_days=7),
        article="WTR 1998 reg. 11",
        note="24 h and the daily 11 h (reg. 11(7)); whoever takes 48 h or twice 24 h in 14 days drops this and "
        "consecutive_days and adds weekly_rest_days, 2 in 14, without a price",
    ),
    Entry(rule=ConsecutiveDays(most_days=6), article="WTR 1998 reg. 11", note="follows from the weekly rest"),
    Entry(rule=DailyHours(most_min=780), article="WTR 1998 reg. 10", note="13 h, what the daily rest leaves of a day"),
    Entry(
        rule=WeeklyHours(most_week_min=MOST_WEEK_MIN),
        article="WTR 1998 reg. 10 and 11; contract",
        note="78 h are what the rests leave of a single week; the 48 h of reg. 4 are an average and stand in "
        "average_hours; the contract's most_week_h wins where it is smaller",
    ),
    Entry(
        rule=AverageHours(average_week_min=2880, weeks=17),
        article="WTR 1998 reg. 4",
        note="48 h on average over 17 weeks; where all have opted out in writing (reg. 5) the operation drops it; wins "
        "over weekly_hours once earlier weeks were long",
    ),
    Entry(
        rule=NightAverage(most_day_min=480, weeks=17, night_start=NIGHT[0], night_end=NIGHT[1]),
        article="WTR 1998 reg. 6",
        note="8 h on average; the law's night worker works three hours of the night, here more than half of a shift: "
        "counsel must check; for hazards and heavy strain (reg. 6(7)) add night_length with 480",
        verified=False,
    ),
    Entry(rule=BreaksTaken(), article="WTR 1998 reg. 12"),
    Entry(
        rule=BreakLaw(steps=(BreakStep(beyond_min=360, least_min=20),), breaks_in_length=True),
        article="WTR 1998 reg. 12",
        note="20 minutes beyond 6 h, breaks counted in the length, which is the stricter reading",
    ),
    Entry(
        rule=Protected(night_start=NIGHT[0], night_end=NIGHT[1]),
        article="Management of Health and Safety at Work Regulations 1999 reg. 17",
        note="new and expectant mothers at night, by certificate: counsel must check the article; as entered per "
        "agent; the reason is never stored",
        verified=False,
    ),
    Entry(
        rule=Standby(rest_min=660),
        article="WTR 1998 reg. 10, read for the longest call-out",
        note="counsel must check how far the Court's judgments on standby still bind; the daily rest is kept even if "
        "the call comes",
        verified=False,
    ),
    Entry(
        rule=OnCallLimits(most_week_min=MOST_WEEK_MIN),
        article="WTR 1998 reg. 10 and 11, read for the longest call-out",
        note="78 h as for weekly_hours: counsel must check as for standby",
        verified=False,
    ),
    Entry(
        rule=OnCallRest(rest_min=2100, within_days=7),
        article="WTR 1998 reg. 11, read for the longest call-out",
        note="24 h and the daily 11 h in seven days: counsel must check as for standby",
        verified=False,
    ),
    Entry(
        rule=OnCallWork(response_min=30, share=1.0, most_week_min=2880),
        article="CJEU C-518/15 (Matzak)",
        note="counsel must check as for standby, and from which answer time standby is work; 48 h in each week "
        "rather than on average, so this is stricter",
        verified=False,
    ),
)

UK = RuleBook(
    name="uk",
    title="United Kingdom, Working Time Regulations 1998",
    version=2,
    checked=date(2026, 11, 22),
    sources=(
        "Working Time Regulations 1998, regulations 2, 4 to 6 and 10 to 12",
        "Management of Health and Safety at Work Regulations 1999, regulation 17",
    ),
    entries=with_agreement(LAW, *NIGHT),
)
