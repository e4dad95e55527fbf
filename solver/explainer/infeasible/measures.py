"""How much of a promise is due, and the most of it that can be kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from solver.explainer.infeasible.promises import ATTENDED, Promise
from solver.rules.forms import OnDuty

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.explainer.infeasible.asking import Asker


def measured(case: RosterCase, promise: Promise, asker: Asker) -> tuple[int, int, str]:
    """Due, possible (never less than what some roster keeps) and their unit."""
    if promise.rule in ATTENDED:
        return 1, 0, "activities"
    if promise.rule == "standby":
        return _on_call(case, promise, asker)
    rows = [form for form in promise.forms(case) if isinstance(form, OnDuty) and form.least is not None]
    due = int(sum(np.maximum(np.asarray(form.least), 0).sum() for form in rows))
    if any(form.by_day or form.whom or form.counting != "present" for form in rows):
        return due, due - 1, "agents"
    step = case.grid.step_min
    if not promise.agents:
        return due * step, 0, "agent_min"
    missing = asker.missing(case, promise)
    return due * step, (due - max(1, 1 if missing is None else missing[0])) * step, "agent_min"


def _on_call(case: RosterCase, promise: Promise, asker: Asker) -> tuple[int, int, str]:
    """The greatest depth that was found to be possible."""
    (window,) = promise.windows(case)
    for depth in range(window.depth - 1, 0, -1):
        requirement = replace(case.requirement, on_call=(replace(window, depth=depth),))
        if not asker.ask(replace(case, requirement=requirement), (promise,)).impossible:
            return window.depth, depth, "agents"
    return window.depth, 0, "agents"
