"""Work that can wait goes where people are free: between arrival and deadline, at the least loss, need and all."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from solver.case import RosterCase
from solver.cover import DeferredCurve
from solver.duties import Roster
from solver.roster.deferred_work import band, respread
from solver.roster.evaluate import coverage_cents
from solver.shifts import ShiftTemplate
from tests.solver.roster.worlds import duty_of, tiny_case

HOURS = 6
SIX = ShiftTemplate("six", "standard", 8 * 60, 60 * HOURS)
FACTOR = np.array([0.0, 1.0])


def with_mail(seed: int, closed: int | None = None) -> tuple[RosterCase, Roster]:
    """Two people on six hours of one day; phone need by chance, and mail that may wait up to three hours."""
    rng = np.random.default_rng(seed)
    case = tiny_case(2, 1, templates=(SIX,), need=0.0)
    duties = tuple(duty_of(case, agent, case.grid.days[0], SIX) for agent in ("A0", "A1"))
    first = case.grid.index(duties[0].start_min)
    arrivals, fill = np.zeros(case.grid.intervals), np.zeros(case.grid.intervals)
    here = np.flatnonzero([closed is None or i != closed for i in range(HOURS)]) + first
    fill[here] = 60 * 0.5 * rng.integers(1, 3, len(here))
    arrivals[first : first + HOURS] = fill[first : first + HOURS]
    waiting = np.cumsum(arrivals)
    due = np.concatenate([np.zeros(3), waiting[:-3]])
    arrivals = np.diff(np.concatenate([waiting[2:], waiting[-1:], waiting[-1:]]), prepend=0.0)  # it came 2 h before
    phone = np.zeros((1, case.grid.intervals))
    phone[0, first : first + HOURS] = rng.integers(0, 5, HOURS) / 2
    need = np.stack([0.7 * phone, phone + fill / 60])
    requirement = replace(case.requirement, need=need, load=phone + fill / 60)
    curve = DeferredCurve("q0", arrivals, due, fill, 2000)
    return replace(case, requirement=replace(requirement, deferred=(curve,))), Roster(duties)


def cents_with(case: RosterCase, roster: Roster, fill: np.ndarray) -> float:
    """Coverage loss with another fill of the mail."""
    requirement = case.requirement
    change = (fill - requirement.deferred[0].fill_min) / 60
    need = requirement.need + FACTOR[:, None, None] * change
    return coverage_cents(replace(case, requirement=replace(requirement, need=need)), roster)


def best_cents(case: RosterCase, roster: Roster) -> float:
    """The least loss of all fills in halves of an agent."""
    curve = case.requirement.deferred[0]
    least, most = band(curve)
    opened, found = np.flatnonzero(curve.fill_min), []
    for halves in product(range(5), repeat=len(opened)):
        fill = np.zeros_like(curve.fill_min)
        fill[opened] = 30.0 * np.array(halves)
        done = np.cumsum(fill)
        if (done >= least - 1e-9).all() and (done <= most + 1e-9).all():
            found.append(cents_with(case, roster, fill))
    return min(found)


@pytest.mark.parametrize("seed", range(5))
def test_waiting_work_goes_where_it_costs_least(seed: int) -> None:
    """All fills in halves of an agent are tried by hand: none is cheaper, and the figures told are the true ones."""
    case, roster = with_mail(seed)
    found = respread(case, roster, {"q0": FACTOR})
    assert found.before_cents == pytest.approx(coverage_cents(case, roster), abs=0.5)
    assert found.after_cents == pytest.approx(best_cents(case, roster), abs=0.5)
    moved = replace(case, requirement=found.requirement)
    assert coverage_cents(moved, roster) == pytest.approx(found.after_cents, abs=0.5)


@pytest.mark.parametrize("seed", range(5))
def test_work_stays_between_arrival_and_deadline(seed: int) -> None:
    """Nothing is done before it came or after it was due, nothing in closed hours, and as much as before in all."""
    case, roster = with_mail(seed, closed=2)
    curve = case.requirement.deferred[0]
    least, most = band(curve)
    fill = respread(case, roster, {"q0": FACTOR}).requirement.deferred[0].fill_min
    done = np.cumsum(fill)
    assert (done >= least - 1e-6).all()
    assert (done <= most + 1e-6).all()
    assert fill[curve.fill_min == 0].sum() == 0
    assert fill.sum() == pytest.approx(curve.fill_min.sum())


def test_work_of_unknown_weight_stays_where_it_is() -> None:
    """A queue whose part of the need is not known cannot be moved."""
    case, roster = with_mail(1)
    found = respread(case, roster, {})
    assert found.requirement is case.requirement
    assert found.after_cents == found.before_cents
