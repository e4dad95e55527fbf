"""Files of an operation are written whole, and read back as they were given."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.operation.writing import csv_text, write_csv

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), max_size=12)


@given(st.lists(st.tuples(TEXT, TEXT), max_size=5))
def test_what_is_written_is_read_back(rows: list[tuple[str, str]]) -> None:
    """Quotes, separators, line ends and formulas are text."""
    text = csv_text(("a", "b"), rows)
    assert [tuple(row) for row in csv.reader(io.StringIO(text, newline=""))][1:] == rows


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    """None is an empty cell, the folder is made, nothing is left beside the file."""
    path = tmp_path / "fixtures" / "cup.csv"
    write_csv(path, ("id", "home"), [("1", "=Lions")])
    write_csv(path, ("id", "home"), [("2", None)])
    assert path.read_bytes() == b"id,home\n2,\n"
    assert [p.name for p in path.parent.iterdir()] == ["cup.csv"]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk must not cost the fixtures that were there."""
    path = tmp_path / "cup.csv"
    write_csv(path, ("id",), [("1",)])

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("planner.operation.writing.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_csv(path, ("id",), [("2",)])
    assert path.read_text(encoding="utf-8") == "id\n1\n"
    assert [p.name for p in tmp_path.iterdir()] == ["cup.csv"]
