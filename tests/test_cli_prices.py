"""`vardiya explain prices`: screens, JSON, page, files, and what is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from planner.answers.figure import placed
from tests.console import vardiya


@pytest.fixture(scope="module")
def op(small_planned: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the planned small operation."""
    return Path(shutil.copytree(small_planned, tmp_path_factory.mktemp("prices") / "op"))


def test_prices_are_told_with_page_and_files(op: Path, tmp_path: Path) -> None:
    """One command, all of it; the first figure of a file is found again by the command that it names."""
    page, out = tmp_path / "prices.html", tmp_path / "shown"
    ran = vardiya("explain", "prices", str(op), "--out", str(out), "--html", str(page), "--json")
    assert ran.code == 0
    assert "<svg" in page.read_text(encoding="utf-8")
    assert sorted(ran.body["rosters"]) == sorted(path.name for path in out.glob("*.csv"))
    assert "opening-hours" in ran.err
    for figure in ran.body["figures"][:1]:
        found = figure["found"]
        second = vardiya(*(part.replace("{dir}", str(op)) for part in found["command"]), "--json")
        value = placed(second.body, tuple(found["place"])) * found["scale"]
        if not found["less"]:
            assert value == pytest.approx(figure["value"], abs=0.011)


def test_words_follow_the_language(op: Path) -> None:
    """Turkish on the screen."""
    ran = vardiya("explain", "prices", str(op), "--what", "floors", "--lang", "tr")
    assert ran.code == 0
    assert "Asgari kadrolar" in ran.out


def test_unknown_parts_are_refused(op: Path) -> None:
    """Exit 2, the parts that there are named."""
    ran = vardiya("explain", "prices", str(op), "--what", "people,salaries")
    assert ran.code == 2
    assert "salaries" in ran.err
    assert "training" in ran.err
