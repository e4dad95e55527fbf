"""Capacity planning told: contacts and hours of work of each period, and what they assume."""

from __future__ import annotations

from planner.capacity import Capacity
from planner.report.headline import as_of_line
from planner.report.remarks import note_lines
from planner.report.tables import Part, Table
from planner.words import sentence
from planner.words.numbers import number

Body = dict[str, object]


def capacity_parts(found: Capacity, lang: str) -> tuple[Part, ...]:
    """All queues together by period; the queues one by one are in the JSON."""
    codes = (f"head_period_{found.by}", "head_period_days", "head_total", "head_work_h", "head_aht")
    rows = []
    for period, part in found.table.groupby("period", sort=True):
        contacts, work_h = float(part["contacts"].sum()), float(part["work_h"].sum())
        aht = number(work_h * 3600.0 / contacts, lang) if contacts > 0 else ""
        rows.append((f"{period}", f"{part['days'].max()}", number(contacts, lang), number(work_h, lang), aht))
    table = Table(tuple(sentence(code, {}, lang) for code in codes), tuple(rows), frozenset({1, 2, 3, 4}))
    notes = note_lines(tuple((n.code, n.params) for n in found.notes), found.inputs, lang)
    return (table, as_of_line(found.inputs, lang), *notes)


def capacity_body(found: Capacity, lang: str) -> Body:
    """Every queue and period, for `--json`."""
    rows = found.table.assign(period=found.table["period"].astype(str)).round({"contacts": 3, "work_h": 3, "peak_h": 3})
    notes = note_lines(tuple((n.code, n.params) for n in found.notes), found.inputs, lang)
    return {
        "start": found.inputs.start.isoformat(),
        "weeks": found.inputs.weeks,
        "as_of": found.inputs.as_of.isoformat(),
        "by": found.by,
        "growth_per_year": found.growth_per_year,
        "capacity": rows.to_dict(orient="records"),
        "notes": [line.text for line in notes],
    }
