"""How long a planner waits for `vardiya simulate`, compiled code being there."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from stopwatch import wait

COMMAND = Path(sys.executable).with_name("vardiya")


def second_simulate_s() -> float:
    """Wall time of `vardiya simulate` on the small example, after a first one that may compile."""
    with tempfile.TemporaryDirectory() as home:
        folder = str(Path(home) / "op")
        _run("init", folder, "--template", "minimal")
        _run("plan", folder, "--weeks", "1", "--time-limit", "2")
        _run("simulate", folder)
        return wait(lambda: _run("simulate", folder))


def _run(*words: str) -> None:
    """A plan that misses its goals ends with 1: that is an answer too."""
    ran = subprocess.run([COMMAND, *words], capture_output=True, text=True, check=False)
    if ran.returncode > 1:
        raise RuntimeError(f"vardiya {words[0]} ended with {ran.returncode}: {ran.stderr}")
