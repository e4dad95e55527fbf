"""What was before the plan: worked or published duties, balances of hours, and the ledger of the year."""

from __future__ import annotations

from itertools import pairwise
from zoneinfo import ZoneInfo

from planner.operation import cells
from planner.operation.reading import Reading, suggestion
from planner.operation.records import Column, Record, read_optional, without_repeats
from planner.operation.references import refers, spans
from solver.duties import Duty, OnCallDuty
from solver.grid import utc_minute

AGENT = Column("agent", cells.identifier, required=True)
PREVIOUS = (
    AGENT,
    Column("kind", cells.text, required=True),
    Column("starts_at", cells.instant, required=True),
    Column("ends_at", cells.instant, required=True),
    Column("paid_min", cells.count, default=0),
    Column("shift", cells.text, default=""),
)
BALANCES = (AGENT, Column("balance_min", cells.whole, required=True))
COUNTS = ("nights", "weekends", "feasts", "match_nights", "on_call", "refused_wishes")
LEDGER = (
    AGENT,
    Column("month", cells.text, required=True),
    *(Column(name, cells.count, default=0) for name in COUNTS),
)
KINDS = ("duty", "on_call")


def read_previous(reading: Reading, agents: frozenset[str]) -> tuple[tuple[Duty, ...], tuple[OnCallDuty, ...]]:
    """Duties and on-call duties before the plan; duties of one agent may not overlap."""
    rows = _present(reading, read_optional(reading, "previous.csv", PREVIOUS), agents)
    good = [r for r in rows if refers(reading, r, "kind", KINDS, "unknown_kind") and spans(reading, r)]
    duties = sorted((r for r in good if r["kind"] == "duty"), key=lambda r: (r["agent"], r["starts_at"], r.row))
    for before, after in pairwise(duties):
        if before["agent"] == after["agent"] and after["starts_at"].at < before["ends_at"].at:
            reading.error(after.file, after.row, "starts_at", "duties_overlap", value=after["agent"], first=before.row)
    zone = ZoneInfo(reading.zone)
    return tuple(_duty(r, zone) for r in duties), tuple(sorted(_on_call(r) for r in good if r["kind"] == "on_call"))


def read_balances(reading: Reading, agents: frozenset[str]) -> tuple[tuple[str, int], ...]:
    """Minutes owed (+) or worked ahead (-) per agent."""
    rows = without_repeats(reading, read_optional(reading, "balances.csv", BALANCES), ("agent",))
    return tuple(sorted((r["agent"], r["balance_min"]) for r in _present(reading, rows, agents)))


def read_ledger(reading: Reading, agents: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    """Rows of the ledger as text: agent, month (YYYY-MM), and the counts in the order of `COUNTS`."""
    rows = without_repeats(reading, read_optional(reading, "ledger.csv", LEDGER), ("agent", "month"))
    present = _present(reading, rows, agents)
    good = [r for r in present if _month(reading, r)]
    return tuple(sorted(tuple(str(r[c.name]) for c in LEDGER) for r in good))


def _present(reading: Reading, records: tuple[Record, ...], agents: frozenset[str]) -> tuple[Record, ...]:
    """Rows of agents who are still here; the others are left out, which is said."""
    gone = [r for r in records if agents and r["agent"] not in agents]
    for r in gone:
        reading.warn(r.file, r.row, "agent", "agent_left", value=r["agent"], **suggestion(r["agent"], agents))
    return tuple(r for r in records if r["agent"] in agents)


def _month(reading: Reading, r: Record) -> bool:
    try:
        cells.day(f"{r['month']}-01", cells.Habits(reading.zone))
    except cells.CellError:
        reading.error(r.file, r.row, "month", "not_a_month", value=r["month"])
        return False
    return True


def _duty(r: Record, zone: ZoneInfo) -> Duty:
    starts_at = r["starts_at"].at
    return Duty(
        agent=r["agent"],
        start_min=utc_minute(starts_at),
        end_min=utc_minute(r["ends_at"].at),
        day=starts_at.astimezone(zone).date(),
        template=r["shift"],
        paid_min=r["paid_min"],
    )


def _on_call(r: Record) -> OnCallDuty:
    return OnCallDuty(r["agent"], utc_minute(r["starts_at"].at), utc_minute(r["ends_at"].at), r["shift"])
