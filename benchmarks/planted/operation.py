"""An operation's own case, and cases of the same kind with several times its people and its demand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Protocol, TypeVar

import numpy as np

from planner.casework import make_case
from planner.inputs import PlanRequest, gather
from planner.operation import load
from planner.pipeline import run_pipeline
from planted.demand import heads, uncovered
from solver.agreements import Agreements
from solver.case import Opening, RosterCase, Wish
from solver.cover import Requirement
from solver.duties import Roster
from solver.groups import Groups
from solver.people import Agent

SPREAD = 0.03
"""Standard deviation of a row's demand of one day about its multiple."""


class OfAgent(Protocol):
    """A row of a table that speaks of one agent."""

    @property
    def agent(self) -> str:
        """Whom it speaks of."""
        ...


RowT = TypeVar("RowT", bound=OfAgent)


def case_of(folder: Path) -> RosterCase:
    """The roster case that a plan of this operation solves first."""
    inputs = gather(load(folder), PlanRequest())
    staffing = run_pipeline(inputs, until="requirement").staffing
    if staffing is None:
        raise ValueError(f"{folder}: no requirement")
    return make_case(inputs, staffing.requirement)


def times(case: RosterCase, k: int, seed: int) -> RosterCase:
    """So many times the people and the demand: copies of everybody in teams of their own, other days wished for.

    Demand of each row and day lies a few percent about the multiple; floors, standby, desks and rooms grow alike.
    """
    if k == 1:
        return case
    rng = np.random.default_rng([seed, k])
    return replace(
        case,
        agents=tuple(_copy(agent, j) for agent in case.agents for j in range(k)),
        groups=_groups(case.groups, k),
        requirement=_requirement(case, k, rng),
        absences=_copies(case.absences, k),
        wishes=tuple(_moved(case, wish, rng) for wish in _copies(case.wishes, k)),
        locks=_copies(case.locks, k),
        protections=_copies(case.protections, k),
        activities=tuple(
            replace(due, id=_name(due.id, j), agent=_name(due.agent, j)) for due in case.activities for j in range(k)
        ),
        opening=_opening(case.opening, k),
        base=None if case.base is None else _roster(case.base, k),
        agreements=_agreements(case.agreements, k),
    )


def below_load_pct(case: RosterCase, roster: Roster) -> float:
    """Hours below load in percent of load hours, whoever works for which row."""
    asked = case.requirement
    found = heads(_with_opening(case, roster), case.grid, case.groups.group_of())
    present = np.zeros((len(asked.serves), case.grid.intervals), dtype=np.int64)
    present[: len(found)] = found
    return float(100.0 * uncovered(asked.load, asked.serves, present).sum() / max(float(asked.load.sum()), 1e-9))


def _with_opening(case: RosterCase, roster: Roster) -> Roster:
    past = tuple(duty for duty in case.opening.duties if duty.start_min < case.grid.start_min < duty.end_min)
    return replace(roster, duties=(*past, *roster.duties))


def _name(name: str, j: int) -> str:
    return name if j == 0 else f"{name}x{j}"


def _copies(rows: Iterable[RowT], k: int) -> tuple[RowT, ...]:
    return tuple(replace(row, agent=_name(row.agent, j)) for row in rows for j in range(k))  # type: ignore[type-var]


def _names(names: Iterable[str], k: int) -> frozenset[str]:
    return frozenset(_name(name, j) for name in names for j in range(k))


def _copy(agent: Agent, j: int) -> Agent:
    return replace(agent, id=_name(agent.id, j), team=_name(agent.team, j))


def _moved(case: RosterCase, wish: Wish, rng: np.random.Generator) -> Wish:
    days = case.grid.days
    return replace(wish, day=days[0] + timedelta(days=int(rng.integers(len(days)))))


def _groups(groups: Groups, k: int) -> Groups:
    return replace(groups, members=tuple(tuple(sorted(_names(ids, k))) for ids in groups.members))


def _requirement(case: RosterCase, k: int, rng: np.random.Generator) -> Requirement:
    asked, grid = case.requirement, case.grid
    day_of = np.searchsorted(grid.day_bounds, grid.starts, side="right") - 1
    factor = (k * rng.normal(1.0, SPREAD, (len(asked.rows), len(grid.days))))[:, day_of]
    return replace(
        asked,
        need=np.round(asked.need * factor, 1),
        load=asked.load * factor,
        floors=tuple(replace(floor, agents=_names(floor.agents, k), least=floor.least * k) for floor in asked.floors),
        deferred=tuple(
            replace(one, arrivals_min=one.arrivals_min * k, due_min=one.due_min * k, fill_min=one.fill_min * k)
            for one in asked.deferred
        ),
        on_call=tuple(replace(one, agents=_names(one.agents, k), depth=one.depth * k) for one in asked.on_call),
    )


def _opening(opening: Opening, k: int) -> Opening:
    balance = tuple((_name(agent, j), minutes) for agent, minutes in opening.balance_min for j in range(k))
    return Opening(_copies(opening.duties, k), _copies(opening.on_call, k), balance)


def _roster(roster: Roster, k: int) -> Roster:
    return Roster(tuple(sorted(_copies(roster.duties, k))), tuple(sorted(_copies(roster.on_call, k))))


def _agreements(agreed: Agreements, k: int) -> Agreements:
    return replace(
        agreed,
        sites=tuple(
            replace(site, seats=None if site.seats is None else site.seats * k, rooms=site.rooms * k)
            for site in agreed.sites
        ),
        ledger=_copies(agreed.ledger, k),
        pairs=tuple(
            replace(pair, first=_name(pair.first, j), second=_name(pair.second, j))
            for pair in agreed.pairs
            for j in range(k)
        ),
        bids=_copies(agreed.bids, k),
        offers=_copies(agreed.offers, k),
        courses=tuple(
            replace(course, rooms=course.rooms * k, trainers=tuple(sorted(_names(course.trainers, k))))
            for course in agreed.courses
        ),
        off_queue=_copies(agreed.off_queue, k),
    )
