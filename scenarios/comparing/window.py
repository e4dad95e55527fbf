"""What meets in some hours of one queue: contacts, their length, people who can serve it, and what else they serve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from planner.playing import whole_roster
from planner.presence import presence
from solver.grid import utc
from solver.groups import group

if TYPE_CHECKING:
    import pandas as pd

    from planner.inputs import Inputs
    from planner.plans import Plan
    from solver.duties import Roster
    from solver.outcomes import Attainment
    from solver.queues import ServiceGoal


@dataclass(frozen=True, slots=True)
class Window:
    """A queue on a local day, or in one of its blocks of four hours; UTC minutes."""

    queue: str
    start_min: int
    end_min: int

    @property
    def whole_day(self) -> bool:
        """Whether it is a whole day."""
        return self.end_min - self.start_min > 12 * 60


@dataclass(frozen=True, slots=True)
class Met:
    """What meets in a window.

    Attributes
    ----------
    contacts, aht_s : expected contacts of the queue, and their mean length.
    people : agents who can serve the queue, on duty and on no break, mean over the window; absence is not drawn.
    others : expected contacts by other queue that these agents also serve.
    goal : of the queue; None where it does not exist.
    """

    contacts: float
    aht_s: float
    people: float
    others: tuple[tuple[str, float], ...]
    goal: ServiceGoal | None


def served_in(attained: Attainment, window: Window) -> tuple[float, float]:
    """Service and late contacts in a window; nothing is late where nothing was judged."""
    table = attained.table
    period = "day" if window.whole_day else "block"
    rows = table[(table["queue"] == window.queue) & (table["period"] == period)]
    rows = rows[(rows["start_min"] == window.start_min) & rows["service"].notna()]
    if rows.empty:
        return 1.0, 0.0
    service, judged = float(rows["service"].iloc[0]), float(rows["base"].iloc[0])
    return service, judged * (1.0 - service)


def met(inputs: Inputs, plan: Plan, window: Window) -> Met:
    """What meets in a window of a plan."""
    assert plan.forecast is not None
    rows = plan.forecast.table
    rows = rows[(rows["start"] >= utc(window.start_min)) & (rows["start"] < utc(window.end_min))]
    able, beside = _able(inputs, window.queue)
    contacts, aht_s = _work(rows[rows["queue"] == window.queue])
    sums = rows.groupby("queue", sort=False)["mean"].sum()
    return Met(
        contacts=contacts,
        aht_s=aht_s,
        people=_present(inputs, plan.roster, able, window),
        others=tuple((queue, float(sums[queue])) for queue in beside if queue in sums),
        goal=next((queue.goal for queue in inputs.operation.queues if queue.id == window.queue), None),
    )


def _able(inputs: Inputs, queue: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Agents who can serve a queue throughout the plan, and what other queues any of them can."""
    days = inputs.grid.days
    groups = group(inputs.operation.agents, inputs.operation.queues, days[0], days[-1])
    if queue not in groups.queues:
        return frozenset(), ()
    serving = np.flatnonzero(groups.serves[:, groups.queues.index(queue)])
    able = frozenset(agent for number in serving for agent in groups.members[number])
    beside = np.flatnonzero(groups.serves[serving].any(axis=0))
    return able, tuple(groups.queues[number] for number in beside if groups.queues[number] != queue)


def _work(rows: pd.DataFrame) -> tuple[float, float]:
    contacts = float(rows["mean"].sum())
    return contacts, float((rows["mean"] * rows["aht_s"]).sum()) / contacts if contacts > 0 else 0.0


def there(inputs: Inputs, roster: Roster, window: Window) -> float:
    """Agents of a roster who can serve the window's queue, on duty and on no break, mean over the window."""
    return _present(inputs, roster, _able(inputs, window.queue)[0], window)


def _present(inputs: Inputs, roster: Roster, able: frozenset[str], window: Window) -> float:
    grid = inputs.grid
    duties = tuple(duty for duty in whole_roster(inputs, roster).duties if duty.agent in able)
    first, last = grid.index(window.start_min), grid.index(window.end_min)
    inside = presence(duties, grid)[max(first, 0) : min(last, grid.intervals)]
    return float(inside.mean()) if len(inside) else 0.0
