"""Ramadan: a month of days with another rhythm: quiet before the meal at sunset, awake until the meal before dawn.

One event is one local day. Its curve has a value per hour of the clock, an echo in the sense of phases: the days
stay ordinary days, and only what is clearly different from their usual shape is learnt. Sunset moves by less than
forty minutes within the month and eleven days a year, so hours of the clock are near enough (an assumption that
holds in the latitudes of Turkey). The level of the whole day is a column of the daily regression.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import ClassVar
from zoneinfo import ZoneInfo

from forecasting.events.course import Course, echo
from forecasting.events.event import Event

LONGEST_DAYS = 30


@dataclass(frozen=True, kw_only=True)
class Ramadan(Event):
    """One local date of Ramadan."""

    kind: ClassVar[str] = "ramadan"
    courses: ClassVar[tuple[Course, ...]] = (
        Course(
            "ramadan",
            phases=(echo("hours", "start", 0, 1440, 60),),
            duration_min=1440,
            usual_starts_min=(0,),
        ),
    )

    @property
    def part_name(self) -> str:
        """All its days are one part of the attribution."""
        return "ramadan"


def ramadan_events(dates: Iterable[date], zone: str, languages: frozenset[str] = frozenset()) -> tuple[Ramadan, ...]:
    """Build an event for each local date of Ramadan."""
    label = "-".join(("ramadan", *sorted(languages)))
    return tuple(
        Ramadan(
            id=f"{label}-{day.isoformat()}",
            starts_at=datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC),
            languages=languages,
        )
        for day in sorted(set(dates))
    )


def ramadan_dates(country: str, years: range) -> tuple[date, ...]:
    """Dates of Ramadan in a country that keeps the feast at its end as a public holiday; none elsewhere.

    The first day is that of the `holidays` package (for coming years an estimate, a day early or late where the
    moon is sighted), the last the day before the country's feast.
    """
    if not _keeps_the_feast(country, years):
        return ()
    found: list[date] = []
    for year in years:
        for first in _first_days(year):
            feast = _feast(country, first)
            length = LONGEST_DAYS if feast is None else min((feast - first).days, LONGEST_DAYS)
            found += [first + timedelta(days=k) for k in range(length)]
    return tuple(found)


@cache
def _keeps_the_feast(country: str, years: range) -> bool:
    """Whether the feast is a holiday every year: in one year another holiday may happen to fall there."""
    around = range(years.start - 3, years.stop + 3)
    return all(_feast(country, first) is not None for year in around for first in _first_days(year))


@cache
def _first_days(year: int) -> tuple[date, ...]:
    """First days of Ramadan in a Gregorian year: one, or two every thirty-odd years."""
    from holidays.calendars.islamic import _IslamicLunar  # its only door to the table of dates

    return tuple(sorted({day for day, _ in _IslamicLunar().ramadan_beginning_dates(year) if day.year == year}))


@cache
def _feast(country: str, first: date) -> date | None:
    """The public holiday that ends a Ramadan, 29 to 31 days after it began."""
    from holidays import country_holidays

    public = country_holidays(country, years=[first.year, first.year + 1])
    days = (first + timedelta(days=k) for k in (29, 30, 31))
    return next((day for day in days if day in public), None)
