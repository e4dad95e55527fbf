"""What things are worth: each left out or added, played beside the plan with the same contacts and absences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from planner.figures import cost_of
from planner.inputs import with_operation
from planner.outlook import make_demand
from scenarios.kinds.people.leavers import Leavers
from scenarios.late_prices import late_prices
from scenarios.playing import play
from scenarios.scenario import Scenario
from scenarios.searching.start.curve import late
from scenarios.searching.worth.rules import rule_worths
from scenarios.served import mean_of
from scenarios.simulated import simulated

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.plans import Plan
    from scenarios.searching.question import Ground
    from scenarios.searching.worth.ask import Thing, Worth
    from scenarios.served import Served
    from solver.cover import FloatArray
    from solver.duties import Roster

What = Literal["without_rule", "without_person", "second_person", "change"]
TWIN = "+1"


@dataclass(frozen=True, slots=True)
class Weighed:
    """One thing.

    Attributes
    ----------
    what, name : the rule left out, the person taken away or given a second, the change.
    fewer_late : contacts served in time that were late before (below 0: more are late); `noise` two standard errors.
    saved_cents : of these, at `late_prices`. `wage_cents` : wages and fees paid more.
    roster_cents : for rules, what a roster without it saves by its own prices, as `explain prices` says; else None.
    status : as in `scenarios.playing.Played`.
    """

    what: What
    name: str
    fewer_late: float
    noise: float
    saved_cents: float
    wage_cents: float
    roster_cents: float | None = None
    status: str = "played"

    @property
    def beyond_noise(self) -> bool:
        """Whether it differs from the plan by more than chance."""
        return abs(self.fewer_late) > self.noise


@dataclass(frozen=True, slots=True, eq=False)
class WorthAnswer:
    """All things, the one that serves most contacts in time first."""

    asked: Worth
    inputs: Inputs
    plan_id: str
    late: float
    things: tuple[Weighed, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """What things are weighed on: the plan as it is served, and cents of a late contact by queue."""

    served: Served
    wages: int
    prices: FloatArray

    def weigh(self, what: What, name: str, served: Served, wages: int) -> Weighed:
        """The difference of two plays, replication by replication."""
        less = late(self.served.first(served.replications)) - late(served)
        fewer, noise = mean_of(less.sum(axis=(1, 2)))
        saved = float(less.mean(axis=0).sum(axis=1) @ self.prices)
        return Weighed(what, name, fewer, noise, saved, float(wages - self.wages))


def what_worth(asked: Worth, ground: Ground) -> WorthAnswer:
    """Weigh everything that is asked."""
    base = ground.base
    plan, inputs = base.plan, base.inputs
    assert plan.forecast is not None
    prices = late_prices(inputs, make_demand(inputs, plan.forecast, sampled=False))
    stood = simulated(plan, inputs, asked.replications).served
    scale = Scale(stood, cost_of(plan.roster, inputs).total, prices)
    things = []
    for number, weighed in enumerate(_each(asked, ground, scale)):
        ground.progress(number, len(asked.rules) + 2 * len(asked.people) + len(asked.things))
        things.append(weighed)
    ranked = sorted(things, key=lambda one: (-one.fewer_late, one.what, one.name))
    return WorthAnswer(asked, inputs, plan.id, float(late(stood).sum(axis=(1, 2)).mean()), tuple(ranked))


def _each(asked: Worth, ground: Ground, scale: Scale) -> Iterator[Weighed]:
    for name in asked.people:
        gone = Leavers(kind="leavers", agents=(name,))
        yield _played(ground, asked, scale, ("without_person", Scenario(name=name, roster="keep", changes=(gone,))))
        yield _second(ground, asked, scale, name)
    for thing in asked.things:
        yield _played(ground, asked, scale, ("change", _scenario(thing)))
    if asked.rules:
        yield from _rules(asked, ground, scale)


def _scenario(thing: Thing) -> Scenario:
    return Scenario(name=thing.name, roster=thing.roster, changes=thing.changes)


def _played(ground: Ground, asked: Worth, scale: Scale, thing: tuple[What, Scenario]) -> Weighed:
    what, scenario = thing
    played = play(ground.base, scenario, replications=asked.replications, most_replications=asked.replications)
    if played.status == "no_roster":
        return Weighed(what, scenario.name, 0.0, 0.0, 0.0, 0.0, status=played.status)
    wages = cost_of(played.plan.roster, played.inputs).total
    return replace(scale.weigh(what, scenario.name, played.served, wages), status=played.status)


def _second(ground: Ground, asked: Worth, scale: Scale, name: str) -> Weighed:
    """The plan with one more like somebody, in the same shifts; nobody's own customers become theirs."""
    plan, inputs = ground.base.plan, ground.base.inputs
    own = {queue.named.role for queue in inputs.operation.queues if queue.named}
    agent = next(agent for agent in inputs.operation.agents if agent.id == name)
    twin = replace(agent, id=name + TWIN, roles=agent.roles - own)
    duties = tuple(replace(duty, agent=twin.id) for duty in plan.roster.duties if duty.agent == name)
    people = with_operation(inputs, replace(inputs.operation, agents=(*inputs.operation.agents, twin)))
    roster = replace(plan.roster, duties=tuple(sorted((*plan.roster.duties, *duties))))
    served = simulated(with_roster(plan, roster), people, asked.replications).served
    return scale.weigh("second_person", name, served, cost_of(roster, people).total)


def _rules(asked: Worth, ground: Ground, scale: Scale) -> Iterator[Weighed]:
    """Rosters planned anew without each rule, against the same planning with all of them."""
    plan, inputs = ground.base.plan, ground.base.inputs
    unchanged, found = rule_worths(ground.base, asked.rules)
    stood = simulated(with_roster(plan, unchanged), inputs, asked.replications).served
    again = replace(scale, served=stood, wages=cost_of(unchanged, inputs).total)
    for price in found:
        if price.found is None:
            yield Weighed("without_rule", price.kind, 0.0, 0.0, 0.0, 0.0, price.saved_cents, "no_roster")
            continue
        served = simulated(with_roster(plan, price.found), inputs, asked.replications).served
        weighed = again.weigh("without_rule", price.kind, served, cost_of(price.found, inputs).total)
        yield replace(weighed, roster_cents=price.saved_cents + price.priced_cents)


def with_roster(plan: Plan, roster: Roster) -> Plan:
    """The plan with another roster, to be played."""
    stage = plan.roster_stage
    assert stage is not None
    return replace(plan, roster_stage=replace(stage, result=replace(stage.result, roster=roster)))
