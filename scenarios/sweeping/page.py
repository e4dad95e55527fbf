"""The offline page of a sweep; no script, nothing fetched."""

from __future__ import annotations

from planner.report.charts.drawing import Spec
from planner.report.sheet_pages import sheet
from planner.words.numbers import number
from scenarios.sweeping.analysis import cost, varied
from scenarios.sweeping.charts import curve_chart, drawn_svg, histogram_chart, line_chart, line_label
from scenarios.sweeping.results import Sweep
from scenarios.sweeping.tables import Told, chance, failed_lines, lead_lines, row_table, title, weight_table


def sweep_page(found: Sweep, told: Told) -> bytes:
    """The sweep with its pictures and every scenario's row."""
    lang, label = told.lang, line_label(found)
    table = weight_table(found, lang)
    specs = _charts(found, label, told)
    return sheet(
        "sweep.html",
        lang,
        {
            "title": title(found, told),
            "about": found.about,
            "lead": lead_lines(found, told),
            "label": label,
            "weights": table if table.rows else None,
            "draws": number(len(found.played), lang),
            "chance": number(chance(len(found.played)), lang, 2),
            "rows": row_table(found, told),
            "failed": failed_lines(found, told),
            "charts": {name: drawn_svg(spec, lang, name) for name, spec in specs.items()},
        },
    )


def _charts(found: Sweep, label: str | None, told: Told) -> dict[str, Spec]:
    """Pictures that say something: not of a single scenario, no curve where all costs the same or nothing is chosen."""
    specs: dict[str, Spec] = {}
    if len(found.played) < 2:
        return specs
    if label is not None:
        specs["line"] = line_chart(found, label, told)
    if found.draws is not None:
        specs["histogram"] = histogram_chart(found, told)
    chosen = found.draws is None or bool(varied(found))
    if (chosen and len({cost(row) for row in found.played}) > 1) or not specs:
        specs["curve"] = curve_chart(found, told)
    return specs
