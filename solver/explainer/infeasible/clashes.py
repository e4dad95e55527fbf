"""Clashes of what is promised with the people there are: one promise after the other, then those that share people."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from time import monotonic
from typing import TYPE_CHECKING

from solver.explainer.infeasible.asking import Asker, of_crew, without_need
from solver.explainer.infeasible.crowded import crowded
from solver.explainer.infeasible.measures import measured
from solver.explainer.infeasible.nearest import near_by, nearest
from solver.explainer.infeasible.parties import facts_of, parties_of, without
from solver.explainer.infeasible.promises import ATTENDED, ROWS, Promise, promises_of
from solver.explainer.infeasible.smallest import smallest
from solver.explainer.infeasible.stretches import stretches
from solver.explainer.infeasible.values import EXACT, Clash, Found, Party
from solver.grid import DAY_MIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.roster.watch import Cancel

SEARCH_SHARE = 0.2  # of the time, for a roster that keeps most promises
PRESENT = ("floor", "role_floor", "mentor")  # rows that take longest to ask about: breaks count
MOST_JOINT = 12  # people of a further promise that is asked about together with another


def find_clashes(case: RosterCase, limit_s: float, cancel: Cancel | None = None, near: Roster | None = None) -> Found:
    """Promises that no lawful roster of the case's people keeps, each with the smallest set that forbids it.

    Parameters
    ----------
    limit_s : wall-clock seconds for everything.
    near : a roster that keeps most promises (a stored plan); None = one is searched for.
    """
    end_s = monotonic() + limit_s
    case = replace(case, requirement=without_need(case.requirement, case.grid.intervals), wishes=())
    known = nearest(case, SEARCH_SHARE * limit_s, cancel, ()) if near is None else near_by(case, near)
    search = _Search(case, Asker(end_s, cancel))
    for agent in known.people:
        search.alone(agent)
    search.clashes += crowded(search.case, search.asker)
    for promise in _in_turn(case, known.short):
        search.decide(promise)
    for promise in search.kept:
        search.together(promise)
    return search.found()


def _in_turn(case: RosterCase, short: Iterable[Promise]) -> list[Promise]:
    """First one stretch of each promise, then a second of each; among them what is likely and soon decided first."""
    times: dict[tuple[object, ...], int] = {}
    found: list[tuple[tuple[int, int, int, int, str, str], Promise]] = []
    facts = facts_of(case)
    for promise in sorted(short, key=lambda p: (p.start_min, p.rule, p.id)):
        name = promise.rule, promise.id, promise.agents
        times[name] = times.get(name, -1) + 1
        key = times[name], _rank(facts, promise), len(promise.agents), promise.start_min, promise.rule, promise.id
        found.append((key, promise))
    return [promise for _, promise in sorted(found, key=lambda pair: pair[0])]


def _rank(facts: Iterable[Party], promise: Promise) -> int:
    """On call and days first, then activities of people held by something, rows of heads, and other activities."""
    if promise.rule in PRESENT:
        return 2
    if promise.rule not in ATTENDED:
        return 0
    held = (fact for fact in facts if promise.agents.intersection(fact.agents))
    return 1 if any(f.start_min < promise.end_min and promise.start_min < f.end_min for f in held) else 3


@dataclass(slots=True)
class _Search:
    """Clashes found so far; `case` without the facts that clash by themselves."""

    case: RosterCase
    asker: Asker
    clashes: list[Clash] = field(default_factory=list)
    kept: list[Promise] = field(default_factory=list)
    unproven: list[Party] = field(default_factory=list)
    asked: set[tuple[object, ...]] = field(default_factory=set)

    def alone(self, agent: str) -> None:
        """Whether an agent's own hard rules clash with each other; what is asked of them is then left out."""
        answer = self.asker.ask(self.case, (), extra=(agent,))
        if not answer.impossible:
            return
        parties = self._smallest((), parties_of(of_crew(self.case, frozenset({agent}))), (agent,))
        if parties is None:
            return
        due = next((p for p in parties if p.kind == "lock"), parties[0])
        rest = tuple(p for p in parties if p != due)
        self.clashes.append(Clash(due, rest, (agent,), 1, 0, "duties", due.start_min, due.end_min, EXACT))
        self.case = without(self.case, (due,))

    def decide(self, promise: Promise) -> None:
        """Whether a promise that fell short can be kept by itself, in the shortest stretch that shows it cannot."""
        for part in stretches(self.case, promise):
            key = self._key(part)
            if key in self.asked:
                return
            self.asked.add(key)
            answer = self.asker.ask(self.case, (part,))
            if answer.impossible:
                self._explain((part,))
                return
            if answer.roster is None:
                self.unproven.append(part.party)
                return
        self.kept.append(promise)

    def together(self, promise: Promise) -> None:
        """Whether a promise clashes with others that need the same people; only few people are asked about."""
        gone = {(clash.promise.kind, clash.promise.name) for clash in self.clashes}
        part = stretches(self.case, promise)[0]
        others = [o for o in promises_of(self.case) if (o.party.kind, o.party.name) not in gone and _shares(part, o)]
        span = part.start_min, part.end_min
        parts = tuple(o.during(*span) for o in others)
        if parts and self.asker.ask(self.case, (part, *parts)).impossible:
            self._explain((part, *parts))

    def _explain(self, promises: tuple[Promise, ...]) -> None:
        """Add the clash of promises that cannot all be kept."""
        first, *others = promises
        crew = frozenset[str]().union(*(p.agents for p in promises))
        parties = self._smallest(promises, parties_of(of_crew(self.case, crew)), ())
        if parties is None:
            self.unproven.append(first.party)
            return
        named = {p.party for p in others}
        due, possible, unit = measured(self.case, first, self.asker) if not named & set(parties) else (1, 0, "promises")
        span = first.start_min, first.end_min
        self.clashes.append(Clash(first.party, parties, tuple(sorted(first.agents)), due, possible, unit, *span, EXACT))

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
        near = [
            p
            for p in facts_of(of_crew(self.case, part.agents))
            if p.start_min < part.end_min + 1440 and part.start_min - 1440 < p.end_min
        ]
        told = tuple((p.kind, p.name, p.agents) for p in near)
        fixed = (part.start_min, part.end_min) if part.rule not in ROWS else (part.end_min - part.start_min,)
        return part.rule, part.id, *fixed, *told

    def found(self) -> Found:
        """All clashes in order of time; one that comes again for the same reasons is told once."""
        first: dict[tuple[object, ...], Clash] = {}
        for clash in sorted(self.clashes, key=lambda clash: (clash.start_min, clash.promise)):
            first.setdefault((clash.promise.kind, clash.promise.name, clash.parties), clash)
        return Found(tuple(first.values()), tuple(dict.fromkeys(self.unproven)))


def _shares(part: Promise, other: Promise) -> bool:
    """Whether another promise needs people of the first at about the same time."""
    if (part.rule, part.id) == (other.rule, other.id) and part.agents == other.agents:
        return False
    near = other.start_min < part.end_min + DAY_MIN and part.start_min - DAY_MIN < other.end_min
    small = len(other.agents) <= MOST_JOINT or other.rule in ATTENDED or other.agents <= part.agents
    return near and small and bool(part.agents & other.agents)
