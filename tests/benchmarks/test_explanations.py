"""The benchmark of explanations: a figure that is not found again is seen, one that is passes."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

import planner.operation
from planner.store import Store
from tests.sources import ROOT

sys.path.append(str(ROOT / "benchmarks"))

import explanations
from explained import again as again_read
from explained.again import SecondReadings, rounding
from explained.asking import Answered, Ended, end
from explained.questions import ASKERS, FEW, Question, World, questions
from explained.reading_once import MOST_KEPT as KEPT
from explained.reading_once import read_once, shared
from explained.results import Asked, body, counts, lines
from explained.wrong import MAKERS, Wrong, judged, wrong_questions

COMMAND = "vardiya check op"


def figure(value: float, place: tuple[str, ...], **more: Any) -> dict[str, Any]:
    """A figure as answers print it."""
    found = {"command": ["check", "{dir}"], "place": list(place), "less": [], "less_command": [], "scale": 1.0} | more
    return {"code": "made_up", "about": "", "value": value, "command": COMMAND, "found": found}


def readings(body: dict[str, Any]) -> SecondReadings:
    """Second readings for which the command has been run."""
    again = SecondReadings("op")
    again.answers[("check", "op")] = Answered(body, "", 0.1)
    again.answers[("check", "other")] = Answered({"n": 2}, "", 0.1)
    return again


@pytest.fixture(scope="module")
def world(small_planned: Path, tmp_path_factory: pytest.TempPathFactory) -> World:
    """The small operation with its plan, copied."""
    return explanations.world_of(small_planned, tmp_path_factory.mktemp("asked"))


@pytest.mark.parametrize(
    ("value", "printed", "equal"),
    [(3.0, 3, True), (3.0, 4, False), (0.12341, 0.1234, True), (0.1236, 0.1234, False), (1 / 3, 1 / 3, True)],
)
def test_a_figure_is_equal_within_the_rounding_of_what_was_printed(value: float, printed: float, equal: bool) -> None:
    """Not within what is convenient."""
    assert readings({"n": printed}).reread(figure(value, ("n",))).equal is equal


def test_a_difference_takes_two_readings_and_a_scale() -> None:
    """Minutes of one roster less those of another, in hours."""
    asked = figure(2.0, ("n",), less=["n"], less_command=["check", "other"], scale=0.5)
    assert readings({"n": 6}).reread(asked).equal


def test_a_figure_that_is_nowhere_is_not_equal() -> None:
    """With the reason."""
    again = readings({"n": 6}).reread(figure(6.0, ("m",)))
    assert (again.equal, again.found) == (False, None)
    assert "no m" in again.why


def test_room_is_half_of_the_last_decimal_printed() -> None:
    """A count is a count, whatever else is rounded."""
    rooms = [rounding(value) for value in (12.0, 12.25, 12.3456, 12.345678, 1 / 3)]
    assert rooms == pytest.approx([5e-7, 5e-3, 5e-5, 5e-7, 0.0], abs=2e-9)


def test_a_command_is_run_once_for_all_its_figures_and_forgotten_in_the_end() -> None:
    """Answers of simulations are large; those read last are kept."""
    ran: list[tuple[str, ...]] = []

    def run(command: tuple[str, ...]) -> Answered:
        ran.append(command)
        return Answered({"n": 3}, "", 0.1)

    again = SecondReadings("op", run=run)
    for number in (*range(again_read.MOST_KEPT + 1), 1, 0):
        again.reread(figure(3.0, ("n",), command=["check", str(number)]))
    assert [command[1] for command in ran[again_read.MOST_KEPT :]] == [str(again_read.MOST_KEPT), "0"]


def test_questions_are_of_every_kind_and_the_same_for_a_seed(world: World) -> None:
    """Whoever doubts a result asks the same again; what asks of two plans is left out where there is one."""
    made = questions(world, tuple(ASKERS), 120, 1)
    assert made == questions(world, tuple(ASKERS), 120, 1)
    assert len(made) == 120
    assert {one.kind for one in made} == {*ASKERS} - {"diff"}
    assert all(sum(one.kind == kind for one in made) <= most for kind, most in FEW.items())
    gaps = [one.arguments[:-1] for one in made if one.kind == "gap"]
    assert len(set(gaps)) == len(gaps)


def test_explanations_of_the_small_plan_are_found_again(
    small_planned: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cut of the benchmark that every run of the tests makes; what is recorded is not asked again."""
    arguments = ["x", str(small_planned), "--count", "4", "--seed", "2", "--kinds", "requirement,agent", "--json"]
    monkeypatch.setattr(sys, "argv", [*arguments, "--record", str(tmp_path / "asked.jsonl")])
    assert explanations.main() == 0
    told = json.loads(capsys.readouterr().out)
    assert told["asked"] == 4
    assert told["figures"] > 20
    assert (told["unequal"], told["failed"]) == ([], [])
    monkeypatch.setattr(explanations, "ask", lambda arguments: pytest.fail("asked again"))
    assert explanations.main() == 0
    assert json.loads(capsys.readouterr().out) == told


def numbered(world: World) -> list[tuple[int, int, Question]]:
    """One question."""
    return [(1, 0, question) for question in questions(world, ("requirement",), 1, 1)]


def test_an_unequal_figure_is_named_with_its_command(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether it was recorded or not."""
    bodies: dict[str, dict[str, Any]] = {"explain": {"figures": [figure(7.0, ("n",))]}, "check": {"n": 8}}
    monkeypatch.setattr(explanations, "ask", lambda arguments: Answered(bodies[arguments[0]], "", 0.1))
    (asked,) = explanations.measure(world, numbered(world))
    assert Asked.of(json.loads(json.dumps(asked.row()))) == asked
    assert [(one.value, one.found) for one in asked.unequal] == [(7.0, 8.0)]
    assert COMMAND in lines([asked])[-1]
    assert body([asked])["kinds"] == {"requirement": counts([asked])}


def test_a_question_that_fails_is_told_as_the_fault_that_it_is(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """And ends with 1; a refusal does not."""

    def fail(arguments: tuple[str, ...]) -> Answered:
        raise RuntimeError("broken")

    monkeypatch.setattr(explanations, "ask", fail)
    (failed,) = explanations.measure(world, numbered(world))
    monkeypatch.setattr(explanations, "ask", lambda arguments: Answered(None, "unknown_queue", 0.1))
    (refused,) = explanations.measure(world, numbered(world))
    assert (failed.failed, refused.refused) == ("broken", "unknown_queue")
    assert [counts([one])[what] for one, what in ((failed, "failed"), (refused, "refused"))] == [1, 1]


def test_what_was_read_is_read_again_when_a_file_changes(small_planned: Path, tmp_path: Path) -> None:
    """Sharing must not hide that a plan is older than its files."""
    folder = Path(shutil.copytree(small_planned, tmp_path / "op"))
    with read_once():
        first = planner.operation.load(folder)
        assert planner.operation.load(folder) is first
        store = Store(folder)
        assert store.plan() is store.plan(store.plan().id)
        store.close()
        os.utime(folder / "agents.csv", (1, 1))
        assert planner.operation.load(folder) is not first
    assert planner.operation.load(folder) is not planner.operation.load(folder)


def test_what_is_shared_is_made_once_for_equal_keys_and_forgotten_in_the_end() -> None:
    """Keys are made of identities, so what they identify must live as long as they do."""
    made: list[int] = []

    def function(number: int) -> int:
        made.append(number)
        return -number

    call = shared(function, lambda number: number)
    numbers = [*range(KEPT), *range(KEPT), KEPT, 0]
    assert [call(number) for number in numbers] == [-number for number in numbers]
    assert made == [*range(KEPT), KEPT, 0]


def test_wrong_questions_end_as_documented(world: World) -> None:
    """Refused with exit code 2, or answered with what must be said; never with a fault of the program."""
    for one in wrong_questions(world, len(MAKERS), 3):
        with one.made():
            outcome = judged(one, end(one.arguments))
        assert outcome.right, f"{outcome.kind}: {outcome.code} {outcome.text}"


def test_an_end_that_is_not_documented_is_seen(world: World) -> None:
    """Another exit code, words that are missing, words that must not be there."""
    asked = Wrong("kind", ("check",), 2, ("A 1",), ("never",))
    ends = [Ended(2, "no A\n1"), Ended(0, "A 1"), Ended(2, "A 2"), Ended(2, "A 1, never")]
    assert [judged(asked, one).right for one in ends] == [True, False, False, False]
