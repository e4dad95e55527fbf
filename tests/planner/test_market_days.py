"""Each language feels the holidays of the markets that speak it, and the operation's own days before the library's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from forecasting import Event, Holiday, Ramadan
from planner.market_days import market_days
from planner.operation.calendar_specs import CalendarSpec

SPOKEN = frozenset({"tr", "de", "en"})
ZONE = "Europe/Istanbul"
ORDINARY = date(2025, 11, 7)
REPUBLIC_DAY = date(2025, 10, 29)
GERMAN_UNITY = date(2025, 10, 3)


def days(**spec: object) -> tuple[Event, ...]:
    """All days of 2025 under a calendar as it stands in operation.yaml."""
    return market_days(CalendarSpec.model_validate(spec), ZONE, range(2025, 2026), SPOKEN)


def felt(events: Iterable[Event], language: str) -> dict[date, str]:
    """Part of each holiday that a language feels, by local date; a name's own part when it is no holiday."""
    return {
        event.starts_at.astimezone(ZoneInfo(ZONE)).date(): event.part
        for event in events
        if isinstance(event, Holiday) and (not event.languages or language in event.languages)
    }


def test_a_country_alone_is_kept_by_every_language() -> None:
    """As it was before markets had languages."""
    found = days(country="TR")
    assert all(not event.languages for event in found)
    assert felt(found, "en")[REPUBLIC_DAY] == "full"
    assert {event.id for event in found if isinstance(event, Holiday)} >= {"holiday-TR-2025-10-29"}


def test_each_market_is_felt_by_its_own_languages() -> None:
    """German Unity Day is no holiday in Istanbul; English is nobody's market here."""
    found = days(markets={"TR": ["tr"], "DE": ["de"]})
    assert felt(found, "tr")[REPUBLIC_DAY] == "full"
    assert GERMAN_UNITY not in felt(found, "tr")
    assert felt(found, "de")[GERMAN_UNITY] == "full"
    assert REPUBLIC_DAY not in felt(found, "de")
    assert felt(found, "en") == {}


def test_two_markets_of_one_language_are_both_felt() -> None:
    """German is spoken in Austria, too."""
    found = felt(days(markets={"DE": ["de"], "AT": ["de"]}), "de")
    assert found[GERMAN_UNITY] == found[date(2025, 10, 26)] == "full"


def test_half_days_come_from_the_library() -> None:
    """The afternoon before Republic Day."""
    assert felt(days(country="TR"), "tr")[date(2025, 10, 28)] == "half"


def test_own_days_are_holidays_of_all_markets_and_bring_their_eve() -> None:
    """A bridge day decreed by name only, as operations wrote it until now."""
    found = days(markets={"TR": ["tr"], "DE": ["de"]}, extra={ORDINARY: "Bridge"})
    for language in SPOKEN:
        assert felt(found, language)[ORDINARY] == "full"
        assert felt(found, language)[date(2025, 11, 6)] == "eve"


def test_a_decreed_day_may_concern_one_market_or_language_only() -> None:
    """An administrative leave in Turkey is no German holiday."""
    own = [{"date": ORDINARY, "name": "Leave", "part": "half", "source": "Circular 2025/11", "country": "TR"}]
    found = days(markets={"TR": ["tr"], "DE": ["de"]}, overrides=own)
    assert felt(found, "tr")[ORDINARY] == "half"
    assert ORDINARY not in felt(found, "de")
    spoken = days(country="TR", overrides=[{"date": REPUBLIC_DAY, "name": "Open", "part": "none", "languages": ["en"]}])
    assert REPUBLIC_DAY not in felt(spoken, "en")
    assert felt(spoken, "tr")[REPUBLIC_DAY] == "full"


def test_a_public_holiday_may_be_made_an_ordinary_day_with_its_eve() -> None:
    """Where a holiday is worked, the evening before it is an evening like others."""
    found = felt(days(country="TR", overrides=[{"date": date(2025, 4, 23), "name": "Worked", "part": "none"}]), "tr")
    assert date(2025, 4, 23) not in found
    assert date(2025, 4, 22) not in found


def test_ids_are_unique_whatever_the_markets() -> None:
    """The calendar refuses events that are there twice."""
    own = [{"date": ORDINARY, "name": "Leave", "languages": ["tr"]}]
    found = days(markets={"TR": ["tr", "de"], "DE": ["de"], "AZ": ["tr"]}, overrides=own)
    assert len({event.id for event in found}) == len(found)


def fasting(events: Iterable[Event], language: str) -> list[date]:
    """Dates of Ramadan that a language feels."""
    return [
        event.starts_at.astimezone(ZoneInfo(ZONE)).date()
        for event in events
        if isinstance(event, Ramadan) and (not event.languages or language in event.languages)
    ]


def test_ramadan_is_felt_where_its_feast_is_a_public_holiday() -> None:
    """1 to 29 March 2025 in Turkey; Germany goes on as usual."""
    found = days(markets={"TR": ["tr"], "DE": ["de"]})
    assert fasting(found, "tr") == [date(2025, 3, day) for day in range(1, 30)]
    assert fasting(found, "de") == []
    assert len(fasting(days(country="TR"), "de")) == 29


def test_the_authority_of_the_market_knows_its_ramadan_best() -> None:
    """Own dates replace the library's of that year; an empty mapping switches the rhythm off."""
    stated = {"TR": [{"first": date(2025, 3, 2), "last": date(2025, 3, 29)}]}
    assert fasting(days(country="TR", ramadan=stated), "tr")[0] == date(2025, 3, 2)
    assert fasting(days(country="TR", ramadan={}), "tr") == []
    assert len(fasting(days(country="TR", ramadan={"TR": []}), "tr")) == 29


def test_two_markets_with_the_same_ramadan_make_one_event_a_day() -> None:
    """Twice the same day would share one effect between two events."""
    found = days(markets={"TR": ["tr"], "AZ": ["tr"]})
    assert len(fasting(found, "tr")) == len(set(fasting(found, "tr"))) == 29
