"""`vardiya explain infeasible`: needs no plan, ends with 0, and what it counts `validate` counts again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from planner.answers.figure import placed
from planner.words import LANGUAGES
from tests.console import contents, vardiya

QUICK = ("--weeks", "1", "--time-limit", "8")
TILL = '  till: {least: 1, skill: till, hours: [{days: [wed], start: "09:00", end: "10:00"}]}\n'


@pytest.fixture
def short(small: Path, tmp_path: Path) -> Path:
    """The small operation with a post that A1 alone can hold, who is away on its day."""
    folder = Path(shutil.copytree(small, tmp_path / "op"))
    _replace(folder / "operation.yaml", "\nsolver:", f"{TILL}\nsolver:")
    _replace(
        folder / "agents.csv", "A1,shop,full-time,main,tr:C2/C2,general:3", "A1,shop,full-time,main,tr:C2/C2,till:3"
    )
    (folder / "absences.csv").write_text("agent,starts_at,ends_at\nA1,2025-11-05T00:00,2025-11-06T00:00\n", "utf-8")
    return folder


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_absence_against_a_floor_is_named_with_ways_out(short: Path, lang: str) -> None:
    """Nothing is stored or written."""
    before = contents(short)
    told = vardiya("explain", "infeasible", short, *QUICK, "--lang", lang)
    assert told.code == 0, told.err
    assert {"en": "the absence of A1 (Wed 5 Nov)", "tr": "A1 izni (Çar 5 Kas)"}[lang] in " ".join(told.out.split())
    assert {"en": "Ways out", "tr": "Çıkış yolları"}[lang] in told.out
    assert contents(short) == before


def test_every_figure_is_found_again_by_the_command_named_beside_it(short: Path) -> None:
    """Whoever does not believe an answer counts again."""
    told = vardiya("explain", "infeasible", short, *QUICK, "--json")
    assert told.code == 0, told.err
    assert told.body["schema"] == "vardiya.explain-infeasible/1"
    (clash,) = told.body["clashes"]
    assert clash["promise"]["name"] == "floor:till"
    figures = told.body["figures"]
    again = {}
    for figure in figures:
        command = tuple(part.replace("{dir}", str(short)) for part in figure["found"]["command"])
        if command not in again:
            again[command] = vardiya(*command, "--json").body
        assert placed(again[command], tuple(figure["found"]["place"])) == pytest.approx(figure["value"]), figure
    assert {figure["code"] for figure in figures} >= {"floor_promised_h", "language_work_h", "clash_there"}


def test_what_can_be_kept_is_said_to_be_so(small: Path) -> None:
    """The honest answer of an operation in order."""
    told = vardiya("explain", "infeasible", small, *QUICK)
    assert told.code == 0, told.err
    assert "floor opening-hours 08-22" in told.out
    assert "Each promise can be kept by a lawful roster" in " ".join(told.out.split())


def test_a_plan_without_a_roster_points_to_it(small: Path, tmp_path: Path) -> None:
    """The next step stands where the failure is told."""
    folder = Path(shutil.copytree(small, tmp_path / "op"))
    rows = "A3,2025-11-05,standard-1400-480\nA3,2025-11-06,standard-0800-480\n"
    (folder / "locks.csv").write_text("agent,day,shift\n" + rows, "utf-8")
    told = vardiya("plan", folder, "--weeks", "1", "--time-limit", "2")
    assert told.code == 3
    assert f"vardiya explain infeasible {folder} --start 2025-11-03 --weeks 1" in told.err


def test_weeks_out_of_range_are_refused(small: Path) -> None:
    """Usage errors, exit 2."""
    assert vardiya("explain", "infeasible", small, "--weeks", "0").code == 2


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")
