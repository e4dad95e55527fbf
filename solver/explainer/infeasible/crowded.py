"""Moments at which the people there may be cannot fill all floors at once, or are too many for the seats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from solver.explainer.infeasible.asking import Asker
from solver.explainer.infeasible.parties import SEATS, facts_of, kind_of_rule, without
from solver.explainer.infeasible.promises import Promise, promised_forms, promises_of
from solver.explainer.infeasible.smallest import smallest
from solver.explainer.infeasible.values import ARITHMETIC, Clash, Party
from solver.grid import DAY_MIN
from solver.rules.forms import OnDuty

if TYPE_CHECKING:
    from solver.case import RosterCase

ROWS_AT_ONCE = ("floor", "role_floor")


def crowded(case: RosterCase, asker: Asker) -> tuple[Clash, ...]:
    """The first moment of each clash between seats and floors; nothing where no site counts its seats."""
    from solver.roster.at_once import moments

    if all(rule.kind != SEATS for rule in case.rules):
        return ()
    rows = tuple(promise for promise in promises_of(case) if promise.rule in ROWS_AT_ONCE)
    at = moments(case, promised_forms(case, rows)).impossible()
    found: list[Clash] = []
    days = {case.grid.day_of(int(case.grid.starts[t])): t for t in reversed(at)}
    for _, t in sorted(days.items()):
        moment = _Moment(case, rows, t, t)
        if asker.left_s > 0 and not any(moment.forbidden_by(clash) for clash in found):
            clash = moment.clash(at)
            found += [] if clash is None else [clash]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Moment:
    case: RosterCase
    rows: tuple[Promise, ...]
    t: int
    until: int  # last interval

    @property
    def span(self) -> tuple[int, int]:
        """From the first interval to the end of the last."""
        starts = self.case.grid.starts
        return int(starts[self.t]), int(starts[self.until]) + self.case.grid.step_min

    @property
    def due(self) -> dict[Party, Promise]:
        """Rows that ask for people then."""
        low, high = self.span
        here = (row.during(low, high) for row in self.rows if row.start_min < high and low < row.end_min)
        return {row.party: row for row in here}

    @property
    def facts(self) -> tuple[Party, ...]:
        """What holds people about that time."""
        low, high = self.span
        return tuple(f for f in facts_of(self.case) if f.start_min < high and low - DAY_MIN < f.end_min)

    @property
    def seats(self) -> Party:
        """The seats of all sites."""
        return Party(kind_of_rule(SEATS), SEATS, tuple(agent.id for agent in self.case.agents), *self.span)

    def forbidden(self, kept: Sequence[Party]) -> bool:
        """Whether some parties forbid the moment."""
        from solver.roster.at_once import moments

        due = self.due
        some = without(self.case, [p for p in (*self.facts, self.seats) if p not in kept])
        forms = promised_forms(some, [due[party] for party in kept if party in due])
        return not moments(some, forms).possible(self.t)

    def forbidden_by(self, clash: Clash) -> bool:
        """Whether the rows and seats of another moment's clash forbid this one too, without any other fact."""
        named = {party.name for party in (clash.promise, *clash.parties) if party.kind == "floor"}
        facts = [party for party in self.facts if party in clash.parties]
        return self.forbidden([*facts, *(party for party in self.due if party.name in named), self.seats])

    def clash(self, at: Sequence[int]) -> Clash | None:
        """The smallest set that forbids the moment, if the seats are in it."""
        due = self.due
        found = smallest((*self.facts, *due, self.seats), self.forbidden)
        floors = [party for party in found or () if party in due]
        if found is None or self.seats not in found or not floors:
            return None
        whole = self._prolonged(found, at)
        rows = {party.name: party for party in whole.due}
        first = rows[max(floors, key=lambda party: (len(party.agents), party.name)).name]
        facts = [party for party in found if party not in floors and party != self.seats]
        named = [*facts, *(rows[party.name] for party in floors), whole.seats]
        rest = tuple(sorted(party for party in named if party != first))
        heads = self._heads(whole.due[first])
        return Clash(first, rest, first.agents, heads, heads - 1, "agents", *whole.span, ARITHMETIC)

    def _prolonged(self, found: Sequence[Party], at: Sequence[int]) -> _Moment:
        """The moment with the intervals after it, on its day, that the same parties forbid."""
        from solver.roster.at_once import moments

        until, day = self.t, self.case.grid.day_of(self.span[0])
        while until + 1 in at and self.case.grid.day_of(int(self.case.grid.starts[until + 1])) == day:
            until += 1
        whole, names = replace(self, until=until), {party.name for party in found}
        some = without(self.case, [party for party in whole.facts if party not in found])
        forms = promised_forms(some, [row for party, row in whole.due.items() if party.name in names])
        here = moments(some, forms)
        same = next((t for t in range(self.t + 1, until + 1) if here.possible(t)), until + 1)
        return replace(self, until=same - 1)

    def _heads(self, row: Promise) -> int:
        """How many a row asks for then."""
        rows = (form.least for form in row.forms(self.case) if isinstance(form, OnDuty))
        return max(int(least[self.t]) for least in rows if least is not None)
