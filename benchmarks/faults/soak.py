"""A year of nights in one process: memory, open files and the database.

Every night brings a day's contacts to the inbox, drawn as the template draws them; every Monday the newest draft is
published. Days of simulated time pass by the clock that the caller gives.
"""

from __future__ import annotations

import os
import resource
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from faults import bed, soundness

if TYPE_CHECKING:
    from numpy.typing import NDArray

FIRST, SUNDAY = date(2025, 11, 3), 6
EARLY = (6, 7)
"""Nights after which the first two weeks are published at short notice; from then on there is a week's notice."""
PYTHONS_OWN = 700
"""New objects before Python looks for garbage, as Python has it."""
SETTLED = 30
"""Nights until caches are filled; growth counts from then on."""
MOST_GROWTH_SHARE, MOST_BEND_SHARE = 0.05, 0.10


@dataclass(slots=True)
class Tally:
    """What a run of nights came to.

    `growth_share`: of resident memory from night 30 to the last, by a line fitted to both. `bend_share`: the furthest
    that the database was from a straight line over the same nights, as a share of its growth.
    """

    nights: int = 0
    publications: int = 0
    memory_mib: list[float] = field(default_factory=list)
    handles: list[int] = field(default_factory=list)
    database_bytes: list[int] = field(default_factory=list)
    growth_share: float = 0.0
    bytes_a_night: float = 0.0
    bend_share: float = 0.0
    found: list[str] = field(default_factory=list)

    @property
    def lost(self) -> int:
        """Nights or publications that failed, memory or handles that grew, a database that is no line."""
        return len(self.found)


def soak(home: Path, nights: int, seed: int) -> Tally:
    """Run so many nights in this process."""
    folder, tally, memory = bed.make(home / "soak"), Tally(), soundness.Memory()
    for number in range(nights):
        day = FIRST + timedelta(days=number)
        now = datetime(day.year, day.month, day.day, 20, tzinfo=UTC)  # before midnight in Istanbul: a week's notice
        _deliver(folder, day, seed)
        code = _call(home, (*_words(folder), "--json"), now)
        if code not in (0, 1):
            tally.found.append(f"night {number} of {day} ended with {code}: {_said(home)}")
        if code == 1:
            tally.found.append(f"night {number} of {day} kept the last plan: {_said(home)}")
        due, early = day.weekday() == SUNDAY, number in EARLY
        if (due or early) and (failed := _call(home, _publishing(folder, early=early), now)):
            tally.found.append(f"publication of {day} ended with {failed}: {_said(home)}")
        _measure(tally, folder)
    tally.found += soundness.faults(folder, memory)
    tally.publications = len(memory.seen)
    _judge(tally)
    return tally


def _words(folder: Path) -> tuple[str, ...]:
    return ("nightly", str(folder), *bed.NIGHT[:-1])


def _publishing(folder: Path, *, early: bool) -> tuple[str, ...]:
    """Publish the newest draft."""
    words = ("publish", str(folder), "--json")
    return (*words, "--anyway", "The first weeks") if early else words


def _deliver(folder: Path, day: date, seed: int) -> None:
    """A day's contacts to the inbox, from the template's shape."""
    from planner.templates.minimal import AHT_S, CALLS, WEEK

    random = np.random.default_rng([seed, day.toordinal()])
    calls = random.poisson(np.array(CALLS) * WEEK[day.weekday()] * float(np.exp(random.normal(0, 0.05))))
    lines = ["queue,start,offered,aht_s"]
    for i, offered in enumerate(calls.tolist()):
        seconds = f"{AHT_S * random.gamma(max(offered, 1), 1 / max(offered, 1)):.0f}" if offered else ""
        lines.append(f"phone-tr,{day}T{8 + i // 2:02d}:{i % 2 * 30:02d},{offered},{seconds}")
    file = folder / "inbox" / f"{day}.csv"
    file.parent.mkdir(exist_ok=True)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    long_ago = datetime(2025, 1, 1, tzinfo=UTC).timestamp()  # it has settled
    os.utime(file, (long_ago, long_ago))


def _call(home: Path, words: tuple[str, ...], now: datetime) -> int:
    """The command in this very process; what it says goes to a file."""
    import cli

    cli._now = lambda: now
    cli.UNCOLLECTED = PYTHONS_OWN  # a command that ends soon collects less; here a service calls night after night
    sys.argv = ["vardiya", *words]
    kept = os.dup(1), os.dup(2)
    said = os.open(home / "soak.said", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    try:
        os.dup2(said, 1)
        os.dup2(said, 2)
        cli.main()
    except SystemExit as ended:
        return int(ended.code or 0)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os.dup2(kept[0], 1)
        os.dup2(kept[1], 2)
        for handle in (said, *kept):
            os.close(handle)


def _said(home: Path) -> str:
    return (home / "soak.said").read_text(errors="replace")[-400:]


def _measure(tally: Tally, folder: Path) -> None:
    tally.nights += 1
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    tally.memory_mib.append(round(pages * resource.getpagesize() / 2**20, 1))
    tally.handles.append(len(os.listdir("/proc/self/fd")))
    with closing(sqlite3.connect(folder / ".vardiya" / "store.sqlite")) as connection:
        (pages,), (free,), (size,) = (
            connection.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "freelist_count", "page_size")
        )
    tally.database_bytes.append((pages - free) * size)


def _judge(tally: Tally) -> None:
    """Fit lines to what was measured after the first nights, and say what is beyond its limit."""
    start = min(SETTLED, tally.nights // 3)
    memory, data = (np.array(values[start:], dtype=float) for values in (tally.memory_mib, tally.database_bytes))
    if len(memory) < 3:
        return
    fitted, line = _line(memory), _line(data)
    tally.growth_share = round(float(fitted[-1] / fitted[0] - 1), 4)
    tally.bytes_a_night = round(float((line[-1] - line[0]) / (len(line) - 1)))
    tally.bend_share = round(float(np.abs(data - line).max() / (line[-1] - line[0])), 4)
    if tally.nights > 3 * SETTLED and tally.growth_share >= MOST_GROWTH_SHARE:
        tally.found.append(f"memory grew by {tally.growth_share:.1%}")
    if tally.nights > 3 * SETTLED and tally.bend_share > MOST_BEND_SHARE:
        tally.found.append(f"the database is {tally.bend_share:.0%} off a line")
    if tally.handles[-1] > tally.handles[start]:
        tally.found.append(f"open files grew from {tally.handles[start]} to {tally.handles[-1]}")


def _line(values: NDArray[np.float64]) -> NDArray[np.float64]:
    nights = np.arange(len(values))
    return np.polyval(np.polyfit(nights, values, 1), nights)
