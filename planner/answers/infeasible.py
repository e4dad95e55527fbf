"""Why a promise cannot be kept: the arithmetic, the smallest clashes, and the ways out with their prices."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from planner.answers.counted_absences import absence_clashes
from planner.answers.counted_clashes import FLOOR, counted_clashes, hired_hours, without_counted
from planner.answers.figure import Figure, Found
from planner.answers.lapsed_papers import opened_by_papers
from planner.answers.promised_hours import PromisedHours, promised_hours
from planner.casework import make_case
from planner.inputs import Inputs
from planner.promised import promised
from solver.grid import DAY_MIN

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.explainer.infeasible import Clash, Party, WayOut
    from solver.people import Agent

LIMIT_S = 60.0
WORKING = 0.9
"""Share of the time that is planned for; the rest is for reading the files and the last question."""
FINDING = 0.55
"""Share of the whole time in which clashes are looked for; the rest tries ways out."""
LEAST_WAYS_S = 1.0
DATED = re.compile(r":?\d{4}-\d{2}-\d{2}$")


@dataclass(frozen=True, slots=True)
class Knot:
    """Clashes of one promise by the same parties, on one day or on many, by time; ways out of the first of them."""

    clashes: tuple[Clash, ...]
    ways: tuple[WayOut, ...] = ()

    @property
    def first(self) -> Clash:
        """The earliest."""
        return self.clashes[0]


@dataclass(frozen=True, slots=True)
class Impossible:
    """The answer. `unproven` are promises that could not be settled in the time."""

    inputs: Inputs
    case: RosterCase
    hours: tuple[PromisedHours, ...]
    knots: tuple[Knot, ...]
    unproven: tuple[Party, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """What was counted, each with the place where `validate` counts it over the whole plan, or on the day."""
        counted = [figure for one in self.hours for figure in _figures(one, self.inputs)]
        return (*counted, *(figure for knot in self.knots for figure in self._of_clash(knot.first)))

    def there(self, clash: Clash) -> int | None:
        """People of a floor who are not away all the local day that holds its stretch; None where no day does."""
        if clash.promise.kind != "floor" or not clash.promise.name.startswith(FLOOR):
            return None
        grid = self.inputs.grid
        day = grid.local(clash.start_min).date()
        span = grid.minute(day, 0), grid.minute(day, DAY_MIN)
        if clash.end_min > span[1]:
            return None
        away = {a.agent for a in self.case.absences if a.start_min <= span[0] and a.end_min >= span[1]}
        floor = next(one for one in self.case.requirement.floors if FLOOR + one.id == clash.promise.name)
        return sum(one.id in floor.agents - away and _employed(one, day) for one in self.case.agents)

    def _of_clash(self, clash: Clash) -> Iterator[Figure]:
        there = self.there(clash)
        if there is not None:
            name, day = clash.promise.name.removeprefix(FLOOR), self.inputs.grid.local(clash.start_min).date()
            row = ("floors", f"floor={name}", "days", f"day={day}")
            about = f"{name} {day}"
            found = Found(_command(self.inputs), (*row, "there"))
            yield Figure("clash_there", there, "people", found, about=about)
            if clash.unit == "agents":
                yield Figure("clash_due", clash.due, "people", replace(found, place=(*row, "due")), about=about)


def roster_at_hand(inputs: Inputs, folder: Path) -> Roster | None:
    """The newest stored plan's roster if it is of the same days; nothing is stored to find out."""
    from planner.store import has_store, open_store

    if not has_store(folder):
        return None
    with open_store(folder) as store:
        if not store.plan_ids() or store.outline().grid != inputs.grid:
            return None
        stage = store.plan().roster_stage
    return None if stage is None else stage.result.roster


def explain_infeasible(
    inputs: Inputs,
    limit_s: float = LIMIT_S,
    cancel: Callable[[], bool] | None = None,
    near: Roster | None = None,
) -> Impossible:
    """Which promises no lawful roster of today's people keeps, why, and what would make each possible.

    Promises are floors, on-call windows, fixed shifts, trainings and covers; demand is none: what it misses is
    priced. On-call windows are asked at their least depth.

    Parameters
    ----------
    limit_s : seconds for clashes and ways out together.
    near : a roster of the same days: what it keeps lawfully need not be searched for.
    """
    end_s = monotonic() + WORKING * limit_s
    asked = promised(inputs)
    case = make_case(inputs, asked)
    clashes, unproven = clashes_of(case, FINDING * limit_s, cancel, near)
    knots = _with_ways(inputs, case, knots_of(clashes), end_s)
    return Impossible(inputs, case, promised_hours(inputs, asked.floors), knots, unproven)


def clashes_of(
    case: RosterCase, limit_s: float, cancel: Callable[[], bool] | None = None, near: Roster | None = None
) -> tuple[tuple[Clash, ...], tuple[Party, ...]]:
    """Clashes of a case's promises, those that counting shows first; and the promises not settled in the time."""
    from solver.explainer.infeasible import find_clashes
    from solver.explainer.infeasible.asking import Asker

    end_s = monotonic() + limit_s
    counted = counted_clashes(case)
    counted += absence_clashes(without_counted(case, counted), Asker(end_s - limit_s / 2, cancel))
    rest = without_counted(case, counted)
    if not rest.agents:
        return counted, ()
    found = find_clashes(rest, end_s - monotonic(), cancel, near)
    return (*counted, *found.clashes), found.unproven


def knots_of(clashes: tuple[Clash, ...]) -> tuple[Knot, ...]:
    """Clashes that differ by their day alone, together; in order of time."""
    found: dict[object, list[Clash]] = {}
    for clash in clashes:
        parties = tuple((party.kind, _undated(party.name), party.agents) for party in clash.parties)
        found.setdefault((clash.promise.kind, _undated(clash.promise.name), parties), []).append(clash)
    return tuple(Knot(tuple(sorted(mine, key=lambda clash: clash.start_min))) for mine in found.values())


def _with_ways(inputs: Inputs, case: RosterCase, knots: tuple[Knot, ...], end_s: float) -> tuple[Knot, ...]:
    """Each with its ways out; what is left of the time is shared out evenly."""
    from solver.explainer.infeasible import ways_out

    law, found = _law(inputs), []
    for place, knot in enumerate(knots):
        left_s = max(LEAST_WAYS_S, (end_s - monotonic()) / (len(knots) - place))
        papers = opened_by_papers(inputs, case, knot.first, left_s / 2)
        parties = tuple(party for party, _ in papers)
        clashes = tuple(replace(clash, parties=(*clash.parties, *parties)) for clash in knot.clashes)
        others = ways_out(case, knot.first, left_s / 2) if knot.first.agents else ()
        hired = () if any(way.kind == "hire" for way in others) else hired_hours(case, knot.first)
        ways = (*(way for _, way in papers), *others, *hired)
        found.append(Knot(clashes, tuple(way for way in ways if not _bends(way, law))))
    return tuple(found)


def _law(inputs: Inputs) -> frozenset[str]:
    """Rules of the operation's book that no contract or agreement can change."""
    from solver.rules.presets import book
    from solver.rules.presets.agreement import with_agreement

    agreed = {entry.rule.kind for entry in with_agreement((), 0, 0)}
    return frozenset(entry.rule.kind for entry in book(inputs.operation.config.rules.preset).entries) - agreed


def _bends(way: WayOut, law: frozenset[str]) -> bool:
    """Whether a way out asks for what nobody may grant: another law, or less protection."""
    return way.kind == "loosen_rule" and dict(way.about).get("rule") in (*law, "protection")


def _undated(name: str) -> str:
    return DATED.sub("", name)


def _employed(agent: Agent, day: date) -> bool:
    started = agent.first_day is None or agent.first_day <= day
    return started and (agent.last_day is None or agent.last_day >= day)


def _command(inputs: Inputs) -> tuple[str, ...]:
    asked = ("--start", inputs.start.isoformat(), "--weeks", str(inputs.weeks), "--as-of", inputs.as_of.isoformat())
    return ("validate", "{dir}", *asked)


def _figures(one: PromisedHours, inputs: Inputs) -> tuple[Figure, ...]:
    command = _command(inputs)
    row = (f"{one.kind}s", f"{one.kind}={one.name}")

    def figure(code: str, value: float, unit: str) -> Figure:
        return Figure(f"{one.kind}_{code}", value, unit, Found(command, (*row, code)), about=one.name)

    people = figure("people", len(one.agents), "people")
    present = figure("present_h", one.present_h, "h")
    if one.kind == "language":
        return (figure("work_h", one.promised_h, "h"), present, people)
    due = (figure("promised_h", one.promised_h, "h"), figure("with_breaks_h", one.asked_h, "h"))
    return (*due, present, figure("people_needed", one.at_once, "people"), people)
