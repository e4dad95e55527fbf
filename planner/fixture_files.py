"""Imported matches to fixtures/*.csv of an operation: known ones are updated, the file is replaced as a whole."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from planner.operation.config_reading import read_config
from planner.operation.csv_text import read_text, split_rows
from planner.operation.event_rows import FIXTURES
from planner.operation.reading import Reading, suggestion
from planner.operation.writing import write_csv
from planner.problems import Problem

if TYPE_CHECKING:
    from planner.formats.format import Fixture

COLUMNS = tuple(column.name for column in FIXTURES)
IDENTITY = ("competition", "season", "round", "home", "away")
TIMES = ("starts_at", "date_only")

Row = dict[str, str]
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """Where matches go: the operation, the competition, from which day on, and when they became known."""

    folder: Path
    competition: str
    from_date: date | None = None
    known_from: datetime | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: the file written, and how many matches were new, moved, as before, or taken out."""

    file: Path
    added: int
    moved: int
    unchanged: int
    left_out: int = 0
    warnings: tuple[Problem, ...] = field(default=())


def merge(reading: Reading, fixtures: tuple[Fixture, ...], target: Target, source: str) -> Imported:
    """Merge matches into the competition's fixture file.

    Raises
    ------
    OperationError
        If the competition is not known, the file contradicts itself, or the existing file cannot be read.
    """
    zone = _zone(target)
    wanted = [f for f in fixtures if target.from_date is None or f.day >= target.from_date]
    if not wanted:
        reading.warn(source, None, None, "import_nothing", value=str(target.from_date or ""))
    new = _rows(reading, wanted, target, zone, source)
    file = f"fixtures/{slug(target.competition)}.csv"
    old = _existing(target.folder, file)
    off = [_key(_row(f, target, zone)) for f in wanted if f.off]
    reading.raise_errors()
    moved = [key for key, row in new.items() if key in old and _times(row) != _times(old[key])]
    kept = {key: row for key, row in old.items() if key not in off}
    rows = kept | {k: row | {"id": old.get(k, row)["id"]} for k, row in new.items() if k not in old or k in moved}
    write_csv(target.folder / file, COLUMNS, (_cells(row) for row in sorted(rows.values(), key=_order)))
    added = sum(1 for key in new if key not in old)
    unchanged = len(new) - added - len(moved)
    return Imported(target.folder / file, added, len(moved), unchanged, len(off), reading.warnings)


def slug(text: str) -> str:
    """A text in small ASCII letters, digits and dashes, for file names and ids."""
    plain = unicodedata.normalize("NFKD", text.replace("ı", "i")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:48] or "x"


def _zone(target: Target) -> ZoneInfo:
    """Zone of the competition by operation.yaml."""
    reading = Reading(target.folder)
    file = read_config(reading)
    reading.raise_errors()
    assert file is not None
    known = file.config.matches.competitions
    if target.competition not in known:
        name = target.competition
        reading.error("operation.yaml", None, "matches", "import_competition", value=name, **suggestion(name, known))
    reading.raise_errors()
    return ZoneInfo(known[target.competition].zone)


def _rows(reading: Reading, fixtures: list[Fixture], target: Target, zone: ZoneInfo, source: str) -> dict[Key, Row]:
    """Rows by identity; a match that stands twice with different times is an error, with equal ones a warning."""
    found: dict[Key, tuple[Fixture, Row]] = {}
    for fixture in fixtures:
        row = _row(fixture, target, zone)
        key, title = _key(row), f"{fixture.home} - {fixture.away}"
        if fixture.off:
            reading.warn(source, None, None, "import_postponed", value=title)
        elif key not in found:
            found[key] = (fixture, row)
        else:
            first, before = found[key]
            note = reading.warn if _times(before) == _times(row) else reading.error
            note(source, None, None, "import_twice", value=title, match=fixture.number, first=first.number)
    return {key: row for key, (_, row) in found.items()}


def _row(fixture: Fixture, target: Target, zone: ZoneInfo) -> Row:
    names = (target.competition, fixture.season, fixture.round, fixture.home, fixture.away)
    row = dict(zip(IDENTITY, names, strict=True))
    starts_at = fixture.day.isoformat()
    if fixture.kick_off is not None:
        at = datetime.combine(fixture.day, fixture.kick_off, fixture.zone or zone)
        starts_at = at.astimezone(UTC).astimezone(zone).isoformat(timespec="minutes")
    known = "" if target.known_from is None else target.known_from.astimezone(UTC).isoformat(timespec="minutes")
    stamp = hashlib.sha256("\n".join(names).encode()).hexdigest()[:8]
    name = slug(f"{target.competition} {fixture.season} {fixture.home} {fixture.away}")
    date_only = "true" if fixture.kick_off is None else "false"
    return row | {"id": f"{name}-{stamp}", "starts_at": starts_at, "date_only": date_only, "known_from": known}


def _existing(folder: Path, file: str) -> dict[Key, Row]:
    reading = Reading(folder)
    if not reading.exists(file):
        return {}
    required = tuple(column.name for column in FIXTURES if column.required)
    source = read_text(reading, file, required, COLUMNS)
    rows = () if source is None else split_rows(reading, source).rows
    reading.raise_errors()
    return {_key(row): row for row in rows}


def _key(row: Row) -> Key:
    return tuple(row.get(name, "") for name in IDENTITY)


def _times(row: Row) -> Key:
    return tuple(row.get(name, "") for name in TIMES)


def _cells(row: Row) -> list[str]:
    return [row.get(name, "") for name in COLUMNS]


def _order(row: Row) -> Key:
    return (row.get("season", ""), row.get("starts_at", ""), row.get("home", ""), row.get("away", ""))
