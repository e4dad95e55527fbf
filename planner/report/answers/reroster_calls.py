"""People called in from standby: who is to be phoned, and what that costs beside the roster that is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.figures import cost_of
from planner.report.tables import QUIET, WARN, Line
from planner.words import sentence
from planner.words.numbers import moment, signed

if TYPE_CHECKING:
    from planner.mending import Mended
    from solver.repairer import Repair


def wages_cents(found: Mended, way: Repair) -> int:
    """Wages of the roster that a way stores, more or less than the plan's, as `vardiya check` counts both."""
    before = found.world.before
    return cost_of(way.roster, found.world.inputs).total - cost_of(before.plan.roster, before.inputs).total


def calls_cents(way: Repair) -> int:
    """Pay of those who are called in, at the hour's rate of each: no roster holds them."""
    rates = {agent.id: agent.hour_cents or way.case.costs.hour_cents for agent in way.case.agents}
    return round(sum(rates[call.agent] * (call.end_min - call.start_min) / 60 for call in way.called))


def calls_note(found: Mended, lang: str) -> tuple[Line, ...]:
    """That the wages of the table are those of the rosters, and what calls add, by alternative."""
    told = ", ".join(
        sentence("calls_of_way", {"number": number, "money": _money(calls_cents(way), lang)}, lang)
        for number, way in enumerate(found.ways, 1)
        if way.called
    )
    return (Line(sentence("calls_note", {"ways": told}, lang), QUIET),) if told else ()


def calls_line(found: Mended, way: Repair | None, lang: str) -> tuple[Line, ...]:
    """Whom to phone for an alternative, and wages with and without."""
    if way is None or not way.called:
        return ()
    grid, wages = found.view.grid, wages_cents(found, way)
    told = {
        "calls": ", ".join(f"{call.agent} ({moment(grid.local(call.start_min), lang)})" for call in way.called),
        "with": _money(wages + calls_cents(way), lang),
        "without": _money(wages, lang),
    }
    return (Line(sentence("calls_apart", told, lang), WARN),)


def _money(cents: int, lang: str) -> str:
    return signed(cents / 100, lang)
