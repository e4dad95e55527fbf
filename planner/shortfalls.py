"""Where a simulated roster misses what was promised: every goal over its own period and level."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from solver.grid import Grid
from solver.outcomes import Attainment
from solver.queues import Measure, Queue

if TYPE_CHECKING:
    import pandas as pd

ROUNDING = 1e-9  # 0.85 x 20 contacts are not 17 in binary


@dataclass(frozen=True, slots=True)
class Promise:
    """One goal over one period: of a queue, or of all queues of its language or channel together.

    Attributes
    ----------
    queues : those judged together. `period`: interval, day, week or month.
    start_min, end_min : UTC minutes, within the plan.
    offered : expected contacts that are judged. `service`, `target_share`: by contacts over the queues.
    missing : contacts to serve better until the goal is met; 0 if it is. For a mean wait the share of contacts by
        which the waits are too long.
    """

    queues: tuple[str, ...]
    period: str
    start_min: int
    end_min: int
    offered: float
    service: float
    target_share: float
    missing: float

    @property
    def met(self) -> bool:
        """Whether the goal is met in expectation."""
        return self.missing <= ROUNDING * self.offered


def promises(attained: Attainment, queues: tuple[Queue, ...], grid: Grid) -> tuple[Promise, ...]:
    """Every goal over each of its own periods in which contacts are judged, by start."""
    table = attained.table
    decided = table[table["decides"] & table["service"].notna() & (table["offered"] > 0)]
    found = (p for members in _together(queues) for p in _judged(decided, members, grid))
    return tuple(sorted(found, key=lambda p: (p.start_min, p.end_min, p.queues)))


def _together(queues: tuple[Queue, ...]) -> list[tuple[Queue, ...]]:
    """Queues whose goals are judged together, over the same period."""
    pools: dict[tuple[object, ...], list[Queue]] = {}
    for queue in queues:
        goal = queue.goal
        whose = {"language": queue.language, "channel": queue.channel}.get(goal.level, queue.id)
        pools.setdefault((goal.level, whose, goal.period, goal.measure is Measure.ASA), []).append(queue)
    return [tuple(members) for members in pools.values()]


def _judged(decided: pd.DataFrame, members: tuple[Queue, ...], grid: Grid) -> Iterator[Promise]:
    """One promise for each period of these queues that judges any contact."""
    goal, goals = members[0].goal, {queue.id: queue.goal for queue in members}
    rows = decided[decided["queue"].isin(list(goals))]
    target = rows["queue"].map(lambda name: goals[name].target_share)
    limit_s = rows["queue"].map(lambda name: goals[name].threshold_s)
    sums = rows.assign(
        within=rows["service"] * rows["offered"],
        wanted=target * rows["offered"],
        waited_s=rows["asa_s"].fillna(0.0) * rows["served"],
        allowed_s=limit_s * rows["served"],
    ).groupby("start_min", sort=True)[["offered", "served", "within", "wanted", "waited_s", "allowed_s"]]
    for row in sums.sum().reset_index().to_dict("records"):
        start = int(row["start_min"])
        missing = _too_long(row) if goal.measure is Measure.ASA else max(0.0, row["wanted"] - row["within"])
        shares = row["within"] / row["offered"], row["wanted"] / row["offered"]
        end_min = _end_min(start, goal.period, grid)
        yield Promise(tuple(goals), goal.period, start, end_min, row["offered"], *shares, missing)


def _too_long(row: Mapping[Hashable, float]) -> float:
    """Contacts times the share of their waits beyond the limit of the mean."""
    beyond_s = max(0.0, row["waited_s"] - row["allowed_s"])
    return row["served"] * beyond_s / row["waited_s"] if beyond_s > 0 else 0.0


def _end_min(start_min: int, period: str, grid: Grid) -> int:
    """First minute after a period, within the plan."""
    if period == "interval":
        return start_min + grid.step_min
    later = (bound for bound in grid.day_bounds[1:-1] if bound > start_min and _opens(grid.day_of(bound), period))
    return min(later, default=grid.end_min)


def _opens(day: date, period: str) -> bool:
    return period == "day" or (day.weekday() == 0 if period == "week" else day.day == 1)
