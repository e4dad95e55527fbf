"""A public holiday, its half day or its eve: whole days, so they act on the daily level."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import ClassVar, Literal
from zoneinfo import ZoneInfo

from forecasting.errors import ForecastError
from forecasting.events.course import Course
from forecasting.events.event import Event

DayPart = Literal["full", "half", "eve"]


@dataclass(frozen=True, kw_only=True)
class Holiday(Event):
    """A holiday on one local date of the market it belongs to."""

    kind: ClassVar[str] = "holiday"
    courses: ClassVar[tuple[Course, ...]] = (Course("holiday", duration_min=1440, usual_starts_min=(0,)),)

    name: str = ""
    part: DayPart = "full"


@dataclass(frozen=True, slots=True)
class DayOverride:
    """A local date of which the operation knows better than the library; part None is no holiday at all."""

    date: date
    name: str = ""
    part: DayPart | None = "full"


def holiday_events(
    country: str | None,
    years: range,
    zone: str,
    languages: frozenset[str] = frozenset(),
    overrides: tuple[DayOverride, ...] = (),
) -> tuple[Holiday, ...]:
    """Build the public holidays, half days and eves of a country for a range of years.

    Parameters
    ----------
    country
        ISO 3166 code that the `holidays` package knows, such as "TR"; None keeps no holiday but the overrides.
    languages
        Languages of the queues that feel them; empty means every queue.
    overrides
        Decreed days, moved days and days that are none; they replace what the library says of their date. Each
        full holiday makes the day before it an eve, where that is nothing else.

    Raises
    ------
    ForecastError
        `unknown_country`.
    """
    named = {day.date: (day.name, day.part) for day in overrides}
    known = {} if country is None else _public_days(country, years)
    days: dict[date, tuple[str, DayPart]] = {d: found for d, found in known.items() if d not in named}
    days |= {d: (name, part) for d, (name, part) in named.items() if part is not None}
    for day, (name, part) in sorted(days.items()):
        eve = day - timedelta(days=1)
        if part == "full" and eve not in days and eve not in named:
            days[eve] = (name, "eve")
    label = "-".join((country or "own", *sorted(languages)))
    return tuple(
        Holiday(
            id=f"holiday-{label}-{day.isoformat()}",
            starts_at=datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC),
            tier=2 if part == "full" else 3,
            languages=languages,
            name=name,
            part=part,
        )
        for day, (name, part) in sorted(days.items())
    )


def knows_country(country: str) -> bool:
    """Whether the `holidays` package knows a country's code."""
    from holidays.registry import EntityLoader

    return country in EntityLoader.get_country_codes()


@cache
def _public_days(country: str, years: range) -> dict[date, tuple[str, DayPart]]:
    """Full and half holidays of a country."""
    from holidays import HALF_DAY, country_holidays

    if not knows_country(country):
        raise ForecastError.of("unknown_country", country=country)
    wanted = list(years)
    full = country_holidays(country, years=wanted)
    days: dict[date, tuple[str, DayPart]] = {}
    if HALF_DAY in full.supported_categories:
        half = country_holidays(country, years=wanted, categories=(HALF_DAY,))
        days |= {d: (name, "half") for d, name in half.items()}
    return days | {d: (name, "full") for d, name in full.items()}
