"""What only a server can do: keep hosts out of each other's way, and go away in the middle."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from planner.locking import operation_lock
from planner.problems import LockedError, StoreError
from planner.store import open_store
from planner.store.holders import Holder, enter, ourselves, server_lock

pytestmark = pytest.mark.needs("postgres")


@pytest.fixture
def hosts(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Two folders, as on two hosts, of one operation whose schema the URL names."""
    monkeypatch.setenv("PLANS_URL", f"{server}?schema={tmp_path.name}")
    found = (tmp_path / "one", tmp_path / "other")
    for folder in found:
        folder.mkdir()
        (folder / "operation.yaml").write_text("store: {url_from: PLANS_URL}\n")
    return found


def test_a_run_on_another_host_is_refused_and_told(hosts: tuple[Path, Path]) -> None:
    """The lock of a folder ends at its host; the server's does not."""
    one, other = hosts
    with operation_lock(one, "vardiya nightly"), open_store(one) as store:
        enter(store, Holder("night-host", 7, ourselves("").since, "vardiya nightly"))
        with pytest.raises(LockedError) as refused, operation_lock(other):
            pass
        assert refused.value.holder["host"] == "night-host"
    with operation_lock(other):
        pass


def test_a_lost_session_frees_the_lock(hosts: tuple[Path, Path]) -> None:
    """A host that dies, or a server that restarts, must not lock the operation for ever."""
    one, other = hosts
    with open_store(one) as store, open_store(other) as elsewhere, server_lock(store, one):
        with elsewhere.writing() as connection:
            cut = (
                "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid != pg_backend_pid()"
            )
            connection.execute(text(cut))
        with operation_lock(other):
            pass


def test_a_server_that_goes_away_in_the_middle_is_told_as_such(hosts: tuple[Path, Path]) -> None:
    """What was begun is undone; the next transaction connects anew."""
    one, other = hosts
    with open_store(one) as store, open_store(other) as elsewhere:

        def cut_short() -> None:
            with store.reading() as reader:
                pid = reader.execute(text("SELECT pg_backend_pid()")).scalar_one()
                with elsewhere.writing() as connection:
                    connection.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
                reader.execute(text("SELECT 1"))

        with pytest.raises(StoreError) as refused:
            cut_short()
        assert refused.value.code == "storage_unreachable"
        assert store.published() is None
