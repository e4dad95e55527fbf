"""What may follow what from one day to the next, and at what price, between sorts of templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from solver.cover import FloatArray, IntArray
from solver.roster.history import past_of
from solver.roster.problem import Problem
from solver.rules.forms import Succession


@dataclass(frozen=True, slots=True)
class Between:
    """Sorts of templates, and the price of each pair of sorts (days x sorts of the day before x sorts)."""

    kind: IntArray  # templates
    price: FloatArray


def follow_prices(problem: Problem, forms: Sequence[Succession]) -> Between | None:
    """Prices of pairs of successive days, infinite where they are refused; None where a rest spans a day off."""
    duties, members = problem.duties, problem.members
    days, templates = duties.start.shape
    price = np.zeros((days, templates, templates))
    gap = duties.start[1:, None, :] - duties.end[:-1, :, None]
    price[1:] = np.where(gap < 0, np.inf, 0.0)
    for form in forms:
        before, after = members.of(form.first)[:-1], members.of(form.second)[1:]
        some = np.ix_(np.arange(days - 1), np.flatnonzero(before.any(axis=0)), np.flatnonzero(after.any(axis=0)))
        near = before[:, some[1][0, :, 0], None] & after[:, None, some[2][0, 0]] & (gap[some] < form.rest_min)
        price[1:][some] += np.where(near, np.inf if form.cents is None else float(form.cents), 0.0)
    if days > 2 and _spans_a_day(problem, forms):
        return None
    looks = [(price[:, t, :].tobytes(), price[:, :, t].tobytes()) for t in range(templates)]
    distinct = list(dict.fromkeys(looks))
    kind = np.array([distinct.index(look) for look in looks], dtype=np.int64)
    first = np.array([looks.index(look) for look in distinct], dtype=np.int64)
    return Between(kind, price[:, first][:, :, first])


def _spans_a_day(problem: Problem, forms: Sequence[Succession]) -> bool:
    """Whether a duty can bind the day after the next."""
    start, end = problem.duties.start, problem.duties.end
    gap = start[2:].min(axis=1) - end[:-2].max(axis=1)
    return bool(gap.min() < 0) or any(_reaches(problem, form) for form in forms)


def _reaches(problem: Problem, form: Succession) -> bool:
    start, end = problem.duties.start, problem.duties.end
    first, second = problem.members.of(form.first), problem.members.of(form.second)
    last = np.where(first, end, -(2**60)).max(axis=1)[:-2]
    next_one = np.where(second, start, 2**60).min(axis=1)[2:]
    return bool((next_one - last < form.rest_min).any())


def opening_prices(problem: Problem, agent: int, forms: Sequence[Succession]) -> FloatArray | None:
    """What the agent's last opening duty makes each option of the first day cost; None where it binds a later day."""
    case, duties, members = problem.case, problem.duties, problem.members
    price = np.zeros(duties.start.shape[1])
    past = past_of(case).get(case.agents[agent].id, ())
    if not past:
        return price
    last = past[-1]
    gap = duties.start - last.end_min
    for form in forms:
        near = members.of(form.second) & (gap < form.rest_min) & form.first.holds(last, case.grid)
        if near[1:].any():
            return None
        price += np.where(near[0], np.inf if form.cents is None else float(form.cents), 0.0)
    if (gap[1:] < 0).any():
        return None
    return np.where(gap[0] < 0, np.inf, price)
