"""Tiny worlds and a slow judge that reads the forms by their wording, sharing nothing with the engine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise, product
from typing import ClassVar

import numpy as np

from solver.case import RosterCase
from solver.cover import Requirement
from solver.duties import Break, Duty, Roster
from solver.grid import Grid
from solver.groups import Groups
from solver.people import Agent, Contract
from solver.roster.problem import Problem, build_problem
from solver.rules.forms import EVERY, DutyClass, Forbid, Form, OnDuty, Price, Run, Succession, Total
from solver.shifts import BreakWindow, ShiftTemplate

MONDAY = date(2025, 11, 3)
HARD_UNIT = 1_000_000
NIGHT = DutyClass(night_window=(1200, 360))
EARLY = ShiftTemplate("early", "standard", 6 * 60, 480, (BreakWindow(180, 240, 30, False),))
LATE = ShiftTemplate("late", "standard", 14 * 60, 480, (BreakWindow(180, 240, 30, False),))
NIGHTS = ShiftTemplate("night", "standard", 22 * 60, 480, (BreakWindow(180, 240, 30, False),))
SHORT = ShiftTemplate("short", "standard", 10 * 60, 240)
TEMPLATES = (EARLY, LATE, NIGHTS, SHORT)
EACH = frozenset({"A0", "A1", "A2", "A3", "A4", "A5", "A6", "A7"})


@dataclass(frozen=True)
class Stub:
    """A rule that says whatever forms it was given."""

    given: tuple[Form, ...]
    kind: ClassVar[str] = "stub"
    citation: ClassVar[str] = ""

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """The given forms."""
        return self.given

    def check(self, case: RosterCase, roster: Roster) -> tuple[()]:
        """Nothing: the judge of this module checks."""
        return ()


def tiny_case(
    agents: int = 1,
    days: int = 5,
    *,
    first: date = MONDAY,
    templates: Sequence[ShiftTemplate] = TEMPLATES,
    need: float = 1.0,
    step_min: int = 60,
    zone: str = "Europe/Istanbul",
    forms: Iterable[Form] = (),
    groups: int = 1,
) -> RosterCase:
    """Agents A0.. in `groups` groups (group g serves rows 0..g), the same need all day on every row."""
    grid = Grid.of(first, days, step_min, zone)
    contract = Contract("full", 2400, 0, 2700)
    ids = [f"A{i}" for i in range(agents)]
    people = tuple(Agent(i, "team", contract, (), (), frozenset()) for i in ids)
    members = tuple(tuple(ids[g::groups]) for g in range(groups))
    serves = np.tril(np.ones((groups, groups), dtype=bool))
    rows = tuple((f"q{r}",) for r in range(groups))
    load = np.full((groups, grid.intervals), need)
    levels = np.stack([0.7 * load, load])
    return RosterCase(
        grid,
        people,
        Groups(tuple(q for (q,) in rows), members, serves),
        tuple(templates),
        Requirement(rows, serves, levels, (300, 100), load),
        (Stub(tuple(forms)),),
    )


def forms_of(case: RosterCase) -> tuple[Form, ...]:
    """All forms of a case's rules."""
    return tuple(form for rule in case.rules for form in rule.forms(case))


def problem_of(case: RosterCase) -> Problem:
    """The case as arrays."""
    return build_problem(case, forms_of(case))


def varied(case: RosterCase, rng: np.random.Generator) -> RosterCase:
    """The same case with a random need in tenths."""
    shape = case.requirement.load.shape
    load = np.round(rng.uniform(0, 2.2, shape), 1)
    need = np.stack([np.round(0.7 * load, 1), load])
    return replace(case, requirement=replace(case.requirement, need=need, load=load))


def random_forms(rng: np.random.Generator, grid: Grid, agents: int = 1) -> tuple[Form, ...]:
    """A random rule book of hard and priced forms."""
    bounds = grid.day_bounds
    day = int(rng.integers(len(bounds) - 1))
    one = frozenset({f"A{int(rng.integers(agents))}"})
    pool: list[Form] = [
        Succession("rest", EACH, EVERY, EVERY, int(rng.choice([480, 660, 960]))),
        Succession("night_rest", EACH, NIGHT, DutyClass(templates=frozenset({"late"})), int(rng.choice([960, 2000]))),
        Run("long_rest", EACH, EVERY, int(rng.integers(2, 5)), reset_min=int(rng.choice([1500, 2160]))),
        Run("row", EACH, EVERY, int(rng.integers(2, 5))),
        Run("nights", EACH, NIGHT, int(rng.integers(1, 4)), broken_by_other=bool(rng.integers(2))),
        Total("hours", EACH, EVERY, "paid_min", "week", None, int(rng.choice([960, 1380, 1620]))),
        Total("least", EACH, EVERY, "paid_min", "horizon", int(rng.choice([450, 1200])), None),
        Total("days", EACH, EVERY, "duties", "week", None, int(rng.integers(2, 5))),
        Total("over", EACH, EVERY, "paid_min", "horizon", None, int(rng.choice([450, 900])), cents=90),
        Total("fair", EACH, NIGHT, "duties", "horizon", None, int(rng.integers(0, 3)), cents=700),
        Total("weekends", EACH, EVERY, "weekends", "horizon", None, int(rng.integers(0, 2)), cents=900),
        Total("one", EACH, EVERY, "duties", "day", None, 1),
        Total("span", EACH, EVERY, "duties", "span", 1, 2, None, bounds[0], bounds[min(3, len(bounds) - 1)]),
        Total("lock", one, EVERY, "duties", "span", 1, None, None, bounds[day], bounds[day + 1]),
        Forbid("absent", one, EVERY, bounds[day] + 600, bounds[day] + 900),
        Price("wish", one, EVERY, bounds[day], bounds[day + 1], 650),
    ]
    taken = rng.random(len(pool)) < 0.55
    return tuple(form for form, yes in zip(pool, taken, strict=True) if yes)


def opening_duty(case: RosterCase, days_before: int, template: ShiftTemplate, agent: str = "A0") -> Duty:
    """A duty worked some days before the horizon, breaks at their earliest."""
    return duty_of(case, agent, case.grid.days[0] - timedelta(days=days_before), template)


def duty_of(
    case: RosterCase, agent: str, day: date, template: ShiftTemplate, offsets: Sequence[int] | None = None
) -> Duty:
    """A duty of a template on a day."""
    start = case.grid.minute(day, template.start)
    places = [b.earliest_min for b in template.breaks] if offsets is None else offsets
    breaks = tuple(Break(start + at, b.length_min, b.paid) for b, at in zip(template.breaks, places, strict=True))
    return Duty(agent, start, start + template.length_min, day, template.id, template.paid_min, breaks)


def judge(case: RosterCase, roster: Roster) -> float:
    """Objective in cents, infinite where a hard form is broken (a hard least: a million a unit)."""
    total = cover_loss(case, roster)
    for form in forms_of(case):
        if isinstance(form, OnDuty):
            total += floor_loss(case, form, roster)
            continue
        for agent in sorted(form.agents):
            own = sorted((d for d in roster.duties if d.agent == agent), key=lambda d: d.start_min)
            past = sorted((d for d in case.opening.duties if d.agent == agent), key=lambda d: d.start_min)
            if agent in {a.id for a in case.agents}:
                total += person_loss(case, form, own, past)
    return total


def person_loss(case: RosterCase, form: Form, own: list[Duty], past: list[Duty]) -> float:
    """What one agent's duties cost under one form."""
    match form:
        case Forbid():
            return float("inf") if any(_hit(case, form, d) for d in own) else 0.0
        case Price():
            return float(form.cents * sum(_hit(case, form, d) for d in own))
        case Succession():
            line = past[-1:] + own
            pairs = pairwise(line)
            broken = any(
                form.first.holds(a, case.grid)
                and form.second.holds(b, case.grid)
                and b.start_min - a.end_min < form.rest_min
                for a, b in pairs
            )
            return float("inf") if broken else 0.0
        case Run():
            return float("inf") if longest_run(case, form, own, past) > form.most_days else 0.0
        case Total():
            return total_loss(case, form, own, past)
        case _:
            return 0.0


def longest_run(case: RosterCase, form: Run, own: list[Duty], past: list[Duty]) -> int:
    """Days of the longest run that ends with one of the roster's own duties."""
    longest, began, last = 0, None, None
    for duty in [*past, *own]:
        if not form.of.holds(duty, case.grid):
            began = None if form.broken_by_other else began
            continue
        if last is not None and began is not None:
            gap_days = (duty.day - last.day).days
            ended = gap_days > 1 if form.reset_min == 0 else duty.start_min - last.end_min >= form.reset_min
            began = None if ended else began
        began = duty.day if began is None else began
        last = duty
        if duty in own:
            longest = max(longest, (duty.day - began).days + 1)
    return longest


def total_loss(case: RosterCase, form: Total, own: list[Duty], past: list[Duty]) -> float:
    """Price of one total, period by period."""
    loss = 0.0
    for mine, before, cut in _periods(case, form, own, past):
        done, had = _measure(case, form, mine), _measure(case, form, before)
        least = 0 if cut or form.least is None else form.least - had
        most = float("inf") if form.most is None else max(0, form.most - had)
        unit = 15 if form.measure == "paid_min" else 1
        if done > most and form.cents is None:
            return float("inf")
        short, over = max(0.0, least - done) / unit, (done - most) / unit if done > most else 0.0
        loss += short * (HARD_UNIT if form.cents is None else form.cents) + over * (form.cents or 0)
    return loss


def cover_loss(case: RosterCase, roster: Roster) -> float:
    """Coverage loss over all sets of rows, interval by interval."""
    requirement, rows = case.requirement, range(len(case.requirement.rows))
    present = [
        (case.groups.group_of().get(d.agent), present_in(case, d)) for d in (*roster.duties, *case.opening.duties)
    ]
    heads = np.zeros((len(case.groups.members), case.grid.intervals))
    for group, here in present:
        if group is not None:
            heads[group] += here
    steps = np.array(requirement.cents) - np.array([*requirement.cents[1:], 0])
    sets = [s for s in product([False, True], repeat=len(rows)) if any(s)]
    loss = 0.0
    for level, step in enumerate(steps):
        gaps = []
        for chosen in sets:
            pick = np.array(chosen)
            able = requirement.serves[:, pick].any(axis=1)
            gaps.append(requirement.need[level][pick].sum(axis=0) - heads[able].sum(axis=0))
        loss += step * np.maximum(0, np.max(gaps, axis=0)).sum()
    return float(loss)


def floor_loss(case: RosterCase, form: OnDuty, roster: Roster) -> float:
    """Price of heads missing to a floor."""
    here = sum(
        (present_in(case, d) for d in (*roster.duties, *case.opening.duties) if d.agent in form.agents),
        np.zeros(case.grid.intervals),
    )
    cents = HARD_UNIT if form.cents is None else form.cents
    return float(cents * np.maximum(0, form.least - here).sum())


def present_in(case: RosterCase, duty: Duty) -> np.ndarray:
    """1 in each interval that the duty covers whole with no break or activity in it."""
    grid = case.grid
    found = np.zeros(grid.intervals)
    for i, start in enumerate(grid.starts):
        end = start + grid.step_min
        whole = duty.start_min <= start and end <= duty.end_min
        parts = [(b.start_min, b.start_min + b.length_min) for b in (*duty.breaks, *duty.activities)]
        found[i] = whole and not any(low < end and high > start for low, high in parts)
    return found


def _hit(case: RosterCase, form: Forbid | Price, duty: Duty) -> bool:
    if form.by_start:
        inside = form.start_min <= duty.start_min < form.end_min
    else:
        inside = duty.start_min < form.end_min and form.start_min < duty.end_min
    return inside and form.of.holds(duty, case.grid)


def _periods(
    case: RosterCase, form: Total, own: list[Duty], past: list[Duty]
) -> list[tuple[list[Duty], list[Duty], bool]]:
    days = case.grid.days
    if form.period == "horizon":
        return [(own, [], False)]
    if form.period == "day":
        return [([d for d in own if d.day == day], [], False) for day in days]
    if form.period == "span":
        low, high = form.start_min or 0, form.end_min or 10**12
        return [([d for d in own if low <= d.start_min < high], [d for d in past if low <= d.start_min < high], False)]
    found = []
    for monday in sorted({day - timedelta(days=day.weekday()) for day in days}):
        sunday = monday + timedelta(days=6)
        parts = [[d for d in duties if monday <= d.day <= sunday] for duties in (own, past)]
        found.append((parts[0], parts[1], sunday > days[-1]))
    return found


def _measure(case: RosterCase, form: Total, duties: list[Duty]) -> float:
    members = [d for d in duties if form.of.holds(d, case.grid)]
    if form.measure == "paid_min":
        return sum(d.paid_min for d in members)
    if form.measure == "weekends":
        return len({d.day - timedelta(days=d.day.weekday()) for d in members if d.day.weekday() >= 5})
    return len(members)
