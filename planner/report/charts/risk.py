"""The risk heat map: the chance that a queue misses its goal in each block of hours of the plan."""

from __future__ import annotations

import pandas as pd

from planner.report.charts.demand import WIDTH
from planner.report.charts.drawing import INK, Spec, at, time_axis
from planner.words import sentence
from solver.grid import Grid
from solver.outcomes import Attainment

# Each step is darker than the one before, so it is read without telling red from green, and in print.
SCALE = ("#fff7ec", "#fdd49e", "#fc8d59", "#d7301f", "#7f0000")
PER_CENT = {"en": "format(100 * datum.value, '.0f') + ' %'", "tr": "'%' + format(100 * datum.value, '.0f')"}
ROW = 17  # points of height a queue


def has_risk(attained: Attainment) -> bool:
    """Whether a simulation tells the chance by blocks of hours (one that was stored by an older version may not)."""
    return bool((attained.table["period"] == "block").any())


def risk_chart(attained: Attainment, grid: Grid, lang: str) -> Spec:
    """Queues downwards, time to the right, the chance of missing as shade; blank where nothing was judged."""
    cells = risk_cells(attained, grid)
    queues = list(dict.fromkeys(str(cell["queue"]) for cell in cells))
    whole = [at(grid.local(minute).replace(tzinfo=None)) for minute in (grid.start_min, grid.end_min)]
    x = time_axis(len(grid.days)) | {"title": None, "scale": {"type": "utc", "domain": whole}}
    return {
        "width": WIDTH - 60,
        "height": ROW * max(len(queues), 1),
        "data": {"values": cells},
        "mark": {"type": "rect", "stroke": "white", "strokeWidth": 0.4},
        "encoding": {
            "x": x,
            "x2": {"field": "end"},
            "y": {
                "field": "queue",
                "type": "nominal",
                "sort": queues,
                "axis": {"title": None, "labelColor": INK, "labelLimit": 150, "domain": False, "ticks": False},
            },
            "color": _shade(lang),
        },
    }


def _shade(lang: str) -> Spec:
    """The chance of missing as shade, with its key above the map."""
    legend: Spec = {
        "title": sentence("chart_miss", {}, lang),
        "labelExpr": PER_CENT[lang],
        "titleFontWeight": "normal",
        "titleFontSize": 11,
        "gradientLength": 260,
        "titleOrient": "left",
        "direction": "horizontal",
        "values": [0, 0.25, 0.5, 0.75, 1],
    }
    scale = {"domain": [0, 1], "range": list(SCALE)}
    return {"field": "miss", "type": "quantitative", "scale": scale, "legend": legend}


def risk_cells(attained: Attainment, grid: Grid) -> list[Spec]:
    """One cell a queue and block in which anything was judged, on the wall clock."""
    table = attained.table
    blocks = table[(table["period"] == "block") & table["chance"].notna()]
    starts = sorted({int(start) for start in table.loc[table["period"] == "block", "start_min"]})
    ends = dict(zip(starts, [*starts[1:], grid.end_min], strict=True))
    return [_cell(row, ends[int(row["start_min"])], grid) for row in _records(blocks)]


def _records(rows: pd.DataFrame) -> list[dict[str, float]]:
    return rows[["queue", "start_min", "chance"]].to_dict("records")  # type: ignore[return-value]  # names stay text


def _cell(row: dict[str, float], end_min: int, grid: Grid) -> Spec:
    start, end = (grid.local(minute).replace(tzinfo=None) for minute in (int(row["start_min"]), end_min))
    return {"queue": row["queue"], "t": at(start), "end": at(end), "miss": round(1.0 - row["chance"], 3)}
