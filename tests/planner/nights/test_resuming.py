"""A night that was stopped anywhere goes on where it stopped, and nothing happens twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from planner.inputs import Inputs, PlanRequest
from planner.nights import Night, run_night
from planner.nights.attempts import last
from planner.nights.night import Purpose
from planner.pipeline import Step
from planner.plans import Plan
from planner.store import Store, open_store
from planner.store.tables import audit, outbox

NOW = datetime(2025, 11, 2, 19, tzinfo=UTC)
ASK = PlanRequest(weeks=1)
POLICY = """\
cycle: {nightly: publish, publish_days_before: 7, frozen_days: 0}
notify: {channels: [{name: desk, address_from: DESK_URL}]}
"""
STEPS = ("intake", "scores", "forecast", "check", "draft", "files", "publish", "notices")


def small_files(plan: Plan, inputs: Inputs, purpose: Purpose) -> dict[str, bytes]:
    """Files of a draft or a publication, without the time that workbooks take."""
    return {f"{purpose}.txt": plan.id.encode()}


class Stopped(Exception):
    """Raised in place of a kill."""


def stopping_at(stage: str) -> Callable[[Step], None]:
    """Progress that stops the night at the boundary before a step."""

    def tell(step: Step) -> None:
        if step.stage == stage:
            raise Stopped

    return tell


def counted(store: Store) -> tuple[int, int, int]:
    """Publications, their lines in the audit trail, and notices."""
    with store.reading() as connection:
        published = select(func.count()).select_from(audit).where(audit.c.what.startswith("publish "))
        notices = select(func.count()).select_from(outbox).where(outbox.c.kind == "published")
        found = [int(connection.execute(query).scalar_one()) for query in (published, notices)]
    current = store.published()
    return (0 if current is None else current.number), found[0], found[1]


def test_a_night_stopped_before_any_step_goes_on_and_does_nothing_twice(
    folder: Path, edited: Callable[[Path, str], None]
) -> None:
    """Stopped at each boundary, one after the other, and run to its end: one publication, one line, one notice."""
    edited(folder, POLICY)
    for step in STEPS:
        with pytest.raises(Stopped):
            run_night(folder, ASK, now=NOW, export=small_files, progress=stopping_at(step))
        with open_store(folder) as store:
            attempt = last(store)
        assert attempt is not None
        assert attempt.status == "failed"
    night = run_night(folder, ASK, now=NOW, export=small_files)
    assert night.code == 0
    with open_store(folder) as store:
        assert counted(store) == (1, 1, 1)
        assert store.run(night.key) is not None
    assert run_night(folder, ASK, now=NOW).status == "repeated"
    assert [one.name for one in (folder / ".vardiya" / "drafts").iterdir()] == [night.plan]


def test_a_night_killed_behind_its_own_publication_is_still_that_night(
    folder: Path, edited: Callable[[Path, str], None]
) -> None:
    """The publication that it made must not send the next run to the weeks behind."""
    edited(folder, POLICY)
    with pytest.raises(Stopped):
        run_night(folder, ASK, now=NOW, progress=stopping_at("notices"))
    with open_store(folder) as store:
        before = store.published()
    night: Night = run_night(folder, ASK, now=NOW)
    with open_store(folder) as store:
        assert store.published() == before
    assert before is not None
    assert night.plan == before.plan


def test_a_cancelled_night_is_interrupted_and_frees_the_lock(folder: Path) -> None:
    """Ctrl-C and SIGTERM end it like this."""
    with pytest.raises(KeyboardInterrupt):
        run_night(folder, ASK, now=NOW, cancel=lambda: True)
    with open_store(folder) as store:
        attempt = last(store)
    assert attempt is not None
    assert attempt.status == "interrupted"
    assert run_night(folder, ASK, now=NOW).status == "done"
