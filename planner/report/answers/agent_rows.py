"""An agent's counted rows, in words and for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.answers.agent_rows import COLUMNS, LEDGER
from planner.report.tables import Line, Part, Table
from planner.words import sentence
from planner.words.numbers import day, number

if TYPE_CHECKING:
    from planner.answers.agent_compared import AgentChecked

BURDENS = {column: measure for measure, column in LEDGER.items()}


def agent_rows_body(found: AgentChecked | None) -> dict[str, object]:
    """What an agent works and bears, by week, month, plan and ledger; nothing if nobody was named."""
    if found is None:
        return {}
    rows = found.rows
    told = {
        "id": rows.agent,
        "weeks": [{"monday": monday.isoformat(), "paid_min": paid} for monday, paid in rows.weeks],
        "months": [{"month": month} | counts for month, counts in rows.months],
        "plan": rows.plan,
        "ledger": rows.ledger,
        "ledger_months": rows.ledger_months,
        "year": rows.year,
        "compared": list(found.compared),
    }
    return {"agent": told}


def agent_rows_parts(found: AgentChecked | None, lang: str) -> tuple[Part, ...]:
    """The same as a table and a line."""
    if found is None:
        return ()
    rows = found.rows
    named = [(month, counts) for month, counts in rows.months]
    named += [(sentence("rows_plan", {}, lang), rows.plan), (sentence("rows_ledger", {}, lang), rows.ledger)]
    cells = tuple((name, *(number(counts[column], lang) for column in COLUMNS)) for name, counts in named)
    burdens = (sentence(f"burden_{BURDENS[column]}", {}, lang) for column in COLUMNS)
    heads = (sentence("rows_period", {}, lang), *burdens)
    weeks = ", ".join(f"{day(monday, lang)} {number(paid / 60, lang, 2)}" for monday, paid in rows.weeks)
    title = sentence("rows_title", {"agent": rows.agent}, lang)
    table = Table(heads, cells, frozenset(range(1, len(heads))), title=title)
    return table, Line(sentence("rows_weeks", {"weeks": weeks}, lang))
