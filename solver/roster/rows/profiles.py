"""Agents sorted into profiles for the whole-row programme: automaton, slots of totals, prices of pairs of days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from solver.cover import FloatArray, IntArray
from solver.groups import BoolArray
from solver.roster.history import past_of
from solver.roster.personal import HARD_CENTS
from solver.roster.problem import Problem
from solver.roster.rows.automaton import Automaton, Spell, build_automaton, kinds_of
from solver.roster.rows.follow import follow_prices
from solver.roster.rows.slots import Slot, slots_of
from solver.rules.forms import Run, Stretch, Succession

NEVER = 10**6


@dataclass(frozen=True, slots=True)
class Profile:
    """Agents with the same automaton, slots and prices of pairs."""

    agents: tuple[int, ...]
    kind: IntArray  # days x templates
    automaton: Automaton
    follow: FloatArray
    held: BoolArray
    slots: tuple[tuple[Slot, ...], ...]  # by agent
    refused: tuple[BoolArray, ...]  # by agent: options (days x templates) that a total of 0 refuses


def read_profiles(problem: Problem) -> tuple[Profile, ...] | None:
    """Sort the agents; None where some row is beyond the programme."""
    slots: list[tuple[Slot, ...]] = []
    refused: list[BoolArray] = []
    keys: list[tuple[object, ...]] = []
    bound = [form for form in problem.forms if isinstance(form, Run | Stretch | Succession)]
    for a, agent in enumerate(problem.case.agents):
        own = slots_of(problem, a)
        if own is None:
            return None
        slots.append(tuple(slot for slot in own if not slot.idle))
        refused.append(_refused(problem, own))
        numbers = tuple(i for i, form in enumerate(bound) if agent.id in form.agents)
        keys.append((numbers, tuple(slot.key for slot in slots[-1])))
    found = []
    for key in dict.fromkeys(keys):
        rows = tuple(a for a, one in enumerate(keys) if one == key)
        mine = [form for form in bound if problem.case.agents[rows[0]].id in form.agents]
        profile = _profile(problem, rows, mine, [slots[a] for a in rows], tuple(refused[a] for a in rows))
        if profile is None:
            return None
        found.append(profile)
    return tuple(found)


def _refused(problem: Problem, slots: Sequence[Slot]) -> BoolArray:
    refused = np.zeros(problem.duties.start.shape, dtype=bool)
    for slot in slots:
        if slot.idle:
            first, last, _ = slot.periods[0]
            refused[first : last + 1] |= slot.adds[first : last + 1] > 0
    return refused


def _profile(
    problem: Problem,
    rows: tuple[int, ...],
    forms: Sequence[Run | Stretch | Succession],
    slots: list[tuple[Slot, ...]],
    refused: tuple[BoolArray, ...],
) -> Profile | None:
    successions = [form for form in forms if isinstance(form, Succession)]
    lines = [form for form in forms if not isinstance(form, Succession)]
    between = follow_prices(problem, successions)
    if between is None:
        return None
    days, templates = problem.duties.start.shape
    weekend = [slot.adds.any(axis=0) & bool((slot.day_type > 1).any()) for slot in slots[0]]
    signs = [np.broadcast_to(between.kind, (days, templates)).astype(np.int64)]
    signs += [np.broadcast_to(mask, (days, templates)).astype(np.int64) for mask in weekend]
    signs += [problem.members.of(form.of).astype(np.int64) for form in lines]
    sign, kind = kinds_of(np.stack(signs, axis=-1))
    holds = sign[:, 1 + len(weekend) :].astype(bool)
    spells = [_spell(form, (False, *holds[:, i].tolist())) for i, form in enumerate(lines)]
    automaton = build_automaton(spells, len(sign) + 1, [_known(problem, a, lines) for a in rows])
    if automaton is None:
        return None
    held = np.zeros((len(sign) + 1, len(weekend)), dtype=bool)
    held[1:] = sign[:, 1 : 1 + len(weekend)]
    pair = np.zeros((days, len(sign) + 1, len(sign) + 1))
    pair[:, 1:, 1:] = between.price[:, sign[:, 0]][:, :, sign[:, 0]]
    return Profile(rows, kind, automaton, pair, held, tuple(slots), refused)


def _spell(form: Run | Stretch, held: tuple[bool, ...]) -> Spell:
    if isinstance(form, Run):
        return Spell(held, False, 1, form.most_days, np.inf)
    most = NEVER if form.most_days is None else form.most_days
    return Spell(held, form.free, form.least_days, most, float(HARD_CENTS if form.cents is None else form.cents))


def _known(problem: Problem, agent: int, lines: Sequence[Run | Stretch]) -> list[list[bool]]:
    """Per form, which of the known days before the horizon hold a duty of its class."""
    case = problem.case
    past, first = past_of(case).get(case.agents[agent].id, ()), case.grid.days[0]
    known = (first - past[0].day).days if past else 0
    days = [first - timedelta(days=known - j) for j in range(known)]
    worked = [{duty.day for duty in past if form.of.holds(duty, case.grid)} for form in lines]
    return [[day in own for day in days] for own in worked]
