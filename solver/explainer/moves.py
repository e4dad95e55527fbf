"""Changes that would put somebody to work at a moment: a break, an activity or a shift moved, or one more shift."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from solver.duties import Activity, Break

if TYPE_CHECKING:
    from collections.abc import Iterable

    from solver.cover import FloatArray
    from solver.duties import Duty
    from solver.explainer.serving import Person
    from solver.explainer.trial import Trial
    from solver.shifts import ShiftTemplate

Kind = Literal["break", "activity", "shift", "extra", "swap"]
KINDS: tuple[Kind, ...] = ("break", "activity", "shift", "swap", "extra")
"""From what touches least to what touches most."""
EACH = 2  # starts tried of each length of shift
NEAR = 4  # other shifts of the day tried for somebody at work at other hours
WEEK = 7


@dataclass(frozen=True, slots=True)
class Move:
    """A change of one agent's days: (day, duty or none), by day.

    `swap` gives another shift of the same week up for one more.
    """

    agent: str
    kind: Kind
    days: tuple[tuple[date, Duty | None], ...]

    @property
    def changed(self) -> dict[tuple[str, date], Duty | None]:
        """As `Trial.with_days` takes it."""
        return {(self.agent, day): duty for day, duty in self.days}


@dataclass(frozen=True, slots=True)
class Asked:
    """The interval asked about, and the people that are too few around it (below 0: to spare) from `first_min` on."""

    start_min: int
    end_min: int
    first_min: int
    lack: FloatArray

    def touches(self, start_min: int, length_min: int) -> bool:
        """Whether a stretch of time touches the interval asked about."""
        return start_min < self.end_min and start_min + length_min > self.start_min


def moves_of(trial: Trial, person: Person, asked: Asked) -> tuple[Move, ...]:
    """What could be tried to have somebody present, the likeliest first; nothing for who is there, away or on call."""
    duty = person.duty
    if person.state == "on_break" and duty is not None:
        return tuple(Move(person.agent, "break", ((duty.day, one),)) for one in _breaks_moved(trial, duty, asked))
    if person.state == "in_activity" and duty is not None:
        found = _activities_moved(trial, duty, asked)
        return tuple(Move(person.agent, "activity", ((duty.day, one),)) for one in found)
    if person.state == "other_hours" and duty is not None:
        return tuple(Move(person.agent, "shift", ((duty.day, one),)) for one in _near(trial, duty, asked))
    if person.state == "off":
        return tuple(Move(person.agent, "extra", ((one.day, one),)) for one in _extra(trial, person.agent, asked))
    return ()


def swaps_of(trial: Trial, move: Move, asked: Asked) -> tuple[Move, ...]:
    """The same extra shift with another of the week given up: the neighbours, then the one that is missed least."""
    (day, duty), *_ = move.days
    week = day - timedelta(days=day.weekday())
    mine = [d for d in trial.roster.by_agent().get(move.agent, ()) if week <= d.day < week + timedelta(days=WEEK)]
    others = [d for d in mine if d.day != day]
    order = sorted(others, key=lambda d: (_missed(d, asked), abs((d.day - day).days), d.day))
    return tuple(Move(move.agent, "swap", tuple(sorted(((day, duty), (d.day, None)), key=_by_day))) for d in order)


def _by_day(pair: tuple[date, Duty | None]) -> date:
    return pair[0]


def _missed(duty: Duty, asked: Asked) -> float:
    """In how many intervals a shift that is given up leaves too few."""
    return float((_over(duty, asked) + 1.0).clip(0.0, 1.0).sum())


def _over(duty: Duty, asked: Asked) -> FloatArray:
    step = asked.end_min - asked.start_min
    low, high = ((at - asked.first_min) // step for at in (duty.start_min, duty.end_min))
    return asked.lack[max(0, low) : max(0, high)]


def _breaks_moved(trial: Trial, duty: Duty, asked: Asked) -> list[Duty]:
    """The shift with the break that touches the moment just before or just after it, where its window allows."""
    template = next((t for t in trial.case.templates if t.id == duty.template), None)
    windows = () if template is None else template.breaks
    found = []
    for place, one in enumerate(duty.breaks):
        if asked.touches(one.start_min, one.length_min) and place < len(windows):
            low, high = duty.start_min + windows[place].earliest_min, duty.start_min + windows[place].latest_min
            for at in (asked.start_min - one.length_min, asked.end_min):
                if low <= at <= high:
                    moved = replace(one, start_min=at)
                    found.append(replace(duty, breaks=(*duty.breaks[:place], moved, *duty.breaks[place + 1 :])))
    return [one for one in found if _clear(one, asked)]


def _activities_moved(trial: Trial, duty: Duty, asked: Asked) -> list[Duty]:
    """The shift with the activity that touches the moment elsewhere in its own window, clear of breaks."""
    due = {one.id: one for one in trial.case.activities if one.agent == duty.agent}
    step, found = trial.case.grid.step_min, []
    for place, one in enumerate(duty.activities):
        window = due.get(one.session)
        if not asked.touches(one.start_min, one.length_min) or window is None or window.fixed:
            continue
        low = max(duty.start_min, window.earliest_min)
        last = min(duty.end_min, window.latest_min) - one.length_min
        places = sorted(range(low, last + 1, step), key=lambda at: (abs(at - one.start_min), at))
        for at in places:
            others = (*duty.activities[:place], *duty.activities[place + 1 :])
            changed = replace(duty, activities=tuple(sorted((*others, replace(one, start_min=at)))))
            if _clear(changed, asked) and not _overlap(changed.breaks, changed.activities):
                found.append(changed)
                break
    return found


def _near(trial: Trial, duty: Duty, asked: Asked) -> list[Duty]:
    """Other shifts of the day that hold the moment, the nearest to today's first, with the activities that fit."""
    made = [trial.duty(duty.agent, duty.day, t.id, (asked.start_min, asked.end_min))
            for t in _templates(trial, duty.agent, duty.day, asked)]  # fmt: skip
    kept = [replace(one, activities=_fitting(duty.activities, one)) for one in made]
    clear = [one for one in kept if _clear(one, asked)]
    return sorted(clear, key=lambda one: (_moved(one, duty), one.start_min, one.end_min))[:NEAR]


def _moved(one: Duty, duty: Duty) -> int:
    """Minutes by which start and end move, and pay changes."""
    shifted = abs(one.start_min - duty.start_min) + abs(one.end_min - duty.end_min)
    return shifted + 2 * abs(one.paid_min - duty.paid_min)


def _extra(trial: Trial, agent: str, asked: Asked) -> list[Duty]:
    """One more shift: of each length those that fill most of what is short, the shortest shift first."""
    grid = trial.case.grid
    day = grid.day_of(asked.start_min)
    made = [trial.duty(agent, one, t.id, (asked.start_min, asked.end_min))
            for one in (day, day - timedelta(days=1)) if one in grid.days
            for t in _templates(trial, agent, one, asked)]  # fmt: skip
    taken = {d.day for d in trial.roster.by_agent().get(agent, ())}
    by_length: dict[int, list[Duty]] = {}
    for one in made:
        if one.day not in taken and _clear(one, asked):
            by_length.setdefault(one.end_min - one.start_min, []).append(one)
    middle = asked.start_min + asked.end_min
    best = [
        sorted(ones, key=lambda d: (-float(_over(d, asked).clip(0, 1).sum()), abs(d.start_min + d.end_min - middle)))
        for _, ones in sorted(by_length.items())
    ]
    return [ones[place] for place in range(EACH) for ones in best if place < len(ones)]


def _templates(trial: Trial, agent: str, day: date, asked: Asked) -> list[ShiftTemplate]:
    """Shifts of the agent's menus that, started on a day, hold the moment."""
    grid, menus = trial.case.grid, trial.case.agent(agent).contract.menus
    return [
        t
        for t in trial.case.templates
        if t.menu in menus
        and (start := grid.minute(day, t.start)) <= asked.start_min
        and start + t.length_min >= asked.end_min
    ]


def _fitting(activities: Iterable[Activity], duty: Duty) -> tuple[Activity, ...]:
    """The activities that lie in a shift, clear of its breaks."""
    return tuple(
        a
        for a in activities
        if duty.start_min <= a.start_min
        and a.start_min + a.length_min <= duty.end_min
        and not _overlap(duty.breaks, (a,))
    )


def _overlap(breaks: Iterable[Break], activities: tuple[Activity, ...]) -> bool:
    return any(
        b.start_min < a.start_min + a.length_min and b.start_min + b.length_min > a.start_min
        for b in breaks
        for a in activities
    )


def _clear(duty: Duty, asked: Asked) -> bool:
    """Whether the agent is at work all through the interval asked about."""
    pauses = [(b.start_min, b.length_min) for b in duty.breaks]
    pauses += [(a.start_min, a.length_min) for a in duty.activities]
    return not any(asked.touches(at, length) for at, length in pauses)
