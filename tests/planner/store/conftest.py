"""A store in each database: SQLite in a folder, and a schema of a PostgreSQL server."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from planner.plans import Plan
from planner.store import Store
from solver.grid import Grid
from tests.databases import Database


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.needs("postgres"))])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    """A place without a store yet, in each database; in PostgreSQL the folder's path gives a schema of its own."""
    url = request.getfixturevalue("server") if request.param == "postgres" else None
    return Database(tmp_path, url)


@pytest.fixture
def store(database: Database) -> Iterator[Store]:
    """An empty store in each database."""
    with database.open() as opened:
        yield opened


@pytest.fixture
def draft() -> Plan:
    """A plan with one stage, which is empty."""
    start = date(2026, 11, 23)
    grid = Grid.of(start, 7, 15, "Europe/Istanbul")
    keys = (("check", "c" * 64),)
    return Plan("a" * 16, "Deniz", start, 1, datetime(2026, 11, 21, 2, tzinfo=UTC), 1, "0.1.0", keys, grid)
