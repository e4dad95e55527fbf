"""The examples of event changes that people copy are read as they stand, and fit the sportsbook."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from planner.inputs import Inputs, PlanRequest, gather
from planner.operation import load
from scenarios.judging import idle_steps, judged
from scenarios.kinds.events import EVENT_KINDS
from scenarios.reading import read_written
from scenarios.scenario import Scenario
from tests.sources import ROOT

BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
GUIDE = ROOT / "docs" / "guides" / "scenario-kinds.md"


@pytest.fixture(scope="module")
def fortnight(short_sportsbook: Path) -> Inputs:
    """Two weeks of it."""
    return gather(load(short_sportsbook), PlanRequest(weeks=2))


@pytest.mark.parametrize("kind", EVENT_KINDS, ids=lambda kind: kind.tag)
def test_the_example_of_each_kind_fits_and_changes_something(kind: type, fortnight: Inputs) -> None:
    """The reference shows it under the kind's name."""
    (block,) = BLOCK.findall(inspect.getdoc(kind) or "")
    scenario = Scenario.model_validate({"name": "Example", "changes": YAML(typ="safe").load(block)})
    assert [type(change) for change in scenario.changes] == [kind]
    judged(scenario, fortnight)
    assert idle_steps(scenario, fortnight) == ()


def test_the_example_of_the_guide_has_every_kind(tmp_path: Path, fortnight: Inputs) -> None:
    """All of them in one file, each of what the one before left, and none for nothing."""
    file = tmp_path / "events.yaml"
    _, _, section = GUIDE.read_text(encoding="utf-8").partition("## Changes of events")
    file.write_text(BLOCK.findall(section)[0], encoding="utf-8")
    scenario, _ = read_written(file)
    assert {type(change) for change in scenario.changes} == set(EVENT_KINDS)
    judged(scenario, fortnight)
    assert idle_steps(scenario, fortnight) == ()
