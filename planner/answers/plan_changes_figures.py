"""The figures of a difference between two plans, each with the command that finds it again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.answers.figure import Figure, Found

if TYPE_CHECKING:
    from datetime import date

    from planner.differences import Difference
    from planner.figures import Cost
    from planner.part_changes import PartChange
    from planner.plans import Plan

KINDS = ("regular", "overtime", "night", "on_call")


def change_figures(
    plans: tuple[Plan, Plan], difference: Difference, parts: tuple[PartChange, ...], costs: tuple[Cost, Cost] | None
) -> tuple[Figure, ...]:
    """People, hours, contacts, needs, service and money, from the older of two plans to the newer."""
    rosters, work = _roster_figures(plans, difference), _work_figures(difference, parts)
    return (*rosters, *work, *_service_figures(difference), *_cost_figures(difference, costs))


def _diff(found: Difference, *place: str, less: tuple[str, ...] = ()) -> Found:
    return Found(("diff", "{dir}", found.before, found.after), place, less)


def _roster_figures(plans: tuple[Plan, Plan], found: Difference) -> tuple[Figure, ...]:
    older, newer = plans
    days = set(older.grid.days) & set(newer.grid.days)
    paid = _paid_h(newer, days) - _paid_h(older, days)
    return (
        Figure("change_people", len(found.people), "people", _diff(found, "moved_people")),
        Figure("change_duties", found.moved_days, "duties", _diff(found, "moved_days")),
        Figure("change_paid", paid, "h", _diff(found, "paid_h")),
    )


def _paid_h(plan: Plan, days: set[date]) -> float:
    """Paid hours of the shifts of some local days."""
    return sum(duty.paid_min for duty in plan.roster.duties if duty.day in days) / 60


def _work_figures(found: Difference, parts: tuple[PartChange, ...]) -> tuple[Figure, ...]:
    figures = []
    contacts = sum(after - before for _, before, after in found.parts)
    place = _diff(found, "contacts", "+after", less=("contacts", "+before"))
    figures.append(Figure("change_contacts", contacts, "contacts", place, "forecast"))
    for part in parts:
        name = f"part={part.part}"
        where = _diff(found, "parts", name, "after", less=("parts", name, "before"))
        figures.append(Figure("change_part", part.after - part.before, "contacts", where, "forecast", about=part.part))
    need = sum(after - before for _, before, after in found.needs)
    where = _diff(found, "needs_h", "+after", less=("needs_h", "+before"))
    return (*figures, Figure("change_need", need, "h", where, "forecast"))


def _service_figures(found: Difference) -> tuple[Figure, ...]:
    """In points: differences of shares, times 100."""
    figures = []
    for one in (one for one in found.services if one.beyond_noise):
        row = f"queue={one.queue}"
        where = _diff(found, "services", row, "after", less=("services", row, "before"))
        moved, noise = 100 * (one.after - one.before), 100 * one.noise
        again = replace(where, scale=100.0)
        figures.append(Figure("change_service", moved, "points", again, "simulated", noise, one.queue))
    return tuple(figures)


def _cost_figures(found: Difference, costs: tuple[Cost, Cost] | None) -> tuple[Figure, ...]:
    """Wages by kind, counted again by a check of either roster."""
    if costs is None:
        return ()
    before, after = costs
    check = ("check", "{dir}", "--plan")
    return tuple(
        Figure(
            f"change_cost_{kind}",
            getattr(after, kind) - getattr(before, kind),
            "cents",
            Found(
                (*check, found.after),
                ("cost", f"{kind}_cents"),
                ("cost", f"{kind}_cents"),
                (*check, found.before),
            ),
        )
        for kind in KINDS
    )
