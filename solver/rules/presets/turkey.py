"""Turkey: Labour Law 4857 and its regulations on shifts, overtime, women at night, pregnant and nursing women."""

from __future__ import annotations

from datetime import date

from solver.rules.break_law import BreakLaw
from solver.rules.breaks import BreaksTaken
from solver.rules.consecutive_days import ConsecutiveDays
from solver.rules.daily_hours import DailyHours
from solver.rules.daily_rest import DailyRest
from solver.rules.night_length import NightLength
from solver.rules.night_rotation import NightRotation
from solver.rules.nights import Nights
from solver.rules.on_call_limits import OnCallLimits
from solver.rules.on_call_rest import OnCallRest
from solver.rules.overtime_closed import OvertimeClosed
from solver.rules.overtime_limit import OvertimeLimit
from solver.rules.period_hours import PeriodHours
from solver.rules.presets.agreement import with_agreement
from solver.rules.presets.rule_book import Entry, RuleBook
from solver.rules.protection import Protected
from solver.rules.standby import Standby
from solver.rules.transport import Transport
from solver.rules.weekly_hours import WeeklyHours
from solver.rules.weekly_rest import WeeklyRest

NIGHT = (1200, 360)  # 20:00 to 06:00

LAW = (
    Entry(rule=DailyRest(rest_min=660), article="Shift regulation Art. 9", note="11 h at a change of shift"),
    Entry(rule=WeeklyRest(rest_min=1440, within_days=7), article="Law 4857 Art. 46; shift regulation Art. 12"),
    Entry(
        rule=ConsecutiveDays(most_days=6),
        article="Law 4857 Art. 46 and 63",
        note="the weekly rest read as a whole day: stricter than 24 hours at any time, so it wins over weekly_rest",
    ),
    Entry(
        rule=DailyHours(most_min=660),
        article="Law 4857 Art. 63",
        note="11 h, overtime included; of a night shift the smaller limit of night_length wins",
    ),
    Entry(
        rule=WeeklyHours(most_week_min=2700),
        article="Law 4857 Art. 63",
        note="45 h in each week, stricter than the average over two months (average_hours with 45 h and 8 weeks takes "
        "its place by agreement); who works overtime by consent raises it, to 66 h at most (six days of 11 h), and "
        "overtime_closed and overtime_limit still hold; the contract's most_week_h wins where it is smaller",
    ),
    Entry(
        rule=OvertimeClosed(newcomers=False),
        article="Law 4857 Art. 41; overtime regulation Art. 8 and 9",
        note="part-timers, and whoever has not consented, also where weekly_hours would allow more; newcomers are "
        "left to agreement",
    ),
    Entry(
        rule=OvertimeLimit(most_year_min=16200),
        article="Law 4857 Art. 41; overtime regulation Art. 5",
        note="270 h, in any twelve months rather than in a calendar year, so this is stricter",
    ),
    Entry(
        rule=PeriodHours(),
        article="Law 4857 Art. 41; contract",
        note="overtime at one and a half; each week by itself is weekly_hours'",
    ),
    Entry(
        rule=NightLength(night_start=NIGHT[0], night_end=NIGHT[1], most_paid_min=450),
        article="Law 4857 Art. 69; shift regulation Art. 7",
        note="the exceptions (tourism, private security, health) do not list call centres; women's nights: OG 28717 "
        "Art. 5, the same 7.5 h",
    ),
    Entry(
        rule=NightRotation(night_start=NIGHT[0], night_end=NIGHT[1], most_weeks=1),
        article="Law 4857 Art. 69; shift regulation Art. 8",
        note="one week of nights, then by day; 2 where the rotation of two weeks is used, by the same article",
    ),
    Entry(rule=Nights(night_start=NIGHT[0], night_end=NIGHT[1]), article="Law 4857 Art. 69; contract"),
    Entry(
        rule=Transport(night_only=True, night_start=NIGHT[0], night_end=NIGHT[1]),
        article="Regulation OG 28717 (women in night shifts) Art. 6",
        note="the employer's transport, where public transport is hard; for whom is entered per agent, and the "
        "longest wait is the operation's",
    ),
    Entry(rule=BreaksTaken(), article="Law 4857 Art. 68"),
    Entry(
        rule=BreakLaw(breaks_in_length=False),
        article="Law 4857 Art. 68",
        note="by the time worked, for breaks are no working time; 90 minutes beyond 11 h are the practice of courts",
    ),
    Entry(
        rule=Protected(night_start=NIGHT[0], night_end=NIGHT[1]),
        article="Law 4857 Art. 69 and 74; Regulation OG 28737",
        note="pregnant, and for a year after birth: no nights, 7.5 h a day, no overtime; as entered per agent; the "
        "reason is never stored",
    ),
    Entry(
        rule=Standby(rest_min=660),
        article="Shift regulation Art. 9, read for the longest call-out",
        note="the law has no article on standby; the daily rest is kept even if the call comes",
        verified=False,
    ),
    Entry(
        rule=OnCallLimits(most_week_min=3960),
        article="Law 4857 Art. 41, 46 and 63, read for the longest call-out",
        note="the law has no article on standby; a call-out beyond 45 h is read as overtime: six days of 11 h",
        verified=False,
    ),
    Entry(
        rule=OnCallRest(rest_min=1440, within_days=7),
        article="Law 4857 Art. 46, read for the longest call-out",
        note="the law has no article on standby; a call-out is work, and the week keeps its 24 h",
        verified=False,
    ),
)

TURKEY = RuleBook(
    name="turkey",
    title="Turkey, Law 4857",
    version=3,
    checked=date(2026, 11, 22),
    sources=(
        "Law 4857, Articles 41, 46, 47, 63, 68, 69, 74",
        "Regulation on work in shifts, Official Gazette 25426, amended 30159 and 31550",
        "Regulation on overtime, Official Gazette 25425",
        "Regulation on women's work in night shifts, Official Gazette 28717",
        "Regulation on pregnant and nursing women, Official Gazette 28737",
    ),
    entries=with_agreement(LAW, *NIGHT),
)
