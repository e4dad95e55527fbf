"""Markets, own days and interest name only what exists, each mistake at its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.operation import load
from planner.operation.calendar_specs import CalendarSpec
from planner.problems import Problem

Refused = Callable[[], tuple[Problem, ...]]
Change = Callable[[str, str, str], None]


def add(change: Change, text: str) -> None:
    """Put lines into operation.yaml before its matches."""
    change("operation.yaml", "matches:\n", f"{text}\nmatches:\n")


def test_an_operation_without_a_calendar_keeps_turkish_holidays() -> None:
    """Files of before markets mean what they meant."""
    assert CalendarSpec().served == {"TR": ()}
    assert CalendarSpec(country="DE").served == {"DE": ()}
    assert CalendarSpec(country="DE", markets={"AZ": ("tr",)}).served == {"AZ": ("tr",)}


def test_markets_own_days_and_ramadan_are_read(change: Change, folder: Path) -> None:
    """As the guide writes them."""
    add(
        change,
        "calendar:\n"
        "  markets: {TR: [tr], GB: [en]}\n"
        '  extra: {"2025-11-07": Bridge}\n'
        "  overrides:\n"
        "    - {date: 2025-11-10, name: Leave, part: half, source: Circular 11, country: TR, languages: [tr]}\n"
        "  ramadan: {TR: [{first: 2026-02-19, last: 2026-03-19}]}",
    )
    found = load(folder).config.calendar
    assert found.served == {"TR": ("tr",), "GB": ("en",)}
    assert (found.overrides[0].part, found.overrides[0].source) == ("half", "Circular 11")
    assert found.ramadan is not None
    assert found.ramadan["TR"][0].last.day == 19


@pytest.mark.parametrize(
    ("text", "column", "code"),
    [
        ("calendar: {country: XX}", "calendar.country", "unknown_country"),
        ("calendar: {markets: {XX: [tr]}}", "calendar.markets.XX", "unknown_country"),
        ("calendar: {markets: {TR: [tr, fr]}}", "calendar.markets.TR.1", "unknown_language"),
        ("calendar: {overrides: [{date: 2025-11-07, name: x, country: DE}]}", "calendar.overrides.0", "unknown_market"),
        (
            "calendar: {overrides: [{date: 2025-11-07, name: x, languages: [fr]}]}",
            "calendar.overrides.0",
            "unknown_language",
        ),
        ("calendar: {ramadan: {DE: []}}", "calendar.ramadan.DE", "unknown_market"),
        (
            "calendar: {ramadan: {TR: [{first: 2026-02-19, last: 2026-02-18}]}}",
            "calendar.ramadan.TR.0",
            "",
        ),
    ],
)
def test_what_no_market_or_queue_knows_is_refused(
    change: Change, problems: Refused, text: str, column: str, code: str
) -> None:
    """A holiday that concerns nobody looks like one that was entered."""
    add(change, text)
    (found,) = problems()
    assert found.file == "operation.yaml"
    assert (found.column or "").startswith(column)
    assert not code or found.code == code


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tier: 3, stages", "tier: 3, languages: [fr], stages"),
        ("  home_clubs: [Lions]\n", "  home_clubs: [Lions]\n  interest: {Bears: [fr]}\n"),
    ],
)
def test_interest_is_that_of_a_queue(change: Change, problems: Refused, old: str, new: str) -> None:
    """A slip of a language code would take a league from everybody."""
    change("operation.yaml", old, new)
    assert [p.code for p in problems()] == ["unknown_language"]
