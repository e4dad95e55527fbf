"""The offline page of `vardiya scenario run`: before and after, a map of queues and days, bars of cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.report.answers.grounds import ground_parts
from planner.report.charts import drawing
from planner.report.charts.service_map import KINDS, Bar, Cell, cost_bars, service_map
from planner.report.sheet_pages import sheet
from planner.report.tables import Table
from planner.words import sentence, term
from planner.words.numbers import day
from scenarios.report.run_parts import base_lines, comparison_tables, own_figures
from scenarios.report.sentences import head_lines
from scenarios.report.side_by_side import side_by_side

if TYPE_CHECKING:
    from planner.figures import Figures
    from scenarios.comparison import Comparison
    from scenarios.runner import Run


def run_page(run: Run, folder: str, written: dict[str, str], lang: str) -> bytes:
    """The whole run: every scenario in full, side by side where there are several."""
    name, days = run.base.inputs.operation.config.name, run.base.plan.grid.days
    told = {"operation": name, "start": day(days[0], lang), "end": day(days[-1], lang)}
    return sheet(
        "comparison.html",
        lang,
        {
            "title": sentence("scenario_page_title", told, lang),
            "side": side_by_side(run, lang) if len(run.comparisons) > 1 else None,
            "costs": _costs(run, lang),
            "scenarios": [_told(place, one, lang) for place, one in enumerate(run.comparisons)],
            "ground": base_lines(run, lang),
            "grounds": ground_parts(own_figures(run, written), folder, lang),
        },
    )


def _costs(run: Run, lang: str) -> str:
    """Bars of cost; none where everything costs the same."""
    kinds = [term("cost_kind", kind, lang) for kind in KINDS]
    bars = [_bar(sentence("scenario_base", {}, lang), run.comparisons[0].figures[0])]
    bars += [_bar(one.scenario.name, one.figures[1]) for one in run.comparisons if one.status != "no_roster"]
    currency = run.base.inputs.operation.config.currency
    differ = len({bar.cents for bar in bars}) > 1
    return drawing.svg(cost_bars(bars, kinds, currency, lang), lang, "costs") if differ else ""


def _told(place: int, found: Comparison, lang: str) -> dict[str, object]:
    """One scenario's part of the page."""
    cells = [
        Cell(str(pair.cell.queue), pair.cell.day, 100 * pair.service_diff, pair.service_stands_out)
        for pair in found.days
        if pair.compared and pair.cell.day is not None
    ]
    return {
        "name": found.scenario.name,
        "about": found.scenario.about,
        "head": head_lines(found, lang),
        "map": drawing.svg(service_map(cells, lang), lang, f"map{place}") if cells else "",
        "tables": [part for part in comparison_tables(found, lang) if isinstance(part, Table)],
    }


def _bar(name: str, figures: Figures) -> Bar:
    return Bar(name, tuple(getattr(figures.cost, kind) for kind in KINDS))
