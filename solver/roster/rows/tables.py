"""Rows as arrays: what each agent may hold on each day, what it costs, and what totals it adds to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from solver.cover import FloatArray, IntArray
from solver.groups import BoolArray
from solver.roster.problem import Problem
from solver.roster.rows.day_types import EVERY_DUTY
from solver.roster.rows.follow import opening_prices
from solver.roster.rows.profiles import Profile
from solver.roster.rows.slots import Slot
from solver.rules.forms import Succession


class Rows(NamedTuple):
    """What rows may hold and what they cost; profiles, nodes, kinds and slots are padded to the largest.

    An **effect** of an agent is a set of options of one kind that add alike to its slots; effect 0 is a day off.
    """

    price: FloatArray  # agents x days x templates; infinite = not allowed
    off: FloatArray  # agents x days
    effect: IntArray  # agents x days x templates
    effect_kind: IntArray  # agents x effects
    effect_adds: IntArray  # agents x effects x slots
    effects: IntArray  # agents: how many
    profile: IntArray  # agents
    start: IntArray  # agents: node
    following: IntArray  # profiles x nodes x kinds
    toll: FloatArray
    last: IntArray  # profiles x nodes: kind
    nodes: IntArray  # profiles: how many
    follow: FloatArray  # profiles x days x kinds (of the day before) x kinds: price of the pair
    held: BoolArray  # profiles x kinds x slots: whether a weekend duty of the kind counts
    day_type: IntArray  # profiles x slots x days
    slots: IntArray  # agents: how many
    cap: IntArray  # agents x slots
    slope: FloatArray
    lazy: BoolArray
    period: IntArray  # agents x slots x days: number of the period, -1 = none
    ends_at: IntArray  # agents x slots x periods: where the period's end prices begin in `ends`
    ends: FloatArray


def table_of(problem: Problem, profiles: Sequence[Profile]) -> Rows | None:
    """All profiles as arrays; None where an opening duty binds more than the first day."""
    agents, days, templates = problem.personal.allowed.shape
    nodes, kinds = (max(p.automaton.following.shape[i] for p in profiles) for i in (0, 1))
    slots = max(1, *(len(p.slots[0]) for p in profiles))
    by_agent = {a: (n, own) for n, p in enumerate(profiles) for a, own in zip(p.agents, p.slots, strict=True)}
    price = _prices(problem, profiles)
    if price is None:
        return None
    order = [by_agent[a] for a in range(agents)]
    effect, effect_kind, effect_adds, effects = _effects(order, profiles, (days, templates, slots))
    shape = (len(profiles), nodes, kinds)
    return Rows(
        price=price,
        off=problem.personal.off_price,
        effect=effect,
        effect_kind=effect_kind,
        effect_adds=effect_adds,
        effects=effects,
        profile=np.array([n for n, _ in order], dtype=np.int64),
        start=_starts(profiles, agents),
        following=_padded([p.automaton.following for p in profiles], shape),
        toll=_padded([p.automaton.toll for p in profiles], shape),
        last=_padded([p.automaton.last for p in profiles], shape[:2]),
        nodes=np.array([len(p.automaton.last) for p in profiles], dtype=np.int64),
        follow=_padded([p.follow for p in profiles], (len(profiles), days, kinds, kinds)),
        held=_padded([p.held for p in profiles], (len(profiles), kinds, slots)),
        day_type=_padded([_day_types(p.slots[0], days) for p in profiles], (len(profiles), slots, days)),
        slots=np.array([len(own) for _, own in order], dtype=np.int64),
        **_ranges([own for _, own in order], (agents, slots, days)),
    )


def _prices(problem: Problem, profiles: Sequence[Profile]) -> FloatArray | None:
    own = problem.personal
    price: FloatArray = np.where(own.allowed, own.price, np.inf)
    for a, agent in enumerate(problem.case.agents):
        mine = [form for form in problem.forms if isinstance(form, Succession) and agent.id in form.agents]
        opening = opening_prices(problem, a, mine)
        if opening is None:
            return None
        price[a, 0] += opening
    for profile in profiles:
        for a, refused in zip(profile.agents, profile.refused, strict=True):
            price[a][refused] = np.inf
    return price


def _padded(parts: Sequence[FloatArray | IntArray | BoolArray], shape: tuple[int, ...]) -> np.ndarray:
    found = np.zeros(shape, dtype=parts[0].dtype)
    for i, part in enumerate(parts):
        found[i][tuple(slice(0, n) for n in part.shape)] = part
    return found


def _starts(profiles: Sequence[Profile], agents: int) -> IntArray:
    found = np.zeros(agents, dtype=np.int64)
    for profile in profiles:
        found[list(profile.agents)] = profile.automaton.start
    return found


def _day_types(slots: Sequence[Slot], days: int) -> IntArray:
    return np.array([slot.day_type for slot in slots], dtype=np.int64).reshape(len(slots), days)


def _effects(
    order: Sequence[tuple[int, Sequence[Slot]]], profiles: Sequence[Profile], shape: tuple[int, int, int]
) -> tuple[IntArray, IntArray, IntArray, IntArray]:
    """Options told apart by kind and by what they add to the agent's slots."""
    days, templates, slots = shape
    effect = np.zeros((len(order), days, templates), dtype=np.int64)
    found: list[IntArray] = []
    known: dict[int, tuple[IntArray, IntArray]] = {}
    for a, (n, own) in enumerate(order):
        if n not in known:  # slots of one profile add alike
            adds = [np.where(s.day_type[:, None] == EVERY_DUTY, s.adds, 0) for s in own]
            adds += [np.zeros((days, templates), dtype=np.int64)] * (slots - len(own))
            signs = np.stack([profiles[n].kind, *adds], axis=-1).reshape(-1, slots + 1)
            flat, back = np.unique(signs, axis=0, return_inverse=True)
            known[n] = flat, back.reshape(days, templates) + 1
        found.append(known[n][0])
        effect[a] = known[n][1]
    most = max(len(flat) for flat in found) + 1
    kind, adding = np.zeros((len(order), most), np.int64), np.zeros((len(order), most, slots), np.int64)
    for a, flat in enumerate(found):
        kind[a, 1 : len(flat) + 1], adding[a, 1 : len(flat) + 1] = flat[:, 0], flat[:, 1:]
    return effect, kind, adding, np.array([len(flat) + 1 for flat in found], dtype=np.int64)


def _ranges(order: Sequence[Sequence[Slot]], shape: tuple[int, int, int]) -> dict[str, np.ndarray]:
    """Caps, slopes, periods and end prices of all slots."""
    agents, slots, _ = shape
    cap, slope = np.zeros((agents, slots), np.int64), np.zeros((agents, slots))
    lazy, period = np.zeros((agents, slots), bool), np.full(shape, -1, dtype=np.int64)
    most = max((len(slot.periods) for own in order for slot in own), default=1)
    ends_at = np.zeros((agents, slots, most), dtype=np.int64)
    ends: list[FloatArray] = [np.zeros(1)]
    size = 1
    for a, own in enumerate(order):
        for s, slot in enumerate(own):
            cap[a, s], slope[a, s], lazy[a, s] = slot.cap, slot.slope, slot.lazy
            for p, one in enumerate(slot.periods):
                period[a, s, one.first : one.last + 1] = p
                ends_at[a, s, p] = size
                ends.append(one.ends)
                size += len(one.ends)
    flat = np.concatenate(ends)
    return {"cap": cap, "slope": slope, "lazy": lazy, "period": period, "ends_at": ends_at, "ends": flat}
