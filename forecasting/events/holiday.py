"""A public holiday, its half day or its eve: whole days, so they act on the daily level."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import ClassVar, Literal
from zoneinfo import ZoneInfo

from forecasting.errors import ForecastError
from forecasting.events.event import Event

DayPart = Literal["full", "half", "eve"]


@dataclass(frozen=True, kw_only=True)
class Holiday(Event):
    """A holiday on one local date of the market it belongs to."""

    kind: ClassVar[str] = "holiday"
    duration_min: ClassVar[int] = 1440
    usual_starts_min: ClassVar[tuple[int, ...]] = (0,)

    name: str = ""
    part: DayPart = "full"


def holiday_events(
    country: str, years: range, zone: str, languages: frozenset[str] = frozenset()
) -> tuple[Holiday, ...]:
    """Build the public holidays, half days and eves of a country for a range of years.

    Parameters
    ----------
    country
        ISO 3166 code that the `holidays` package knows, such as "TR".
    languages
        Languages of the queues that feel them; empty means every queue.

    Raises
    ------
    ForecastError
        `unknown_country`.
    """
    from holidays import HALF_DAY, country_holidays, list_supported_countries

    if country not in list_supported_countries():
        raise ForecastError.of("unknown_country", country=country)
    full = country_holidays(country, years=list(years))
    half = {}
    if HALF_DAY in full.supported_categories:
        half = {
            d: name
            for d, name in country_holidays(country, years=list(years), categories=(HALF_DAY,)).items()
            if d not in full
        }
    days: dict[date, tuple[str, DayPart]] = {d - timedelta(days=1): (name, "eve") for d, name in full.items()}
    days |= {d: (name, "half") for d, name in half.items()}
    days |= {d: (name, "full") for d, name in full.items()}
    return tuple(
        Holiday(
            id=f"holiday-{country}-{day.isoformat()}",
            starts_at=datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC),
            tier=2 if part == "full" else 3,
            languages=languages,
            name=name,
            part=part,
        )
        for day, (name, part) in sorted(days.items())
    )
