"""What a scenario brings that a roster which is kept has no place for: people hired, trainings, overtime."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenarios.kinds.people.overtime import Overtime

if TYPE_CHECKING:
    from scenarios.base_plan import BasePlan
    from scenarios.playing import Played
    from scenarios.scenario import Scenario


class LeftOut(NamedTuple):
    """New people without a shift, trainings and other dated activities that are not placed, overtime that is allowed
    and that nobody works."""

    hires: int = 0
    trainings: int = 0
    overtime: bool = False


def left_out(base: BasePlan, scenario: Scenario, played: Played) -> LeftOut:
    """What a kept roster leaves out; nothing where it was built anew."""
    if played.status != "played" or (scenario.roster != "keep" and not played.stayed):
        return LeftOut()
    before, after = base.inputs.operation, played.inputs.operation
    known, rostered = {agent.id for agent in before.agents}, {duty.agent for duty in played.plan.roster.duties}
    owed = {(one.id, one.agent) for one in before.activities}
    return LeftOut(
        hires=sum(agent.id not in known | rostered for agent in after.agents),
        trainings=sum((one.id, one.agent) not in owed for one in after.activities),
        overtime=any(isinstance(change, Overtime) and _gives_more(change) for change in scenario.changes),
    )


def _gives_more(change: Overtime) -> bool:
    """Whether more may be worked than before, so that a new roster might use it."""
    return change.allowed is True or (
        change.allowed is None and (change.consent is True or change.most_week_h is not None)
    )
