"""Which days a night plans, and whether its plan is due.

Days that are published are not drafted again: the draft begins on the first Monday that is not published. Only where
`cycle.may_change` names what a night may change of a publication does the draft begin on the next Monday, stand on
what is published, and reach into the days behind it.
"""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from planner.inputs import Inputs, PlanRequest


def first_day(inputs: Inputs, request: PlanRequest, published: frozenset[date]) -> date:
    """The first day to draft; the one asked for where one is asked for. `published`: days on which anything is."""
    day = inputs.start
    if request.start is not None or inputs.operation.config.cycle.may_change:
        return day
    while day in published:
        day += timedelta(weeks=1)
    return day


def is_due(inputs: Inputs) -> bool:
    """Whether a plan is to be published by now: its first day is no further away than the cycle says."""
    today = inputs.as_of.astimezone(ZoneInfo(inputs.operation.config.zone)).date()
    return inputs.start - today <= timedelta(days=inputs.operation.config.cycle.publish_days_before)
