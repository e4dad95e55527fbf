"""European Union: the Working Time Directive 2003/88/EC, where no stricter national law is stated."""

from __future__ import annotations

from datetime import date

from solver.rules.availability import Availability
from solver.rules.average_hours import AverageHours
from solver.rules.break_law import BreakLaw, BreakStep
from solver.rules.breaks import BreaksTaken
from solver.rules.consecutive_days import ConsecutiveDays
from solver.rules.daily_hours import DailyHours
from solver.rules.daily_rest import DailyRest
from solver.rules.night_average import NightAverage
from solver.rules.nights import Nights
from solver.rules.notice import Notice
from solver.rules.on_call_limits import OnCallLimits
from solver.rules.on_call_rest import OnCallRest
from solver.rules.on_call_work import OnCallWork
from solver.rules.presets.agreement import with_agreement
from solver.rules.presets.rule_book import Entry, RuleBook
from solver.rules.protection import Protected
from solver.rules.standby import Standby
from solver.rules.weekly_hours import WeeklyHours
from solver.rules.weekly_rest import WeeklyRest

NIGHT = (1380, 360)  # 23:00 to 06:00
MOST_WEEK_MIN = 6 * 780  # six days of what the daily rest leaves

STANDBY_REST = Entry(
    rule=Standby(rest_min=660),
    article="CJEU C-518/15 and following; 2003/88/EC Art. 3",
    note="the daily rest is kept even if the call comes",
)
STANDBY_WORK = Entry(
    rule=OnCallWork(response_min=30, share=1.0, most_week_min=2880),
    article="CJEU C-518/15 (Matzak), C-344/19, C-580/19",
    note="the Court weighs each case: counsel must check from which answer time standby is work; 48 h in each week "
    "rather than on average, so this is stricter",
    verified=False,
)
PREDICTABLE = (
    Entry(
        rule=Availability(),
        article="Directive (EU) 2019/1152 Art. 10",
        note="reference hours and days; binds whoever has them",
    ),
    Entry(
        rule=Notice(notice_days=7, cents=20000),
        article="Directive (EU) 2019/1152 Art. 10",
        note="the directive asks for reasonable notice and names no days: counsel must check the national period",
        verified=False,
    ),
)
"""Predictable work; held by every member state's book."""


def of_standby(most_week_min: int, counsel: str = "") -> tuple[Entry, ...]:
    """On-call duty as the Court of Justice reads the directive, in every member state's book.

    `most_week_min` is the state's ceiling of a single week; `counsel` what counsel must check of it.
    """
    limits = Entry(
        rule=OnCallLimits(most_week_min=most_week_min),
        article="The law's hours of a week, read for the longest call-out",
        note="the ceiling of weekly_hours, a call-out beyond the agreed week being overtime; the contract's week "
        f"wins for whoever is closed to it, and on_call_work for standby that must be answered at once{counsel}",
        verified=not counsel,
    )
    rest = Entry(
        rule=OnCallRest(rest_min=2100, within_days=7),
        article="2003/88/EC Art. 5, read for the longest call-out",
        note="the weekly rest of weekly_rest, a call-out being work",
    )
    return (STANDBY_REST, limits, rest, STANDBY_WORK)


LAW = (
    Entry(rule=DailyRest(rest_min=660), article="2003/88/EC Art. 3"),
    Entry(
        rule=WeeklyRest(rest_min=2100, within_days=7),
        article="2003/88/EC Art. 5",
        note="24 h and the daily 11 h; a reference of 14 days (Art. 16) is not used, so this is stricter",
    ),
    Entry(
        rule=ConsecutiveDays(most_days=6),
        article="2003/88/EC Art. 5",
        note="follows from the weekly rest; whoever takes 14 days as the reference changes both",
    ),
    Entry(rule=DailyHours(most_min=780), article="2003/88/EC Art. 3", note="13 h, what the daily rest leaves of a day"),
    Entry(
        rule=WeeklyHours(most_week_min=MOST_WEEK_MIN),
        article="2003/88/EC Art. 3 and 5; contract",
        note="78 h, six days of 13 h, are what the rests leave of a single week; the 48 h of Art. 6 are an average "
        "and stand in average_hours; the contract's most_week_h wins where it is smaller",
    ),
    Entry(
        rule=AverageHours(average_week_min=2880, weeks=17),
        article="2003/88/EC Art. 6 and 16(b)",
        note="48 h on average over four months; wins over weekly_hours once earlier weeks were long",
    ),
    Entry(
        rule=NightAverage(most_day_min=480, weeks=17, night_start=NIGHT[0], night_end=NIGHT[1]),
        article="2003/88/EC Art. 2, 8(a) and 16(c)",
        note="8 h on average; Art. 16(c) leaves the reference period, Art. 2 the window to national law, and its night "
        "worker works three hours of the night, here more than half of a shift: counsel must check; for hazards and "
        "heavy strain (Art. 8(b)) add night_length with 480",
        verified=False,
    ),
    Entry(rule=Nights(night_start=NIGHT[0], night_end=NIGHT[1]), article="2003/88/EC Art. 8; contract"),
    Entry(rule=BreaksTaken(), article="2003/88/EC Art. 4"),
    Entry(
        rule=BreakLaw(steps=(BreakStep(beyond_min=360, least_min=15),), breaks_in_length=True),
        article="2003/88/EC Art. 4",
        note="beyond 6 h; the directive names no length: 15 minutes are assumed, counsel must check national law",
        verified=False,
    ),
    Entry(
        rule=Protected(night_start=NIGHT[0], night_end=NIGHT[1]),
        article="92/85/EEC Art. 7; 2003/88/EC Art. 9",
        note="as entered per agent; the reason is never stored",
    ),
    *of_standby(MOST_WEEK_MIN),
    *PREDICTABLE,
)

EU = RuleBook(
    name="eu",
    title="European Union, Directive 2003/88/EC",
    version=3,
    checked=date(2026, 11, 22),
    sources=(
        "Directive 2003/88/EC, Articles 2 to 8 and 16",
        "Directive 92/85/EEC, Article 7",
        "Directive (EU) 2019/1152, Article 10",
        "CJEU C-518/15, C-344/19, C-580/19, C-214/20",
    ),
    entries=with_agreement(LAW, *NIGHT),
)
