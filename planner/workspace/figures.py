"""The figures of each site: of a pool those of its plan, and by site what its own people work and cost."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.figures import Cost, NightRisk, cost_of, night_risks, summarise
from solver.duties import Roster

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.plans import Plan
    from planner.workspace.outcomes import SiteOutcome


@dataclass(frozen=True, slots=True)
class PeopleFigures:
    """What the people of a site come to: heads, hours paid and agreed, cost, standby duties."""

    site: str
    people: int
    paid_h: float
    contract_h: float
    cost: Cost
    on_call: int


@dataclass(frozen=True, slots=True)
class SiteFigures:
    """A unit's plan in figures.

    Attributes
    ----------
    late : contacts expected not to be served as their goals say.
    goals_met, goals : queues at their goal, of all queues.
    worst : the day with most contacts late beyond what the goals allow, else the one nearest to its goal; None if no
        day was simulated.
    by_site : what its people come to, site by site.
    """

    currency: str
    need_h: float
    late: float
    goals_met: int
    goals: int
    hard_violations: int
    on_call_asked: int
    worst: NightRisk | None
    by_site: tuple[PeopleFigures, ...]

    @property
    def people(self) -> PeopleFigures:
        """Of all sites together."""
        cost = Cost(*(sum(getattr(one.cost, kind) for one in self.by_site) for kind in KINDS))
        return PeopleFigures(
            "",
            sum(one.people for one in self.by_site),
            sum(one.paid_h for one in self.by_site),
            sum(one.contract_h for one in self.by_site),
            cost,
            sum(one.on_call for one in self.by_site),
        )


KINDS = ("regular", "overtime", "night", "on_call")


def site_figures(outcome: SiteOutcome) -> SiteFigures | None:
    """The figures of what was planned; None where there is no plan."""
    plan, inputs = outcome.plan, outcome.inputs
    if plan is None or inputs is None:
        return None
    whole = summarise(plan, inputs)
    nights = night_risks(plan, inputs)
    return SiteFigures(
        currency=inputs.operation.config.currency,
        need_h=whole.need_h,
        late=late_contacts(plan),
        goals_met=sum(service.met for service in whole.services),
        goals=len(whole.services),
        hard_violations=whole.hard_violations,
        on_call_asked=whole.on_call_asked,
        worst=max(nights, key=lambda one: (one.late_contacts, one.worst_target - one.worst_service), default=None),
        by_site=tuple(_people(outcome, site.id) for site in outcome.unit.sites),
    )


def late_contacts(plan: Plan) -> float:
    """Contacts judged by a goal and expected to miss it, over the whole plan."""
    if plan.attainment is None:
        return 0.0
    table = plan.attainment.table
    total = table[(table["period"] == "total") & table["service"].notna()]
    return float(((1.0 - total["service"]) * total["base"]).sum())


def part_of(outcome: SiteOutcome, site: str) -> tuple[Plan, Inputs]:
    """A site's own part of a plan: its people with their duties, under the ids that they have there."""
    plan, inputs = outcome.plan, outcome.inputs
    assert plan is not None
    assert inputs is not None
    if not outcome.unit.pool:
        return plan, inputs
    own = {agent: owner.agent for agent, owner in outcome.owners.items() if owner.site == site}
    before = f"{site}-" if outcome.unit.prefix else ""
    agents = tuple(
        replace(agent, id=own[agent.id], team=agent.team.removeprefix(before))
        for agent in inputs.operation.agents
        if agent.id in own
    )
    operation = replace(inputs.operation, agents=agents)
    return _with_roster(plan, _own_roster(plan.roster, own)), replace(inputs, operation=operation)


def _own_roster(roster: Roster, own: dict[str, str]) -> Roster:
    return Roster(
        tuple(sorted(replace(duty, agent=own[duty.agent]) for duty in roster.duties if duty.agent in own)),
        tuple(sorted(replace(duty, agent=own[duty.agent]) for duty in roster.on_call if duty.agent in own)),
        tuple(sorted(replace(block, agent=own[block.agent]) for block in roster.focus if block.agent in own)),
    )


def _with_roster(plan: Plan, roster: Roster) -> Plan:
    stage = plan.roster_stage
    assert stage is not None
    return replace(plan, roster_stage=replace(stage, result=replace(stage.result, roster=roster)))


def _people(outcome: SiteOutcome, site: str) -> PeopleFigures:
    plan, inputs = part_of(outcome, site)
    agents, roster = inputs.operation.agents, plan.roster
    return PeopleFigures(
        site,
        len(agents),
        sum(duty.paid_min for duty in roster.duties) / 60,
        sum(agent.contract.week_min * plan.weeks for agent in agents) / 60,
        cost_of(roster, inputs),
        len(roster.on_call),
    )


def totals(found: tuple[SiteFigures, ...]) -> dict[str, Cost]:
    """Cost by currency; amounts of two currencies are never added."""
    sums: dict[str, Counter[str]] = {}
    for figures in found:
        counter = sums.setdefault(figures.currency, Counter())
        for kind in KINDS:
            counter[kind] += getattr(figures.people.cost, kind)
    return {currency: Cost(*(counter[kind] for kind in KINDS)) for currency, counter in sorted(sums.items())}
