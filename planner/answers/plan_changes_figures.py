"""The figures of a difference between two plans, each with the command that finds it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.answers.figure import Figure, Found

if TYPE_CHECKING:
    from planner.answers.plan_changes import PlanChanges

KINDS = ("regular", "overtime", "night", "on_call")


def change_figures(found: PlanChanges) -> tuple[Figure, ...]:
    """People, hours, contacts, needs, service and money."""
    return (*_roster_figures(found), *_work_figures(found), *_service_figures(found), *_cost_figures(found))


def _diff(found: PlanChanges, *place: str, less: tuple[str, ...] = ()) -> Found:
    return Found(("diff", "{dir}", found.before.id, found.after.id), place, less)


def _roster_figures(found: PlanChanges) -> tuple[Figure, ...]:
    paid = _paid_h(found, after=True) - _paid_h(found, after=False)
    return (
        Figure("change_people", len(found.difference.people), "people", _diff(found, "moved_people")),
        Figure("change_duties", found.difference.moved_days, "duties", _diff(found, "moved_days")),
        Figure("change_paid", paid, "h", _diff(found, "paid_h")),
    )


def _paid_h(found: PlanChanges, *, after: bool) -> float:
    """Paid hours of the shifts of the days that both plans cover."""
    days = set(found.days)
    roster = (found.after if after else found.before).roster
    return sum(duty.paid_min for duty in roster.duties if duty.day in days) / 60


def _work_figures(found: PlanChanges) -> tuple[Figure, ...]:
    figures = []
    contacts = sum(after - before for _, before, after in found.difference.parts)
    place = _diff(found, "contacts", "+after", less=("contacts", "+before"))
    figures.append(Figure("change_contacts", contacts, "contacts", place, "forecast"))
    for part in found.parts:
        name = f"part={part.part}"
        where = _diff(found, "parts", name, "after", less=("parts", name, "before"))
        figures.append(Figure("change_part", part.after - part.before, "contacts", where, "forecast", about=part.part))
    need = sum(after - before for _, before, after in found.difference.needs)
    where = _diff(found, "needs_h", "+after", less=("needs_h", "+before"))
    return (*figures, Figure("change_need", need, "h", where, "forecast"))


def _service_figures(found: PlanChanges) -> tuple[Figure, ...]:
    moved = [one for one in found.difference.services if one.beyond_noise]
    return tuple(
        Figure(
            "change_service",
            one.after - one.before,
            "share",
            _diff(found, "services", f"queue={one.queue}", "after", less=("services", f"queue={one.queue}", "before")),
            "simulated",
            one.noise,
            one.queue,
        )
        for one in moved
    )


def _cost_figures(found: PlanChanges) -> tuple[Figure, ...]:
    """Wages by kind, counted again by a check of either roster."""
    if found.costs is None:
        return ()
    before, after = found.costs
    check = ("check", "{dir}", "--plan")
    return tuple(
        Figure(
            f"change_cost_{kind}",
            getattr(after, kind) - getattr(before, kind),
            "cents",
            Found(
                (*check, found.after.id),
                ("cost", f"{kind}_cents"),
                ("cost", f"{kind}_cents"),
                (*check, found.before.id),
            ),
        )
        for kind in KINDS
    )
