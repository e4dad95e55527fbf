"""Germany: the Working Time Act (Arbeitszeitgesetz, ArbZG)."""

from __future__ import annotations

from datetime import date

from solver.rules.average_hours import AverageHours
from solver.rules.break_law import BreakLaw, BreakStep
from solver.rules.breaks import BreaksTaken
from solver.rules.consecutive_days import ConsecutiveDays
from solver.rules.daily_hours import DailyHours
from solver.rules.daily_rest import DailyRest
from solver.rules.free_sundays import FreeSundays
from solver.rules.night_average import NightAverage
from solver.rules.night_length import NightLength
from solver.rules.presets.agreement import with_agreement
from solver.rules.presets.eu import PREDICTABLE, of_standby
from solver.rules.presets.rule_book import Entry, RuleBook
from solver.rules.protection import Protected
from solver.rules.unbroken_work import UnbrokenWork
from solver.rules.weekly_hours import WeeklyHours
from solver.rules.weekly_rest import WeeklyRest

NIGHT = (1380, 360)  # 23:00 to 06:00
MATERNITY_NIGHT = (1200, 360)  # 20:00 to 06:00

LAW = (
    Entry(rule=DailyRest(rest_min=660), article="ArbZG § 5"),
    Entry(
        rule=WeeklyRest(rest_min=2100, within_days=7),
        article="ArbZG §§ 9 to 11; 2003/88/EC Art. 5",
        note="24 h and the daily 11 h on any day of the week: that work on Sundays needs an exception of § 10 or of "
        "the Land, and a day in their place (§ 11(3)), counsel must check, no rule does; 15 of them are free_sundays'",
        verified=False,
    ),
    Entry(
        rule=FreeSundays(least_free_year=15),
        article="ArbZG § 11(1)",
        note="15 Sundays a year, in proportion within the weeks that are known, so this is stricter; its Sundays count "
        "beside weekends, which is a matter of agreement",
    ),
    Entry(rule=ConsecutiveDays(most_days=6), article="2003/88/EC Art. 5", note="follows from the weekly rest"),
    Entry(
        rule=DailyHours(most_min=600),
        article="ArbZG § 3",
        note="10 h, if 8 h on average are kept, which average_hours does",
    ),
    Entry(
        rule=WeeklyHours(most_week_min=3600),
        article="ArbZG § 3; contract",
        note="60 h, six working days of 10 h; the average of average_hours and the contract's most_week_h win where "
        "they are smaller",
    ),
    Entry(
        rule=AverageHours(average_week_min=2880, weeks=24),
        article="ArbZG § 3",
        note="8 h on working days, six in a week, on average over 24 weeks; wins over weekly_hours once earlier weeks "
        "were long",
    ),
    Entry(
        rule=NightLength(night_start=NIGHT[0], night_end=NIGHT[1], most_paid_min=600),
        article="ArbZG § 6(2)",
        note="10 h, if 8 h on average are kept, which night_average does; the same limit as daily_hours",
    ),
    Entry(
        rule=NightAverage(most_day_min=480, weeks=4, night_start=NIGHT[0], night_end=NIGHT[1]),
        article="ArbZG §§ 2 and 6(2)",
        note="8 h on average over four weeks; § 2 calls more than two hours of the window night work, here it is more "
        "than half of the shift: counsel must check who is a night worker",
        verified=False,
    ),
    Entry(rule=BreaksTaken(), article="ArbZG § 4"),
    Entry(
        rule=BreakLaw(
            steps=(BreakStep(beyond_min=360, least_min=30), BreakStep(beyond_min=540, least_min=45)),
            breaks_in_length=False,
        ),
        article="ArbZG § 4",
        note="30 minutes beyond 6 h of work, 45 beyond 9 h; that each part has 15 minutes is up to the menu",
    ),
    Entry(rule=UnbrokenWork(most_min=360), article="ArbZG § 4", note="no more than 6 h without a break"),
    Entry(
        rule=Protected(night_start=MATERNITY_NIGHT[0], night_end=MATERNITY_NIGHT[1]),
        article="MuSchG §§ 4 and 5; 92/85/EEC Art. 7",
        note="from 20:00, and all work in it rather than shifts of more than half: counsel must check; as entered per "
        "agent; the reason is never stored",
        verified=False,
    ),
    *of_standby(3600),
    *PREDICTABLE,
)

GERMANY = RuleBook(
    name="germany",
    title="Germany, Arbeitszeitgesetz",
    version=2,
    checked=date(2026, 11, 22),
    sources=(
        "Arbeitszeitgesetz, §§ 2 to 6 and 9 to 11",
        "Mutterschutzgesetz, §§ 4 and 5",
        "Directive 2003/88/EC, Article 5; Directive (EU) 2019/1152, Article 10",
        "CJEU C-518/15, C-344/19, C-580/19, C-214/20",
    ),
    entries=with_agreement(LAW, *NIGHT),
)
