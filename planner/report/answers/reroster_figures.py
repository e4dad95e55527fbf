"""Figures of a mended plan, each with the command that finds it again in a roster that was written or stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.answers.figure import Figure, Found
from planner.changing.served import REPLICATIONS
from planner.report.answers.reroster_calls import wages_cents
from planner.report.answers.swap_figures import swap_figures
from planner.roster_check import changes

if TYPE_CHECKING:
    from planner.changing.served import Cell, ServedDay
    from planner.mending import Mended

Command = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """Where rosters of an answer are kept: a file for each alternative, the first for nothing done; a stored draft.

    `number` is the alternative that the draft holds; `swaps` (name, file) of the rosters of swaps.
    """

    rosters: tuple[str, ...] = ()
    plan: str = ""
    number: int = 0
    swaps: tuple[tuple[str, str], ...] = ()


def reroster_figures(found: Mended, written: Written) -> tuple[Figure, ...]:
    """Figures of every swap and way whose roster is kept, of the plan as it stood, and of nothing done."""
    swaps = tuple(swap_figures(found.swaps, found.world.before, dict(written.swaps)))
    if found.nothing is None:
        return swaps
    stood = ("{dir}", "--plan", found.world.before.plan.id)
    first = tuple(_served(("simulate", *stood), found.served_before, found, "before", ""))
    ways = (one for number in range(len(found.ways) + 1) for one in _way(found, written, number, stood))
    return (*swaps, *first, *ways)


def _way(found: Mended, written: Written, number: int, stood: Command) -> Iterator[Figure]:
    """What is counted from a roster's rows, and what is simulated where the command plays the same contacts."""
    draft = ("{dir}", "--plan", written.plan) if written.plan and written.number == number else ()
    file = (*stood, "--roster", written.rosters[number]) if number < len(written.rosters) else ()
    if draft or file:
        yield from _counted(found, number, draft or file, stood)
    if number < len(found.served) and (draft or (file and found.world.requirement is None)):
        yield from _served(("simulate", *(draft or file)), found.served[number], found, "way", str(number))
    if file:
        yield _shifts(found, number, file)


def _counted(found: Mended, number: int, kept: Command, stood: Command) -> Iterator[Figure]:
    """Paid hours and wages more or fewer than the plan has; calls are in no roster."""
    place, other = ("cost", "paid_min"), ("check", *stood)
    old, new = found.world.before.plan.roster, found.roster(number)
    more = sum(duty.paid_min for duty in new.duties) - sum(duty.paid_min for duty in old.duties)
    hours = Found(("check", *kept), place, place, other, 1 / 60)
    yield Figure("way_paid_h", more / 60, "h", hours, about=str(number))
    way = (found.nothing, *found.ways)[number]
    assert way is not None
    wages = ("cost", "wages_cents")
    yield Figure(
        "way_wages", wages_cents(found, way), "cents", Found(("check", *kept), wages, wages, other), about=str(number)
    )


def _shifts(found: Mended, number: int, file: Command) -> Figure:
    """Person-days whose shift is another, those that fall out included."""
    moved = changes(found.world.before.plan.roster, found.roster(number))
    return Figure(
        "way_shifts", moved.shifts, "duties", Found(("check", *file), ("changes", "shifts")), about=str(number)
    )


def _served(command: Command, days: tuple[ServedDay, ...], found: Mended, code: str, number: str) -> Iterator[Figure]:
    """Contacts too late by day, and the service of the queues hit worst."""
    for one in days:
        on = (*command, "--day", one.day.isoformat(), "--replications", str(REPLICATIONS))
        about = " · ".join(part for part in (number, str(one.day)) if part)
        yield Figure(f"{code}_late", one.late, "contacts", Found(on, ("service", "+late")), "simulated", about=about)
        for cell in found.cells:
            if cell.day == one.day and cell.queue in one.judged:
                yield _service(
                    on, one, cell, code, " · ".join(part for part in (number, cell.queue, str(one.day)) if part)
                )


def _service(command: Command, one: ServedDay, cell: Cell, code: str, about: str) -> Figure:
    row = one.rows[cell.queue]
    place = Found(command, ("service", f"queue={cell.queue}", "service"))
    return Figure(f"{code}_service", row["service"], "share", place, "simulated", 2 * row["service_se"], about)
