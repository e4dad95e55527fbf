"""One promise or a few decided at a time, and the smallest set that forbids them; clashes found so far are kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from solver.explainer.infeasible.asking import Asker, of_crew
from solver.explainer.infeasible.measures import measured
from solver.explainer.infeasible.parties import facts_of, parties_of, without
from solver.explainer.infeasible.promises import ROWS, Promise
from solver.explainer.infeasible.smallest import smallest
from solver.explainer.infeasible.values import EXACT, Clash, Found, Party
from solver.grid import DAY_MIN
from solver.rules.forms import OnDuty

if TYPE_CHECKING:
    from solver.case import RosterCase

FOR_ALL = ("rule", "contract", "seats")  # parties that hold whatever the people and the days


@dataclass(slots=True)
class Search:
    """Clashes found so far; `case` without the facts that clash by themselves."""

    case: RosterCase
    asker: Asker
    clashes: list[Clash] = field(default_factory=list)
    unproven: list[Party] = field(default_factory=list)
    asked: set[tuple[object, ...]] = field(default_factory=set)

    def alone(self, agent: str) -> bool:
        """Whether an agent's own hard rules clash with each other; what is asked of them is then left out."""
        answer = self.asker.ask(self.case, (), extra=(agent,))
        if not answer.impossible:
            return False
        parties = self._smallest((), parties_of(of_crew(self.case, frozenset({agent}))), (agent,))
        if not parties:
            return False
        due = next((p for p in parties if p.kind == "lock"), parties[0])
        rest = tuple(p for p in parties if p != due)
        days = [p for p in parties if p.kind == "lock"] or [due]
        span = min(p.start_min for p in days), max(p.end_min for p in days)
        self.clashes.append(Clash(due, rest, (agent,), 1, 0, "duties", *span, EXACT))
        self.case = without(self.case, (due,))
        return True

    def decide(self, promises: tuple[Promise, ...]) -> bool | None:
        """Whether promises cannot all be kept, which is then explained; None, and noted as not settled, if unknown."""
        verdict = self.forbids(promises)
        if verdict is None:
            self.unproven.append(promises[0].party)
        return verdict

    def forbids(self, promises: tuple[Promise, ...]) -> bool | None:
        """The same without a note of what is not settled; what was asked before is not asked again, nor told."""
        known = tuple(self._key(promise) for promise in promises)
        if known in self.asked:
            return False
        self.asked.add(known)
        answer = self.asker.ask(self.case, promises)
        if answer.impossible:
            self._explain(promises)
            return True
        return None if answer.roster is None else False

    def clashing(self, promise: Promise) -> bool:
        """Whether a promise is known to clash in some of its time."""
        return any(
            (clash.promise.kind, clash.promise.name) == (promise.party.kind, promise.party.name)
            and promise.start_min < clash.end_min
            and clash.start_min < promise.end_min
            and (promise.rule in ROWS or clash.promise.agents == promise.party.agents)
            for clash in self.clashes
        )

    def found(self) -> Found:
        """All clashes in order of time; one that comes again for the same reasons is told once."""
        first: dict[tuple[object, ...], Clash] = {}
        for clash in sorted(self.clashes, key=lambda clash: (clash.start_min, clash.promise)):
            first.setdefault((clash.promise.kind, clash.promise.name, clash.parties), clash)
        return Found(tuple(first.values()), tuple(dict.fromkeys(self.unproven)))

    def _explain(self, promises: tuple[Promise, ...]) -> None:
        """Add the clash of promises that cannot all be kept."""
        first, *others = promises
        crew = frozenset[str]().union(*(p.agents for p in promises))
        every: Sequence[Party] = parties_of(of_crew(self.case, crew, promises))
        known = next(self._known(first, every), None) if not others else None
        if known is not None:
            clash, every = known
            if (clash.promise.kind, clash.promise.name) == (first.party.kind, first.party.name):
                return
        parties = self._smallest(promises, every, ())
        if parties is None:
            self.unproven.append(first.party)
            return
        named = {p.party for p in others}
        due, possible, unit = measured(self.case, first, self.asker) if not named & set(parties) else (1, 0, "promises")
        span = first.start_min, first.end_min
        self.clashes.append(Clash(first.party, parties, tuple(sorted(first.agents)), due, possible, unit, *span, EXACT))

    def _known(self, promise: Promise, every: Sequence[Party]) -> Iterator[tuple[Clash, Sequence[Party]]]:
        """Clashes whose rules forbid the promise too, whatever the people and the days, with these rules."""
        for clash in self.clashes:
            if clash.promise.kind == promise.party.kind and all(p.kind in FOR_ALL for p in clash.parties):
                named = {(party.kind, party.name) for party in clash.parties}
                gone = [party for party in every if (party.kind, party.name) not in named]
                if self.asker.ask(without(self.case, gone), (promise,)).impossible:
                    yield clash, [party for party in every if (party.kind, party.name) in named]

    def _smallest(
        self, promises: tuple[Promise, ...], parties: Sequence[Party], extra: tuple[str, ...]
    ) -> tuple[Party, ...] | None:
        """The smallest set of parties, other promises among them, that together forbid the first promise."""
        by_party = {promise.party: promise for promise in promises[1:]}
        every = (*parties, *by_party)
        others = sorted(frozenset[str]().union(*(p.agents for p in promises[1:])))

        def impossible(kept: Sequence[Party]) -> bool | None:
            some = without(self.case, [p for p in parties if p not in kept])
            asked = (*promises[:1], *(by_party[p] for p in kept if p in by_party))
            answer = self.asker.ask(some, asked, extra=(*extra, *others))
            return True if answer.impossible else False if answer.roster is not None else None

        found = smallest(every, impossible)
        return None if found is None else tuple(sorted(found))

    def _key(self, part: Promise) -> tuple[object, ...]:
        """What tells one stretch of a promise from another: who is away, locked or without a paper then."""
        low, high = part.start_min - DAY_MIN, part.end_min + DAY_MIN
        near = [p for p in facts_of(of_crew(self.case, part.agents)) if p.start_min < high and low < p.end_min]
        told = tuple((p.kind, p.name, p.agents, max(p.start_min - low, 0), min(p.end_min, high) - low) for p in near)
        fixed = (part.start_min, part.end_min) if part.rule not in ROWS else self._due(part)
        return part.rule, part.id, tuple(sorted(part.agents)), *fixed, *told

    def _due(self, part: Promise) -> tuple[object, ...]:
        """How many are due one slot after the other, wherever the stretch begins."""
        grid = self.case.grid
        slots = slice(grid.index(part.start_min), grid.index(part.end_min))
        rows = ((f.least, f.by_day) for f in part.forms(self.case) if isinstance(f, OnDuty))
        least = (least if by_day else least[slots] for least, by_day in rows if least is not None)
        return part.end_min - part.start_min, *(np.asarray(one).tobytes() for one in least)
