"""An offline page about a plan that must change: losses, ways, the curve of people against loss, who changes what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.report.answers.grounds import ground_parts, plan_lines
from planner.report.answers.reroster import Told, chosen_parts, chosen_way
from planner.report.answers.reroster_figures import reroster_figures
from planner.report.answers.reroster_lines import best_line, fact_lines, loss_lines, now_line, standing_lines
from planner.report.answers.reroster_tables import served_table, ways_table
from planner.report.answers.swaps import swap_parts
from planner.report.charts import drawing
from planner.report.charts.mending import mending_chart
from planner.report.sheet_pages import sheet
from planner.report.tables import Line, Part
from planner.words import sentence

if TYPE_CHECKING:
    from planner.mending import Mended


def reroster_page(found: Mended, told: Told, lang: str) -> bytes:
    """The page; the chosen alternative is told person by person."""
    swaps = tuple(part for answer in found.swaps for part in swap_parts(answer, found.view.grid, lang))
    curves = found.ways and any(len(way.curve) > 1 for way in found.ways)
    figures = ground_parts(reroster_figures(found, told.written), told.folder, lang)
    return sheet(
        "reroster.html",
        lang,
        {
            "title": sentence("mend_page_title", {"plan": found.world.before.plan.id}, lang),
            "lead": (*loss_lines(found, lang), *best_line(found, lang)),
            "facts": fact_lines(found, lang),
            "ways": None if found.nothing is None else ways_table(found, lang),
            "served": served_table(found, lang) if found.served else None,
            "curve": drawing.svg(mending_chart(found.ways, lang), lang, "curve") if curves else "",
            "chosen": _parts(chosen_parts(found, chosen_way(found, told.chosen), lang)),
            "swaps": _parts(swaps),
            "figures": _parts(figures),
            "ground": (*plan_lines(found.world.before, lang), now_line(found, lang), *standing_lines(found, lang)),
        },
    )


def _parts(parts: tuple[Part, ...]) -> tuple[tuple[bool, Part], ...]:
    """Parts with whether each is a line: a template cannot ask for a type."""
    return tuple((isinstance(part, Line), part) for part in parts)
