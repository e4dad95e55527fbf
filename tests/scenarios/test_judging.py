"""Judging a scenario: everything that does not fit at once, at its line, before anything is planned."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from planner.inputs import Inputs
from planner.problems import OperationError, Problem
from planner.report.failures import explain
from planner.words import LANGUAGES
from scenarios.clashes import Claim
from scenarios.judging import idle_steps, judged
from scenarios.kinds.demand.volume import Volume
from scenarios.reading import read_written
from scenarios.scenario import Scenario
from scenarios.unfelt import same_forecast
from tests.planner.report import worlds

MORE = {"kind": "volume", "share": 0.2}


def written(folder: Path, text: str) -> Path:
    path = folder / "derby.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def judge(path: Path, inputs: Inputs) -> None:
    scenario, document = read_written(path)
    judged(scenario, inputs, document)


def problems(path: Path, inputs: Inputs) -> OperationError:
    with pytest.raises(OperationError) as told:
        judge(path, inputs)
    return told.value


def placed(found: tuple[Problem, ...]) -> list[tuple[int | None, str]]:
    return [(problem.row, problem.code) for problem in found]


STEPS = """name: Derby
operation: Elsewhere
changes:
  - kind: volume
    share: much
  - kind: volume
    share: 0.2
    channels: [pigeon]
  - kind: event_moved
    event: nothing
    to_time: "20:30"
"""


def test_what_cannot_be_read_and_what_does_not_fit_is_told_at_once(small_inputs: Inputs, tmp_path: Path) -> None:
    """Each of three wrong steps at its own line, though the first is left out of what is judged."""
    found = problems(written(tmp_path, STEPS), small_inputs)
    assert placed(found.problems) == [
        (2, "scenario_other_operation"),
        (5, "needs_number"),
        (8, "unknown_channel"),
        (10, "unknown_event"),
    ]
    assert {problem.file for problem in found.problems} == {"derby.yaml"}
    assert found.scenario == "derby.yaml"


def test_a_file_of_which_nothing_can_be_read_is_told_whole(small_inputs: Inputs, tmp_path: Path) -> None:
    """Then there is nothing to judge."""
    found = problems(written(tmp_path, "name: Derby\nchanges: [{kind: volumee}]\n"), small_inputs)
    assert [problem.code for problem in found.problems] == ["yaml_choice"]
    empty = problems(written(tmp_path, ""), small_inputs)
    assert placed(empty.problems) == [(1, "scenario_empty")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_scenario_for_another_operation_is_refused(small_inputs: Inputs, tmp_path: Path, lang: str) -> None:
    """Its events and people are others: what it says would mean something else here."""
    path = written(tmp_path, "name: Derby\noperation: Elsewhere\nchanges: [{kind: volume, share: 0.1}]\n")
    found = problems(path, small_inputs)
    assert placed(found.problems) == [(2, "scenario_other_operation")]
    text = explain(found, lang)[1]
    assert "Elsewhere" in text
    assert small_inputs.operation.config.name in text


def test_a_scenario_for_this_operation_is_taken(small_inputs: Inputs) -> None:
    """The name as operation.yaml has it."""
    made = Scenario.model_validate({"name": "x", "operation": small_inputs.operation.config.name, "changes": [MORE]})
    assert judged(made, small_inputs).operation.edits


def test_a_contradiction_names_both_lines(
    small_inputs: Inputs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The later line is at fault; the earlier stands in the sentence, by its step and line."""
    claim = frozenset({Claim("goal", "phone-tr")})
    monkeypatch.setattr(Volume, "claims", lambda change, inputs: claim, raising=False)
    path = written(
        tmp_path,
        STEPS.replace("operation: Elsewhere\n", "")
        .replace("much", "0.1")
        .replace("    channels: [pigeon]\n", "")
        .partition("  - kind: e")[0],
    )
    found = problems(path, small_inputs)
    assert placed(found.problems) == [(5, "scenario_clash_goal")]
    assert "step 1 (derby.yaml:3)" in explain(found, "en")[1]


def test_without_a_file_there_are_no_lines(small_inputs: Inputs, monkeypatch: pytest.MonkeyPatch) -> None:
    """A scenario of a program is told by its name and steps."""
    claim = frozenset({Claim("goal", "phone-tr")})
    monkeypatch.setattr(Volume, "claims", lambda change, inputs: claim, raising=False)
    with pytest.raises(OperationError) as told:
        judged(Scenario.model_validate({"name": "Twice", "changes": [MORE, MORE]}), small_inputs)
    (problem,) = told.value.problems
    assert (problem.row, told.value.scenario, dict(problem.parameters)["where"]) == (None, "Twice", "")


def test_steps_that_change_nothing_are_numbered(small_inputs: Inputs, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second of three steps leaves the inputs as they are; the planner hears which."""
    apply = Volume.apply
    monkeypatch.setattr(
        Volume, "apply", lambda change, inputs: inputs if change.share == 0.5 else apply(change, inputs)
    )
    steps = [MORE, {**MORE, "share": 0.5}, {**MORE, "share": 0.1}]
    made = Scenario.model_validate({"name": "x", "changes": steps})
    assert idle_steps(made, small_inputs) == (2,)


NOTICE = {"kind": "proactive_notice", "at": "+2 12:00", "share": 0.5, "hours": 3, "event": "derby"}
QUANTILE = {"kind": "forecast_quantile", "quantile": 0.9}


def test_an_edit_that_leaves_the_forecast_as_it_is_changes_nothing() -> None:
    """A message on Wednesday noon avoids nothing of what the derby of that evening brings; at its start it does."""
    inputs, made = worlds.inputs(), worlds.forecast()
    steps = [NOTICE, MORE, {**NOTICE, "at": "+2 20:00"}, NOTICE]
    scenario = Scenario.model_validate({"name": "x", "changes": steps})
    assert idle_steps(scenario, inputs, made) == (1, 4)
    assert idle_steps(scenario, inputs) == ()


def test_staffing_for_another_quantile_is_felt() -> None:
    """It leaves the forecast as it is, and the need it does not."""
    scenario = Scenario.model_validate({"name": "x", "changes": [QUANTILE]})
    assert idle_steps(scenario, worlds.inputs(), worlds.forecast()) == ()


def test_after_another_forecast_edits_are_not_judged() -> None:
    """Events that move make the forecast anew: what stood in the old one is no evidence."""
    moved = {"kind": "event_moved", "event": "derby", "to_time": "21:00"}
    scenario = Scenario.model_validate({"name": "x", "changes": [moved, NOTICE]})
    assert idle_steps(scenario, worlds.inputs(), worlds.forecast()) == ()


def test_forecasts_are_the_same_whatever_the_order_of_their_rows() -> None:
    """And rounding is no difference; a contact more is one."""
    made = worlds.forecast()
    turned = replace(made, table=made.table.iloc[::-1])
    assert same_forecast(made, turned)
    rounded = replace(made, table=made.table.assign(mean=made.table["mean"] * (1 + 1e-12)))
    assert same_forecast(made, rounded)
    assert not same_forecast(made, replace(made, table=made.table.assign(mean=made.table["mean"] + 1)))
    assert not same_forecast(made, replace(made, table=made.table.iloc[1:]))
