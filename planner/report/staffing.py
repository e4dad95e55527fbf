"""A requirement as a planner looks at it: hours and peak, pool by pool and day by day, and what was assumed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from planner.inputs import Inputs
from planner.plans import Plan
from planner.report.headline import origin_lines
from planner.report.remarks import remark_lines
from planner.report.tables import Line, Part, Table
from planner.words import sentence, term
from planner.words.numbers import day, moment, number, share, span

if TYPE_CHECKING:
    from solver.cover import FloatArray
    from solver.requirement import PoolNeed

DAY_PARTS = (0, 6, 12, 18, 24)  # hours of the wall clock


def staffing_parts(plan: Plan, inputs: Inputs, lang: str) -> tuple[Part, ...]:
    """What the terminal shows: the whole in one sentence, pools, days, what to know about it."""
    return (
        staffing_line(plan, lang),
        pool_table(plan, lang),
        day_table(plan, lang),
        *staffing_grounds(plan, inputs, lang),
    )


def staffing_grounds(plan: Plan, inputs: Inputs, lang: str) -> tuple[Line, ...]:
    """As of when, what was assumed (patience, shares), what stands out."""
    return (*origin_lines(plan, inputs, lang), *remark_lines(plan, inputs, lang))


def staffing_line(plan: Plan, lang: str) -> Line:
    """Hours and peak of all pools together."""
    need, load, hours = _whole(plan, "need"), _whole(plan, "load"), plan.grid.step_min / 60
    peak = int(np.argmax(need))
    told = {
        "hours": number(float(need.sum()) * hours, lang),
        "days": number(len(plan.grid.days), lang),
        "each": number(float(need.sum()) * hours / len(plan.grid.days), lang),
        "share": share(float(load.sum() / need.sum()) if need.sum() > 0 else 0.0, lang, 0),
        "peak": number(float(need[peak]), lang),
        "when": moment(plan.grid.local(int(plan.grid.starts[peak])), lang),
    }
    return Line(sentence("staffing_line" if need.sum() > 0 else "staffing_nothing", told, lang))


def pool_table(plan: Plan, lang: str) -> Table:
    """Work and people needed per language and channel family, and all together."""
    assert plan.staffing is not None
    codes = ("head_language", "head_family", "head_goal", "head_load", "head_need", "head_mean", "head_peak",
             "head_busiest")  # fmt: skip
    rows = [_pool_row(pool, plan, lang) for pool in plan.staffing.pools]
    rows.append((sentence("staffing_all", {}, lang), "", "", *_figures(_whole(plan, "load"), _whole(plan, "need"),
                                                                        plan, lang)))  # fmt: skip
    return Table(_headings(codes, lang), tuple(rows), frozenset({3, 4, 5, 6}))


def _pool_row(pool: PoolNeed, plan: Plan, lang: str) -> tuple[str, ...]:
    within = span(pool.threshold_s, lang).replace(".0 ", " ").replace(",0 ", " ")  # a promise is whole hours
    goal = f"{share(pool.target_share, lang, 0)} / {within}"
    return (pool.language, term("family", pool.family, lang), goal, *_figures(pool.load, pool.need, plan, lang))


def _figures(load: FloatArray, need: FloatArray, plan: Plan, lang: str) -> tuple[str, ...]:
    """Hours of work and need, mean, peak and when that is."""
    hours, peak = plan.grid.step_min / 60, int(np.argmax(need))
    return (
        number(float(load.sum()) * hours, lang),
        number(float(need.sum()) * hours, lang),
        number(float(need.mean()), lang, 1),
        number(float(need[peak]), lang, 1),
        moment(plan.grid.local(int(plan.grid.starts[peak])), lang) if need[peak] > 0 else "",
    )


def day_table(plan: Plan, lang: str) -> Table:
    """Every local day: hours needed, the peak with its time, and people on average in each quarter of the day."""
    grid, need = plan.grid, _whole(plan, "need")
    walls = [grid.local(int(minute)) for minute in grid.starts]
    days = np.array([wall.date().toordinal() for wall in walls])
    hour = np.array([wall.hour for wall in walls])
    rows = []
    for date in grid.days:
        mine = np.flatnonzero(days == date.toordinal())
        if not mine.size:
            continue
        peak = int(mine[np.argmax(need[mine])])
        parts = [need[mine[(hour[mine] >= start) & (hour[mine] < end)]] for start, end in pairwise(DAY_PARTS)]
        means = (number(float(part.mean()), lang, 1) if part.size else "" for part in parts)
        total = number(float(need[mine].sum()) * grid.step_min / 60, lang)
        rows.append((day(date, lang), total, number(float(need[peak]), lang, 1), f"{walls[peak]:%H:%M}", *means))
    spans = tuple(f"{start:02d}-{end:02d}" for start, end in pairwise(DAY_PARTS))
    headings = (*_headings(("head_day", "head_need", "head_peak", "head_peak_at"), lang), *spans)
    return Table(headings, tuple(rows), frozenset(range(1, 8)))


def _whole(plan: Plan, name: str) -> FloatArray:
    """The sum of all pools, per interval."""
    assert plan.staffing is not None
    rows = [getattr(pool, name) for pool in plan.staffing.pools]
    return np.asarray(np.sum(rows, axis=0)) if rows else np.zeros(plan.grid.intervals)


def _headings(codes: tuple[str, ...], lang: str) -> tuple[str, ...]:
    return tuple(sentence(code, {}, lang) for code in codes)
