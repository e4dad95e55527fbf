"""Shift cover: so many people on a named shift of a day, whoever works beside them."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, model_validator

from solver.outcomes import Violation
from solver.rules.facts.roll import everyone
from solver.rules.facts.timeline import midnight, view
from solver.rules.forms import DutyClass, OnDuty
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.cover import IntArray
    from solver.duties import Roster
    from solver.grid import Grid
    from solver.rules.forms import Form

Weekday = Annotated[int, Field(ge=0, le=6)]
EVERY_DAY: tuple[Weekday, ...] = (0, 1, 2, 3, 4, 5, 6)


class ShiftNeed(BaseModel):
    """How many people a shift needs, on one date or on days of the week, and what each head off it costs.

    Parameters
    ----------
    template : the shift's id.
    heads : people meant to start it, 0 or more.
    day : the one date that is meant; None = the weekdays.
    weekdays : 0 (Monday) to 6; every day by default. A need of a date stands in place of its weekday's.
    under_cents : price of each person missing on a day; 3000 by default, 0 = free.
    over_cents : price of each person too many on a day; 0, free, by default.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    template: str = Field(min_length=1)
    heads: int = Field(ge=0)
    day: date | None = None
    weekdays: tuple[Weekday, ...] = Field(default=EVERY_DAY, min_length=1)
    under_cents: int = Field(default=3000, ge=0)
    over_cents: int = Field(default=0, ge=0)

    @property
    def places(self) -> tuple[tuple[str, date | int], ...]:
        """The shift on its date, or on each of its weekdays."""
        when: tuple[date | int, ...] = tuple(sorted(set(self.weekdays))) if self.day is None else (self.day,)
        return tuple((self.template, at) for at in when)


class ShiftCover(RuleModel):
    """On each local day as many people start a shift as it needs; who is missing or too many is priced.

    Counted are people, not skills or hours, on the local day on which their shift of just this template starts.
    Shifts of the opening state started before the plan and cover no day of it. A need of a date goes before one of
    its weekday; a shift or a day without a need may have anybody. A clock change alters nothing.

    Parameters
    ----------
    needs : the needs; a shift has one for a date and one for a weekday at most; none by default.
    """

    kind: Literal["shift_cover"] = "shift_cover"
    citation: ClassVar[str] = "The operation's staffing plan (people per named shift)"
    words: ClassVar[Words] = Words(
        en=("People on a shift", "{amount} on the shift where {limit} are meant."),
        tr=(
            "Vardiyadaki kişi sayısı",
            "Vardiyada {amount} var; öngörülen {limit}.",
            (
                "Her yerel günde bir vardiyaya gerektiği kadar kişi başlar; eksik ya da fazla olan her kişi bir "
                "bedel getirir."
            ),
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("needs",)
    needs: tuple[ShiftNeed, ...] = ()

    @model_validator(mode="after")
    def _needs_apart(self) -> Self:
        places = Counter(place for need in self.needs for place in need.places)
        for (template, at), times in places.items():
            if times > 1:
                raise ValueError(f"shift {template} has two needs for {at}")
        return self

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Per shift and price, a least number who start it each day, and a most number."""
        who, days, wanted = everyone(case), case.grid.days, self._wanted(case.grid)
        leasts: dict[tuple[str, int], IntArray] = {}
        mosts: dict[tuple[str, int], IntArray] = {}
        for (template, day), need in wanted.items():
            at = (day - days[0]).days
            if need.under_cents and need.heads:
                leasts.setdefault((template, need.under_cents), np.zeros(len(days), np.int64))[at] = need.heads
            if need.over_cents and need.heads < len(who):
                anybody = np.full(len(days), len(who), np.int64)
                mosts.setdefault((template, need.over_cents), anybody)[at] = need.heads
        kind = self.kind
        return (
            *(
                OnDuty(kind, f"{t}:under:{cents}", who, least, cents, None, by_day=True, of=_starts(t))
                for (t, cents), least in leasts.items()
            ),
            *(
                OnDuty(kind, f"{t}:over:{cents}", who, None, cents, most, by_day=True, of=_starts(t))
                for (t, cents), most in mosts.items()
            ),
        )

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Days on which a shift has too few people or too many, each with its price."""
        starts = {(d.agent, d.template, d.day) for _, planned in view(case, roster).rows() for d in planned}
        here, found = Counter((template, day) for _, template, day in starts), []
        for (template, day), need in self._wanted(case.grid).items():
            beyond = here[template, day] - need.heads
            cents = max(-beyond * need.under_cents, beyond * need.over_cents)
            if cents:
                when = (midnight(case.grid, day), midnight(case.grid, day + timedelta(days=1)))
                amounts = (here[template, day], need.heads)
                found.append(Violation(f"{self.kind}:{template}", "", *when, *amounts, "agents", False, cents))
        return tuple(found)

    def _wanted(self, grid: Grid) -> dict[tuple[str, date], ShiftNeed]:
        """The need of each shift and day of the horizon that has one."""
        by_place = {place: need for need in self.needs for place in need.places}
        templates = dict.fromkeys(need.template for need in self.needs)
        found = {}
        for template in templates:
            for day in grid.days:
                need = by_place.get((template, day)) or by_place.get((template, day.weekday()))
                if need is not None:
                    found[template, day] = need
        return found


def _starts(template: str) -> DutyClass:
    return DutyClass(templates=frozenset({template}))
