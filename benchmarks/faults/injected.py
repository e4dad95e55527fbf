"""Injected faults: each point at which a night or a publication touches disk, database, lock or engine, refused once.

A run that is left alone is recorded first; its points are the list from which faults are chosen, every kind of point
with every kind of fault before any comes twice. One child a fault: it is refused, and the same command is run again.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from faults import bed, points, soundness
from faults.kills import rows

ERRNOS = {"ENOSPC": 28, "EIO": 5, "EACCES": 13}
SQLITE = {
    "ENOSPC": "database or disk is full",
    "EIO": "disk I/O error",
    "EACCES": "attempt to write a readonly database",
    "error": "database is locked",
}
SIGNALS = {"SIGTERM": signal.SIGTERM, "SIGKILL": signal.SIGKILL}
KINDS = ("error", *ERRNOS, *SIGNALS)
TYPED = {2, 3, 4, 5, 6, 130, 143, -signal.SIGTERM}
BUG = 70


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """A point by its name and how manieth of that name it is, and the kind of fault."""

    command: str
    point: str
    number: int
    kind: str


@dataclass(slots=True)
class Tally:
    """What came of the faults; `harmless` did not stop the command, `unreached` never happened."""

    points: int = 0
    faults: int = 0
    kinds_of_points: dict[str, int] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    harmless: int = 0
    unreached: int = 0
    failed_reruns: int = 0
    found: list[str] = field(default_factory=list)

    @property
    def lost(self) -> int:
        """Torn, lost or told twice, codes that are not documented, and reruns that failed."""
        return len(self.found) + self.failed_reruns


@dataclass(frozen=True, slots=True)
class Ground:
    """A folder with a publication and a second draft, copied for every fault, and what its commands are."""

    home: Path
    commands: dict[str, tuple[str, ...]]

    @property
    def pristine(self) -> Path:
        """The folder that is copied."""
        return self.home / "pristine"

    @property
    def folder(self) -> Path:
        """The copy that suffers the fault."""
        return self.home / "op"

    def renew(self) -> None:
        """Make the copy anew."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.pristine, self.folder)


def inject(home: Path, count: int, seed: int, share: tuple[int, int] = (0, 1)) -> Tally:
    """Inject `count` faults; `share` (part, parts) leaves the others to other processes."""
    ground = _ground(home)
    recorded = {command: _recorded(ground, command) for command in ground.commands}
    tally = Tally(sum(len(found) for found in recorded.values()))
    tally.kinds_of_points = dict(Counter(name for found in recorded.values() for name, _ in found))
    chosen = chosen_faults(recorded, count, seed)
    for fault in chosen[share[0] :: share[1]]:
        _suffer(ground, fault, tally)
    return tally


def chosen_faults(recorded: dict[str, list[tuple[str, int]]], count: int, seed: int) -> list[Fault]:
    """Faults in an order that goes round all kinds of points and of faults before it comes back to one."""
    random = Random(seed)
    rounds: dict[tuple[str, str, str], list[Fault]] = {}
    for command, found in recorded.items():
        for name, number in found:
            for kind in KINDS:
                rounds.setdefault((command, name, kind), []).append(Fault(command, name, number, kind))
    for faults in rounds.values():
        random.shuffle(faults)
    chosen: list[Fault] = []
    while len(chosen) < count and any(rounds.values()):
        one_round = [faults.pop() for _, faults in sorted(rounds.items()) if faults]
        random.shuffle(one_round)
        chosen += one_round
    return chosen[:count]


def _ground(home: Path) -> Ground:
    """A night published, another one drafted: a night and a publication are to come."""
    folder = bed.make(home / "op", policy="draft")
    for night in (1, 2):
        _must(folder, *bed.nightly(folder, night))
    plans = [plan for (plan,) in rows(folder, "SELECT id FROM plans ORDER BY number")]
    _must(folder, "publish", str(folder), "--plan", plans[0], "--json")
    shutil.rmtree(home / "pristine", ignore_errors=True)
    shutil.copytree(folder, home / "pristine")
    publish = ("publish", str(folder), "--plan", plans[1], "--json")
    return Ground(home, {"nightly": bed.nightly(folder, 3), "publish": publish})


def _must(folder: Path, *words: str) -> None:
    done = bed.run(folder, *words)
    if done.code:
        raise RuntimeError(f"{words[0]} ended with {done.code}: {done.said[-1500:]}")


def _recorded(ground: Ground, command: str) -> list[tuple[str, int]]:
    """Every point that the command passes, with its number among those of its name."""
    ground.renew()
    file = ground.home / "points.txt"
    file.write_text("")

    def prepare() -> None:
        handle = os.open(file, os.O_WRONLY | os.O_APPEND)
        points.watch(ground.folder, lambda point, _: _line(handle, point))

    done = bed.run(ground.folder, *ground.commands[command], prepare=prepare)
    if done.code:
        raise RuntimeError(f"{command} ended with {done.code}: {done.said[-1500:]}")
    seen: Counter[str] = Counter()
    found = []
    for name in file.read_text().splitlines():
        if name != "committed":
            found.append((name, seen[name]))
            seen[name] += 1
    return found


def _line(handle: int, point: str) -> None:
    os.write(handle, f"{point}\n".encode())


def _suffer(ground: Ground, fault: Fault, tally: Tally) -> None:
    """One fault, what it left, and the command again."""
    ground.renew()
    memory = soundness.Memory()
    soundness.faults(ground.folder, memory)
    reached = ground.home / "reached"
    reached.unlink(missing_ok=True)
    words = ground.commands[fault.command]
    done = bed.run(ground.folder, *words, prepare=lambda: points.watch(ground.folder, _failing(fault, reached)))
    tally.faults += 1
    if not reached.exists():
        tally.unreached += 1
    tally.codes[str(done.code)] = tally.codes.get(str(done.code), 0) + 1
    tally.harmless += done.code == 0
    told = f"{fault.command}, {fault.point} no. {fault.number}, {fault.kind}"
    if not _documented(fault, done.code):
        tally.found.append(f"{told}: exit code {done.code}: {done.said[-500:]}")
    tally.found += [f"{told}: {one}" for one in soundness.faults(ground.folder, memory)]
    again = bed.run(ground.folder, *words)
    if again.code:
        tally.failed_reruns += 1
        tally.found.append(f"{told}: rerun ended with {again.code}: {again.said[-500:]}")
        return
    left = (*soundness.faults(ground.folder, memory), *soundness.settled(ground.folder), *_twice(ground.folder))
    tally.found += [f"{told}: after the rerun: {one}" for one in left]


def _documented(fault: Fault, code: int) -> bool:
    """Whether the fault was told as it should be: typed; as a bug of ours only where the engine raised one."""
    if code in TYPED or code == 0:
        return True
    if fault.kind == "SIGKILL":
        return code == -signal.SIGKILL
    return code == BUG and fault.point.startswith("engine")


def _failing(fault: Fault, reached: Path) -> points.Reached:
    """Fails the n-th point of a name, once."""
    seen: Counter[str] = Counter()

    def at(point: str, _what: str) -> None:
        number = seen[point]
        seen[point] += 1
        if point == fault.point and number == fault.number:
            os.close(os.open(str(reached), os.O_CREAT | os.O_WRONLY))
            _fail(point, fault.kind)

    return at


def _fail(point: str, kind: str) -> None:
    if kind in SIGNALS:
        os.kill(os.getpid(), SIGNALS[kind])
        return
    raise _error(point, kind)()


def _error(point: str, kind: str) -> Callable[[], BaseException]:
    """What this point raises where it really fails so."""
    if point.startswith("sql"):
        return lambda: sqlite3.OperationalError(SQLITE[kind])
    if kind in ERRNOS:
        return lambda: OSError(ERRNOS[kind], os.strerror(ERRNOS[kind]))
    if point.startswith("engine"):
        return lambda: RuntimeError("the engine failed")
    return KeyboardInterrupt  # on disk or lock: Ctrl-C at that moment


def _twice(folder: Path) -> list[str]:
    """What the commands leave is one draft more or one publication more, no more."""
    (plans,), (publications,) = (
        rows(folder, "SELECT count(*) FROM plans")[0],
        rows(folder, "SELECT count(*) FROM publications")[0],
    )
    wrong = (plans, publications) not in ((3, 1), (2, 2))
    return [f"twice: {plans} plans and {publications} publications"] if wrong else []
