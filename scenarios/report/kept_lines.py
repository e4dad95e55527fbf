"""What a kept roster leaves out, in a sentence: else hiring would read as if it changed nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.report.tables import WARN, Line
from planner.words import sentence
from scenarios.comparing.left_out import left_out

if TYPE_CHECKING:
    from scenarios.comparison import Comparison


def kept_lines(found: Comparison, lang: str) -> tuple[Line, ...]:
    """One line, or none where everything has its place."""
    out = left_out(found.base, found.scenario, found.played)
    counts = (("hires", out.hires), ("trainings", out.trainings), ("overtime", int(out.overtime)))
    told = [sentence(f"scenario_kept_{what}", {"count": count}, lang) for what, count in counts if count]
    if not told:
        return ()
    return (Line(sentence("scenario_kept_without", {"list": ", ".join(told)}, lang), WARN),)
