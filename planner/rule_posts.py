"""Posts of the rule `role_floor` against the legal hours of those who may hold them, by the floors' arithmetic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.operation.floor_policies import said_span
from planner.operation.sense_hours import floor_problem
from planner.operation.types import WEEKDAYS
from solver.arithmetic import floor_arithmetic, paid_break_share, weekly_hours
from solver.cover import Floor
from solver.rules.forms import OnDuty
from solver.rules.role_floor import RoleFloor

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.problems import Problem
    from solver.case import RosterCase
    from solver.rules.role_floor import Post


def post_sense(inputs: Inputs, case: RosterCase) -> tuple[Problem, ...]:
    """Posts that ask for more hours, or more people at break times, than their roles have; as warnings."""
    return tuple(problem for rule in case.rules if isinstance(rule, RoleFloor) for problem in _of(rule, inputs, case))


def _of(rule: RoleFloor, inputs: Inputs, case: RosterCase) -> Iterator[Problem]:
    floors = tuple(
        Floor(form.id, form.agents, form.least, post.cents)
        for post, form in zip(rule.posts, rule.forms(case), strict=True)
        if isinstance(form, OnDuty) and form.least is not None
    )
    hours = weekly_hours(case.agents, inputs.operation.absences, case.grid)
    found = floor_arithmetic(floors, hours, case.grid, paid_break_share(case.templates))
    for k, (post, arithmetic) in enumerate(zip(rule.posts, found, strict=True)):
        problem = floor_problem(arithmetic, f"rules.changes.{rule.kind}.posts.{k}", _named(post), post.least)
        if problem is not None:
            yield problem


def _named(post: Post) -> str:
    """The post's name with its hours: "lead mon tue 08-22"."""
    days = [WEEKDAYS[day] for day in sorted(set(post.weekdays))]
    return f"{post.id} {said_span(days, post.start, post.end)}".strip()
