"""People touched against what stays lost: one line for each way to mend a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.report.answers.reroster_tables import way_title
from planner.report.charts.drawing import Spec
from planner.words import sentence

if TYPE_CHECKING:
    from solver.repairer import Repair

WIDTH = 860
COLOURS = ("#1f6fb2", "#e08a1e", "#2a9d6f", "#8e5ea2", "#b44d12", "#00838f", "#a3a129")


def mending_chart(ways: tuple[Repair, ...], lang: str) -> Spec:
    """Loss against people whose days change, one point for each person of a way, the ways from the same start."""
    names = [f"{number} · {way_title(way, lang)}" for number, way in enumerate(ways, 1)]
    points: list[Spec] = [
        {"way": name, "people": people, "lost": round(lost), "order": order}
        for name, way in zip(names, ways, strict=True)
        for order, (people, lost) in enumerate(_steps(way))
    ]
    x = {
        "field": "people",
        "type": "quantitative",
        "axis": {"title": sentence("chart_people_touched", {}, lang), "tickMinStep": 1, "format": "d"},
    }
    y = {
        "field": "lost",
        "type": "quantitative",
        "axis": {"title": sentence("chart_still_lost", {}, lang), "format": ",.0f", "tickCount": 5},
    }
    colour = {
        "field": "way",
        "type": "nominal",
        "scale": {"domain": names, "range": list(COLOURS[: len(names)])},
        "legend": {"columns": 3, "labelLimit": 300},
    }
    return {
        "width": WIDTH,
        "height": 260,
        "data": {"values": points},
        "mark": {"type": "line", "point": {"filled": True, "size": 50}, "strokeWidth": 2},
        "encoding": {"x": x, "y": y, "color": colour, "order": {"field": "order", "type": "quantitative"}},
    }


def _steps(way: Repair) -> list[tuple[int, float]]:
    """What stays lost after so many people, the last state of each number."""
    found: dict[int, float] = {}
    for point in way.curve:
        found[point.people] = (point.loss_cents - way.before.loss_cents) / 100
    return sorted(found.items())
