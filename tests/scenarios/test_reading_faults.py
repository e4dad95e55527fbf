"""A wrong scenario file is told of once, under its own name."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.problems import OperationError
from planner.report.failures import explain
from scenarios.reading import read_written


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
        read_written(file)
    assert [problem.code for problem in told.value.problems] == [code]
    assert explain(told.value, "en")[1].startswith("The scenario derby.yaml cannot be used")
    assert explain(told.value, "tr")[1].startswith("derby.yaml senaryosu")


def test_a_fault_of_a_whole_change_is_placed_at_the_change(tmp_path: Path) -> None:
    """The tag that tells kinds apart is no key of the file: "changes.0", not "changes.0.deflection"."""
    file = tmp_path / "bot.yaml"
    twice = "{kind: deflection, share: 0.1, easy_aht_share: 0.5, remaining_aht_share: 0.1}"
    file.write_text(f"name: Bot\nchanges:\n  - {twice}\n", encoding="utf-8")
    with pytest.raises(OperationError) as told:
        read_written(file)
    (problem,) = told.value.problems
    assert (problem.code, problem.row, problem.column) == ("deflection_twice", 3, "changes.0")
