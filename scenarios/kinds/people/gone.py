"""People who leave, with everything dated or agreed that names them, in the files and in operation.yaml."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from planner.operation.config import ActivitySpec, OperationFile

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.operation.operation import Operation
    from solver.case import Absence

PEOPLE_IN_RULES = {
    "named_cover": ("charges", "agents"),
    "personal_totals": ("totals", "agents"),
    "personal_stretches": ("stretches", "agents"),
    "shift_requests": ("requests", "agent"),
}
"""Rules that name people: the list of their entries, and where an entry names whom."""


def without(operation: Operation, gone: Set[str]) -> Operation:
    """The operation without some agents and everything that names them."""
    return replace(
        operation,
        config=_unnamed(operation.config, gone),
        agents=tuple(a for a in operation.agents if a.id not in gone),
        absences=tuple(a for a in operation.absences if a.agent not in gone),
        wishes=tuple(w for w in operation.wishes if w.agent not in gone),
        locks=tuple(k for k in operation.locks if k.agent not in gone),
        lock_rows=tuple(row for row in operation.lock_rows if row[0] not in gone),
        protections=tuple(p for p in operation.protections if p.agent not in gone),
        activities=tuple(a for a in operation.activities if a.agent not in gone),
        previous=tuple(d for d in operation.previous if d.agent not in gone),
        previous_on_call=tuple(d for d in operation.previous_on_call if d.agent not in gone),
        balances_min=tuple(b for b in operation.balances_min if b[0] not in gone),
        ledger=tuple(month for month in operation.ledger if month.agent not in gone),
        pairs=tuple(pair for pair in operation.pairs if gone.isdisjoint((pair.first, pair.second))),
        bids=tuple(bid for bid in operation.bids if bid.agent not in gone),
        offers=tuple(offer for offer in operation.offers if offer.agent not in gone),
        consent_unasked=operation.consent_unasked - gone,
    )


def leaving(inputs: Inputs, last_days: Mapping[str, date]) -> Operation:
    """The operation whose agents leave after their last day, earlier ones kept; nothing dated names them after it.

    Who leaves before the plan is gone altogether.
    """
    before = {name for name, day in last_days.items() if day < inputs.grid.days[0]}
    operation = without(inputs.operation, before) if before else inputs.operation

    def stays(agent: str, day: date) -> bool:
        return agent not in last_days or day <= last_days[agent]

    return replace(
        operation,
        agents=tuple(
            replace(a, last_day=min(last_days[a.id], a.last_day or last_days[a.id])) if a.id in last_days else a
            for a in operation.agents
        ),
        absences=tuple(part for a in operation.absences for part in _cut(a, last_days.get(a.agent), inputs)),
        wishes=tuple(w for w in operation.wishes if stays(w.agent, w.day)),
        locks=tuple(k for k in operation.locks if stays(k.agent, k.day)),
        lock_rows=tuple(row for row in operation.lock_rows if stays(row[0], row[1])),
        activities=tuple(a for a in operation.activities if stays(a.agent, inputs.grid.day_of(a.latest_min - 1))),
        offers=tuple(offer for offer in operation.offers if stays(offer.agent, offer.day)),
    )


def _cut(absence: Absence, last: date | None, inputs: Inputs) -> tuple[Absence, ...]:
    """What of an absence lies in the contract, with its part of the credit."""
    end = None if last is None else inputs.grid.minute(last + timedelta(days=1), 0)
    if end is None or absence.end_min <= end:
        return (absence,)
    if end <= absence.start_min:
        return ()
    credit = absence.credit_min * (end - absence.start_min) // (absence.end_min - absence.start_min)
    return (replace(absence, end_min=end, credit_min=credit),)


def without_locks(operation: Operation, shut: Mapping[str, Set[date]]) -> Operation:
    """The operation without the locked shifts of agents on some days; days locked off stay."""
    freed = {(k.agent, k.day) for k in operation.locks if k.template and k.day in shut.get(k.agent, ())}
    return replace(
        operation,
        locks=tuple(k for k in operation.locks if (k.agent, k.day) not in freed),
        lock_rows=tuple(row for row in operation.lock_rows if (row[0], row[1]) not in freed),
    )


def _unnamed(config: OperationFile, gone: Set[str]) -> OperationFile:
    """The configuration in which they lead no team, teach no course and stand in no rule."""
    teams = {
        name: team.model_copy(update={"lead": None}) if team.lead in gone else team
        for name, team in config.teams.items()
    }
    taught = {name: _untaught(activity, gone) for name, activity in config.activities.items()}
    changes = {kind: _unruled(kind, change, gone) for kind, change in config.rules.changes.items()}
    held = {kind: change for kind, change in changes.items() if change is not None}
    rules = config.rules.model_copy(update={"changes": held})
    return config.model_copy(update={"teams": teams, "activities": taught, "rules": rules})


def _untaught(activity: ActivitySpec, gone: Set[str]) -> ActivitySpec:
    if activity.course is None or gone.isdisjoint(activity.course.trainers):
        return activity
    left = tuple(name for name in activity.course.trainers if name not in gone)
    return activity.model_copy(update={"course": activity.course.model_copy(update={"trainers": left})})


def _unruled(kind: str, change: dict[str, object], gone: Set[str]) -> dict[str, object] | None:
    """A rule's change without them; entries about nobody else fall away, and a rule without entries with them."""
    if kind not in PEOPLE_IN_RULES:
        return change
    entries, field = PEOPLE_IN_RULES[kind]
    stated: Any = change.get(entries) or ()
    kept = [left for entry in stated if (left := _entry_left(dict(entry), field, gone)) is not None]
    if len(kept) == len(stated) and kept == list(stated):
        return change
    return {**change, entries: kept} if kept else None


def _entry_left(entry: dict[str, Any], field: str, gone: Set[str]) -> dict[str, Any] | None:
    named = entry.get(field)
    if isinstance(named, str):
        return None if named in gone else entry
    left = [name for name in named or () if name not in gone]
    return None if named and not left else {**entry, field: left} if named else entry
