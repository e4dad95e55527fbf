"""Many processes start the same night at the same moment: it is done exactly once."""

from __future__ import annotations

import mmap
import time
from dataclasses import dataclass, field
from pathlib import Path

from faults import bed, soundness
from faults.kills import rows

PROCESSES = 8
DONE, LOCKED = 0, 5
ANEW_EVERY = 20


@dataclass(slots=True)
class Tally:
    """What came of the rounds: exit codes by how often, and what was wrong."""

    rounds: int = 0
    codes: dict[str, int] = field(default_factory=dict)
    found: list[str] = field(default_factory=list)

    @property
    def lost(self) -> int:
        """Rounds that went wrong."""
        return len(self.found)


def start_together(home: Path, rounds: int, seed: int) -> Tally:
    """Start one night eight times at once, round by round; each round is another night."""
    tally, folder, memory = Tally(), home / "starts", soundness.Memory()
    for number in range(rounds):
        if number % ANEW_EVERY == 0:
            bed.make(folder)
            memory = soundness.Memory()
        before = _count(folder)
        children = _together(folder, bed.nightly(folder, 1000 * seed + number))
        codes = []
        for child in children:
            done = child.wait()
            child.said.unlink(missing_ok=True)
            codes.append(done.code)
            if done.code not in (DONE, LOCKED):
                tally.found.append(f"round {number}: exit code {done.code}: {done.said[-400:]}")
        tally.rounds += 1
        for code in codes:
            tally.codes[str(code)] = tally.codes.get(str(code), 0) + 1
        tally.found += [f"round {number}: {one}" for one in _wrong(folder, before, codes)]
        tally.found += [f"round {number}: {one}" for one in soundness.faults(folder, memory)]
    return tally


def _together(folder: Path, words: tuple[str, ...]) -> list[bed.Child]:
    """The same command in eight processes, which begin when all are there."""
    gate = mmap.mmap(-1, mmap.PAGESIZE)
    children = [bed.start(folder, *words, prepare=lambda: _await(gate)) for _ in range(PROCESSES)]
    gate[0] = 1
    return children


def _await(gate: mmap.mmap) -> None:
    while not gate[0]:
        time.sleep(0.0005)


def _count(folder: Path) -> tuple[int, int, int]:
    """Finished nights, plans, and attempts that did work."""
    if not (folder / ".vardiya" / "store.sqlite").exists():
        return (0, 0, 0)
    done = rows(folder, "SELECT record FROM attempts WHERE status = 'done'")
    worked = sum('"status": "repeated"' not in str(record) for (record,) in done)
    runs = rows(folder, "SELECT count(*) FROM runs")[0][0]
    plans = rows(folder, "SELECT count(*) FROM plans")[0][0]
    return (int(str(runs)), int(str(plans)), worked)


def _wrong(folder: Path, before: tuple[int, int, int], codes: list[int]) -> list[str]:
    """One night more, one plan more, one attempt that worked; at least one process told that it was done."""
    after = _count(folder)
    more = tuple(new - old for new, old in zip(after, before, strict=True))
    found = [f"(nights, plans, working attempts) grew by {more}"] if more != (1, 1, 1) else []
    return found if DONE in codes else [*found, "no process finished the night"]
