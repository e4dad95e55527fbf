"""Repair: the least change that mends a published roster under new facts, in ranked ways."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic

import numpy as np

from solver.case import RosterCase
from solver.duties import Roster
from solver.repairer.facts import Facts, new_facts
from solver.repairer.judge import Judge, Judged, moved_breaks
from solver.repairer.params import RepairParams
from solver.repairer.search import Search
from solver.repairer.values import Changes, Point, Repair, Way
from solver.repairer.windows import fill_windows
from solver.repairer.workshop import Means, Workshop


def repair(case: RosterCase, roster: Roster, changes: Changes, params: RepairParams) -> tuple[Repair, ...]:
    """Mend a published roster under new facts with the least change, in ranked ways.

    What the facts force comes first: who is away does not work, who falls ill in mid-shift leaves. Then breaks of the
    days touched are placed anew, which changes nobody's shift, and on-call windows that lost somebody are filled. From
    there each way changes one person's week after the other, the one that gains most at the price of each changed day,
    until nothing gains or the budget is spent; who is away is left in peace on all other days too. The checker judges
    every step; a step that breaks a hard rule, or loses, is taken back.

    Parameters
    ----------
    case : today's people, rules and facts, with the need that the roster was built against.
    roster : the one that was published; it becomes `case.base`.
    changes : what is new, and from when on.

    Returns
    -------
    tuple of Repair
        Best first by loss and price of change; those that need people to be asked come last. "nothing" is always
        there, and none is worse than it. Ways that end equal are one repair.

    Raises
    ------
    SolverError
        `agent_unknown`, `absence_empty`, `repair_in_focus`.
    """
    facts = new_facts(case, roster, changes)
    judge = Judge(facts, params.change_cents)
    shop = Workshop(facts, params, judge)
    before = judge.before()
    found = [_told(facts, before, ("nothing",), shop.opening)]
    until_s = shop.until_s = monotonic() + params.time_limit_s
    ways, known = _ways(params, changes), dict[Means, Search]()
    for number, (way, asked) in enumerate(ways):
        means = shop.there(asked)
        if means not in known:
            known[means] = _mended(shop, means, until_s - (until_s - monotonic()) * (1 - 1 / (len(ways) - number)))
        told = _told(facts, before, (way,), known[means].path)
        _add(found, replace(told, cut_short=known[means].cut_short))
    return tuple(sorted(found, key=_rank))


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
    search = Search(bench, shop.judge, shop.params, until_s, barred, path=list(shop.opening), asking=means.asking)
    fill_windows(search)
    search.run(shop.gains(search, means), np.random.default_rng(shop.params.seed))
    search.cut_short = search.stop() >= until_s
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


def _add(found: list[Repair], new: Repair) -> None:
    """Join a repair to the one that ends equal, or add it."""
    for number, known in enumerate(found):
        if (known.roster, known.called) == (new.roster, new.called):
            cut_short = known.cut_short or new.cut_short
            found[number] = replace(known, ways=(*known.ways, *new.ways), cut_short=cut_short)
            return
    found.append(new)


def _rank(one: Repair) -> tuple[bool, float, int]:
    return bool(one.to_ask), one.after.total_cents, one.after.person_days
