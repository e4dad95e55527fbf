"""The mixed-integer programme: overtime, on-call and hires decided before, call-outs and what stays missing after.

Two stages (research: newsvendor with recourse): whole people are decided for all futures, then each future calls out
whom it needs. Need and people are compared for every union of languages, so that somebody who speaks two counts once.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from scenarios.searching.mix.figures import Mix, Programme
from solver.cover import FloatArray, IntArray

GAP = 0.005  # of the cost, at which a search for whole numbers ends
LIMIT_REACHED = 1  # HiGHS ended at its limit of time: what it has may be best, and is lawful


@dataclass(slots=True)
class _Rows:
    """Rows of a sparse matrix, written one by one: sum of value x variable >= least."""

    width: int
    row: list[int] = field(default_factory=list)
    column: list[int] = field(default_factory=list)
    value: list[float] = field(default_factory=list)
    least: list[float] = field(default_factory=list)

    def add(self, terms: list[tuple[int, float]], least: float) -> None:
        """One row."""
        number = len(self.least)
        for column, value in terms:
            self.row.append(number)
            self.column.append(column)
            self.value.append(value)
        self.least.append(least)

    def constraint(self) -> LinearConstraint:
        """All rows."""
        shape = (len(self.least), self.width)
        return LinearConstraint(sparse.csr_matrix((self.value, (self.row, self.column)), shape), self.least, np.inf)


class _Places:
    """Where each variable stands: overtime, on-call, hired, at work, called, missing."""

    def __init__(self, given: Programme) -> None:
        futures, languages, blocks = given.needed.shape
        kinds, profiles = len(given.kinds), len(given.hires)
        before = [len(given.turns), kinds * blocks, profiles, profiles * blocks]
        sizes = [*before, futures * kinds * blocks, futures * languages * blocks]
        starts = np.concatenate([[0], np.cumsum(sizes)])
        self.width = int(starts[-1])

        def part(number: int, *shape: int) -> IntArray:
            return np.asarray(np.arange(starts[number], starts[number + 1]).reshape(shape))

        self.overtime, self.on_call = part(0, len(given.turns)), part(1, kinds, blocks)
        self.hired, self.worked = part(2, profiles), part(3, profiles, blocks)
        self.called, self.missing = part(4, futures, kinds, blocks), part(5, futures, languages, blocks)


def cheapest(given: Programme, limit_s: float) -> Mix | None:
    """The cheapest mix that leaves no more than the share missing; None if no mix does, or none was found in time."""
    places = _Places(given)
    rows = _Rows(places.width)
    _cover_rows(given, places, rows)
    _person_rows(given, places, rows)
    _limit_rows(given, places, rows)
    _missing_rows(given, places, rows)
    return _solved(given, places, rows, (_costs(given, places), limit_s))


def least_missing(given: Programme) -> FloatArray:
    """The share of needed hours that stays missing by language with everything that may be used, fractions allowed."""
    places = _Places(given)
    rows = _Rows(places.width)
    _cover_rows(given, places, rows)
    _person_rows(given, places, rows)
    _limit_rows(given, places, rows)
    costs = np.zeros(places.width)
    costs[places.missing] = given.hours / len(given.needed)
    found = milp(costs, constraints=rows.constraint(), bounds=_bounds(given, places))
    hours = (found.x[places.missing] * given.hours).sum(axis=2).mean(axis=0)
    return np.asarray(hours / np.maximum(given.needed_h, 1e-9))


def _cover_rows(given: Programme, places: _Places, rows: _Rows) -> None:
    """In every future and block, for every union of languages: who is there and what is missing make up the need."""
    by_block: dict[tuple[int, int], list[int]] = {}
    for number, turn in enumerate(given.turns):
        by_block.setdefault((turn.kind, turn.block), []).append(number)
    for union in given.unions():
        spoken = [number for number, kind in enumerate(given.kinds) if kind & union]
        hires = [number for number, kind in enumerate(given.hires) if kind & union]
        needed = given.needed[:, sorted(union)].sum(axis=1)
        lack = needed - given.present[:, spoken].sum(axis=1)
        for future, block in np.argwhere(lack > 0):
            terms = [(int(places.missing[future, language, block]), 1.0) for language in sorted(union)]
            for kind in spoken:
                for number in by_block.get((kind, int(block)), ()):
                    share = given.turns[number].hours / float(given.hours[block])
                    terms.append((int(places.overtime[number]), share))
                terms.append((int(places.called[future, kind, block]), given.called_share))
            terms += [(int(places.worked[profile, block]), 1.0) for profile in hires]
            rows.add(terms, float(lack[future, block]))


def _limit_rows(given: Programme, places: _Places, rows: _Rows) -> None:
    """One standby a week, hours and two blocks a day of hires, no more called than stand by."""
    for week in np.unique(given.week):
        mine = np.flatnonzero(given.week == week)
        for kind in range(len(given.kinds)):
            rows.add(
                [(int(places.on_call[kind, block]), -1.0) for block in mine], -float(given.on_call_week[kind, week])
            )
        for profile in range(len(given.hires)):
            terms = [(int(places.worked[profile, block]), -float(given.hours[block])) for block in mine]
            rows.add([*terms, (int(places.hired[profile]), float(given.hire_week_h[profile]))], 0.0)
    for profile in range(len(given.hires)):
        for day in np.unique(given.day):
            terms = [(int(places.worked[profile, block]), -1.0) for block in np.flatnonzero(given.day == day)]
            rows.add([*terms, (int(places.hired[profile]), 2.0)], 0.0)
        for block in range(len(given.hours)):
            rows.add([(int(places.worked[profile, block]), -1.0), (int(places.hired[profile]), 1.0)], 0.0)
    for future, kind, block in np.ndindex(places.called.shape):
        if given.on_call_most[kind, block] > 0:
            rows.add([(int(places.called[future, kind, block]), -1.0), (int(places.on_call[kind, block]), 1.0)], 0.0)


def _person_rows(given: Programme, places: _Places, rows: _Rows) -> None:
    """Each one's hours of overtime, and turns that lie too near to each other."""
    for numbers, most_h in given.rooms:
        rows.add([(int(places.overtime[number]), -given.turns[number].hours) for number in numbers], -most_h)
    for numbers in given.apart:
        rows.add([(int(places.overtime[number]), -1.0) for number in numbers], -1.0)


def _missing_rows(given: Programme, places: _Places, rows: _Rows) -> None:
    """For each language, expected hours missing are at most their share."""
    futures, languages, blocks = given.needed.shape
    for language in range(languages):
        terms = [
            (int(places.missing[future, language, block]), -float(given.hours[block]) / futures)
            for future in range(futures)
            for block in range(blocks)
        ]
        rows.add(terms, -given.missing_share * float(given.needed_h[language]))


def _costs(given: Programme, places: _Places) -> FloatArray:
    costs = np.zeros(places.width)
    costs[places.overtime] = [given.overtime_cents[turn.kind] * turn.hours for turn in given.turns]
    costs[places.on_call] = given.on_call_cents
    costs[places.hired] = given.hire_cents
    costs[places.called] = np.outer(given.called_cents, given.hours) / len(given.needed)
    return costs


def _bounds(given: Programme, places: _Places) -> Bounds:
    upper = np.full(places.width, np.inf)
    upper[places.overtime], upper[places.on_call] = 1.0, given.on_call_most
    upper[places.hired] = given.hire_most
    upper[places.called] = np.broadcast_to(given.on_call_most, places.called.shape)
    blocks = np.arange(len(given.hours))
    upper[places.worked] = np.where(blocks >= given.hire_from[:, None], np.inf, 0.0)
    return Bounds(np.zeros(places.width), upper)


def _solved(given: Programme, places: _Places, rows: _Rows, how: tuple[FloatArray, float]) -> Mix | None:
    costs, limit_s = how
    whole = np.zeros(places.width)
    for part in (places.overtime, places.on_call, places.hired):
        whole[part] = 1
    options = {"time_limit": limit_s, "mip_rel_gap": GAP}
    bounds = _bounds(given, places)
    found = milp(costs, constraints=rows.constraint(), bounds=bounds, integrality=whole, options=options)
    if found.x is None:
        return None
    values = np.asarray(found.x)
    called = float((values[places.called] * given.hours).sum(axis=(1, 2)).mean())
    parts = (places.overtime, places.on_call, places.called, places.hired)
    overtime, standing, calls, hires = (float((costs[part] * values[part]).sum()) for part in parts)
    return Mix(
        turns=tuple(t for t, taken in zip(given.turns, _rounded(values[places.overtime]), strict=True) if taken),
        on_call=_rounded(values[places.on_call]),
        hired=_rounded(values[places.hired]),
        worked=np.asarray(values[places.worked]),
        called_h=called,
        missing_h=np.asarray((values[places.missing] * given.hours).sum(axis=2).mean(axis=0)),
        cents=(overtime, standing, calls, hires),
        proven=found.status != LIMIT_REACHED,
    )


def _rounded(values: FloatArray) -> IntArray:
    return np.asarray(np.round(values), dtype=np.int64)
