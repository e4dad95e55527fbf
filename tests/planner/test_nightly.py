"""The nightly run: a draft and its difference, twice without harm, never on bad data."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from planner.inputs import PlanRequest, gather
from planner.locking import operation_lock
from planner.nightly import run_nightly
from planner.operation import load
from planner.outlook import make_calendar, seen_history
from planner.problems import LockedError
from planner.publisher import publish
from planner.stage_inputs import stage_keys
from planner.store import Store

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)
ASK = PlanRequest(weeks=1, time_limit_s=1.0)


@pytest.fixture
def folder(small: Path, tmp_path: Path) -> Path:
    """A copy of the small operation that a test may write to."""
    return Path(shutil.copytree(small, tmp_path / "op"))


def test_a_night_makes_a_draft_and_the_second_run_is_a_no_op(folder: Path) -> None:
    """Cron may fire twice."""
    first = run_nightly(folder, ASK, now=NOW)
    assert first.plan is not None
    assert not first.repeated
    store = Store(folder)
    assert store.published() is None
    again = run_nightly(folder, ASK, now=NOW + timedelta(hours=1))
    assert again.repeated
    assert again.plan == first.plan
    assert len(store.plan_ids()) == 1


def test_a_night_asked_an_hour_later_repeats_unless_there_is_news(folder: Path) -> None:
    """`--as-of now` from cron must not draft the same data again; an event announced since makes another plan."""
    end = load(folder).history_end
    assert end is not None
    ask = replace(ASK, start=end.date() + timedelta(days=1))
    first = run_nightly(folder, replace(ask, as_of=end + timedelta(hours=2)), now=NOW)
    later = replace(ask, as_of=end + timedelta(hours=3))
    again = run_nightly(folder, later, now=NOW)
    assert again == replace(first, repeated=True)
    announced = (end + timedelta(hours=2, minutes=30)).isoformat()
    starts = (end + timedelta(days=3)).isoformat()
    rows = f"id,kind,starts_at,ends_at,tier,known_from\nsale,promotion,{starts},,1,{announced}\n"
    (folder / "events.csv").write_text(rows, encoding="utf-8")
    before, after = (gather(load(folder), replace(ask, as_of=end + timedelta(hours=h))) for h in (2, 3))
    assert stage_keys(before)["forecast"] == dict(Store(folder).plan().keys)["forecast"]
    assert stage_keys(after)["forecast"] != stage_keys(before)["forecast"]
    (event,) = [e for e in make_calendar(after).events if e.id == "sale"]
    assert event.known_from == after.seen_until
    assert run_nightly(folder, later, now=NOW).repeated is False


def test_a_night_whose_history_grew_old_is_stopped_also_when_it_was_run_before(folder: Path) -> None:
    """Repeating must not hide that no new history comes."""
    end = load(folder).history_end
    assert end is not None
    ask = replace(ASK, start=end.date() + timedelta(days=8))
    assert run_nightly(folder, ask, now=NOW).plan is not None
    night = run_nightly(folder, replace(ask, as_of=end + timedelta(hours=60)), now=NOW)
    assert [gate.code for gate in night.gates] == ["nightly_stale"]


def test_an_interval_that_has_not_ended_is_not_seen(folder: Path) -> None:
    """Half an hour that is half over would be read as a fall of contacts."""
    operation = load(folder)
    assert operation.history_end is not None
    inputs = gather(operation, PlanRequest(weeks=1, as_of=operation.history_end + timedelta(minutes=10)))
    assert inputs.seen_until == operation.history_end
    assert seen_history(inputs).frame["start"].max() < operation.history_end


def test_a_night_compares_its_draft_with_the_publication_and_leaves_it(folder: Path) -> None:
    """A published shift is never altered by the night."""
    first = run_nightly(folder, ASK, now=NOW)
    store = Store(folder)
    published = publish(store.plan(first.plan), store, published_at=NOW)
    agent = load(folder).agents[0].id
    wish = f"agent,day,kind\n{agent},{store.plan().start.isoformat()},off\n"
    (folder / "wishes.csv").write_text(wish, encoding="utf-8")
    second = run_nightly(folder, ASK, now=NOW)
    assert second.difference is not None
    assert second.difference.before == first.plan
    assert store.published() == published


def test_stale_history_keeps_the_last_plan(folder: Path) -> None:
    """Without yesterday's contacts a forecast would be a guess."""
    end = load(folder).history_end
    assert end is not None
    night = run_nightly(folder, PlanRequest(weeks=1, as_of=end + timedelta(days=10)), now=NOW)
    assert [gate.code for gate in night.gates] == ["nightly_stale"]
    assert night.plan is None
    assert Store(folder).plan_ids() == ()


def test_a_second_night_at_the_same_time_is_refused(folder: Path) -> None:
    """One run an operation; exit code 5."""
    with operation_lock(folder), pytest.raises(LockedError):
        run_nightly(folder, ASK, now=NOW)
