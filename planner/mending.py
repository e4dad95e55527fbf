"""A plan that must change: what new facts cost, and the least changes that mend it, priced and simulated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from planner.casework import make_case
from planner.changing import View
from planner.changing.changes_file import EVERY_MEANS
from planner.changing.draft import draft_of
from planner.changing.moments import first_minute
from planner.changing.reading import judge_changes
from planner.changing.served import Cell, ServedDay, serve, worst_hit
from planner.changing.swap import SwapDays
from planner.changing.touched import touched_days
from planner.changing.world import World, make_world
from planner.inputs import placed
from planner.pipeline import Step
from planner.problems import NotFoundError
from solver.grid import DAY_MIN, utc_minute

if TYPE_CHECKING:
    from planner.answers.standing import Standing
    from planner.changing.changes_file import ChangesFile
    from planner.operation.yaml_document import Document
    from planner.pipeline import Progress, Stages
    from planner.plans import Plan
    from solver.duties import Roster
    from solver.repairer import Changes, Repair, RepairParams
    from solver.repairer.swaps import SwapAnswer

ServedDays = tuple[ServedDay, ...]
MOST_CELLS = 3
MOST_SERVED = 3  # ways that are simulated at least, the best
SERVED_DAYS = 14  # and so many days of them together, if that is more


@dataclass(frozen=True)
class Mended:
    """The answer to changes.

    Attributes
    ----------
    asked, view : what was asked, of which plan and as of when.
    world : the plan's inputs under the new facts.
    nothing : what is left if nothing is done; None where only swaps were asked.
    ways : the alternatives, the best first.
    swaps : answers to swaps, in the order of the file.
    served_before, served : simulated days as they stood, and under `nothing` and the first ways; none without a day
        that is touched.
    cut_s : seconds of work after which the search for ways was ended by its limit; 0 = it came to its own end.
    cancelled : whether the caller ended it; then nothing was simulated after that.
    """

    asked: ChangesFile
    view: View
    world: World
    nothing: Repair | None
    ways: tuple[Repair, ...]
    swaps: tuple[SwapAnswer, ...]
    served_before: tuple[ServedDay, ...]
    served: tuple[tuple[ServedDay, ...], ...]
    cut_s: float = 0.0
    cancelled: bool = False

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The queues and days that new facts hit worst."""
        return worst_hit(self.served_before, self.served[0], MOST_CELLS) if self.served else ()

    @property
    def notice_days(self) -> int:
        """Within so many days nothing changes for who has not agreed."""
        return notice_days(self.asked, self.view.standing)

    def roster(self, number: int) -> Roster:
        """The roster of an alternative, counted from 1 (0 = nothing is done); of a swap where only swaps were asked.

        Raises
        ------
        NotFoundError
            no_such_alternative.
        """
        rosters: list[Roster | None] = [answer.roster if answer.allowed else None for answer in self.swaps]
        if self.nothing is not None:
            rosters = [way.roster for way in self.ways]
        rosters.insert(0, None if self.nothing is None else self.nothing.roster)
        found = rosters[number] if 0 <= number < len(rosters) else None
        if found is None:
            raise NotFoundError("no_such_alternative")
        return found

    def plan(self, number: int) -> Plan:
        """An alternative as a plan with stages of its own: checked, simulated, ready to be stored as a draft."""
        return draft_of(self.world, self.roster(number))


@dataclass(frozen=True, slots=True)
class Budget:
    """What a caller states over the file: now (local without an offset), most people, seconds of work of the search.

    `isolated`: the search has a process of its own. `progress` is told of every step; `cancel` is asked whether to stop
    and says so from then on: the ways found by then are kept, and nothing more is simulated.
    """

    as_of: datetime | None = None
    most_people: int | None = None
    time_limit_s: float = 7.0
    isolated: bool = False
    progress: Progress | None = None
    cancel: Callable[[], bool] = lambda: False


def mend(
    standing: Standing,
    asked: ChangesFile,
    stages: Stages | None = None,
    budget: Budget | None = None,
    document: tuple[str, Document] | None = None,
) -> Mended:
    """Answer changes of a plan: judge them, apply them, repair the roster, answer swaps, simulate what is touched.

    Parameters
    ----------
    document : name and places of the file that the changes were read from, to name its lines.

    Raises
    ------
    ChangesFileError
        With everything that does not fit the plan, or contradicts itself.
    solver.errors.ProcessLostError
        If the search had a process of its own, and that died.
    """
    told = budget or Budget()
    view = View(standing, _now(standing, asked, told))
    name, places = document or ("changes", None)
    judge_changes(asked, view, name, places)
    tell = _telling(told.progress)
    tell("requirement")
    world = make_world(asked.changes, view, stages)
    swaps = tuple(_answer(change, view) for change in asked.changes if isinstance(change, SwapDays))
    if all(isinstance(change, SwapDays) for change in asked.changes):
        return Mended(asked, view, world, None, (), swaps, (), ())
    tell("roster")
    repairs = _repairs(world, asked, view, told)
    nothing = next(one for one in repairs if "nothing" in one.ways)
    ways = tuple(one for one in repairs if one is not nothing)
    stopped = told.cancel()
    cut_s = told.time_limit_s if nothing.cut_short and not stopped else 0.0
    days = touched_days(world, nothing)
    most = max(MOST_SERVED, SERVED_DAYS // max(1, len(days)))
    rosters = [(world.after, one.roster) for one in (nothing, *ways[:most])]
    if stopped or not days:
        return Mended(asked, view, world, nothing, ways, swaps, (), (), cut_s, stopped)
    tell("simulation")
    before, idle, *served = serve([(world.before, world.before.plan.roster), *rosters], days)
    ways, given = ranked(ways, served)
    return Mended(asked, view, world, nothing, ways, swaps, before, (idle, *given), cut_s)


def ranked(ways: tuple[Repair, ...], served: list[ServedDays]) -> tuple[tuple[Repair, ...], list[ServedDays]]:
    """Ways by price, those with people to be asked last; none above a cheaper one that serves as well in simulation.

    `served` are the simulated days of the first ways; the others stay behind them.
    """
    first = list(zip(ways, served, strict=False))

    def place(one: tuple[Repair, ServedDays]) -> tuple[bool, float, float]:
        way, outlay_cents = one[0], one[0].after.outlay_cents
        alike = (other for other, days in first if _service(days) == _service(one[1]))
        cheaper = [other.price_cents for other in alike if other.after.outlay_cents <= outlay_cents]
        return bool(way.to_ask), max(cheaper), outlay_cents

    placed_first = sorted(first, key=place)
    return (*(way for way, _ in placed_first), *ways[len(first) :]), [days for _, days in placed_first]


def _service(days: ServedDays) -> tuple[int, int]:
    """What a simulation tells ways apart by: goals met, and whole contacts too late."""
    return sum(one.met for one in days), round(sum(one.late for one in days))


def notice_days(asked: ChangesFile, standing: Standing) -> int:
    """The notice that is asked, else the frozen days of the operation's cycle."""
    stated = asked.notice_days
    return standing.inputs.operation.config.cycle.frozen_days if stated is None else stated


def _now(standing: Standing, asked: ChangesFile, told: Budget) -> int:
    """The moment of planning: as the caller says, the file, or the plan's own."""
    if told.as_of is not None:
        return utc_minute(placed(told.as_of, ZoneInfo(standing.plan.grid.zone)))
    if asked.as_of is not None:
        return first_minute(asked.as_of, standing.plan.grid)
    return utc_minute(standing.plan.as_of)


def _repairs(world: World, asked: ChangesFile, view: View, told: Budget) -> tuple[Repair, ...]:
    from solver.roster.partners.machine import may_part

    standing = world.before
    stage = standing.plan.roster_stage
    assert stage is not None
    case = make_case(world.facts, stage.requirement)
    if told.isolated and may_part():
        from solver.repairer.apart import repair_apart as repair
    else:
        from solver.repairer.mending import repair
    return repair(case, standing.plan.roster, _changes(world, asked, view), _params(asked, told), told.cancel)


def _telling(progress: Progress | None) -> Callable[[str], None]:
    """Tells who listens of a stage, and how long after the start."""
    start = monotonic()
    return lambda stage: None if progress is None else progress(Step(stage, monotonic() - start))


def _changes(world: World, asked: ChangesFile, view: View) -> Changes:
    from solver.repairer import Changes

    notice_min = DAY_MIN * notice_days(asked, view.standing)
    return Changes(view.now_min, world.absences, world.requirement, notice_min, asked.agreed())


def _params(asked: ChangesFile, told: Budget) -> RepairParams:
    from solver.repairer import RepairParams

    most = told.most_people if told.most_people is not None else asked.most_people
    stated = {} if most is None else {"most_people": most}
    means = {name: name in asked.allow for name in EVERY_MEANS}
    return RepairParams(time_limit_s=told.time_limit_s).model_copy(update=means | stated)


def _answer(change: SwapDays, view: View) -> SwapAnswer:
    from solver.repairer import Swap, judge_swap

    given, taken = change.days()
    return judge_swap(view.standing.trial, Swap(change.first, given, change.second, taken), now_min=view.now_min)
