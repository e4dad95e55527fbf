"""Nights beside planners who publish and take back by hand: what is in force on each day is what counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from planner.inputs import PlanRequest, gather
from planner.nights import run_night
from planner.nights.shown import nights_parts
from planner.operation import load
from planner.plans import Plan
from planner.publishing import in_force, publish, unpublish
from planner.report.tables import Line
from planner.store import open_store
from solver.duties import Roster
from tests.planner.publishing.shifts import LONG_BEFORE, plan_of, stored

NOW = datetime(2025, 10, 20, tzinfo=UTC)
ASK = PlanRequest(weeks=1)
PUBLISHES = "cycle: {nightly: publish, publish_days_before: 7, frozen_days: 0}"
Edit = Callable[[Path, str], None]


def test_a_night_does_not_publish_again_what_a_planner_took_back(folder: Path, edited: Edit) -> None:
    """It was taken back for a reason that no night knows; once the planner publishes again, nights do so, too."""
    edited(folder, PUBLISHES)
    assert run_night(folder, ASK, now=NOW).publication == 1
    with open_store(folder) as store:
        unpublish(store, at=NOW + timedelta(hours=1), who="desk", why="wrong")
        for request in (ASK, replace(ASK, seed=7)):  # the very plan, and another of the same days
            night = run_night(folder, request, now=NOW + timedelta(hours=2))
            assert (night.code, night.publication) == (1, None)
            assert [gate.code for gate in night.gates] == ["night_taken_back"]
        assert store.published() is None
        publish(
            store.plan(night.plan), store, published_at=NOW + timedelta(hours=3), who="desk", anyway=True, why="mine"
        )
        again = run_night(folder, ASK, now=NOW + timedelta(hours=4))
    assert again.gates == ()


@pytest.fixture
def layered(folder: Path) -> tuple[Path, Plan]:
    """The week is published, then its first three days once more without one shift: each counts on its days."""
    with open_store(folder) as store:
        plan = store.plan()
        publish(plan, store, published_at=LONG_BEFORE, anyway=True, why="test")
        top = plan_of({}, plan.start - timedelta(days=4))
        stage = top.roster_stage
        assert stage is not None
        duties = tuple(one for one in plan.roster.duties if one.day < plan.start + timedelta(days=3))[1:]
        stage = replace(stage, result=replace(stage.result, roster=Roster(duties)))
        top = replace(top, roster_stage=stage, attainment=plan.attainment)
        inputs = gather(load(folder), plan.request)
        publish(stored(store, top), store, published_at=LONG_BEFORE, anyway=True, why="test", inputs=inputs)
    return folder, plan


def duties_of(folder: Path, plan: Plan) -> list[tuple[str, datetime, datetime]]:
    """Who works when in the week, by what is in force."""
    with open_store(folder) as store:
        rows = (one.row for one in in_force(store, plan.start, plan.start + timedelta(days=6)))
        return [(row.agent, row.starts_at, row.ends_at) for row in rows]


def test_a_night_changes_nothing_published_where_publications_overlap(layered: tuple[Path, Plan], edited: Edit) -> None:
    """What was published again for some days counts there, the other days stand as before."""
    folder, plan = layered
    edited(folder, PUBLISHES)
    before = duties_of(folder, plan)
    night = run_night(folder, replace(ASK, start=plan.start), now=NOW)
    assert (night.gates, night.publication, night.changes) == ((), 3, ())
    assert duties_of(folder, plan) == before


def test_a_change_on_days_of_an_older_publication_is_told(layered: tuple[Path, Plan], edited: Edit) -> None:
    """Somebody is ill on a day that the newest publication does not cover: the morning's screen must say so."""
    folder, plan = layered
    edited(folder, PUBLISHES)
    ill = max(plan.roster.duties, key=lambda one: (one.day, one.agent))
    row = f"{ill.agent},{ill.day}T00:00,{ill.day + timedelta(days=1)}T00:00,450\n"
    (folder / "absences.csv").write_text(f"agent,starts_at,ends_at,paid_min\n{row}", encoding="utf-8")
    night = run_night(folder, replace(ASK, start=plan.start), now=NOW)
    assert night.publication == 3
    assert (ill.agent, ill.day, "removed") in {(one.agent, one.day, one.how) for one in night.changes}
    texts = [part.text for part in nights_parts((night,), "en") if isinstance(part, Line)]
    assert any(text.startswith("Of what was published") and "removed 1" in text for text in texts)
