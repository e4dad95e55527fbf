"""New facts applied to a published roster: who is gone, what is left standing, and which days may still change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from solver.agreements import Offer
from solver.case import Absence, RosterCase
from solver.duties import Duty, OnCallDuty, Roster
from solver.errors import Problem, SolverError
from solver.repairer.params import RepairParams
from solver.repairer.values import Changes, DayChange

AGREED = "change"
"""Kind of the offer that stands for an accepted change at short notice: it lifts notice and nothing else."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The case under the new facts, and what they leave of the roster that was published.

    `before` is the case without them; `standing` holds what is left, `forced` says which days the facts took away.
    """

    before: RosterCase
    case: RosterCase
    published: Roster
    standing: Roster
    forced: tuple[DayChange, ...]
    changes: Changes
    agreed: frozenset[tuple[str, date]]

    def earliest_min(self, agent: str, day: date, *, asking: bool) -> int:
        """The first minute at which a duty of an agent's day may start, or have to start, to be changed."""
        soon = asking or (agent, day) in self.agreed
        return self.changes.now_min + (0 if soon else self.changes.notice_min)

    def asks(self, agent: str, day: date, start_min: int) -> bool:
        """Whether a change of a duty that starts then needs a consent that is not there."""
        return start_min < self.earliest_min(agent, day, asking=False)


def new_facts(case: RosterCase, roster: Roster, changes: Changes) -> Facts:
    """Apply what is new to a case and its published roster; a new absence that the case holds already counts once.

    Raises
    ------
    SolverError
        `agent_unknown` (an absence or consent of nobody in the case), `absence_empty`, `repair_in_focus` (agents who
        answer one row at a time are rostered block by block, which is not mended).
    """
    _require(case, changes)
    told = {(a.agent, a.start_min, a.end_min) for a in changes.absences}
    case = replace(case, absences=tuple(a for a in case.absences if (a.agent, a.start_min, a.end_min) not in told))
    absences = tuple(sorted({*case.absences, *(_credited(absence, roster, changes) for absence in changes.absences)}))
    offers = tuple(Offer(agent, day, AGREED) for agent, day in sorted(set(changes.accepted)))
    agreed = frozenset({(o.agent, o.day) for o in case.agreements.offers} | set(changes.accepted))
    now = replace(
        case,
        base=roster,
        absences=absences,
        as_of_min=changes.now_min,
        agreements=replace(case.agreements, offers=(*case.agreements.offers, *offers)),
        requirement=case.requirement if changes.requirement is None else changes.requirement,
    )
    standing, forced = _what_is_left(now, roster, changes)
    return Facts(case, now, roster, standing, forced, changes, agreed)


def days_between(facts: Facts, params: RepairParams) -> tuple[date, ...]:
    """Local days that may change: as asked, or from now to the end of the last week that the facts touch."""
    grid = facts.case.grid
    first = params.first_day or grid.day_of(max(facts.changes.now_min, grid.start_min))
    last = params.last_day or _last_touched(facts)
    if params.last_day is None:
        last = date.fromordinal(last.toordinal() + 6 - last.weekday())
    return tuple(day for day in grid.days if first <= day <= last)


def touched_days(facts: Facts) -> tuple[date, ...]:
    """Local days from now on that an absence takes from the roster, or on which the need is another."""
    grid, known = facts.case.grid, facts.changes
    days = {change.day for change in facts.forced}
    days |= {grid.day_of(duty.start_min) for duty in set(facts.published.on_call) - set(facts.standing.on_call)}
    if known.requirement is not None:
        days |= set(_needed_otherwise(facts))
    return tuple(sorted(day for day in days if grid.minute(day, 1440) > known.now_min))


def _needed_otherwise(facts: Facts) -> list[date]:
    """Days with an interval whose need differs from that of the case before; all of them where rows differ."""
    grid, before, after = facts.case.grid, facts.before.requirement, facts.case.requirement
    if before.need.shape != after.need.shape:
        return list(grid.days)
    other = (before.need != after.need).any(axis=(0, 1))
    bounds = zip(grid.days, grid.day_bounds, grid.day_bounds[1:], strict=False)
    step, start = grid.step_min, grid.start_min
    return [day for day, low, high in bounds if other[(low - start) // step : (high - start) // step].any()]


def _last_touched(facts: Facts) -> date:
    grid = facts.case.grid
    return max(touched_days(facts), default=grid.day_of(max(facts.changes.now_min, grid.start_min)))


def _require(case: RosterCase, changes: Changes) -> None:
    known = {agent.id for agent in case.agents}
    named = [*(a.agent for a in changes.absences), *(agent for agent, _ in changes.accepted)]
    problems = [Problem("agent_unknown", {"agent": name}) for name in sorted(set(named) - known)]
    empty = [a for a in changes.absences if a.end_min <= a.start_min]
    problems += [Problem("absence_empty", {"agent": a.agent, "start_min": a.start_min}) for a in sorted(empty)]
    if case.requirement.focus is not None:
        problems.append(Problem("repair_in_focus"))
    if problems:
        raise SolverError(tuple(problems))


def _credited(absence: Absence, roster: Roster, changes: Changes) -> Absence:
    """An absence that tells no paid minutes counts those that it takes: nobody owes hours for falling ill."""
    if absence.credit_min:
        return absence
    met = [duty for duty in roster.duties if duty.agent == absence.agent and _meet(duty, absence)]
    left = [_left_of(duty, [absence], changes.now_min) for duty in met]
    worked_min = sum(duty.paid_min for duty in left if duty is not None)
    return replace(absence, credit_min=sum(duty.paid_min for duty in met) - worked_min)


def _what_is_left(case: RosterCase, roster: Roster, changes: Changes) -> tuple[Roster, tuple[DayChange, ...]]:
    away: dict[str, list[Absence]] = {}
    for absence in changes.absences:
        away.setdefault(absence.agent, []).append(absence)
    kept: list[Duty] = []
    forced: list[DayChange] = []
    for duty in roster.duties:
        left = _left_of(duty, away.get(duty.agent, []), changes.now_min)
        if left is not None:
            kept.append(left)
        if left != duty:
            forced.append(DayChange(duty.agent, duty.day, duty, left))
    asked = {(window.id, window.start_min, window.end_min) for window in case.requirement.on_call}
    there = (d for d in roster.on_call if (d.window, d.start_min, d.end_min) in asked)
    on_call = tuple(d for d in there if not any(_meet(d, a) for a in away.get(d.agent, ())))
    return replace(roster, duties=tuple(sorted(kept)), on_call=on_call), tuple(sorted(forced, key=_of_day))


def _of_day(change: DayChange) -> tuple[str, date]:
    return change.agent, change.day


def _meet(duty: Duty | OnCallDuty, absence: Absence) -> bool:
    return duty.start_min < absence.end_min and absence.start_min < duty.end_min


def _left_of(duty: Duty, away: list[Absence], now_min: int) -> Duty | None:
    """A duty under new absences: whole, cut where its agent leaves in mid-shift, or None."""
    met = sorted(a.start_min for a in away if _meet(duty, a))
    if not met:
        return duty
    return _cut(duty, met[0]) if duty.start_min < met[0] and duty.start_min <= now_min else None


def _cut(duty: Duty, end_min: int) -> Duty:
    """A duty that ends early: what lay before that stays, and pay is for it."""
    breaks = tuple(b for b in duty.breaks if b.start_min + b.length_min <= end_min)
    activities = tuple(a for a in duty.activities if a.start_min + a.length_min <= end_min)
    unpaid_min = sum(b.length_min for b in breaks if not b.paid)
    paid_min = end_min - duty.start_min - unpaid_min
    return replace(duty, end_min=end_min, paid_min=paid_min, breaks=breaks, activities=activities)
