"""Kills: SIGKILL at random moments of nights and publications, and what is found afterwards.

Two thirds of the moments are drawn over a command's whole time. The others are drawn over the time from its first
write of a publication on: the killer waits for that mark, then for a random part of what usually follows. Marks stand
in memory that parent and child share, so that a kill counts as "between first write and pointer swap" only where the
child had written and its commit had not returned.
"""

from __future__ import annotations

import mmap
import shutil
import signal
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from faults import bed, points, soundness

WRITTEN, POINTED, SWAPPED = range(3)
"""Marks: the first write of a publication was begun; its pointer was written; the commit of that has returned."""
COMPLETE_EVERY, ANEW_EVERY = 10, 6


@dataclass(slots=True)
class Tally:
    """What came of the kills."""

    kills: int = 0
    in_nights: int = 0
    in_window: int = 0
    too_late: int = 0
    reruns: int = 0
    failed_reruns: int = 0
    found: list[str] = field(default_factory=list)

    @property
    def lost(self) -> int:
        """Torn, lost or told twice, and reruns that failed."""
        return len(self.found) + self.failed_reruns


@dataclass(slots=True)
class Trial:
    """One folder under kills: its random numbers, marks, memory of what was published, and usual times."""

    folder: Path
    random: Random
    tally: Tally
    marks: mmap.mmap
    memory: soundness.Memory = field(default_factory=soundness.Memory)
    whole_s: dict[str, float] = field(default_factory=dict)
    window_s: dict[str, float] = field(default_factory=dict)


def kill_publications(home: Path, count: int, seed: int) -> Tally:
    """Kill publications of two drafts in turn until `count` were killed; every tenth is left to finish."""
    trial = _trial(home / "publications", "draft", seed)
    for night in (1, 2):
        _undisturbed(trial, *bed.nightly(trial.folder, night))
    drafts = _drafts(trial.folder)
    _undisturbed(trial, "publish", str(trial.folder), "--plan", drafts[0], "--json")
    turn = 0
    while trial.tally.kills < count:
        turn += 1
        other = drafts[1] if _published(trial.folder) == drafts[0] else drafts[0]
        words = ("publish", str(trial.folder), "--plan", other, "--json")
        if turn % COMPLETE_EVERY == 0:
            _completed(trial, words, other)
        else:
            _killed(trial, words, late=turn % 3 != 0)
    return trial.tally


def kill_nights(home: Path, count: int, seed: int, policy: str) -> Tally:
    """Kill nights until `count` were killed; each up to ten times, then it is left to finish and the next begins.

    What it gives then is held against the same night left alone in a copy of the folder.
    """
    trial = _trial(home / f"nights-{policy}", policy, seed)
    apart, night = home / f"nights-{policy}-apart", 1
    _undisturbed(trial, *bed.nightly(trial.folder, night))
    while trial.tally.kills < count:
        night += 1
        words = bed.nightly(trial.folder, night)
        shutil.rmtree(apart, ignore_errors=True)
        shutil.copytree(trial.folder, apart)
        for turn in range(COMPLETE_EVERY):
            if not _killed(trial, words, late=turn % 3 == 0):
                break
        bed.run(apart, *bed.nightly(apart, night))
        _completed(trial, words, None, wanted=_drafts(apart)[-1])
        if night % ANEW_EVERY == 0:
            _anew(trial, policy)
    return trial.tally


def _trial(folder: Path, policy: str, seed: int) -> Trial:
    folder.parent.mkdir(parents=True, exist_ok=True)
    bed.make(folder, policy=policy)
    return Trial(folder, Random(f"{seed} {folder.name}"), Tally(), mmap.mmap(-1, mmap.PAGESIZE))


def _anew(trial: Trial, policy: str) -> None:
    """A new operation, so that a look at all of its plans stays short."""
    bed.make(trial.folder, policy=policy)
    trial.memory = soundness.Memory()
    _undisturbed(trial, *bed.nightly(trial.folder, 1))


def _undisturbed(trial: Trial, *words: str) -> None:
    """Run a command to its end with its marks on, to know how long it takes, and look at the folder."""
    written = 0.0
    child = _start(trial, words)
    while (done := child.ended()) is None:
        if not written and trial.marks[WRITTEN]:
            written = time.monotonic() - child.began
        if trial.marks[SWAPPED] and words[0] not in trial.window_s:
            trial.window_s[words[0]] = time.monotonic() - child.began - written
        time.sleep(0.001)
    child.said.unlink(missing_ok=True)
    trial.whole_s[words[0]] = done.seconds
    if done.code:
        raise RuntimeError(f"{words[0]} ended with {done.code}: {done.said[-1500:]}")
    trial.tally.found += soundness.faults(trial.folder, trial.memory) + soundness.settled(trial.folder)


def _killed(trial: Trial, words: tuple[str, ...], *, late: bool) -> bool:
    """Start a command, kill it at a random moment and look at what is there; whether it was killed in time."""
    child, verb = _start(trial, words), words[0]
    if late and verb in trial.window_s:
        _await_mark(child, trial.marks)
        time.sleep(trial.random.uniform(0, trial.window_s[verb]))
    else:
        time.sleep(trial.random.uniform(0, trial.whole_s[verb]))
    done = child.kill()
    child.said.unlink(missing_ok=True)
    if done.code != -signal.SIGKILL:
        trial.tally.too_late += 1
        trial.whole_s[verb] = (trial.whole_s[verb] + done.seconds) / 2  # a machine grows faster or slower
        if done.code:
            trial.tally.failed_reruns += 1
            trial.tally.found.append(f"rerun: {verb} ended with {done.code}: {done.said[-400:]}")
    else:
        trial.tally.kills += 1
        trial.tally.in_nights += verb == "nightly"
        trial.tally.in_window += bool(trial.marks[WRITTEN] and not trial.marks[SWAPPED])
    trial.tally.found += soundness.faults(trial.folder, trial.memory)
    return done.code == -signal.SIGKILL


def _completed(trial: Trial, words: tuple[str, ...], plan: str | None, wanted: str = "") -> None:
    """The command once more, to its end: it succeeds, and gives what it would have given undisturbed."""
    done = bed.run(trial.folder, *words)
    trial.tally.reruns += 1
    got = _published(trial.folder) if plan is not None else _drafts(trial.folder)[-1]
    if done.code or got != (plan or wanted):
        trial.tally.failed_reruns += 1
        trial.tally.found.append(f"rerun: {words[0]} ended with {done.code}, gave {got}: {done.said[-400:]}")
        return
    trial.tally.found += soundness.faults(trial.folder, trial.memory) + soundness.settled(trial.folder)


def _await_mark(child: bed.Child, marks: mmap.mmap) -> None:
    until = time.monotonic() + bed.PATIENCE_S
    while not marks[WRITTEN] and time.monotonic() < until and _runs(child.pid):
        time.sleep(0.0005)


def _runs(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"


def _start(trial: Trial, words: tuple[str, ...]) -> bed.Child:
    trial.marks[:] = bytes(len(trial.marks))
    return bed.start(trial.folder, *words, prepare=lambda: points.watch(trial.folder, _marking(trial.marks)))


def _marking(marks: mmap.mmap) -> points.Reached:
    """Sets the marks as a publication proceeds; `published/` is written to by nothing else."""

    def reached(point: str, what: str) -> None:
        if (point in ("mkdir", "open") and "/published/" in what) or "INTO publications" in what:
            marks[WRITTEN] = 1
        elif point.startswith("sql ") and "pointer" in what.lower():
            marks[POINTED] = 1
        elif point == "committed" and marks[POINTED]:
            marks[SWAPPED] = 1

    return reached


def _drafts(folder: Path) -> tuple[str, ...]:
    return tuple(row[0] for row in rows(folder, "SELECT id FROM plans ORDER BY number"))


def _published(folder: Path) -> str:
    found = rows(folder, "SELECT plan FROM publications JOIN pointer ON publication = publications.number")
    return str(found[0][0]) if found else ""


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    """Rows of the operation's store."""
    with closing(sqlite3.connect(folder / ".vardiya" / "store.sqlite", timeout=30)) as connection:
        return connection.execute(query).fetchall()
