"""Work and people needed: the band of the forecast's work and the need above it, for all and pool by pool."""

from __future__ import annotations

from datetime import datetime

import numpy as np

from planner.report.charts.demand import POOL_STEP_MIN, WIDTH, pool_title
from planner.report.charts.drawing import BAND, EVENT, LINE, Spec, at, time_axis, value_axis, weekends
from planner.report.series import Pool, Series, Steps, steps
from planner.words import sentence
from solver.grid import DAY_MIN

STEP = {"interpolate": "step-after"}


def staffing_chart(series: Series, lang: str) -> Spec:
    """All pools together, by the hour."""
    grid = series.plan.grid
    points = staffing_points(series, tuple(series.pools), steps(grid, 60))
    layers = [weekends(grid.days), *staffing_layers(len(grid.days), sentence("chart_people", {}, lang))]
    return {"width": WIDTH, "height": 240, "data": {"values": points}, "layer": layers}


def staffing_by_pool_chart(series: Series, lang: str) -> Spec:
    """One chart a language and channel family, two side by side, each on its own scale."""
    grid = series.plan.grid
    by = steps(grid, POOL_STEP_MIN)
    points = [
        point | {"pool": pool_title(pool, lang)}
        for pool in series.pools
        for point in staffing_points(series, (pool,), by)
    ]
    inner: Spec = {
        "width": WIDTH / 2 - 45,
        "height": 110,
        "layer": staffing_layers(len(grid.days), sentence("chart_people", {}, lang)),
    }
    names = [pool_title(pool, lang) for pool in series.pools]
    return {
        "data": {"values": points},
        "facet": {"field": "pool", "type": "nominal", "sort": names, "title": None},
        "columns": 2,
        "spec": inner,
        "resolve": {"scale": {"y": "independent"}},
    }


def staffing_day_chart(series: Series, lang: str) -> Spec:
    """The day of the peak, by the interval."""
    grid = series.plan.grid
    first = grid.minute(grid.day_of(int(grid.starts[peak_of(series)])), 0)
    last = min(first + DAY_MIN, grid.end_min)
    inside = slice(grid.index(first), grid.index(last))
    points = staffing_points(series, tuple(series.pools), steps(grid, grid.step_min, first, last), inside)
    layers = staffing_layers(1, sentence("chart_people", {}, lang))
    return {"width": WIDTH, "height": 200, "data": {"values": points}, "layer": layers}


def peak_of(series: Series) -> int:
    """The interval in which most people are needed."""
    return int(np.argmax(series.need(None)))


def staffing_points(series: Series, pools: tuple[Pool, ...], by: Steps, inside: slice = slice(None)) -> list[Spec]:
    """Work with its band and people needed per step."""
    work = series.work(pools, by, inside)
    need = by.mean(np.sum([series.need(pool) for pool in pools], axis=0)[inside])
    columns = zip(by.starts, work.mean, work.low, work.high, need, strict=True)
    return [_point(*column) for column in columns]


def _point(start: datetime, load: float, low: float, high: float, need: float) -> Spec:
    told = {"load": load, "low": low, "high": high, "need": need}
    return {"t": at(start)} | {name: round(float(value), 2) for name, value in told.items()}


def staffing_layers(days: int, y_title: str) -> list[Spec]:
    """The band of the work, the work, and the need."""
    x, y = time_axis(days), value_axis(y_title)
    band = {"x": x, "y": {"field": "low"} | y, "y2": {"field": "high"}}
    return [
        {"mark": {"type": "area", "color": BAND, "opacity": 0.6} | STEP, "encoding": band},
        {
            "mark": {"type": "line", "color": LINE, "strokeWidth": 1.3} | STEP,
            "encoding": {"x": x, "y": {"field": "load"} | y},
        },
        {
            "mark": {"type": "line", "color": EVENT, "strokeWidth": 1.4} | STEP,
            "encoding": {"x": x, "y": {"field": "need"} | y},
        },
    ]
