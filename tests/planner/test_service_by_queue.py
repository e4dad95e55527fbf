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
