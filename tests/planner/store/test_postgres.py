"""The store keeps the same promises in PostgreSQL."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from planner.plans import Plan
from planner.problems import StoreError
from planner.store import Store
from planner.store.connection import connect
from solver.grid import Grid

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)
PLAN = Plan(
    id="a" * 16,
    operation="Deniz",
    start=date(2026, 11, 23),
    weeks=1,
    as_of=NOW,
    seed=1,
    version="0.1.0",
    keys=(("check", "c" * 64),),
    grid=Grid.of(date(2026, 11, 23), 7, 15, "Europe/Istanbul"),
)


@pytest.fixture
def server(needed: dict[str, str]) -> Iterator[str]:
    """The URL of a server of our own, run by a user who is not root, as PostgreSQL demands."""
    programs = Path(needed["postgres"]).parent
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    folder = Path(tempfile.mkdtemp(prefix="vardiya-pg-"))
    if user:
        shutil.chown(folder, "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = str(folder / "data")

    def run(program: str, *arguments: str) -> None:
        command = [*user, str(programs / program), "-D", data, *arguments]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, timeout=60)

    try:
        run("initdb", "-U", "vardiya", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C")
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
        run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgresql+psycopg://vardiya@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.needs("postgres")
def test_the_store_keeps_its_promises_in_postgresql(server: str) -> None:
    """Migrate, plan, publish, run and names; a newer store is refused."""
    store = Store(server)
    store.close()
    store = Store(server)  # the tables are there already
    ids = [letter * 16 for letter in "abcdef"]
    for one in ids:
        store.save_plan(replace(PLAN, id=one), NOW)
    store.save_plan(PLAN, NOW)
    assert (store.plan(), store.plan("bb").id) == (PLAN, "b" * 16)
    assert store.stage("c" * 64) == ()

    first = store.publish(PLAN.id, NOW, lambda number: f"published/{number}", "cli")
    assert store.publish(PLAN.id, NOW, lambda _: "elsewhere", "cli") == first == store.published()
    with pytest.raises(StoreError):
        store.publish("nobody", NOW, lambda _: "published/x", "cli")
    assert store.published() == first
    with ThreadPoolExecutor(len(ids)) as pool:
        done = pool.map(lambda one: store.publish(one, NOW, lambda number: f"published/{number}", "cli"), ids[1:])
        assert sorted(publication.number for publication in done) == [2, 3, 4, 5, 6]

    assert store.run("night") is None
    for count in (1, 2):
        store.save_run("night", "nightly", NOW, {"plan": PLAN.id, "count": count})
    assert store.run("night") == {"plan": PLAN.id, "count": 2}
    store.save_names({"A1": "Çağrı"})
    assert store.names() == {"A1": "Çağrı"}

    store.close()
    engine = connect(server)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match="9999"):
        Store(server)
