"""What a question is asked of: refused clearly where it makes no sense, and honest about files that have changed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from planner.answers.standing import Standing, standing
from planner.inputs import gather
from planner.operation import load
from planner.pipeline import run_pipeline
from planner.problems import NotFoundError, OperationError
from planner.store import Store


@pytest.fixture(scope="module")
def asked(small_planned: Path) -> Standing:
    """The small plan, asked."""
    return standing(load(small_planned), Store(small_planned))


def code_of(error: pytest.ExceptionInfo[OperationError]) -> str:
    (problem,) = error.value.problems
    return problem.code


def test_a_plan_of_todays_files_is_current_and_an_older_one_says_so(small_planned: Path, tmp_path: Path) -> None:
    """Somebody's wage changed after the plan was made."""
    folder = Path(shutil.copytree(small_planned, tmp_path / "op"))
    assert standing(load(folder), Store(folder)).current
    file = folder / "operation.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("time_limit_s: 1", "time_limit_s: 2"), encoding="utf-8")
    assert not standing(load(folder), Store(folder)).current


def test_a_moment_is_local_and_means_its_interval(asked: Standing) -> None:
    """14:07 is the quarter hour from 14:00; a moment with an offset is the same moment."""
    day, grid = asked.plan.grid.days[2], asked.plan.grid
    local = datetime.combine(day, time(14, 7))
    assert asked.minute(local) == grid.minute(day, 14 * 60)
    assert asked.minute(grid.local(asked.minute(local)).astimezone(UTC)) == asked.minute(local)


def test_what_lies_outside_the_plan_is_refused(asked: Standing) -> None:
    """The first moment after the plan, and the day before it."""
    after = asked.plan.grid.local(asked.plan.grid.end_min)
    with pytest.raises(OperationError) as moment:
        asked.minute(after)
    with pytest.raises(OperationError) as day:
        asked.day(asked.plan.grid.days[0] - timedelta(days=1))
    assert (code_of(moment), code_of(day)) == ("moment_outside_plan", "day_outside_plan")
    assert asked.day(asked.plan.grid.days[0]) == asked.plan.start


def test_an_unknown_agent_or_queue_is_refused_with_the_nearest(asked: Standing) -> None:
    """A slip of the finger is told with what was probably meant."""
    known = asked.inputs.operation.agents[0].id
    assert asked.agent(known).id == known
    with pytest.raises(OperationError) as agent:
        asked.agent(known + "x")
    with pytest.raises(OperationError) as queue:
        asked.queue("nothing")
    assert (code_of(agent), code_of(queue)) == ("unknown_agent", "unknown_queue")
    assert dict(agent.value.problems[0].parameters)["meant"] == known


def test_without_a_roster_there_is_nothing_to_ask(small: Path, tmp_path: Path) -> None:
    """No plan at all."""
    folder = Path(shutil.copytree(small, tmp_path / "op"))
    with pytest.raises(NotFoundError):
        standing(load(folder), Store(folder))


def test_a_day_of_the_plan_lies_in_its_weeks(asked: Standing) -> None:
    """Any date far away is no day of it."""
    with pytest.raises(OperationError):
        asked.day(date(1999, 1, 1), "day")


def test_a_plan_is_asked_again_as_it_was_asked_for(small_planned: Path, asked: Standing, tmp_path: Path) -> None:
    """Two seconds of search by --time-limit are no change of the files."""
    folder = Path(shutil.copytree(small_planned, tmp_path / "op"))
    shorter = gather(load(folder), replace(asked.plan.request, time_limit_s=0.5))
    store = Store(folder)
    store.save_plan(run_pipeline(shorter, stages=store), datetime(2026, 11, 22, tzinfo=UTC))
    newest = standing(load(folder), store)
    assert newest.plan.time_limit_s == 0.5
    assert newest.current
