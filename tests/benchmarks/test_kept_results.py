"""Kept results: one entry an instance and time, and a page that holds them against published ones."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.sources import ROOT

sys.path.append(str(ROOT / "benchmarks"))

import rosters
from instances.kept import Entry, Run, entry, keep, read
from instances.published import FOLDER, page
from instances.runs import Budget, Row

ROW = Row("Instance5", 1150.0, 1141.0, 0, 1.2, 20.0, 300.4)
RUN = Run("", Budget(20.0, 2, 1), "busy")
PUBLISHED = json.loads((FOLDER / "published.json").read_text(encoding="utf-8"))["sets"]


def made(row: Row = ROW, run: Run = RUN) -> Entry:
    """An entry of a machine and a day that do not change."""
    return {**entry(row, run), "machine": "2 x CPU", "version": "0.1.0", "day": "2026-11-22"}


def test_an_entry_has_all_that_it_takes_to_repeat_it() -> None:
    """A figure without its machine, seconds and seed is no measurement."""
    found = entry(ROW, RUN)
    assert (found["instance"], found["cost"], found["limit_s"], found["workers"], found["seed"]) == (
        "Instance5",
        1150.0,
        20.0,
        2,
        1,
    )
    assert all(found[name] for name in ("machine", "version", "day"))


def test_the_same_instance_at_the_same_time_takes_the_place_of_the_older(tmp_path: Path) -> None:
    """The page shows one row for each; another time limit is another row."""
    file = tmp_path / "kept.json"
    assert read(file) == []
    keep(file, [made(), made(run=Run("", Budget(60.0, 2, 1)))])
    keep(file, [{**made(), "cost": 1143.0}])
    assert [(one["limit_s"], one["cost"]) for one in read(file)] == [(20.0, 1143.0), (60.0, 1150.0)]


def test_the_page_holds_a_cost_against_the_lowest_published() -> None:
    """1150 lies 0.6 % above 1143; what others reach in ten minutes stands beside."""
    told = page([made()], PUBLISHED)
    assert "| Instance5 | 16 people, 28 days, 2 shifts | 20 of 20 | 1,150 | 1,143 | 0.6 % | 1,141 |" in told
    assert "| 1.2 | 300 | 1,439 | 1,143 |" in told
    assert "2026-11-22, 0.1.0, 2 x CPU, 2 processes, seed 1, busy: Instance5 (20 s)." in told
    assert "MATSP" not in told


def test_planted_and_unknown_instances_have_tables_of_their_own() -> None:
    """No answer is said in words, and an unknown instance is not compared with anything."""
    shape = Run("300 agents, 28 days, 12 queues, slack 0 %", Budget(120.0, 2, 1))
    planted = made(Row("contact-centre", 5.0, None, 0, 2.0, 119.0, 250.0, uncovered_pct=0.15), shape)
    told = page([planted, made(Row("strange", seconds=10.0))], PUBLISHED)
    assert "| contact-centre 300 agents, 28 days, 12 queues, slack 0 % | 119 of 120 | 0.150 % | 0 % | 2 | 250 |" in told
    assert "| strange | - | 10 of 20 | no answer | - | - | - | - | 0 |" in told


def test_the_command_keeps_what_it_ran_and_prints_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Folders are kept with their weeks, files without."""
    monkeypatch.setattr(rosters, "faults_of", lambda source: ())
    monkeypatch.setattr(rosters, "make_ready", lambda sources: None)
    monkeypatch.setattr(rosters, "run", lambda source, budget: Row(source.name, 1700.0, None, 0, 1.0, 2.0, 100.0))
    folder, file = tmp_path / "n030w4", tmp_path / "kept.json"
    folder.mkdir()
    assert rosters.main([str(folder), "x.txt", "--inrc2", "1,6-2-9-1", "--keep", str(file), "--seconds", "9"]) == 0
    assert [(one["instance"], one["variant"]) for one in read(file)] == [("n030w4", "1,6-2-9-1"), ("x", "")]
    capsys.readouterr()
    assert rosters.main(["--table", str(file)]) == 0
    assert "| n030w4 1,6-2-9-1 | 30 people, 4 weeks | 2 of 9 | 1,700 | 1,675 | 1.5 % |" in capsys.readouterr().out
