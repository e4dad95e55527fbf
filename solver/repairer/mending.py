"""Repair: the least change that mends a published roster under new facts, in ranked ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from solver.case import RosterCase
from solver.duties import Roster
from solver.repairer.clock import Clock
from solver.repairer.facts import Facts, new_facts
from solver.repairer.judge import Judge, Judged, moved_breaks
from solver.repairer.params import RepairParams
from solver.repairer.search import Search
from solver.repairer.values import WAYS, Changes, Point, Repair, Way
from solver.repairer.windows import fill_windows
from solver.repairer.workshop import Means, Workshop

EVEN_SHARES = 3
"""Of the time left that one way may take: the first look up what the later ones only read."""


def repair(
    case: RosterCase,
    roster: Roster,
    changes: Changes,
    params: RepairParams,
    cancel: Callable[[], bool] | None = None,
) -> tuple[Repair, ...]:
    """Mend a published roster under new facts with the least change, in ranked ways.

    What the facts force comes first: who is away does not work, who falls ill in mid-shift leaves; "nothing" ends
    there. Then breaks of the days touched are placed anew, which changes nobody's shift: that is the way "breaks". From
    there each other way fills on-call windows that lost somebody and changes one person's week after the other, the one
    that gains most at the price of each changed day, until nothing gains or the budget is spent; who is away is left in
    peace on all other days too. The checker judges every step; a step that breaks a hard rule, or loses, is taken back.

    Parameters
    ----------
    case : today's people, rules and facts, with the need that the roster was built against.
    roster : the one that was published; it becomes `case.base`.
    changes : what is new, and from when on.
    cancel : asked before every move whether to stop; the ways found by then are told as if the limit had come.

    Returns
    -------
    tuple of Repair
        Best first by loss, price of change and wages on top of contract hours; those that need people to be asked come
        last. "nothing" is always there, and none loses more. Ways that end equal, or use equal means, are one.

    Raises
    ------
    SolverError
        `agent_unknown`, `absence_empty`, `repair_in_focus`.
    """
    facts = new_facts(case, roster, changes)
    judge = Judge(facts, params.change_cents)
    shop = Workshop(facts, params, judge, clock=Clock(cancel))
    before = judge.before()
    found = [_told(facts, before, ("nothing",), shop.opening[:1])]
    if len(shop.opening) > 1:
        found.append(_told(facts, before, ("breaks",), shop.opening))
    late: list[Way] = []
    untried: list[Way] = []
    for way, search in _searched(shop, changes, cancel):
        late += [way] if search.cut_short else []
        if search.cut_short and not search.tried and len(search.path) == len(shop.opening):
            untried.append(way)
        else:
            name = _named(search.path[-1], way, shop, changes)
            _add(found, _told(facts, before, (name,) if name == way else (name, way), search.path))
    found[0] = replace(found[0], cut_short=tuple(late), untried=tuple(untried))
    return tuple(sorted(found, key=_rank))


def _searched(shop: Workshop, changes: Changes, cancel: Callable[[], bool] | None) -> Iterator[tuple[Way, Search]]:
    """Every way whose means are there, each with at most so many even shares of the time that is left."""
    shop.clock = Clock(cancel)
    shop.until_s = shop.params.time_limit_s
    ways, known = _ways(shop.params, changes), set[Means]()
    for number, (way, asked) in enumerate(ways):
        means, left_s = shop.there(asked), max(0.0, shop.until_s - shop.clock())
        if means not in known:
            known.add(means)
            yield way, _mended(shop, means, shop.until_s - left_s * max(0.0, 1 - EVEN_SHARES / (len(ways) - number)))


def _ways(params: RepairParams, changes: Changes) -> list[tuple[Way, Means]]:
    """The ways whose means are allowed, those with fewer means first; calling people in changes nobody's day."""
    if not params.most_people:
        return [("on_call", Means(on_call=True))] if params.on_call else []
    every = Means(params.overtime, params.on_call, params.borrowed)
    found: list[tuple[Way, Means]] = [("hours", Means())]
    found += [("overtime", Means(overtime=True))] if params.overtime else []
    found += [("on_call", Means(on_call=True))] if params.on_call else []
    found += [("borrowed", Means(borrowed=True))] if params.borrowed else []
    found.append(("everything", every))
    return [*found, ("asked", replace(every, asking=True))] if changes.notice_min > 0 else found


def _mended(shop: Workshop, means: Means, until_s: float) -> Search:
    """One way searched to its end, breaks once more at last."""
    bench = shop.bench(means)
    away = {absence.agent for absence in shop.facts.changes.absences}
    barred = {number for number, name in enumerate(bench.names) if name in away}
    opening = list(shop.opening)
    search = Search(bench, shop.judge, shop.params, until_s, shop.clock, barred, path=opening, asking=means.asking)
    fill_windows(search)
    search.run(shop.gains(search, means), np.random.default_rng(shop.params.seed))
    search.cut_short = search.late
    if len(search.path) > len(shop.opening):
        shop.place_breaks(bench)
        last = shop.judge.judge(search.now(), search.path[-1].point.agent)
        if not last.broken and last.point.total_cents < search.path[-1].point.total_cents:
            search.path[-1] = last
    return search


def _told(facts: Facts, before: Point, ways: tuple[Way, ...], path: list[Judged]) -> Repair:
    last = path[-1]
    on_call = sorted({*last.roster.on_call} - {*facts.standing.on_call})
    return Repair(
        ways=ways,
        case=facts.case,
        roster=last.roster,
        before=before,
        after=last.point,
        forced=facts.forced,
        changed=last.changed,
        moved_breaks=moved_breaks(last.mended),
        called=tuple(sorted(last.mended.called)),
        newly_on_call=tuple((duty.agent, duty.window) for duty in on_call),
        curve=tuple(judged.point for judged in path),
        violations=last.broken,
        forced_violations=tuple(violation for violation in last.found if violation.hard),
    )


def _named(last: Judged, asked: Way, shop: Workshop, changes: Changes) -> Way:
    """The way of the fewest means that a roster really uses, whichever search led to it."""
    used = Means(
        overtime=last.point.overtime_min > shop.opening[0].point.overtime_min,
        on_call=bool(last.mended.called),
        borrowed=any(change.agent not in shop.home for change in last.changed),
        asking=any(change.asks for change in last.changed),
    )
    return next((way for way, means in _ways(shop.params, changes) if used.within(means)), asked)


def _add(found: list[Repair], new: Repair) -> None:
    """Join a repair to the one that ends equal or bears the same name, the better of the two; or add it."""
    for number, known in enumerate(found):
        if (known.roster, known.called) == (new.roster, new.called) or known.ways[0] == new.ways[0]:
            better = min(known, new, key=_rank)
            found[number] = replace(better, ways=tuple(sorted({*known.ways, *new.ways}, key=WAYS.index)))
            return
    found.append(new)


def _rank(one: Repair) -> tuple[bool, float, int]:
    return bool(one.to_ask), one.price_cents, one.after.person_days
