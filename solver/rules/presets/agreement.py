"""What every book holds: rules of contract, agreement and the operation's own promises.

They say nothing, or next to nothing, until the operation states the fact they speak of (a pattern, a desk, a ledger,
an offer), so that stating it is enough. Tastes that would change everybody's roster are in no book: an operation adds
them with a reason.
"""

from __future__ import annotations

from solver.rules.absence import AwayWhenAbsent
from solver.rules.activity import ActivitiesDue
from solver.rules.apart import Apart
from solver.rules.availability import Availability
from solver.rules.bids import Bids
from solver.rules.certificate import CertificateOfDesk
from solver.rules.channel_right import ChannelOfDesk
from solver.rules.contract_dates import ContractDates
from solver.rules.days_off_wishes import DaysOffWishes
from solver.rules.fair_feasts import FairFeasts
from solver.rules.fair_match_nights import FairMatchNights
from solver.rules.fair_nights import FairNights
from solver.rules.fair_on_call import FairOnCall
from solver.rules.fair_weekends import FairWeekends
from solver.rules.feast_groups import FeastGroups
from solver.rules.floor import Floors
from solver.rules.language_level import LanguageOfDesk
from solver.rules.least_shift import LeastShift
from solver.rules.lock import Locked
from solver.rules.mentor import MentorBeside
from solver.rules.menus import Menus
from solver.rules.minimal_change import MinimalChange
from solver.rules.named_cover import NamedCover
from solver.rules.never_both_off import NeverBothOff
from solver.rules.night_after import NightAfter
from solver.rules.nights import Nights
from solver.rules.notice import Notice
from solver.rules.off_queue_hours import OffQueueHours
from solver.rules.on_call_most import OnCallMost
from solver.rules.on_call_reach import OnCallReach
from solver.rules.one_shift_a_day import OneShiftADay
from solver.rules.overtime_offers import OvertimeOffers
from solver.rules.paid_hours import PaidHours
from solver.rules.period_hours import PeriodHours
from solver.rules.presets.rule_book import Entry
from solver.rules.queue_rotation import QueueRotation
from solver.rules.refused_wishes import RefusedWishes
from solver.rules.role_floor import RoleFloor
from solver.rules.seats import Seats
from solver.rules.seniority import Seniority
from solver.rules.serves_something import ServesSomething
from solver.rules.shift_pattern import ShiftPattern
from solver.rules.shifts_in_period import ShiftsInPeriod
from solver.rules.skill import SkillOfDesk
from solver.rules.split_shifts import SplitShifts
from solver.rules.team_together import TeamTogether
from solver.rules.time_off_offers import TimeOffOffers
from solver.rules.training_by_date import TrainingByDate
from solver.rules.training_groups import TrainingGroups
from solver.rules.transport import Transport
from solver.rules.voice_share import VoiceShare
from solver.rules.weekends import Weekends
from solver.rules.weekly_days import WeeklyDays
from solver.rules.wish import Wishes

CONTRACT = "Contract of employment"
AGREED = "Agreement with the staff"
OF_PUBLISHED = "binds callers of the library who give the published roster; the planner gives none yet"
PROMISE = "The operation's promise"

OF_CONTRACT = (
    Entry(rule=OneShiftADay(), article="Agreement"),
    Entry(rule=Menus(), article=CONTRACT),
    Entry(
        rule=LeastShift(full_most_min=780, part_most_min=780),
        article="Agreement with the staff (minimum engagement)",
        note="the most is what 11 h of rest leave of a day; a law that asks for more rest or fewer hours wins",
    ),
    Entry(rule=SplitShifts(), article=CONTRACT, note="none unless the contract says how many a week"),
    Entry(rule=ShiftPattern(), article=CONTRACT, note="binds whoever has a pattern"),
    Entry(rule=Availability(), article=CONTRACT, note="binds whoever stated hours"),
    Entry(rule=WeeklyDays(), article=CONTRACT),
    Entry(rule=ShiftsInPeriod(), article=CONTRACT, note="binds contracts that name a number of shifts"),
    Entry(rule=PeriodHours(), article=CONTRACT, note="the plan as a whole; each week by itself is weekly_hours'"),
    Entry(rule=ContractDates(), article=CONTRACT),
    Entry(rule=AwayWhenAbsent(), article="Leave granted"),
    Entry(
        rule=Locked(),
        article="The planner's decision",
        note="a lock against a hard rule is told by validate and leaves no roster to plan; it never loosens the rule",
    ),
    Entry(rule=PaidHours(), article=CONTRACT, note="binds the contracts named as paid by the hour"),
)
"""What was signed and decided for each person."""

OF_DESKS = (
    Entry(rule=ServesSomething(), article="Agreement"),
    Entry(rule=SkillOfDesk(), article="Agreement on desks"),
    Entry(rule=CertificateOfDesk(), article="Agreement on desks"),
    Entry(rule=LanguageOfDesk(), article="Agreement on desks"),
    Entry(rule=ChannelOfDesk(), article="Agreement on desks"),
    Entry(rule=VoiceShare(), article="Agreement on desks", note="only where a desk asks for the telephone"),
    Entry(rule=Seats(), article="The site's desks", note="a site without a number has enough"),
    Entry(rule=Floors(), article=PROMISE),
    Entry(rule=RoleFloor(), article=PROMISE, note="the posts named under rules.changes"),
    Entry(rule=NightAfter(), article=PROMISE, note="where shifts reach past the last midnight of a plan"),
    Entry(rule=NamedCover(), article=PROMISE, note="the charges named under rules.changes"),
    Entry(rule=MentorBeside(), article=AGREED, note="newcomers, where somebody is a mentor"),
    Entry(rule=NeverBothOff(), article=AGREED, note="pairs of kind cover"),
    Entry(rule=Apart(), article=AGREED, note="pairs of kind apart"),
    Entry(rule=TeamTogether(), article=AGREED, note="the teams named under rules.changes"),
)
"""Who may sit where, and who must be there."""

OF_TIME_OFF_QUEUE = (
    Entry(rule=ActivitiesDue(), article="Agreement"),
    Entry(rule=TrainingGroups(), article="Agreement", note="activities with a course"),
    Entry(rule=TrainingByDate(), article="Agreement", note="the certificates named under rules.changes"),
    Entry(
        rule=OffQueueHours(),
        article="Agreement",
        note="what the operation states as owed; a month by the plan that holds its last day",
    ),
    Entry(rule=QueueRotation(), article="Agreement", note="the queues named under rules.changes"),
    Entry(rule=OnCallReach(), article="Agreement on on-call duty"),
    Entry(rule=OnCallMost(), article="Agreement on on-call duty", note="one a week; the spacing is standby's"),
    Entry(rule=FairOnCall(), article=AGREED),
)
"""Training, time off the queue, on-call duty."""

OF_WISHES = (
    Entry(rule=Weekends(), article="Agreement"),
    Entry(rule=FairWeekends(), article=AGREED, note="with a ledger of the year; counted on top of weekends"),
    Entry(rule=FairFeasts(), article=AGREED, note="with a ledger of the year"),
    Entry(rule=FairMatchNights(), article=AGREED, note="with a ledger of the year"),
    Entry(
        rule=FeastGroups(cents=20000),
        article="Agreement with the staff; GDPR Art. 9, Law 6698 Art. 6",
        note="a code that the agent chose; priced, so that a lock or a floor can still be kept",
    ),
    Entry(rule=Wishes(), article="Agreement"),
    Entry(rule=DaysOffWishes(), article=AGREED, note="on top of wish, for a row of days"),
    Entry(rule=RefusedWishes(), article=AGREED, note="on top of wish, with a ledger of the year"),
    Entry(rule=Seniority(), article=AGREED, note="on top of wish, where the day of hiring is known"),
    Entry(rule=Bids(), article=AGREED),
    Entry(rule=TimeOffOffers(), article=AGREED),
    Entry(rule=OvertimeOffers(), article=AGREED, note="whom to ask first; how much is allowed is the law's"),
    Entry(
        rule=Notice(),
        article=AGREED,
        note=f"{OF_PUBLISHED}; what lies nearer than the notice is also minimal_change's, both count",
    ),
    Entry(rule=MinimalChange(), article=AGREED, note=OF_PUBLISHED),
)
"""What people wish, and how burdens are shared."""


def with_agreement(law: tuple[Entry, ...], night_start: int, night_end: int) -> tuple[Entry, ...]:
    """A country's entries and those of every book; where both have a kind, the country's stands.

    `night_start` and `night_end` are the clock minutes of the country's night.
    """
    stated = {entry.rule.kind for entry in law}
    every = (*OF_CONTRACT, *_of_night(night_start, night_end), *OF_DESKS, *OF_TIME_OFF_QUEUE, *OF_WISHES)
    return (*law, *(entry for entry in every if entry.rule.kind not in stated))


def _of_night(night_start: int, night_end: int) -> tuple[Entry, ...]:
    """Agreements that need to know when it is night."""
    return (
        Entry(rule=Nights(night_start=night_start, night_end=night_end), article=f"{CONTRACT} (nights of a plan)"),
        Entry(
            rule=FairNights(night_start=night_start, night_end=night_end),
            article=AGREED,
            note="with a ledger of the year; counted on top of nights",
        ),
        Entry(
            rule=Transport(night_start=night_start, night_end=night_end),
            article="The site's transport",
            note="whoever needs transport, by day and by night",
        ),
    )
