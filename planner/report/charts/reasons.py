"""The parts of a forecast: stacked over the day with band and actuals, and as steps from an average day to this one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta

import numpy as np

from planner.explaining import LASTING, Explained
from planner.report.charts.drawing import INK, LINE, NEED, QUIET, SHORT, Spec, at, time_axis, value_axis
from planner.report.reasons import Share, part_title, shares
from planner.words import sentence
from planner.words.numbers import number, signed

WIDTH = 980
STEP_HEIGHT = 22
MOST_COLOURS = 7
COLOURS = ("#e08a1e", "#2a9d6f", "#8e5ea2", "#1f6fb2", "#b44d12", "#00838f", "#a3a129")
OTHER = "#9aa5b1"
UP = "#2a9d6f"


def day_chart(found: Explained, lang: str) -> Spec:
    """Each interval's contacts by part, the mean, the 80 % band and what came."""
    names, values = _stacks(found, lang)
    minutes = int((found.starts[1] - found.starts[0]).total_seconds()) // 60 if len(found.starts) > 1 else 1440
    rects = _rects(found, names, values, minutes)
    x = time_axis(1)
    y_title = sentence("chart_contacts_interval", {"minutes": minutes}, lang)
    y = value_axis(y_title)
    colour = {
        "field": "part",
        "type": "nominal",
        "scale": {"domain": names, "range": _colours(len(names))},
        "legend": {"columns": 4, "labelLimit": 300, "symbolType": "square"},
    }
    stack = {"x": x, "x2": {"field": "end"}, "y": {"field": "low"} | y, "y2": {"field": "high"}, "color": colour}
    layers: list[Spec] = [
        {"data": {"values": rects}, "mark": {"type": "rect", "opacity": 0.85}, "encoding": stack},
        *[_edge(found, column, minutes) for column in ("low", "high")],
        _line(found, minutes),
        {"data": {"values": _dots(found, minutes)}, "mark": {"type": "point", "filled": True, "color": INK, "size": 22},
         "encoding": {"x": x, "y": {"field": "value"} | y}},
    ]  # fmt: skip
    return {"width": WIDTH, "height": 300, "layer": layers}


def _stacks(found: Explained, lang: str) -> tuple[list[str], list[np.ndarray]]:
    """The ordinary day as one stack, then the biggest parts that are special about this day, then the rest."""
    from forecasting.hindsight import ORDINARY

    parts, operation = found.parts, found.inputs.operation
    ordinary = {*ORDINARY, *(row.id for row in operation.events if row.kind == LASTING)}
    every = np.sum([values for name, values in parts.items() if name in ordinary], axis=0)
    special = {name: values for name, values in parts.items() if name not in ordinary}
    ranked = sorted(special, key=lambda name: (-float(np.abs(special[name]).sum()), name))
    names, values = [sentence("part_ordinary", {}, lang)], [np.asarray(every, float)]
    for name in ranked[: MOST_COLOURS - 1]:
        title = part_title(name, operation, lang)
        names.append(title if title not in names else f"{title} ({name})")
        values.append(special[name])
    rest = [special[name] for name in ranked[MOST_COLOURS - 1 :]]
    if rest:
        names.append(sentence("reasons_other", {"count": number(len(rest), lang)}, lang))
        values.append(np.sum(rest, axis=0))
    return names, values


def _colours(count: int) -> list[str]:
    return [NEED, *COLOURS[: count - 1]] if count <= MOST_COLOURS else [NEED, *COLOURS[: count - 2], OTHER]


def _rects(found: Explained, names: list[str], values: list[np.ndarray], minutes: int) -> list[Spec]:
    """What adds grows upwards from zero, what takes away downwards."""
    up, down = np.zeros(len(found.starts)), np.zeros(len(found.starts))
    rows: list[Spec] = []
    for name, contacts in zip(names, values, strict=True):
        base = np.where(contacts >= 0, up, down)
        for i in np.flatnonzero(np.abs(contacts) > 1e-9):
            start = found.starts[i].replace(tzinfo=None)
            rows.append(
                {
                    "part": name,
                    "t": at(start),
                    "end": at(start + timedelta(minutes=minutes)),
                    "low": round(float(base[i]), 3),
                    "high": round(float(base[i] + contacts[i]), 3),
                }
            )
        up, down = up + np.maximum(contacts, 0.0), down + np.minimum(contacts, 0.0)
    return rows


def _middle(found: Explained, i: int, minutes: int) -> int:
    return at(found.starts[i].replace(tzinfo=None) + timedelta(minutes=minutes / 2))


def _series(found: Explained, values: np.ndarray, minutes: int) -> list[Spec]:
    return [
        {"t": _middle(found, i, minutes), "value": round(float(value), 3)}
        for i, value in enumerate(values)
        if not np.isnan(value)
    ]


def _edge(found: Explained, column: str, minutes: int) -> Spec:
    values = _series(found, getattr(found, column), minutes)
    mark = {"type": "line", "color": QUIET, "strokeWidth": 1, "strokeDash": [3, 2], "interpolate": "step"}
    return {"data": {"values": values}, "mark": mark, "encoding": _xy()}


def _line(found: Explained, minutes: int) -> Spec:
    mark = {"type": "line", "color": LINE, "strokeWidth": 2, "interpolate": "step"}
    return {"data": {"values": _series(found, found.mean, minutes)}, "mark": mark, "encoding": _xy()}


def _xy() -> Spec:
    return {"x": time_axis(1), "y": {"field": "value", "type": "quantitative"}}


def _dots(found: Explained, minutes: int) -> list[Spec]:
    return _series(found, found.actual, minutes)


def forecast_steps(found: Explained, lang: str) -> Spec:
    """From an average day, part by part, to what is expected."""
    return step_bars(shares(found, found.parts, lang), sentence("reasons_mean", {}, lang), lang)


def error_steps(found: Explained, lang: str) -> Spec:
    """From what was expected, part by part, to what came."""
    assert found.hindsight is not None
    seen = ~np.isnan(found.actual[found.asked])
    expected = Share("mean", sentence("chart_expected", {}, lang), float(found.mean[found.asked][seen].sum()))
    parts = shares(found, found.hindsight.parts, lang)
    return step_bars((expected, *parts), sentence("chart_came", {}, lang), lang)


def step_bars(parts: Sequence[Share], end: str, lang: str, unit: str = "head_contacts", digits: int = 0) -> Spec:
    """Bars that each begin where the one above ended; the first and the last stand for themselves."""
    rows = _step_rows(parts, end, lang, digits)
    titles = json.dumps([row["title"] for row in rows])
    axis = {"title": None, "labelLimit": 330, "ticks": False, "domain": False, "labelExpr": f"{titles}[datum.value]"}
    y = {"field": "order", "type": "ordinal", "axis": axis}
    scale = {"zero": False, "domain": _domain(rows)}
    title = sentence(unit, {}, lang)
    x = {"field": "from", "type": "quantitative", "scale": scale, "axis": {"title": title, "tickCount": 6}}
    colour = {
        "field": "kind",
        "type": "nominal",
        "scale": {"domain": ["end", "up", "down"], "range": [LINE, UP, SHORT]},
        "legend": None,
    }
    bar: Spec = {
        "mark": {"type": "bar", "height": {"band": 0.7}, "clip": True},
        "encoding": {"y": y, "x": x, "x2": {"field": "to"}, "color": colour},
    }
    text: Spec = {
        "mark": {"type": "text", "align": "left", "dx": 4, "color": INK, "fontSize": 11},
        "encoding": {"y": y, "x": {"field": "edge", "type": "quantitative"}, "text": {"field": "label"}},
    }
    return {"width": 420, "height": STEP_HEIGHT * len(rows), "data": {"values": rows}, "layer": [bar, text]}


def _step_rows(parts: Sequence[Share], end: str, lang: str, digits: int) -> list[Spec]:
    """Each bar by its place, not its title: two events may bear one title."""
    rows: list[Spec] = []
    total = 0.0
    for place, part in enumerate(parts):
        kind = "end" if place == 0 else "up" if part.contacts >= 0 else "down"
        label = (number if place == 0 else signed)(part.contacts, lang, digits)
        rows.append(_bar(part.title, (total, total + part.contacts), kind, label))
        total += part.contacts
    rows.append(_bar(end, (0.0, total), "end", number(total, lang, digits)))
    return [row | {"order": place} for place, row in enumerate(rows)]


def _bar(title: str, span: tuple[float, float], kind: str, label: str) -> Spec:
    low, high = round(span[0], 2), round(span[1], 2)
    return {"title": title, "from": low, "to": high, "edge": max(low, high), "kind": kind, "label": label}


def _domain(rows: list[Spec]) -> list[float]:
    """The stretch of the axis where something happens: steps are small beside the whole day."""
    inner = [float(str(row[side])) for row in rows[1:-1] for side in ("from", "to")]
    edges = [*inner, float(str(rows[0]["to"])), float(str(rows[-1]["to"]))]
    low, high = min(edges), max(edges)
    room = max(high - low, 0.1 * high, 1.0)
    start = low - 0.25 * room
    return [0.0 if start < 0.35 * high else start, high + 0.12 * room]
