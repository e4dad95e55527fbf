"""The offline page of an inverse question's answer; no script, nothing fetched."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from planner.report.charts import drawing
from planner.report.sheet_pages import sheet
from planner.words import sentence
from planner.words.numbers import day

if TYPE_CHECKING:
    from datetime import date

    from scenarios.base_plan import BasePlan
    from scenarios.searching.question import Answer, Asked


def search_page(asked: Asked, found: Answer, base: BasePlan, folder: str, lang: str) -> bytes:
    """The answer with its pictures and tables."""
    told = {
        "name": asked.name,
        "operation": base.inputs.operation.config.name,
        "start": day(base.plan.start, lang),
        "end": _end(asked.last_day(base.inputs), base.plan.start, lang),
    }
    charts = [
        {"title": chart.title, "note": chart.note, "svg": drawing.svg(chart.spec, lang, f"chart{number}")}
        for number, chart in enumerate(found.charts(lang))
    ]
    return sheet(
        "search.html",
        lang,
        {
            "title": sentence("search_title", told, lang),
            "about": asked.about,
            "lead": found.lead(lang),
            "charts": charts,
            "parts": found.parts(folder, lang),
        },
    )


def _end(last: date, first: date, lang: str) -> str:
    """The last day, with its year where that is another one."""
    return day(last, lang) if last.year == first.year else f"{day(last, lang)} {last.year}"


def scenario_file(found: Answer) -> bytes | None:
    """The answer as a scenario file; None where no scenario can say it."""
    from ruamel.yaml import YAML

    values = found.scenario()
    if values is None:
        return None
    text = io.BytesIO()
    writer = YAML()
    writer.default_flow_style = False
    writer.dump(values, text)
    return text.getvalue()
