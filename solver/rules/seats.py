"""Seats: a site has no more people on shift than desks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

import numpy as np
from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.presence import ROSTERED, heads, in_horizon, into_horizon, spells
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import view
from solver.rules.forms import OnDuty
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from solver.case import RosterCase
    from solver.cover import IntArray
    from solver.duties import Roster
    from solver.rules.forms import Form


class Seats(RuleModel):
    """At no interval are more of a site's agents on shift than the site has seats.

    A shift needs its seat from start to end, breaks and activities included, in every interval that it touches.
    Shifts of the opening state that reach into the horizon keep their seats; where they alone are more than the
    seats, nobody may come and nothing is said of those already there. A site without a number has enough.

    Parameters
    ----------
    cents : price of each person beyond the seats, per interval; None (the default) forbids it.
    """

    kind: Literal["seats"] = "seats"
    citation: ClassVar[str] = "The site's desks; Turkish regulation OG 28710 (workplace buildings), room per worker"
    words: ClassVar[Words] = Words(
        en=("Seats", "{amount} on shift at a site that seats {limit}."),
        tr=(
            "Koltuk sayısı",
            "{limit} için koltuğu olan yerleşkede {amount} vardiyada.",
            "Hiçbir aralıkta bir yerleşkede koltuk sayısından fazla kişi vardiyada olmaz.",
        ),
    )
    more_asks: ClassVar[tuple[str, ...]] = ("cents",)
    cents: int | None = Field(default=None, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """A most number of rostered people per site."""
        return tuple(
            OnDuty(self.kind, site_id, agents, None, self.cents, most, counting="rostered")
            for site_id, agents, most in _seated(case)
        )

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Stretches of equal surplus, each with its price."""
        lines, found = in_horizon(case, view(case, roster).planned), []
        for site_id, agents, most in _seated(case):
            here = heads(case.grid, lines, agents, ROSTERED)
            for spell in spells(case.grid, here - most, most):
                when = (f"{self.kind}:{site_id}", "", spell.start_min, spell.end_min)
                amounts = (int(here[spell.first]), int(most[spell.first]))
                beyond = (amounts[0] - amounts[1]) * spell.intervals
                price = (True, 0) if self.cents is None else (False, self.cents * beyond)
                found.append(Violation(*when, *amounts, "agents", *price))
        return tuple(found)


def _seated(case: RosterCase) -> Iterator[tuple[str, frozenset[str], IntArray]]:
    """Sites with more people than seats: their people, and how many of them each interval holds at most."""
    people = sharing(case.agents, lambda agent: agent.site)
    for site in case.agreements.sites:
        agents = people.get(site.id, frozenset())
        if site.seats is not None and len(agents) > site.seats:
            yield site.id, agents, np.maximum(heads(case.grid, into_horizon(case), agents, ROSTERED), site.seats)
