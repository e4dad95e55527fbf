"""People needed against people present, by the hour; what is short is red."""

from __future__ import annotations

from planner.report.charts.demand import POOL_STEP_MIN, WIDTH, pool_title
from planner.report.charts.drawing import LINE, NEED, SHORT, Spec, at, time_axis, value_axis, weekends
from planner.report.series import Pool, Series, Steps, steps
from planner.words import sentence


def cover_chart(series: Series, lang: str) -> Spec:
    """All queues together."""
    grid = series.plan.grid
    points = cover_points(series, None, steps(grid, 60))
    layers = [weekends(grid.days), *cover_layers(len(grid.days), sentence("chart_people", {}, lang))]
    return {"width": WIDTH, "height": 190, "data": {"values": points}, "layer": layers}


def cover_by_pool_chart(series: Series, lang: str) -> Spec:
    """One chart a language and channel family, two side by side."""
    grid = series.plan.grid
    by = steps(grid, POOL_STEP_MIN)
    points = [
        point | {"pool": pool_title(pool, lang)} for pool in series.pools for point in cover_points(series, pool, by)
    ]
    inner: Spec = {
        "width": WIDTH / 2 - 45,
        "height": 90,
        "layer": cover_layers(len(grid.days), sentence("chart_people", {}, lang)),
    }
    return {
        "data": {"values": points},
        "facet": {
            "field": "pool",
            "type": "nominal",
            "sort": [pool_title(pool, lang) for pool in series.pools],
            "title": None,
        },
        "columns": 2,
        "spec": inner,
        "resolve": {"scale": {"y": "independent"}},
    }


def cover_points(series: Series, pool: Pool | None, by: Steps, inside: slice = slice(None)) -> list[Spec]:
    """Need and presence per step to a hundredth of a person; `lack` is where the red begins."""
    need = by.mean(series.need(pool)[inside])
    here = by.mean(series.present(pool)[inside])
    return [
        {
            "t": at(start),
            "need": round(float(n), 2),
            "here": round(float(h), 2),
            "lack": round(float(min(n, h)), 2),
        }
        for start, n, h in zip(by.starts, need, here, strict=True)
    ]


def cover_layers(days: int, y_title: str) -> list[Spec]:
    """Need as a grey area, what is missing of it in red, presence as a line."""
    x = time_axis(days)
    y = value_axis(y_title)
    step = {"interpolate": "step-after"}
    return [
        {"mark": {"type": "area", "color": NEED} | step, "encoding": {"x": x, "y": {"field": "need"} | y}},
        {
            "mark": {"type": "area", "color": SHORT, "opacity": 0.75} | step,
            "encoding": {"x": x, "y": {"field": "lack"} | y, "y2": {"field": "need"}},
        },
        {
            "mark": {"type": "line", "color": LINE, "strokeWidth": 1.3} | step,
            "encoding": {"x": x, "y": {"field": "here"} | y},
        },
    ]
