"""Imported matches to fixtures/*.csv of an operation: known ones are updated, the file is replaced as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from planner.fixture_rows import (
    COLUMNS,
    IDENTITY,
    Clocks,
    Key,
    Row,
    Target,
    key_of,
    moment,
    order_of,
    row_of,
    same_match,
    slug,
    to_be_known,
    updated,
)
from planner.operation.config_reading import read_config
from planner.operation.csv_text import read_text, split_rows
from planner.operation.event_rows import FIXTURES
from planner.operation.reading import Reading, suggestion
from planner.operation.writing import write_csv
from planner.problems import Problem

if TYPE_CHECKING:
    from planner.formats.format import Fixture

CHANGES = (*IDENTITY, "starts_at", "date_only", "tier", "sport")


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the file written, and how many matches were new, changed, as before, or taken out."""

    file: Path
    added: int
    moved: int
    unchanged: int
    left_out: int = 0
    warnings: tuple[Problem, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class List:
    """The list that is imported: its name for messages, and the zones its kick-offs are meant in."""

    name: str
    clocks: Clocks


def clocks_of(reading: Reading, target: Target) -> Clocks:
    """The zones that kick-offs are meant in; the list is read by what the operation says of its files.

    Raises
    ------
    OperationError
        If operation.yaml cannot be read, or does not list the competition and no tier is given.
    """
    file = read_config(reading)
    reading.raise_errors()
    assert file is not None
    reading.follow(file.config)
    known = file.config.matches.competitions
    if target.competition not in known and target.tier is None:
        name = target.competition
        reading.error("operation.yaml", None, "matches", "import_competition", value=name, **suggestion(name, known))
    reading.raise_errors()
    listed = known[target.competition].zone if target.competition in known else None
    stated = target.zone or listed
    return Clocks(ZoneInfo(stated) if stated else None, ZoneInfo(file.config.zone))


def merge(reading: Reading, fixtures: tuple[Fixture, ...], target: Target, listed: List) -> Imported:
    """Merge matches into the competition's fixture file.

    Raises
    ------
    OperationError
        If the list contradicts itself, or the existing file cannot be read.
    """
    source, clocks = listed.name, listed.clocks
    wanted = [f for f in fixtures if target.from_date is None or f.day >= target.from_date]
    if not wanted:
        reading.warn(source, None, None, "import_nothing", value=str(target.from_date or ""))
    for zone in clocks.assumed(wanted):
        reading.warn(source, None, None, "import_zone_assumed", value=zone)
    new = _rows(reading, [(f, row_of(f, target, clocks)) for f in wanted if not f.off], source)
    off = _off(reading, [(f, row_of(f, target, clocks)) for f in wanted if f.off], new, source)
    file = f"fixtures/{slug(target.competition)}.csv"
    old, earlier = _existing(target.folder, file)
    own = Reading(target.folder, problems=reading.problems)
    place = own.place(file)
    reading.raise_errors()
    assert place is not None
    before = {key: key for key in new if key in old} | _renamed(old, new, off)
    rows = {k: updated(old[before[k]], row, target) if k in before else row for k, row in new.items()}
    changed = [key for key in before if any(old[before[key]].get(c, "") != rows[key].get(c, "") for c in CHANGES)]
    gone = {*before.values(), *off}
    kept = [row for key, row in old.items() if key not in gone]
    off_ids = {old[key]["id"] for key in off if key in old}
    kept += [row for row in (*earlier, *_replaced(old, rows, before)) if row["id"] not in off_ids]
    written = sorted([*kept, *rows.values()], key=order_of)
    write_csv(place, COLUMNS, ([row.get(name, "") for name in COLUMNS] for row in written))
    added, unchanged = len(new) - len(before), len(before) - len(changed)
    return Imported(target.folder / file, added, len(changed), unchanged, len(off), reading.warnings)


def _rows(reading: Reading, pairs: list[tuple[Fixture, Row]], source: str) -> dict[Key, Row]:
    """Rows by identity; a match that stands twice with different times is an error, with equal ones a warning."""
    found: dict[Key, tuple[Fixture, Row]] = {}
    entries: dict[Key, Fixture] = {}
    for fixture, row in pairs:
        key = key_of(row)
        entry = same_match(row) if row["source_id"] else key
        first = found[key][0] if key in found else entries.get(entry)
        if first is None:
            found[key], entries[entry] = (fixture, row), fixture
            continue
        note = reading.error if key in found and moment(found[key][1]) != moment(row) else reading.warn
        title = f"{fixture.home} - {fixture.away}"
        note(source, fixture.line, None, "import_twice", value=title, match=fixture.number, first=first.number)
    return {key: row for key, (_, row) in found.items()}


def _off(reading: Reading, pairs: list[tuple[Fixture, Row]], new: dict[Key, Row], source: str) -> tuple[Key, ...]:
    """Matches that are off and do not stand in the list again with their new date; each is said."""
    found = {key_of(row): fixture for fixture, row in pairs if key_of(row) not in new}
    for fixture in found.values():
        title = f"{fixture.home} - {fixture.away}"
        reading.warn(source, fixture.line, None, "import_postponed", value=title)
    return tuple(found)


def _renamed(old: dict[Key, Row], new: dict[Key, Row], off: tuple[Key, ...]) -> dict[Key, Key]:
    """New identity -> old identity of matches whose teams became known, or that the source calls otherwise now."""
    fresh = {key: row for key, row in new.items() if key not in old}
    stale = {key: row for key, row in old.items() if key not in new and key not in off}
    found: dict[Key, Key] = {}
    for name in (same_match, _place_in_draw):
        by_name: dict[Key, list[Key]] = {}
        taken = set(found.values())
        for key, row in sorted(stale.items(), key=lambda item: order_of(item[1])):
            if key not in taken and (name is same_match or to_be_known(row)):
                by_name.setdefault(name(row), []).append(key)
        for key, row in sorted(fresh.items(), key=lambda item: order_of(item[1])):
            if key not in found and by_name.get(name(row)):
                found[key] = by_name[name(row)].pop(0)
    return found


def _place_in_draw(row: Row) -> Key:
    """A knock-out match before its teams are known: its round and moment."""
    return (row.get("season", ""), row.get("round", ""), *moment(row))


def _replaced(old: dict[Key, Row], rows: dict[Key, Row], before: dict[Key, Key]) -> list[Row]:
    """Rows as they were known until now; forecasts made before the move still need them."""
    pairs = [(old[before[key]], rows[key]) for key in before]
    return [was for was, row in pairs if was.get("known_from", "") != row.get("known_from", "")]


def _existing(folder: Path, file: str) -> tuple[dict[Key, Row], list[Row]]:
    """Rows of the file by identity, each as last known, and the versions that they replaced."""
    reading = Reading(folder)
    if not reading.exists(file):
        return {}, []
    required = tuple(column.name for column in FIXTURES if column.required)
    source = read_text(reading, file, required, COLUMNS)
    rows = () if source is None else split_rows(reading, source).rows
    reading.raise_errors()
    latest: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: row.get("known_from", "")):
        latest[row["id"]] = row
    return {key_of(row): row for row in latest.values()}, [row for row in rows if latest[row["id"]] is not row]
