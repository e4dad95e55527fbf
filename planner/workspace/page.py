"""The offline page of a workspace; no script, nothing fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.report.charts import drawing
from planner.report.charts.drawing import BAND, LINE, Spec
from planner.report.sheet_pages import sheet
from planner.words import sentence
from planner.workspace.tables import (
    Summary,
    advice_lines,
    compared_lines,
    cost_table,
    failed_lines,
    lead_lines,
    site_table,
    title,
)

if TYPE_CHECKING:
    from planner.workspace.figures import SiteFigures

WIDTH, BAR = 680, 26


def sites_page(found: Summary, lang: str) -> bytes:
    """Sites side by side: figures, hours against the need, cost, what pools are worth and could be."""
    charts = {"hours": drawing.svg(hours_chart(found, lang), lang, "hours")} if found.rows else {}
    return sheet(
        "sites.html",
        lang,
        {
            "title": title(found, lang),
            "lead": lead_lines(found, lang),
            "sites": site_table(found, lang) if found.rows else None,
            "costs": cost_table(found, lang) if found.rows else None,
            "failed": failed_lines(found, lang),
            "compared": compared_lines(found, lang),
            "advice": advice_lines(found, lang),
            "charts": charts,
        },
    )


def hours_chart(found: Summary, lang: str) -> Spec:
    """Hours paid and needed of every unit, as bars side by side."""
    kinds = [sentence(f"chart_sites_{code}", {}, lang) for code in ("paid", "need")]
    values: list[Spec] = []
    for outcome, figures in found.rows:
        values += _bars(outcome.unit.name, figures, kinds)
    names = [outcome.unit.name for outcome, _ in found.rows]
    site = {"field": "site", "type": "nominal", "sort": names, "axis": {"title": None, "labelLimit": 220}}
    hours = {"field": "hours", "type": "quantitative", "axis": {"title": sentence("chart_sites_hours", {}, lang)}}
    colour = {"field": "kind", "type": "nominal", "scale": {"domain": kinds, "range": [BAND, LINE]}}
    return {
        "width": WIDTH,
        "height": 2 * BAR * len(names),
        "data": {"values": values},
        "mark": {"type": "bar"},
        "encoding": {"y": site, "yOffset": {"field": "kind", "sort": kinds}, "x": hours, "color": colour},
    }


def _bars(name: str, figures: SiteFigures, kinds: list[str]) -> list[Spec]:
    hours = (figures.people.paid_h, figures.need_h)
    return [{"site": name, "kind": kind, "hours": round(h, 1)} for kind, h in zip(kinds, hours, strict=True)]
