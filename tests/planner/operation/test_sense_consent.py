"""The law wants a signed consent to overtime: where it is only assumed, somebody is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from planner.operation import load, validate
from planner.problems import Problem
from planner.report.failures import problem_sentence

Change = Callable[[str, str, str], None]
HOURS = "week_h: 40, least_week_h: 30, most_week_h: 45"
HEAD = "last_day,hour_cents\n"


def told(folder: Path) -> list[Problem]:
    found = validate(load(folder), date(2025, 11, 3), 4)
    return [problem for problem in found if problem.code == "sense_consent_assumed"]


def state_consent(change: Change, ada: str, bea: str, can: str) -> None:
    change("agents.csv", HEAD, "last_day,hour_cents,overtime_consent\n")
    for end, cell in ((",,25000\n", ada), ("lead|mentor,,,\n", bea), (",2026-01-31,\n", can)):
        change("agents.csv", end, f"{end[:-1]},{cell}\n")


def test_consent_that_no_column_states_is_told_with_how_many_it_concerns(folder: Path) -> None:
    """Three agents may be planned five hours beyond their week."""
    (problem,) = told(folder)
    assert (problem.file, problem.column, problem.severity) == ("agents.csv", "overtime_consent", "warning")
    assert dict(problem.parameters) == {"agents": "3", "rule": "overtime_closed"}
    assert "“Closed to overtime” lets them work" in problem_sentence(problem, "en")
    assert "3 temsilcinin" in problem_sentence(problem, "tr")
    assert all(agent.overtime_consent for agent in load(folder).agents)


def test_an_empty_cell_is_no_consent_either(change: Change, folder: Path) -> None:
    """One said yes, one no, one nothing: the third is counted, and held to be willing as before."""
    state_consent(change, "yes", "no", "")
    (problem,) = told(folder)
    assert dict(problem.parameters)["agents"] == "1"
    assert [agent.overtime_consent for agent in load(folder).agents] == [True, False, True]


def test_stated_consent_is_not_mentioned(change: Change, folder: Path) -> None:
    """Whatever the answer."""
    state_consent(change, "yes", "no", "yes")
    assert told(folder) == []


@pytest.mark.parametrize(
    "hours",
    [
        "week_h: 40, least_week_h: 30, most_week_h: 40",
        f"{HOURS}, overtime: false",
        f"{HOURS}, part_time: true",
    ],
)
def test_contracts_without_overtime_need_no_consent(change: Change, folder: Path, hours: str) -> None:
    """No week is longer than agreed, or the rule closes it to all of them."""
    change("operation.yaml", HOURS, hours)
    assert told(folder) == []


@pytest.mark.parametrize(
    ("rules", "count"),
    [
        ("{changes: {overtime_closed: {without_consent: false, reason: x}}}", 0),
        ("{drop: {overtime_closed: x}}", 0),
        ("{changes: {overtime_closed: {part_timers: false, reason: x}}}", 1),
    ],
)
def test_only_a_book_that_asks_for_consent_needs_it(change: Change, folder: Path, rules: str, count: int) -> None:
    """Part-timers too, where the book lets them work longer."""
    change("operation.yaml", HOURS, f"{HOURS}, part_time: true")
    place = folder / "operation.yaml"
    place.write_text(place.read_text(encoding="utf-8") + f"rules: {rules}\n", encoding="utf-8")
    assert len(told(folder)) == count
