"""Bids: shifts go to those who bid most for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.timeline import view
from solver.rules.forms import DutyClass, Price
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.duties import Roster
    from solver.rules.forms import Form
    from solver.shifts import ShiftTemplate


class Bids(RuleModel):
    """Each shift costs `cents_per_point` for every point by which the agent's best bid exceeds the bid for it.

    The bid for a shift is the agent's bid for its template, else for the template's menu, else no points at all;
    of several bids for one choice the highest holds. The best bid is the highest for any template of the case. So a
    shift of the best bid is free, one outside all bids costs the whole points of the best, and who bids nothing
    pays nothing. All shifts of the plan count; those of the opening state do not.

    Parameters
    ----------
    cents_per_point : price of each point that a shift falls short; 20 by default.
    """

    kind: Literal["bids"] = "bids"
    citation: ClassVar[str] = "Agreement with the staff (bidding for shifts)"
    words: ClassVar[Words] = Words(
        en=("Bids", "{who} gets a shift bid for with {amount}; the best bid is {limit}."),
        tr=(
            "Vardiya teklifleri",
            "{who} {amount} verdiği bir vardiyada; en yüksek teklifi {limit}.",
            (
                "Her vardiya, kişinin en yüksek teklifinin o vardiyaya verdiği teklifi aştığı her puan için "
                "`cents_per_point` bedel getirir."
            ),
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("cents_per_point",)
    cents_per_point: int = Field(default=20, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """A price on the duties of templates that fall equally short, one form for all who bid alike."""
        who: dict[tuple[frozenset[str], int], list[str]] = {}
        for agent_id, points in _points(case).items():
            best, short = max(points.values()), dict[int, list[str]]()
            for template, bid in points.items():
                short.setdefault(best - bid, []).append(template)
            for missing, templates in short.items():
                if missing:
                    who.setdefault((frozenset(templates), missing), []).append(agent_id)
        span = (case.grid.start_min, case.grid.end_min)
        return tuple(
            Price(self.kind, frozenset(ids), DutyClass(templates=templates), *span, missing * self.cents_per_point)
            for (templates, missing), ids in who.items()
        )

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Shifts that were bid for with fewer points than the agent's best, or not at all."""
        bids, found = _points(case), []
        for agent, planned in view(case, roster).rows():
            points = bids.get(agent.id)
            if points is not None:
                best = max(points.values())
                for duty in planned:
                    bid = points.get(duty.template, 0)
                    if bid < best:
                        figures = (bid, best, "points", False, (best - bid) * self.cents_per_point)
                        found.append(Violation(self.kind, agent.id, duty.start_min, duty.end_min, *figures))
        return tuple(found)


def _points(case: RosterCase) -> dict[str, dict[str, int]]:
    """Points of each template for each of the case's agents who bids for any, by agent and template."""
    known = {agent.id for agent in case.agents}
    stated: dict[str, dict[str, int]] = {}
    for bid in case.agreements.bids:
        if bid.agent in known:
            choices = stated.setdefault(bid.agent, {})
            choices[bid.choice] = max(bid.points, choices.get(bid.choice, bid.points))
    return {
        agent_id: {template.id: _bid(choices, template) for template in case.templates}
        for agent_id, choices in stated.items()
        if case.templates
    }


def _bid(choices: dict[str, int], template: ShiftTemplate) -> int:
    return choices.get(template.id, choices.get(template.menu, 0))
