"""A night: a draft and its figures, twice without harm, never on bad data, never against a publication."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from planner.gates import plan_gates
from planner.inputs import Inputs, PlanRequest, gather
from planner.locking import operation_lock
from planner.nights import run_night, working
from planner.nights.attempts import last
from planner.operation import load
from planner.pipeline import run_pipeline
from planner.plans import Plan
from planner.problems import LockedError, OperationError
from planner.publishing import publish, unpublish
from planner.scoring.night_forecasts import told_by_nights
from planner.store import open_store
from planner.store.tables import outbox
from solver.outcomes import Status
from tests.planner.publishing.shifts import plan_of, stored

NOW = datetime(2025, 11, 2, 19, tzinfo=UTC)
ASK = PlanRequest(weeks=1)
Edit = Callable[[Path, str], None]


def test_a_night_makes_a_draft_and_the_second_run_is_a_no_op(folder: Path) -> None:
    """Cron may fire twice."""
    first = run_night(folder, ASK, now=NOW)
    assert (first.status, first.code) == ("done", 0)
    with open_store(folder) as store:
        assert store.published() is None
        kept = store.plan_ids()
    again = run_night(folder, ASK, now=NOW + timedelta(hours=1))
    assert (again.status, again.code, again.plan) == ("repeated", 0, first.plan)
    with open_store(folder) as store:
        assert store.plan_ids() == kept


def test_a_night_asked_an_hour_later_repeats_unless_there_is_news(folder: Path, ended: datetime) -> None:
    """`--as-of now` from cron must not draft the same data again; an event announced since makes another night."""
    first = run_night(folder, replace(ASK, as_of=ended + timedelta(hours=1)), now=NOW)
    later = replace(ASK, as_of=ended + timedelta(hours=2))
    assert run_night(folder, later, now=NOW).key == first.key
    announced = (ended + timedelta(hours=1, minutes=30)).isoformat()
    starts = (ended + timedelta(days=3)).isoformat()
    rows = f"id,kind,starts_at,ends_at,tier,known_from\nsale,promotion,{starts},,1,{announced}\n"
    (folder / "events.csv").write_text(rows, encoding="utf-8")
    assert run_night(folder, later, now=NOW).status == "done"


def test_a_night_whose_history_grew_old_is_stopped_also_when_it_was_run_before(folder: Path, ended: datetime) -> None:
    """Repeating must not hide that no new history comes; the draft stays what it was."""
    done = run_night(folder, ASK, now=NOW)
    night = run_night(folder, replace(ASK, as_of=ended + timedelta(hours=60)), now=NOW)
    assert [gate.code for gate in night.gates] == ["gate_stale"]
    assert (night.code, night.plan) == (1, None)
    with open_store(folder) as store:
        assert store.plan().id == done.plan
        attempt = last(store)
    assert attempt is not None
    assert attempt.status == "gated"


def test_a_night_drafts_behind_what_is_published_and_tells_its_risk(folder: Path) -> None:
    """Published shifts are not drafted again; how they would fare by the new forecast is said every night."""
    first = run_night(folder, ASK, now=NOW)
    with open_store(folder) as store:
        before = store.plan(first.plan)
        held = publish(before, store, published_at=NOW, anyway=True, why="test")
        night = run_night(folder, ASK, now=NOW)
        drafted = store.plan(night.plan)
        assert store.published() == held
    assert drafted.start == before.start + timedelta(weeks=1)
    assert night.risk is not None
    assert (night.risk.plan, night.risk.first) == (before.id, before.start)
    assert [code for code, _ in night.notes] == ["night_behind"]


def test_a_night_notes_its_forecasts_of_draft_and_published_days_once(folder: Path) -> None:
    """By them the days are scored that come; whether anything is at risk, and how often it is run, is all one."""
    first = run_night(folder, ASK, now=NOW)
    with open_store(folder) as store:
        before = store.plan(first.plan)
        publish(before, store, published_at=NOW, anyway=True, why="test")
        assert {one.first for one in told_by_nights(store)} == {before.start}
        for status in ("done", "repeated"):
            assert run_night(folder, ASK, now=NOW).status == status
            noted = tuple(told_by_nights(store))
            assert {(one.first, one.as_of) for one in noted} == {
                (before.start, before.as_of),
                (before.start + timedelta(weeks=1), before.as_of),
            }
            assert all(store.stage(one.forecast_key) is not None for one in noted)


def test_where_the_policy_names_shifts_the_draft_covers_published_days(folder: Path, edited: Edit) -> None:
    """Only then is there anything to compare with the publication."""
    first = run_night(folder, ASK, now=NOW)
    with open_store(folder) as store:
        before = store.plan(first.plan)
        publish(before, store, published_at=NOW, anyway=True, why="test")
    edited(folder, "cycle: {may_change: [breaks]}")
    night = run_night(folder, ASK, now=NOW)
    with open_store(folder) as store:
        assert store.plan(night.plan).start == before.start
    assert night.difference is not None
    assert night.difference.moved_days == 0


def test_the_policy_to_publish_publishes_once_what_is_due(folder: Path, edited: Edit) -> None:
    """A second run of the same night neither publishes again nor goes on to the weeks behind."""
    edited(folder, "cycle: {nightly: publish, publish_days_before: 7, frozen_days: 0}")
    first = run_night(folder, ASK, now=datetime(2025, 10, 20, tzinfo=UTC))
    assert (first.publication, first.status, first.gates) == (1, "done", ())
    again = run_night(folder, ASK, now=datetime(2025, 10, 20, 1, tzinfo=UTC))
    assert (again.status, again.plan) == ("repeated", first.plan)
    with open_store(folder) as store:
        published = store.published()
    assert published is not None
    assert (published.number, published.plan) == (1, first.plan)


def test_a_night_puts_lost_calendars_right(folder: Path, edited: Edit) -> None:
    """People subscribe to them; a night that finds its work done looks after them all the same."""
    edited(folder, "cycle: {nightly: publish, publish_days_before: 7, frozen_days: 0}")
    run_night(folder, ASK, now=datetime(2025, 10, 20, tzinfo=UTC))
    feeds = folder / ".vardiya" / "feeds"
    before = {file.name: file.read_bytes() for file in feeds.iterdir()}
    first, second = sorted(before)[:2]
    (feeds / first).unlink()
    (feeds / second).write_bytes(b"old")
    run_night(folder, ASK, now=datetime(2025, 10, 20, 1, tzinfo=UTC), dry=True)
    assert not (feeds / first).exists()
    assert run_night(folder, ASK, now=datetime(2025, 10, 20, 1, tzinfo=UTC)).status == "repeated"
    assert {file.name: file.read_bytes() for file in feeds.iterdir()} == before


def test_a_night_stands_on_every_publication_in_force(folder: Path) -> None:
    """Published daily: ten of them count, each on its day; the withdrawn eleventh does not move the draft behind it."""
    with open_store(folder) as store:
        plan = store.plan()
        inputs = gather(load(folder), plan.request)
        for n in (*range(10), 15):
            week = plan_of({("A1", day): 4 + n for day in range(7)}, plan.start + timedelta(days=n))
            week = replace(week, attainment=plan.attainment)
            publish(stored(store, week), store, published_at=NOW, anyway=True, why="test", inputs=inputs)
        unpublish(store, at=NOW, who="cli", why="wrong")
        night = run_night(folder, ASK, now=NOW)
        made = store.plan(night.plan)
    assert made.start == plan.start + timedelta(days=21)
    assert made.roster_stage is not None
    kept = made.roster_stage.kept
    assert kept is not None
    assert kept.before_days == tuple(plan.start + timedelta(days=n) for n in range(16))
    assert [plan.grid.clock(one.start_min) // 60 for one in kept.before.duties] == [*range(4, 13), *[13] * 7]
    assert night.risk is not None
    assert (night.risk.first, night.risk.last) == (kept.before_days[0], kept.before_days[-1])


def test_a_plan_that_is_not_due_stays_a_draft(folder: Path, edited: Edit) -> None:
    """People plan their lives by the cycle, too early is a promise that may break."""
    edited(folder, "cycle: {nightly: publish, publish_days_before: 0}")
    night = run_night(folder, ASK, now=NOW)
    assert night.publication is None
    assert [code for code, _ in night.notes] == ["night_not_due"]


def test_a_publication_at_too_short_notice_is_a_gate_that_leaves_the_draft(folder: Path, edited: Edit) -> None:
    """Only a planner may say that it has to be."""
    edited(folder, "cycle: {nightly: publish, publish_days_before: 7}")
    file = folder / "operation.yaml"
    real = [line for line in file.read_text(encoding="utf-8").splitlines(True) if not line.startswith("synthetic:")]
    file.write_text("".join(real), encoding="utf-8")
    night = run_night(folder, ASK, now=NOW)  # five hours before its first day
    assert night.code == 1
    assert [gate.code for gate in night.gates] == ["night_notice"]
    with open_store(folder) as store:
        assert store.published() is None
        assert store.plan().id == night.plan


def test_a_second_night_at_the_same_time_is_refused_unless_it_is_done(folder: Path) -> None:
    """One run an operation; exit code 5. Of a finished night nobody has to wait for anything."""
    with operation_lock(folder), pytest.raises(LockedError):
        run_night(folder, ASK, now=NOW)
    done = run_night(folder, ASK, now=NOW)
    with operation_lock(folder):
        assert run_night(folder, ASK, now=NOW).key == done.key


def test_a_lock_hides_no_gate(folder: Path, ended: datetime) -> None:
    """The night was run before its history grew old: who finds the operation locked may not report that all is well."""
    run_night(folder, ASK, now=NOW)
    with operation_lock(folder), pytest.raises(LockedError):
        run_night(folder, replace(ASK, as_of=ended + timedelta(hours=60)), now=NOW)


def test_an_interruption_that_took_the_solver_is_no_gate(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A service that is stopped ends the whole group: the solver's process may be gone before it is asked to stop."""
    stopped: list[bool] = []

    def lost(inputs: Inputs, **terms: Any) -> Plan:
        plan = run_pipeline(inputs, **terms)
        stage = plan.roster_stage
        if stage is None:
            return plan
        stopped.append(True)
        gone = replace(stage.result, roster=None, status=Status.NO_ANSWER, notes=("child_lost",))
        return replace(plan, roster_stage=replace(stage, result=gone))

    monkeypatch.setattr(working, "run_pipeline", lost)
    with pytest.raises(KeyboardInterrupt):
        run_night(folder, ASK, now=NOW, cancel=lambda: bool(stopped))
    assert '"gate"' not in (folder / ".vardiya" / "nightly.jsonl").read_text(encoding="utf-8")


def test_a_folder_that_is_no_operation_is_left_as_it_is(tmp_path: Path) -> None:
    """A slip of the keyboard must not make a store."""
    with pytest.raises(OperationError):
        run_night(tmp_path / "opp", ASK, now=NOW)
    assert list(tmp_path.iterdir()) == []


def test_bad_files_close_the_attempt_as_failed_with_codes_alone(folder: Path) -> None:
    """What a cell holds may be anybody's name: the record says the kind of problem, not the value."""
    agents = folder / "agents.csv"
    agents.write_text(agents.read_text(encoding="utf-8") + "Zeynep Canary,,,,,\n", encoding="utf-8")
    with pytest.raises(OperationError):
        run_night(folder, ASK, now=NOW)
    with open_store(folder) as store:
        attempt = last(store)
    assert attempt is not None
    assert attempt.status == "failed"
    assert "Canary" not in str(attempt.record)
    assert "Canary" not in (folder / ".vardiya" / "nightly.jsonl").read_text(encoding="utf-8")


def test_a_solver_that_is_lost_is_a_gate_with_a_remedy(folder: Path) -> None:
    """Out of memory in its child process, it gives no answer: the last plan stays, exit 1 and not 70."""
    with open_store(folder) as store:
        plan = store.plan()
        stage = plan.roster_stage
        assert stage is not None
        lost = replace(stage, result=replace(stage.result, roster=None, status=Status.NO_ANSWER, notes=("child_lost",)))
        found = plan_gates(replace(plan, roster_stage=lost, attainment=None), None, gather(load(folder), plan.request))
    assert [gate.code for gate in found] == ["gate_no_roster"]


def test_channels_hear_of_a_gate_once_and_of_a_failure_once_a_day(folder: Path, edited: Edit, ended: datetime) -> None:
    """Whoever is on duty must not be told every hour of what was told already; no cell of a file is in it."""
    edited(folder, "notify: {channels: [{name: desk, address_from: DESK_URL}]}")
    stale = replace(ASK, as_of=ended + timedelta(hours=60))
    for hour in range(2):
        run_night(folder, stale, now=NOW + timedelta(hours=hour))
    (folder / "agents.csv").write_text("Zeynep Canary\n", encoding="utf-8")
    for hour in range(2):
        with pytest.raises(OperationError):
            run_night(folder, ASK, now=NOW + timedelta(hours=hour))
    with open_store(folder) as store, store.reading() as connection:
        rows = connection.execute(select(outbox)).all()
    assert sorted(row.kind for row in rows) == ["failed", "gate"]
    assert "Canary" not in str(rows)
