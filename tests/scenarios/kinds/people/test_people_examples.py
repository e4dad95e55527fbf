"""The examples that people copy are read as they stand, and fit the operation that they speak of."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from planner.inputs import Inputs, PlanRequest, gather
from planner.operation import load
from planner.stage_inputs import stage_keys
from planner.templates import init
from scenarios.judging import idle_steps, judged
from scenarios.kinds.people import PEOPLE_KINDS
from scenarios.reading import read_written
from scenarios.scenario import Scenario
from tests.sources import ROOT

BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
GUIDE = ROOT / "docs" / "guides" / "scenario-kinds.md"
SECTION = "## Changes of people, rules and prices"


@pytest.fixture(scope="module")
def sportsbook(tmp_path_factory: pytest.TempPathFactory) -> Inputs:
    """Four weeks of the example that the guides speak of."""
    folder = tmp_path_factory.mktemp("people") / "op"
    init(folder, "sportsbook", 1)
    return gather(load(folder), PlanRequest(weeks=4))


@pytest.mark.parametrize("kind", PEOPLE_KINDS, ids=lambda kind: kind.tag)
def test_the_example_of_each_kind_fits_and_changes_the_plan(kind: type, sportsbook: Inputs) -> None:
    """The reference shows it under the kind's name; a stage that the plan depends on has new inputs."""
    (block,) = BLOCK.findall(inspect.getdoc(kind) or "")
    scenario = Scenario.model_validate({"name": "Example", "changes": YAML(typ="safe").load(block)})
    assert [type(change) for change in scenario.changes] == [kind]
    assert stage_keys(judged(scenario, sportsbook), "roster") != stage_keys(sportsbook, "roster")


def test_the_examples_of_the_guide_fit_the_sportsbook(sportsbook: Inputs, tmp_path: Path) -> None:
    """All kinds of people, rules and prices, one after the other, none of them for nothing."""
    _, _, section = GUIDE.read_text(encoding="utf-8").partition(SECTION)
    seen = set()
    for number, block in enumerate(BLOCK.findall(section.partition("\n## ")[0])):
        file = tmp_path / f"{number}.yaml"
        file.write_text(block, encoding="utf-8")
        scenario, _ = read_written(file)
        judged(scenario, sportsbook)
        assert idle_steps(scenario, sportsbook) == ()
        seen |= {type(change) for change in scenario.changes}
    assert seen == set(PEOPLE_KINDS)
