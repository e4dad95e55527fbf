"""The simulated service of one day, queue by queue."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planner.answers.served_day import day_rows
from planner.report import payload
from planner.report.tables import BAD, GOOD, QUIET, Line, Part, Table
from planner.words import sentence
from planner.words.numbers import day, number, share

if TYPE_CHECKING:
    from planner.answers.standing import Standing
    from solver.outcomes import Attainment

BLOCKS = ("day", "block")


def day_service_body(attained: Attainment, standing: Standing, on: date) -> dict[str, object]:
    """The rows of the day and of its blocks of four hours; `late` are contacts not served within their goal's time."""
    import pandas as pd

    table, grid = attained.table, standing.plan.grid
    low, high = grid.minute(on, 0), grid.minute(on, 24 * 60)
    rows = table[table["period"].isin(BLOCKS) & (table["start_min"] >= low) & (table["start_min"] < high)]
    starts = pd.to_datetime(rows["start_min"] * 60, unit="s", utc=True)
    rows = rows.assign(start=starts, late=rows["base"] * (1.0 - rows["service"]))
    return {
        "day": on.isoformat(),
        "replications": attained.replications,
        "seed": attained.seed,
        "service": payload.records(rows[rows["period"] == "day"]),
        "blocks": payload.records(rows.loc[rows["period"] == "block", list(payload.BLOCK_COLUMNS)]),
    }


def day_service_parts(attained: Attainment, standing: Standing, on: date, lang: str) -> tuple[Part, ...]:
    """A table of the queues in which anything was judged."""
    rows = {queue: row for queue, row in day_rows(attained, standing, on).items() if row["service"] == row["service"]}
    shown = tuple(
        (
            queue,
            number(row["offered"], lang, 0),
            share(row["service"], lang),
            share(2.0 * row["service_se"], lang),
            share(row["target_share"], lang, 0),
        )
        for queue, row in rows.items()
    )
    marks = tuple(GOOD if row["service"] >= row["target_share"] else BAD for row in rows.values())
    codes = ("head_queue", "head_contacts", "head_in_time", "head_give", "head_goal")
    heads = tuple(sentence(code, {}, lang) for code in codes)
    told = {"day": day(on, lang), "replications": number(attained.replications, lang)}
    return (
        Table(heads, shown, frozenset({1, 2, 3, 4}), marks, sentence("day_service_title", told, lang)),
        Line(sentence("day_service_ground", told, lang), QUIET),
    )
