"""What each placed activity costs in coverage at its time, and the cheapest other time in the same person's shifts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from solver.case import ActivityDue
from solver.cover import FloatArray
from solver.duties import Activity, Duty, Roster
from solver.explainer.prices.marginal_heads import HeadPrices, Present, floors_of
from solver.explainer.trial import Trial

TRIED = 3
"""Starts of an activity that are put to the rules, the cheapest first."""
LEAST_GAIN_CENTS = 0.5


@dataclass(frozen=True, slots=True)
class Move:
    """Another start of an activity: what it would cost there, and the shifts that change."""

    start_min: int
    cents: float
    changed: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """An activity at its time, or a session of several people.

    Attributes
    ----------
    cents : what presence of all of them instead would save: people missing, and floors.
    cover_cents : of that, people missing alone.
    fixed : nobody may move it: its time is given, or others sit in the same session.
    move : the cheapest lawful other start that saves; None if there is none, or it may not move.
    """

    id: str
    kind: str
    agents: tuple[str, ...]
    start_min: int
    length_min: int
    cents: float
    cover_cents: float
    fixed: bool
    move: Move | None = None

    @property
    def saved_cents(self) -> float:
        """What moving it saves."""
        return 0.0 if self.move is None else self.cents - self.move.cents


def training_slots(trial: Trial, present: Present, prices: HeadPrices) -> tuple[Slot, ...]:
    """Price every activity of the roster, the dearest first."""
    courses = {course.kind for course in trial.case.agreements.courses}
    due = {(one.agent, one.id): one for one in trial.case.activities}
    found = []
    for held in _sessions(trial.roster):
        slot = _slot(present, held)
        one = due.get((held[0][0].agent, held[0][1].session))
        if one is not None and len(held) == 1 and not one.fixed and slot.kind not in courses:
            slot = replace(slot, fixed=False, move=_Mover(trial, present, prices, one).best(*held[0], slot.cents))
        found.append(slot)
    return tuple(sorted(found, key=lambda slot: (-slot.cents, slot.start_min, slot.id)))


Held = tuple[Duty, Activity]


def without(roster: Roster, slot: Slot) -> Roster:
    """The roster with the slot's people at their queues instead."""
    names = set(slot.agents)
    duties = (_freed(duty, slot.id, slot.start_min) if duty.agent in names else duty for duty in roster.duties)
    return replace(roster, duties=tuple(sorted(duties)))


def _freed(duty: Duty, session: str, start_min: int) -> Duty:
    kept = tuple(a for a in duty.activities if (a.session, a.start_min) != (session, start_min))
    return replace(duty, activities=kept)


def _sessions(roster: Roster) -> list[list[Held]]:
    found: dict[tuple[str, int], list[Held]] = {}
    for duty in roster.duties:
        for activity in duty.activities:
            found.setdefault((activity.session, activity.start_min), []).append((duty, activity))
    return list(found.values())


def _slot(present: Present, held: list[Held]) -> Slot:
    there, parts, first = present.there.copy(), present.parts.copy(), held[0][1]
    for duty, activity in held:
        low, high = present.reach(duty)
        freed = _freed(duty, activity.session, activity.start_min)
        gained = present.within(freed, low, high) & ~present.within(duty, low, high)
        agent = present.number[duty.agent]
        there[agent, low:high] += gained
        parts[low:high][gained] += present.table.adds[present.group_of[agent]]
    cover = float((present.loss_now - present.loss(parts)).sum())
    floors = float((present.floor_cents(present.there) - present.floor_cents(there)).sum())
    agents = tuple(sorted(duty.agent for duty, _ in held))
    length = max(activity.length_min for _, activity in held)
    return Slot(first.session, first.kind, agents, first.start_min, length, cover + floors, cover, True)


@dataclass(frozen=True, slots=True)
class _Mover:
    """Other starts for one person's activity."""

    trial: Trial
    present: Present
    prices: HeadPrices
    due: ActivityDue

    def best(self, duty: Duty, activity: Activity, now_cents: float) -> Move | None:
        """The cheapest start that costs less than now and breaks no rule of the person."""
        freed = _freed(duty, activity.session, activity.start_min)
        mine = [freed if d == duty else d for d in self.trial.roster.duties if d.agent == duty.agent]
        worth = self._worth(duty, freed)
        moves = sorted(
            (cents, start, day.day)
            for day in mine
            for start, cents in self._starts(day, worth)
            if cents < now_cents - LEAST_GAIN_CENTS
        )
        for cents, start, day in moves[:TRIED]:
            target = next(d for d in mine if d.day == day)
            there = replace(target, activities=tuple(sorted((*target.activities, replace(activity, start_min=start)))))
            changed = {d.day: d for d in (freed, there)}
            after = self.trial.with_days({(duty.agent, when): d for when, d in changed.items()})
            if not self.trial.alone(duty.agent, after):
                return Move(start, cents, tuple(changed.values()))
        return None

    def _worth(self, duty: Duty, freed: Duty) -> FloatArray:
        """What the person's presence is worth in each interval, the activity being nowhere."""
        agent = self.present.number[duty.agent]
        group = int(self.present.group_of[agent])
        every = 0, self.trial.case.grid.intervals
        nowhere = self.present.within(freed, *every) & ~self.present.within(duty, *every)
        worth: FloatArray = np.zeros(len(nowhere))
        if group < len(self.prices.more):
            worth += np.where(nowhere, self.prices.more[group], self.prices.fewer[group])
        for floor in floors_of(self.trial.case):
            if duty.agent in floor.agents:
                short = self.present.on(floor.agents) + nowhere <= floor.least
                worth += floor.cents * (short & (floor.least > 0))
        return worth

    def _starts(self, duty: Duty, worth: FloatArray) -> Iterator[tuple[int, float]]:
        """Starts within the window and a shift, clear of its breaks and activities, with what presence lost costs."""
        grid, length = self.trial.case.grid, self.due.length_min
        reach = self.present.reach(duty)
        here, there = self.present.within(duty, *reach), worth[slice(*reach)]
        taken = [(b.start_min, b.length_min) for b in duty.breaks]
        taken += [(a.start_min, a.length_min) for a in duty.activities]
        low, high = max(self.due.earliest_min, duty.start_min), min(self.due.latest_min, duty.end_min) - length
        first = low + (grid.start_min - low) % grid.step_min
        at = grid.start_min + grid.step_min * np.arange(*reach)
        for start in range(first, high + 1, grid.step_min):
            if all(start + length <= begin or start >= begin + size for begin, size in taken):
                lost = here & (at < start + length) & (at + grid.step_min > start)
                yield start, float(there[lost].sum())
