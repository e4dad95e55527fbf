"""Values of each country's rule book, worked from the text of its law, and which of them still need counsel."""

from __future__ import annotations

import re
from typing import Any

import pytest

from solver.rules.presets import PRESETS, Entry, RuleBook, book

OF_STANDBY = {"standby", "on_call_limits", "on_call_rest", "on_call_work"}


def values(preset: str) -> dict[str, dict[str, Any]]:
    """Parameters of a book's rules by kind."""
    return {rule.kind: rule.model_dump() for rule in book(preset).rules()}  # type: ignore[attr-defined]  # a RuleModel


def steps(preset: str) -> list[tuple[int, int]]:
    """Minutes of break beyond minutes of work."""
    return [(step["beyond_min"], step["least_min"]) for step in values(preset)["break_law"]["steps"]]


def windows(preset: str) -> set[tuple[int, int]]:
    """Every night that a book's rules speak of."""
    return {(v["night_start"], v["night_end"]) for v in values(preset).values() if "night_start" in v}


def entry_of(preset: str, kind: str) -> Entry:
    """The entry of one rule."""
    (found,) = (entry for entry in book(preset).entries if entry.rule.kind == kind)
    return found


def test_turkey_has_the_values_of_law_4857() -> None:
    """11 h of rest, 24 h a week, 11 h a day, 45 h a week, 270 h a year, nights of 7.5 h, a week of them in a row."""
    of = values("turkey")
    assert of["daily_rest"]["rest_min"] == 11 * 60
    assert (of["weekly_rest"]["rest_min"], of["weekly_rest"]["within_days"]) == (24 * 60, 7)
    assert of["consecutive_days"]["most_days"] == 6
    assert of["daily_hours"]["most_min"] == 11 * 60
    assert of["weekly_hours"]["most_week_min"] == 45 * 60
    assert of["on_call_limits"]["most_week_min"] == 6 * 11 * 60  # a call-out is overtime
    assert of["on_call_rest"]["rest_min"] == of["weekly_rest"]["rest_min"] == 24 * 60
    assert "average_hours" not in of
    assert of["overtime_limit"]["most_year_min"] == 270 * 60
    assert of["night_length"]["most_paid_min"] == 450
    assert of["night_rotation"]["most_weeks"] == 1
    assert windows("turkey") == {(20 * 60, 6 * 60)}


def test_turkey_closes_overtime_to_part_timers_and_has_the_breaks_of_article_68() -> None:
    """Overtime regulation Art. 8 and 9; Law 4857 Art. 68 (15, 30, 60 minutes, and 90 by the courts)."""
    of = values("turkey")
    closed = {"part_timers": True, "without_consent": True, "newcomers": False}
    assert {key: of["overtime_closed"][key] for key in closed} == closed
    assert steps("turkey") == [(0, 15), (240, 30), (450, 60), (660, 90)]
    assert of["break_law"]["breaks_in_length"] is False


def test_women_at_night_and_mothers_have_their_own_regulations() -> None:
    """OG 28717 is about transport at night, OG 28737 about pregnant and nursing women."""
    assert "OG 28717" in entry_of("turkey", "transport").article
    assert "OG 28737" in entry_of("turkey", "protection").article


def test_the_eu_has_the_values_of_the_directive() -> None:
    """11 h of rest, 24 + 11 h a week, 48 h on average over four months, nights of 8 h on average."""
    of = values("eu")
    assert of["daily_rest"]["rest_min"] == 11 * 60
    assert (of["weekly_rest"]["rest_min"], of["weekly_rest"]["within_days"]) == (35 * 60, 7)
    assert (of["average_hours"]["average_week_min"], of["average_hours"]["weeks"]) == (48 * 60, 17)
    assert (of["night_average"]["most_day_min"], of["night_average"]["weeks"]) == (8 * 60, 17)
    assert "night_length" not in of
    assert steps("eu") == [(6 * 60, 15)]
    assert of["notice"]["notice_days"] == 7


@pytest.mark.parametrize("name", ["eu", "uk", "malta"])
def test_a_single_week_has_the_ceiling_that_rests_leave_beside_the_average(name: str) -> None:
    """24 h less 11 h of rest are 13 h a day, six days of them 78 h; a book of 48 h would forbid legal weeks."""
    of = values(name)
    assert of["daily_hours"]["most_min"] == 24 * 60 - of["daily_rest"]["rest_min"] == 13 * 60
    week_min = of["consecutive_days"]["most_days"] * of["daily_hours"]["most_min"]
    assert of["weekly_hours"]["most_week_min"] == of["on_call_limits"]["most_week_min"] == week_min == 78 * 60
    assert (of["average_hours"]["average_week_min"], of["average_hours"]["weeks"]) == (48 * 60, 17)
    note = entry_of(name, "weekly_hours").note
    assert "average_hours" in note
    assert "wins where it is smaller" in note


@pytest.mark.parametrize(
    ("name", "window", "weeks", "break_min", "in_law"),
    [
        ("uk", (23 * 60, 6 * 60), 17, 20, "WTR 1998"),
        ("malta", (22 * 60, 6 * 60), 17, 15, "S.L. 452.87"),
        ("cyprus", (23 * 60, 6 * 60), 4, 15, "63(I)/2002"),
    ],
)
def test_states_under_the_directive_have_their_own_nights_and_breaks(
    name: str, window: tuple[int, int], weeks: int, break_min: int, in_law: str
) -> None:
    """11 h and 24 + 11 h of rest, 8 h of nights on average over the state's period, a break beyond six hours."""
    of = values(name)
    assert of["daily_rest"]["rest_min"] == 11 * 60
    assert of["weekly_rest"]["rest_min"] == 35 * 60
    assert windows(name) == {window}
    assert (of["night_average"]["most_day_min"], of["night_average"]["weeks"]) == (8 * 60, weeks)
    assert steps(name) == [(6 * 60, break_min)]
    assert in_law in entry_of(name, "daily_rest").article


def test_cyprus_holds_office_clerks_to_44_hours_until_counsel_says_more() -> None:
    """48 h on average for everyone, 44 h with overtime for office clerks, which agents may be."""
    of = values("cyprus")
    assert of["weekly_hours"]["most_week_min"] == of["on_call_limits"]["most_week_min"] == 44 * 60
    assert (of["average_hours"]["average_week_min"], of["average_hours"]["weeks"]) == (48 * 60, 17)
    assert not entry_of("cyprus", "weekly_hours").verified


def test_georgia_has_40_hours_and_12_hours_of_rest() -> None:
    """Art. 24: 12 h between shifts, 40 h a week; no most for one shift; nights and breaks are assumed."""
    of = values("georgia")
    assert of["daily_rest"]["rest_min"] == of["standby"]["rest_min"] == 12 * 60
    assert (of["weekly_rest"]["rest_min"], of["weekly_rest"]["within_days"]) == (24 * 60, 7)
    assert of["weekly_hours"]["most_week_min"] == of["on_call_limits"]["most_week_min"] == 40 * 60
    assert of["night_length"]["most_paid_min"] == 8 * 60
    assert windows("georgia") == {(22 * 60, 6 * 60)}
    assert steps("georgia") == [(6 * 60, 60)]
    assert (of["overtime_closed"]["part_timers"], of["overtime_closed"]["without_consent"]) == (False, True)
    assert not {"daily_hours", "average_hours", "on_call_work"} & of.keys()


def test_germany_has_ten_hours_a_day_and_eight_on_average() -> None:
    """ArbZG: 10 h (§ 3, § 6), 8 h on six days over 24 weeks, 11 h of rest (§ 5), 30 and 45 minutes (§ 4)."""
    of = values("germany")
    assert of["daily_rest"]["rest_min"] == 11 * 60
    assert of["daily_hours"]["most_min"] == of["night_length"]["most_paid_min"] == 10 * 60
    assert of["weekly_hours"]["most_week_min"] == of["on_call_limits"]["most_week_min"] == 6 * 10 * 60
    assert (of["average_hours"]["average_week_min"], of["average_hours"]["weeks"]) == (6 * 8 * 60, 24)
    assert (of["night_average"]["most_day_min"], of["night_average"]["weeks"]) == (8 * 60, 4)
    assert (of["free_sundays"]["least_free_year"], of["free_sundays"]["cents"]) == (15, None)
    assert steps("germany") == [(6 * 60, 30), (9 * 60, 45)]
    assert of["break_law"]["breaks_in_length"] is False
    assert of["unbroken_work"] == {"kind": "unbroken_work", "most_min": 6 * 60, "cents": None}
    assert windows("germany") == {(23 * 60, 6 * 60), (20 * 60, 6 * 60)}  # the second is maternity's


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("turkey", {"standby", "on_call_limits", "on_call_rest"}),
        ("eu", {"night_average", "break_law", "on_call_work", "notice"}),
        ("uk", {"night_average", "protection"} | OF_STANDBY),
        ("malta", {"night_average", "on_call_work", "notice"}),
        ("cyprus", {"weekly_hours", "night_average", "break_law", "on_call_limits", "on_call_work", "notice"}),
        (
            "georgia",
            {"weekly_rest", "consecutive_days", "overtime_closed", "night_length", "nights", "break_law", "protection"}
            | {"standby", "on_call_limits", "on_call_rest"},
        ),
        ("germany", {"weekly_rest", "night_average", "protection", "on_call_work", "notice"}),
    ],
)
def test_what_still_needs_counsel_is_marked(name: str, kinds: set[str]) -> None:
    """Exactly these: no article, an article that leaves the figure open, or a figure from guides; each says what."""
    doubtful = [entry for entry in book(name).entries if not entry.verified]
    assert {entry.rule.kind for entry in doubtful} == kinds
    assert all(re.search("counsel must check|the law has no article", entry.note) for entry in doubtful)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_nothing_that_counsel_must_check_passes_as_verified(preset: RuleBook) -> None:
    """A note that doubts and a mark that does not would contradict each other."""
    assert [entry.rule.kind for entry in preset.entries if entry.verified and "must check" in entry.note] == []


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_two_limits_of_one_thing_say_which_wins(preset: RuleBook) -> None:
    """Hours of a week stand in the contract and often in an average too."""
    held = {entry.rule.kind: entry for entry in preset.entries}
    assert re.search(r"\bwins?\b", held["weekly_hours"].note)
    if "average_hours" in held:
        assert re.search(r"wins over weekly_hours|never binds", held["average_hours"].note)
