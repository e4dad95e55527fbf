"""A night's forecast of days that are published already is scored, if it was made before them and is still there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete, insert, select

from planner.inputs import Inputs
from planner.operation.cycle_specs import RetentionSpec
from planner.pipeline import run_pipeline
from planner.plans import Plan
from planner.privacy import purge
from planner.scoring import MOST_DAYS, Score, accuracy, note_forecast, score
from planner.store import Store
from planner.store.opening import open_store
from planner.store.tables import publications, stages, steps

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def published(tmp_path: Path, small_inputs: Inputs) -> Iterator[tuple[Store, Inputs, Plan]]:
    """A store with a plan made, and published, at the first minute of the third-last day of the history."""
    zone = ZoneInfo(small_inputs.operation.config.zone)
    first = small_inputs.seen_until.astimezone(zone).date() - 3 * DAY
    midnight = datetime.combine(first, datetime.min.time(), zone).astimezone(UTC)
    before = replace(small_inputs, as_of=midnight, start=first)
    with open_store(tmp_path) as store:
        plan = run_pipeline(before, until="forecast", stages=store)
        store.save_plan(plan, NOW)
        row = {"number": 1, "plan": plan.id, "published_at": midnight.isoformat(), "folder": "published/1"}
        with store.writing() as connection:
            connection.execute(insert(publications).values(row))
        yield store, before, plan


def night(store: Store, before: Inputs, hours: int, first: date) -> Plan:
    """The forecast that a night made some hours after the plan, of a week from a day on."""
    inputs = replace(before, as_of=before.as_of + timedelta(hours=hours), start=first)
    made = run_pipeline(inputs, until="forecast", stages=store)
    note_forecast(store, made, NOW)
    return made


def tellers(found: tuple[Score, ...]) -> set[tuple[date, int, str]]:
    """Who was scored at which lead."""
    return {(one.day, one.lead_days, one.plan) for one in found}


def test_a_published_day_is_scored_by_the_forecast_of_the_night_before_it_too(
    published: tuple[Store, Inputs, Plan], small_inputs: Inputs
) -> None:
    """Two weeks after a publication yesterday's forecast is that of the night before, and the figures are by it."""
    store, before, plan = published
    first = plan.start
    one, two = night(store, before, 2, first + DAY), night(store, before, 26, first + 2 * DAY)
    found = score(store, small_inputs, now=NOW)
    assert tellers(found) == {
        (first, 0, plan.id),
        (first + DAY, 1, one.id),
        (first + 2 * DAY, 1, two.id),
        (first + 2 * DAY, 2, plan.id),
    }
    assert score(store, small_inputs, now=NOW) == ()
    told = accuracy(store)
    assert told is not None
    assert (told.last_day_leads.shortest, told.last_day_leads.longest) == (1, 1)
    assert (told.recent_leads.shortest, told.recent_leads.longest) == (0, 1)


def test_a_night_that_saw_a_part_of_the_day_never_scores_it(
    published: tuple[Store, Inputs, Plan], small_inputs: Inputs
) -> None:
    """Even where its forecast covers that day: from its first minute on it is no forecast of it any more."""
    store, before, plan = published
    night(store, before, 25, plan.start + DAY)
    days = {one.day: one.plan for one in score(store, small_inputs, now=NOW) if one.day <= plan.start + DAY}
    assert days == {plan.start: plan.id, plan.start + DAY: plan.id}


def test_a_forecast_that_is_gone_gives_way_to_the_one_before(
    published: tuple[Store, Inputs, Plan], small_inputs: Inputs
) -> None:
    """Purged or written by another version: the day is scored all the same."""
    store, before, plan = published
    gone = night(store, before, 26, plan.start + 2 * DAY)
    with store.writing() as connection:
        connection.execute(delete(stages).where(stages.c.key == dict(gone.keys)["forecast"]))
    assert {who for _, _, who in tellers(score(store, small_inputs, now=NOW))} == {plan.id}


def test_a_forecast_found_again_stays_as_of_when_it_was_made(published: tuple[Store, Inputs, Plan]) -> None:
    """Without new contacts a later night's forecast is the same: it knows nothing newer."""
    store, _, plan = published
    note_forecast(store, plan, NOW)
    note_forecast(store, replace(plan, as_of=plan.as_of + DAY), NOW + DAY)
    with store.reading() as connection:
        (record,) = connection.execute(select(steps.c.record)).scalars()
    assert plan.as_of.isoformat() in record


def test_purging_keeps_the_forecasts_by_which_late_contacts_are_scored(
    published: tuple[Store, Inputs, Plan],
) -> None:
    """However short stages are kept; after that time they go like others."""
    store, before, plan = published
    made = night(store, before, 26, plan.start + 2 * DAY)
    key, spec = dict(made.keys)["forecast"], RetentionSpec(stages=1)
    purge(store, spec, NOW + MOST_DAYS * DAY)
    assert store.stage(key) is not None
    purge(store, spec, NOW + (MOST_DAYS + 1) * DAY)
    assert store.stage(key) is None


@pytest.mark.parametrize(("left", "scored"), [(0.0, True), (1.0, False)])
def test_a_day_that_closed_before_midnight_is_scored_the_night_after_but_a_part_of_a_day_never(
    published: tuple[Store, Inputs, Plan], small_inputs: Inputs, left: float, scored: bool
) -> None:
    """The history ends when the doors close: it is whole if nobody is expected after it, else the rest is to come."""
    store, before, plan = published
    day, closes = plan.start, before.as_of + timedelta(hours=22)
    assert plan.forecast is not None
    table = plan.forecast.table.copy()
    table.loc[table["start"] >= closes, "mean"] = left
    contacts = small_inputs.operation.contacts
    seen = replace(small_inputs.operation, contacts=contacts[contacts["start"] < closes])
    inputs = replace(small_inputs, operation=seen, as_of=before.as_of + timedelta(hours=26))
    with store.writing() as connection:
        connection.execute(delete(stages))
    store.save_stage(dict(plan.keys)["forecast"], "forecast", replace(plan.forecast, table=table))
    assert {one.day for one in score(store, inputs, now=NOW)} == ({day} if scored else set())
