"""The command: one object for programs, words for people, exit codes that say what happened."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.console import vardiya

GRID = """\
name: More
roster: keep
changes:
  - {kind: volume, share: 0}
over:
  changes.0.share: [0.3, 0.6]
replications: 2
most_replications: 2
"""


@pytest.fixture
def operation(small_planned: Path, tmp_path: Path) -> Path:
    (tmp_path / "grid.yaml").write_text(GRID, encoding="utf-8")
    return Path(shutil.copytree(small_planned, tmp_path / "op"))


def test_a_sweep_is_played_once_and_then_found_again(operation: Path, tmp_path: Path) -> None:
    """Outcomes lie in the operation's store; table and page are written where they are asked for."""
    grid, out = tmp_path / "grid.yaml", tmp_path / "out"
    first = vardiya("scenario", "sweep", operation, grid, "--workers", "1", "--json")
    assert (first.code, first.body["counts"]["reused"], first.body["counts"]["played"]) == (0, 0, 2)
    page = tmp_path / "sweep.html"
    again = vardiya("scenario", "sweep", operation, grid, "--out", out, "--html", page, "--lang", "tr")
    assert (again.code, again.err.count("Traceback")) == (0, 0)
    assert "2 senaryonun hepsi hazırdı." in again.out
    assert (out / "sweep.csv").read_text(encoding="utf-8").count("\n") == 4
    assert page.read_bytes().startswith(b"<!doctype html>")


@pytest.mark.parametrize(
    ("text", "arguments", "said"),
    [
        ("changes.0.share: [0.3", (), "grid.yaml"),
        ("changes.0.shore: [0.3, 0.6]", (), "share"),
        ("changes.0.share: [0.3, 0.6]", ("--scheduler", "nonsense://x"), "nonsense://x"),
        ("changes.0.share: [0.3, 0.6]", ("--plan", "no-such-plan"), "plan"),
        ("changes.0.share: {from: 0, to: 0.5, step: 0.001}", (), "501"),
        ("changes.0.share: [0.3, 0.6]", ("--html", "/proc/page.html"), "--html"),
        ("changes.0.share: [0.3, 0.6]", ("--out", "/dev/null/tables"), "--out"),
    ],
)
def test_what_cannot_be_swept_ends_with_two(
    operation: Path, tmp_path: Path, text: str, arguments: tuple[str, ...], said: str
) -> None:
    """And plays nothing."""
    grid = tmp_path / "grid.yaml"
    grid.write_text(GRID.replace("changes.0.share: [0.3, 0.6]", text), encoding="utf-8")
    ran = vardiya("scenario", "sweep", operation, grid, *arguments)
    assert ran.code == 2
    assert said in ran.err
