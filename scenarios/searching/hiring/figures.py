"""The answer in figures: whom to hire when, need against capacity by language, weeks that cannot be saved, proofs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Hire:
    """So many of a profile start on a day; `cents` to the horizon's end, recruiting included."""

    profile: str
    count: int
    first_day: date
    order_by: date
    cents: int


@dataclass(frozen=True, slots=True)
class Curve:
    """People-hours of a language by week: needed, and what it gets when people are shared evenly among languages.

    `held_h` is of those employed today, `with_hires_h` with the hires.
    """

    language: str
    needed_h: tuple[float, ...]
    held_h: tuple[float, ...]
    with_hires_h: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class ShortWeek:
    """A week that stays short: hours missing, of which queues or which floor, and what overtime they would take.

    `overtime_share` of their usual hours, of those who can serve them and may work overtime; 0: there is nobody.
    """

    monday: date
    missing_h: float
    queues: tuple[str, ...]
    floor: str
    helpers: int
    overtime_share: float


@dataclass(frozen=True, slots=True)
class Tried:
    """A week tried with a whole roster: people there, hired among them, hours people were missing, goals missed.

    `rostered` is false where no roster was found. `round` counts the schedules tried, from 1.
    """

    round: int
    monday: date
    people: int
    hired: int
    rostered: bool
    missed: tuple[str, ...]
    queues: int
    need_h: float
    paid_h: float
    short_h: float


@dataclass(frozen=True, slots=True)
class Level:
    """Hires needed for another level of volume: the mean (None) or a quantile of each week's."""

    quantile: float | None
    people: int


@dataclass(frozen=True, slots=True)
class Hiring:
    """All of it.

    Attributes
    ----------
    start, weeks, lead_weeks : horizon and weeks from order to first day. `asked_weeks` : that must be covered;
        `goal_week` : the number of the first of them that hires can reach.
    short_before_h, short_h : hours missing by week, without and with the hires.
    unsaved : asked weeks that stay short, before anybody can start apart from the others by their date.
    bound, proven : no schedule with so little missing has fewer hires than `bound` (of people, or of cents where
        money comes first); `dear_share` : how far the cost may be above the least.
    first_usable, usable : hours of need that a paid hour carries, all queues together: as measured on the plan
        that stands, and after the trials.
    fewer : weeks short with one hire less, beyond what is short anyway, as far as was found; `fewer_least_h`: hours
        that are missing more at the least; None where those found are the least.
    idle : profiles that can serve nothing that is ever short. `unhelped` : queues that missed a goal in the trials of
        the answer and that no profile serves. `kept` : the round whose schedule is answered; 0 where none was tried.
    """

    start: date
    weeks: int
    lead_weeks: int
    currency: str
    hires: tuple[Hire, ...]
    curves: tuple[Curve, ...]
    asked_weeks: int
    goal_week: int
    short_before_h: tuple[float, ...]
    short_h: tuple[float, ...]
    unsaved: tuple[ShortWeek, ...]
    bound: float
    proven: bool
    dear_share: float
    first_usable: float
    usable: float
    fewer: tuple[ShortWeek, ...]
    fewer_least_h: float | None
    levels: tuple[Level, ...]
    idle: tuple[str, ...]
    unhelped: tuple[str, ...]
    tried: tuple[Tried, ...]
    kept: int
    notes: tuple[tuple[str, tuple[tuple[str, object], ...]], ...]

    @property
    def people(self) -> int:
        """All hires."""
        return sum(hire.count for hire in self.hires)

    @property
    def cents(self) -> int:
        """All that the hires cost to the horizon's end."""
        return sum(hire.cents for hire in self.hires)

    @property
    def first_start(self) -> date:
        """The first day on which anybody ordered today could start."""
        return self.start + timedelta(weeks=self.lead_weeks)

    @property
    def its_trials(self) -> tuple[Tried, ...]:
        """The trials of the schedule that is answered."""
        return tuple(trial for trial in self.tried if trial.round == self.kept)

    @property
    def held_up(self) -> bool:
        """Whether every roster of the answer's round met every goal."""
        return all(trial.rostered and not trial.missed for trial in self.its_trials)

    def total(self, profile: str) -> int:
        """Hires of one profile."""
        return sum(hire.count for hire in self.hires if hire.profile == profile)
