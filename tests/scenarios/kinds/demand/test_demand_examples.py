"""The examples that people copy are read as they stand, and fit the operation that they speak of."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from planner.inputs import Inputs, PlanRequest, gather
from planner.operation import load
from planner.outlook import before_edits
from planner.stage_inputs import stage_keys
from planner.templates import init
from scenarios.judging import judged
from scenarios.kinds.demand import DEMAND_KINDS
from scenarios.reading import read_written
from scenarios.scenario import Scenario
from tests.sources import ROOT

BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
GUIDE = ROOT / "docs" / "guides" / "scenario-kinds.md"


@pytest.mark.parametrize("kind", DEMAND_KINDS, ids=lambda kind: kind.tag)
def test_the_example_of_each_kind_is_one_of_its_kind(kind: type) -> None:
    """The reference shows it under the kind's name."""
    (block,) = BLOCK.findall(inspect.getdoc(kind) or "")
    scenario = Scenario.model_validate({"name": "Example", "changes": YAML(typ="safe").load(block)})
    assert [type(change) for change in scenario.changes] == [kind]


def test_the_example_of_the_guide_fits_the_sportsbook(tmp_path: Path) -> None:
    """All kinds of demand, one after the other, each of what the one before left."""
    file = tmp_path / "demand.yaml"
    _, _, section = GUIDE.read_text(encoding="utf-8").partition("## Changes of demand")
    file.write_text(BLOCK.findall(section)[0], encoding="utf-8")
    scenario, _ = read_written(file)
    assert [type(change) for change in scenario.changes] == list(DEMAND_KINDS)
    inputs = _sportsbook(tmp_path / "op")
    before = stage_keys(inputs)
    changed = judged(scenario, inputs)
    assert changed.operation.opened == {"chat-ar-general"}
    assert stage_keys(inputs) == before  # no change alters its argument
    assert stage_keys(scenario.apply(inputs)) == stage_keys(changed)
    assert stage_keys(before_edits(changed, inputs), "forecast")["forecast"] == before["forecast"]


def _sportsbook(folder: Path) -> Inputs:
    init(folder, "sportsbook", 1)
    return gather(load(folder), PlanRequest(weeks=2))
