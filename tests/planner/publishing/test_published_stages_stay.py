"""A published plan's roster is never replaced under its id: people work by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from planner.problems import StoreError
from planner.publishing import publish
from planner.report.failures import explain
from planner.store import PublishedStageError, Store, tables
from tests.planner.publishing.shifts import LONG_BEFORE, MONDAY, plan_of, published, stored

PLAN = plan_of({("A1", 0): 8})
OTHER = plan_of({("A1", 0): 14})
KEY = dict(PLAN.keys)["roster"]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with a plan published, and another published since."""
    store = Store(tmp_path)
    published(store, PLAN)
    published(store, plan_of({("A1", 0): 9}, MONDAY + timedelta(days=7)))
    return store


def damage(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(update(tables.stages).where(tables.stages.c.key == KEY).values(body=b"\0"))


def test_a_damaged_roster_of_a_published_plan_is_not_made_anew(store: Store) -> None:
    """Refused before a search and after it, whatever was published since; what is there stays."""
    damage(store)
    with pytest.raises(PublishedStageError) as before:
        store.stage(KEY)
    with pytest.raises(PublishedStageError) as after:
        store.save_stage(KEY, "roster", OTHER.roster_stage)
    for refused in (before, after):
        assert refused.value.parameters["plan"] == PLAN.id
        for lang in ("en", "tr"):
            code, text = explain(refused.value, lang)
            assert (code, "vardiya doctor" in text, PLAN.id in text) == (6, True, True)
    with store.reading() as connection:
        assert connection.execute(select(tables.stages.c.body).where(tables.stages.c.key == KEY)).scalar() == b"\0"


def test_a_roster_that_is_gone_is_not_made_anew_either(store: Store) -> None:
    """Neither as a stage nor with its plan."""
    with store.writing() as connection:
        connection.execute(delete(tables.stages).where(tables.stages.c.key == KEY))
    with pytest.raises(PublishedStageError):
        store.save_stage(KEY, "roster", OTHER.roster_stage)
    with pytest.raises(PublishedStageError):
        store.save_plan(replace(PLAN, roster_stage=OTHER.roster_stage), LONG_BEFORE)


def test_with_the_header_damaged_too_what_is_damaged_stays(store: Store) -> None:
    """Nobody can tell whose it is; stages that are new are kept all the same."""
    damage(store)
    with store.writing() as connection:
        connection.execute(update(tables.plans).values(header=b"\0"))
    with pytest.raises(PublishedStageError):
        store.save_stage(KEY, "roster", OTHER.roster_stage)
    store.save_stage("new", "roster", OTHER.roster_stage)


def test_drafts_and_forecasts_are_made_again(store: Store) -> None:
    """What nobody works by, and what comes out the same."""
    draft = stored(store, OTHER)
    key = dict(draft.keys)["roster"]
    store.save_stage("f", "forecast", ())
    with store.writing() as connection:
        connection.execute(update(tables.stages).where(tables.stages.c.key.in_([key, "f"])).values(body=b"\0"))
    store.save_stage(key, "roster", draft.roster_stage)
    store.save_stage("f", "forecast", ("again",))
    assert (store.plan(draft.id).roster, store.stage("f")) == (draft.roster, ("again",))


def test_what_is_in_force_is_not_called_whole_if_its_plan_has_other_shifts(tmp_path: Path) -> None:
    """Publishing again compares the shifts, not only the id."""
    store = Store(tmp_path)
    published(store, PLAN)
    assert publish(PLAN, store, published_at=LONG_BEFORE).number == 1
    with pytest.raises(StoreError) as refused:
        publish(replace(PLAN, roster_stage=OTHER.roster_stage), store, published_at=LONG_BEFORE)
    assert refused.value.code == "storage_published_differs"
    assert "vardiya doctor" in explain(refused.value, "tr")[1]
