"""Contacts expected per hour with their band: all queues with events marked, and each language and channel."""

from __future__ import annotations

from planner.report.charts.drawing import BAND, LINE, Spec, at, marks, time_axis, value_axis, weekends
from planner.report.occasions import Occasion
from planner.report.series import Band, Series, Steps, steps
from planner.words import sentence, term

WIDTH = 1040
POOL_STEP_MIN = 120


def demand_chart(series: Series, events: tuple[Occasion, ...], lang: str) -> Spec:
    """All queues together over the whole plan; events are numbered as in the list of events."""
    grid = series.plan.grid
    by = steps(grid, 60)
    assert series.plan.forecast is not None
    every = series.plan.forecast.queues  # those that nobody can serve too
    points = band_points(series.contacts(every, by), by)
    numbers: list[Spec] = [
        {"t": at(grid.local(event.start_min).replace(tzinfo=None)), "label": str(event.number)} for event in events
    ]
    y = sentence("chart_contacts_hour", {}, lang)
    layers = [weekends(grid.days), *band_layers(len(grid.days), y), *marks(numbers)]
    return {"width": WIDTH, "height": 240, "data": {"values": points}, "layer": layers}


def demand_by_pool_chart(series: Series, lang: str) -> Spec:
    """One small chart a language and channel family, each on its own scale."""
    grid = series.plan.grid
    by = steps(grid, POOL_STEP_MIN)
    points = [
        point | {"pool": pool_title(pool, lang)}
        for pool, queues in series.pools.items()
        for point in band_points(series.contacts(queues, by), by)
    ]
    inner: Spec = {
        "width": WIDTH / 2 - 45,
        "height": 90,
        "layer": band_layers(len(grid.days), sentence("chart_per_hours", {"hours": POOL_STEP_MIN // 60}, lang)),
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


def band_points(band: Band, by: Steps) -> list[Spec]:
    """The values of a band, rounded to a tenth of a contact."""
    return [
        {"t": at(start), "mean": round(float(m), 1), "low": round(float(low), 1), "high": round(float(high), 1)}
        for start, m, low, high in zip(by.starts, band.mean, band.low, band.high, strict=True)
    ]


def band_layers(days: int, y_title: str) -> list[Spec]:
    """A band and the mean within it."""
    x = time_axis(days)
    band = {"x": x, "y": {"field": "low"} | value_axis(y_title), "y2": {"field": "high"}}
    mean = {"x": x, "y": {"field": "mean"} | value_axis(y_title)}
    return [
        {"mark": {"type": "area", "color": BAND, "opacity": 0.6}, "encoding": band},
        {"mark": {"type": "line", "color": LINE, "strokeWidth": 1.2}, "encoding": mean},
    ]


def pool_title(pool: tuple[str, str], lang: str) -> str:
    """A language and channel family in words: "tr - Chat"."""
    return f"{pool[0]} · {term('family', pool[1], lang)}"
