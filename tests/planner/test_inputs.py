"""What a request leaves open is filled in the operation's own time, and what makes no sense is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import cli
from planner.inputs import PlanRequest, gather, seen_only
from planner.operation import Operation, load
from planner.outlook import make_forecast
from planner.problems import OperationError
from planner.report.failures import explain
from planner.templates import init


@pytest.fixture(scope="module")
def operation(tmp_path_factory: pytest.TempPathFactory) -> Operation:
    """The minimal example in Istanbul."""
    folder: Path = tmp_path_factory.mktemp("minimal") / "op"
    init(folder, "minimal", 1)
    return load(folder)


def test_a_moment_without_an_offset_is_local_to_the_operation(operation: Operation) -> None:
    """Monday's midnight in Istanbul is still Sunday in UTC; the plan starts that Monday, not a week later."""
    inputs = gather(operation, PlanRequest(weeks=1, as_of=cli._moment("2025-11-03")))
    assert inputs.as_of == datetime(2025, 11, 2, 21, tzinfo=UTC)
    assert inputs.start == date(2025, 11, 3)


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (PlanRequest(seed=-1), "seed_out_of_range"),
        (PlanRequest(start=date(9999, 12, 31)), "start_out_of_range"),
        (PlanRequest(as_of=datetime(1, 1, 1, tzinfo=UTC)), "as_of_out_of_range"),
        (PlanRequest(time_limit_s=-5.0), "time_limit_out_of_range"),
        (PlanRequest(workers=0), "workers_out_of_range"),
        (PlanRequest(workers=65), "workers_out_of_range"),
        (PlanRequest(time_limit_s=float("nan")), "time_limit_out_of_range"),
        (PlanRequest(time_limit_s=float("inf")), "time_limit_out_of_range"),
    ],
)
def test_a_seed_or_time_limit_out_of_range_is_refused_in_words(
    operation: Operation, request_: PlanRequest, code: str
) -> None:
    """Otherwise a generator or the solver fails deep inside, with a traceback."""
    with pytest.raises(OperationError) as told:
        gather(operation, request_)
    assert [problem.code for problem in told.value.problems] == [code]
    for lang, option in (("en", "option --"), ("tr", "seçenek --")):
        exit_code, text = explain(told.value, lang)
        assert exit_code == 2
        assert option in text
        assert code not in text


def test_a_time_limit_of_nothing_is_allowed(operation: Operation) -> None:
    """The first roster found is then the plan."""
    assert gather(operation, PlanRequest(time_limit_s=0.0)).time_limit_s == 0.0


def test_only_history_before_as_of_is_seen(operation: Operation) -> None:
    """What came later is not known then, and must not be judged."""
    inputs = gather(operation, PlanRequest(as_of=cli._moment("2025-10-20")))
    assert seen_only(inputs).contacts["start"].max() < datetime(2025, 10, 19, 21, tzinfo=UTC)
    assert len(seen_only(inputs).contacts) < len(operation.contacts)


def test_eight_weeks_of_opening_hours_are_no_short_history(operation: Operation) -> None:
    """The shop's history ends when it closes; its last day is a day all the same."""
    made = make_forecast(gather(operation, PlanRequest(weeks=1)))
    assert "short_history" not in {note.code for note in made.notes}
