"""Personal stretches: how many days in a row named people work, are off, or have the same shifts."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from solver.outcomes import Violation
from solver.rules.facts.roll import named
from solver.rules.facts.timeline import view
from solver.rules.forms import EVERY, DutyClass, Run, Stretch
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.facts.timeline import View
    from solver.rules.forms import Form


class PersonalStretch(BaseModel):
    """How many days in a row each of some people has certain shifts, or none.

    Parameters
    ----------
    agents : whom it binds, each alone; empty = everybody.
    templates : the shifts that count; empty = all.
    free : days without such a shift instead of days with one.
    least_days : 1 or more; 1 by default, any length.
    most_days : 1 or more; None = any length.
    cents : price of each day missing or beyond; None forbids both.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    agents: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    free: bool = False
    least_days: int = Field(default=1, ge=1)
    most_days: int | None = Field(default=None, ge=1)
    cents: int | None = Field(default=None, ge=1)

    @model_validator(mode="after")
    def _bounds_hold(self) -> Self:
        if self.most_days is not None and self.least_days > self.most_days:
            raise ValueError("the least of a stretch is not above its most")
        return self


class PersonalStretches(RuleModel):
    """The people named work, or are off, at least `least_days` and at most `most_days` local days in a row.

    A day belongs to the shifts that start on it. Stretches are as long as they can be; the opening state's days
    count back to the agent's first known day (the day of the first opening shift, else the plan's first). One that
    holds the first known day or the plan's last day may be longer than it looks, so nothing is missing to it.
    Beyond the most count the plan's days only, and stretches wholly before the plan are history.

    Parameters
    ----------
    stretches : the stretches, each for itself; none by default.
    """

    kind: Literal["personal_stretches"] = "personal_stretches"
    citation: ClassVar[str] = "Agreement with the staff (contracts of single people)"
    words: ClassVar[Words] = Words(
        en=("Personal rows of days", "{who}: {amount} in a row; {limit} are agreed."),
        tr=(
            "Kişisel gün dizileri",
            "{who}: üst üste {amount}; kararlaştırılan {limit}.",
            ("Adı geçen kişiler üst üste en az `least_days`, en çok `most_days` yerel gün çalışır ya da boştur."),
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("stretches",)
    stretches: tuple[PersonalStretch, ...] = ()

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Stretches with their price; what is forbidden as a least stretch and a longest run."""
        return tuple(form for stretch in self.stretches for form in _forms(self.kind, case, stretch))

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Rows of days too short or too long that reach into the plan."""
        seen, found = view(case, roster), []
        for stretch in self.stretches:
            for agent_id in sorted(named(case, stretch.agents)):
                for row in _rows(seen, agent_id, stretch):
                    limit, days = _limit(row, stretch)
                    if days:
                        when = (self.kind, agent_id, *seen.bounds(row.first, row.days))
                        price = (True, 0) if stretch.cents is None else (False, days * stretch.cents)
                        found.append(Violation(*when, row.days, limit, "days", *price))
        return tuple(found)


class _Row(NamedTuple):
    """Days in a row, how many of them lie in the plan, and whether it may be longer than it looks."""

    first: date
    days: int
    planned: int
    open_ended: bool


def _rows(seen: View, agent_id: str, stretch: PersonalStretch) -> list[_Row]:
    """An agent's stretches that reach into the plan, day by day from the first known one."""
    first, last, line = seen.grid.days[0], seen.grid.days[-1], seen.line(agent_id)
    known = min([first, *(duty.day for duty in line)])
    worked = {duty.day for duty in line if not stretch.templates or duty.template in stretch.templates}
    days = [known + timedelta(days=number) for number in range((last - known).days + 1)]
    found = []
    for meant, group in groupby(days, key=lambda day: (day in worked) != stretch.free):
        row = list(group)
        planned = sum(day >= first for day in row)
        if meant and planned:
            found.append(_Row(row[0], len(row), planned, row[0] == known or row[-1] == last))
    return found


def _limit(row: _Row, stretch: PersonalStretch) -> tuple[int, int]:
    """The limit that a row breaks and by how many days; 0 days if it breaks none."""
    if row.days < stretch.least_days:
        return stretch.least_days, 0 if row.open_ended else stretch.least_days - row.days
    if stretch.most_days is not None and row.days > stretch.most_days:
        return stretch.most_days, min(row.planned, row.days - stretch.most_days)
    return row.days, 0


def _forms(kind: str, case: RosterCase, stretch: PersonalStretch) -> list[Form]:
    of = DutyClass(templates=frozenset(stretch.templates)) if stretch.templates else EVERY
    who, least, most = named(case, stretch.agents), stretch.least_days, stretch.most_days
    if stretch.cents is None and not stretch.free:
        found: list[Form] = [Run(kind, who, of, most)] if most is not None else []
        return [*found, Stretch(kind, who, of, False, least)] if least > 1 else found
    if least == 1 and most is None:
        return []
    return [Stretch(kind, who, of, stretch.free, least, most, stretch.cents)]
