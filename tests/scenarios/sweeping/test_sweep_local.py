"""A sweep on processes of this machine: the same table however many work, and nothing played twice."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from planner.inputs import Inputs
from planner.plans import Plan
from planner.report.terminal import drawn, write
from planner.words import LANGUAGES
from scenarios.base_plan import BasePlan
from scenarios.keys import base_digest, outcome_key
from scenarios.sweeping import Asking, Going, crew_of, judged_points, outputs, refuse_many, sweeper
from scenarios.sweeping.errors import SweepError
from scenarios.sweeping.points import Laid
from scenarios.sweeping.results import Sweep
from scenarios.sweeping.table import FORMS, written
from scenarios.sweeping.work import Task, work
from solver.duties import Roster
from tests.scenarios.sweeping.sweep_worlds import REPLICATIONS, Memory, asked, base, laid, swept


@pytest.fixture(scope="module")
def stood(small_inputs: Inputs, small_plan: Plan) -> BasePlan:
    return base(small_inputs, small_plan)


@pytest.fixture(scope="module")
def kept() -> Memory:
    return Memory()


@pytest.fixture(scope="module")
def found(stood: BasePlan, kept: Memory, tmp_path_factory: pytest.TempPathFactory) -> Sweep:
    """Two workers, one of which is killed after the first scenario."""
    grid = laid(tmp_path_factory.mktemp("grid"))

    def told(going: Going) -> None:
        if going.done == 1:
            child = min(one.pid or 0 for one in multiprocessing.active_children())
            os.kill(child, signal.SIGKILL)

    with crew_of(None, 2) as crew:
        return swept(stood, grid, Asking(crew, kept, told))


def test_a_killed_worker_loses_nothing_and_one_worker_gives_the_same_table(
    stood: BasePlan, found: Sweep, tmp_path: Path
) -> None:
    """Byte for byte: who worked what, and in which order, is nobody's business."""
    with crew_of(None, 1) as crew:
        again = swept(stood, laid(tmp_path), asked(crew, Memory()))
    assert [row.status for row in found.rows] == ["played"] * 6
    assert written(found, "csv") == written(again, "csv")
    lates = [row.outcome.late for row in found.rows if row.outcome is not None]
    assert lates == sorted(lates)
    assert found.base.outcome is not None
    assert lates[0] > found.base.outcome.late


def test_another_thread_stops_a_sweep_and_what_was_played_is_kept(stood: BasePlan, tmp_path: Path) -> None:
    """A dashboard's sweep ends within seconds, typed; the same question goes on from there."""
    stop, memory = threading.Event(), Memory()

    def told(going: Going) -> None:
        if going.done == 1:
            stop.set()

    with pytest.raises(SweepError) as stopped, crew_of(None, 1) as crew:
        swept(stood, laid(tmp_path), Asking(crew, memory, told, cancel=stop.is_set))
    assert stopped.value.code == "sweep_stopped"
    assert 0 < len(memory.held) < 6


def test_a_second_sweep_plays_only_what_is_new(stood: BasePlan, found: Sweep, kept: Memory, tmp_path: Path) -> None:
    """Also of another grid, and under another name: what counts is what the scenario changes."""
    heard: list[Going] = []
    with crew_of(None, 1) as crew:
        again = swept(stood, laid(tmp_path, "[0.4, 0.5, 0.4]"), asked(crew, kept, heard))
    assert [row.reused for row in again.rows] == [True, False, True]
    assert again.rows[0].outcome is not None
    assert found.rows[1].outcome is not None
    assert again.rows[0].outcome == replace(found.rows[1].outcome, scenario="More (share=0.4)")
    assert heard[0].reused == 2
    assert heard[-1] == (3, 3, 2, heard[-1].left_s)


def test_rebuilt_rosters_are_the_same_however_many_work(stood: BasePlan, tmp_path: Path) -> None:
    """Their search is counted in moves, not in seconds; a longer one is another outcome."""
    half, grid, kept = halved(stood), laid(tmp_path, "[0.4, 0.5]", "rebuild"), Memory()
    tables = []
    for workers in (1, 2):
        with crew_of(None, workers) as crew:
            found = swept(half, grid, Asking(crew, kept if workers == 1 else None, time_limit_s=1.0))
        tables.append(written(found, "csv"))
    assert tables[0] == tables[1]
    assert all(row.outcome is not None and row.outcome.moved_people for row in found.rows)
    assert limits(grid, half, kept) == [True, False, False]


def halved(stood: BasePlan) -> BasePlan:
    """A base with every other duty: what is built anew is better, and so it is taken."""
    stage = stood.stage
    fewer = replace(stage, result=replace(stage.result, roster=Roster(stood.plan.roster.duties[::2])))
    return replace(stood, plan=replace(stood.plan, roster_stage=fewer))


def limits(grid: Laid, stood: BasePlan, kept: Memory) -> list[bool]:
    """Whether a rebuilt point is kept under the key of a limit: that which was played, another, none."""
    scenario, digest = judged_points(grid, stood.inputs)[0].scenario, base_digest(stood)
    keys = (outcome_key(digest, scenario, REPLICATIONS, REPLICATIONS, limit_s) for limit_s in (1.0, 2.0, None))
    return [key in kept.held for key in keys]


def test_another_base_has_outcomes_of_its_own(stood: BasePlan) -> None:
    """A changed file or roster must never be answered with what was played before."""
    inputs, stage = stood.inputs, stood.plan.roster_stage
    assert stage is not None
    fewer = replace(stage, result=replace(stage.result, roster=Roster(stood.plan.roster.duties[1:])))
    without = replace(inputs.operation, files=inputs.operation.files[1:])
    bases = (
        stood,
        replace(stood, inputs=replace(inputs, seed=inputs.seed + 1)),
        replace(stood, inputs=replace(inputs, operation=without)),
        replace(stood, plan=replace(stood.plan, roster_stage=fewer)),
    )
    assert len({base_digest(one) for one in bases}) == len(bases)


def test_a_scenario_that_fails_is_a_row_with_its_reason(stood: BasePlan, found: Sweep) -> None:
    """Not the end of the sweep; a fault of ours is."""
    scenario = found.rows[0].point.scenario
    elsewhere = scenario.model_copy(update={"operation": "Somewhere else"})
    result = work(stood, Task(1, elsewhere, "", 2, 2, "en"))
    assert result.outcome is None
    assert "Somewhere else" in result.reason
    with pytest.raises(TypeError):
        work(stood, Task(1, scenario, "", 2, None, "en"))  # type: ignore[arg-type]  # our own bug


def test_a_grid_too_large_is_refused_by_its_count(tmp_path: Path) -> None:
    """At once: nothing is needed for it but the file."""
    grid = laid(tmp_path, str([round(0.001 * number, 3) for number in range(501)])).grid
    refuse_many(grid, yes=True)
    with pytest.raises(SweepError) as told:
        refuse_many(grid, yes=False)
    assert (told.value.code, told.value.parameters["count"]) == ("sweep_too_many", "501")
    refuse_many(laid(tmp_path).grid, yes=False)


def test_a_grid_that_takes_too_long_asks(
    stood: BasePlan, found: Sweep, kept: Memory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By what scenarios took that were played, now or before; what was played is kept."""
    monkeypatch.setattr(sweeper, "MOST_UNASKED_S", 0.0)
    before = len(kept.held)
    with crew_of(None, 1) as crew, pytest.raises(SweepError) as told:
        swept(stood, laid(tmp_path, "[0.4, 0.7, 0.9]"), asked(crew, kept))
    assert (told.value.code, told.value.parameters["left"]) == ("sweep_too_long", "1")
    assert len(kept.held) == before + 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sweep_is_told_in_both_languages(found: Sweep, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Terminal and page show every row; no code stands where a sentence should."""
    told = outputs.Told("Small", "TRY", lang)
    write(drawn(outputs.sweep_parts(found, told)))
    shown = capsys.readouterr().out
    page = outputs.sweep_page(found, told).decode()
    assert "sweep_" not in shown + page
    for row in found.rows:
        assert row.outcome is not None
        assert f"<td>{row.point.index}</td>" in page
    assert "<title>share " in page
    assert "http" not in page.replace("http://www.w3.org", "").replace("http-equiv", "")


def test_every_form_holds_the_same_rows(found: Sweep) -> None:
    """The base first, then the grid in its order."""
    rows = json.loads(written(found, "json"))["rows"]
    assert [row["point"] for row in rows] == list(range(7))
    assert [row["parameter:share"] for row in rows[1:]] == [0.2, 0.4, 0.6, 0.8, 1.0, 1.2]
    header, *lines = written(found, "csv").decode().splitlines()
    assert header.split(",") == list(rows[0])
    assert len(lines) == len(rows)
    assert outputs.sweep_body(found)["frontier"]
    assert FORMS == ("csv", "json", "parquet")


def test_a_missing_parquet_writer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is played."""
    monkeypatch.setattr(outputs, "find_spec", lambda name: None)
    outputs.needed("csv")
    with pytest.raises(SweepError) as told:
        outputs.needed("parquet")
    assert told.value.code == "sweep_no_parquet"


def test_parquet_reads_back(found: Sweep, tmp_path: Path) -> None:
    """As the figures of the csv."""
    import pandas as pd

    frame = pd.read_parquet(Path(outputs.write_table(found, "parquet", tmp_path)))
    assert list(frame["point"]) == list(range(7))
    assert list(frame["late"][1:]) == [round(row.outcome.late, 6) for row in found.rows if row.outcome is not None]
