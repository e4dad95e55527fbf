"""The process of a measured run: it ends with whoever asked, prints nothing among figures, is not waited for."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.solver.roster.test_second_search import gone, until
from tests.sources import ROOT

sys.path.append(str(ROOT / "benchmarks"))

from instances import runs
from instances.formats import Source

PARENT = """
import subprocess, sys
from pathlib import Path
sys.path[:0] = sys.argv[1:3]
from instances import runs
from instances.formats import Source

class Told(subprocess.Popen):
    def __init__(self, *args, **named):
        super().__init__(*args, **named)
        print(self.pid, flush=True)

runs.subprocess.Popen = Told
runs.run(Source(Path(sys.argv[3])), runs.Budget(600.0, 1, 1))
"""


def test_a_run_ends_when_the_process_that_asked_is_killed(tmp_path: Path) -> None:
    """It reads a file that never ends, as long as a search may last, and has nothing to say to its parent."""
    endless = tmp_path / "endless.txt"
    os.mkfifo(endless)
    writers: list[int] = []
    command = [sys.executable, "-c", PARENT, str(ROOT), str(ROOT / "benchmarks"), str(endless)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert until(lambda: _read_by_somebody(endless, writers))
        parent.kill()
    assert until(lambda: gone(pid))
    os.close(writers[0])


def _read_by_somebody(pipe: Path, writers: list[int]) -> bool:
    """Whether a process reads the pipe; if so, this one may write to it from now on."""
    with suppress(OSError):
        writers.append(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
    return bool(writers)


def test_what_a_library_prints_is_not_among_the_figures(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --json the output is one object, whatever a solver says while it works."""
    monkeypatch.setattr(runs, "CHILD", "import os; os.write(1, b'noise')")
    runs.run(Source(Path("any.txt")), runs.Budget(1.0, 1, 1))
    told = capfd.readouterr()
    assert (told.out, told.err) == ("", "noise")


def test_a_first_run_that_hangs_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Getting ready is a courtesy: the measured runs begin without it."""
    ended = list[int | None]()
    in_a_process = runs._in_a_process

    def noted(source: Source, budget: runs.Budget, patience_s: float) -> object:
        answer = in_a_process(source, budget, patience_s)
        ended.append(answer[2])
        return answer

    monkeypatch.setattr(runs, "CHILD", "import time; time.sleep(600)")
    monkeypatch.setattr(runs, "READY_PATIENCE_S", 0.1)
    monkeypatch.setattr(runs, "END_S", 0.1)
    monkeypatch.setattr(runs, "_in_a_process", noted)
    runs.make_ready([Source()])
    assert ended == [-9]
