"""Several operations as one: whose people and queues it has, and what must agree before it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from planner.inputs import PlanRequest, gather
from planner.operation import Operation, OperationFile
from planner.operation.operation import Edit
from planner.operation.queue_specs import GoalSpec
from planner.problems import OperationError
from planner.stage_inputs import stage_keys
from planner.workspace import merged
from solver.case import Wish


def codes(*parts: tuple[str, Operation], prefix: bool = False) -> list[str]:
    """What keeps the parts from being one."""
    with pytest.raises(OperationError) as caught:
        merged(parts, prefix=prefix, line=7)
    assert {problem.row for problem in caught.value.problems} == {7}
    return [problem.code for problem in caught.value.problems]


def with_config(operation: Operation, **changed: object) -> Operation:
    """The operation with sections of its configuration replaced."""
    return replace(operation, config=operation.config.model_copy(update=changed))


@pytest.mark.parametrize("prefix", [False, True])
def test_one_site_alone_stays_as_it_is(istanbul: Operation, *, prefix: bool) -> None:
    """A pool of one would have the very plan of its site: the same keys of every stage."""
    found = merged((("istanbul", istanbul),), prefix=prefix)
    assert found.operation is istanbul
    assert {owner.site for owner in found.owners.values()} == {"istanbul"}


def test_a_pool_has_the_people_and_contacts_of_both(istanbul: Operation, izmir: Operation) -> None:
    """One queue with the calls of both; people keep their ids and tell place and zone."""
    found = merged((("istanbul", istanbul), ("izmir", izmir)))
    one = found.operation
    assert [queue.id for queue in one.queues] == ["phone-tr"]
    assert one.contacts["offered"].sum() == istanbul.contacts["offered"].sum() + izmir.contacts["offered"].sum()
    assert {agent.id[0]: agent.site for agent in one.agents} == {"A": "istanbul-main", "B": "izmir-main"}
    assert {spec.zone for spec in one.config.sites.values()} == {"Europe/Istanbul"}
    assert found.owners["B3"].site == "izmir"


def test_a_pool_is_an_operation_that_can_be_planned(istanbul: Operation, izmir: Operation) -> None:
    """Its keys differ from those of each site, and are the same in another reading."""
    keys = [
        stage_keys(gather(merged(parts).operation, PlanRequest(weeks=1)))["roster"]
        for parts in ((("a", istanbul), ("b", izmir)), (("a", istanbul), ("b", izmir)), (("a", istanbul),))
    ]
    assert keys[0] == keys[1] != keys[2]


def test_with_a_prefix_the_same_ids_are_two_people(istanbul: Operation) -> None:
    """Everything that belongs to a person goes along, and back under the own id."""
    wishes = (Wish("A1", date(2025, 11, 4), "off"),)
    twin = replace(istanbul, wishes=wishes, balances_min=(("A2", 30),), consent_unasked=frozenset({"A3"}))
    found = merged((("x", twin), ("y", twin)), prefix=True)
    assert [wish.agent for wish in found.operation.wishes] == ["x-A1", "y-A1"]
    assert [row[0] for row in found.operation.balances_min] == ["x-A2", "y-A2"]
    assert found.operation.consent_unasked == {"x-A3", "y-A3"}
    assert {agent.team for agent in found.operation.agents} == {"x-shop", "y-shop"}
    assert (found.owners["y-A8"].site, found.owners["y-A8"].agent) == ("y", "A8")


def _other_goal(config: OperationFile) -> dict[str, object]:
    goal = GoalSpec(target_share=0.9, threshold_s=20)
    return {"queues": {"phone-tr": config.queues["phone-tr"].model_copy(update={"goal": goal})}}


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        (lambda config: {"currency": "EUR"}, "pool_section"),
        (lambda config: {"grid_min": 15}, "pool_section"),
        (lambda config: {"rules": config.rules.model_copy(update={"preset": "germany"})}, "pool_law"),
        (lambda config: {"rules": config.rules.model_copy(update={"drop": {"wish": "not here"}})}, "pool_rules"),
        (lambda config: {"zone": "Europe/Malta"}, "pool_clocks"),
        (lambda config: {"costs": config.costs.model_copy(update={"overtime_share": 0.1})}, "pool_section"),
        (lambda config: {"forecast": config.forecast.model_copy(update={"history_weeks": 9})}, "pool_section"),
        (_other_goal, "pool_queue"),
        (lambda config: {"contracts": {"full-time": config.contracts["part-time"]}}, "pool_entry"),
    ],
)
def test_what_holds_for_all_must_be_the_same(
    istanbul: Operation, izmir: Operation, changed: Callable[[OperationFile], dict[str, object]], code: str
) -> None:
    """A roster has one law, one clock, one money; one name means one thing."""
    assert codes(("istanbul", istanbul), ("izmir", with_config(izmir, **changed(izmir.config)))) == [code]


def test_zones_that_show_the_same_hour_and_own_wages_agree(istanbul: Operation, izmir: Operation) -> None:
    """Minsk and Istanbul have shown the same hour for years; a person's wage is a person's own."""
    costs = izmir.config.costs.model_copy(update={"hour": 1})
    found = merged((("istanbul", istanbul), ("minsk", with_config(izmir, zone="Europe/Minsk", costs=costs))))
    assert [spec.zone for spec in found.operation.config.sites.values()] == ["Europe/Istanbul", "Europe/Minsk"]


def test_repeated_ids_are_an_error_without_a_prefix(istanbul: Operation) -> None:
    """Nobody knows whether it is one person."""
    assert codes(("x", istanbul), ("y", istanbul)) == ["pool_agents"]


def test_rules_that_name_persons_go_without_prefix(istanbul: Operation) -> None:
    """Their names would lead nowhere."""
    rules = istanbul.config.rules.model_copy(update={"changes": {"personal_totals": {"reason": "agreed"}}})
    named = with_config(istanbul, rules=rules)
    assert codes(("x", named), ("y", named), prefix=True) == ["pool_rules_of_persons"]


def test_a_factor_on_a_shared_queue_must_be_meant_by_all(istanbul: Operation, izmir: Operation) -> None:
    """Ten percent more of Istanbul's calls are not ten percent more of all; so many calls more are so many more."""
    first, last = datetime(2025, 11, 3, tzinfo=UTC), datetime(2025, 11, 4, tzinfo=UTC)
    more = Edit("more", ("phone-tr",), first, last, 1.1, None)
    edited = replace(istanbul, edits=(more,))
    assert codes(("istanbul", edited), ("izmir", izmir)) == ["pool_edit"]
    both = merged((("istanbul", edited), ("izmir", replace(izmir, edits=(more,)))))
    assert both.operation.edits == (more,)
    added = replace(more, factor=None, add=20.0)
    assert merged((("istanbul", replace(istanbul, edits=(added,))), ("izmir", izmir))).operation.edits == (added,)
