"""Offline page of `vardiya explain requirement`; no script, nothing fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.report.answers.requirement import answer_parts, ground_table, other_year, part_shares
from planner.report.charts import drawing
from planner.report.charts.reasons import step_bars
from planner.report.reasons import Share
from planner.report.sheet_pages import sheet
from planner.report.staffing_steps import SMALL
from planner.report.tables import Line, Table
from planner.words import sentence, term
from planner.words.numbers import moment

if TYPE_CHECKING:
    from planner.answers.requirement import NeedAnswer


def need_page(found: NeedAnswer, folder: str, lang: str) -> bytes:
    """The steps from contacts to people as tables and bars, one fewer and one more, and where each is found again."""
    told = answer_parts(found, lang)
    tables = [part for part in told if isinstance(part, Table)]
    at = moment(found.asked.plan.grid.local(found.steps.start_min), lang, year=other_year(found))
    steps = [Share(step.reason, term("step_short", step.reason, lang), step.agents) for step in found.steps.steps]
    shown = [step for step in steps if abs(step.contacts) >= SMALL]
    specs = {
        "parts": step_bars(part_shares(found, lang), sentence("need_arriving", {}, lang), lang, digits=1),
        "steps": step_bars(shown, sentence("steps_sum", {}, lang), lang, "head_people", 1),
    }
    return sheet(
        "requirement.html",
        lang,
        {
            "title": sentence("need_title", {"queue": found.queue, "at": at}, lang),
            "lead": [part for part in told if isinstance(part, Line)],
            "parts": tables[0],
            "steps": tables[1],
            "late": tables[2] if len(tables) > 2 else None,
            "grounds": ground_table(found, folder, lang),
            "charts": {name: drawing.svg(spec, lang, name) for name, spec in specs.items()},
        },
    )
