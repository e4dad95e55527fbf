"""A week of nights on the sportsbook: a bad file, a moved match, a silent channel, and what a planner did about them.

python benchmarks/week_of_nights.py DIR [--seed 1] [--weeks 2] [--time-limit 5]

DIR is made anew and holds the operation, the transcript (`week.txt`) and the metrics. The contacts of the week are held
back and delivered night by night; every command is the product's own, in a process of its own. The exit code is 0 only
if each command ended as the story tells and no night altered a published shift. docs/guides/a-week-of-nights.md tells
it with the figures of one run.
"""

from __future__ import annotations

import argparse
import os
import shlex
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

MONDAY = date(2025, 10, 27)
WEEK = tuple(MONDAY + timedelta(days=k) for k in range(7))
FIRST_HELD = MONDAY - timedelta(days=1)
"""The first day that is delivered at night: Sunday's contacts come on Monday at 02:30."""
BEFORE = MONDAY - timedelta(days=14)
BAD, MOVED, SILENT = (WEEK[k] for k in (2, 3, 5))
SILENT_QUEUES = ("whatsapp-tr", "whatsapp-ar")
DERBY = (
    "nl-2025-26-round-13-bogaz-spor-halic-sk,match,2025-11-12T20:30,,Bogaz Spor - Halic SK,1,"
    "national-league home_interest derby,,,,2025-10-30T10:00"
)
MOVE = """\
as_of: 2025-10-30T10:00
changes:
  - {kind: event_moved, id: nl-2025-26-round-13-bogaz-spor-halic-sk, to_day: 2025-11-12, to_time: "20:30"}
"""
PUBLISHED_PLAN = "SELECT plan FROM publications WHERE number = (SELECT max(publication) FROM pointer)"
TUNING = {
    "nightly: draft}": "nightly: draft, stale_after_h: 24}\nnotify:\n  agents: true\n"
    "  channels:\n    - {name: leads, address_from: VARDIYA_LEADS, of: [gate, failed, published, withdrawn]}",
}
COUNTS = """\
SELECT 'publications', count(*) FROM publications
UNION ALL SELECT 'duties', count(*) FROM duties
UNION ALL SELECT 'scores', count(*) FROM scores
UNION ALL SELECT 'ledger', count(*) FROM ledger
UNION ALL SELECT 'feeds', count(*) FROM feeds
UNION ALL SELECT 'outbox', count(*) FROM outbox
UNION ALL SELECT 'attempts', count(*) FROM attempts
UNION ALL SELECT 'audit', count(*) FROM audit
UNION ALL SELECT 'plans', count(*) FROM plans
UNION ALL SELECT 'stages', count(*) FROM stages
"""

Held = dict[date, list[str]]


@dataclass(slots=True)
class Teller:
    """Runs the product's commands, tells what they said, and remembers which ended otherwise than the story says."""

    folder: Path
    wrong: list[str] = field(default_factory=list)

    def say(self, text: str) -> None:
        """To the screen and to the transcript."""
        print(text, flush=True)
        with (self.folder / "week.txt").open("a", encoding="utf-8") as transcript:
            transcript.write(text + "\n")

    def run(self, *words: str, expected: int = 0) -> str:
        """`vardiya WORDS` in the folder beside the operation; what it said."""
        began = time.monotonic()
        command = (sys.executable, "-m", "cli", *words)
        root = str(Path(__file__).resolve().parents[1])
        environment = os.environ | {"PYTHONPATH": root, "COLUMNS": "110"}
        done = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False)
        self.say(
            f"$ vardiya {shlex.join(words)}\n{done.stdout}[exit {done.returncode}, {time.monotonic() - began:.0f} s]\n"
        )
        if done.returncode != expected:
            self.wrong.append(f"{shlex.join(words)}: exit {done.returncode}, expected {expected}")
            self.say(done.stderr)
        return done.stdout


def hold_back(operation: Path, first: date) -> tuple[str, Held]:
    """Take the contacts from `first` on out of the history: their heading, and their rows by day."""
    heading, held = "", Held()
    for path in sorted((operation / "contacts").glob("*.csv")):
        heading, *rows = path.read_text(encoding="utf-8").splitlines()
        kept = [row for row in rows if _day_of(row) < first]
        for row in rows[len(kept) :] if rows[: len(kept)] == kept else rows:
            if _day_of(row) >= first:
                held.setdefault(_day_of(row), []).append(row)
        if kept:
            path.write_text("\n".join([heading, *kept]) + "\n", encoding="utf-8")
        else:
            path.unlink()
    return heading, held


def deliver(operation: Path, name: str, heading: str, rows: list[str]) -> None:
    """Put a file into the inbox, uploaded an hour ago."""
    path = operation / "inbox" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join([heading, *rows]) + "\n", encoding="utf-8")
    hour_ago = time.time() - 3600
    os.utime(path, (hour_ago, hour_ago))


def by_spreadsheet(heading: str, rows: list[str]) -> tuple[str, list[str]]:
    """What a spreadsheet of a Turkish office makes of a file that somebody opened, sorted and saved.

    Semicolons, a lookup that failed (`#N/A`) among the contacts offered in the middle, and the handling time of the
    last rows with a decimal comma.
    """
    cells = [row.split(",") for row in rows]
    for place in (len(cells) // 2, len(cells) // 2 + 1):
        cells[place][2] = "#N/A"
    for one in cells[-2:]:
        one[-1] = f"{one[-1]},5"
    return heading.replace(",", ";"), [";".join(one) for one in cells]


def without(rows: list[str], queues: tuple[str, ...]) -> list[str]:
    """The rows of all other queues: the export of one channel wrote nothing."""
    return [row for row in rows if row.split(",")[0] not in queues]


def only(rows: list[str], queues: tuple[str, ...]) -> list[str]:
    """The rows of these queues: what was exported later."""
    return [row for row in rows if row.split(",")[0] in queues]


def duties(operation: Path) -> frozenset[tuple[object, ...]]:
    """Every published shift with its times, by publication: what no night may alter."""
    return frozenset(
        _ask(operation, "SELECT publication, agent, kind, starts_at, ends_at, day, shift, row FROM duties")
    )


def in_force(operation: Path) -> object:
    """The publication that the pointer names."""
    return _ask(operation, "SELECT name, publication FROM pointer")


def counts(operation: Path) -> dict[str, int]:
    """Rows of the tables that the story speaks of, and the bytes of the store."""
    found = {str(table): int(str(rows)) for table, rows in _ask(operation, COUNTS)}
    return found | {"bytes": sum(path.stat().st_size for path in (operation / ".vardiya").glob("store.sqlite*"))}


def _ask(operation: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"file:{operation}/.vardiya/store.sqlite?mode=ro", uri=True)) as connection:
        return connection.execute(query).fetchall()


def _day_of(row: str) -> date:
    return date.fromisoformat(row.split(",")[1][:10])


@dataclass(frozen=True, slots=True)
class Week:
    """The operation of the story, what is held back of its contacts, and how its nights are asked for."""

    teller: Teller
    operation: Path
    heading: str
    held: Held
    asked: tuple[str, ...]

    def night(self, day: date, expected: int = 0) -> None:
        """One night at 02:30; what is published must be the same after it."""
        published, pointer = (duties(self.operation), in_force(self.operation)) if self._stored() else (None, None)
        words = ("nightly", "op", *self.asked, "--as-of", f"{day}T02:30", "--metrics", "vardiya.prom")
        self.teller.run(*words, expected=expected)
        self._same(day, published, pointer)

    def retry(self, day: date) -> None:
        """The planner mended it: what did not end well is run again."""
        published, pointer = duties(self.operation), in_force(self.operation)
        self.teller.run("retry", "op", "--metrics", "vardiya.prom")
        self._same(day, published, pointer)

    def deliver(self, day: date) -> None:
        """What the contact centre's export brought that night: yesterday's contacts."""
        yesterday = day - timedelta(days=1)
        heading, rows = self.heading, self.held[yesterday]
        if day == BAD:
            heading, rows = by_spreadsheet(heading, rows)
        if day == SILENT:
            rows = without(rows, SILENT_QUEUES)
        deliver(self.operation, f"contacts-{yesterday}.csv", heading, rows)

    def morning(self, day: date) -> None:
        """What the planner did about it."""
        yesterday = day - timedelta(days=1)
        if day == WEEK[0]:
            self.teller.run("diff", "op")
            self.teller.run("publish", "op")
        elif day == BAD:
            deliver(self.operation, f"contacts-{yesterday}.csv", self.heading, self.held[yesterday])
            self.retry(day)
        elif day == MOVED:
            self._move()
        elif day == SILENT:
            late = only(self.held[yesterday], SILENT_QUEUES)
            deliver(self.operation, f"contacts-{yesterday}-whatsapp.csv", self.heading, late)
            self.retry(day)
        elif day == WEEK[6]:
            self.teller.run("publish", "op")
            self.teller.run("unpublish", "op", "--why", "published before the absences of December were in")

    def _move(self) -> None:
        """Ask what the move costs, take the best way, publish it, and tell the forecast."""
        (self.teller.folder / "derby.yaml").write_text(MOVE, encoding="utf-8")
        ((plan,),) = _ask(self.operation, PUBLISHED_PLAN)
        self.teller.run("reroster", "op", "--changes", "derby.yaml", "--plan", str(plan)[:8], "--take", "1")
        self.teller.run("diff", "op")
        self.teller.run("publish", "op")
        path = self.operation / "events.csv"
        path.write_text(path.read_text(encoding="utf-8") + DERBY + "\n", encoding="utf-8")
        self.teller.say(f"events.csv: + {DERBY}\n")

    def _stored(self) -> bool:
        return (self.operation / ".vardiya" / "store.sqlite").exists()

    def _same(self, day: date, published: object, pointer: object) -> None:
        if published is not None and (published, pointer) != (duties(self.operation), in_force(self.operation)):
            self.teller.wrong.append(f"{day}: a night altered what is published")


def prepare(teller: Teller, seed: int, asked: tuple[str, ...]) -> Week:
    """The sportsbook as it stood on the Sunday before: two weeks are published, the new contacts are not there."""
    operation = teller.folder / "op"
    teller.run("init", "op", "--template", "sportsbook", "--seed", str(seed))
    settings = (operation / "operation.yaml").read_text(encoding="utf-8")
    for old, new in TUNING.items():
        settings = settings.replace(old, new)
    (operation / "operation.yaml").write_text(settings, encoding="utf-8")
    return Week(teller, operation, *hold_back(operation, FIRST_HELD), asked)


def main(arguments: list[str] | None = None) -> int:
    """Tell the week; 1 if anything went otherwise than it is told."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--weeks", type=int, default=2)
    parser.add_argument("--time-limit", type=float, default=5)
    chosen = parser.parse_args(arguments)
    chosen.folder.mkdir(parents=True)
    teller = Teller(chosen.folder)
    week = prepare(teller, chosen.seed, ("--weeks", str(chosen.weeks), "--time-limit", f"{chosen.time_limit:g}"))
    teller.say(f"== {BEFORE:%A %d %B}: the weeks before\n")
    week.night(BEFORE)
    teller.run("publish", "op")
    for day in WEEK:
        before = counts(week.operation)
        teller.say(f"== {day:%A %d %B}\n")
        week.deliver(day)
        week.night(day, expected=int(day in (BAD, SILENT)))
        week.morning(day)
        after = counts(week.operation)
        teller.say(f"rows and bytes added: { ({name: after[name] - before[name] for name in after}) }\n")
    teller.say(f"rows and bytes in all: {counts(week.operation)}")
    for line in teller.wrong:
        teller.say(f"WRONG: {line}")
    return int(bool(teller.wrong))


if __name__ == "__main__":
    raise SystemExit(main())
