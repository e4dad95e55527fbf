"""Where a fault of a change inside a section is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.inputs import Inputs
from planner.problems import OperationError
from scenarios.judging import judged
from scenarios.reading import read_written

TEXT = """\
name: Rules
changes:
  - kind: rule_change
    changes:
      daily_rest:
        reason: Peak
        rest_min: much
  - kind: on_call_policy
    policy: evening
    set:
      hours: {start: "19:00", end: "25:00"}
      depth: 0
      language: tr
"""


def test_a_fault_stands_at_the_line_of_the_value(small_inputs: Inputs, tmp_path: Path) -> None:
    """Not at the section or the step that holds it."""
    file = tmp_path / "rules.yaml"
    file.write_text(TEXT, encoding="utf-8")
    scenario, written = read_written(file)
    with pytest.raises(OperationError) as told:
        judged(scenario, small_inputs, written)
    assert [(problem.row, problem.code) for problem in told.value.problems] == [
        (7, "rule_parameter"),
        (12, "yaml_bounds"),
    ]
