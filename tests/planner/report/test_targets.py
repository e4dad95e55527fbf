"""Where a command is to write is tried before it works, not after."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.problems import OperationError
from planner.report.targets import see_writable


def test_what_can_be_written_passes_and_nothing_is_made(tmp_path: Path) -> None:
    """Folders that are not there yet are made when there is something to write."""
    (tmp_path / "old.html").write_text("old", encoding="utf-8")
    see_writable({"html": tmp_path / "old.html"}, {"out": tmp_path})
    see_writable({"html": tmp_path / "new" / "page.html", "none": None}, {"out": tmp_path / "a" / "b"})
    assert [path.name for path in tmp_path.iterdir()] == ["old.html"]


def test_every_target_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A folder where a file should be, a file where a folder should be, a place that takes no files."""
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    with pytest.raises(OperationError) as told:
        see_writable({"html": tmp_path, "page": Path("/proc/page.html")}, {"out": file, "deep": file / "more"})
    found = {(problem.column, problem.code) for problem in told.value.problems}
    assert found == {
        ("html", "target_is_folder"),
        ("page", "target_refused"),
        ("out", "target_in_file"),
        ("deep", "target_in_file"),
    }


def test_a_relative_target_is_one_of_this_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a planner types it."""
    monkeypatch.chdir(tmp_path)
    see_writable({"html": Path("page.html")}, {"out": Path("out/more")})
