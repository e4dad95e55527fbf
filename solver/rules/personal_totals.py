"""Personal totals: how much of something named people have in a plan, at least and at most."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from solver.outcomes import Violation
from solver.rules.facts.roll import named
from solver.rules.facts.timeline import cents_for, view, week_of
from solver.rules.forms import EVERY, DutyClass, Forbid, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Duty, Roster
    from solver.grid import Grid
    from solver.rules.forms import Form

UNITS = {"duties": "duties", "paid_min": "min", "weekends": "weekends", "half_weekends": "weekends"}
SATURDAY = 5


class PersonalTotal(BaseModel):
    """How much of something each of some people has in the plan.

    Parameters
    ----------
    agents : whom it binds, each alone; empty = everybody.
    templates : the shifts that count; empty = all.
    measure : "duties", "paid_min", "weekends" (with a shift that starts on Saturday or Sunday) or "half_weekends"
        (with one on just one of both days).
    least, most : bounds, 0 or more; None = unbound, but not both.
    cents : price of each unit beyond a bound, of minutes for each quarter hour; None forbids it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    agents: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    measure: Literal["duties", "paid_min", "weekends", "half_weekends"] = "duties"
    least: int | None = Field(default=None, ge=0)
    most: int | None = Field(default=None, ge=0)
    cents: int | None = Field(default=None, ge=1)

    @model_validator(mode="after")
    def _bounds_hold(self) -> Self:
        if self.least is None and self.most is None:
            raise ValueError("a total has a least or a most")
        if self.least is not None and self.most is not None and self.least > self.most:
            raise ValueError("the least of a total is not above its most")
        return self


class PersonalTotals(RuleModel):
    """Of the shifts named, each of the people named has at least `least` and at most `most` in the plan.

    Counted are shifts, their paid minutes, the weekends on which one starts, or the weekends on just one day of
    which one starts (with both days in the plan). The opening state is another period and counts nothing. What
    lies beyond a bound is forbidden, or costs the total's own price. People who are not in the case are not meant.

    Parameters
    ----------
    totals : the totals, each for itself; none by default.
    """

    kind: Literal["personal_totals"] = "personal_totals"
    citation: ClassVar[str] = "Agreement with the staff (contracts of single people)"
    words: ClassVar[Words] = Words(
        en=("Personal totals", "{who} has {amount} in the plan; {limit} are agreed."),
        tr=(
            "Kişisel toplamlar",
            "{who}: planda {amount} var; kararlaştırılan {limit}.",
            "Adı geçen vardiyalardan, adı geçen her kişinin planda en az `least`, en çok `most` kadarı vardır.",
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("totals",)
    totals: tuple[PersonalTotal, ...] = ()

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """A total over the horizon each; shifts of which nobody may have any are forbidden one by one."""
        found: list[Form] = []
        for total in self.totals:
            who, of = named(case, total.agents), _class(total)
            bounds = (total.least or None, total.most)
            if bounds == (None, 0) and total.measure in ("duties", "paid_min") and total.cents is None:
                found.append(Forbid(self.kind, who, of, case.grid.start_min, case.grid.end_min, by_start=True))
            elif bounds != (None, None):
                found.append(Total(self.kind, who, of, total.measure, "horizon", *bounds, total.cents))
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """People beyond a bound, each with its price."""
        seen, found = view(case, roster), []
        for total in self.totals:
            for agent_id in sorted(named(case, total.agents)):
                duties = [
                    d for d in seen.planned.get(agent_id, ()) if not total.templates or d.template in total.templates
                ]
                amount = _amount(total.measure, duties, case.grid)
                limit = max(total.least or 0, amount if total.most is None else min(amount, total.most))
                if amount != limit:
                    when = (self.kind, agent_id, case.grid.start_min, case.grid.end_min)
                    price = _price(total, abs(amount - limit))
                    found.append(Violation(*when, amount, limit, UNITS[total.measure], total.cents is None, price))
        return tuple(found)


def _class(total: PersonalTotal) -> DutyClass:
    return DutyClass(templates=frozenset(total.templates)) if total.templates else EVERY


def _price(total: PersonalTotal, beyond: int) -> int:
    if total.cents is None:
        return 0
    return cents_for(beyond, total.cents) if total.measure == "paid_min" else total.cents * beyond


def _amount(measure: str, duties: list[Duty], grid: Grid) -> int:
    """How much of the measure these shifts of one person are."""
    if measure == "duties":
        return len(duties)
    if measure == "paid_min":
        return sum(duty.paid_min for duty in duties)
    days = {duty.day for duty in duties if duty.day.weekday() >= SATURDAY}
    weekends = {week_of(day) for day in days}
    if measure == "weekends":
        return len(weekends)
    whole = {week_of(day) for day in grid.days if day.weekday() == SATURDAY and day != grid.days[-1]}
    whole -= {week_of(grid.days[0])} if grid.days[0].weekday() > SATURDAY else set()
    return sum(sum(week_of(day) == week for day in days) == 1 for week in weekends & whole)
