"""A plan that cannot be read stops a night only where it is what people work by on the very days to be planned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from planner.inputs import PlanRequest, gather
from planner.keeping import published_for
from planner.nights import run_night
from planner.operation import load
from planner.publishing import publish
from planner.store import PublishedStageError, open_store
from planner.store.tables import plans, stages

NOW = datetime(2025, 10, 20, tzinfo=UTC)
ASK = PlanRequest(weeks=1)
Edit = Callable[[Path, str], None]


def damage(folder: Path, stage: str) -> None:
    with open_store(folder) as store, store.writing() as connection:
        connection.execute(update(stages).where(stages.c.stage == stage).values(body=b""))


@pytest.fixture
def in_force(folder: Path) -> Path:
    """The small operation with its week published."""
    with open_store(folder) as store:
        publish(store.plan(), store, published_at=NOW, anyway=True, why="test")
    return folder


def test_a_damaged_last_draft_is_no_reason_not_to_plan(folder: Path) -> None:
    """There is nothing to compare with, that is all; the headers of others are damaged, too."""
    damage(folder, "simulation")
    with open_store(folder) as store, store.writing() as connection:
        connection.execute(update(plans).values(header=b""))
    assert run_night(folder, replace(ASK, seed=7), now=NOW).status == "done"


def test_a_night_that_finds_its_draft_damaged_makes_it_again(folder: Path) -> None:
    """What was done cannot be repeated if it cannot be read."""
    first = run_night(folder, ASK, now=NOW)
    damage(folder, "simulation")
    night = run_night(folder, ASK, now=NOW + timedelta(hours=1))
    assert (night.status, night.plan) == ("done", first.plan)
    with open_store(folder) as store:
        assert store.plan(night.plan).attainment is not None


def test_of_published_days_before_the_draft_the_published_rows_are_enough(in_force: Path) -> None:
    """Hours worked and rest count from there, whatever became of the plan they were published from."""
    with open_store(in_force) as store:
        whole = store.plan()
        damage(in_force, "roster")
        (part,) = published_for(gather(load(in_force), PlanRequest(whole.start + timedelta(days=7), 1)), store)
        bare = [replace(one, breaks=(), activities=()) for one in whole.roster.duties]
        assert [replace(one, breaks=(), activities=()) for one in part.plan.roster.duties] == bare
        night = run_night(in_force, ASK, now=NOW + timedelta(hours=1))
        assert (night.status, store.plan(night.plan).start) == ("done", whole.start + timedelta(days=7))


def test_a_roster_in_force_that_cannot_be_read_is_a_gate_with_a_remedy(in_force: Path, edited: Edit) -> None:
    """Nights may not plan over days whose shifts they cannot keep; the simulation of them they can do without."""
    edited(in_force, "cycle: {may_change: [breaks]}")
    damage(in_force, "simulation")
    assert run_night(in_force, ASK, now=NOW).status == "done"
    damage(in_force, "roster")
    night = run_night(in_force, replace(ASK, seed=7), now=NOW)
    assert (night.code, [gate.code for gate in night.gates]) == (1, ["night_unreadable"])


def test_a_published_roster_that_a_night_would_make_anew_is_a_gate(
    in_force: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A search under a time limit could give another roster under the published plan's id."""

    def refuse(*_: object, **__: object) -> None:
        raise PublishedStageError("abcd", "roster", "it is damaged")

    monkeypatch.setattr("planner.nights.working._worked", refuse)
    night = run_night(in_force, ASK, now=NOW)
    assert (night.code, [gate.code for gate in night.gates]) == (1, ["night_unreadable"])
