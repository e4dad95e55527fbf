"""The exact objective of any roster, by term, from the forms alone: shares nothing with the search's arrays."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from solver.case import RosterCase
from solver.cover import FloatArray
from solver.duties import Duty, Roster
from solver.grid import Grid
from solver.roster.personal import HARD_CENTS
from solver.roster.presence import duty_presence
from solver.roster.ties import plain_floor
from solver.roster.totals import total_units
from solver.roster.units import (
    distinct_units,
    gather_units,
    on_duty_units,
    standby_units,
    stretch_units,
    succession_units,
    unbroken_units,
)
from solver.rules.forms import (
    Agents,
    Attend,
    Distinct,
    Forbid,
    Form,
    Gather,
    OnDuty,
    Price,
    StandbyTotal,
    Stretch,
    Succession,
    Total,
    Unbroken,
)

CHUNK = 256
COVERAGE = "coverage"
ON_CALL = "on_call"
ON_CALL_FEES = "on_call_fees"
HARD = "hard:"

Terms = tuple[tuple[str, float], ...]
Counted = Price | Succession | Stretch | Total | OnDuty | Distinct | Unbroken | Attend | Gather | StandbyTotal
"""Forms whose breach has a number of units; engines keep the others always, and they cost nothing."""


def objective_terms(case: RosterCase, forms: Iterable[Form], roster: Roster) -> Terms:
    """Objective by term in cents: coverage, priced rules, on-call, focus; `hard:<rule>` is what a hard least misses."""
    from solver.roster.focus.cost import focus_terms

    terms: dict[str, float] = {COVERAGE: coverage_cents(case, roster)}
    sums = _Sums(case, roster)
    for form in forms:
        if not isinstance(form, Counted):
            continue
        units = sums.of(form)
        if form.cents is None and units == 0:
            continue
        name = HARD + form.rule if form.cents is None else form.rule
        terms[name] = terms.get(name, 0.0) + units * (HARD_CENTS if form.cents is None else form.cents)
    if case.requirement.on_call:
        missing, fees = on_call_cents(case, roster)
        terms[ON_CALL], terms[ON_CALL_FEES] = missing, fees
    focus = case.requirement.focus
    return (*terms.items(), *(focus_terms(case, focus, roster) if focus is not None else ()))


class _Sums:
    """Units of any form that can be short, or cost: what a roster holds against it, counted on plain duties."""

    def __init__(self, case: RosterCase, roster: Roster) -> None:
        self.case, self.roster = case, roster
        self.by_agent = roster.by_agent()
        self.past = tuple(d for d in case.opening.duties if d.start_min < case.grid.start_min)
        self.lines = Roster((*self.past, *roster.duties)).by_agent()
        self.present = Presence(case, roster)

    def of(self, form: Counted) -> float:
        """Units of a form beyond what it allows."""
        match form:
            case OnDuty() | Distinct() | Gather() | StandbyTotal():
                return self._together(form)
            case Stretch():
                return stretch_units(self.case, form, self.lines)
            case Succession():
                return 0.0 if form.cents is None else succession_units(self.case, form, self.lines)
            case Unbroken():
                return unbroken_units(form, self.roster)
            case Price():
                return float(price_units(self.case.grid, form, self.by_agent))
            case Total():
                known = _known(self.case, form.agents)
                return sum(total_units(self.case, form, agent, self.by_agent.get(agent, ())) for agent in known)
            case Attend():
                known = _known(self.case, form.agents)
                return float(sum(not attended(form, self.by_agent.get(agent, ())) for agent in known))

    def _together(self, form: OnDuty | Distinct | Gather | StandbyTotal) -> float:
        match form:
            case OnDuty() if plain_floor(form):
                least = 0 if form.least is None else form.least
                return float(np.maximum(0, least - self.present.of(form.agents)).sum())
            case OnDuty():
                return on_duty_units(self.case, form, self.roster)
            case Distinct():
                return distinct_units(self.case, form, self.roster)
            case Gather():
                return gather_units(form, self.roster, self.past)
            case StandbyTotal():
                return standby_units(self.case, form, self.roster)


def _known(case: RosterCase, agents: Agents) -> list[str]:
    return [agent.id for agent in case.agents if agent.id in agents]


def worth_cents(case: RosterCase) -> float:
    """Worth of the whole demand: the coverage loss of an empty roster, and the least heads in focus that it misses."""
    focus = case.requirement.focus
    in_focus = 0.0 if focus is None else float(focus.least.sum()) * HARD_CENTS
    return coverage_cents(case, Roster(), opening=False) + in_focus


def coverage_cents(case: RosterCase, roster: Roster, *, opening: bool = True) -> float:
    """Coverage loss by closed sets, in double precision, interval block by interval block."""
    requirement, grid = case.requirement, case.grid
    sets = requirement.closed_sets()
    if not len(sets):
        return 0.0
    heads = group_heads(case, roster, opening=opening)
    counts = (requirement.serves.astype(np.int64) @ sets.T.astype(np.int64)) > 0
    cents = np.array([*requirement.cents, 0], dtype=np.float64)
    steps = cents[:-1] - cents[1:]
    within, able_of = sets.astype(np.float64), counts.T.astype(np.float64)
    total = 0.0
    for low in range(0, grid.intervals, CHUNK):
        part = slice(low, low + CHUNK)
        able = able_of @ heads[:, part]
        for level, step in enumerate(steps):
            gap = within @ requirement.need[level][:, part] - able
            total += float(step * np.maximum(0.0, gap.max(axis=0)).sum())
    return total


def group_heads(case: RosterCase, roster: Roster, *, opening: bool = True) -> FloatArray:
    """Present agents of each group in each interval, opening duties that reach into the horizon included."""
    grid, group_of = case.grid, case.groups.group_of()
    heads = np.zeros((len(case.groups.members), grid.intervals))
    for duty in (*roster.duties, *(opening_duties(case) if opening else ())):
        if duty.agent in group_of:
            heads[group_of[duty.agent]] += duty_presence(duty, grid.start_min, grid.step_min, grid.intervals)
    return heads


def opening_duties(case: RosterCase) -> tuple[Duty, ...]:
    """Opening duties of the case's agents that start before the horizon."""
    known = {agent.id for agent in case.agents}
    return tuple(d for d in case.opening.duties if d.agent in known and d.start_min < case.grid.start_min)


class Presence:
    """Present agents among any set of agents, per interval."""

    def __init__(self, case: RosterCase, roster: Roster) -> None:
        grid = case.grid
        self._empty = np.zeros(grid.intervals)
        self._of: dict[str, FloatArray] = {}
        for duty in (*roster.duties, *opening_duties(case)):
            here = duty_presence(duty, grid.start_min, grid.step_min, grid.intervals)
            self._of[duty.agent] = self._of.get(duty.agent, self._empty) + here

    def of(self, agents: Iterable[str]) -> FloatArray:
        """Heads of these agents in each interval."""
        return sum((self._of[a] for a in sorted(agents) if a in self._of), self._empty)


def price_units(grid: Grid, form: Price, by_agent: dict[str, tuple[Duty, ...]]) -> int:
    """Duties that a price touches."""
    mine = (duty for agent in sorted(form.agents) for duty in by_agent.get(agent, ()))
    return sum(touches(form, duty) and form.of.holds(duty, grid) for duty in mine)


def touches(form: Forbid | Price, duty: Duty) -> bool:
    """Whether a duty lies in the span of a form (its class is judged apart)."""
    if form.by_start:
        return form.start_min <= duty.start_min < form.end_min
    return duty.start_min < form.end_min and duty.end_min > form.start_min


def attended(form: Attend, duties: Iterable[Duty]) -> bool:
    """Whether some duty holds the activity within its window."""
    return any(
        activity.session == form.activity
        and activity.length_min == form.length_min
        and form.earliest_min <= activity.start_min <= form.latest_min - form.length_min
        for duty in duties
        for activity in duty.activities
    )


def on_call_cents(case: RosterCase, roster: Roster) -> tuple[float, float]:
    """Price of on-call duties missing to their windows' depth, and fees of those that stand."""
    missing, fees = 0.0, 0.0
    for window in case.requirement.on_call:
        filled = sum(duty.window == window.id for duty in roster.on_call)
        missing += max(0, window.depth - filled) * window.cents
        fees += filled * window.fee_cents
    return missing, fees
