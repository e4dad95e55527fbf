"""Several operations: one that fails does not stop the others; retry runs again what did not end well."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from planner.inputs import PlanRequest
from planner.locking import operation_lock
from planner.nights import Asked, Night, Skipped, retry_nights, run_nights, worst
from planner.nights.attempts import begin
from planner.nights.exposition import write_metrics
from planner.pipeline import Step
from planner.report.steps import step_text
from planner.store import open_store
from planner.store.attempts import last_attempts
from tests.console import vardiya

NOW = datetime(2025, 11, 2, 19, tzinfo=UTC)
ASKED = Asked(PlanRequest(weeks=1), NOW)


@pytest.fixture
def beside(folder: Path, tmp_path: Path) -> Path:
    """A second operation, whose agents.csv is broken."""
    other = Path(shutil.copytree(folder, tmp_path / "broken"))
    (other / "agents.csv").write_text("nonsense\n", encoding="utf-8")
    return other


def test_one_operation_with_bad_files_does_not_stop_the_others(folder: Path, beside: Path, tmp_path: Path) -> None:
    """The exit code is the worst, and everybody's own stands beside."""
    nights = run_nights((beside, tmp_path / "nowhere", folder), ASKED)
    assert [(night.operation, night.status, night.code) for night in nights] == [
        ("broken", "failed", 2),
        ("nowhere", "failed", 2),
        ("op", "done", 0),
    ]
    assert worst(nights) == 2


def test_a_locked_operation_is_told_and_the_others_run(folder: Path, tmp_path: Path) -> None:
    """Somebody's vardiya plan at 02:00 is no reason to leave the other sites without a draft."""
    other = Path(shutil.copytree(folder, tmp_path / "held"))
    with operation_lock(other):
        nights = run_nights((other, folder), ASKED)
    assert [(night.status, night.code) for night in nights] == [("locked", 5), ("done", 0)]


def test_retry_runs_what_found_the_operation_locked_or_without_its_files(folder: Path) -> None:
    """The holder was no night, or the share was not mounted: yesterday's night was done, this one was never begun."""
    run_nights((folder,), ASKED)
    file, kept = folder / "operation.yaml", folder / "kept.yaml"
    asked = replace(ASKED, request=PlanRequest(weeks=1, seed=7))
    with operation_lock(folder, "vardiya plan"):
        run_nights((folder,), asked)
    (again,) = retry_nights((folder,), ASKED)
    assert (again.status, again.code) == ("done", 0) if isinstance(again, Night) else again
    file.rename(kept)
    assert worst(run_nights((folder,), replace(ASKED, request=PlanRequest(weeks=1, seed=8)))) == 2
    kept.rename(file)
    (again,) = retry_nights((folder,), ASKED)
    assert isinstance(again, Night)
    with open_store(folder) as store:
        assert store.plan(again.plan).seed == 8
        assert [one.status for one in last_attempts(store)] == ["done", "failed", "done", "locked", "done"]


def test_a_start_beside_a_night_that_runs_leaves_no_attempt(folder: Path) -> None:
    """The holder's attempt is the one: it must stay the last."""
    with operation_lock(folder), open_store(folder) as store:
        run = begin(store, NOW, {})
        assert [night.status for night in run_nights((folder,), ASKED)] == ["locked"]
        assert [one.id for one in last_attempts(store)] == [run]


def test_an_interruption_returns_what_was_done_and_names_what_was_not(folder: Path, tmp_path: Path) -> None:
    """Metrics and summary of the first are worth having; progress says whose step it is."""
    other, third = (Path(shutil.copytree(folder, tmp_path / name)) for name in ("other", "third"))
    steps: list[Step] = []

    def stop(step: Step) -> None:
        steps.append(step)
        if step.operation == "other" and step.stage == "scores":
            raise KeyboardInterrupt

    nights = run_nights((folder, other, third), replace(ASKED, progress=stop))
    assert [(night.status, night.code) for night in nights] == [("done", 0), ("interrupted", 130), ("unreached", 130)]
    assert worst(nights) == 130
    assert step_text(steps[0], 0.0, 0.0, "en").strip().endswith("op: deliveries")
    file = tmp_path / "m.prom"
    write_metrics(file, nights, NOW)
    assert 'vardiya_night_contacts_expected{operation="op"}' in file.read_text(encoding="utf-8")
    assert run_nights((other,), replace(ASKED, progress=steps.append))[0].status == "done"
    assert steps[-1].operation == ""


def test_retry_runs_again_what_failed_with_the_same_request(folder: Path, beside: Path, ended: datetime) -> None:
    """Nobody has to remember what cron asked for: as of then, so many weeks."""
    asked = Asked(PlanRequest(weeks=1, as_of=ended + timedelta(minutes=30), seed=7), NOW)
    run_nights((beside, folder), asked)
    shutil.copy(folder / "agents.csv", beside / "agents.csv")
    found = retry_nights((beside, folder), Asked(PlanRequest(), NOW + timedelta(hours=5)))
    again, left = found
    assert isinstance(again, Night)
    assert isinstance(left, Skipped)
    assert (again.operation, again.status, left.operation) == ("broken", "done", "op")
    with open_store(beside) as store:
        plan = store.plan(again.plan)
    assert (plan.weeks, plan.seed, plan.as_of) == (1, 7, ended + timedelta(minutes=30))


def test_retry_leaves_alone_what_never_ran(folder: Path) -> None:
    """There is no request to repeat."""
    (found,) = retry_nights((folder,), ASKED)
    assert isinstance(found, Skipped)
    assert found.attempt is None


def test_an_operation_named_twice_is_one_night(folder: Path, tmp_path: Path) -> None:
    """By another path, too: Prometheus refuses a file that has a sample twice."""
    (tmp_path / "link").symlink_to(folder)
    nights = run_nights((folder, folder / ".." / "op", tmp_path / "link"), ASKED)
    assert [(night.operation, night.status) for night in nights] == [("op", "done")]


def test_retry_of_what_is_no_operation_is_bad_input(tmp_path: Path) -> None:
    """A slip of the keyboard is not a night that went well; the folder is named."""
    told = vardiya("retry", tmp_path / "opp")
    assert told.code == 2
    assert "opp/operation.yaml" in told.out + told.err


def test_figures_that_cannot_be_written_are_told_by_their_option(folder: Path, tmp_path: Path) -> None:
    """Before the night, not after it."""
    told = vardiya("nightly", folder, "--metrics", tmp_path)
    assert told.code == 2
    assert "--metrics" in told.err


def test_operations_of_one_name_are_told_apart(folder: Path, tmp_path: Path) -> None:
    """Two series of the same labels would be refused by Prometheus."""
    (tmp_path / "b").mkdir()
    other = Path(shutil.copytree(folder, tmp_path / "b" / "op"))
    (other / "agents.csv").write_text("nonsense\n", encoding="utf-8")
    (folder / "agents.csv").write_text("nonsense\n", encoding="utf-8")
    nights = run_nights((folder, other), ASKED)
    assert len({night.operation for night in nights}) == 2


def test_the_command_tells_every_night_and_ends_with_the_worst_code(
    folder: Path, beside: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One object on stdout for all; what failed is told with its problems."""
    monkeypatch.chdir(tmp_path)
    told = vardiya("nightly", "broken", "op", "--weeks", "1", "--json", "--log", "all.jsonl")
    assert told.code == 2
    assert told.body["schema"] == "vardiya.nightly/2"
    assert told.body["exit_code"] == 2
    bad, good = told.body["nights"]
    assert (bad["status"], good["status"]) == ("failed", "done")
    assert bad["error"]["problems"]
    lines = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {line["operation"] for line in lines} == {"broken", "op"}
    again = vardiya("retry", "broken", "op")
    assert again.code == 2
    assert "left alone" in again.out


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_a_table_of_all_operations_comes_first(folder: Path, beside: Path, lang: str) -> None:
    """In the morning the eye looks for the one that failed."""
    told = vardiya("nightly", beside, folder, "--weeks", "1", "--lang", lang)
    assert told.code == 2
    assert {"en": "Exit code", "tr": "Çıkış kodu"}[lang] in told.out
    assert "night_" not in told.out
    assert "gate_" not in told.out
