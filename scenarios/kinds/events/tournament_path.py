"""If a team gets that far: its matches in a knockout bracket, which take place only then."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from planner.changing.events import without_event
from planner.changing.kind import Fault, unknown
from planner.inputs import Inputs
from planner.operation.event_rows import KNOCKOUT
from planner.operation.match_specs import Tier
from planner.operation.types import Frozen, Share
from scenarios.kinds.dates import DayOrMoment, minute
from scenarios.kinds.events.choosing import Chosen
from scenarios.kinds.events.event_added import EventAdded

GROUP_ROUNDS = ("group", "grup", "league", "lig", "matchday")
"""How names of rounds begin whose matches may end level; every other round is knock-out."""


class Round(Frozen):
    """A match of a round (two legs are two entries of one round).

    It comes at `starts_at` (a day alone: hour not known yet), or it is the match `event` (an id or a choice, or all
    that it means) that the calendar has already and that falls away where the team does not get that far.
    """

    round: str
    starts_at: DayOrMoment | None = None
    event: Chosen | None = None
    opponent: str = ""
    tier: Tier | None = None


class TournamentPath(Frozen):
    """`team` gets as far as the round `reaches`: its matches in `rounds`, in order, take place up to and with that one.

    `reaches: null` means none of them; rounds after the end of the plan change nothing in it. A `competition` of
    operation.yaml gives tier, tags and languages by the same rules as to an imported fixture, where a round has no
    `tier` of its own. Rounds whose names begin with "group", "league" or "matchday" are not knock-out unless the
    competition says so, so no extra time is expected there. `probability` is the chance that it comes so; it weighs
    branches against each other and changes nothing here.

    ```yaml
    - kind: tournament_path
      team: Halic SK
      competition: continental-cup
      reaches: quarter_final
      rounds:
        - {round: round_of_16, starts_at: "+1 20:00", opponent: Real Alameda}
        - {round: quarter_final, starts_at: "+8"}
        - {round: semi_final, starts_at: "+15"}
    ```
    """

    tag: ClassVar[str] = "tournament_path"
    kind: Literal["tournament_path"]
    team: str
    reaches: str | None
    rounds: Annotated[tuple[Round, ...], Field(min_length=1)]
    competition: str = ""
    probability: Share | None = None

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """A round that is none of the path, matches without a time, and what fits no match."""
        if self.reaches is not None:
            names = {_plain(one.round): one.round for one in self.rounds}
            if _plain(self.reaches) not in names:
                yield from unknown("reaches", "unknown_round", self.reaches, names.values())
        for one in self.rounds:
            if (one.starts_at is None) == (one.event is None):
                yield Fault("rounds", "starts_or_event", one.round)
            if one.event is not None:
                yield from (replace(fault, key="rounds") for fault in one.event.faults(inputs))
        for match in self._coming(inputs):
            yield from (replace(f, key=f.key if f.key == "competition" else "rounds") for f in match.faults(inputs))

    def apply(self, inputs: Inputs) -> Inputs:
        """Add the matches up to the round it reaches, and take out those of the calendar beyond it."""
        beyond = (one.event.every(inputs) for one in self._split()[1] if one.event is not None)
        for row in tuple(chain.from_iterable(beyond)):
            inputs = without_event(inputs, row.id)
        for match in self._coming(inputs):
            inputs = match.apply(inputs)
        return inputs

    def _split(self) -> tuple[tuple[Round, ...], tuple[Round, ...]]:
        """The matches that take place, and those that do not."""
        reached = None if self.reaches is None else _plain(self.reaches)
        last = max((n for n, one in enumerate(self.rounds, start=1) if _plain(one.round) == reached), default=0)
        return self.rounds[:last], self.rounds[last:]

    def _coming(self, inputs: Inputs) -> Iterator[EventAdded]:
        for number, one in enumerate(self._split()[0], start=1):
            if one.starts_at is not None and minute(one.starts_at, inputs) < inputs.grid.end_min:
                yield self._match(number, one, one.starts_at)

    def _match(self, number: int, one: Round, starts_at: str) -> EventAdded:
        return EventAdded(
            kind="event_added",
            what="match",
            id=f"{_plain(self.team)[:40]}-{number}-{_plain(one.round)}"[:64].lstrip("-"),
            title=f"{self.team} - {one.opponent}".removesuffix(" - "),
            starts_at=starts_at,
            tier=one.tier,
            tags=() if _plain(one.round).startswith(GROUP_ROUNDS) else (KNOCKOUT,),
            competition=self.competition,
            round=one.round.replace("_", "-"),
            home=self.team,
            away=one.opponent,
        )


def _plain(text: str) -> str:
    """A name in small letters, digits and dashes: quarter_final, "Quarter final" and quarter-final are one."""
    ascii_text = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i")).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", ascii_text).strip("-")
