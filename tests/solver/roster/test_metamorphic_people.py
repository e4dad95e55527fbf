"""How optima answer to other people: more of them, other names and order, absences, locks and pasts."""

from __future__ import annotations

from dataclasses import replace

from solver.agreements import Agreements, Pair
from solver.case import Absence, Lock, Opening, RosterCase
from solver.people import Agent, Contract
from solver.rules.consecutive_days import ConsecutiveDays
from solver.rules.daily_rest import DailyRest
from solver.rules.long_rest_after_nights import LongRestAfterNights
from solver.rules.night_run import NightRun
from solver.rules.one_shift_a_day import OneShiftADay
from solver.rules.period_hours import PeriodHours
from solver.rules.shifts_in_period import ShiftsInPeriod
from solver.rules.weekly_hours import WeeklyHours
from solver.rules.weekly_rest import WeeklyRest
from solver.rules.wish import Wishes
from tests.solver.roster.relations import assert_never_better, assert_never_worse, assert_same

REST = (OneShiftADay, DailyRest, WeeklyRest, ConsecutiveDays, NightRun, LongRestAfterNights)


def test_an_agent_more_is_never_worse() -> None:
    """One who owes no hours may stay off."""

    def joined(case: RosterCase) -> RosterCase:
        free = Contract("full", week_min=0, least_week_min=0, most_week_min=2700)
        members = ((*case.groups.members[0], "B0"), *case.groups.members[1:])
        agents = (*case.agents, Agent("B0", "team", free, (), (), frozenset(), hour_cents=1200))
        return replace(case, agents=agents, groups=replace(case.groups, members=members))

    assert_never_worse(joined)


def test_agents_in_another_order_cost_the_same() -> None:
    """People have no rank."""
    assert_same(lambda case: replace(case, agents=case.agents[::-1]), lambda case: len(case.agents) > 1)


def renamed(case: RosterCase) -> RosterCase:
    """The case with other ids, whose alphabetical order is the reverse."""
    name = {agent.id: f"Z{9 - number}" for number, agent in enumerate(case.agents)}

    def theirs(rows: tuple) -> tuple:
        return tuple(replace(row, agent=name[row.agent]) for row in rows)

    floors = tuple(replace(f, agents=frozenset(name[a] for a in f.agents)) for f in case.requirement.floors)
    pairs = tuple(Pair(name[p.first], name[p.second], p.kind) for p in case.agreements.pairs)
    past, balance = case.opening.duties, case.opening.balance_min
    return replace(
        case,
        agents=tuple(replace(agent, id=name[agent.id]) for agent in case.agents),
        groups=replace(case.groups, members=tuple(tuple(name[a] for a in ids) for ids in case.groups.members)),
        requirement=replace(case.requirement, floors=floors),
        absences=theirs(case.absences),
        wishes=theirs(case.wishes),
        locks=theirs(case.locks),
        protections=theirs(case.protections),
        opening=Opening(theirs(past), balance_min=tuple((name[a], minutes) for a, minutes in balance)),
        agreements=Agreements(sites=case.agreements.sites, pairs=pairs),
    )


def test_names_cost_nothing() -> None:
    """Other ids, in another order of the alphabet."""
    assert_same(renamed)


def test_templates_in_another_order_cost_the_same() -> None:
    """A menu has no rank."""
    assert_same(lambda case: replace(case, templates=case.templates[::-1]), lambda case: len(case.templates) > 1)


def test_a_template_listed_twice_costs_the_same() -> None:
    """The same hours under another id offer nothing new."""
    assert_same(lambda case: replace(case, templates=(*case.templates, replace(case.templates[0], id="again"))))


def test_a_template_more_is_never_worse() -> None:
    """Nobody has to work it."""

    def offered(case: RosterCase) -> RosterCase:
        return replace(case, templates=(*case.templates, replace(case.templates[0], id="noon", start=720, breaks=())))

    assert_never_worse(offered)


def test_an_absence_is_never_better() -> None:
    """The first agent is away for most of the second day, uncredited; nothing that days away excuse is asked for."""

    def away(case: RosterCase) -> RosterCase:
        bounds = case.grid.day_bounds
        return replace(case, absences=(*case.absences, Absence(case.agents[0].id, bounds[1] + 60, bounds[2] - 60)))

    def strict(case: RosterCase) -> RosterCase:
        excused = (Wishes, ShiftsInPeriod, PeriodHours, WeeklyHours)
        return replace(case, rules=tuple(rule for rule in case.rules if not isinstance(rule, excused)))

    assert_never_better(away, before=strict)


def test_a_lock_is_never_better() -> None:
    """The first agent's second day is decided: off, or the first template."""

    def locked(case: RosterCase) -> RosterCase:
        template = None if len(case.wishes) % 2 else case.templates[0].id
        return replace(case, locks=(*case.locks, Lock(case.agents[0].id, case.grid.days[1], template)))

    assert_never_better(locked)


def test_a_past_forgotten_is_never_worse_for_rest() -> None:
    """Of shifts worked before the plan, rests and rows of days remember only what forbids."""

    def rested(case: RosterCase) -> RosterCase:
        rules = tuple(rule for rule in case.rules if isinstance(rule, REST))
        early = tuple(duty for duty in case.opening.duties if duty.end_min <= case.grid.start_min)
        return replace(case, rules=(*rules, ConsecutiveDays(most_days=2)), opening=Opening(early))

    assert_never_worse(lambda case: replace(case, opening=Opening()), before=rested)
