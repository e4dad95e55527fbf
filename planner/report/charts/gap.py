"""One day of a queue: people needed and present of those who share it, and the moment asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.report.charts.cover import cover_layers
from planner.report.charts.demand import WIDTH
from planner.report.charts.drawing import Spec, at, marks
from planner.words import sentence
from solver.explainer.shortage import heads_around
from solver.staffing.levels import GOAL_LEVEL

if TYPE_CHECKING:
    from planner.answers.gap import Gap
    from planner.answers.standing import Standing

BEFORE_MIN, AFTER_MIN = 0, 30 * 60  # of the local day: to the next morning at six


def gap_chart(gap: Gap, standing: Standing, lang: str) -> Spec:
    """From midnight to the next morning, by the interval of the grid."""
    grid = standing.plan.grid
    asked: list[Spec] = [
        {"t": at(grid.local(gap.start_min).replace(tzinfo=None)), "label": f"{grid.local(gap.start_min):%H:%M}"}
    ]
    return {
        "width": WIDTH,
        "height": 190,
        "data": {"values": gap_points(gap, standing)},
        "layer": [*cover_layers(1, sentence("chart_people", {}, lang)), *marks(asked)],
    }


def gap_points(gap: Gap, standing: Standing) -> list[Spec]:
    """Need and presence per interval of the queue's row and those that share with it at the moment asked about."""
    grid, case = standing.plan.grid, standing.case
    first = grid.index(grid.minute(gap.day, BEFORE_MIN))
    last = min(grid.intervals, grid.index(grid.minute(gap.day, AFTER_MIN)))
    rows = [gap.shortage.row, *gap.shortage.sharing]
    serving = case.requirement.serves[:, rows].any(axis=1)
    here = heads_around(case, standing.plan.roster, first, last)[serving].sum(axis=0)
    need = case.requirement.need[GOAL_LEVEL][rows, first:last].sum(axis=0)
    return [
        {
            "t": at(grid.local(grid.start_min + (first + place) * grid.step_min).replace(tzinfo=None)),
            "need": round(float(n), 2),
            "here": round(float(h), 2),
            "lack": round(float(min(n, h)), 2),
        }
        for place, (n, h) in enumerate(zip(need, here, strict=True))
    ]
