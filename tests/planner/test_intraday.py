"""Today so far and the rest of it: the forecast as it was, what came, and what follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pytest

from forecasting import Forecast
from planner.inputs import Inputs, PlanRequest, gather
from planner.intraday import EVERY, Today, _less_tied, _next, today
from planner.operation import load
from planner.operation.operation import Operation
from planner.pipeline import run_pipeline
from planner.problems import OperationError
from planner.report.tables import Line, Table
from planner.report.today import today_body, today_parts
from planner.store import Store
from planner.words import LANGUAGES
from tests.planner.report import worlds

QUEUE = "phone-tr"
TODAY = date(2025, 10, 29)
ZONE = ZoneInfo("Europe/Istanbul")
TWO = datetime(2025, 10, 29, 14, 0, tzinfo=ZONE)  # open from eight in the morning to ten at night


@pytest.fixture(scope="module")
def operation(small: Path) -> Operation:
    return load(small)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Keeps forecasts, so that each is made once."""
    found = Store(tmp_path_factory.mktemp("intraday"))
    yield found
    found.close()


def asked(operation: Operation, moment: datetime = TWO) -> Inputs:
    return gather(operation, PlanRequest(weeks=1, as_of=moment))


@pytest.fixture(scope="module")
def found(operation: Operation, store: Store) -> Today:
    return today(asked(operation), store)


def times(operation: Operation, factor: float, local: datetime = TWO, *, later: bool = False) -> Operation:
    """The operation with other contacts before (or after) a moment of today."""
    contacts = operation.contacts.copy()
    first, last = (local, local + timedelta(days=9)) if later else (local - timedelta(hours=14), local)
    hit = (contacts["start"] >= first) & (contacts["start"] < last)
    contacts.loc[hit, "offered"] = (contacts.loc[hit, "offered"] * factor).round()
    return replace(operation, contacts=contacts)


def rest(found: Today) -> float:
    return float(found.queues["after"].iloc[-1])


def test_what_came_stands_beside_what_was_forecast_for_the_same_intervals(found: Today, operation: Operation) -> None:
    """Twelve half-hours from eight to two, summed from the files."""
    contacts = operation.contacts
    start = contacts["start"]
    came = contacts.loc[(start >= TWO - timedelta(hours=14)) & (start < TWO), "offered"].sum()
    row = found.queues.set_index("queue").loc[QUEUE]
    assert (found.day, row["came"], row["intervals"]) == (TODAY, came, 12)
    assert (found.plan, found.made_at.isoformat()) == (None, "2025-10-29T00:00:00+03:00")
    assert row["expected"] + row["before"] == pytest.approx(found.intervals["mean_before"].sum())
    assert row["low_after"] < row["after"] < row["high_after"]


def test_only_the_rest_of_the_day_moves(found: Today) -> None:
    """What is past stays as it was forecast; the table begins at midnight."""
    rows = found.intervals
    past = rows["start"] < found.until
    assert (rows.loc[past, "mean_before"] == rows.loc[past, "mean_after"]).all()
    assert (rows.loc[~past, "mean_before"] != rows.loc[~past, "mean_after"]).any()
    assert rows.loc[~past, "came"].isna().all()
    assert rows["start"].iloc[0].isoformat() == "2025-10-29T00:00:00+03:00"


def test_a_busier_morning_raises_the_evening_and_a_quieter_one_lowers_it(
    found: Today, operation: Operation, store: Store
) -> None:
    """Else nobody needs to ask."""
    busy, quiet = (today(asked(times(operation, factor)), store) for factor in (1.6, 0.4))
    assert rest(quiet) < rest(found) < rest(busy)
    assert rest(quiet) < float(found.queues["before"].iloc[-1]) < rest(busy)


def test_what_comes_later_is_not_looked_at(found: Today, operation: Operation, store: Store) -> None:
    """As of two o'clock means two o'clock."""
    other = today(asked(times(operation, 5.0, later=True)), store)
    pd.testing.assert_frame_equal(other.intervals, found.intervals)
    pd.testing.assert_frame_equal(other.queues, found.queues)


def test_the_rest_begins_where_the_reports_end(operation: Operation, store: Store, found: Today) -> None:
    """A feed that lags leaves more to forecast, not a gap."""
    late = today(asked(operation, TWO + timedelta(minutes=20)), store)
    assert late.until == found.until
    assert rest(late) == rest(found)


def test_the_newest_plan_made_before_today_is_what_today_is_held_against(operation: Operation, tmp_path: Path) -> None:
    """People were rostered by it; a plan made in the course of the day knows too much."""
    store = Store(tmp_path)
    made = [
        run_pipeline(gather(operation, PlanRequest(date(2025, 10, day), 1, as_of)), until="forecast", stages=store)
        for day, as_of in ((27, datetime(2025, 10, 20, tzinfo=UTC)), (29, datetime(2025, 10, 29, 7, tzinfo=UTC)))
    ]
    store.save_plan(made[0], datetime(2025, 10, 20, tzinfo=UTC))
    found = today(asked(operation), store)
    assert (found.plan, found.made_at) == (made[0].id, made[0].as_of)
    store.save_plan(made[1], datetime(2025, 10, 29, tzinfo=UTC))
    assert today(asked(operation), store).plan is None
    store.close()


def test_at_midnight_the_whole_day_is_told_and_nothing_is_left(operation: Operation, store: Store) -> None:
    """The day that ends belongs to its reports."""
    found = today(asked(operation, datetime(2025, 10, 30, tzinfo=ZONE)), store)
    assert (found.day, found.over) == (TODAY, True)
    assert not found.intervals.loc[found.intervals["mean_before"] > 0, "came"].isna().any()
    assert "Nothing more" in "".join(part.text for part in today_parts(found, "en") if isinstance(part, Line))


def test_a_day_without_reports_is_refused(operation: Operation, store: Store) -> None:
    """No news is not a quiet day."""
    for moment in (datetime(2025, 11, 5, 10, tzinfo=ZONE), datetime(2025, 10, 29, 7, 30, tzinfo=ZONE)):
        with pytest.raises(OperationError) as refused:
            today(asked(operation, moment), store)
        (problem,) = refused.value.problems
        assert (problem.code, problem.column) == ("nothing_today", "as-of")


def narrowed(made: Forecast, share: float) -> Forecast:
    """The forecast with bands whose variance on the square-root scale is that share of what it was."""
    table = made.table.copy()
    for name in ("q10", "q90"):
        off = np.sqrt(table[name]) - np.sqrt(table["mean"])
        table[name] = (np.sqrt(table["mean"]) + off * share**0.5) ** 2
    return replace(made, table=table)


@pytest.mark.parametrize(("left", "tied"), [(1.0, 0.5), (0.75, 1 / 3), (0.5, 0.0), (0.25, 0.0), (2.0, 0.5)])
def test_what_became_known_no_longer_ties_the_rest_of_the_day(left: float, tied: float) -> None:
    """Half of the variance was common: if half is gone, only scatter is left; more than before is never tied."""
    made = worlds.forecast()
    noon = made.table["start"].iloc[0].to_pydatetime().astimezone(ZONE) + timedelta(hours=12)
    assert _less_tied(made, narrowed(made, left), noon).day_share == pytest.approx((tied, tied))


def test_a_day_of_a_clock_change_ends_at_its_midnight() -> None:
    """25 hours in October."""
    midnight = datetime(2025, 10, 26, tzinfo=ZoneInfo("Europe/Berlin"))
    assert _next(midnight).astimezone(UTC) - midnight.astimezone(UTC) == timedelta(hours=25)


def test_where_nothing_was_forecast_no_share_is_told(found: Today) -> None:
    """A share of nothing is no number, and no empty brackets either."""
    closed = found.queues.assign(came=0.0, expected=0.0)
    first = next(part.text for part in today_parts(replace(found, queues=closed), "en") if isinstance(part, Line))
    assert first.endswith("0 were forecast.")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_queue_that_reported_nothing_has_no_difference(found: Today, lang: str) -> None:
    """Zero contacts and no report are not the same."""
    silent = found.queues.assign(came=0, expected=0.0, intervals=0)
    (table,) = (part for part in today_parts(replace(found, queues=silent), lang) if isinstance(part, Table))
    assert all(row[1:4] == ("", "", "") and row[5] for row in table.rows)
    (table,) = (part for part in today_parts(found, lang) if isinstance(part, Table))
    assert all(all(row) and len(row) == len(table.headings) for row in table.rows)


def test_the_json_has_every_queue_and_interval_in_utc(found: Today) -> None:
    """Machines read one clock."""
    body = today_body(found)
    assert [row["queue"] for row in body["queues"]] == [QUEUE, EVERY]
    assert body["intervals"][0]["start"] == "2025-10-28T21:00:00Z"
    assert (body["until"], body["plan"]) == ("2025-10-29T14:00:00+03:00", None)
