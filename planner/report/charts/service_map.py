"""Differences of service by queue and day as a map: red worse, blue better, grey within noise, white nothing judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.report.charts.drawing import INK, QUIET, Spec
from planner.words import sentence
from planner.words.numbers import signed, weekday

CELL_HEIGHT, MOST_WIDTH, MOST_CELL = 22, 1020, 64
NOISE, LEAST_SCALE = "#e3e7eb", 2.0
SHADES = ("#b2182b", "#ef8a62", "#fddbc7", "#f7f7f7", "#d1e5f0", "#67a9cf", "#2166ac")
DARK_FROM = 0.6  # of the scale: the text of a darker cell is white


@dataclass(frozen=True, slots=True)
class Cell:
    """A queue on a day: points of service gained, and whether they are more than chance."""

    queue: str
    day: date
    points: float
    beyond_noise: bool


def service_map(cells: Sequence[Cell], lang: str) -> Spec:
    """The map of cells in which anything is judged, queues and days in the order given."""
    queues = list(dict.fromkeys(cell.queue for cell in cells))
    days = sorted({cell.day for cell in cells})
    real = [abs(cell.points) for cell in cells if cell.beyond_noise]
    scale = max(LEAST_SCALE, *real) if real else LEAST_SCALE
    y = {
        "field": "queue",
        "type": "ordinal",
        "sort": queues,
        "axis": {"title": None, "ticks": False, "domain": False, "labelFontSize": 11, "labelLimit": 240},
    }
    labels = [_label(day, lang) for day in days]
    x = {
        "field": "day",
        "type": "ordinal",
        "sort": labels,
        "axis": {"title": None, "orient": "top", "labelAngle": 0, "ticks": False, "domain": False},
    }
    return {
        "width": min(MOST_CELL, MOST_WIDTH // max(1, len(days))) * len(days),
        "height": CELL_HEIGHT * len(queues),
        "data": {"values": [_value(cell, scale, lang) for cell in cells]},
        "encoding": {"x": x, "y": y},
        "layer": [_coloured(scale, lang), _noisy(), _texts()],
    }


def _label(day: date, lang: str) -> str:
    return f"{weekday(day.weekday(), lang)} {day.day}"


def _value(cell: Cell, scale: float, lang: str) -> Spec:
    shown = cell.beyond_noise
    return {
        "queue": cell.queue,
        "day": _label(cell.day, lang),
        "points": round(cell.points, 2),
        "real": shown,
        "text": signed(cell.points, lang, 1) if shown else "",
        "dark": shown and abs(cell.points) > DARK_FROM * scale,
    }


def _coloured(scale: float, lang: str) -> Spec:
    legend = {"title": sentence("chart_scenario_points", {}, lang), "orient": "bottom", "gradientLength": 220}
    colour = {
        "field": "points",
        "type": "quantitative",
        "scale": {"domain": [-scale, scale], "range": list(SHADES)},
        "legend": legend,
    }
    mark = {"type": "rect", "stroke": "white", "strokeWidth": 1}
    return {"transform": [{"filter": "datum.real"}], "mark": mark, "encoding": {"color": colour}}


def _noisy() -> Spec:
    mark = {"type": "rect", "stroke": "white", "strokeWidth": 1, "color": NOISE}
    return {"transform": [{"filter": "!datum.real"}], "mark": mark}


def _texts() -> Spec:
    colour = {"condition": {"test": "datum.dark", "value": "white"}, "value": INK}
    return {
        "mark": {"type": "text", "fontSize": 10},
        "encoding": {"text": {"field": "text"}, "color": colour},
    }


KINDS = ("regular", "overtime", "night", "on_call")
COLOURS = ("#9cc3e6", "#e08a1e", "#5b5f97", "#2a9d6f")


@dataclass(frozen=True, slots=True)
class Bar:
    """The cost of one plan in cents by kind, in the order of `KINDS`."""

    name: str
    cents: tuple[int, ...]


def cost_bars(bars: Sequence[Bar], kinds: Sequence[str], currency: str, lang: str) -> Spec:
    """One bar a plan, its kinds of cost one after another; `kinds` are their names."""
    values: list[Spec] = [
        {"plan": bar.name, "kind": kind, "cost": cents / 100_000.0, "order": place}
        for bar in bars
        for place, (kind, cents) in enumerate(zip(kinds, bar.cents, strict=True))
    ]
    legend = {"orient": "top", "symbolType": "square"}
    colour = {"field": "kind", "type": "nominal", "scale": {"domain": list(kinds), "range": list(COLOURS)}}
    return {
        "width": 760,
        "height": 30 * len(bars),
        "data": {"values": values},
        "mark": {"type": "bar", "height": 18},
        "encoding": {
            "y": _plans([bar.name for bar in bars]),
            "x": _money(sentence("chart_scenario_cost", {"currency": currency}, lang)),
            "color": colour | {"legend": legend},
            "order": {"field": "order", "type": "quantitative"},
        },
    }


def _plans(names: list[str]) -> Spec:
    axis = {"title": None, "ticks": False, "domain": False, "labelFontSize": 11, "labelLimit": 300}
    return {"field": "plan", "type": "nominal", "sort": names, "axis": axis}


def _money(title: str) -> Spec:
    axis = {"title": title, "format": ",.0f", "titleColor": QUIET}
    return {"field": "cost", "type": "quantitative", "stack": True, "axis": axis}
