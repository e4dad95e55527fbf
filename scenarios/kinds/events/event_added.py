"""An event of any kind comes: a match, a tournament, a message, a launch, a holiday ..."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar, Literal

from planner.changing.events import with_event
from planner.changing.kind import Fault, unknown
from planner.inputs import Inputs
from planner.operation.event_rows import ONLY_FOR
from planner.operation.match_specs import Sport
from planner.operation.match_tiers import MatchRules, Pairing
from planner.operation.operation import EventRow
from scenarios.kinds.dates import Moment
from scenarios.kinds.events.adding import Added, deadline_faults, instant

What = Literal[
    "match", "tournament", "promotion", "message", "maintenance", "outage", "holiday", "ramadan", "payday", "launch",
    "change",
]  # fmt: skip
Medium = Literal["mail", "push", "sms", "notice", "bulletin"]
MATCH_ONLY = ("competition", "home", "away")


class EventAdded(Added):
    """An event of the kind `what` comes, with the columns of events.csv.

    `starts_at` may be a day alone: its hour is not known yet. The end is `ends_at`, or `length_min` after the start, or
    as usual for its kind. A match of a `competition` of operation.yaml, with its `round`, `home` and `away`, takes
    tier, tags and languages by the same rules as an imported fixture. Empty channels, languages and skills mean all.
    What it brings is what events of its kind, tier (3 unless said) and tags taught; `like` names an event or a class
    ("match/1/derby") that it resembles, `lift_factor` says how many times as much; history of its own class outweighs
    both as it grows.

    ```yaml
    - {kind: event_added, what: message, medium: push, starts_at: "+2 11:00", length_min: 30, skills: [general]}
    ```
    """

    tag: ClassVar[str] = "event_added"
    kind: Literal["event_added"]
    what: What
    sport: Sport | None = None
    medium: Medium | None = None
    deadline_at: Moment | None = None
    competition: str = ""
    round: str = ""
    home: str = ""
    away: str = ""

    def faults(self, inputs: Inputs) -> Iterator[Fault]:
        """What fits no event, and what only another kind of event has."""
        yield from self.added_faults(inputs, self.what)
        only_for = ONLY_FOR | dict.fromkeys(MATCH_ONLY, "match")
        for key, kind in only_for.items():
            if getattr(self, key) and self.what != kind:
                yield Fault(key, "only_for_kind", self.what, {"kind": kind})
        if self.competition:
            known = inputs.operation.config.matches.competitions
            yield from unknown("competition", "unknown_competition", self.competition, known)
        yield from deadline_faults(inputs, self, self.deadline_at)

    def apply(self, inputs: Inputs) -> Inputs:
        """Add the event as always known."""
        return with_event(inputs, self._row(inputs))

    def _row(self, inputs: Inputs) -> EventRow:
        row = replace(
            self.added_row(inputs, self.what),
            sport=self.sport or "",
            medium=self.medium or "",
            deadline_at=instant(self.deadline_at, inputs),
        )
        return self._by_rules(row, inputs) if self.competition else row

    def _by_rules(self, row: EventRow, inputs: Inputs) -> EventRow:
        """The match as a fixture of its competition; a stated tier or scope stays."""
        clubs = (self.home, self.away)
        pairing = Pairing(self.competition, self.round, clubs, self.tier, self.sport or "")
        traits = MatchRules(inputs.operation.config.matches).traits(pairing)
        return replace(
            row,
            title=self.title or " - ".join(club for club in clubs if club),
            tier=self.tier or traits.tier,
            tags=row.tags | traits.tags,
            languages=row.languages or traits.languages,
            sport=traits.sport,
            competition=self.competition,
            knockout=row.knockout or traits.knockout,
            extra_time_share=traits.extra_time_share,
        )
