"""Which group of inputs brings a difference in some hours: the work, the people, or other shifts, one after another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from planner.answers.served_day import served_day
from planner.answers.standing import Standing
from planner.inputs import Inputs, with_operation
from planner.plans import Plan
from scenarios.comparing.window import served_in, there
from scenarios.keeping import kept_roster
from scenarios.unfelt import same_forecast
from solver.duties import Roster

if TYPE_CHECKING:
    from scenarios.base_plan import BasePlan
    from scenarios.comparing.window import Window
    from scenarios.playing import Played

Cause = Literal["work", "people", "shifts"]
"""The work: contacts, their length, queues and goals. The people: who is there, of those rostered in the base, and what
they can do. The shifts: the roster that was built anew."""

CAUSES: tuple[Cause, ...] = ("work", "people", "shifts")


@dataclass(frozen=True, slots=True)
class Share:
    """What one cause brings in a window, in late contacts.

    `late` is None where it is the only cause that changed: then it brings all of the difference, and nothing needs to
    be played for it. `people`: who can serve the queue there, mean over the window, before and after this cause.
    """

    cause: Cause
    people: tuple[float, float]
    late: float | None = None


class _World(NamedTuple):
    """Inputs, the plan whose forecast is played, and the roster."""

    inputs: Inputs
    plan: Plan
    roster: Roster


def shares(base: BasePlan, played: Played, window: Window, day: date) -> tuple[Share, ...]:
    """What each cause that changed brings, in the order of `Cause`: the changed work meets the base's people on their
    shifts; then who is away or can do something else changes; then the shifts.

    Where several changed the day is played once more for each step, with the same random numbers.
    """
    worlds = _worlds(base, played)
    people = [there(world.inputs, world.roster, window) for world in worlds]
    changed = [place for place in range(len(CAUSES)) if _differ(worlds[place], worlds[place + 1])]
    late = [_late(world, window, day) for world in worlds] if len(changed) > 1 else None
    return tuple(
        Share(
            CAUSES[place],
            (people[place], people[place + 1]),
            None if late is None else late[place + 1] - late[place],
        )
        for place in changed
    )


def _worlds(base: BasePlan, played: Played) -> tuple[_World, ...]:
    """The base, then each cause added to it, the scenario at the end."""
    first, last = base.plan.roster, played.plan.roster
    before, after = base.inputs, played.inputs
    same_people = with_operation(
        after,
        replace(
            after.operation,
            agents=before.operation.agents,
            absences=before.operation.absences,
            activities=before.operation.activities,
        ),
    )
    stage = played.plan.roster_stage
    assert stage is not None
    kept = kept_roster(first, after, stage.requirement)
    return (
        _World(before, base.plan, first),
        _World(same_people, played.plan, first),
        _World(after, played.plan, kept),
        _World(after, played.plan, last),
    )


def _differ(one: _World, other: _World) -> bool:
    """Whether a step changes anything that the simulation plays."""
    if one.roster != other.roster or one.inputs.operation.agents != other.inputs.operation.agents:
        return True
    before, after = one.inputs.operation, other.inputs.operation
    if (before.queues, before.states) != (after.queues, after.states):
        return True
    if any(getattr(before.config, part) != getattr(after.config, part) for part in ("routing", "shrinkage")):
        return True
    first, second = one.plan.forecast, other.plan.forecast
    assert first is not None
    assert second is not None
    return not same_forecast(first, second)


def _late(world: _World, window: Window, day: date) -> float:
    """Late contacts of a window when its day is played."""
    return served_in(served_day(Standing(world.plan, world.inputs), world.roster, day), window)[1]
