"""What an operation agreed with its people, as rules look at it: places, days, memory, pairs, bids, courses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from planner.coming_events import coming_events
from planner.operation.agreement_specs import ANY, OFF, OffQueueSpec
from solver.agreements import Agreements, Course, Desk, OffQueue, Pattern, Site, TaggedDay, Tally
from solver.grid import utc_minute

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.operation import OperationFile
    from solver.people import Agent

MEMORY_MONTHS = 12
WRITTEN = {OFF: "", ANY: "*"}


def agreements(inputs: Inputs) -> Agreements:
    """All agreements that touch the plan; what the operation does not state stays empty."""
    operation, days = inputs.operation, inputs.grid.days
    return Agreements(
        sites=_sites(operation.config),
        desks=tuple(Desk(**desk.model_dump()) for desk in operation.config.desks),
        days=_days(inputs),
        ledger=_ledger(inputs),
        pairs=operation.pairs,
        patterns=_patterns(operation.config),
        bids=operation.bids,
        offers=tuple(offer for offer in operation.offers if days[0] <= offer.day <= days[-1]),
        courses=_courses(operation.config, operation.agents),
        off_queue=tuple(_owed(operation.config, operation.agents)),
    )


def _sites(config: OperationFile) -> tuple[Site, ...]:
    return tuple(
        Site(name, spec.seats, spec.rooms, tuple(sorted(set(spec.arrivals))), tuple(sorted(set(spec.departures))))
        for name, spec in config.sites.items()
    )


def _patterns(config: OperationFile) -> tuple[Pattern, ...]:
    return tuple(
        Pattern(name, spec.anchor, tuple(tuple(WRITTEN.get(menu, menu) for menu in week) for week in spec.weeks))
        for name, spec in config.patterns.items()
    )


def _days(inputs: Inputs) -> tuple[TaggedDay, ...]:
    """Feasts, match nights and the operation's own days that lie in the plan, by date."""
    spec, days = inputs.operation.config.days, frozenset(inputs.grid.days)
    own = (TaggedDay(day.date, day.tag, day.group) for day in spec.own)
    return tuple(sorted({day for day in (*own, *_feasts(inputs), *_match_nights(inputs)) if day.day in days}))


def _match_nights(inputs: Inputs) -> Iterator[TaggedDay]:
    tier, grid = inputs.operation.config.days.match_tier, inputs.grid
    if tier is not None:
        for row in coming_events(inputs):
            if row.kind == "match" and row.tier <= tier:
                yield TaggedDay(grid.day_of(utc_minute(row.starts_at)), "match")


def _feasts(inputs: Inputs) -> Iterator[TaggedDay]:
    """Whole public holidays of the countries named, the operation's own days of the calendar laid over them."""
    feasts = inputs.operation.config.days.feasts
    if not feasts:
        return
    from forecasting.events import DayOverride, holiday_events

    config, grid = inputs.operation.config, inputs.grid
    years = range(grid.days[0].year, grid.days[-1].year + 1)
    for country, code in feasts.items():
        named = {day: DayOverride(day, name) for day, name in config.calendar.extra.items()}
        for day in config.calendar.overrides:
            if day.country in (None, country):
                named[day.date] = DayOverride(day.date, day.name, None if day.part == "none" else day.part)
        for holiday in holiday_events(country, years, config.zone, overrides=tuple(named.values())):
            if holiday.part == "full":
                yield TaggedDay(grid.day_of(utc_minute(holiday.starts_at)), "feast", code)


def _ledger(inputs: Inputs) -> tuple[Tally, ...]:
    """The ledger's months in the year before the plan, added up per agent and measure."""
    first, last = first_month(inputs.start), inputs.start
    sums: dict[tuple[str, str], int] = {}
    months: dict[tuple[str, str], int] = {}
    for row in inputs.operation.ledger:
        for measure, amount in row.amounts if first <= row.month < last else ():
            key = (row.agent, measure)
            sums[key] = sums.get(key, 0) + amount
            months[key] = min(months.get(key, 0) + 1, MEMORY_MONTHS)
    return tuple(
        Tally(agent, measure, total, months[agent, measure]) for (agent, measure), total in sorted(sums.items())
    )


def first_month(start: date) -> date:
    """The first of the twelve months before that of a plan's start: from it on the ledger counts."""
    count = start.year * 12 + start.month - 1 - MEMORY_MONTHS
    return date(count // 12, count % 12 + 1, 1)


def _courses(config: OperationFile, agents: tuple[Agent, ...]) -> tuple[Course, ...]:
    found = []
    for kind, activity in config.activities.items():
        if (spec := activity.course) is not None:
            able = {a.id for a in agents if not a.roles.isdisjoint(spec.trainer_roles)} | set(spec.trainers)
            found.append(Course(kind, spec.least, spec.most, spec.rooms, tuple(sorted(able))))
    return tuple(found)


def _owed(config: OperationFile, agents: tuple[Agent, ...]) -> Iterator[OffQueue]:
    for name, spec in config.off_queue.items():
        for agent in agents:
            if _fits(agent, spec):
                yield OffQueue(agent.id, name, spec.length_min, spec.period)


def _fits(agent: Agent, spec: OffQueueSpec) -> bool:
    fits = [not spec.contracts or agent.contract.id in spec.contracts, not spec.teams or agent.team in spec.teams]
    return all(fits) and (not spec.roles or not agent.roles.isdisjoint(spec.roles))
