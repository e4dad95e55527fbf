"""The offline page of an answer about a shortage; no script, nothing fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.answers.gap_figures import FOLDER, gap_figures
from planner.report.answers.gap_lines import beyond_lines, head_lines, pool_lines, service_lines, write_lines
from planner.report.answers.gap_tables import cause_parts, people_table, state_table, way_table
from planner.report.answers.grounds import ground_parts, plan_lines
from planner.report.charts import drawing
from planner.report.charts.gap import gap_chart
from planner.report.sheet_pages import sheet
from planner.words import sentence
from planner.words.numbers import moment

if TYPE_CHECKING:
    from planner.answers.gap import Gap
    from planner.answers.standing import Standing


def gap_page(gap: Gap, standing: Standing, folder: str, lang: str, ways: str | None = None) -> bytes:
    """The answer with the picture of its day."""
    told = {"queue": gap.queue.id, "at": moment(standing.plan.grid.local(gap.start_min), lang)}
    causes = cause_parts(gap, standing, lang)
    short = gap.shortage.is_short
    return sheet(
        "gap.html",
        lang,
        {
            "title": sentence("gap_title" if short else "gap_title_enough", told, lang),
            "head": head_lines(gap, standing, lang),
            "service": service_lines(gap, standing, lang),
            "because": causes[0] if causes else None,
            "causes": causes[1] if causes else None,
            "states": state_table(gap, lang),
            "people": people_table(gap, standing, lang) if short else None,
            "ways": way_table(gap, standing, lang) if gap.ways else None,
            "beyond": beyond_lines(gap, standing, lang),
            "plan": (
                *plan_lines(standing, lang),
                *pool_lines(gap, standing, folder, lang),
                *(write_lines(gap, standing, folder, lang) if ways is None else ()),
            ),
            "grounds": ground_parts(gap_figures(gap, standing, ways or FOLDER), folder, lang),
            "charts": {"day": drawing.svg(gap_chart(gap, standing, lang), lang, "day")},
        },
    )
