"""Absences, wishes, locks, protections and activities of agents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from planner.operation import cells
from planner.operation.config import OperationFile
from planner.operation.reading import Reading
from planner.operation.records import Column, Record, read_optional, without_repeats
from planner.operation.references import refers, spans
from solver.case import Absence, ActivityDue, Lock, Protection, Wish
from solver.grid import utc_minute
from solver.shifts import ShiftTemplate

AGENT = Column("agent", cells.identifier, required=True)
DAY = Column("day", cells.day, required=True)
SPAN = (
    Column("starts_at", cells.instant, required=True),
    Column("ends_at", cells.instant_end, required=True),
)
ABSENCES = (AGENT, *SPAN, Column("paid_min", cells.count, default=0))
WISHES = (
    AGENT,
    DAY,
    Column("kind", cells.text, required=True),
    Column("rank", cells.count, default=1),
    Column("earliest", cells.clock, default=0),
    Column("latest", cells.clock, default=1439),
)
LOCKS = (AGENT, DAY, Column("shift", cells.text, required=True))
PROTECTIONS = (
    AGENT,
    Column("kind", cells.text, required=True),
    Column("first_day", cells.day, required=True),
    Column("last_day", cells.day, required=True),
    Column("amount_min", cells.count, default=0),
)
ACTIVITIES = (
    Column("id", cells.identifier, required=True),
    AGENT,
    Column("kind", cells.text, required=True),
    *SPAN,
    Column("length_min", cells.count),
)
WISH_KINDS = ("off", "work", "start_between")
PROTECTION_KINDS = ("no_nights", "no_overtime", "most_daily")


def read_absences(reading: Reading, agents: frozenset[str]) -> tuple[Absence, ...]:
    """Absences, sorted; two of one agent may touch but not overlap."""
    rows = of_agents(reading, read_optional(reading, "absences.csv", ABSENCES), agents)
    good = sorted((r for r in rows if spans(reading, r)), key=lambda r: (r["agent"], r["starts_at"], r.row))
    for before, after in pairwise(good):
        if before["agent"] == after["agent"] and after["starts_at"].at < before["ends_at"].at:
            reading.error(
                after.file, after.row, "starts_at", "absences_overlap", value=after["agent"], first=before.row
            )
    return tuple(
        Absence(r["agent"], utc_minute(r["starts_at"].at), utc_minute(r["ends_at"].at), r["paid_min"]) for r in good
    )


def read_wishes(reading: Reading, agents: frozenset[str]) -> tuple[Wish, ...]:
    """Wishes, one of a kind per agent and day."""
    rows = of_agents(reading, read_optional(reading, "wishes.csv", WISHES), agents)
    rows = without_repeats(reading, rows, ("agent", "day", "kind"))
    good = [r for r in rows if refers(reading, r, "kind", WISH_KINDS, "unknown_kind") and _hours(reading, r)]
    return tuple(sorted(Wish(*(r[c.name] for c in WISHES)) for r in good))


@dataclass(frozen=True, slots=True)
class Locks:
    """The locks of locks.csv, and the agent, day and row of each."""

    locks: tuple[Lock, ...] = ()
    rows: tuple[tuple[str, date, int], ...] = ()


def read_locks(reading: Reading, agents: frozenset[str], templates: tuple[ShiftTemplate, ...]) -> Locks:
    """Locks, one per agent and day: a shift template's id, or "off"."""
    rows = without_repeats(
        reading, of_agents(reading, read_optional(reading, "locks.csv", LOCKS), agents), ("agent", "day")
    )
    known = {"off": None} | {t.id: t.id for t in templates}
    good = [r for r in rows if refers(reading, r, "shift", known, "unknown_shift")]
    good.sort(key=lambda r: (r["agent"], r["day"]))
    locks = tuple(Lock(r["agent"], r["day"], known[r["shift"]]) for r in good)
    return Locks(locks, tuple((r["agent"], r["day"], r.row) for r in good))


def read_protections(reading: Reading, agents: frozenset[str]) -> tuple[Protection, ...]:
    """Protections with their validity; "most_daily" needs an amount of minutes."""
    good = []
    for r in of_agents(reading, read_optional(reading, "protections.csv", PROTECTIONS), agents):
        fine = refers(reading, r, "kind", PROTECTION_KINDS, "unknown_kind")
        if r["last_day"] < r["first_day"]:
            reading.error(
                r.file, r.row, "last_day", "ends_before_start", value=str(r["last_day"]), start=r["first_day"]
            )
        elif r["kind"] == "most_daily" and r["amount_min"] == 0:
            reading.error(r.file, r.row, "amount_min", "amount_needed")
        elif fine:
            good.append(Protection(*(r[c.name] for c in PROTECTIONS)))
    return tuple(sorted(good))


def read_activities(reading: Reading, agents: frozenset[str], config: OperationFile) -> tuple[ActivityDue, ...]:
    """Activities due; one whose window is exactly its length has a fixed time."""
    rows = of_agents(reading, read_optional(reading, "activities.csv", ACTIVITIES), agents)
    rows = without_repeats(reading, rows, ("id", "agent"))
    found = (_activity(reading, r, config) for r in rows if spans(reading, r))
    return tuple(sorted(due for due in found if due is not None))


def _activity(reading: Reading, r: Record, config: OperationFile) -> ActivityDue | None:
    if not refers(reading, r, "kind", config.activities, "unknown_activity"):
        return None
    length_min = r["length_min"] or config.activities[r["kind"]].length_min
    earliest, latest = utc_minute(r["starts_at"].at), utc_minute(r["ends_at"].at)
    if latest - earliest < length_min:
        reading.error(r.file, r.row, "length_min", "window_too_short", value=str(length_min), window=latest - earliest)
        return None
    fixed = latest - earliest == length_min
    return ActivityDue(r["id"], r["agent"], r["kind"], length_min, earliest, latest, fixed)


def _hours(reading: Reading, r: Record) -> bool:
    if r["earliest"] <= r["latest"]:
        return True
    reading.error(r.file, r.row, "latest", "ends_before_start", value=str(r["latest"]), start=r["earliest"])
    return False


def of_agents(reading: Reading, records: tuple[Record, ...], agents: frozenset[str]) -> tuple[Record, ...]:
    """Rows of known agents; where agents.csv itself could not be read, nobody is called unknown."""
    return tuple(r for r in records if agents and refers(reading, r, "agent", agents, "unknown_agent"))
