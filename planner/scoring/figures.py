"""How good the forecast was: of the last day and the last four weeks, by queue and together, and where it drifts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select

from planner.scoring.drift import TOTAL, Drift, drifts
from planner.scoring.score_row import Score
from planner.store import Store
from planner.store.tables import scores

RECENT_DAYS = 28
DRIFT_DAYS = 14
MOST_WORST = 3


@dataclass(frozen=True, slots=True)
class Figures:
    """Scores of a queue added up; `queue` is empty for all together."""

    queue: str
    intervals: int
    offered: float
    expected: float
    missed: float
    inside: int

    @property
    def wape_share(self) -> float | None:
        """Absolute errors of the intervals over contacts; None where nobody came."""
        return self.missed / self.offered if self.offered > 0 else None

    @property
    def bias_share(self) -> float | None:
        """Contacts expected too many (above 0) or too few, over contacts."""
        return (self.expected - self.offered) / self.offered if self.offered > 0 else None

    @property
    def inside_share(self) -> float:
        """Share of the intervals within the 80 % band."""
        return self.inside / self.intervals


@dataclass(frozen=True, slots=True)
class Leads:
    """The shortest and the longest lead of the forecasts that figures are of, local days before the day."""

    shortest: int
    longest: int


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How good the forecast was up to a day, each queue's day by the forecast made shortest before it.

    Attributes
    ----------
    last_day, recent : figures of `day` and of the last `RECENT_DAYS` days, all queues together first.
    last_day_leads, recent_leads : how long before the days these forecasts were made.
    days : days of `recent` that were scored.
    worst : the queues that missed the most contacts recently, the worst first.
    drifts : queues, and all together, that are off in one direction beyond their own noise.
    """

    day: date
    days: int
    last_day: tuple[Figures, ...]
    recent: tuple[Figures, ...]
    worst: tuple[Figures, ...]
    drifts: tuple[Drift, ...]
    last_day_leads: Leads
    recent_leads: Leads


def accuracy(store: Store) -> Accuracy | None:
    """The figures up to the newest day scored; None before any was."""
    with store.reading() as connection:
        newest = connection.execute(select(func.max(scores.c.day))).scalar()
        if newest is None:
            return None
        day = date.fromisoformat(newest)
        since = (day - timedelta(days=RECENT_DAYS - 1)).isoformat()
        rows = connection.execute(select(scores).where(scores.c.day >= since).order_by(*scores.primary_key)).all()
    nearest: dict[tuple[str, str], Score] = {}  # rows come with the shortest lead first
    for row in rows:
        key, at = (row.day, row.queue), date.fromisoformat(row.day)
        sums = (row.intervals, row.offered, row.expected, row.missed, row.inside)
        nearest.setdefault(key, Score(at, row.queue, row.lead_days, row.plan, *sums))
    return summed_up(day, tuple(nearest.values()))


def summed_up(day: date, found: tuple[Score, ...]) -> Accuracy:
    """The figures of scores, one a queue and day."""
    recent = added(found)
    since = day - timedelta(days=DRIFT_DAYS - 1)
    newest = [one for one in found if one.day == day]
    return Accuracy(
        day=day,
        days=len({one.day for one in found}),
        last_day=added(newest),
        recent=recent,
        worst=_worst(recent),
        drifts=drifts(one for one in found if one.day >= since),
        last_day_leads=_leads(newest),
        recent_leads=_leads(found),
    )


def _leads(found: Iterable[Score]) -> Leads:
    leads = [one.lead_days for one in found]
    return Leads(min(leads), max(leads))


def added(found: Iterable[Score]) -> tuple[Figures, ...]:
    """Scores added up by queue, behind those of all together."""
    by_queue: dict[str, list[Score]] = {}
    for one in found:
        by_queue.setdefault(TOTAL, []).append(one)
        by_queue.setdefault(one.queue, []).append(one)
    return tuple(
        Figures(
            queue,
            sum(one.intervals for one in mine),
            sum(one.offered for one in mine),
            sum(one.expected for one in mine),
            sum(one.missed for one in mine),
            sum(one.inside for one in mine),
        )
        for queue, mine in sorted(by_queue.items())
    )


def _worst(recent: tuple[Figures, ...]) -> tuple[Figures, ...]:
    """The queues whose errors cost the most contacts, however large they are."""
    ranked = sorted((one for one in recent if one.queue != TOTAL), key=lambda one: (-one.missed, one.queue))
    return tuple(ranked[:MOST_WORST])
