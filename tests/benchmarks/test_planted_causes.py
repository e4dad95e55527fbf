"""The benchmark of planted causes: each edit is readable, and what the command names is tried by taking it away."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.sources import ROOT

sys.path.append(str(ROOT / "benchmarks"))

import infeasible as benchmark
from planted.causes import CAUSES, Cause, Files, Planted, mend
from planted.taken_away import still_clashes

from planner.inputs import PlanRequest, gather
from planner.operation import load
from planner.templates import init
from solver.explainer.infeasible import EXACT, Clash, Party, find_clashes

LIMITS = benchmark.Limits(answer_s=6.0, proof_s=2.0, engine_s=0.5)
MORNING = '  mornings: {least: 1, skill: till, hours: [{days: [wed], start: "09:00", end: "10:00"}]}\n'


def two_leaves(files: Files) -> Planted:
    """Two know the till; both are away on the Wednesday."""
    files.agents(lambda row: row | {"skills": "general:3 till:3"} if row["id"] in ("A1", "A2") else None)
    files.setting("\nsolver:", f"{MORNING}\nsolver:")
    rows = "".join(f"{one},2025-11-05T00:00,2025-11-06T00:00,0\n" for one in ("A1", "A2"))
    (files.folder / "absences.csv").write_text("agent,starts_at,ends_at,paid_min\n" + rows, "utf-8")
    return Planted(("floor", "floor:mornings"), tuple(("absence", "", one) for one in ("A1", "A2")))


def locks_without_rest(files: Files) -> Planted:
    """22:00 to 08:00 are ten hours."""
    rows = "A3,2025-11-05,standard-1400-480\nA3,2025-11-06,standard-0800-480\n"
    (files.folder / "locks.csv").write_text("agent,day,shift\n" + rows, "utf-8")
    return Planted(("lock", ""), (("lock", "", "A3"), ("rule", "daily_rest", "")))


SMALL = (Cause("two leaves", "both are away", two_leaves), Cause("two locks", "ten hours apart", locks_without_rest))


@pytest.fixture(scope="module")
def sportsbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sportsbook with its own promise mended, and no more history than reading it takes."""
    folder = tmp_path_factory.mktemp("causes") / "op"
    init(folder, "sportsbook", 1)
    mend(Files(folder))
    for old in sorted((folder / "contacts").glob("*.csv"))[:-1]:
        old.unlink()
    return folder


def test_every_cause_is_planted_by_an_edit_that_can_be_read(sportsbook: Path, tmp_path: Path) -> None:
    """An operation that cannot be read would prove nothing."""
    assert len({cause.name for cause in CAUSES}) == 10
    for cause in CAUSES:
        folder = Path(shutil.copytree(sportsbook, tmp_path / cause.name))
        planted = cause.plant(Files(folder))
        assert planted.promise[0] in ("floor", "lock", "activity", "on_call")
        load(folder)


def test_an_edit_whose_line_is_gone_is_refused(sportsbook: Path, tmp_path: Path) -> None:
    """Nothing is planted by mistake."""
    folder = Path(shutil.copytree(sportsbook, tmp_path / "op"))
    with pytest.raises(ValueError, match="stands 0 times"):
        mend(Files(folder))


def test_causes_planted_in_a_small_operation_are_found_and_stand_the_trial(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The whole way on eight people: plant, ask the command, take every party away, ask the plan's engine."""
    shutil.copytree(small, tmp_path / "untouched")
    found = benchmark.measure(tmp_path, list(SMALL), LIMITS)
    assert [(one.found, one.false, one.missed, one.own) for one in found] == [(True, (), True, 0)] * 2
    assert "found 2 of 2; false causes 0" in benchmark.table(found)
    assert capsys.readouterr().err.count("found") == 2


def test_a_party_that_does_not_take_part_fails_the_trial(small: Path, tmp_path: Path) -> None:
    """Ada's other leave has nothing to do with it: without it the clash still stands."""
    folder = Path(shutil.copytree(small, tmp_path / "op"))
    two_leaves(Files(folder))
    with (folder / "absences.csv").open("a", encoding="utf-8") as file:
        file.write("A1,2025-11-07T00:00,2025-11-08T00:00,0\n")
    inputs = gather(load(folder), PlanRequest(weeks=1))
    grid = inputs.grid
    (clash,) = _clashes(folder)
    other = Party("absence", "", ("A1",), grid.day_bounds[4], grid.day_bounds[5])
    assert still_clashes(inputs, clash, (), 5.0) is True
    assert still_clashes(inputs, clash, (other,), 5.0) is True
    assert [still_clashes(inputs, clash, (party,), 5.0) for party in clash.parties] == [False, False]
    assert clash.basis in (EXACT, "arithmetic")
    assert replace(clash, parties=()).parties == ()


def _clashes(folder: Path) -> tuple[Clash, ...]:
    from planner.casework import make_case
    from planner.promised import promised

    inputs = gather(load(folder), PlanRequest(weeks=1))
    return find_clashes(make_case(inputs, promised(inputs)), 10.0).clashes


def test_the_figures_have_their_names(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever measures reads them from --json; a cause missed ends with 1."""
    one = benchmark.Measured("seats", "", False, "", 0, 0, (), 0, 0, False, 0, 0, 1.0, 2.0)
    monkeypatch.setattr(benchmark, "measure", lambda *_: [one])
    monkeypatch.setattr(benchmark, "init", lambda *_: None)
    monkeypatch.setattr(benchmark, "mend", lambda *_: None)
    assert benchmark.main(["--json"]) == 1
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["cause"], row["found"], row["wall_s"], row["cpu_s"]) == ("seats", False, 1.0, 2.0)
