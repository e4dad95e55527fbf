"""Heads that rows ask for or limit, and distinct starts, as CP-SAT constraints; the board holds the fixed heads.

Rows per day and rows of the rostered are sums of options, rows of the present and of those on break sums of the
crews' heads. Units and prices are those of `ties`: what is hard costs `HARD_CENTS` a unit, so that a window may
stand beside fixed days that already break a row. Activities held in groups are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import ceil, isinf

import numpy as np
from ortools.sat.python import cp_model

from solver.roster.board import Board
from solver.roster.cp import OBJECTIVE_SCALE, Expr
from solver.roster.cp_crews import Crew, touched
from solver.roster.cp_people import PersonModel, Terms
from solver.roster.ties import HeadRow, StartRow

Counted = Iterator[tuple[int, int, Terms]]
"""An agent, a slot of a row (interval or day), and terms that add up to heads in it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What decides the price of a row in a slot: bounds, fixed heads, and terms of the free days."""

    least: int
    most: float
    fixed: tuple[int, int]  # heads here, and of those for whom
    here: Terms
    there: Terms


@dataclass(slots=True)
class TieModel:
    """Prices of rows and distinct starts in the slots that the free days touch."""

    model: cp_model.CpModel
    board: Board
    people: tuple[PersonModel, ...]
    crews: tuple[Crew, ...]
    objective: Terms = field(default_factory=list)
    hard: list[cp_model.IntVar] = field(default_factory=list)  # units of hard forms, all zero in a lawful roster
    _noted: int = 0

    def build(self) -> None:
        """Add the price of every row and day."""
        for row in self.board.ties.heads:
            cents = round(OBJECTIVE_SCALE * row.cents)
            for slot, times in self._slots(row):
                self._price(slot, row.form.per, cents * times)
            self._note(row.form.cents)
        for start in self.board.ties.starts:
            for day in range(self.board.chosen.shape[1]):
                self._starts(start, day)
            self._note(start.form.cents)

    def short_elsewhere(self) -> bool:
        """Whether a hard row has too few heads in a slot that no free day touches."""
        for row in self.board.ties.heads:
            asked = row.least + np.ceil(row.there / row.form.per)
            short = {int(i) for i in np.flatnonzero(asked > row.here)} if row.form.cents is None else set()
            if short and short.difference(i for agent, i, _ in self._counted(row) if row.mine[agent]):
                return True
        return False

    def _note(self, cents: int | None) -> None:
        """Remember the units of the form written last as hard, if it is, so that a proof can forbid them."""
        if cents is None:
            self.hard += [x for x, _ in self.objective[self._noted :]]
        self._noted = len(self.objective)

    def _slots(self, row: HeadRow) -> Iterable[tuple[Slot, int]]:
        """Touched slots, those alike as one with their number."""
        here: dict[int, Terms] = {}
        there: dict[int, Terms] = {}
        for agent, i, terms in self._counted(row):
            for whose, found in ((row.mine, here), (row.others, there)):
                if whose[agent]:
                    found.setdefault(i, []).extend(terms)
        alike: dict[tuple[object, ...], list[Slot]] = {}
        for i in sorted({*here, *there}):
            fixed = round(row.here[i]), round(row.there[i])
            slot = Slot(round(row.least[i]), float(row.most[i]), fixed, _merged(here, i), _merged(there, i))
            known = [tuple((x.index, n) for x, n in terms) for terms in (slot.here, slot.there)]
            alike.setdefault((slot.least, slot.most, fixed, *known), []).append(slot)
        return [(slots[0], len(slots)) for slots in alike.values()]

    def _counted(self, row: HeadRow) -> Counted:
        if row.form.by_day or row.form.counting == "rostered":
            for person in self.people:
                if row.mine[person.agent] or row.others[person.agent]:
                    yield from self._options(row, person)
            return
        for crew in self.crews:
            counted = crew.away if row.form.counting == "break" else crew.present
            yield from ((crew.members[0].agent, i, terms) for i, terms in counted.items())

    def _options(self, row: HeadRow, person: PersonModel) -> Counted:
        duties = self.board.problem.duties
        for day in sorted(person.free):
            for t, literal in person.options[day].items():
                if not row.form.by_day:
                    yield from (
                        (person.agent, i, [(literal, 1)])
                        for i in touched(self.board, int(duties.start[day, t]), int(duties.end[day, t]))
                    )
                elif row.of[day, t]:
                    yield person.agent, day, [(literal, 1)]

    def _price(self, slot: Slot, per: int, cost: int) -> None:
        heads, reach = slot.fixed[0] + _sum(slot.here), slot.fixed[0] + _most(slot.here)
        groups, least = self._groups(slot, per)
        if slot.least + least > slot.fixed[0]:
            self._pay(slot.least + groups - heads, slot.least + least, cost)
        if not isinf(slot.most) and reach > slot.most:
            self._pay(heads - round(slot.most), reach, cost)

    def _groups(self, slot: Slot, per: int) -> tuple[Expr, int]:
        """Started groups of `per` of those for whom heads are asked, and the most there can be."""
        most = ceil((slot.fixed[1] + _most(slot.there)) / per)
        if not slot.there:
            return most, most
        groups = self.model.new_int_var(0, most, "")
        self.model.add(per * groups >= slot.fixed[1] + _sum(slot.there))
        return groups, most

    def _pay(self, excess: Expr, most: int, cost: int) -> None:
        units = self.model.new_int_var(0, most, "")
        self.model.add(units >= excess)
        self.objective.append((units, cost))

    def _starts(self, row: StartRow, day: int) -> None:
        """Different starts of a day beyond the most."""
        starts = self.board.ties.start_of
        fixed = {int(s) for s in row.used[day].nonzero()[0]}
        fresh: dict[int, cp_model.IntVar] = {}
        for person in self.people:
            if not row.mine[person.agent] or day not in person.free:
                continue
            for t, literal in person.options[day].items():
                start = int(starts[t])
                if row.of[day, t] and start not in fixed:
                    if start not in fresh:
                        fresh[start] = self.model.new_bool_var("")
                    self.model.add_implication(literal, fresh[start])
        used = len(fixed) + len(fresh)
        if fresh and used > row.form.most:
            self._pay(len(fixed) + sum(fresh.values()) - row.form.most, used, round(OBJECTIVE_SCALE * row.cents))


def ties_cents(board: Board) -> float:
    """Price of the rows and distinct starts as they stand on the board."""
    ties = board.ties
    rows = float(ties.rows.total[0] + ties.day_rows.total[0])
    return rows + sum(start.price(day) for start in ties.starts for day in range(board.chosen.shape[1]))


def _merged(found: Mapping[int, Terms], i: int) -> Terms:
    """Terms of a slot, one per variable, in the order of the variables."""
    known: dict[int, tuple[cp_model.IntVar, int]] = {}
    for x, n in found.get(i, ()):
        known[x.index] = (x, n + known.get(x.index, (x, 0))[1])
    return [known[index] for index in sorted(known) if known[index][1] != 0]


def _sum(terms: Terms) -> Expr:
    return cp_model.LinearExpr.weighted_sum([x for x, _ in terms], [n for _, n in terms])


def _most(terms: Terms) -> int:
    """The most that terms can add up to."""
    return sum(n * max(x.proto.domain) for x, n in terms if n > 0)
