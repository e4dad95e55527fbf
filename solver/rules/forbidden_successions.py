"""Forbidden successions: parts of the day that may not follow each other without a long rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from solver.outcomes import Violation
from solver.rules.facts.day_parts import DAY_PARTS, DayPart, part_by_clock, starts_in
from solver.rules.facts.roll import everyone
from solver.rules.facts.rows import between, successions
from solver.rules.facts.timeline import view
from solver.rules.forms import Succession
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class Follow(BaseModel):
    """What a shift of the part `second` asks for as the next one after a shift of the part `first`.

    `rest_min` elapsed minutes of rest, 1 to 4320, lie at least between them.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    first: str
    second: str
    rest_min: int = Field(ge=1, le=4320)


FOLLOWS = (
    Follow(first="night", second="early", rest_min=1800),
    Follow(first="night", second="late", rest_min=1440),
    Follow(first="late", second="early", rest_min=720),
)
"""After a night not to an early shift on the day after it ends (30 h), nor to a late one on the day it ends (24 h);
half a day from late to early."""


class ForbiddenSuccessions(RuleModel):
    """Between a shift of one part of the day and the agent's next shift, if of another, lies a long enough rest.

    The wall clock at a shift's start says to which part it belongs; a shift that starts in none is never meant.
    Rest is measured in elapsed minutes from the end of the one to the start of the other, so on the night the
    clocks go forward it is an hour shorter than they show. The last shift of the opening state counts.

    Parameters
    ----------
    parts : parts of the day, each with its name and the earliest and latest clock minute (0 to 1439) at which its
        shifts start, both included; earliest after latest passes midnight. No two share a minute. By default
        early from 04:00, late from 11:00, night from 20:00.
    follows : pairs of parts with the least rest_min between them, 1 to 4320; by default 1800 from night to early,
        1440 from night to late, 720 from late to early. Each pair stands once.
    """

    kind: Literal["forbidden_successions"] = "forbidden_successions"
    citation: ClassVar[str] = "Agreement with the staff; HSE guidance HSG256 (forward rotation)"
    words: ClassVar[Words] = Words(
        en=("Order of shifts", "{who} rests {amount} between two shifts of such kinds; {limit} are due."),
        tr=(
            "Vardiya sırası",
            "{who} bu iki vardiya türü arasında {amount} dinleniyor; gereken {limit}.",
            (
                "Günün bir bölümündeki vardiya ile kişinin başka bölümdeki sonraki vardiyası arasında yeterince "
                "uzun bir dinlenme vardır."
            ),
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("follows",)
    unsaid: ClassVar[tuple[str, ...]] = ("parts",)
    parts: tuple[DayPart, ...] = Field(default=DAY_PARTS, min_length=1)
    follows: tuple[Follow, ...] = FOLLOWS

    @model_validator(mode="after")
    def _known_pairs_once(self) -> Self:
        names = set(part_by_clock(self.parts).values())
        for follow in self.follows:
            if not {follow.first, follow.second} <= names:
                raise ValueError(f"{follow.first} to {follow.second}: the parts of the day are {sorted(names)}")
        if len({(follow.first, follow.second) for follow in self.follows}) < len(self.follows):
            raise ValueError("a pair of parts stands twice")
        return self

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """A least gap per pair of parts."""
        who, part = everyone(case), {part.name: starts_in(part) for part in self.parts}
        return tuple(
            Succession(self.kind, who, part[follow.first], part[follow.second], follow.rest_min)
            for follow in self.follows
        )

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Successive shifts of a named pair with too short a rest, the later one planned."""
        seen, found, part_at = view(case, roster), [], part_by_clock(self.parts)
        due: dict[tuple[str | None, str | None], int]
        due = {(follow.first, follow.second): follow.rest_min for follow in self.follows}
        for earlier, later in successions(seen):
            parts = (part_at.get(seen.clock(earlier.start_min)), part_at.get(seen.clock(later.start_min)))
            rest, least = later.start_min - earlier.end_min, due.get(parts)
            if least is not None and rest < least:
                found.append(Violation(self.kind, later.agent, *between(earlier, later), rest, least, "min"))
        return tuple(found)
