"""Ways out of a clash, each tried before it is offered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from math import inf
from time import monotonic
from typing import TYPE_CHECKING

from solver.explainer.infeasible.asking import Asker, without_need
from solver.explainer.infeasible.parties import without
from solver.explainer.infeasible.people_ways import people_ways
from solver.explainer.infeasible.promise_ways import promise_ways
from solver.explainer.infeasible.promises import Promise, promises_of
from solver.explainer.infeasible.trying import Trying, Way
from solver.explainer.infeasible.values import Clash, Party, WayOut

if TYPE_CHECKING:
    from solver.case import RosterCase

_OF_PARTY = {
    "absence": "move_leave",
    "activity": "move_training",
    "contract": "loosen_rule",
    "floor": "lower_floor",
    "lock": "drop_lock",
    "on_call": "lower_floor",
    "paper": "renew_paper",
    "protection": "loosen_rule",
    "rule": "loosen_rule",
    "seats": "more_seats",
}
"""What to do about each party; the past cannot be changed."""


def ways_out(case: RosterCase, clash: Clash, limit_s: float) -> tuple[WayOut, ...]:
    """Changes after which the promise of a clash can be kept, the cheapest first, those of unknown price last.

    Each was tried with the people of the promise, all other rules and facts as they are.

    Parameters
    ----------
    limit_s : wall-clock seconds for all trials.
    """
    case = replace(case, requirement=without_need(case.requirement, case.grid.intervals), wishes=())
    promises = _promises(case, clash)
    trying = Trying(case, clash, promises, Asker(monotonic() + limit_s))
    found: list[WayOut] = []
    for way in (*_without_a_party(trying), *promise_ways(trying), *people_ways(trying)):
        found += [out] if (out := way()) is not None else []
    unique = {(out.kind, out.about): out for out in found}
    return tuple(sorted(unique.values(), key=_price))


def _without_a_party(trying: Trying) -> Iterator[Way]:
    """Each party left out; of a fixed day that clashes, the day itself."""
    own = (trying.clash.promise,) if trying.clash.promise.kind in ("lock", "activity") else ()
    for party in (*own, *trying.clash.parties):
        if party.kind in _OF_PARTY:
            yield partial(_left_out, trying, party)


def _left_out(trying: Trying, party: Party) -> WayOut | None:
    """A party left out of everything that holds, if that is enough."""
    promises = tuple(p for p in trying.promises if p.party != party)
    promised = len(promises) < len(trying.promises)
    case = trying.case if promised else without(trying.case, (party,))
    if not (promised and not promises) and not trying.helps(case, promises):
        return None
    agents = () if _for_all(party) else party.agents
    return WayOut(_OF_PARTY[party.kind], tuple(_about(party)), agents, 0.0, _cents(party))


def _for_all(party: Party) -> bool:
    return party.kind in ("floor", "on_call", "seats")


def _cents(party: Party) -> int | None:
    """Nothing where only days move; a renewed certificate or more desks have a price that is not known here."""
    return None if party.kind in ("paper", "seats") else 0


def _about(party: Party) -> Iterator[tuple[str, str | int]]:
    match party.kind:
        case "floor" | "on_call":
            yield from (("floor", party.name), ("least", 0))
        case "rule" | "contract" | "protection":
            yield "rule", party.name if party.kind != "protection" else "protection"
        case "paper" | "activity":
            yield from (("agent", party.agents[0]), (party.kind, party.name))
        case "lock":
            yield from (("agent", party.agents[0]), ("template", party.name), ("start_min", party.start_min))
        case "absence":
            yield from (("agent", party.agents[0]), ("from_min", party.start_min), ("until_min", party.end_min))
        case _:
            yield party.kind, party.name


def _promises(case: RosterCase, clash: Clash) -> tuple[Promise, ...]:
    """The clash's promise, then those among its parties, each in its own stretch."""
    known = {(p.party.kind, p.party.name, p.party.agents): p for p in promises_of(case)}
    found = []
    for party in (clash.promise, *clash.parties):
        promise = known.get((party.kind, party.name, party.agents))
        found += [] if promise is None else [promise.during(party.start_min, party.end_min)]
    return tuple(found)


def _price(way: WayOut) -> tuple[float, int, str, tuple[str, ...]]:
    return (inf if way.cents is None else way.cents), len(way.agents), way.kind, tuple(str(v) for _, v in way.about)
