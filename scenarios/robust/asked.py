"""What users write: futures with their weights, or branches with their chances and when they are known."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from planner.operation.types import Frozen
from scenarios.kinds import Change
from scenarios.kinds.dates import Moment
from scenarios.searching.question import Asked

FEWEST, MOST = 2, 6
"""Futures or branches of one file: more are no longer told apart by any reader, and each costs a search."""


class Future(Frozen):
    """One future: changes written here, or a scenario file (next to this file); neither means the base as it is.

    `weight`: how likely it is against the others, any scale up to a million.
    """

    name: Annotated[str, Field(pattern=r"\S")]
    weight: float = Field(gt=0, le=1_000_000)
    file: str | None = None
    changes: tuple[Change, ...] = ()


class Futures(Asked):
    """Futures that one roster is to be good for.

    `replications`: drawn of each future, 10..500. `time_limit_s`: of the search for each roster, 1..600.
    """

    replications: int = Field(default=50, ge=10, le=500)
    time_limit_s: float = Field(default=15.0, ge=1, le=600)
    futures: Annotated[tuple[Future, ...], Field(min_length=FEWEST, max_length=MOST)]


class Branch(Future):
    """One way on; exactly one of them comes."""


class Branches(Asked):
    """Branches of which one comes, and when it is known which.

    `known_at`: local moment at which it is known, or counted from the plan's start ("+2 22:00"). `decide_from`: the
    same, of today, when rosters could be prepared; None = when the plan was made. `notice_h`: hours between telling
    people and the first changed shift.
    """

    known_at: Moment
    decide_from: Moment | None = None
    notice_h: float | None = Field(default=None, ge=0, le=336)
    replications: int = Field(default=50, ge=10, le=500)
    time_limit_s: float = Field(default=15.0, ge=1, le=600)
    branches: Annotated[tuple[Branch, ...], Field(min_length=FEWEST, max_length=MOST)]
