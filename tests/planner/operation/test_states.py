"""states.csv: what agents' system says becomes time worked and time not available."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from planner.operation import load
from planner.operation.operation import StateDay
from planner.problems import Problem

Write = Callable[[str, str], None]
Change = Callable[[str, str, str], None]
Refused = Callable[[], tuple[Problem, ...]]
HEADER = "agent,starts_at,state,length_s\n"


def test_breaks_and_training_count_in_neither_part(write: Write, folder: Path) -> None:
    """They are in the roster already; logged off is not there at all."""
    rows = (
        "ada,2025-11-01T08:00,Available,5400\nada,2025-11-01T09:30,Break,900\nada,2025-11-01T09:45,AUX,600\n"
        "can,2025-11-01T08:00,Wrap-Up,300\ncan,2025-11-01T08:05,Training,3600\ncan,2025-11-02T00:30,Logged off,60\n"
    )
    write("states.csv", HEADER + rows)
    states = load(folder).states
    assert states[0] == StateDay(date(2025, 11, 1), 5700.0, 600.0)
    assert sum(state.working_s + state.inside_s for state in states[1:]) == 0.0


def test_days_are_local(write: Write, folder: Path) -> None:
    """22:30 in UTC is half past one on the next day in Istanbul."""
    write("states.csv", f"{HEADER}ada,2025-11-01T22:30Z,ready,60\n")
    assert load(folder).states == (StateDay(date(2025, 11, 2), 60.0, 0.0),)


def test_names_of_the_operations_own_system_are_explained_in_operation_yaml(
    write: Write, change: Change, folder: Path
) -> None:
    """Its word goes before the usual one, whatever the capitals."""
    change("operation.yaml", "speed: {2", "shrinkage: {states: {Aux 3: planned, AUX: working}}\nspeed: {2")
    write("states.csv", f"{HEADER}ada,2025-11-01T08:00,aux 3,60\nada,2025-11-01T08:01,Aux,30\n")
    assert load(folder).states == (StateDay(date(2025, 11, 1), 30.0, 0.0),)


def test_a_state_that_nobody_knows_is_refused_once_with_its_rows(write: Write, problems: Refused) -> None:
    """A guess would turn into agents."""
    write("states.csv", f"{HEADER}ada,2025-11-01T08:00,Aux 3,60\nada,2025-11-01T08:01,Aux 3,30\n")
    (found,) = problems()
    assert (found.code, found.row, found.value) == ("unknown_state", 2, "Aux 3")
    assert dict(found.parameters)["rows"] == "2"


def test_wrong_cells_are_noted_at_their_line(write: Write, problems: Refused) -> None:
    """Every one of them, in one reading."""
    rows = "ada,2025-11-01T08:00,ready,-5\nada,8:00,ready,60\nada,2025-11-01T09:00,,60\nada,2025-11-01,ready,1e6\n"
    write("states.csv", HEADER + rows)
    found = {(problem.row, problem.code) for problem in problems()}
    assert found == {(2, "negative"), (3, "not_a_time"), (4, "cell_empty"), (5, "too_large")}


def test_overlapping_exports_count_once(write: Write, folder: Path) -> None:
    """The same row twice is one state; it is said."""
    write("states.csv", HEADER + 2 * "ada,2025-11-01T08:00,ready,60\n")
    operation = load(folder)
    assert operation.states == (StateDay(date(2025, 11, 1), 60.0, 0.0),)
    assert "states_repeated" in {problem.code for problem in operation.warnings}
