"""How optima answer to other rows of cover: split, merged, exchanged, and of queues that nobody serves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from solver.case import RosterCase
from tests.solver.roster.relations import assert_never_worse, assert_same, costs
from tests.solver.roster.tiny_optima import EQUAL


def served_by(case: RosterCase, serves: np.ndarray, need: np.ndarray) -> RosterCase:
    """The case with other rows, and queues to match."""
    rows = tuple((f"q{r}",) for r in range(serves.shape[1]))
    groups = replace(case.groups, queues=tuple(q for (q,) in rows), serves=serves)
    made = replace(case.requirement, rows=rows, serves=serves, need=need, load=need[0])
    return replace(case, groups=groups, requirement=made)


def test_a_row_split_in_two_of_equal_eligibility_costs_the_same() -> None:
    """Whoever serves one half serves the other: their needs add up at every level."""

    def split(case: RosterCase) -> RosterCase:
        made = case.requirement
        half = made.need[:, :1] / 2
        need = np.concatenate([half, half, made.need[:, 1:]], axis=1)
        return served_by(case, np.concatenate([made.serves[:, :1], made.serves], axis=1), need)

    assert_same(split)


def test_rows_of_equal_eligibility_merge_at_no_cost() -> None:
    """Groups that all serve the same rows might as well serve one row."""

    def alike(case: RosterCase) -> RosterCase:
        made = case.requirement
        return served_by(case, np.ones_like(made.serves), made.need)

    def merged(case: RosterCase) -> RosterCase:
        made = case.requirement
        return served_by(case, made.serves[:, :1], made.need.sum(axis=1, keepdims=True))

    assert_same(merged, lambda case: len(case.requirement.rows) > 1, alike)


def test_rows_in_another_order_cost_the_same() -> None:
    """Rows have no rank."""
    assert_same(
        lambda case: served_by(case, case.requirement.serves[:, ::-1].copy(), case.requirement.need[:, ::-1].copy()),
        lambda case: len(case.requirement.rows) > 1,
    )


def test_a_row_that_nobody_serves_costs_its_need_and_no_more() -> None:
    """What cannot be covered is lost whatever the roster: a constant."""

    def with_row(case: RosterCase) -> RosterCase:
        made = case.requirement
        serves = np.concatenate([made.serves, np.zeros((len(made.serves), 1), dtype=bool)], axis=1)
        return served_by(case, serves, np.concatenate([made.need, np.full_like(made.need[:, :1], 0.3)], axis=1))

    for case, known, changed in costs(with_row):
        made = case.requirement
        assert abs(changed - known - 0.3 * made.cents[0] * case.grid.intervals) <= EQUAL


def test_a_skill_more_is_never_worse() -> None:
    """The first group learns to serve every row; nobody has to use what he knows."""

    def skilled(case: RosterCase) -> RosterCase:
        serves = case.requirement.serves.copy()
        serves[0] = True
        return served_by(case, serves, case.requirement.need)

    assert_never_worse(skilled)


def test_groups_in_another_order_cost_the_same() -> None:
    """Groups have no rank."""

    def turned(case: RosterCase) -> RosterCase:
        serves = case.requirement.serves[::-1].copy()
        groups = replace(case.groups, members=case.groups.members[::-1])
        return served_by(replace(case, groups=groups), serves, case.requirement.need)

    assert_same(turned, lambda case: len(case.groups.members) > 1)


def test_a_group_of_each_agent_costs_the_same() -> None:
    """Groups only sort people: one for each person, serving what the old one did, changes nothing."""

    def single(case: RosterCase) -> RosterCase:
        group_of = case.groups.group_of()
        serves = case.requirement.serves[[group_of[agent.id] for agent in case.agents]]
        groups = replace(case.groups, members=tuple((agent.id,) for agent in case.agents))
        return served_by(replace(case, groups=groups), serves, case.requirement.need)

    assert_same(single, lambda case: len(case.agents) > 1)
