"""Where a scenario's difference is made: the queue, the day and the hours, and which input decides it there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from scenarios.comparing.causes import Share, shares
from scenarios.comparing.window import Met, Window, met, served_in

if TYPE_CHECKING:
    import pandas as pd

    from planner.plans import Plan
    from scenarios.base_plan import BasePlan
    from scenarios.playing import Played
    from scenarios.served import Paired


BLOCK_H = 4  # of the wall clock, as the simulation judges them


@dataclass(frozen=True, slots=True)
class Deciding:
    """Where the difference is made, and what changed there.

    Attributes
    ----------
    day, pair : the local day on which the queue's late contacts change most, and that day's difference.
    window : its four hours in which they change most; the whole day where none stands out of the noise.
    service, late : in the window, before and after: share within the goal, contacts too late.
    before, after : what meets there.
    shares : what each group of inputs brings, in late contacts of the window; see `causes.shares`.
    start_hour : of the window, on the wall clock.
    """

    window: Window
    day: date
    pair: Paired
    service: tuple[float, float]
    late: tuple[float, float]
    before: Met
    after: Met
    shares: tuple[Share, ...]
    start_hour: int


def deciding(base: BasePlan, played: Played, pairs: tuple[Paired, ...]) -> Deciding | None:
    """Where most of the difference is made; None where no queue's difference stands out of the noise."""
    pair = most_changed(pairs)
    if pair is None or pair.cell.queue is None or pair.cell.day is None:
        return None
    window = _window(base.plan, played.plan, pair)
    assert base.plan.attainment is not None
    assert played.plan.attainment is not None
    sides = [served_in(attained, window) for attained in (base.plan.attainment, played.plan.attainment)]
    return Deciding(
        window=window,
        day=pair.cell.day,
        pair=pair,
        service=(sides[0][0], sides[1][0]),
        late=(sides[0][1], sides[1][1]),
        before=met(base.inputs, base.plan, window),
        after=met(played.inputs, played.plan, window),
        shares=shares(base, played, window, pair.cell.day),
        start_hour=base.plan.grid.local(window.start_min).hour,
    )


def most_changed(pairs: tuple[Paired, ...]) -> Paired | None:
    """The day of the queue whose late contacts change most, if they stand out: when they change most.

    A queue, or day of it, that only one side has is not compared: nothing there changed, it came or went.
    """
    wholes = [one for one in pairs if one.cell.queue and one.cell.day is None and one.compared and one.stands_out]
    if not wholes:
        return None
    queue = max(wholes, key=lambda one: abs(one.late_diff))
    sign = np.sign(queue.late_diff)
    days = [one for one in pairs if one.cell.queue == queue.cell.queue and one.cell.day is not None and one.compared]
    return max(days, key=lambda one: sign * one.late_diff)


def _window(before: Plan, after: Plan, pair: Paired) -> Window:
    """The four hours of the day in which late contacts change most; the day where that is within noise."""
    queue, day = str(pair.cell.queue), pair.cell.day
    assert day is not None
    grid = before.grid
    start, end = grid.minute(day, 0), grid.minute(day, 24 * 60)
    old, new = (_blocks(plan, queue, start, end) for plan in (before, after))
    whole, common = Window(queue, start, end), old.index.intersection(new.index)
    if common.empty:
        return whole
    moved = (new.loc[common, "late"] - old.loc[common, "late"]) * np.sign(pair.late_diff)
    first = int(str(moved.idxmax()))
    noise = 2.0 * float(np.sqrt(old["service_se"][first] ** 2 + new["service_se"][first] ** 2))
    if moved[first] <= 0 or abs(new["service"][first] - old["service"][first]) <= noise:
        return whole
    hour = grid.local(first).hour
    return Window(queue, first, grid.minute(day, 60 * (hour - hour % BLOCK_H + BLOCK_H)))


def _blocks(plan: Plan, queue: str, start: int, end: int) -> pd.DataFrame:
    """Service, its error and late contacts by block of a queue's day, where anything is judged."""
    assert plan.attainment is not None
    table = plan.attainment.table
    rows = table[(table["queue"] == queue) & (table["period"] == "block") & table["start_min"].between(start, end - 1)]
    rows = rows[rows["service"].notna()].assign(late=lambda judged: judged["base"] * (1.0 - judged["service"]))
    rows = rows.assign(service_se=rows["service_se"].fillna(0.0))
    return rows.set_index("start_min")[["service", "service_se", "late"]].sort_index()
