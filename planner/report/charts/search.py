"""How the roster's price fell while it was built, and the proven bound where there is one."""

from __future__ import annotations

from planner.report.charts.demand import WIDTH
from planner.report.charts.drawing import LINE, QUIET, Spec
from planner.words import sentence
from solver.outcomes import Result


def search_chart(result: Result, lang: str) -> Spec:
    """Price of gaps, wishes and limits over the seconds of the search; the bound dashed."""
    points: list[Spec] = [
        {"t": round(p.elapsed_s, 1), "price": round(p.objective_cents / 100), "bound": _whole(p.bound_cents)}
        for p in result.trace
    ]
    x = {"field": "t", "type": "quantitative", "axis": {"title": sentence("chart_seconds", {}, lang)}}
    y = {
        "type": "quantitative",
        "scale": {"zero": False},
        "axis": {"title": sentence("chart_price", {}, lang), "format": ",.0f", "tickCount": 4},
    }
    layers: list[Spec] = [
        {
            "mark": {"type": "line", "interpolate": "step-after", "point": True, "color": LINE},
            "encoding": {"x": x, "y": {"field": "price"} | y},
        }
    ]
    if any(p.bound_cents is not None for p in result.trace):
        mark = {"type": "line", "interpolate": "step-after", "color": QUIET, "strokeDash": [4, 3]}
        layers.append({"mark": mark, "encoding": {"x": x, "y": {"field": "bound"} | y}})
    return {"width": WIDTH / 2, "height": 140, "data": {"values": points}, "layer": layers}


def _whole(cents: float | None) -> int | None:
    return None if cents is None else round(cents / 100)
