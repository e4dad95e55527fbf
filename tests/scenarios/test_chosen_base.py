"""The base of a scenario: the stored plan, unless another is asked for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planner.inputs import Inputs
from planner.problems import NotFoundError, OperationError
from planner.store import Store
from scenarios.chosen_base import Asked, choose


@pytest.fixture
def store(small_planned: Path) -> Store:
    """The store with the small plan as its only draft."""
    return Store(small_planned)


def test_the_newest_stored_plan_is_the_base(store: Store, small_inputs: Inputs) -> None:
    """So that nothing is planned twice, and figures are found again by other commands."""
    chosen = choose(small_inputs.operation, store, Asked())
    assert chosen.stored is not None
    assert chosen.stored.plan.id == store.plan().id
    assert chosen.inputs.weeks == 1
    named = choose(small_inputs.operation, store, Asked(named=store.plan().id[:6]))
    assert named.stored is not None
    assert named.stored.plan.id == store.plan().id


def test_a_period_asks_for_another(store: Store, small_inputs: Inputs) -> None:
    """Then the base is planned anew, with the usual values for what is left open."""
    chosen = choose(small_inputs.operation, store, Asked(start=date(2025, 11, 10), weeks=2))
    assert chosen.stored is None
    assert (chosen.inputs.start, chosen.inputs.weeks, chosen.inputs.seed) == (date(2025, 11, 10), 2, 1)


def test_without_a_stored_plan_a_first_one_is_asked_for(tmp_path: Path, small_inputs: Inputs) -> None:
    """Four weeks from the end of the history."""
    chosen = choose(small_inputs.operation, Store(tmp_path), Asked())
    assert chosen.stored is None
    assert chosen.inputs.weeks == 4


def test_a_plan_and_a_period_at_once_are_refused(store: Store, small_inputs: Inputs) -> None:
    """Nobody knows which of the two is meant."""
    with pytest.raises(OperationError) as told:
        choose(small_inputs.operation, store, Asked(named="abc", weeks=2, seed=3))
    (problem,) = told.value.problems
    assert problem.code == "plan_or_period"
    assert dict(problem.parameters)["options"] == "--weeks, --seed"


def test_a_plan_that_is_not_stored_is_refused(store: Store, small_inputs: Inputs) -> None:
    """Another plan in its place would answer another question."""
    with pytest.raises(NotFoundError):
        choose(small_inputs.operation, store, Asked(named="nothing-like-it"))
