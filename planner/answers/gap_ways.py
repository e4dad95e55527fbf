"""Ways out of a shortage: rosters with somebody's shifts changed, judged, priced, and simulated over the day."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from math import hypot
from typing import TYPE_CHECKING

from planner.answers.gap_service import serve_each
from planner.figures import cost_of
from solver.explainer.moves import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from planner.answers.gap_service import Asked, Served, Service
    from planner.answers.standing import Standing
    from solver.duties import Roster
    from solver.explainer.trial import Verdict
    from solver.explainer.tried import Tried

SINGLES = 3  # changes of one person that are judged, priced and simulated
MOST_TOGETHER = 6  # people in one way
COVERAGE = "coverage"
LEAST_BETTER, LEAST_SHARE = 0.5, 0.005  # contacts of the day, and their share; less is neither help nor harm


@dataclass(frozen=True, slots=True)
class Way:
    """A lawful roster with more people for the queue at the moment.

    Attributes
    ----------
    tried : the changes it is made of. `adds` : people more who are present then and can serve the queue.
    missing : people that were missing; the way closes the gap if it adds as many.
    paid_min, wages_cents : more paid time and wages. `verdict` : what changes in priced rules and missing people.
    better : contacts more of the day that are answered in time, within `give` (two standard errors); `served` the
        service then.
    beaten : whether another way moves no more people, costs no more and brings as many contacts.
    """

    tried: tuple[Tried, ...]
    roster: Roster
    adds: int
    missing: int
    paid_min: int
    wages_cents: int
    verdict: Verdict
    served: Served
    better: float
    give: float = 0.0
    beaten: bool = False

    @property
    def people(self) -> int:
        """How many people it touches."""
        return len({one.person.agent for one in self.tried})

    @property
    def is_noise(self) -> bool:
        """Whether `better` is no larger than chance makes it."""
        return abs(self.better) <= self.give

    @property
    def closes(self) -> bool:
        """Whether nobody is missing then."""
        return self.adds >= self.missing

    @property
    def helps(self) -> bool:
        """Whether more of the day's contacts are answered in time."""
        return self.better >= self._least

    @property
    def harms(self) -> bool:
        """Whether the other hours of the day lose more than this one gains."""
        return self.better <= -self._least

    @property
    def _least(self) -> float:
        return max(LEAST_BETTER, LEAST_SHARE * self.served.day.contacts)

    @property
    def kinds(self) -> tuple[str, ...]:
        """Kinds of change, from what touches least on."""
        found = {tried.move.kind for tried in self.tried if tried.move is not None}
        return tuple(kind for kind in KINDS if kind in found)

    @property
    def rules_cents(self) -> float:
        """What priced rules change by, people missing left out."""
        return sum(cents for kind, cents in self.verdict.cents if kind != COVERAGE)

    @property
    def coverage_cents(self) -> float:
        """What people missing over the whole plan change by."""
        return dict(self.verdict.cents).get(COVERAGE, 0.0)

    @property
    def whole_cents(self) -> float:
        """Wages, priced rules and people missing."""
        return self.wages_cents + self.verdict.total_cents

    @property
    def cents(self) -> float:
        """Wages and priced rules."""
        return self.wages_cents + self.rules_cents


@dataclass(frozen=True, slots=True)
class Draft:
    """A lawful roster with some changes, judged but not yet simulated."""

    tried: tuple[Tried, ...]
    roster: Roster
    verdict: Verdict


def ways_out(
    standing: Standing, people: tuple[Tried, ...], borrowed: tuple[Tried, ...], asked: Asked
) -> tuple[Served, tuple[Way, ...]]:
    """The service as it stands, and ways to better it: one person each, then several where one is too few.

    Those that harm the day come last; else those that close the gap first, then those that cost least per contact
    served better. Not every change is judged: the cheapest of each kind by the agent's own rules are.
    """
    order = (*_by_kind(people), *_by_kind(borrowed))
    drafts = _drafts(standing, order)
    now, *after = serve_each(standing, (standing.plan.roster, *(one.roster for one in drafts)), asked)
    singles = [_way(standing, one, asked, (now, served)) for one, served in zip(drafts, after, strict=True)]
    if asked.missing == 1 and (not singles or _enough(singles)):
        return now, tuple(sorted(singles, key=_rank))
    draft = _together(standing, singles, order, asked)
    if draft is None:
        return now, tuple(sorted(singles, key=_rank))
    (served,) = serve_each(standing, (draft.roster,), asked)
    return now, tuple(sorted((*singles, _way(standing, draft, asked, (now, served))), key=_rank))


def _rank(way: Way) -> tuple[bool, bool, bool, float]:
    per_contact = way.cents / way.better if way.helps else way.cents
    return way.harms, not way.closes, not way.helps, per_contact


def _by_kind(people: tuple[Tried, ...]) -> Iterator[Tried]:
    """What works, the cheapest of each kind, then the second of each kind, and so on."""
    works = [tried for tried in people if tried.works]
    by_kind = [
        sorted(
            (t for t in works if t.move is not None and t.move.kind == kind), key=lambda t: (t.cents, t.person.agent)
        )
        for kind in KINDS
    ]
    return (tried for row in zip_longest(*by_kind) for tried in row if tried is not None)


def _enough(singles: list[Way]) -> bool:
    """Whether one change brings the day to its goal."""
    return any(way.served.day.share is None or way.served.day.share >= way.served.target_share for way in singles)


def _together(standing: Standing, singles: list[Way], order: tuple[Tried, ...], asked: Asked) -> Draft | None:
    """The changes of as many people as are missing, two at least; fewer where not all fit together.

    Those that help come first; one that is known to harm the day is left out.
    """
    chosen = [tried for way in sorted(singles, key=_rank) if not way.harms for tried in way.tried]
    judged = [tried for way in singles for tried in way.tried]
    chosen += [tried for tried in order if tried not in judged]
    for count in range(min(len(chosen), max(2, asked.missing), MOST_TOGETHER), 1, -1):
        draft = _draft(standing, tuple(chosen[:count]))
        if draft is not None:
            return draft
    return None


def _drafts(standing: Standing, order: tuple[Tried, ...]) -> list[Draft]:
    """The first changes of one person that rules over several people allow too."""
    found: list[Draft] = []
    for tried in order:
        if len(found) == SINGLES:
            break
        draft = _draft(standing, (tried,))
        found += [] if draft is None else [draft]
    return found


def _draft(standing: Standing, tried: tuple[Tried, ...]) -> Draft | None:
    changed = {key: duty for one in tried if one.move is not None for key, duty in one.move.changed.items()}
    roster = standing.trial.with_days(changed)
    verdict = standing.trial.judge(roster)
    return Draft(tried, roster, verdict) if verdict.lawful else None


def _way(standing: Standing, draft: Draft, asked: Asked, served: tuple[Served, Served]) -> Way:
    """A draft with its price, and the service without and with it."""
    before, (was, now) = standing.plan.roster, served
    return Way(
        tried=draft.tried,
        roster=draft.roster,
        adds=len({one.person.agent for one in draft.tried} & asked.able),
        missing=asked.missing,
        paid_min=_paid_min(draft.roster) - _paid_min(before),
        wages_cents=cost_of(draft.roster, standing.inputs).total - cost_of(before, standing.inputs).total,
        verdict=draft.verdict,
        served=now,
        better=_in_time(now.day) - _in_time(was.day),
        give=give_of(was.day, now.day),
    )


def changed_days(way: Way) -> list[tuple[str, date]]:
    """Every agent's day that a way changes."""
    return [(move.agent, day) for one in way.tried if (move := one.move) is not None for day, _ in move.days]


def give_of(was: Service, now: Service) -> float:
    """Two standard errors of the contacts won, as if the two simulations had nothing in common: an upper bound.

    Both play the same contacts, so that the true give is smaller.
    """
    return float(hypot(was.contacts * was.give, now.contacts * now.give))


def _in_time(service: Service) -> float:
    """Contacts answered in time."""
    return service.contacts * (service.share or 0.0)


def _paid_min(roster: Roster) -> int:
    return sum(duty.paid_min for duty in roster.duties)
