"""The rosters that show prices as files, in the format of `vardiya export --format csv`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.report.outputs.roster_csv import csv_of
from planner.report.tables import QUIET, Line
from planner.words import sentence
from planner.words.numbers import number

if TYPE_CHECKING:
    from planner.answers.prices import Prices


def price_files(found: Prices) -> dict[str, bytes]:
    """Every roster by its file name."""
    standing, stage = found.standing, found.standing.plan.roster_stage
    assert stage is not None
    files = {}
    for name, roster in found.written.rosters:
        plan = replace(standing.plan, roster_stage=replace(stage, result=replace(stage.result, roster=roster)))
        files[name] = csv_of(plan, standing.inputs, {})
    return files


def file_line(count: int, folder: str | None, lang: str) -> Line:
    """How many rosters were written, or how to have them."""
    if folder is None:
        return Line(sentence("prices_add_out", {}, lang), QUIET)
    return Line(sentence("prices_written", {"count": number(count, lang), "folder": folder}, lang), QUIET)
