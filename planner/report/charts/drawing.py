"""From a Vega-Lite specification to SVG and PNG, offline, by vl-convert.

A specification is a plain dictionary. Local times are handed over as if they were UTC, and scales are UTC, so
that no renderer moves them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

Spec = dict[str, object]

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"  # a name; nothing is fetched
INK, QUIET, BAND, LINE, NEED, SHORT, EVENT = "#1f2933", "#7b8794", "#9cc3e6", "#1f6fb2", "#c9d2dc", "#d64545", "#b44d12"
WEEKEND = "#f3efe6"
NUMBERS = {
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", ""]},
    "tr": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", ""]},
}
TIMES: dict[str, Literal["en-GB", "tr-TR"]] = {"en": "en-GB", "tr": "tr-TR"}
CONFIG: Spec = {
    "font": "system-ui, Segoe UI, DejaVu Sans, sans-serif",
    "view": {"stroke": "#d3dae2"},
    "axis": {"labelColor": INK, "titleColor": QUIET, "gridColor": "#eef1f4", "labelFontSize": 10, "titleFontSize": 10},
    "header": {
        "labelColor": INK,
        "labelFontSize": 12,
        "labelFontWeight": "bold",
        "labelAnchor": "start",
        "title": None,
    },
    "title": {"color": INK, "fontSize": 12, "anchor": "start"},
    "legend": {"orient": "top", "title": None, "labelFontSize": 11},
}


def svg(spec: Spec, lang: str, name: str) -> str:
    """The chart as an SVG element whose ids begin with `name`, so that several fit one page."""
    import vl_convert

    text: str = vl_convert.vegalite_to_svg(
        whole(spec),
        allowed_base_urls=[],
        format_locale=NUMBERS[lang],
        time_format_locale=TIMES[lang],
    )
    return renamed(shortened(text), name)


def png(spec: Spec, lang: str, scale: float = 1.5) -> bytes:
    """The chart as a PNG picture."""
    import vl_convert

    data: bytes = vl_convert.vegalite_to_png(
        whole(spec),
        scale=scale,
        allowed_base_urls=[],
        format_locale=NUMBERS[lang],
        time_format_locale=TIMES[lang],
    )
    return data


def whole(spec: Spec) -> Spec:
    """A specification with the schema and the look that all charts share."""
    return {"$schema": SCHEMA, "background": "white", "config": CONFIG, **spec}


def shortened(text: str) -> str:
    """Paths to a tenth of a point: half the size, no eye sees it."""
    return re.sub(r'\bd="[^"]*"', lambda found: re.sub(r"(\.\d)\d+", r"\1", found[0]), text)


def renamed(text: str, name: str) -> str:
    """Ids counted from 1 in order of appearance: the renderer counts over the whole process."""
    found = list(dict.fromkeys(re.findall(r'\bid="([^"]+)"', text)))
    for index, old in enumerate(found, 1):
        text = re.sub(rf'(id="|url\(#|href="#){re.escape(old)}(?=["\)])', rf"\g<1>{name}-{index}", text)
    return text


def at(wall: datetime) -> int:
    """A local wall-clock time as Vega's milliseconds."""
    return int(wall.replace(tzinfo=UTC).timestamp() * 1000)


def time_axis(days: int, title: str | None = None) -> Spec:
    """The x axis: days by name and number over weeks, hours over a night."""
    label = (
        "[utcFormat(datum.value, '%a'), utcFormat(datum.value, '%-d')]"
        if days > 2
        else "utcFormat(datum.value, '%H:%M')"
    )
    return {
        "field": "t",
        "type": "temporal",
        "scale": {"type": "utc"},
        "axis": {"labelExpr": label, "tickCount": "day" if days > 2 else "hour", "title": title, "labelOverlap": True},
    }


def value_axis(title: str) -> Spec:
    """The y axis with a short title."""
    return {"type": "quantitative", "axis": {"title": title, "tickCount": 4, "format": ",.2~f", "minExtent": 32}}


def weekends(days: Sequence[date]) -> Spec:
    """Shaded Saturdays and Sundays, behind everything."""
    shaded = [
        {"t": at(datetime.combine(day, time())), "end": at(datetime.combine(day + timedelta(days=1), time()))}
        for day in days
        if day.weekday() >= 5
    ]
    encoding = {"x": {"field": "t", "type": "temporal", "scale": {"type": "utc"}}, "x2": {"field": "end"}}
    return {"data": {"values": shaded}, "mark": {"type": "rect", "color": WEEKEND}, "encoding": encoding}


def marks(values: list[Spec], field: str = "label") -> list[Spec]:
    """Vertical rules at events with their label on top."""
    x = {"field": "t", "type": "temporal", "scale": {"type": "utc"}}
    rule = {"type": "rule", "color": EVENT, "strokeDash": [3, 2]}
    text = {"type": "text", "color": EVENT, "fontSize": 10, "fontWeight": "bold", "baseline": "bottom", "dy": -2}
    data = {"values": values}
    return [
        {"data": data, "mark": rule, "encoding": {"x": x}},
        {"data": data, "mark": text, "encoding": {"x": x, "y": {"value": 0}, "text": {"field": field}}},
    ]
