"""From an operation and a demand to staffing and the roster case: all that the engine and the rules look at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from planner.agreed import agreements
from planner.chat_curves import curve_notes
from planner.coming_events import event_days
from planner.inputs import Inputs
from planner.operation import families
from planner.operation.floor_policies import floor_policies, policy_hours
from planner.patience import patience_notes
from planner.rulebook import rule_book
from planner.shrinkage import inside_note, inside_share
from solver.case import CostRates, Opening, RosterCase
from solver.cover import OnCallWindow, Requirement
from solver.demand import Demand
from solver.duties import Duty, OnCallDuty
from solver.grid import DAY_MIN, Grid, utc_minute
from solver.groups import Groups, group
from solver.policies import OnCallPolicy
from solver.unserved import remedy

if TYPE_CHECKING:
    from solver.requirement import Note, RequireParams, Staffing

HISTORY_DAYS = 42
REMEDY_NAMES = 5  # agents named in a note


def make_groups(inputs: Inputs) -> Groups:
    """Agents sorted by the queues they can serve on every day of the plan."""
    days = inputs.grid.days
    return group(inputs.operation.agents, inputs.operation.queues, days[0], days[-1])


def staffing_params(inputs: Inputs) -> RequireParams:
    """How the operation wants demand to become a requirement."""
    from solver.requirement import RequireParams

    config = inputs.operation.config
    solver = config.solver
    return RequireParams(
        cents=(solver.below_75_cents, solver.below_load_cents, solver.below_goal_cents, solver.comfort_cents),
        absent_share=config.shrinkage.absent_share,
        absent_correlation=config.shrinkage.absent_correlation,
        inside_share=inside_share(inputs).share,
        families=families(config),
        most_occupancy=solver.most_occupancy,
    )


def make_staffing(inputs: Inputs, demand: Demand) -> Staffing:
    """The requirement of a demand, with floors and on-call windows joined; edits may ask to staff for a quantile."""
    from planner.staffed_demand import staffed_demand
    from solver import requirement

    operation, grid = inputs.operation, inputs.grid
    config = operation.config
    params = staffing_params(inputs)
    asked = staffed_demand(demand, operation.edits)
    made = requirement.staff(asked, operation.queues, make_groups(inputs), params)
    floors = requirement.floors(floor_policies(config), operation.agents, operation.queues, grid)
    windows = requirement.on_call(on_call_policies(inputs), operation.agents, grid, event_days(inputs))
    sized = tuple(_sized(window, inputs, made) for window in windows)
    notes = (
        *_with_remedies(made.notes, inputs),
        *patience_notes(operation, inputs.as_of),
        *curve_notes(operation),
        inside_note(inside_share(inputs)),
    )
    return replace(made, requirement=replace(made.requirement, floors=floors, on_call=sized), notes=notes)


def _with_remedies(notes: tuple[Note, ...], inputs: Inputs) -> tuple[Note, ...]:
    """Notes of queues that nobody serves tell the smallest change that would open them."""
    operation, days = inputs.operation, inputs.grid.days
    queues = {queue.id: queue for queue in operation.queues}
    found = []
    for note in notes:
        if note.code == "queue_unserved":
            way = remedy(queues[str(note.parameters["queue"])], operation.agents, days[0], days[-1])
            told = {"agents": way.agents[:REMEDY_NAMES], "count": len(way.agents)} if way.agents else {}
            note = replace(note, code=f"queue_unserved_{way.lacks}", parameters={**note.parameters, **told})
        found.append(note)
    return tuple(found)


def _sized(window: OnCallWindow, inputs: Inputs, made: Staffing) -> OnCallWindow:
    """The window with the depth that the forecast's spread asks for, within what its policy allows."""
    from solver.promises import helped
    from solver.requirement import StandbyParams, advise_depth

    name, operation = window.id.rpartition(":")[0], inputs.operation
    spec, shrinkage = operation.config.on_call[name], operation.config.shrinkage
    policy = next(policy for policy in on_call_policies(inputs) if policy.id == name)
    names = helped(window, policy, operation.agents, operation.queues, inputs.grid)
    if spec.most_depth is None or not names:
        return window
    params = StandbyParams(
        spec.risk_share, absent_share=shrinkage.absent_share, absent_correlation=shrinkage.absent_correlation
    )
    needs = tuple(need for need in made.queues if need.queue in names)
    advised = advise_depth(needs, window, inputs.grid, params)
    return replace(window, depth=min(max(advised, spec.depth), spec.most_depth))


def on_call_policies(inputs: Inputs) -> tuple[OnCallPolicy, ...]:
    """The on-call policies of operation.yaml as the solver knows them."""
    return tuple(
        OnCallPolicy(
            id=name,
            kind=spec.kind,
            hours=policy_hours(spec.hours),
            depth=spec.depth,
            language=spec.language,
            skill=spec.skill,
            roles=spec.roles,
            event_tier=spec.event_tier,
            answer_min=spec.answer_min,
            at_desk_min=spec.at_desk_min,
            fee_cents=spec.fee,
            cents=spec.missing,
        )
        for name, spec in inputs.operation.config.on_call.items()
    )


def nothing_needed(inputs: Inputs) -> Requirement:
    """A requirement of nobody: for asking who works when, and whether that is lawful, not whether it is enough."""
    intervals = inputs.grid.intervals
    levels, load = np.zeros((1, 0, intervals)), np.zeros((0, intervals))
    return Requirement((), np.zeros((0, 0), dtype=np.bool_), levels, (0,), load)


def make_case(inputs: Inputs, requirement: Requirement) -> RosterCase:
    """The roster case: agents, menus, requirement, rule book and all dated facts that touch the horizon."""
    operation, grid = inputs.operation, inputs.grid
    config, days = operation.config, inputs.grid.days
    costs = config.costs
    return RosterCase(
        grid=grid,
        agents=operation.agents,
        groups=make_groups(inputs),
        templates=operation.templates,
        requirement=requirement,
        rules=rule_book(config.rules),
        absences=tuple(a for a in operation.absences if a.end_min > grid.start_min and a.start_min < grid.end_min),
        wishes=tuple(w for w in operation.wishes if days[0] <= w.day <= days[-1]),
        locks=tuple(k for k in operation.locks if days[0] <= k.day <= days[-1]),
        protections=tuple(p for p in operation.protections if p.last_day >= days[0] and p.first_day <= days[-1]),
        activities=tuple(
            a for a in operation.activities if a.earliest_min >= grid.start_min and a.latest_min <= grid.end_min
        ),
        costs=CostRates(costs.hour, costs.overtime_share, costs.night_share, costs.on_call_hour),
        opening=Opening(
            _recent(operation.previous, grid), _recent_on_call(operation.previous_on_call, grid), operation.balances_min
        ),
        base=None if inputs.kept is None or not inputs.kept.days else inputs.kept.roster,
        agreements=agreements(inputs),
        as_of_min=utc_minute(inputs.as_of),
    )


def _recent(duties: tuple[Duty, ...], grid: Grid) -> tuple[Duty, ...]:
    """Duties that started in the six weeks before the plan."""
    oldest = grid.start_min - HISTORY_DAYS * DAY_MIN
    return tuple(sorted(d for d in duties if oldest <= d.start_min < grid.start_min))


def _recent_on_call(duties: tuple[OnCallDuty, ...], grid: Grid) -> tuple[OnCallDuty, ...]:
    oldest = grid.start_min - HISTORY_DAYS * DAY_MIN
    return tuple(sorted(d for d in duties if oldest <= d.start_min < grid.start_min))
