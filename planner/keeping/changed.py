"""What a draft changes of what is published, and what of it the operation's policy does not allow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from planner.keeping.kept import BREAKS, ON_CALL, SHIFTS, What, people_of
from solver.duties import Duty, OnCallDuty, Roster

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.plans import Plan

Work = Duty | OnCallDuty


@dataclass(frozen=True, slots=True, order=True)
class ChangedDuty:
    """A published agent-day that a draft has otherwise; `what` names the change as `cycle.may_change` does.

    `before` and `after` are the duties of that day, none for a day off; of "on_call" the on-call duties.
    """

    agent: str
    day: date
    what: What
    before: tuple[Work, ...]
    after: tuple[Work, ...]


def changed_published(published: Plan, draft: Plan) -> tuple[ChangedDuty, ...]:
    """Everything that a draft has otherwise than published on the days of both, for people whom the publication binds.

    Bound is who has any duty in the publication; a shift on a published day off is a change, too.
    """
    days = frozenset(published.grid.days) & frozenset(draft.grid.days)
    return _between(published.roster, draft, days, people_of(published.roster))


def beyond_policy(draft: Plan, inputs: Inputs) -> tuple[ChangedDuty, ...]:
    """The changes for which a draft must be stopped: neither allowed by `cycle.may_change` nor forced by facts.

    Compared day by day with what is in force there, which the draft's `inputs` stand on. Facts are absences,
    contracts and agents.csv of today: who is away or left cannot work what is published.
    """
    kept = inputs.kept
    if kept is None:
        return ()
    changes = _between(kept.roster, draft, frozenset(kept.days), frozenset(kept.people))
    return tuple(one for one in changes if kept.fixed(one.what, one.day) and not _forced(one, inputs))


def _between(before: Roster, draft: Plan, days: frozenset[date], people: frozenset[str]) -> tuple[ChangedDuty, ...]:
    def of(work: Iterable[Work]) -> dict[tuple[str, date], tuple[Work, ...]]:
        found: dict[tuple[str, date], list[Work]] = {}
        for one in work:
            day = draft.grid.day_of(one.start_min)
            if day in days and one.agent in people:
                found.setdefault((one.agent, day), []).append(one)
        return {key: tuple(sorted(mine, key=lambda one: (one.start_min, one.end_min))) for key, mine in found.items()}

    found = _changes(of(before.duties), of(draft.roster.duties), SHIFTS)
    called = _changes(of(before.on_call), of(draft.roster.on_call), ON_CALL)
    return tuple(sorted((*found, *called), key=lambda one: (one.day, one.agent, one.what)))


def _changes(
    before: dict[tuple[str, date], tuple[Work, ...]], after: dict[tuple[str, date], tuple[Work, ...]], what: What
) -> Iterator[ChangedDuty]:
    for agent, day in sorted({*before, *after}):
        old, new = before.get((agent, day), ()), after.get((agent, day), ())
        if old != new:
            alike = what == SHIFTS and _bare(old) == _bare(new)
            yield ChangedDuty(agent, day, BREAKS if alike else what, old, new)


def _bare(work: tuple[Work, ...]) -> tuple[Work, ...]:
    """Duties without what `breaks` names: breaks and activities, and the paid minutes that follow from them."""
    return tuple(replace(one, breaks=(), activities=(), paid_min=0) if isinstance(one, Duty) else one for one in work)


def _forced(change: ChangedDuty, inputs: Inputs) -> bool:
    """Whether nothing came, and all that fell away had to."""
    from planner.keeping.held import able

    lost = [one for one in change.before if one not in change.after]
    return all(one in change.before for one in change.after) and not any(able(one, inputs) for one in lost)
