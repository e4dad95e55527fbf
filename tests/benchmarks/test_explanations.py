"""The benchmark of explanations: a figure that is not found again is seen, one that is passes."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.sources import ROOT

sys.path.append(str(ROOT / "benchmarks"))

import explanations
from explained.again import SecondReadings, rounding
from explained.asking import Answered
from explained.questions import ASKERS, ONCE, World, questions

COMMAND = "vardiya check op"


def figure(value: float, place: tuple[str, ...], **more: Any) -> dict[str, Any]:
    """A figure as answers print it."""
    found = {"command": ["check", "{dir}"], "place": list(place), "less": [], "less_command": [], "scale": 1.0} | more
    return {"code": "made_up", "about": "", "value": value, "command": COMMAND, "found": found}


def readings(body: dict[str, Any]) -> SecondReadings:
    """Second readings for which the command has been run."""
    return SecondReadings(
        "op", {("check", "op"): Answered(body, "", 0.1), ("check", "other"): Answered({"n": 2}, "", 0.1)}
    )


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


def test_questions_are_of_every_kind_and_the_same_for_a_seed(world: World) -> None:
    """Whoever doubts a result asks the same again; what asks of two plans is left out where there is one."""
    made = questions(world, tuple(ASKERS), 20, 1)
    assert made == questions(world, tuple(ASKERS), 20, 1)
    assert len(made) == 20
    assert {one.kind for one in made} == {*ASKERS} - {"diff"}
    assert all(sum(one.kind == kind for one in made) == 1 for kind in ONCE)


def test_explanations_of_the_small_plan_are_found_again(
    small_planned: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cut of the benchmark that every run of the tests makes."""
    arguments = ["x", str(small_planned), "--count", "4", "--seed", "2", "--kinds", "requirement,agent", "--json"]
    monkeypatch.setattr(sys, "argv", arguments)
    assert explanations.main() == 0
    told = json.loads(capsys.readouterr().out)
    assert told["asked"] == 4
    assert told["figures"] > 20
    assert (told["unequal"], told["failed"]) == ([], [])


def test_an_unequal_figure_ends_with_1_and_is_named(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its command."""
    asked = Answered({"figures": [figure(7.0, ("n",))]}, "", 0.1)
    again = Answered({"n": 8}, "", 0.1)
    monkeypatch.setattr(explanations, "ask", lambda arguments: asked)
    monkeypatch.setattr(explanations, "quick_asker", lambda: lambda command: again)
    tallies = explanations.measure(world, questions(world, ("requirement",), 1, 1))
    (one,) = tallies["requirement"].unequal
    assert (one.value, one.found) == (7.0, 8.0)
    assert COMMAND in explanations.lines(tallies)[-1]
