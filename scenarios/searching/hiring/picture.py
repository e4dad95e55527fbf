"""Need and people of every language, week by week: one small chart a language, each on its own scale."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from planner.report.charts.drawing import EVENT, INK, LINE, NEED, QUIET, SHORT, Spec, at, value_axis
from planner.words import sentence

if TYPE_CHECKING:
    from scenarios.searching.hiring.figures import Hiring

WIDTH, HEIGHT, COLUMNS = 395, 130, 2


def need_chart(found: Hiring, lang: str) -> Spec:
    """Need as an area, what is missing of it with hires in red, people today and with hires as lines."""
    names = [sentence(f"hires_chart_{part}", {}, lang) for part in ("held", "with")]
    layers = _layers(names, sentence("hires_chart_axis", {}, lang))
    goal: Spec = {"t": at(datetime.combine(found.start + timedelta(weeks=found.goal_week), time()))}
    inner: Spec = {"width": WIDTH, "height": HEIGHT, "layer": [*layers, _goal(goal)]}
    titles = [curve.language for curve in found.curves]
    facet = {"field": "language", "type": "nominal", "sort": titles, "title": None}
    return {
        "data": {"values": _points(found)},
        "facet": facet,
        "columns": COLUMNS,
        "spec": inner,
        "resolve": {"scale": {"y": "independent"}},
    }


def _layers(names: list[str], title: str) -> list[Spec]:
    axis = {"format": "%b %y", "title": None, "tickCount": 6}
    x = {"field": "t", "type": "temporal", "scale": {"type": "utc"}, "axis": axis}
    y = value_axis(title)
    area: Spec = {"mark": {"type": "area", "color": NEED}, "encoding": {"x": x, "y": {"field": "needed"} | y}}
    missing: Spec = {
        "mark": {"type": "area", "color": SHORT, "opacity": 0.75},
        "encoding": {"x": x, "y": {"field": "reached"} | y, "y2": {"field": "needed"}},
    }
    colour = {"field": "who", "type": "nominal", "scale": {"domain": names, "range": [QUIET, LINE]}}
    lines: list[Spec] = [
        {
            "transform": [{"calculate": f"'{name}'", "as": "who"}],
            "mark": {"type": "line", "strokeWidth": 1.8, "strokeDash": dash},
            "encoding": {"x": x, "y": {"field": field} | y, "color": colour},
        }
        for name, field, dash in zip(names, ("held", "with"), ([4, 3], [1, 0]), strict=True)
    ]
    edge: Spec = {
        "mark": {"type": "line", "color": INK, "strokeWidth": 0.8},
        "encoding": {"x": x, "y": {"field": "needed"} | y},
    }
    return [area, missing, edge, *lines]


def _goal(first: Spec) -> Spec:
    """A rule where the weeks begin that must be covered and that hires can reach."""
    x = {"field": "t", "type": "temporal", "scale": {"type": "utc"}}
    mark = {"type": "rule", "color": EVENT, "strokeDash": [3, 2]}
    return {"data": {"values": [first]}, "mark": mark, "encoding": {"x": x}}


def _points(found: Hiring) -> list[Spec]:
    return [
        {
            "language": curve.language,
            "t": at(datetime.combine(found.start + timedelta(weeks=week), time())),
            "needed": needed,
            "held": curve.held_h[week],
            "with": curve.with_hires_h[week],
            "reached": min(needed, curve.with_hires_h[week]),
        }
        for curve in found.curves
        for week, needed in enumerate(curve.needed_h)
    ]
