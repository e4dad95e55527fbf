"""One event night from noon to the next morning: contacts with their band above, people below."""

from __future__ import annotations

from datetime import date

from planner.report.charts.cover import cover_layers, cover_points
from planner.report.charts.demand import WIDTH, band_layers, band_points
from planner.report.charts.drawing import Spec, at, marks
from planner.report.occasions import Occasion
from planner.report.series import Series, steps
from planner.words import sentence

FIRST_CLOCK, LAST_CLOCK = 12 * 60, 32 * 60


def night_chart(series: Series, day: date, events: tuple[Occasion, ...], lang: str) -> Spec:
    """A local day from 12:00 to 08:00 the next morning, by the interval of the grid."""
    grid = series.plan.grid
    first = grid.minute(day, FIRST_CLOCK)
    last = min(grid.minute(day, LAST_CLOCK), grid.end_min)
    by = steps(grid, grid.step_min, first, last)
    inside = slice(grid.index(first), grid.index(last))
    every = tuple(queue for queues in series.pools.values() for queue in queues)
    tonight: list[Spec] = [
        {"t": at(grid.local(e.start_min).replace(tzinfo=None)), "label": str(e.number)}
        for e in events
        if first <= e.start_min < last
    ]
    contacts = sentence("chart_contacts_interval", {"minutes": grid.step_min}, lang)
    above: Spec = {
        "width": WIDTH,
        "height": 180,
        "data": {"values": band_points(series.contacts(every, by, inside), by)},
        "layer": [*band_layers(1, contacts), *marks(tonight)],
    }
    below: Spec = {
        "width": WIDTH,
        "height": 120,
        "data": {"values": cover_points(series, None, by, inside)},
        "layer": [*cover_layers(1, sentence("chart_people", {}, lang)), *marks(tonight)[:1]],
    }
    return {"vconcat": [above, below], "resolve": {"scale": {"x": "shared"}}}
