"""The holidays and Ramadans of every market that an operation serves, as events of its queues' languages."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.operation.calendar_specs import CalendarSpec, DaySpec, SpanSpec

if TYPE_CHECKING:
    from forecasting import DayOverride, Event

Languages = frozenset[str]


def market_days(spec: CalendarSpec, zone: str, years: range, spoken: Languages) -> tuple[Event, ...]:
    """Holidays of all markets with the operation's own days laid over them, and the days of Ramadan.

    Parameters
    ----------
    spoken
        Languages of the operation's queues.

    Raises
    ------
    forecasting.ForecastError
        `unknown_country`.
    """
    from forecasting import holiday_events

    found: list[Event] = []
    for country, languages in _markets(spec, spoken):
        for group, overrides in _groups(spec, country, languages, spoken):
            scope = _scope(group, languages, spoken)
            found += holiday_events(country, years, zone, scope, overrides)
    return (*found, *_ramadan(spec, zone, years, spoken))


def _markets(spec: CalendarSpec, spoken: Languages) -> list[tuple[str | None, Languages]]:
    """Each market with its languages; those of no market at all keep only the operation's own days."""
    served = [(country, frozenset(languages) or spoken) for country, languages in sorted(spec.served.items())]
    rest = spoken.difference(*(languages for _, languages in served))
    return [*served, (None, rest)] if rest else [*served]


def _groups(
    spec: CalendarSpec, country: str | None, languages: Languages, spoken: Languages
) -> list[tuple[Languages, tuple[DayOverride, ...]]]:
    """The languages of a market, split where the operation's own days concern only some of them."""
    by_days: dict[tuple[DayOverride, ...], set[str]] = {}
    for language in sorted(languages):
        by_days.setdefault(_overrides(spec, country, language), set()).add(language)
    return [(frozenset(group), overrides) for overrides, group in by_days.items()]


def _overrides(spec: CalendarSpec, country: str | None, language: str) -> tuple[DayOverride, ...]:
    """The operation's own days of a language in a market; of two for one date the later counts."""
    from forecasting import DayOverride

    extra = (DaySpec(date=day, name=name) for day, name in spec.extra.items())
    concerned = (
        day
        for day in (*extra, *spec.overrides)
        if day.country in (None, country) and (not day.languages or language in day.languages)
    )
    by_date = {day.date: DayOverride(day.date, day.name, None if day.part == "none" else day.part) for day in concerned}
    return tuple(by_date[day] for day in sorted(by_date))


def _scope(group: Languages, languages: Languages, spoken: Languages) -> Languages:
    """Whom an event concerns: everybody (no languages) where the group is all that the operation speaks."""
    return frozenset() if group == languages and languages >= spoken else group


def _ramadan(spec: CalendarSpec, zone: str, years: range, spoken: Languages) -> list[Event]:
    """Days of Ramadan; languages whose markets keep the same days share an event a day."""
    from forecasting.events import ramadan_events

    by_dates: dict[tuple[date, ...], set[str]] = {}
    for language in sorted(spoken):
        countries = [country for country, languages in _markets(spec, spoken) if language in languages]
        dates = {day for country in countries if country is not None for day in _ramadan_of(spec, country, years)}
        by_dates.setdefault(tuple(sorted(dates)), set()).add(language)
    found: list[Event] = []
    for dates_kept, group in by_dates.items():
        scope = frozenset() if group == spoken else frozenset(group)
        found += ramadan_events(dates_kept, zone, scope)
    return found


def _ramadan_of(spec: CalendarSpec, country: str, years: range) -> list[date]:
    """Dates of a market: the operation's own, else those of the holidays package."""
    from forecasting.events import ramadan_dates

    if spec.ramadan is not None and country not in spec.ramadan:
        return []
    stated = () if spec.ramadan is None else spec.ramadan[country]
    known = {span.first.year for span in stated}
    dates = [day for day in ramadan_dates(country, years) if day.year not in known]
    return dates + [day for span in stated for day in _days(span)]


def _days(span: SpanSpec) -> list[date]:
    return [span.first + timedelta(days=k) for k in range((span.last - span.first).days + 1)]
