"""Fair match nights: the evenings of matches go first to those who had fewer of them in the last twelve months."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.asked import askable
from solver.rules.facts.ledger import credit, rising
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import view
from solver.rules.forms import DutyClass, Total
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form


class FairMatchNights(RuleModel):
    """Match nights beyond an agent's credit cost the more, the more there are: 1, 2, 3, ... times `cents`.

    A match night is a shift that starts on a local day tagged "match" and, by the clock at its start and its
    elapsed length, lasts past `evening_start` (one that ends on that minute is none; a night shift that started
    the day before belongs to that day). The credit is how many match nights the most burdened had in the ledger's
    twelve months beyond the agent, at most `most_credit` (see facts/ledger). Compared are only those who could be
    asked: under contract and here on some day of the plan, with a menu that has shifts into the evening. Without
    a ledger of matches, or a match in the plan, nobody is judged. Shifts of the opening state do not count (the
    ledger has them); no clock change falls into an evening.

    Parameters
    ----------
    evening_start : clock minute from which it is evening, 960 (16:00) to 1439; 1080 (18:00) by default.
    most_credit : 0 to 62 match nights that one may have for nothing in one plan; 4 by default.
    cents : price of the first match night beyond; 400 by default.
    """

    kind: Literal["fair_match_nights"] = "fair_match_nights"
    citation: ClassVar[str] = "Agreement with the staff (fairness over twelve months)"
    words: ClassVar[Words] = Words(
        en=("Fair match nights", "{who} has {amount} on match nights; fair after the last twelve months: {limit}."),
        tr=(
            "Adil maç akşamı dağılımı",
            "{who} maç akşamlarında {amount} çalışıyor; son on iki aya göre adil olan {limit}.",
            "Kişinin payını aşan maç akşamları arttıkça pahalılaşır: 1, 2, 3, ... kez `cents`.",
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("evening_start", "most_credit")
    more_asks: ClassVar[tuple[str, ...]] = ("cents",)
    evening_start: int = Field(default=1080, ge=960, le=1439)
    most_credit: int = Field(default=4, ge=0, le=62)
    cents: int = Field(default=400, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Rising prices on evening duties of match days beyond the credit, one form per equal credit."""
        late, days, free = self._late(case), _match_days(case), self._credit(case)
        if not days:
            return ()
        evenings = DutyClass(templates=frozenset(late), days=days)
        crowds = sharing((agent for agent in case.agents if agent.id in free), lambda agent: free[agent.id])
        return tuple(
            Total(self.kind, who, evenings, "duties", "horizon", None, most, self.cents, rising=True)
            for most, who in crowds.items()
        )

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Agents with more match nights than their credit."""
        seen, days, free, found = view(case, roster), _match_days(case), self._credit(case), []
        when = (case.grid.start_min, case.grid.end_min)
        for agent, planned in seen.rows() if days else ():
            if agent.id in free:
                on_days = [duty for duty in planned if duty.day in days]
                lasts = [seen.clock(duty.start_min) + duty.end_min - duty.start_min for duty in on_days]
                evenings = sum(until > self.evening_start for until in lasts)
                beyond = evenings - free[agent.id]
                if beyond > 0:
                    amounts, price = (evenings, free[agent.id]), rising(beyond, self.cents)
                    found.append(Violation(self.kind, agent.id, *when, *amounts, "duties", False, price))
        return tuple(found)

    def _late(self, case: RosterCase) -> dict[str, str]:
        """Menus of the templates that last into the evening, by template."""
        return {t.id: t.menu for t in case.templates if t.start + t.length_min > self.evening_start}

    def _credit(self, case: RosterCase) -> dict[str, int]:
        menus, here = set(self._late(case).values()), askable(case)
        able = {agent.id for agent in case.agents if agent.id in here and not menus.isdisjoint(agent.contract.menus)}
        return credit(case, "matches", able, self.most_credit)


def _match_days(case: RosterCase) -> frozenset[date]:
    inside = set(case.grid.days)
    return frozenset(day.day for day in case.agreements.days if day.tag == "match" and day.day in inside)
