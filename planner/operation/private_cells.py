"""Personal data that is never read, shown or kept: reasons of absences and the like, and cells of names.csv."""

from __future__ import annotations

from dataclasses import replace

from planner.problems import Problem

REASONS = frozenset(
    {
        "reason",
        "reasons",
        "why",
        "note",
        "notes",
        "comment",
        "comments",
        "remark",
        "remarks",
        "diagnosis",
        "illness",
        "sickness",
        "cause",
        "type",
        "sebep",
        "sebebi",
        "neden",
        "nedeni",
        "gerekce",
        "gerekçe",
        "mazeret",
        "açıklama",
        "aciklama",
        "açiklama",
        "not",
        "rapor",
        "hastalık",
        "hastalik",
        "tür",
        "tur",
    }
)
"""Headings under which a reason might stand, English and Turkish."""
OF_PEOPLE = frozenset(
    f"{name}.csv" for name in ("absences", "activities", "locks", "offers", "pairs", "protections", "wishes")
)


def unknown_column(file: str, column: str) -> str:
    """The code for a column that is not read: where it may hold a person's reason, with the advice to take it out."""
    return "column_reason" if file in OF_PEOPLE and column in REASONS else "column_unknown"


def of_names(found: list[Problem]) -> list[Problem]:
    """Problems of names.csv without its cells: a name under the wrong heading, or in place of one, is not shown."""
    headless = any(problem.code == "column_missing" for problem in found)
    shown = [p for p in found if not (headless and p.code in ("column_unknown", "column_twice"))]
    return [_hidden(problem) for problem in shown]


def _hidden(problem: Problem) -> Problem:
    return replace(problem, code="name_not_an_id", value="") if problem.code == "not_an_id" else problem
