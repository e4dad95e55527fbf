"""The operation that faults are tried on, and a process from which its commands are forked in milliseconds."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

NOW = datetime(2025, 9, 8, 2, tzinfo=UTC)
"""Eight weeks before the first day planned, so that no day of it is frozen and everybody is told in time."""
LIMIT_S, PATIENCE_S = 2, 120
NIGHT = ("--weeks", "1", "--time-limit", str(LIMIT_S), "--json")
HANGING = 124

Prepare = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: exit code (negative: the signal that ended it), seconds, what it said."""

    code: int
    seconds: float
    said: str


@dataclass(slots=True)
class Child:
    """A command under way in a process of its own."""

    pid: int
    began: float
    said: Path

    def ended(self) -> Ended | None:
        """How it ended; None while it runs. One that hangs is ended with code 124."""
        pid, status = os.waitpid(self.pid, os.WNOHANG)
        seconds = time.monotonic() - self.began
        if pid:
            return Ended(os.waitstatus_to_exitcode(status), seconds, self._text())
        if seconds < PATIENCE_S:
            return None
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        return Ended(HANGING, seconds, self._text())

    def wait(self) -> Ended:
        """Wait for its end."""
        while (done := self.ended()) is None:
            time.sleep(0.005)
        return done

    def kill(self) -> Ended:
        """End it as a lost machine would; one that has ended already is told as it ended."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        return self.wait()

    def _text(self) -> str:
        return self.said.read_text(errors="replace") if self.said.exists() else ""


def start(folder: Path, *words: str, prepare: Prepare | None = None, now: datetime = NOW) -> Child:
    """Fork a command of the product: `vardiya WORDS`; `prepare` runs in the child before it."""
    said = folder.with_name(f"{folder.name}-{time.monotonic_ns()}.said")
    began, pid = time.monotonic(), os.fork()
    if not pid:
        code = 99
        try:
            code = _command(said, words, prepare, now)
        finally:
            os._exit(code)
    return Child(pid, began, said)


def run(folder: Path, *words: str, prepare: Prepare | None = None, now: datetime = NOW) -> Ended:
    """Run a command to its end."""
    child = start(folder, *words, prepare=prepare, now=now)
    ended = child.wait()
    child.said.unlink(missing_ok=True)
    return ended


def nightly(folder: Path, seed: int) -> tuple[str, ...]:
    """The words of a nightly run; another seed is another night."""
    return ("nightly", str(folder), *NIGHT, "--seed", str(seed))


def make(folder: Path, *, policy: str = "draft") -> Path:
    """Make the operation anew; `policy` is what a night may do: draft or publish."""
    from planner.templates import init

    shutil.rmtree(folder, ignore_errors=True)
    init(folder, "minimal", 1)
    config = folder / "operation.yaml"
    lines = [line for line in config.read_text(encoding="utf-8").splitlines() if not line.startswith("synthetic:")]
    lines.append("notify: {agents: true, channels: [{name: desk, address_from: VARDIYA_DESK}]}")
    lines.append(f"cycle: {{nightly: {policy}, publish_days_before: 60}}")  # the clock of a true operation counts
    config.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def warm(home: Path) -> None:
    """Load in this process whatever a night and a publication load, so that forked commands start at once.

    A scout runs them first and tells its modules: nothing is run in this process, whose only thread forks.
    """
    folder, told = make(home / "scout", policy="publish"), home / "modules.txt"
    for words in (nightly(folder, 1), ("publish", str(folder), "--json")):
        ended = run(folder, *words, prepare=lambda: _tell_modules(told))
        if ended.code:
            raise RuntimeError(f"{words[0]} of an untouched operation ended with {ended.code}: {ended.said[-2000:]}")
        for name in told.read_text().split():
            if name != "__main__" and name not in sys.modules:
                with suppress(Exception):  # modules that a library makes up
                    import_module(name)
    shutil.rmtree(folder)


def _tell_modules(file: Path) -> None:
    import cli

    told = cli.main

    def main() -> None:
        try:
            told()
        finally:
            file.write_text("\n".join(sorted(sys.modules)))

    cli.main = main  # type: ignore[assignment]


def _command(said: Path, words: tuple[str, ...], prepare: Prepare | None, now: datetime) -> int:
    handle = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(handle, 1)
    os.dup2(handle, 2)
    os.close(handle)
    import cli

    cli._now = lambda: now
    sys.argv = ["vardiya", *words]
    if prepare is not None:
        prepare()
    try:
        cli.main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
