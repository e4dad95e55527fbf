"""Names are read by one function, when they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.operation import load, read_names
from planner.problems import OperationError


def test_names_are_read_by_id(folder: Path) -> None:
    """Exports join them."""
    assert read_names(folder) == {"ada": "Ada Ay", "bea": "Bea Bal", "can": "Can Cam"}


def test_without_names_an_operation_loads_and_says_so(folder: Path) -> None:
    """Ids are enough to plan."""
    (folder / "names.csv").unlink()
    assert read_names(folder) == {}
    assert [w.code for w in load(folder).warnings] == ["names_missing"]


def test_a_name_twice_is_refused_without_showing_it(folder: Path, change: Callable[[str, str, str], None]) -> None:
    """Which of the two is right is for people to say; the message holds ids only."""
    change("names.csv", "bea,Bea Bal", "ada,Bea Bal")
    with pytest.raises(OperationError) as caught:
        read_names(folder)
    assert [(p.file, p.row, p.code, p.value) for p in caught.value.problems] == [("names.csv", 3, "row_twice", "ada")]
    assert "Bea" not in repr(caught.value.problems)
