"""Whether an operation's folder is sound after whatever happened to it: every fault found, in words for the report."""

from __future__ import annotations

import csv
import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

MARKS = (".new", ".old")


@dataclass(slots=True)
class Memory:
    """What was published when it was last looked at: number -> (plan, stamp of its files).

    Files that were whole then, and were not written since, are not read again: a publication is looked at often.
    """

    seen: dict[int, tuple[str, str]] = field(default_factory=dict)
    drafts: frozenset[str] = frozenset()


def faults(folder: Path, memory: Memory) -> tuple[str, ...]:
    """Everything torn ("torn: ...") or lost ("lost: ..."); what is whole is remembered."""
    home = folder / ".vardiya"
    found: list[str] = []
    looked: dict[int, tuple[str, str]] = {}
    with closing(sqlite3.connect(home / "store.sqlite", timeout=30)) as connection:
        found += _database(connection)
        rows = connection.execute("SELECT number, plan, folder FROM publications ORDER BY number").fetchall()
        found += _kept(rows, memory)
        for number, plan, place in rows:
            looked[number] = plan, stamp(home / place)  # before the files are read: what is written since is read again
            hashed = memory.seen.get(number) != looked[number]
            found += _publication(connection, home / place, number, plan, hashed=hashed)
        found += _pointer(connection, rows)
        found += _nothing_twice(connection, rows)
    if not found:
        found += _plans(folder)
    found += _drafts(home / "drafts") + _feeds(home / "feeds")
    if not found:
        memory.seen |= looked
    return tuple(found)


def _database(connection: sqlite3.Connection) -> Iterator[str]:
    for row in connection.execute("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield f"torn: integrity_check {row[0]}"
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield f"torn: foreign key {row}"


def _kept(rows: list[tuple[int, str, str]], memory: Memory) -> Iterator[str]:
    now = {number: plan for number, plan, _ in rows}
    for number, (plan, _) in sorted(memory.seen.items()):
        if now.get(number) != plan:
            yield f"lost: publication {number} of {plan}"


def _publication(connection: sqlite3.Connection, place: Path, number: int, plan: str, *, hashed: bool) -> Iterator[str]:
    """A publication's files against their list, its rows against its files."""
    try:
        listed = json.loads((place / "publication.json").read_bytes())
    except (OSError, ValueError) as error:
        yield f"torn: publication {number} without its list ({error})"
        return
    there = {path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()}
    if there != {*listed["files"], "publication.json"} or listed["plan"] != plan:
        yield f"torn: files of publication {number}"
    for name, digest in listed["files"].items() if hashed else ():
        if not (place / name).is_file() or hashlib.sha256((place / name).read_bytes()).hexdigest() != digest:
            yield f"torn: {name} of publication {number}"
    with (place / "roster.csv").open(encoding="utf-8-sig", newline="") as file:
        told = sorted((row["agent"], row["kind"], row["day"]) for row in csv.DictReader(file))
    held = connection.execute("SELECT agent, kind, day FROM duties WHERE publication = ?", (number,)).fetchall()
    if not told or sorted(held) != told:
        yield f"torn: publication {number} has {len(held)} rows and {len(told)} in its file"
    (checks,) = connection.execute("SELECT count(*) FROM checks WHERE publication = ?", (number,)).fetchone()
    if checks != 1:
        yield f"torn: publication {number} has {checks} checks"


def _pointer(connection: sqlite3.Connection, rows: list[tuple[int, str, str]]) -> Iterator[str]:
    pointed = connection.execute("SELECT publication FROM pointer").fetchall()
    newest = [rows[-1][0]] if rows else []
    if [row[0] for row in pointed] != newest:
        yield f"torn: the pointer names {pointed}, the newest publication is {newest}"
    if [row[0] for row in rows] != list(range(1, len(rows) + 1)):
        yield f"lost: publications {[row[0] for row in rows]}"


def _nothing_twice(connection: sqlite3.Connection, rows: list[tuple[int, str, str]]) -> Iterator[str]:
    (told,) = connection.execute("SELECT count(*) FROM audit WHERE what LIKE 'publish %'").fetchone()
    if told != len(rows):
        yield f"twice: {told} lines of audit for {len(rows)} publications"
    plans = [plan for _, plan, _ in rows]
    if any(first == second for first, second in pairwise(plans)):
        yield "twice: a plan published again at once"
    query = "SELECT kind, recipient, publication, count(*) FROM outbox GROUP BY 1, 2, 3 HAVING count(*) > 1"
    for row in connection.execute(query):
        if row[2] is not None:
            yield f"twice: notice {row}"
    for (uid,) in connection.execute(
        "SELECT uid FROM feeds WHERE publication > (SELECT max(publication) FROM pointer)"
    ):
        yield f"torn: feed {uid} ahead of the pointer"


def _plans(folder: Path) -> Iterator[str]:
    """Every publication's plan and the newest draft, read as the product does, with every stage."""
    from planner.store import open_store

    with open_store(folder) as store:
        drafts = [plan for plan, _ in store.plan_ids()]
        for plan in drafts:
            try:
                made = store.plan(plan)
            except Exception as error:  # whatever it raises, the plan cannot be read
                yield f"lost: plan {plan}: {type(error).__name__} {error}"
                continue
            if None in (made.forecast, made.staffing, made.roster_stage, made.attainment):
                yield f"torn: plan {plan} without all of its stages"


def _drafts(place: Path) -> list[str]:
    """A draft's folder is whole or absent; what is being written bears a mark."""
    wanted = {"roster.csv", "roster.xlsx", "report.html"}
    folders = [one for one in place.glob("*") if not one.name.endswith(MARKS)]
    return [f"torn: draft {one.name}" for one in folders if {file.name for file in one.iterdir()} != wanted]


def _feeds(place: Path) -> list[str]:
    """A feed's file is whole."""
    found = []
    for file in sorted(place.glob("*.ics")):
        body = file.read_bytes()
        if not (body.startswith(b"BEGIN:VCALENDAR") and body.rstrip().endswith(b"END:VCALENDAR")):
            found.append(f"torn: feed {file.name}")
    return found


def settled(folder: Path) -> tuple[str, ...]:
    """After a command that ended well: feeds say what the store says, and nothing half is left."""
    from planner.publishing import refresh_feeds
    from planner.store import open_store

    with open_store(folder) as store:
        late = refresh_feeds(store)
    strays = [path.name for path in (folder / ".vardiya").rglob("*") if path.name.endswith(MARKS)]
    return tuple(f"torn: feed of {agent} is not up to date" for agent in late) + tuple(f"left: {s}" for s in strays)


def stamp(place: Path) -> str:
    """Of every file its name, its place on the disk, its size and when it was last written."""
    files = sorted(path for path in place.rglob("*") if path.is_file())
    kept = ((path.as_posix(), at.st_ino, at.st_size, at.st_mtime_ns) for path in files for at in (path.stat(),))
    return repr(tuple(kept))
