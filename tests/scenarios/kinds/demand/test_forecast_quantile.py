"""People are planned for a quantile; the simulation goes on to play the forecast as it is."""

from __future__ import annotations

from dataclasses import replace
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.casework import make_staffing
from planner.inputs import Inputs
from planner.outlook import make_demand
from planner.plans import Plan
from planner.staffed_demand import staffed_demand
from scenarios.clashes import Claim, claims_of
from solver.demand import LEVELS, Demand
from tests.scenarios import demand_worlds as w

MEAN, SPREAD = 100.0, 20.0  # of which 10 are the chance of single contacts: sqrt(20² - 100) = 17.3 is doubt
DOUBT = (SPREAD**2 - MEAN) ** 0.5


def doubtful() -> Demand:
    """A hundred contacts an hour, known to 20 % with all their chance."""
    demand = w.demand()
    z = np.array([NormalDist().inv_cdf(level) for level in LEVELS])
    bands = np.broadcast_to((MEAN + SPREAD * z)[:, None, None], demand.quantiles.shape)
    return replace(demand, mean=np.full_like(demand.mean, MEAN), quantiles=bands)


def test_the_volume_of_four_cases_in_five() -> None:
    """100 + 0.84 x 17.3 contacts: the chance of single contacts is none of the forecast's doubt."""
    edits = w.change(kind="forecast_quantile", quantile=0.8, queues=[w.CALLS]).apply(w.inputs()).operation.edits
    asked = staffed_demand(doubtful(), edits)
    assert asked.mean[0] == pytest.approx(MEAN + NormalDist().inv_cdf(0.8) * DOUBT, rel=0.01)
    assert (asked.mean[1:] == MEAN).all()
    assert asked.paths is not None
    assert (asked.paths[:, 0] == asked.mean[0]).all()


def test_only_its_hours_are_staffed_so() -> None:
    """Tuesday's evening and nothing else."""
    evening = w.change(kind="forecast_quantile", quantile=0.9, weekdays=["tue"], from_time="18:00", to_time="20:00")
    more = staffed_demand(doubtful(), evening.apply(w.inputs()).operation.edits).mean > MEAN
    assert more.sum(axis=1).tolist() == [2, 2, 2]
    assert more[:, 24 + 18 : 24 + 20].all()


@settings(max_examples=30)
@given(low=st.floats(0.05, 0.95), high=st.floats(0.05, 0.95))
def test_more_caution_never_means_fewer(low: float, high: float) -> None:
    """The median is the mean; above it more are planned, below it fewer."""
    first, second = sorted((low, high))
    means = [
        staffed_demand(
            doubtful(), w.change(kind="forecast_quantile", quantile=q).apply(w.inputs()).operation.edits
        ).mean
        for q in (first, second, 0.5)
    ]
    assert (means[0] <= means[1]).all()
    assert means[2] == pytest.approx(doubtful().mean)


def test_staffing_asks_for_more_and_the_forecast_stays(small_inputs: Inputs, small_plan: Plan) -> None:
    """A real week: more people are needed for the same forecast, and the same calls are simulated."""
    made = small_plan.forecast
    assert made is not None
    bold, careful = (
        w.change(kind="forecast_quantile", quantile=quantile).apply(small_inputs) for quantile in (0.5, 0.9)
    )
    demand = make_demand(careful, made)
    assert np.array_equal(demand.mean, make_demand(small_inputs, made).mean)
    need = [make_staffing(one, demand).requirement.need.sum() for one in (bold, careful)]
    assert need[1] > need[0]


def test_one_time_of_a_queue_has_one_quantile() -> None:
    """The same Saturdays twice are a contradiction, Saturdays within the whole plan are none."""
    whole, spelt, saturdays, again, sundays = (
        claims_of(w.change(kind="forecast_quantile", queues=[w.CALLS], **fields), w.inputs())
        for fields in (
            {"quantile": 0.7},
            {"quantile": 0.8, "first_day": "+0", "last_day": "+6"},
            {"quantile": 0.8, "weekdays": ["sat"]},
            {"quantile": 0.9, "first_day": "+1", "weekdays": ["sat"]},
            {"quantile": 0.9, "weekdays": ["sun"]},
        )
    )
    assert whole == spelt == {Claim("quantile", w.CALLS)}
    assert saturdays == again == {Claim("quantile", f"{w.CALLS}, 2025-11-08 00:00 - 2025-11-09 00:00")}
    assert not saturdays & (whole | sundays)
