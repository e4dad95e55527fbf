"""events.csv and fixtures/*.csv."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import get_args
from zoneinfo import ZoneInfo

from planner.operation import cells
from planner.operation.config import OperationFile
from planner.operation.match_specs import Sport
from planner.operation.match_tiers import MatchRules, Pairing
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
    Column("sport", cells.text, default=""),
    Column("medium", cells.text, default=""),
    Column("deadline_at", cells.instant_end),
    Column("like", cells.text),
    Column("lift_factor", cells.not_negative),
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
    Column("ends_at", cells.instant),
    Column("extra_time", cells.flag),
)
TIERS = (1, 2, 3, 4)
SPORTS: tuple[str, ...] = get_args(Sport)
ONLY_FOR = {"sport": "match", "medium": "message", "deadline_at": "promotion"}
"""Columns of events.csv that one kind has."""
KNOCKOUT = "knockout"
"""Tag of a match that cannot end level."""


@dataclass(frozen=True, slots=True)
class _Matches:
    """What turns rows of fixtures into events."""

    reading: Reading
    config: OperationFile
    rules: MatchRules


def read_events(reading: Reading, config: OperationFile) -> tuple[EventRow, ...]:
    """Events and matches, sorted by id. Rows of one id with different `known_from` are versions of one event."""
    rows = read_optional(reading, "events.csv", EVENTS)
    good = [r for r in rows if spans(reading, r) and _sensible(reading, r, config)]
    pairs = [(r, _event(r)) for r in good]
    fixtures = [r for file in reading.listing("fixtures") for r in read_records(reading, file, FIXTURES)]
    matches = _Matches(reading, config, MatchRules(config.matches))
    pairs += [(r, _match(r, matches)) for r in fixtures if _ranked(reading, r, config)]
    return tuple(sorted(_unique(reading, pairs), key=_version))


def _ranked(reading: Reading, r: Record, config: OperationFile) -> bool:
    """Whether it is known how big a match is: by its own tier, or by its competition in operation.yaml."""
    ends_well = spans(reading, r) and _known_sport(reading, r)
    if r["tier"] is None:
        return refers(reading, r, "competition", config.matches.competitions, "unknown_competition") and ends_well
    return _tiered(reading, r) and ends_well


def _known_sport(reading: Reading, r: Record) -> bool:
    return not r["sport"] or refers(reading, r, "sport", SPORTS, "unknown_sport")


def _tiered(reading: Reading, r: Record) -> bool:
    if r["tier"] in TIERS:
        return True
    reading.error(r.file, r.row, "tier", "bad_tier", value=str(r["tier"]))
    return False


def _sensible(reading: Reading, r: Record, config: OperationFile) -> bool:
    """Whether kind and tier are known, columns suit the kind, and the event reaches at least one queue."""
    from forecasting.events import EVENTS as KINDS

    good = [refers(reading, r, "kind", tuple(kind.kind for kind in KINDS), "unknown_kind"), _tiered(reading, r)]
    good.append(_suits_its_kind(reading, r))
    for column in ("channel", "language", "skill"):
        known = {getattr(spec, column) for spec in config.queues.values()}
        good.append(refers(reading, r, f"{column}s", known, f"unknown_{column}"))
    if all(good) and not any(_reaches(r, spec) for spec in config.queues.values()):
        reading.error(r.file, r.row, "channels", "event_reaches_no_queue", value=r["id"])
        return False
    return all(good)


def _suits_its_kind(reading: Reading, r: Record) -> bool:
    """Whether sport, medium and deadline make sense and stand where they belong."""
    from forecasting.events.message import MEDIA

    strange = [column for column, kind in ONLY_FOR.items() if r[column] and r["kind"] != kind]
    for column in strange:
        reading.error(r.file, r.row, column, "only_for_kind", value=r["kind"], kind=ONLY_FOR[column])
    medium = not r["medium"] or refers(reading, r, "medium", MEDIA, "unknown_medium")
    return not strange and medium and _known_sport(reading, r) and spans(reading, r, end="deadline_at")


def _reaches(r: Record, spec: object) -> bool:
    return all(
        not r[f"{column}s"] or getattr(spec, column) in r[f"{column}s"] for column in ("channel", "language", "skill")
    )


def _event(r: Record) -> EventRow:
    ends_at, known_from, deadline_at = r["ends_at"], r["known_from"], r["deadline_at"]
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
        sport=r["sport"],
        knockout=KNOCKOUT in r["tags"],
        medium=r["medium"],
        deadline_at=deadline_at and deadline_at.at,
        like=r["like"],
        lift_factor=r["lift_factor"],
    )


def _match(r: Record, matches: _Matches) -> EventRow:
    traits = matches.rules.traits(Pairing(r["competition"], r["round"], (r["home"], r["away"]), r["tier"], r["sport"]))
    known_from, ends_at = r["known_from"], r["ends_at"]
    date_only = r["date_only"] or r["starts_at"].date_only
    return EventRow(
        id=r["id"],
        kind="match",
        starts_at=_midnight(r["starts_at"].at, matches.config) if date_only else r["starts_at"].at,
        ends_at=ends_at and ends_at.at,
        date_only=date_only,
        title=f"{r['home']} - {r['away']}",
        tier=traits.tier,
        tags=traits.tags,
        channels=frozenset(),
        languages=traits.languages,
        skills=frozenset(),
        known_from=known_from and known_from.at,
        sport=traits.sport,
        competition=r["competition"],
        knockout=traits.knockout,
        extra_time_share=traits.extra_time_share,
        went_to_extra_time=r["extra_time"],
    )


def _midnight(at: datetime, config: OperationFile) -> datetime:
    """Midnight of the operation on the local date of a moment: where a match of unknown hour is noted."""
    zone = ZoneInfo(config.zone)
    local = datetime.combine(at.astimezone(zone).date(), time())
    return cells.to_utc(local, config.zone, lenient=True)


def _version(event: EventRow) -> tuple[str, bool, str]:
    """What tells versions apart: the id and when the version became known; always known comes first."""
    known = event.known_from
    return event.id, known is not None, "" if known is None else known.isoformat()


def _unique(reading: Reading, pairs: list[tuple[Record, EventRow]]) -> list[EventRow]:
    """One row per id and version; versions of one event are of one kind."""
    first: dict[str, tuple[Record, EventRow]] = {}
    versions: dict[tuple[str, bool, str], EventRow] = {}
    for record, event in pairs:
        known, other = first.setdefault(event.id, (record, event))
        if _version(event) in versions or event.kind != other.kind:
            place = f"{known.file}:{known.row}"
            reading.error(record.file, record.row, "id", "event_twice", value=event.id, first=place)
        versions.setdefault(_version(event), event)
    return list(versions.values())
