"""A sweep as pictures: cost against contacts late, contacts late by a parameter, the spread of draws."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from planner.report.charts import drawing
from planner.report.charts.drawing import BAND, EVENT, INK, LINE, QUIET, Spec
from planner.words import sentence
from scenarios.sweeping.analysis import cost, frontier, late, spread, value_of, varied
from scenarios.sweeping.results import Row, Sweep
from scenarios.sweeping.tables import Told, is_share, parameter_text, what

WIDTH, HEIGHT = 760, 300
COLOURS = ("#1f6fb2", "#e08a1e", "#2a9d6f", "#8e5ea2", "#b44d12", "#00838f", "#a3a129")
MOST_BARS = 20


def curve_chart(found: Sweep, told: Told) -> Spec:
    """Cost against contacts late: every scenario, those that no other beats joined by a line, the base."""
    lang = told.lang
    best = frontier(found.played)
    kinds = [sentence(f"chart_{code}", {}, lang) for code in ("frontier", "beaten", "base")]
    inside = {row.point.index for row in best}
    points = [_dot(row, found, kinds[0 if row.point.index in inside else 1], lang) for row in found.played]
    points.append(_dot(found.base, found, kinds[2], lang))
    x = _axis("cost", sentence("chart_cost", {"currency": told.currency}, lang))
    y = _axis("late", sentence("chart_late", {}, lang))
    colour: Spec = {"field": "kind", "type": "nominal", "scale": {"domain": kinds, "range": [LINE, QUIET, EVENT]}}
    shape = colour | {"scale": {"domain": kinds, "range": ["circle", "circle", "square"]}}
    line: Spec = {
        "data": {"values": [_dot(row, found, kinds[0], lang) for row in best]},
        "mark": {"type": "line", "color": LINE, "strokeWidth": 1.5, "interpolate": "step-after"},
        "encoding": {"x": x, "y": y},
    }
    dots: Spec = {
        "data": {"values": points},
        "mark": {"type": "point", "filled": True, "size": 60, "opacity": 0.85},
        "encoding": {
            "x": x,
            "y": y,
            "color": colour,
            "shape": shape,
            "description": {"field": "what", "type": "nominal"},
        },
    }
    return {"width": WIDTH, "height": HEIGHT, "layer": [line, dots]}


def _dot(row: Row, found: Sweep, kind: str, lang: str) -> Spec:
    return {"cost": cost(row) / 100, "late": round(late(row), 1), "kind": kind, "what": what(row, found, lang)}


def _axis(field: str, title: str) -> Spec:
    axis = {"title": title, "format": ",.0f", "tickCount": 5}
    return {"field": field, "type": "quantitative", "scale": {"zero": False, "nice": True}, "axis": axis}


def line_label(found: Sweep) -> str | None:
    """The parameter along which contacts late are drawn: the first that is a number and varies; None without one."""
    if found.draws is not None:
        return None
    for label in varied(found):
        if all(_is_number(value_of(row, label)) for row in found.rows) and len(_series(found, label)) <= len(COLOURS):
            return label
    return None


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _series(found: Sweep, label: str) -> tuple[str, ...]:
    """One series for each setting of the other parameters."""
    return tuple(dict.fromkeys(_others(row, found, label, "en") for row in found.rows))


def _others(row: Row, found: Sweep, label: str, lang: str) -> str:
    """What is special about a row apart from one parameter."""
    bare = tuple(parameter for parameter in row.point.parameters if parameter.label != label)
    files = len({one.point.file for one in found.rows}) > 1
    told = [row.point.file] if files else []
    return ", ".join([*told, *(f"{parameter.label} {parameter_text(parameter, lang)}" for parameter in bare)])


def line_chart(found: Sweep, label: str, told: Told) -> Spec:
    """Contacts late over one parameter, a line for each setting of the others, with the noise of the difference."""
    lang = told.lang
    rows = _line_rows(found, label, lang)
    names = list(dict.fromkeys(str(row["series"]) for row in rows))
    several = len(names) > 1
    colour: Spec = {
        "field": "series",
        "type": "nominal",
        "scale": {"domain": names, "range": list(COLOURS[: len(names)])},
        "legend": {"columns": 3, "labelLimit": 300, "symbolOpacity": 1} if several else None,
    }
    x = {"field": "value", "type": "quantitative", "scale": {"zero": False}, "axis": _line_axis(found, label)}
    y = _axis("late", sentence("chart_late", {}, lang))
    band = {"x": x, "y": y | {"field": "low"}, "y2": {"field": "high"}, "color": colour}
    layers: list[Spec] = [
        {"mark": {"type": "area", "opacity": 0.2}, "encoding": band},
        {"mark": {"type": "line", "strokeWidth": 2}, "encoding": {"x": x, "y": y, "color": colour}},
        {
            "mark": {"type": "point", "filled": True, "size": 55},
            "encoding": {"x": x, "y": y, "color": colour, "description": {"field": "what", "type": "nominal"}},
        },
        _base_rule(found),
    ]
    return {"width": WIDTH, "height": HEIGHT, "data": {"values": rows}, "layer": layers}


def _line_axis(found: Sweep, label: str) -> Spec:
    """The axis of a parameter; a share as per cent."""
    axis: Spec = {"title": label, "tickCount": 8}
    told = any(is_share(one) for row in found.rows for one in row.point.parameters if one.label == label)
    return axis | {"format": ".0%"} if told else axis


def _line_rows(found: Sweep, label: str, lang: str) -> list[Spec]:
    return [
        {
            "value": value_of(row, label),
            "late": round(late(row), 1),
            "low": round(late(row) - row.outcome.late_noise, 1),
            "high": round(late(row) + row.outcome.late_noise, 1),
            "series": _others(row, found, label, lang),
            "what": what(row, found, lang),
        }
        for row in found.played
        if row.outcome is not None
    ]


def _base_rule(found: Sweep) -> Spec:
    """The base plan's contacts late, dashed."""
    return {
        "data": {"values": [{"late": round(late(found.base), 1)}]},
        "mark": {"type": "rule", "color": INK, "strokeDash": [4, 3]},
        "encoding": {"y": {"field": "late", "type": "quantitative"}},
    }


def histogram_chart(found: Sweep, told: Told) -> Spec:
    """How many draws have so many contacts late, with the tenth, the half and the nine tenths."""
    lang = told.lang
    values: list[Spec] = [{"late": round(late(row), 1)} for row in found.played]
    axis = {"title": sentence("chart_late", {}, lang), "format": ",.0f"}
    bars: Spec = {
        "data": {"values": values},
        "mark": {"type": "bar", "color": BAND},
        "encoding": {
            "x": {
                "bin": {"maxbins": min(MOST_BARS, max(5, round(2 * math.sqrt(len(values)))))},
                "field": "late",
                "type": "quantitative",
                "axis": axis,
            },
            "y": {"aggregate": "count", "axis": {"title": sentence("chart_draws", {}, lang), "tickMinStep": 1}},
        },
    }
    return {"width": WIDTH, "height": 220, "layer": [bars, *_quantiles(spread(found.played))]}


def _quantiles(found: Sequence[float]) -> list[Spec]:
    marked: list[Spec] = [
        {"late": round(value, 1), "label": label} for value, label in zip(found, ("10 %", "50 %", "90 %"), strict=True)
    ]
    x = {"field": "late", "type": "quantitative"}
    text = {"type": "text", "color": EVENT, "fontSize": 10, "fontWeight": "bold", "baseline": "bottom", "dy": -2}
    return [
        {
            "data": {"values": marked},
            "mark": {"type": "rule", "color": EVENT, "strokeDash": [3, 2]},
            "encoding": {"x": x},
        },
        {
            "data": {"values": marked},
            "mark": text,
            "encoding": {"x": x, "y": {"value": 0}, "text": {"field": "label"}},
        },
    ]


def drawn_svg(spec: Spec, lang: str, name: str) -> str:
    """The chart as SVG whose points say under the pointer what they are."""
    return re.sub(
        r'<path aria-label="([^"]+)"([^>]*aria-roledescription="point"[^>]*)/>',
        r'<path aria-label="\1"\2><title>\1</title></path>',
        drawing.svg(spec, lang, name),
    )
