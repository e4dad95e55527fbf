"""Three parts of shrinkage: planned in the roster, absent at random, inside measured or assumed; each counts once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from planner.inputs import Inputs
from planner.operation.operation import StateDay
from planner.shrinkage import DEFAULT_WORTH_H, InsideShare, inside_note, inside_share
from planner.simulating import simulation_params
from solver.staffing.levels import GOAL_LEVEL, price_levels
from solver.staffing.params import RequireParams
from solver.staffing.queue_needs import QueueNeeds

HOUR_S = 3600.0


def logged(inputs: Inputs, *states: StateDay, inside: float = 0.0) -> Inputs:
    """The same request with agents' states and a stated share."""
    config = inputs.operation.config
    stated = config.model_copy(update={"shrinkage": config.shrinkage.model_copy(update={"inside_share": inside})})
    return replace(inputs, operation=replace(inputs.operation, states=states, config=stated))


def yesterday(inputs: Inputs) -> date:
    return inputs.as_of.date() - timedelta(days=2)


def test_without_states_the_stated_share_is_a_default_and_called_one(small_inputs: Inputs) -> None:
    """Nobody measured it."""
    found = inside_share(logged(small_inputs, inside=0.07))
    assert found == InsideShare(0.07, 0.0)
    assert inside_note(found).code == "inside_default"
    assert inside_note(found).parameters == {"percent": "7"}


def test_states_replace_the_default_as_their_hours_grow(small_inputs: Inputs) -> None:
    """1,960 hours at 10 % against 40 hours' worth of 5 %; one hour says next to nothing."""
    day = yesterday(small_inputs)
    much = inside_share(logged(small_inputs, StateDay(day, 1764 * HOUR_S, 196 * HOUR_S), inside=0.05))
    assert much.share == pytest.approx((196 + 0.05 * DEFAULT_WORTH_H) / 2000)
    assert inside_note(much).parameters == {"percent": "9.9", "hours": 1960}
    little = inside_share(logged(small_inputs, StateDay(day, 0.0, HOUR_S), inside=0.05))
    assert little.share == pytest.approx((1 + 2) / 41)


def test_states_after_as_of_are_not_seen(small_inputs: Inputs) -> None:
    """A plan looks back only."""
    later = StateDay(small_inputs.as_of.date() + timedelta(days=1), HOUR_S, HOUR_S)
    assert inside_share(logged(small_inputs, later)).hours == 0.0


def test_the_three_parts_add_up_and_none_counts_twice(small_inputs: Inputs) -> None:
    """Of the heads asked for, those present and available are the need; breaks lie outside of both shares.

    A logged day of 8 h: 1 h of breaks and training, 21 minutes inside, the rest worked. The breaks are in the roster,
    so heads that cover an interval are not on one; requirement and simulation take the same two other shares.
    """
    worked_s, inside_s = 6.65 * HOUR_S, 0.35 * HOUR_S  # the log's hour of breaks is in neither
    seen = logged(small_inputs, StateDay(yesterday(small_inputs), 1000 * worked_s, 1000 * inside_s), inside=0.05)
    inside, simulated = inside_share(seen), simulation_params(seen)
    assert inside.share == pytest.approx(0.05)
    absent = seen.operation.config.shrinkage.absent_share
    assert absent > 0
    params = RequireParams(absent_share=absent, inside_share=inside.share)
    need = np.array([[9.5]])
    queue = seen.operation.queues[0]
    heads = price_levels(np.array([[8.0]]), QueueNeeds(need, need, ()), (queue,), params)[GOAL_LEVEL, 0, 0]
    assert heads * (1 - absent) * (1 - inside.share) == pytest.approx(9.5)
    assert (simulated.absence_share, simulated.inside_shrinkage_share) == (absent, inside.share)
    lost = heads * absent + heads * (1 - absent) * inside.share
    assert heads - lost == pytest.approx(9.5)
