"""A night that is killed leaves no time to say anything: the next one closes its row and goes on."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.inputs import PlanRequest
from planner.nights import run_night
from planner.nights.attempts import last
from planner.store import open_store
from planner.store.attempts import last_attempts
from tests.sources import ROOT

NOW = datetime(2025, 11, 2, 19, tzinfo=UTC)
ASK = PlanRequest(weeks=1)
POLICY = "cycle: {nightly: publish, publish_days_before: 7, frozen_days: 0}"
KILLED = """\
import os, signal, sys
from datetime import datetime
from pathlib import Path
from planner.inputs import PlanRequest
from planner.nights import run_night

def killed(step):
    if step.stage == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGKILL)

now = datetime.fromisoformat(sys.argv[3])
run_night(Path(sys.argv[1]), PlanRequest(weeks=1), now=now, progress=killed)
"""


@pytest.mark.parametrize("stage", ["simulation", "publish"])
def test_a_night_killed_for_good_is_closed_as_lost_by_the_next(
    stage: str, folder: Path, edited: Callable[[Path, str], None]
) -> None:
    """kill -9 leaves no time to say anything; the lock is free and the row says running until somebody looks."""
    edited(folder, POLICY)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder), stage, NOW.isoformat()], cwd=ROOT, check=False, capture_output=True
    )
    assert killed.returncode == -9, killed.stderr
    with open_store(folder) as store:
        attempt = last(store)
    assert attempt is not None
    assert attempt.status == "running"
    night = run_night(folder, ASK, now=NOW)
    with open_store(folder) as store:
        assert [one.status for one in last_attempts(store, "nightly")] == ["done", "lost"]
        published = store.published()
        assert published is not None
        assert published.number == 1
    assert night.publication == 1


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_a_night_cleanly(number: int, code: int, folder: Path) -> None:
    """systemd stops a service with SIGTERM: the attempt is closed, the lock free, the exit code says which it was."""
    log = folder / ".vardiya" / "nightly.jsonl"
    program = (sys.executable, "cli.py", "nightly", str(folder), "--weeks", "1", "--time-limit", "60")
    with subprocess.Popen(program, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while not (log.exists() and '"plan"' in log.read_text(encoding="utf-8")):
            assert process.poll() is None, process.communicate()
            time.sleep(0.05)
        process.send_signal(number)
        _, told = process.communicate(timeout=60)
    assert process.returncode == code, told
    with open_store(folder) as store:
        attempt = last(store)
    assert attempt is not None
    assert attempt.status == "interrupted"
    assert run_night(folder, ASK, now=NOW).status == "done"
