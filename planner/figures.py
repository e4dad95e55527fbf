"""The figures of a plan that every output shows: risk, service, hours, cost, floors, on-call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import numpy as np

from planner.coming_events import big_event_titles
from planner.inputs import Inputs
from planner.plans import Plan
from planner.presence import presence
from planner.service_by_queue import QueueService, queue_services
from solver.cover import Floor
from solver.duties import OnCallDuty, Roster
from solver.grid import Grid


@dataclass(frozen=True, slots=True)
class NightRisk:
    """One local day at risk: expected contacts that wait too long beyond the goal, and the worst queue.

    `source` is where most of the variance of the worst queue's service comes from that day ("rate", "attendance",
    "chance"); None if the simulation was not asked.
    """

    day: date
    events: tuple[str, ...]
    worst_queue: str
    worst_service: float
    worst_target: float
    late_contacts: float
    source: str | None = None


@dataclass(frozen=True, slots=True)
class FloorKept:
    """A floor: intervals it covers and intervals in which people were missing (breaks counted)."""

    id: str
    intervals: int
    short_intervals: int
    missing_agent_h: float


@dataclass(frozen=True, slots=True)
class Cost:
    """Cost of a plan in cents by kind."""

    regular: int
    overtime: int
    night: int
    on_call: int

    @property
    def total(self) -> int:
        """All kinds together."""
        return self.regular + self.overtime + self.night + self.on_call


@dataclass(frozen=True, slots=True)
class Figures:
    """What a planner looks at first."""

    tonight: NightRisk | None
    next_event_night: NightRisk | None
    services: tuple[QueueService, ...]
    paid_h: float
    need_h: float
    load_h: float
    contract_h: float
    agents: int
    duties: int
    cost: Cost
    floors: tuple[FloorKept, ...]
    on_call_filled: int
    on_call_asked: int
    wishes_granted: int
    wishes_asked: int
    hard_violations: int
    objective: tuple[tuple[str, float], ...]

    @property
    def targets_met(self) -> bool:
        """Every queue at its goal and every hard rule kept."""
        return self.hard_violations == 0 and all(service.met for service in self.services)


def summarise(plan: Plan, inputs: Inputs) -> Figures:
    """The figures of a plan against the inputs it was made from."""
    roster = plan.roster
    services = queue_services(plan, inputs)
    windows = () if plan.roster_stage is None else plan.roster_stage.requirement.on_call
    floors = () if plan.roster_stage is None else plan.roster_stage.requirement.floors
    nights = night_risks(plan, inputs)
    weeks = plan.weeks
    refused = sum(1 for v in plan.violations if v.rule == "wish")
    asked = sum(1 for w in inputs.operation.wishes if plan.start <= w.day < plan.start + timedelta(weeks=weeks))
    return Figures(
        tonight=nights[0] if nights else None,
        next_event_night=next((n for n in nights if n.events), None),
        services=services,
        paid_h=sum(d.paid_min for d in roster.duties) / 60,
        need_h=_need_hours(plan),
        load_h=_load_hours(plan),
        contract_h=sum(a.contract.week_min * weeks for a in inputs.operation.agents) / 60,
        agents=len(inputs.operation.agents),
        duties=len(roster.duties),
        cost=cost_of(roster, inputs),
        floors=tuple(_floor_kept(floor, roster, plan.grid, inputs) for floor in floors),
        on_call_filled=len(roster.on_call),
        on_call_asked=sum(w.depth for w in windows),
        wishes_granted=asked - refused,
        wishes_asked=asked,
        hard_violations=len(plan.hard_violations),
        objective=() if plan.roster_stage is None else plan.roster_stage.result.objective,
    )


def night_risks(plan: Plan, inputs: Inputs) -> tuple[NightRisk, ...]:
    """Risk of every local day of the plan, in order."""
    if plan.attainment is None:
        return ()
    table, grid = plan.attainment.table, plan.grid
    days = table[(table["period"] == "day") & table["service"].notna()].copy()
    days["late"] = (days["target_share"] - days["service"]).clip(lower=0) * days["offered"]
    titles = big_event_titles(inputs)
    risks = []
    for start, rows in days.groupby("start_min", sort=True):
        day = grid.day_of(int(str(start)))
        busy = rows[rows["offered"] > 0]
        if busy.empty:
            continue
        worst = busy.sort_values("late", kind="stable").iloc[-1]
        if worst["late"] <= 0:
            worst = busy.assign(gap=busy["target_share"] - busy["service"]).sort_values("gap").iloc[-1]
        late = float(busy["late"].sum())
        risks.append(
            NightRisk(
                day,
                titles.get(day, ()),
                str(worst["queue"]),
                float(worst["service"]),
                float(worst["target_share"]),
                late,
                str(worst["risk_source"]) or None,
            )
        )
    return tuple(risks)


def cost_of(roster: Roster, inputs: Inputs) -> Cost:
    """Cost in cents: paid hours at each agent's rate, premiums for overtime and night, on-call fees and hours."""
    config = inputs.operation.config
    costs, weeks = config.costs, inputs.weeks
    regular = overtime = night = 0.0
    by_agent, grid = roster.by_agent(), inputs.grid
    for agent in inputs.operation.agents:
        rate = (agent.hour_cents or costs.hour) / 60
        duties = by_agent.get(agent.id, ())
        paid = sum(d.paid_min for d in duties)
        above = max(0, paid - agent.contract.week_min * weeks)
        regular += rate * paid
        overtime += rate * above * costs.overtime_share
        night += rate * costs.night_share * sum(_night_min(d.start_min, d.end_min, grid) for d in duties)
    hours = sum(d.end_min - d.start_min for d in roster.on_call) / 60
    fees = sum(config.on_call[policy].fee for policy in map(_policy, roster.on_call) if policy in config.on_call)
    return Cost(round(regular), round(overtime), round(night), round(fees + costs.on_call_hour * hours))


def _policy(duty: OnCallDuty) -> str:
    """The on-call policy of a duty: its window is named policy:day."""
    return duty.window.rpartition(":")[0]


@lru_cache(maxsize=16384)
def _night_min(start_min: int, end_min: int, grid: Grid) -> int:
    """Minutes of a duty between 20:00 and 06:00 on the wall clock, by quarter hours."""
    quarters = range(start_min, end_min, 15)
    return sum(15 for minute in quarters if not 360 <= grid.clock(minute) < 1200)


def _floor_kept(floor: Floor, roster: Roster, grid: Grid, inputs: Inputs) -> FloorKept:
    present = presence(tuple(d for d in (*inputs.operation.previous, *roster.duties) if d.agent in floor.agents), grid)
    missing = np.maximum(floor.least - present, 0)
    asked = int((floor.least > 0).sum())
    return FloorKept(floor.id, asked, int((missing > 0).sum()), float(missing.sum()) * grid.step_min / 60)


def _need_hours(plan: Plan) -> float:
    if plan.staffing is None:
        return 0.0
    from solver.requirement import pooled_hours

    return pooled_hours(plan.staffing.requirement, plan.grid)


def _load_hours(plan: Plan) -> float:
    return 0.0 if plan.staffing is None else float(plan.staffing.requirement.load.sum()) * plan.grid.step_min / 60
