"""A line over volumes that are each as likely."""

from __future__ import annotations

import pytest

from planner.calculator import Question, reckon
from planner.likely_volumes import reckon_likely
from planner.problems import OperationError

LINE = Question("a", 60.0, "30min", "300", patience_s=180.0, agents=12.0, within_s=30.0)


def test_one_volume_is_the_line_itself() -> None:
    """Nothing is averaged where nothing may differ."""
    assert reckon_likely(LINE, "60").service_level == pytest.approx(reckon(LINE).served.service_level, rel=1e-15)


def test_doubt_costs_service() -> None:
    """Near its goal a line loses more in the busy volume than it wins in the thin one."""
    assert reckon_likely(LINE, "45,75").late_share > reckon_likely(LINE, "60").late_share


@pytest.mark.parametrize("volumes", ["", "a,b", "-1,2", "0", "inf"])
def test_volumes_that_are_none_are_refused(volumes: str) -> None:
    """With the option they stand behind."""
    with pytest.raises(OperationError) as found:
        reckon_likely(LINE, volumes)
    assert [problem.column for problem in found.value.problems] == ["likely"]
