"""What searches tell one another: where to begin, where they stand, and the best they found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from solver.duties import OnCallDuty
from solver.roster.anneal import Snapshot, restore
from solver.roster.on_call_moves import block

if TYPE_CHECKING:
    from solver.roster.run import Run


@dataclass(frozen=True, slots=True)
class Offer:
    """A whole roster of one search: shifts with their breaks, starts of activities, on-call duties."""

    roster: Snapshot
    on_call: tuple[OnCallDuty, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """Where the second search begins, and until when (`monotonic`, s) it anneals and goes on without heat."""

    offer: Offer
    cooled_at_s: float
    over_at_s: float


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when (`monotonic`, s) to search, for a search that needs no brief: it begins from nothing."""

    over_at_s: float


@dataclass(frozen=True, slots=True)
class State:
    """Where a search stands at a meeting, and the number of the meeting from which it went there."""

    roster: Snapshot
    since: int


@dataclass(frozen=True, slots=True)
class Ground:
    """What a meeting decided: from which roster all go on, which weeks the reader moves, when they meet again.

    `searches`: how many move weeks of their own; `until_s`: `monotonic`, seconds.
    """

    number: int
    roster: Snapshot
    weeks: tuple[int, ...]
    searches: int
    until_s: float


@dataclass(frozen=True, slots=True)
class Best:
    """The best roster of a search."""

    roster: Snapshot


def show(run: Run, offer: Offer) -> None:
    """Make a run's board show a roster, with its on-call duties kept clear."""
    restore(run.board, offer.roster)
    run.on_call = run.best_on_call = offer.on_call
    if run.problem.case.requirement.on_call:
        block(run.board, run.standby, offer.on_call)
    run.best = offer.roster
