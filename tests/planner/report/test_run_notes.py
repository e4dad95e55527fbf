"""A plan says what went otherwise than meant while its roster was searched, and how much memory that took."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.figures import summarise
from planner.inputs import Inputs
from planner.plans import Plan
from planner.report import payload
from planner.report.headline import state_lines


@pytest.mark.parametrize(("lang", "said"), [("en", "The second search process ended"), ("tr", "İkinci arama süreci")])
def test_a_lost_partner_is_told_in_words(small_plan: Plan, lang: str, said: str) -> None:
    """The roster stands, but one core searched where two were meant to."""
    assert small_plan.roster_stage is not None
    result = replace(small_plan.roster_stage.result, notes=("partner_lost",))
    noted = replace(small_plan, roster_stage=replace(small_plan.roster_stage, result=result))
    assert any(said in line.text for line in state_lines(noted, lang))
    assert not any(said in line.text for line in state_lines(small_plan, lang))


def test_the_memory_of_the_search_is_stated(small_plan: Plan, small_inputs: Inputs) -> None:
    """Whoever sizes a machine reads it from the plan's figures."""
    told = payload.plan(small_plan, summarise(small_plan, small_inputs))
    assert told["notes"] == []
    peaks = told["peak_mb"]
    assert isinstance(peaks, list)
    assert all(peak > 10 for peak in peaks)
    assert len(peaks) == 1
