"""How a roster's price fell while it was built, stage by stage, and the proven bound below it: a picture."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from itertools import pairwise
from math import floor, log10
from pathlib import Path
from typing import Any

from instances.kept import machine

from planner.report.charts.drawing import INK, LINE, SHORT, Spec, svg
from planted.measured import Measured
from solver.outcomes import TracePoint
from solver.roster.params import SolveParams

WIDTH, HEIGHT = 860, 210
FAR = 3.0  # times the lowest price, from which on an axis is logarithmic
LATE = ("annealing", "exchange of weeks", "floor windows", "breaks", "column generation")
ENLARGED = "The same from the annealing on, enlarged"
STAGES = {
    **dict.fromkeys(("base", "pattern", "rows"), "start"),
    "pass": "person-weeks",
    "activities": "trainings",
    "on-call": "on-call",
    "search": "annealing",
    "windows": "floor windows",
    "exchange": "exchange of weeks",
    "whole": "built whole",
    **dict.fromkeys(("dive", "choose"), "column generation"),
    **dict.fromkeys(("breaks", "days"), "breaks"),
    "bound": "bound",
}
"""What the stages of the engine are called in the picture."""
COLOURS = ("#5b6b7b", "#e08a1e", "#2a9d6f", "#8e5ea2", LINE, "#00838f", "#b44d12", "#c06c9a", "#b5a000")
CENTS = 100.0  # of one unit of the currency


def draw(path: Path, found: Measured, params: SolveParams, remark: str = "") -> None:
    """Write the picture of a measured run as SVG.

    Raises
    ------
    ValueError : if no legal roster was found, for then there is nothing to draw.
    """
    path.write_text(svg(spec(found, caption(found, params, remark)), "en", "curve"), encoding="utf-8")


def spec(found: Measured, under: Sequence[str]) -> Spec:
    """Price from the first legal roster on, one colour a stage, over the bound; below, its end enlarged."""
    points = priced(found)
    end_s = max(found.seconds, points[-1][0])
    pieces = _pieces(points, end_s)
    names = list(dict.fromkeys(str(piece["stage"]) for piece in pieces))
    colour = {
        "field": "stage",
        "type": "nominal",
        "scale": {"domain": names, "range": [COLOURS[i % len(COLOURS)] for i in range(len(names))]},
        "legend": {"symbolType": "stroke", "symbolStrokeWidth": 4},
    }
    prices = [cents / CENTS for _, _, cents in points]
    bottom = min(prices) if found.bound is None else max(found.bound / CENTS, 1.0)
    whole = _panel(pieces, end_s, (0.9 * bottom, 1.1 * max(prices)), colour)
    axes = {key: value for key, value in whole["layer"][0]["encoding"].items() if key != "color"}
    whole["layer"] += [*_bound(found, end_s, axes), *_end(points[-1], found, axes)]
    parts: list[Spec] = [whole]
    late = [cents / CENTS for t, stage, cents in points if stage in LATE]
    if late and max(late) > min(late):
        room = 0.1 * (max(late) - min(late))
        parts.append(_panel(pieces, end_s, (min(late) - room, max(late) + room), colour) | {"title": ENLARGED})
    name = found.instance.removesuffix(" x 1")
    text = f"{name}: the price of the roster (gaps, wishes, limits, fees) while it is built"
    return {"padding": 12, "title": {"text": text, "subtitle": list(under), "subtitlePadding": 4}, "vconcat": parts}


def _panel(pieces: list[Spec], end_s: float, span: tuple[float, float], colour: Spec) -> Any:
    """The curve between two prices: on a log axis where they lie far apart."""
    wide = span[1] > FAR * span[0]
    x = {
        "type": "quantitative",
        "scale": {"domain": [0, end_s], "nice": False},
        "axis": {"title": "seconds since the run began", "tickCount": 12},
    }
    axis: Spec = {"title": f"units of the currency{', log scale' if wide else ''}", "format": ",.0f", "tickCount": 5}
    if wide:
        axis["values"] = ticks(*span)
    scale = {"type": "log" if wide else "linear", "nice": False, "domain": list(span)}
    y = {"type": "quantitative", "scale": scale, "axis": axis}
    rule = {"type": "rule", "strokeWidth": 2.5, "strokeCap": "round", "clip": True, "aria": False}
    across = {"x": {"field": "t"} | x, "x2": {"field": "until"}, "y": {"field": "price"} | y}
    down = {"x": {"field": "until"} | x, "y": {"field": "price"} | y, "y2": {"field": "next"}}
    layers: list[Spec] = [
        {"mark": rule, "encoding": across | {"color": colour}},
        {"mark": rule | {"strokeWidth": 1.5}, "encoding": down | {"color": colour}},
    ]
    return {"width": WIDTH, "height": HEIGHT, "data": {"values": pieces}, "layer": layers}


def priced(found: Measured) -> list[tuple[float, str, float]]:
    """Seconds, stage and price of every legal anytime point, with on-call duties at their final price throughout.

    The search itself does not price on-call duties: what its last price lacks to the result's cost is theirs.
    """
    points = [point for point in found.trace if point.legal]
    searched = [point for point in points if point.stage != "bound"]
    if not searched or found.cost is None:
        raise ValueError("no legal roster was found: there is nothing to draw")
    added = on_call(found)
    return [(p.elapsed_s, _stage(p), p.objective_cents + (0.0 if p.stage == "bound" else added)) for p in points]


def on_call(found: Measured) -> float:
    """What on-call duties cost in the end, cents."""
    searched = [point.objective_cents for point in found.trace if point.stage != "bound"]
    return 0.0 if found.cost is None or not searched else found.cost - searched[-1]


def caption(found: Measured, params: SolveParams, remark: str = "") -> list[str]:
    """What the end of the curve means, and what it takes to repeat it."""
    cost = f"{(found.cost or 0.0) / CENTS:,.0f}"
    bound = "No bound was proven."
    if found.bound is not None:
        gap = "" if found.gap_of_worth_pct is None else f": {found.gap_of_worth_pct:.2f} % of the demand's worth"
        bound = (
            f"Proven: none costs less than {found.bound / CENTS:,.0f}. A better one saves at most the difference{gap}."
        )
    below = "" if found.below_load_pct is None else f" {found.below_load_pct:.2f} % of load hours are below load."
    processes = "one process" if params.workers == 1 else f"{params.workers or 'as many as fit'} processes"
    made = f"{found.agents} agents, {params.time_limit_s:g} s, {processes}, seed {params.seed}"
    called = on_call(found) / CENTS
    calls = f" Of this {called:,.0f} are on-call duties, in the curve throughout." if called > 0 else ""
    return [
        f"At the end {cost}.{calls}{below}",
        bound,
        f"{made}; vardiya {version('vardiya')}, {machine()}{remark and f' ({remark})'}.",
    ]


def ticks(low: float, high: float) -> list[float]:
    """1, 2, 5, 10, ... within the axis."""
    powers = range(floor(log10(low)), floor(log10(high)) + 1)
    return [step * 10.0**power for power in powers for step in (1, 2, 3, 5) if low <= step * 10.0**power <= high]


def _stage(point: TracePoint) -> str:
    return STAGES.get(point.stage, point.stage)


def _pieces(points: Sequence[tuple[float, str, float]], end_s: float) -> list[Spec]:
    """Level until the next point, in the colour of the stage that was at work: the one that told that point."""
    found = [
        {"t": round(t, 2), "until": round(until, 2), "stage": stage, "price": cents / CENTS, "next": following / CENTS}
        for (t, _, cents), (until, stage, following) in pairwise(points)
    ]
    t, stage, cents = points[-1]
    price = cents / CENTS
    return [*found, {"t": round(t, 2), "until": round(end_s, 2), "stage": stage, "price": price, "next": price}]


def _bound(found: Measured, end_s: float, axes: Spec) -> list[Spec]:
    """The bound as a dashed line under the whole run: it holds for every roster, whenever it was proven."""
    if found.bound is None:
        return []
    price = found.bound / CENTS
    values = [{"t": 0, "until": end_s, "price": price, "text": f"no roster costs less than {price:,.0f}"}]
    label = {"type": "text", "align": "left", "dx": 6, "dy": -7, "color": SHORT, "fontSize": 11}
    dashed = {"type": "rule", "color": SHORT, "strokeDash": [5, 3], "strokeWidth": 1.5}
    here = {"x": axes["x"], "y": axes["y"], "text": {"field": "text"}}
    return [
        {"data": {"values": values}, "mark": dashed, "encoding": axes},
        {"data": {"values": values}, "mark": label, "encoding": here},
    ]


def _end(last: tuple[float, str, float], found: Measured, axes: Spec) -> list[Spec]:
    """The final price, written at the end of the curve."""
    price = last[2] / CENTS
    values = [{"t": found.seconds, "price": price, "text": f"{price:,.0f}"}]
    label = {"type": "text", "align": "right", "dy": -9, "color": INK, "fontSize": 11, "fontWeight": "bold"}
    here = {"x": axes["x"], "y": axes["y"], "text": {"field": "text"}}
    return [{"data": {"values": values}, "mark": label, "encoding": here}]
