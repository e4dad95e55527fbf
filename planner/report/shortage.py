"""Where people are missing most on a day: the line that says when to act, and for whom."""

from __future__ import annotations

from datetime import date

import numpy as np

from planner.report.charts.demand import pool_title
from planner.report.series import Series
from planner.report.tables import BAD, GOOD, WARN, Line
from planner.words import sentence
from planner.words.numbers import moment, number

FIRST_CLOCK, LAST_CLOCK = 6 * 60, 30 * 60
MOST_POOLS, LEAST = 3, 0.5


def shortage_line(series: Series, day: date, lang: str) -> Line:
    """The interval of a day, 06:00 to 06:00, in which most people are missing, and the pools that miss them.

    Where no agent can serve any queue nobody is counted as needed: that is said, not "nobody is missing".
    """
    if not series.pools:
        return Line(sentence("nobody_can_serve", {}, lang), BAD)
    grid = series.plan.grid
    inside = slice(
        grid.index(grid.minute(day, FIRST_CLOCK)), min(grid.index(grid.minute(day, LAST_CLOCK)), grid.intervals)
    )
    pools = list(series.pools)
    lack = np.array([np.maximum(series.need(p) - series.present(p), 0.0)[inside] for p in pools])
    worst = int(np.argmax(lack.sum(axis=0)))
    missing = float(lack[:, worst].sum())
    at = moment(grid.local(int(grid.starts[inside][worst])), lang)
    if missing < LEAST:
        return Line(sentence("nobody_missing", {}, lang), GOOD)
    order = sorted(range(len(pools)), key=lambda p: -float(lack[p, worst]))[:MOST_POOLS]
    named = (f"{pool_title(pools[p], lang)} {number(float(lack[p, worst]), lang, 1)}" for p in order)
    told = {"when": at, "people": number(missing, lang), "pools": ", ".join(named), "hours": _hours(lack, series, lang)}
    return Line(sentence("most_missing", told, lang), WARN)


def _hours(lack: np.ndarray[tuple[int, ...], np.dtype[np.float64]], series: Series, lang: str) -> str:
    return number(float(lack.sum()) * series.plan.grid.step_min / 60, lang)
