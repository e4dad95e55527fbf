"""Nights whose store is a schema of a PostgreSQL server: the same steps; a rehearsal leaves the server alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import inspect, select

import planner.store
from planner.inputs import PlanRequest
from planner.nights import Asked, Skipped, retry_nights, run_night
from planner.store import open_store
from planner.store.opening import look_into
from planner.store.tables import metadata

pytestmark = pytest.mark.needs("postgres")
NOW = datetime(2025, 10, 20, tzinfo=UTC)
ASK = PlanRequest(weeks=1)
POLICY = "cycle: {nightly: publish, publish_days_before: 7, frozen_days: 0}"


@pytest.fixture
def served(
    server: str, folder: Path, edited: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Path:
    """The small operation, its store in a schema of its own that is not there yet."""
    monkeypatch.setenv("NIGHTS_URL", f"{server}?schema={tmp_path.name[-40:]}")
    (folder / ".vardiya" / "store.sqlite").unlink()
    edited(folder, f"store: {{url_from: NIGHTS_URL}}\n{POLICY}")
    return folder


def held(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that the server holds of the operation; nothing where there is no table."""
    with look_into(folder) as store, store.reading() as connection:
        there = set(inspect(connection).get_table_names(store.schema))
        tables = (one for one in metadata.sorted_tables if one.name in there)
        return {one.name: [tuple(row) for row in connection.execute(select(one))] for one in tables}


def tables_of(folder: Path) -> set[str]:
    """Names of the tables on the server."""
    with look_into(folder) as store, store.reading() as connection:
        return set(inspect(connection).get_table_names(store.schema))


def test_a_night_is_rehearsed_run_published_and_repeated_on_a_server(served: Path) -> None:
    """What holds of a file holds of a server: nothing from a rehearsal, one publication, a second run is a no-op."""
    rehearsed = run_night(served, ASK, now=NOW, dry=True)
    assert (rehearsed.status, rehearsed.publication) == ("done", 1)
    assert tables_of(served) == set()
    night = run_night(served, ASK, now=NOW)
    assert (night.status, night.plan, night.publication) == ("done", rehearsed.plan, 1)
    before = held(served)
    again = run_night(served, ASK, now=NOW + timedelta(hours=1), dry=True)
    assert (again.status, again.plan) == ("repeated", night.plan)
    assert held(served) == before
    assert run_night(served, ASK, now=NOW + timedelta(hours=1)).status == "repeated"
    with open_store(served) as store:
        published = store.published()
    assert published is not None
    assert (published.number, published.plan) == (1, night.plan)
    assert not (served / ".vardiya" / "store.sqlite").exists()


def test_a_rehearsal_does_not_upgrade_a_store_of_an_earlier_version(served: Path) -> None:
    """Nor does a retry that only looks: whoever operates the server may have to agree to that first."""
    config = Config()
    config.set_main_option("script_location", str(Path(planner.store.__file__).parent / "migrations"))
    with look_into(served) as store, store.writing() as connection:
        connection.exec_driver_sql(f'CREATE SCHEMA "{store.schema}"')
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    tables = tables_of(served)
    assert "plans" in tables
    assert "attempts" not in tables
    assert run_night(served, ASK, now=NOW, dry=True).status == "done"
    (left,) = retry_nights((served,), replace(Asked(ASK, NOW), dry=True))
    assert isinstance(left, Skipped)
    assert tables_of(served) == tables
