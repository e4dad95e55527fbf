"""One run at a time per operation; whoever finds it held is told who holds it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier

import pytest

from planner.locking import operation_lock
from planner.problems import LockedError
from planner.report.failures import explain
from planner.store import open_store
from planner.store.holders import Holder, enter, holder_of

HOLD = """
import sys, time
from pathlib import Path
from planner.locking import operation_lock
with operation_lock(Path(sys.argv[1]), "vardiya nightly"):
    print("held", flush=True)
    time.sleep(60)
"""


@contextmanager
def held_by_another(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock until it is killed."""
    command = [sys.executable, "-c", HOLD, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        try:
            assert holder.stdout is not None
            assert holder.stdout.readline().strip() == "held"
            yield holder
        finally:
            holder.kill()


def test_a_second_run_is_refused_and_a_killed_holder_frees_the_lock(tmp_path: Path) -> None:
    """kill -9 of a nightly job must not lock the operation for ever; its row does no harm."""
    with held_by_another(tmp_path) as holder:
        with pytest.raises(LockedError) as refused, operation_lock(tmp_path):
            pass
        assert refused.value.holder["pid"] == str(holder.pid)
        code, told = explain(refused.value, "en")
        assert code == 5
        assert f"vardiya nightly since {refused.value.holder['since']}, process {holder.pid}" in told
        holder.kill()
        holder.wait()
        assert holder_of(tmp_path) is None
        with operation_lock(tmp_path, "vardiya plan"):
            assert (found := holder_of(tmp_path)) is not None
            assert (found.pid, found.what) == (os.getpid(), "vardiya plan")
        assert holder_of(tmp_path) is None


def test_without_a_known_holder_the_refusal_names_the_folder(tmp_path: Path) -> None:
    """A row of a dead process is not told as if it held the lock."""
    assert "{" not in explain(LockedError("op"), "tr")[1]
    with operation_lock(tmp_path), open_store(tmp_path) as store:
        gone = subprocess.Popen([sys.executable, "-c", ""])
        gone.wait()
        since = datetime(2026, 11, 21, tzinfo=UTC)
        own = holder_of(tmp_path)
        assert own is not None
        enter(store, Holder(own.host, gone.pid, since, "old"))
        with pytest.raises(LockedError) as refused, operation_lock(tmp_path):
            pass
        assert refused.value.holder == {}
        enter(store, Holder("elsewhere", gone.pid, since, "old"))  # of other hosts nothing can be said
        assert (holder_of(tmp_path) or own).host == "elsewhere"


def test_of_eight_threads_one_holds_the_lock(tmp_path: Path) -> None:
    """A dashboard plans from threads: they keep out of each other's way as processes do."""
    together = Barrier(8)

    def try_it(_: int) -> bool:
        together.wait()
        try:
            with operation_lock(tmp_path):
                together.wait()
        except LockedError:
            together.wait()
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(try_it, range(8))) == 1
