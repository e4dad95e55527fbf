"""Moments at which the people there may be cannot fill all floors at once, or are too many for the seats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
        moment = _Moment(case, rows, t)
        if asker.left_s > 0 and not any(moment.forbidden_by(clash) for clash in found):
            clash = moment.clash()
            found += [] if clash is None else [clash]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Moment:
    case: RosterCase
    rows: tuple[Promise, ...]
    t: int

    @property
    def span(self) -> tuple[int, int]:
        """The moment, one interval long."""
        low = int(self.case.grid.starts[self.t])
        return low, low + self.case.grid.step_min

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

    def clash(self) -> Clash | None:
        """The smallest set that forbids the moment, if the seats are in it."""
        due = self.due
        found = smallest((*self.facts, *due, self.seats), self.forbidden)
        floors = [party for party in found or () if party in due]
        if found is None or self.seats not in found or not floors:
            return None
        first = max(floors, key=lambda party: (len(party.agents), party.name))
        rest = tuple(sorted(party for party in found if party != first))
        heads = self._heads(due[first])
        return Clash(first, rest, first.agents, heads, heads - 1, "agents", *self.span, ARITHMETIC)

    def _heads(self, row: Promise) -> int:
        """How many a row asks for then."""
        rows = (form.least for form in row.forms(self.case) if isinstance(form, OnDuty))
        return max(int(least[self.t]) for least in rows if least is not None)
