"""One run at a time per operation."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from planner.locking import operation_lock
from planner.problems import LockedError

HOLD = """
import sys, time
from pathlib import Path
from planner.locking import operation_lock
with operation_lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_run_is_refused_and_a_killed_holder_frees_the_lock(tmp_path: Path) -> None:
    """kill -9 of a nightly job must not lock the operation for ever."""
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "held"
        with pytest.raises(LockedError), operation_lock(tmp_path):
            pass
        holder.kill()
        holder.wait()
        with operation_lock(tmp_path):
            pass
