"""A post that its roles cannot hold is told before the plan, by the same arithmetic as a floor."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from planner.casework import make_case
from planner.inputs import Inputs
from planner.problems import Problem
from planner.report.failures import problem_sentence
from planner.rule_posts import post_sense
from planner.rule_sense import rule_sense
from solver.case import Absence
from solver.rules.role_floor import Post, RoleFloor
from tests.planner.report import worlds

LEAD = Post(id="lead", roles=("lead",), least=1, start=480, end=780)
"""Five hours a day: 35 a week, for which one contract of 40 has hours and nobody for the breaks."""


def inputs(*leads: str) -> Inputs:
    """The tiny operation with these agents as leads."""
    made = worlds.operation()
    agents = tuple(replace(agent, roles=frozenset({"lead"} if agent.id in leads else ())) for agent in made.agents)
    return replace(worlds.inputs(), operation=replace(made, agents=agents, absences=()))


def found(asked: Inputs, *posts: Post) -> tuple[Problem, ...]:
    case = make_case(asked, worlds.requirement())
    return post_sense(asked, replace(case, rules=(RoleFloor(posts=posts),)))


def test_a_post_whose_role_nobody_has_is_short_of_all_its_hours() -> None:
    """Three leads for five hours a day are 105 hours a week."""
    (problem,) = found(inputs(), LEAD.model_copy(update={"least": 3}))
    assert (problem.file, problem.column) == ("operation.yaml", "rules.changes.role_floor.posts.0")
    assert (problem.code, problem.severity) == ("sense_floor_short", "warning")
    assert problem_sentence(problem, "en").startswith("lead 08-13 = 105 h a week; 0 = 0; short 105 ")
    assert "105" in problem_sentence(problem, "tr")


@pytest.mark.parametrize(("end", "codes"), [(780, ["sense_floor_breaks"]), (840, ["sense_floor_short"])])
def test_one_lead_holds_a_post_as_far_as_hours_go_but_not_at_breaks(end: int, codes: list[str]) -> None:
    """35 of 40 hours with nobody to relieve; 42 are two too many."""
    assert [problem.code for problem in found(inputs("ada"), LEAD.model_copy(update={"end": end}))] == codes


def test_a_post_that_can_be_held_is_not_mentioned() -> None:
    """Two leads, 80 hours; the next one after it keeps its own place."""
    assert found(inputs("ada", "can"), LEAD) == ()
    (problem,) = found(inputs("ada", "can"), LEAD, LEAD.model_copy(update={"id": "duty", "roles": ("manager",)}))
    assert problem.column == "rules.changes.role_floor.posts.1"


def test_absences_take_their_hours() -> None:
    """Both leads away for half the week have 40 hours, of which 35 are enough; for six days they have not."""
    asked, grid = inputs("ada", "can"), worlds.GRID
    for days, codes in ((3, []), (6, ["sense_floor_short"])):
        end_min = grid.minute(worlds.MONDAY + timedelta(days=days), 0)
        away = tuple(Absence(agent, grid.start_min, end_min) for agent in ("ada", "can"))
        gone = replace(asked, operation=replace(asked.operation, absences=away))
        assert [problem.code for problem in found(gone, LEAD)] == codes


def test_weekdays_are_told_in_their_order() -> None:
    """A post of two days, written the other way round, twice."""
    (problem,) = found(inputs(), LEAD.model_copy(update={"weekdays": (1, 0, 1)}))
    assert problem_sentence(problem, "en").startswith("lead mon tue 08-13 = 10 h a week")


def test_posts_are_among_the_remarks_on_the_rules() -> None:
    """Where `validate` looks."""
    change = {"posts": [LEAD.model_dump() | {"roles": ["lead"]}], "reason": "x"}
    config = worlds.CONFIG | {"rules": {"preset": "turkey", "changes": {"role_floor": change}}}
    asked = inputs()
    made = type(asked.operation.config).model_validate(config)
    problems = rule_sense(replace(asked, operation=replace(asked.operation, config=made)))
    assert "sense_floor_short" in [problem.code for problem in problems]
