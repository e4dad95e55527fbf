"""The cost curve: late contacts more at every start of the window, and the starts that were played with their noise."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.report.charts.drawing import EVENT, LINE, Spec, at, time_axis, value_axis, weekends
from planner.words import sentence
from planner.words.numbers import moment

if TYPE_CHECKING:
    from scenarios.searching.start.answer import BestStartAnswer
    from scenarios.searching.start.curve import Cost

WIDTH = 860
COLOURS = {"best": "#2a9d6f", "asked": "#8e5ea2", "usual": "#e08a1e", "worst": "#d64545"}


def curve_chart(found: BestStartAnswer, lang: str) -> Spec:
    """One line over the days of the window, broken where no start is allowed."""
    points = _points(found)
    days = found.inputs.grid.days
    first, last = (found.inputs.grid.day_of(found.curve[end].start_min) for end in (0, -1))
    shown = [day for day in days if first <= day <= last]
    y = value_axis(sentence("chart_search_late", {}, lang))
    x = time_axis(len(shown))
    stretch = {"field": "stretch", "type": "nominal"}
    line = {"x": x, "y": {"field": "late"} | y, "detail": stretch}
    return {
        "width": WIDTH,
        "height": 280,
        "data": {"values": points},
        "layer": [
            weekends(shown),
            {"mark": {"type": "line", "color": LINE, "strokeWidth": 1.6}, "encoding": line},
            *_named(found, lang),
        ],
    }


def _points(found: BestStartAnswer) -> list[Spec]:
    step = timedelta(minutes=found.asked.window.step_min)
    points: list[Spec] = []
    before, stretch = None, 0
    for cost in found.curve:
        wall = found.inputs.grid.local(cost.start_min).replace(tzinfo=None)
        stretch += before is not None and wall - before > step
        before = wall
        points.append(
            {
                "t": at(wall),
                "late": round(cost.late, 2),
                "stretch": stretch,
            }
        )
    return points


def _named(found: BestStartAnswer, lang: str) -> list[Spec]:
    """The best, asked, usual and worst start as points of their own plays."""
    places = {
        "worst": found.worst_min,
        "usual": found.usual_min,
        "asked": found.asked_min,
        "best": found.best.start_min,
    }
    points = [_point(found, role, found.at(start), lang) for role, start in places.items() if start is not None]
    names = [str(point["role"]) for point in points]
    colours = [COLOURS[role] for role, start in places.items() if start is not None]
    colour = {"field": "role", "type": "nominal", "scale": {"domain": names, "range": colours}}
    place = {
        "x": {"field": "t", "type": "temporal", "scale": {"type": "utc"}},
        "y": {"field": "late", "type": "quantitative"},
    }
    mark = {"type": "point", "filled": True, "size": 130, "stroke": "white", "strokeWidth": 1, "opacity": 1}
    tint = {"color": colour | {"legend": {"columns": 2, "labelLimit": 420}}}
    spread = {"y": {"field": "low", "type": "quantitative"}, "y2": {"field": "high"}}
    return [
        {"data": {"values": points}, "mark": {"type": "rule", "strokeWidth": 2}, "encoding": place | spread | tint},
        {
            "data": {"values": points},
            "mark": mark,
            "encoding": place | tint,
        },
        {"mark": {"type": "rule", "color": EVENT, "strokeDash": [2, 3]}, "encoding": {"y": {"datum": 0}}},
    ]


def _point(found: BestStartAnswer, role: str, cost: Cost, lang: str) -> Spec:
    local = found.inputs.grid.local(cost.start_min)
    title = f"{sentence(f'search_role_{role}', {}, lang)}: {moment(local, lang)}"
    band = {"low": round(cost.late - cost.noise, 2), "high": round(cost.late + cost.noise, 2)}
    return {"t": at(local.replace(tzinfo=None)), "late": round(cost.late, 2), "role": title, **band}
