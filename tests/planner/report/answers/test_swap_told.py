"""Swaps in words: a no is told with the nearest swap that works."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.report.answers.swaps import swap_body, swap_parts
from planner.report.tables import Line, Table
from solver.explainer.trial import Verdict
from solver.outcomes import Violation
from solver.repairer.swaps import Swap, SwapAnswer
from tests.solver.rules.worlds import EARLY, LATE, MONDAY, a_case, row

GRID = a_case().grid
(GIVEN,), (TAKEN,) = row(a_case(), EARLY, 0), row(a_case(), LATE, 0, agent="can")
WORKS = SwapAnswer(Swap("ada", MONDAY, "can", MONDAY), "", Verdict((), (), (("wish", 500.0),)), None, GIVEN, TAKEN)
TAKEN_DAY = SwapAnswer(Swap("ada", MONDAY, "can"), "day_taken", None, None, GIVEN, None, nearest=(WORKS,))


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_who_works_already_may_still_swap_shifts_of_the_day(lang: str) -> None:
    """A void question is answered with what works, not with a bare no."""
    asked, no, near = swap_parts(TAKEN_DAY, GRID, lang)
    assert isinstance(asked, Line)
    assert isinstance(no, Line)
    assert isinstance(near, Table)
    assert near.rows[0][0] == "can"
    assert near.rows[0][5].startswith("+5")


def test_a_yes_needs_no_other_swap() -> None:
    """What works is told with its price, and nothing else is offered."""
    parts = swap_parts(WORKS, GRID, "en")
    assert [part for part in parts if isinstance(part, Table) and len(part.headings) > 2] == []


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_when_and_why_a_colleague_is_away_is_not_told(lang: str) -> None:
    """Whoever asks for a swap learns that it cannot be, not of an absence, its rule or its hours."""
    away = Violation("absence", "can", GIVEN.start_min, GIVEN.end_min, 480.0, 0.0, "min", True, 0)
    leave = replace(away, rule="rest_before_leave")
    rest = replace(away, rule="daily_rest", agent="ada")
    verdict = Verdict((away, leave, rest), (), ())
    answer = replace(WORKS, verdict=verdict)
    shown = swap_parts(answer, GRID, lang)
    (table,) = [part for part in shown if isinstance(part, Table)]
    assert len(table.rows) == 1
    lines = [part.text for part in shown if isinstance(part, Line)]
    assert (
        len([text for text in lines if text in {"can cannot take a shift that day.", "can o gün vardiya alamaz."}]) == 1
    )
    body = swap_body(answer)
    assert body["unavailable"] == ["can"]
    assert "absence" not in str(body)
    assert "leave" not in str(body)
