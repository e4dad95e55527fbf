"""Georgia: the Labour Code; much of its reading still needs counsel."""

from __future__ import annotations

from datetime import date

from solver.rules.break_law import BreakLaw, BreakStep
from solver.rules.breaks import BreaksTaken
from solver.rules.consecutive_days import ConsecutiveDays
from solver.rules.daily_rest import DailyRest
from solver.rules.night_length import NightLength
from solver.rules.nights import Nights
from solver.rules.on_call_limits import OnCallLimits
from solver.rules.on_call_rest import OnCallRest
from solver.rules.overtime_closed import OvertimeClosed
from solver.rules.presets.agreement import with_agreement
from solver.rules.presets.rule_book import Entry, RuleBook
from solver.rules.protection import Protected
from solver.rules.standby import Standby
from solver.rules.weekly_hours import WeeklyHours
from solver.rules.weekly_rest import WeeklyRest

NIGHT = (1320, 360)  # 22:00 to 06:00, to be checked

LAW = (
    Entry(rule=DailyRest(rest_min=720), article="Labour Code Art. 24(4)", note="12 h between shifts"),
    Entry(
        rule=WeeklyRest(rest_min=1440, within_days=7),
        article="Labour Code Art. 24",
        note="24 h in seven days: counsel must check",
        verified=False,
    ),
    Entry(
        rule=ConsecutiveDays(most_days=6),
        article="Labour Code Art. 24",
        note="the weekly rest read as a whole day, stricter than weekly_rest: counsel must check both",
        verified=False,
    ),
    Entry(
        rule=WeeklyHours(most_week_min=2400),
        article="Labour Code Art. 24",
        note="40 h in each week; 48 h only in listed firms of a special regime (Resolution 507/2022); who works "
        "overtime by agreement, at higher pay, raises it; the Code names no most for one shift, least_shift has one by "
        "agreement; the contract's most_week_h wins where it is smaller",
    ),
    Entry(
        rule=OvertimeClosed(part_timers=False, without_consent=True, newcomers=False),
        article="Labour Code (overtime by agreement)",
        note="whoever has not agreed; counsel must check the form of the agreement",
        verified=False,
    ),
    Entry(
        rule=NightLength(night_start=NIGHT[0], night_end=NIGHT[1], most_paid_min=480),
        article="Labour Code (night work)",
        note="8 h in each night and the window from 22:00 to 06:00 are assumed: counsel must check both",
        verified=False,
    ),
    Entry(
        rule=Nights(night_start=NIGHT[0], night_end=NIGHT[1]),
        article="Labour Code (night work); contract",
        note="the window from 22:00 to 06:00 is assumed: counsel must check",
        verified=False,
    ),
    Entry(rule=BreaksTaken(), article="Labour Code Art. 24", note="as the menu states them; how long is break_law's"),
    Entry(
        rule=BreakLaw(steps=(BreakStep(beyond_min=360, least_min=60),), breaks_in_length=True),
        article="Labour Code Art. 24",
        note="60 minutes beyond 6 h, as guides say; others leave the length to agreement: counsel must check",
        verified=False,
    ),
    Entry(
        rule=Protected(night_start=NIGHT[0], night_end=NIGHT[1]),
        article="Labour Code (pregnant and nursing women)",
        note="the window from 22:00 to 06:00 is assumed: counsel must check; as entered per agent; the reason is never "
        "stored",
        verified=False,
    ),
    Entry(
        rule=Standby(rest_min=720),
        article="Labour Code Art. 24(4), read for the longest call-out",
        note="counsel must check how standby counts; the daily rest is kept even if the call comes",
        verified=False,
    ),
    Entry(
        rule=OnCallLimits(most_week_min=2400),
        article="Labour Code Art. 24, read for the longest call-out",
        note="counsel must check how standby counts; a call-out beyond 40 h might be overtime, so this is stricter",
        verified=False,
    ),
    Entry(
        rule=OnCallRest(rest_min=1440, within_days=7),
        article="Labour Code Art. 24, read for the longest call-out",
        note="24 h in seven days: counsel must check how standby counts",
        verified=False,
    ),
)

GEORGIA = RuleBook(
    name="georgia",
    title="Georgia, Labour Code",
    version=2,
    checked=date(2026, 11, 22),
    sources=(
        "Labour Code of Georgia, Articles 24 and 25, as read in a study of the Friedrich Ebert Foundation",
        "Resolution 507/2022 on firms of a special regime",
    ),
    entries=with_agreement(LAW, *NIGHT),
)
