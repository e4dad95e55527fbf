"""Role floor: in given hours so many people of a role are present, breaks counted."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, model_validator

from solver.outcomes import Violation
from solver.rules.facts.presence import PRESENT, Line, heads, in_horizon, spells
from solver.rules.facts.timeline import view
from solver.rules.forms import OnDuty
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.cover import IntArray
    from solver.duties import Roster
    from solver.grid import Grid
    from solver.rules.forms import Form

Weekday = Annotated[int, Field(ge=0, le=6)]
EVERY_DAY: tuple[Weekday, ...] = (0, 1, 2, 3, 4, 5, 6)


class Post(BaseModel):
    """A post that is never left: who may hold it, when, and what each missing person costs.

    Parameters
    ----------
    id : the post's name in the plan.
    roles : whoever has one of these roles holds it.
    least : people present, 1 or more.
    weekdays : 0 (Monday) to 6 on which the hours begin; every day by default.
    start, end : clock minutes, 0 to 1439 and `start` < `end` <= 2880; beyond 1440 it is the next day.
    cents : price of each missing person and interval; 3000 by default.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(min_length=1)
    roles: tuple[str, ...] = Field(min_length=1)
    least: int = Field(default=1, ge=1)
    weekdays: tuple[Weekday, ...] = Field(default=EVERY_DAY, min_length=1)
    start: int = Field(default=0, ge=0, le=1439)
    end: int = Field(default=1440, ge=1, le=2880)
    cents: int = Field(default=3000, ge=1)

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.end <= self.start:
            raise ValueError("a post ends after it starts; past midnight its end is above 1440")
        return self


class RoleFloor(RuleModel):
    """In every interval that lies wholly in a post's hours, so many people with one of its roles are present.

    Present means: a shift covers the whole interval, and no break or activity touches it; so a lead's break
    needs a second lead. Shifts of the opening state that reach into the horizon count. Hours are those of the
    wall clock and belong to the weekday on which they begin; a night's post has an hour less or more when the
    clocks change. Each missing person costs the post's cents per interval, never more than money: where nobody
    has the role, or too few, the post binds as far as people go and the rest is told at its price.

    Parameters
    ----------
    posts : the posts, each with its own id; none by default.
    """

    kind: Literal["role_floor"] = "role_floor"
    citation: ClassVar[str] = "The operation's promise (a shift lead round the clock, a duty manager)"
    words: ClassVar[Words] = Words(
        en=("Role on duty", "{amount} of the role present where {limit} are due."),
        tr=(
            "Görevde bulunması gereken rol",
            "Görev başında bu rolden {amount} var; gereken {limit}.",
            (
                "Bir görev noktasının saatlerine bütünüyle düşen her aralıkta, rollerinden birine sahip istenen "
                "sayıda kişi görev başındadır."
            ),
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("posts",)
    posts: tuple[Post, ...] = ()

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        if len({post.id for post in self.posts}) < len(self.posts):
            raise ValueError("every post has an id of its own")
        return self

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """One least number present per post."""
        return tuple(
            OnDuty(self.kind, post.id, frozenset(_holders(case, post)), _least(case.grid, post), post.cents)
            for post in self.posts
        )

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Stretches of equal shortage, each with its price."""
        lines = in_horizon(case, view(case, roster).planned)
        return tuple(violation for post in self.posts for violation in self._short(case, lines, post))

    def _short(self, case: RosterCase, lines: dict[str, Line], post: Post) -> list[Violation]:
        least = _least(case.grid, post)
        here = heads(case.grid, lines, _holders(case, post), PRESENT)
        missing, found = least - here, []
        for spell in spells(case.grid, missing, least):
            at = spell.first
            cents = post.cents * int(missing[at]) * spell.intervals
            amounts = (int(here[at]), int(least[at]))
            when = (spell.start_min, spell.end_min)
            found.append(Violation(f"{self.kind}:{post.id}", "", *when, *amounts, "agents", False, cents))
        return found


def _holders(case: RosterCase, post: Post) -> list[str]:
    return [agent.id for agent in case.agents if not agent.roles.isdisjoint(post.roles)]


def _least(grid: Grid, post: Post) -> IntArray:
    """The post's number in intervals wholly in its hours, else 0; the hours of the day before may reach in."""
    least = np.zeros(grid.intervals, dtype=np.int64)
    for day in (grid.days[0] - timedelta(days=1), *grid.days):
        if day.weekday() in post.weekdays:
            first = -((grid.start_min - grid.minute(day, post.start)) // grid.step_min)
            last = grid.index(grid.minute(day, post.end))
            least[max(first, 0) : max(last, 0)] = post.least
    return least
