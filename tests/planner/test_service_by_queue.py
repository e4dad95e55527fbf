"""Service by queue keeps ordinary days and event nights apart, and does not count what was never judged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.inputs import Inputs
from planner.plans import Plan
from planner.service_by_queue import queue_services


def test_days_on_which_nothing_was_judged_do_not_lower_service(small_inputs: Inputs, small_plan: Plan) -> None:
    """Mail that falls due after the plan has no service yet; counting it as none would be a false alarm."""
    assert small_plan.attainment is not None
    table = small_plan.attainment.table.copy()
    days = table["period"] == "day"
    table.loc[days, "service"] = 0.9
    last = days & (table["start_min"] == table.loc[days, "start_min"].max())
    table.loc[last, "service"] = float("nan")
    plan = replace(small_plan, attainment=replace(small_plan.attainment, table=table))
    (found,) = queue_services(plan, small_inputs)
    assert found.service == pytest.approx(0.9)
    assert found.worst_week == pytest.approx(0.9)
    assert found.event_service is None


def test_the_chance_is_that_of_the_worst_period_that_decides(small_inputs: Inputs, small_plan: Plan) -> None:
    """A month of sure weeks and one lost week is not a sure month."""
    assert small_plan.attainment is not None
    table = small_plan.attainment.table.copy()
    table["decides"] = table["period"] == "day"
    table.loc[table["decides"], "chance"] = 0.9
    table.loc[table.index[table["decides"]][1], "chance"] = 0.3
    table.loc[table["period"] == "week", "chance"] = 0.1
    (found,) = queue_services(replace(small_plan, attainment=replace(small_plan.attainment, table=table)), small_inputs)
    assert found.chance == 0.3


def test_what_was_not_asked_is_not_known(small_inputs: Inputs, small_plan: Plan) -> None:
    """An empty source of risk or a missing occupancy must not reach a page as a value."""
    assert small_plan.attainment is not None
    table = small_plan.attainment.table.assign(risk_source="", occupancy=float("nan"))
    (found,) = queue_services(replace(small_plan, attainment=replace(small_plan.attainment, table=table)), small_inputs)
    assert found.risk_source is None
    assert found.occupancy is None
    asked = replace(small_plan.attainment, table=table.assign(risk_source="rate", occupancy=0.7))
    (found,) = queue_services(replace(small_plan, attainment=asked), small_inputs)
    assert (found.risk_source, found.occupancy) == ("rate", 0.7)


def test_a_day_weighs_by_the_contacts_that_its_service_is_a_share_of(small_inputs: Inputs, small_plan: Plan) -> None:
    """Of the served: a day on which few were served says little, one on which nobody was is a service of 0."""
    assert small_plan.attainment is not None
    table = small_plan.attainment.table.copy()
    days = table["period"] == "day"
    first = days & (table["start_min"] == table.loc[days, "start_min"].min())
    table.loc[days, ["service", "base"]] = [0.9, 30.0]
    table.loc[first, ["service", "base"]] = [0.1, 10.0]
    (found,) = queue_services(replace(small_plan, attainment=replace(small_plan.attainment, table=table)), small_inputs)
    others = int(days.sum()) - 1
    assert found.service == pytest.approx((0.1 * 10 + 0.9 * 30 * others) / (10 + 30 * others))
    table.loc[days, ["service", "base"]] = [0.0, 0.0]
    (found,) = queue_services(replace(small_plan, attainment=replace(small_plan.attainment, table=table)), small_inputs)
    assert found.service == 0.0
