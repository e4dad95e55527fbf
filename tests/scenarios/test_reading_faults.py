"""A wrong scenario file is told of once, under its own name."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.problems import OperationError
from planner.report.failures import explain
from scenarios.reading import read_scenario


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("{kind: volumee}", "yaml_choice"),
        ("{share: 1}", "yaml_missing_key"),
        ("{kind: volume, share: x}", "needs_number"),
    ],
)
def test_a_wrong_change_is_the_only_problem(tmp_path: Path, change: str, code: str) -> None:
    """A list that is "too short" because its only change is wrong follows from that, and misleads."""
    file = tmp_path / "derby.yaml"
    file.write_text(f"name: Derby\nchanges:\n  - {change}\n", encoding="utf-8")
    with pytest.raises(OperationError) as told:
        read_scenario(file)
    assert [problem.code for problem in told.value.problems] == [code]
    assert explain(told.value, "en")[1].startswith("The scenario derby.yaml cannot be used")
    assert explain(told.value, "tr")[1].startswith("derby.yaml senaryosu")
