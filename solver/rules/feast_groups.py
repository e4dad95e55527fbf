"""Feast groups: whoever chose a group of feasts is off on its days."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.feasts import FEAST
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import view
from solver.rules.forms import EVERY, Forbid, Price
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form

REACH_DAYS = 2  # a shift of the last day may end on the next, or at most on the one after


class FeastGroups(RuleModel):
    """Whoever chose a feast group is off on the days tagged "feast" of that group, from midnight to midnight.

    A group is a code that the agent chose, never a belief. A shift that overlaps such a day by a minute breaks
    the rule, also one that begins the evening before; it may end when the day begins and begin when it ends.
    Feasts of no group (public holidays of all) and agents without a group are not meant. Successive days of one
    group are one feast: a night shift between two of them counts once. A day is as long as the clocks make it.
    Shifts of the opening state are not judged.

    Parameters
    ----------
    cents : price of each such shift; None (the default) forbids it.
    """

    kind: Literal["feast_groups"] = "feast_groups"
    citation: ClassVar[str] = "Agreement with the staff; GDPR Art. 9, Law 6698 (KVKK) Art. 6 (beliefs are not kept)"
    words: ClassVar[Words] = Words(
        en=("Feast groups", "{who} works {amount} on a feast of the group they chose."),
        tr=(
            "Bayram grupları",
            "{who} seçtiği bayram grubunun gününde {amount} çalışıyor.",
            (
                "Bir bayram grubu seçen kişi, o grubun “feast” etiketli günlerinde gece yarısından gece yarısına "
                "kadar çalışmaz."
            ),
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("cents",)
    cents: int | None = Field(default=None, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """No duty (or a price on each) that overlaps a feast of the group."""
        grid = case.grid
        found: list[Form] = []
        for group, agents in sharing(case.agents, lambda agent: agent.feast_group).items():
            for first_day, last_day in _feasts(case, group):
                span = (grid.minute(first_day, 0), grid.minute(last_day + timedelta(days=1), 0))
                if self.cents is None:
                    found.append(Forbid(self.kind, agents, EVERY, *span))
                else:
                    found.append(Price(self.kind, agents, EVERY, *span, self.cents, by_start=False))
        return tuple(found)

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Planned shifts on a feast of the agent's group, with the minutes that lie in it."""
        seen, found = view(case, roster), []
        groups = sorted({agent.feast_group for agent in case.agents})
        feasts = {group: _feasts(case, group) for group in groups}
        spans = {group: [seen.bounds(a, (b - a).days + 1) for a, b in feasts[group]] for group in groups}
        price = (True, 0) if self.cents is None else (False, self.cents)
        for agent, planned in seen.rows():
            for opens, closes in spans[agent.feast_group]:
                for duty in planned:
                    first, last = max(duty.start_min, opens), min(duty.end_min, closes)
                    if first < last:
                        found.append(Violation(self.kind, agent.id, first, last, last - first, 0, "min", *price))
        return tuple(found)


def _feasts(case: RosterCase, group: str) -> list[tuple[date, date]]:
    """First and last days of a group's feasts that shifts of the horizon can reach; none for whoever chose none."""
    tagged = {day.day for day in case.agreements.days if group and (day.tag, day.group) == (FEAST, group)}
    days = sorted(tagged & {case.grid.days[0] + timedelta(days=i) for i in range(len(case.grid.days) + REACH_DAYS)})
    breaks = [(a, b) for a, b in pairwise(days) if (b - a).days > 1]
    firsts = [*days[:1], *(b for _, b in breaks)]
    lasts = [*(a for a, _ in breaks), *days[-1:]]
    return list(zip(firsts, lasts, strict=True))
