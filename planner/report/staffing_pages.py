"""Offline pages of `vardiya staff` and `vardiya simulate`; no script, nothing fetched."""

from __future__ import annotations

from dataclasses import dataclass

from planner.inputs import Inputs
from planner.plans import Plan
from planner.report import simulated_days, simulations, staffing
from planner.report.charts import drawing, risk
from planner.report.charts import staffing as staffing_charts
from planner.report.series import Series
from planner.report.sheet_pages import sheet
from planner.report.simulated_days import Simulated
from planner.words import sentence
from planner.words.numbers import day

SHADES = ((0.05, "m0"), (0.25, "m1"), (0.5, "m2"), (0.75, "m3"))
DARKEST, BLANK = "m4", "mx"


@dataclass(frozen=True, slots=True)
class HeatCell:
    """The chance of missing a goal on a day, None without contacts, and its shade."""

    miss: float | None
    shade: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A queue over the days of a plan."""

    queue: str
    cells: tuple[HeatCell, ...]


def staffing_page(plan: Plan, inputs: Inputs, lang: str) -> bytes:
    """People needed with the band of the work, for all, on the busiest day, by pool and by day."""
    series = Series(plan, inputs)
    specs = {
        "all": staffing_charts.staffing_chart(series, lang),
        "day": staffing_charts.staffing_day_chart(series, lang),
        "pools": staffing_charts.staffing_by_pool_chart(series, lang),
    }
    return sheet(
        "staffing.html",
        lang,
        {
            "title": sentence("staffing_title", _period(plan, lang), lang),
            "lead": staffing.staffing_line(plan, lang),
            "pools": staffing.pool_table(plan, lang),
            "days": staffing.day_table(plan, lang),
            "peak": plan.grid.day_of(int(plan.grid.starts[staffing_charts.peak_of(series)])),
            "ground": staffing.staffing_grounds(plan, inputs, lang),
            "charts": {name: drawing.svg(spec, lang, name) for name, spec in specs.items()},
        },
    )


def simulation_page(found: Simulated, lang: str) -> bytes:
    """Which goals are sure, the risk by day and by hours, queues, the worst places."""
    charts = {}
    if risk.has_risk(found.attained):
        charts["risk"] = drawing.svg(risk.risk_chart(found.attained, found.plan.grid, lang), lang, "risk")
    return sheet(
        "simulation.html",
        lang,
        {
            "title": sentence("simulated_title", _period(found.plan, lang), lang),
            "verdict": simulations.verdict_lines(found, lang),
            "days": found.plan.grid.days,
            "heat": heat_rows(found),
            "queues": simulations.queue_table(found, lang),
            "places": simulations.place_table(found, lang),
            "ground": simulations.ground_lines(found, lang),
            "charts": charts,
        },
    )


def heat_rows(found: Simulated) -> tuple[HeatRow, ...]:
    """The chance of missing by queue and day."""
    cells = simulated_days.day_cells(found)
    return tuple(
        HeatRow(queue, tuple(_heat(cells.get((queue, date))) for date in found.plan.grid.days))
        for queue in simulated_days.queues(found)
    )


def _heat(cell: simulated_days.DayCell | None) -> HeatCell:
    if cell is None:
        return HeatCell(None, BLANK)
    miss = 1.0 - cell.chance
    return HeatCell(miss, next((shade for most, shade in SHADES if miss <= most), DARKEST))


def _period(plan: Plan, lang: str) -> dict[str, str]:
    days = plan.grid.days
    return {"operation": plan.operation, "start": day(days[0], lang), "end": day(days[-1], lang)}
