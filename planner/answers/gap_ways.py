"""Ways out of a shortage: rosters with somebody's shifts changed, judged, priced, and simulated over the day."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from planner.answers.served_day import served_day
from planner.figures import cost_of
from solver.duties import Roster
from solver.explainer.moves import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from planner.answers.standing import Standing
    from solver.explainer.trial import Verdict
    from solver.explainer.tried import Tried

REPLICATIONS = 10
SINGLES = 3  # changes of one person that are judged, priced and simulated
MOST_TOGETHER = 6  # people in one way
COVERAGE = "coverage"
LEAST_BETTER, LEAST_SHARE = 0.5, 0.005  # contacts of the day, and their share; less is neither help nor harm


@dataclass(frozen=True, slots=True)
class Service:
    """Simulated share of contacts within the goal over some hours; None where nothing was judged.

    `contacts` it is a share of; `give` two standard errors; `start_min` of the hours.
    """

    start_min: int
    share: float | None
    contacts: float
    give: float


@dataclass(frozen=True, slots=True)
class Served:
    """Service of the queue over the local day, and over the four hours that hold the moment (None if unjudged)."""

    day: Service
    block: Service | None
    target_share: float


@dataclass(frozen=True, slots=True)
class Way:
    """A lawful roster with more people for the queue at the moment.

    Attributes
    ----------
    tried : the changes it is made of. `adds` : people more who are present then and can serve the queue.
    missing : people that were missing; the way closes the gap if it adds as many.
    paid_min, wages_cents : more paid time and wages. `verdict` : what changes in priced rules and missing people.
    better : contacts more of the day that are answered in time; `served` the service then.
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
    def cents(self) -> float:
        """Wages and priced rules."""
        return self.wages_cents + self.rules_cents


@dataclass(frozen=True, slots=True)
class Asked:
    """What ways are looked for: more people than stand for a queue at a minute, `missing` of them.

    `able` are those who can serve it; others help only after its overflow. `served` is the service as it stands.
    """

    queue: str
    start_min: int
    missing: int
    able: frozenset[str]
    served: Served
    replications: int


def ways_out(
    standing: Standing, people: tuple[Tried, ...], borrowed: tuple[Tried, ...], asked: Asked
) -> tuple[Way, ...]:
    """Changes of one person, one of each kind first, and all together where one is too few; the best first.

    Those that harm the day come last; else those that close the gap first, then those that cost least per contact
    served better. Not every change is judged: the cheapest of each kind by the agent's own rules are.
    """
    order = (*_by_kind(people), *_by_kind(borrowed))
    singles: list[Way] = []
    for tried in order:
        if len(singles) == SINGLES:
            break
        way = _way(standing, (tried,), asked)
        singles += [] if way is None else [way]
    together = _together(standing, singles, order, asked) if asked.missing > 1 or not _enough(singles) else None
    return tuple(sorted((*singles, *(() if together is None else (together,))), key=_rank))


def _rank(way: Way) -> tuple[bool, bool, bool, float]:
    per_contact = way.cents / way.better if way.helps else way.cents
    return way.harms, not way.closes, not way.helps, per_contact


def serve(standing: Standing, roster: Roster, place: tuple[str, int], replications: int) -> Served:
    """Simulated service of a queue on the day and in the four hours that hold a moment; `place` is (queue, minute)."""
    queue, start_min = place
    day = standing.plan.grid.day_of(start_min)
    table = served_day(standing, roster, day, replications).table
    mine = table[table["queue"] == queue]
    days = mine[(mine["period"] == "day") & (mine["start_min"] == standing.plan.grid.minute(day, 0))]
    blocks = mine[(mine["period"] == "block") & (mine["start_min"] <= start_min)].sort_values("start_min").tail(1)
    block = _service(blocks) if len(blocks) else None
    return Served(_service(days), None if block is None or block.share is None else block, _target(days))


def _target(rows: pd.DataFrame) -> float:
    return float(rows["target_share"].iloc[0])


def _service(rows: pd.DataFrame) -> Service:
    row = rows.iloc[0]
    share, error = float(row["service"]), float(row["service_se"])
    known = share == share
    return Service(int(row["start_min"]), share if known else None, float(row["base"]), 2.0 * error if known else 0.0)


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


def _together(standing: Standing, singles: list[Way], order: tuple[Tried, ...], asked: Asked) -> Way | None:
    """The changes of as many people as are missing, two at least; fewer where not all fit together.

    Those that help come first; one that is known to harm the day is left out.
    """
    chosen = [tried for way in sorted(singles, key=_rank) if not way.harms for tried in way.tried]
    judged = [tried for way in singles for tried in way.tried]
    chosen += [tried for tried in order if tried not in judged]
    for count in range(min(len(chosen), max(2, asked.missing), MOST_TOGETHER), 1, -1):
        way = _way(standing, tuple(chosen[:count]), asked)
        if way is not None:
            return way
    return None


def _way(standing: Standing, tried: tuple[Tried, ...], asked: Asked) -> Way | None:
    """The way made of some changes; None if rules over several people forbid it."""
    changed = {key: duty for one in tried if one.move is not None for key, duty in one.move.changed.items()}
    before, roster = standing.plan.roster, standing.trial.with_days(changed)
    verdict = standing.trial.judge(roster)
    if not verdict.lawful:
        return None
    served = serve(standing, roster, (asked.queue, asked.start_min), asked.replications)
    people = frozenset(one.person.agent for one in tried)
    return Way(
        tried=tried,
        roster=roster,
        adds=len(people & asked.able),
        missing=asked.missing,
        paid_min=_paid_min(roster) - _paid_min(before),
        wages_cents=_wages(standing, roster, people) - _wages(standing, before, people),
        verdict=verdict,
        served=served,
        better=served.day.contacts * (served.day.share or 0.0)
        - asked.served.day.contacts * (asked.served.day.share or 0.0),
    )


def _paid_min(roster: Roster) -> int:
    return sum(duty.paid_min for duty in roster.duties)


def _wages(standing: Standing, roster: Roster, people: frozenset[str]) -> int:
    """Wages of some people."""
    duties = tuple(duty for duty in roster.duties if duty.agent in people)
    return cost_of(Roster(duties), standing.inputs).total
