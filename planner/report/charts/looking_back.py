"""A backtest in pictures: error by day ahead, bands against what came, one event night."""

from __future__ import annotations

from planner.looking_back import EventNight, LookBack
from planner.report.backtest_tables import model_name
from planner.report.charts.drawing import BAND, INK, LINE, QUIET, Spec, at, marks, time_axis, value_axis
from planner.words import sentence, term

COLOURS = ("#8a97a5", "#e08a1e", "#2a9d6f", "#8e5ea2", "#b44d12", "#00838f")
WINDOW_COLOURS = {"all": LINE, "event": "#b44d12", "ordinary": "#2a9d6f"}
NIGHT_WIDTH = 470
LEGEND_COLUMNS = 3  # long model names would run out of the picture


def lead_chart(found: LookBack, lang: str) -> Spec:
    """WAPE of every model by day ahead, and the noise floor below which no forecast can be."""
    rows, names = _lead_rows(found, lang)
    colours = [*COLOURS[: len(names) - 2], LINE, QUIET]
    dashes = [*([[1, 0]] * (len(names) - 1)), [4, 3]]
    x_axis = {"title": sentence("chart_days_ahead", {}, lang), "tickMinStep": 1, "format": "d", "grid": False}
    y_axis = {"title": sentence("chart_wape", {}, lang), "labelExpr": _percent(lang), "tickCount": 5}
    encoding = {
        "x": {"field": "lead", "type": "quantitative", "axis": x_axis},
        "y": {"field": "wape", "type": "quantitative", "scale": {"zero": True}, "axis": y_axis},
        "color": {
            "field": "model",
            "type": "nominal",
            "scale": {"domain": names, "range": colours},
            "legend": {"columns": LEGEND_COLUMNS},
        },
        "strokeDash": {"field": "model", "type": "nominal", "scale": {"domain": names, "range": dashes}},
    }
    mark = {"type": "line", "strokeWidth": 2, "point": {"size": 18}}
    return {"width": 440, "height": 230, "data": {"values": rows}, "mark": mark, "encoding": encoding}


def _percent(lang: str) -> str:
    """Vega expression that writes a share as the language does: 25 % or %25."""
    number = "format(100 * datum.value, '.0f')"
    return f"'%' + {number}" if lang == "tr" else f"{number} + ' %'"


def _lead_rows(found: LookBack, lang: str) -> tuple[list[Spec], list[str]]:
    """One row a model and day ahead, the floor last; and the names in the order of the legend."""
    from forecasting.diagnostics import by_lead

    tables = {model_name(model, lang): by_lead(found.backtest, found.said(model)) for model in found.shown}
    lines = {name: (table, "wape") for name, table in tables.items()}
    lines[sentence("chart_floor", {}, lang)] = (list(tables.values())[-1], "floor")
    rows: list[Spec] = [
        {"model": name, "lead": int(row["lead_day"]), "wape": float(row[column])}
        for name, (table, column) in lines.items()
        for _, row in table.iterrows()
    ]
    return rows, list(lines)


def reliability_chart(found: LookBack, lang: str) -> Spec:
    """Promised share at or below each quantile against the observed one; on the diagonal the bands are right."""
    from forecasting.diagnostics import reliability

    rows: list[Spec] = [
        {"window": term("window", row["window"], lang), "level": float(row["level"]), "seen": float(row["observed"])}
        for _, row in reliability(found.chosen).iterrows()
    ]
    names = [term("window", window, lang) for window in WINDOW_COLOURS]
    ticks = [0.05, 0.25, 0.5, 0.75, 0.95]
    axis = {"labelExpr": _percent(lang), "values": ticks}
    scale = {"domain": [0, 1]}
    x = {"field": "level", "type": "quantitative", "scale": scale}
    y = {"field": "seen", "type": "quantitative", "scale": scale}
    colour = {
        "field": "window",
        "type": "nominal",
        "scale": {"domain": names, "range": list(WINDOW_COLOURS.values())},
    }
    lines = {
        "x": x | {"axis": axis | {"title": sentence("chart_promised", {}, lang)}},
        "y": y | {"axis": axis | {"title": sentence("chart_observed", {}, lang)}},
        "color": colour,
    }
    diagonal: Spec = {
        "data": {"values": [{"level": 0, "seen": 0}, {"level": 1, "seen": 1}]},
        "mark": {"type": "line", "color": QUIET, "strokeDash": [4, 3]},
        "encoding": {"x": x, "y": y},
    }
    drawn: Spec = {"data": {"values": rows}, "mark": {"type": "line", "point": {"size": 30}}, "encoding": lines}
    return {"width": 280, "height": 280, "layer": [diagonal, drawn]}


def night_chart(night: EventNight, lang: str) -> Spec:
    """The night of an event in its busiest queues: mean and 80 % band beside the contacts that came."""
    minutes = int((night.starts[1] - night.starts[0]).total_seconds()) // 60
    kick_off: list[Spec] = [{"t": at(night.starts_at.replace(tzinfo=None)), "label": f"{night.starts_at:%H:%M}"}]
    title = sentence("chart_contacts_interval", {"minutes": minutes}, lang)
    return {
        "concat": [_queue_night(night, number, title, kick_off) for number in range(len(night.queues))],
        "columns": 2,
        "spacing": 24,
    }


def _queue_night(night: EventNight, number: int, y_title: str, kick_off: list[Spec]) -> Spec:
    queue = night.queues[number]
    rows: list[Spec] = [
        {
            "t": at(start.replace(tzinfo=None)),
            "mean": round(float(mean), 2),
            "low": round(float(low), 2),
            "high": round(float(high), 2),
            "came": None if actual != actual else float(actual),
        }
        for start, mean, low, high, actual in zip(
            night.starts, queue.mean, queue.low, queue.high, queue.actual, strict=True
        )
    ]
    x, y = time_axis(1), value_axis(y_title)
    layers: list[Spec] = [
        {"mark": {"type": "area", "color": BAND, "opacity": 0.6},
         "encoding": {"x": x, "y": {"field": "low"} | y, "y2": {"field": "high"}}},
        {"mark": {"type": "line", "color": LINE, "strokeWidth": 1.8},
         "encoding": {"x": x, "y": {"field": "mean"} | y}},
        {"transform": [{"filter": "isValid(datum.came)"}],
         "mark": {"type": "point", "filled": True, "color": INK, "size": 16},
         "encoding": {"x": x, "y": {"field": "came"} | y}},
        *marks(kick_off),
    ]  # fmt: skip
    heading = {"text": queue.queue, "dy": -8}
    return {"title": heading, "width": NIGHT_WIDTH, "height": 170, "data": {"values": rows}, "layer": layers}
