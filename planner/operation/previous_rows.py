"""What was before the plan: worked or published duties, balances of hours, and the ledger of the year."""

from __future__ import annotations

from datetime import date
from itertools import groupby, pairwise
from zoneinfo import ZoneInfo

from planner.operation import cells
from planner.operation.operation import LedgerMonth
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
MEASURES = {
    "nights": "nights",
    "weekends": "weekends",
    "feasts": "feasts",
    "match_nights": "matches",
    "on_call": "on_call",
    "refused_wishes": "refused",
    "overtime_min": "overtime_min",
    "paid_min": "paid_min",
}
"""Columns of ledger.csv and what rules call them."""
LEDGER = (AGENT, Column("month", cells.text, required=True), *(Column(name, cells.count) for name in MEASURES))
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


def read_ledger(reading: Reading, agents: frozenset[str]) -> tuple[LedgerMonth, ...]:
    """What each agent carried in each month; a month without a row is one in which the agent was not there."""
    rows = without_repeats(reading, read_optional(reading, "ledger.csv", LEDGER), ("agent", "month"))
    found = [(r, _month(reading, r)) for r in _present(reading, rows, agents)]
    return tuple(sorted(LedgerMonth(r["agent"], month, _amounts(r)) for r, month in found if month is not None))


def _amounts(r: Record) -> tuple[tuple[str, int], ...]:
    return tuple((measure, r[column]) for column, measure in MEASURES.items() if r[column] is not None)


def _present(reading: Reading, records: tuple[Record, ...], agents: frozenset[str]) -> tuple[Record, ...]:
    """Rows of agents who are still here; the others are left out, which is said."""
    gone = [r for r in records if agents and r["agent"] not in agents]
    for r in gone:
        reading.warn(r.file, r.row, "agent", "agent_left", value=r["agent"], **suggestion(r["agent"], agents))
    for file, rows in groupby(gone, key=lambda r: r.file):
        reading.count((file, ""), "dropped", "agent_left", (r.row for r in rows))
    return tuple(r for r in records if r["agent"] in agents)


def _month(reading: Reading, r: Record) -> date | None:
    try:
        return cells.day(f"{r['month']}-01", cells.Habits(reading.zone))
    except cells.CellError:
        reading.error(r.file, r.row, "month", "not_a_month", value=r["month"])
        return None


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
