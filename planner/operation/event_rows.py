"""events.csv and fixtures/*.csv."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from planner.operation import cells
from planner.operation.config import OperationFile
from planner.operation.match_tiers import tier_and_tags
from planner.operation.operation import EventRow
from planner.operation.reading import Reading
from planner.operation.records import Column, Record, read_optional, read_records
from planner.operation.references import refers, spans

KNOWN_FROM = Column("known_from", cells.instant)
EVENTS = (
    Column("id", cells.identifier, required=True),
    Column("kind", cells.text, required=True),
    Column("starts_at", cells.instant, required=True),
    Column("ends_at", cells.instant_end),
    Column("title", cells.text, default=""),
    Column("tier", cells.count, default=3),
    Column("tags", cells.words, default=()),
    Column("channels", cells.words, default=()),
    Column("languages", cells.words, default=()),
    Column("skills", cells.words, default=()),
    KNOWN_FROM,
)
FIXTURES = (
    Column("id", cells.identifier, required=True),
    Column("competition", cells.text, required=True),
    Column("season", cells.text, required=True),
    Column("round", cells.text, default=""),
    Column("home", cells.text, required=True),
    Column("away", cells.text, required=True),
    Column("starts_at", cells.instant, required=True),
    Column("date_only", cells.flag, default=False),
    KNOWN_FROM,
    Column("tier", cells.count),
    Column("sport", cells.text, default=""),
    Column("source_id", cells.text, default=""),
)
TIERS = (1, 2, 3, 4)


def read_events(reading: Reading, config: OperationFile) -> tuple[EventRow, ...]:
    """Events and matches, sorted by id; ids are unique over all files."""
    rows = read_optional(reading, "events.csv", EVENTS)
    good = [r for r in rows if spans(reading, r) and _sensible(reading, r, config)]
    pairs = [(r, _event(r)) for r in good]
    fixtures = [r for file in reading.listing("fixtures") for r in read_records(reading, file, FIXTURES)]
    pairs += [(r, _match(r, config)) for r in fixtures if _ranked(reading, r, config)]
    return tuple(sorted(_unique(reading, pairs), key=lambda event: event.id))


def _ranked(reading: Reading, r: Record, config: OperationFile) -> bool:
    """Whether it is known how big a match is: by its own tier, or by its competition in operation.yaml."""
    if r["tier"] is None:
        return refers(reading, r, "competition", config.matches.competitions, "unknown_competition")
    return _tiered(reading, r)


def _tiered(reading: Reading, r: Record) -> bool:
    if r["tier"] in TIERS:
        return True
    reading.error(r.file, r.row, "tier", "bad_tier", value=str(r["tier"]))
    return False


def _sensible(reading: Reading, r: Record, config: OperationFile) -> bool:
    """Whether kind and tier are known and the event reaches at least one queue."""
    from forecasting.events import EVENTS as KINDS

    good = [refers(reading, r, "kind", tuple(kind.kind for kind in KINDS), "unknown_kind"), _tiered(reading, r)]
    for column in ("channel", "language", "skill"):
        known = {getattr(spec, column) for spec in config.queues.values()}
        good.append(refers(reading, r, f"{column}s", known, f"unknown_{column}"))
    if all(good) and not any(_reaches(r, spec) for spec in config.queues.values()):
        reading.error(r.file, r.row, "channels", "event_reaches_no_queue", value=r["id"])
        return False
    return all(good)


def _reaches(r: Record, spec: object) -> bool:
    return all(
        not r[f"{column}s"] or getattr(spec, column) in r[f"{column}s"] for column in ("channel", "language", "skill")
    )


def _event(r: Record) -> EventRow:
    ends_at, known_from = r["ends_at"], r["known_from"]
    return EventRow(
        id=r["id"],
        kind=r["kind"],
        starts_at=r["starts_at"].at,
        ends_at=ends_at and ends_at.at,
        date_only=r["starts_at"].date_only,
        title=r["title"],
        tier=r["tier"],
        tags=frozenset(r["tags"]),
        channels=frozenset(r["channels"]),
        languages=frozenset(r["languages"]),
        skills=frozenset(r["skills"]),
        known_from=known_from and known_from.at,
    )


def _match(r: Record, config: OperationFile) -> EventRow:
    tier, tags = tier_and_tags(config.matches, r["competition"], r["round"], (r["home"], r["away"]), r["tier"])
    known_from = r["known_from"]
    date_only = r["date_only"] or r["starts_at"].date_only
    return EventRow(
        id=r["id"],
        kind="match",
        starts_at=_midnight(r["starts_at"].at, config) if date_only else r["starts_at"].at,
        ends_at=None,
        date_only=date_only,
        title=f"{r['home']} - {r['away']}",
        tier=tier,
        tags=tags,
        channels=frozenset(),
        languages=frozenset(),
        skills=frozenset(),
        known_from=known_from and known_from.at,
    )


def _midnight(at: datetime, config: OperationFile) -> datetime:
    """Midnight of the operation on the local date of a moment: where a match of unknown hour is noted."""
    zone = ZoneInfo(config.zone)
    local = datetime.combine(at.astimezone(zone).date(), time())
    return cells.to_utc(local, config.zone, lenient=True)


def _unique(reading: Reading, pairs: list[tuple[Record, EventRow]]) -> list[EventRow]:
    first: dict[str, tuple[Record, EventRow]] = {}
    for record, event in pairs:
        if event.id in first:
            other = first[event.id][0]
            place = f"{other.file}:{other.row}"
            reading.error(record.file, record.row, "id", "event_twice", value=event.id, first=place)
        first.setdefault(event.id, (record, event))
    return [event for _, event in first.values()]
