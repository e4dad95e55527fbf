"""A draft that stands on what is published: its inputs with the published duties, and those before as its history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.keeping.history import with_history
from planner.keeping.kept import SHIFTS, Kept, people_of
from planner.keeping.unlawful import unlawful_days
from solver.duties import Duty, OnCallDuty, Roster
from solver.grid import utc_minute

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.plans import Plan
    from planner.store import Store

HISTORY_DAYS = 42


@dataclass(frozen=True, slots=True)
class InForce:
    """A published plan, and the local days on which it is in force."""

    plan: Plan
    days: frozenset[date]


def days_published(store: Store, first: date, newest: int | None = None) -> frozenset[date]:
    """Local days from the first on for which anything published is in force; `newest` as in `published_for`."""
    from planner.publishing.layers_in_force import layers

    with store.reading() as connection:
        found = tuple(layers(connection, newest))
    days = ((layer, layer.first + timedelta(days=n)) for layer in found for n in range(layer.days))
    return frozenset(day for layer, day in days if day >= first and layer.counts_on(day))


def published_for(inputs: Inputs, store: Store, newest: int | None = None) -> tuple[InForce, ...]:
    """What is in force on the days of a draft and in the six weeks before it, the newest publication first.

    A publication that begins on Monday leaves this week to the one before it: both count. A withdrawn one counts for
    the days that went by under it alone.

    Parameters
    ----------
    newest : number of the publication or withdrawal after which nothing counts; None = everything does.

    Raises
    ------
    UnreadablePlanError
        If a plan in force on days of the draft cannot be read; of days before them its published rows are enough.
    """
    from planner.keeping.damaged_plans import plan_of_layer
    from planner.publishing.layers_in_force import layer_by_day

    days = inputs.grid.days
    with store.reading() as connection:
        by_day = layer_by_day(connection, days[0] - timedelta(days=HISTORY_DAYS), days[-1], newest=newest)
    found = sorted(set(by_day.values()), key=lambda layer: -layer.number)
    mine = {layer: frozenset(day for day, held in by_day.items() if held == layer) for layer in found}
    inside = frozenset(days)
    return tuple(InForce(plan_of_layer(store, layer, whole=bool(mine[layer] & inside)), mine[layer]) for layer in found)


def stand_on(inputs: Inputs, published: Sequence[InForce], may_change: frozenset[str]) -> Inputs:
    """Inputs whose roster keeps what is published of its days, and goes on from what is published before them.

    Kept are shifts with their breaks and activities, days off, and on-call duties, unless `may_change` names breaks,
    on-call or shifts: those may change from `cycle.frozen_days` after as-of, shifts not before the rule book's notice
    either. Who is away or left loses the duty, and people without any published duty are not bound.
    Published days before the draft are its opening state; on days that are past, as far as previous.csv reaches,
    previous.csv says what was really worked.

    Parameters
    ----------
    published : what is in force, the newest first, see `published_for`; no day of it twice. Nothing within the draft
        or the six weeks before it binds nothing.
    may_change : as `cycle.may_change` has it.
    """
    first = inputs.grid.days[0]
    inside = frozenset(inputs.grid.days)
    before = frozenset(first - timedelta(days=n) for n in range(1, HISTORY_DAYS + 1))
    days, past = (tuple(sorted(day for part in published for day in part.days & wanted)) for wanted in (inside, before))
    if not days and not past:
        return inputs
    people = frozenset[str]().union(*(people_of(part.plan.roster) for part in published if part.days & inside))
    kept = Kept(
        published[0].plan.id,
        days,
        tuple(sorted(people)),
        _roster(published, inside),
        _roster(published, before),
        past,
        _free_from(inputs, may_change),
    )
    stood = with_kept(inputs, kept)
    return replace(stood, kept=replace(kept, unlawful=unlawful_days(stood)))


def with_kept(inputs: Inputs, kept: Kept | None) -> Inputs:
    """The inputs of a draft that stands on what is published; None: of one that stands alone."""
    return inputs if kept is None else replace(with_history(inputs, kept), kept=kept)


def _roster(parts: Sequence[InForce], wanted: frozenset[date]) -> Roster:
    """Duties and on-call duties in force that start on some days."""
    duties: list[Duty] = []
    on_call: list[OnCallDuty] = []
    for part in parts:
        plan, days = part.plan, part.days & wanted
        duties += (duty for duty in plan.roster.duties if duty.day in days)
        on_call += (one for one in plan.roster.on_call if plan.grid.day_of(one.start_min) in days)
    return Roster(tuple(sorted(duties)), tuple(sorted(on_call)))


def _free_from(inputs: Inputs, may_change: frozenset[str]) -> tuple[tuple[str, date], ...]:
    """From which day on each named change is allowed."""
    frozen = inputs.operation.config.cycle.frozen_days
    days = dict.fromkeys(sorted(may_change), frozen)
    if SHIFTS in days:
        days[SHIFTS] = max((frozen, *_notice_days(inputs)))
    return tuple((name, _first_day(inputs, count)) for name, count in days.items())


def _notice_days(inputs: Inputs) -> Iterator[int]:
    """Days of notice that the rule book gives."""
    from planner.rulebook import rule_book
    from solver.rules.notice import Notice

    for rule in rule_book(inputs.operation.config.rules):
        if isinstance(rule, Notice):
            yield rule.notice_days


def _first_day(inputs: Inputs, days: int) -> date:
    """The first day that begins `days` local days after as-of or later, by the clock, as the rule of notice counts."""
    made_min = utc_minute(inputs.as_of)
    day = inputs.grid.day_of(made_min) + timedelta(days=days)
    return day if inputs.grid.clock(made_min) == 0 else day + timedelta(days=1)
