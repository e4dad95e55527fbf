"""What one more person present is worth: hours of the week as small maps, one a kind of people, in equal shades."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.report.charts.drawing import INK, Spec
from planner.words import sentence
from planner.words.numbers import number, weekday
from solver.cover import FloatArray

COLUMNS, CELL_WIDTH, CELL_HEIGHT = 3, 14.5, 15
SHADES = ("#f6f3ec", "#fdf0d9", "#fdd49e", "#fdae6b", "#f07d3c", "#c7391f", "#7f0000")
FROM_RANKS = (0.3, 0.6, 0.85, 0.95, 0.97, 0.99)
"""Where shades begin, as ranks among all hours that are worth anything: a few dear hours must not hide the others."""
HOURS_SHOWN = (0, 4, 8, 12, 16, 20)


@dataclass(frozen=True, slots=True)
class Panel:
    """A title over cents per hour by weekday and hour."""

    title: str
    cents: FloatArray


def map_chart(panels: Sequence[Panel], currency: str, lang: str) -> Spec:
    """The maps, in the order given."""
    bounds = shade_bounds(np.concatenate([panel.cents.ravel() for panel in panels]) / 100.0)
    names = [_class_name(bounds, shade, lang) for shade in range(len(bounds) + 1)]
    inner: Spec = {
        "width": CELL_WIDTH * 24,
        "height": CELL_HEIGHT * 7,
        "mark": {"type": "rect", "stroke": "white", "strokeWidth": 0.6},
        "encoding": {
            "x": {"field": "hour", "type": "ordinal", "axis": _hour_axis()},
            "y": _days(lang),
            "color": _colour(names, sentence("chart_price_hour", {"currency": currency}, lang)),
        },
    }
    values = [row for panel in panels for row in _rows(panel, bounds, names, lang)]
    titles = [panel.title for panel in panels]
    facet = {"field": "who", "type": "nominal", "sort": titles, "header": {"title": None, "labelColor": INK}}
    return {"data": {"values": values}, "facet": facet, "columns": COLUMNS, "spec": inner, "spacing": {"row": 22}}


def _days(lang: str) -> Spec:
    return {
        "field": "day",
        "type": "ordinal",
        "sort": [weekday(index, lang) for index in range(7)],
        "axis": {"title": None, "ticks": False, "domain": False, "labelPadding": 4},
    }


def _colour(names: list[str], title: str) -> Spec:
    legend = {
        "title": title,
        "symbolType": "square",
        "symbolSize": 150,
        "symbolStrokeColor": "#c9d2dc",
        "titleFontSize": 11,
    }
    scale = {"domain": names, "range": _shades(len(names))}
    return {"field": "shade", "type": "ordinal", "scale": scale, "legend": legend}


def shade_bounds(amounts: FloatArray) -> tuple[float, ...]:
    """Round amounts at which shades begin, rising; none where nothing is worth anything."""
    worth = amounts[amounts > 0]
    if not len(worth):
        return ()
    return tuple(dict.fromkeys(_rounded(float(amount)) for amount in np.quantile(worth, FROM_RANKS)))


def _shades(count: int) -> list[str]:
    """So many shades from the lightest to the darkest."""
    places = np.linspace(0, len(SHADES) - 1, count).round().astype(int)
    return [SHADES[place] for place in places]


def _rounded(amount: float) -> float:
    """Down to one figure that matters: 0.7, 3, 20."""
    size = 10.0 ** math.floor(math.log10(amount))
    return math.floor(amount / size) * size


def _class_name(bounds: tuple[float, ...], shade: int, lang: str) -> str:
    texts = [number(bound, lang, max(0, -math.floor(math.log10(bound)))) for bound in bounds]
    if not texts:
        return "0"
    if shade == 0:
        return sentence("chart_price_below", {"most": texts[0]}, lang)
    if shade == len(texts):
        return sentence("chart_price_from", {"least": texts[-1]}, lang)
    return sentence("chart_price_between", {"least": texts[shade - 1], "most": texts[shade]}, lang)


def _rows(panel: Panel, bounds: tuple[float, ...], names: list[str], lang: str) -> list[Spec]:
    days = [weekday(index, lang) for index in range(7)]
    return [
        {
            "who": panel.title,
            "day": days[day],
            "hour": hour,
            "shade": names[sum(panel.cents[day, hour] / 100.0 >= bound for bound in bounds)],
        }
        for day in range(7)
        for hour in range(24)
    ]


def _hour_axis() -> Spec:
    return {
        "title": None,
        "values": list(HOURS_SHOWN),
        "labelExpr": "(datum.value < 10 ? '0' : '') + datum.value + ':00'",
        "labelAngle": 0,
        "labelAlign": "left",
        "labelOffset": -CELL_WIDTH / 2,
        "ticks": False,
        "domain": False,
    }
