"""The figures of a forecast explained for one interval, each with the command that finds it again."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from planner.answers.figure import Figure, Found

if TYPE_CHECKING:
    from planner.explaining import Explained
    from planner.forecast_asked import Question

BANDS = ("mean", "q10", "q90")


def forecast_figures(found: Explained, question: Question, as_of: datetime | None = None) -> tuple[Figure, ...]:
    """Mean and band of the interval in the table of the forecast, and its parts where people are reckoned from them.

    A whole day is the sum of its intervals and is not looked up.
    """
    if found.at is None:
        return ()
    plan, start = found.plan, found.starts[found.at].astimezone(UTC)
    request = ("--start", plan.start.isoformat(), "--weeks", str(plan.weeks), "--as-of", plan.as_of.isoformat())
    table = ("forecast", "{dir}", *request, "--seed", str(plan.seed))
    row = f"queue={found.queue}&start={start:%Y-%m-%dT%H:%M:%SZ}"
    low, high = found.band
    values = (float(found.mean[found.at]), low, high)
    bands = tuple(
        Figure(f"forecast_{name}", value, "contacts", Found(table, ("forecast", row, name)), "forecast")
        for name, value in zip(BANDS, values, strict=True)
    )
    return (*bands, *_part_figures(found, question, start, as_of))


def _part_figures(found: Explained, question: Question, start: datetime, as_of: datetime | None) -> tuple[Figure, ...]:
    """Contacts by part; nobody reckons people for an interval without contacts."""
    assert found.at is not None
    place = found.at
    if not found.mean[place] > 0:
        return ()
    named = () if question.plan is None else ("--plan", question.plan)
    seen = () if as_of is None else ("--as-of", as_of.isoformat())
    asked = ("explain", "requirement", "{dir}", "--queue", found.queue, "--at", start.isoformat(), *named, *seen)
    return tuple(
        Figure(
            "need_part",
            float(values[place]),
            "contacts",
            Found(asked, ("parts", f"part={name}", "contacts")),
            "forecast",
            about=name,
        )
        for name, values in found.parts.items()
        if abs(values[place]) > 0
    )
