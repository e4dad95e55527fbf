"""Why a forecast is what it is: parts that add up, and after the day an error that is given back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

import forecasting
from planner.explaining import Explained, explain_forecast
from planner.forecast_asked import Question
from planner.operation import load
from planner.operation.edit_rows import TAKEN
from planner.operation.operation import Edit, EventRow, Operation
from planner.problems import OperationError
from planner.report.reasons import came_lines, part_title, reasons_parts, shares
from planner.report.tables import Line, Table
from planner.store import Store
from planner.words import LANGUAGES, TOPICS

QUEUE = "phone-tr"
PAST, AHEAD = date(2025, 10, 29), date(2025, 11, 5)
NONE: frozenset[str] = frozenset()


def derby(day: date) -> EventRow:
    starts = datetime(day.year, day.month, day.day, 15, tzinfo=UTC)
    return EventRow(f"derby-{day}", "match", starts, None, False, "Lions - Bears", 1, NONE, NONE, NONE, NONE, None)


@pytest.fixture(scope="module")
def operation(small: Path) -> Operation:
    """The minimal operation with a derby every Wednesday, and two edits of one day."""
    made = load(small)
    events = tuple(derby(PAST - timedelta(weeks=week)) for week in range(-1, 7))
    from_, to = datetime(2025, 11, 5, 7, tzinfo=UTC), datetime(2025, 11, 5, 11, tzinfo=UTC)
    edits = (
        Edit("newsletter", (QUEUE,), from_, to, None, 30.0, "Ada", "mail to 20k customers"),
        Edit("caution", (QUEUE,), from_, to, 1.1, None),
    )
    return replace(made, events=tuple(sorted(events)), edits=edits)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Keeps forecasts, so that each is made once."""
    found = Store(tmp_path_factory.mktemp("explaining"))
    yield found
    found.close()


@pytest.fixture(scope="module")
def ahead(operation: Operation, store: Store) -> Explained:
    return explain_forecast(operation, Question(QUEUE, AHEAD), store)


@pytest.fixture(scope="module")
def past(operation: Operation, store: Store) -> Explained:
    return explain_forecast(operation, Question(QUEUE, PAST), store)


def total(parts: object) -> np.ndarray:
    assert isinstance(parts, dict)
    return np.asarray(np.sum(list(parts.values()), axis=0))


def test_the_parts_add_up_to_the_mean_in_every_interval(ahead: Explained) -> None:
    """Base, trend, week, the derby and each edit: nothing is left over."""
    assert {"base", "week", "derby-2025-11-05", "newsletter", "caution"} <= set(ahead.parts)
    assert total(dict(ahead.parts)) == pytest.approx(ahead.mean, abs=1e-9)
    assert ahead.parts["newsletter"].sum() == pytest.approx(30.0)
    assert ahead.hindsight is None


def test_the_band_is_that_of_the_days_sum(ahead: Explained) -> None:
    """Sums of quantiles would be far too wide: bad quarters do not all come on one day."""
    low, high = ahead.band
    assert low < ahead.mean.sum() < high
    assert high - low < 0.7 * (ahead.high - ahead.low).sum()


def test_an_interval_is_explained_alone(operation: Operation, store: Store) -> None:
    """`--at` a moment without an offset is the operation's own clock."""
    found = explain_forecast(operation, Question(QUEUE, at=datetime.fromisoformat("2025-11-05T11:40")), store)
    assert found.at is not None
    assert f"{found.starts[found.at]:%H:%M}" == "11:30"
    assert found.band == (found.low[found.at], found.high[found.at])
    told = shares(found, found.parts, "en")
    assert sum(part.contacts for part in told) == pytest.approx(found.mean[found.at])


def test_a_past_day_is_forecast_as_of_the_night_before(operation: Operation, store: Store, past: Explained) -> None:
    """What came on the day changes the error, never the forecast."""
    assert past.inputs.as_of == datetime(2025, 10, 28, 21, tzinfo=UTC)
    doubled = operation.contacts.copy()
    doubled.loc[doubled["start"] >= past.inputs.as_of, "offered"] *= 2
    other = explain_forecast(replace(operation, contacts=doubled), Question(QUEUE, PAST), Store(operation.folder))
    assert other.mean == pytest.approx(past.mean)
    assert np.nansum(other.actual) == 2 * np.nansum(past.actual)


def test_the_error_is_given_back_to_the_parts_exactly(past: Explained) -> None:
    """The parts of the error add up to what came less what was expected."""
    assert past.hindsight is not None
    off = np.nan_to_num(past.actual - past.mean)
    assert total(dict(past.hindsight.parts)) == pytest.approx(off, abs=1e-9)
    assert {"level", "profile", "noise", "derby-2025-10-29"} <= set(past.hindsight.parts)


def test_a_day_inside_the_newest_plan_is_explained_from_that_plan(small_planned: Path) -> None:
    """The figures are those that the planner has before her."""
    store = Store(small_planned)
    plan = store.plan()
    found = explain_forecast(load(small_planned), Question(QUEUE, date(2025, 11, 6)), store)
    assert (found.plan.start, found.plan.weeks) == (plan.start, plan.weeks)
    assert dict(found.plan.keys)["forecast"] == dict(plan.keys)["forecast"]
    store.close()


def test_without_a_day_the_first_after_the_history_is_explained(operation: Operation, store: Store) -> None:
    """The next day is what a planner asks about."""
    assert explain_forecast(operation, Question(QUEUE), store).day == date(2025, 11, 3)


def test_a_queue_nobody_knows_is_refused_with_what_was_meant(operation: Operation, store: Store) -> None:
    """A misspelt queue is no empty forecast."""
    with pytest.raises(OperationError) as refused:
        explain_forecast(operation, Question("phone-rt"), store)
    (problem,) = refused.value.problems
    assert (problem.code, dict(problem.parameters)["meant"]) == ("unknown_queue", QUEUE)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_tables_add_up_as_they_are_read(past: Explained, ahead: Explained, lang: str) -> None:
    """What a reader sums up with a pencil is the total, to the last rounding."""
    for found in (past, ahead):
        for table in (part for part in reasons_parts(found, lang) if isinstance(part, Table)):
            figures = [_read(row[1], lang) for row in table.rows]
            assert sum(figures[:-1]) == pytest.approx(figures[-1], abs=0.06 * len(figures))


def test_events_and_edits_are_told_by_title_and_author(operation: Operation) -> None:
    """An id says nothing to whoever reads the forecast."""
    assert part_title("derby-2025-11-05", operation, "en") == "Lions - Bears"
    assert part_title("newsletter", operation, "en") == "edit newsletter (by Ada: mail to 20k customers)"
    assert part_title("caution", operation, "tr") == "düzeltme caution"
    assert part_title("registrations", operation, "en") == "registrations"


def test_a_difference_within_chance_blames_nobody(past: Explained) -> None:
    """Fifteen contacts more of 238 are no reason to change anything."""
    quiet = replace(past, actual=np.where(np.isnan(past.actual), np.nan, past.mean))
    assert "within what chance" in " ".join(line.text for line in came_lines(quiet, "en"))
    assert "level of the day" in " ".join(line.text for line in came_lines(past, "en"))


def test_what_the_band_rests_on_is_said(ahead: Explained) -> None:
    """A band without history behind it is another band."""
    told = [part.text for part in reasons_parts(ahead, "en") if isinstance(part, Line)]
    assert any("earlier test starts" in text for text in told)


def test_a_band_claims_no_lead_that_its_test_starts_do_not_reach(ahead: Explained) -> None:
    """Three test starts a week apart, the last a week ago: three weeks are measured, not the usual eight."""
    told = " ".join(part.text for part in reasons_parts(ahead, "en") if isinstance(part, Line))
    origins = next(int(str(note.params["origins"])) for note in ahead.notes if note.code == "few_origins")
    assert origins < 8
    assert f"up to {7 * origins} days ahead" in told


def test_a_moment_of_another_day_is_refused(operation: Operation, store: Store) -> None:
    """Which of the two was meant cannot be known."""
    at = datetime(2025, 11, 6, 18, 10, tzinfo=UTC)
    with pytest.raises(OperationError) as refused:
        explain_forecast(operation, Question(QUEUE, AHEAD, at), store)
    assert [problem.code for problem in refused.value.problems] == ["moment_outside_day"]


def _read(text: str, lang: str) -> float:
    return float(text.translate(str.maketrans({",": ".", ".": ""})) if lang == "tr" else text.replace(",", ""))


def test_every_part_that_forecasting_names_itself_has_words_and_no_edit_may_take_it() -> None:
    """Read from the source: the regressors' parts and those of the models; the rest are ids and names of users."""
    source = "".join(path.read_text("utf-8") for path in Path(forecasting.__file__).parent.rglob("*.py"))
    found = set(re.findall(r'^(?:PART|PATTERN) = "([a-z]+)"', source, re.MULTILINE))
    found |= set(re.findall(r'return \{"([a-z]+)": ', source))
    assert {"base", "trend", "week", "holiday", "pattern", "growth", "intraday"} <= found
    for name in found:
        assert all(f"part_{name}" in TOPICS["reasons"][lang] for lang in LANGUAGES), name
        assert name in TAKEN, name
