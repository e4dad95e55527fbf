"""Mentor: newcomers work beside somebody who can help them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, Literal

import numpy as np
from pydantic import Field

from solver.outcomes import Violation
from solver.rules.facts.presence import ROSTERED, Line, heads, in_horizon, into_horizon, spells
from solver.rules.facts.roll import sharing
from solver.rules.facts.timeline import midnight, view
from solver.rules.forms import OnDuty
from solver.rules.rule import RuleModel, Words

if TYPE_CHECKING:
    from solver.case import RosterCase
    from solver.cover import IntArray
    from solver.duties import Roster
    from solver.people import Agent
    from solver.rules.forms import Form


class MentorBeside(RuleModel):
    """While newcomers are rostered, one mentor is rostered for each started `per` of them.

    A newcomer is an agent up to the end of the local day `newcomer_until`, at midnight in the middle of a shift
    too; whoever has the mentor's role is none. Breaks and activities do not matter: rostered is the whole shift,
    in every interval it touches. Shifts of the opening state that reach into the horizon count on both sides,
    but what they lack is history: so many mentors fewer are due in those intervals. Where nobody has the role
    the rule says nothing.

    Parameters
    ----------
    role : the mentor's role; "mentor" by default.
    per : newcomers that one mentor can look after; 3 by default.
    cents : price of each missing mentor and interval; 1500 by default, None makes it hard.
    """

    kind: Literal["mentor"] = "mentor"
    citation: ClassVar[str] = "Agreement with the staff (newcomers are not left alone)"
    words: ClassVar[Words] = Words(
        en=("Newcomers with a mentor", "{amount} on shift as mentor where {limit} are due."),
        tr=(
            "Yeni başlayanların yanında mentor",
            "Vardiyada mentor olarak {amount} var; gereken {limit}.",
            "Vardiyadaki her `per` yeni başlayan için, artanlar için de, bir mentor vardiyadadır.",
        ),
    )
    more_allows: ClassVar[tuple[str, ...]] = ("per",)
    more_asks: ClassVar[tuple[str, ...]] = ("cents",)
    unsaid: ClassVar[tuple[str, ...]] = ("role",)
    role: str = Field(default="mentor", min_length=1)
    per: int = Field(default=3, ge=1)
    cents: int | None = Field(default=1500, ge=1)

    def forms(self, case: RosterCase) -> tuple[Form, ...]:
        """Mentors against newcomers, one form per stretch of days with the same newcomers."""
        mentors = self._mentors(case)
        return tuple(
            OnDuty(
                self.kind,
                first_day.isoformat(),
                mentors,
                self._least(case, whom, (first_day, last_day)),
                self.cents,
                counting="rostered",
                whom=whom,
                per=self.per,
            )
            for whom, first_day, last_day in self._stretches(case)
        )

    def check(self, case: RosterCase, roster: Roster) -> tuple[Violation, ...]:
        """Stretches with too few mentors beside newcomers."""
        mentors, grid = self._mentors(case), case.grid
        if not mentors:
            return ()
        before, lines = into_horizon(case), in_horizon(case, view(case, roster).planned)
        lacking = np.maximum(self._owed(case, before) - heads(grid, before, mentors, ROSTERED), 0)
        here = heads(grid, lines, mentors, ROSTERED)
        due = self._owed(case, lines) - lacking
        missing, found = due - here, []
        for spell in spells(grid, missing, due):
            at, hard = spell.first, self.cents is None
            cents = (self.cents or 0) * int(missing[at]) * spell.intervals
            when, amounts = (spell.start_min, spell.end_min), (int(here[at]), int(due[at]))
            found.append(Violation(self.kind, "", *when, *amounts, "agents", hard, cents))
        return tuple(found)

    def _owed(self, case: RosterCase, lines: Mapping[str, Line]) -> IntArray:
        """Mentors owed to newcomers on shift in each interval, each newcomer until the end of the last day."""
        grid, counted = case.grid, np.zeros(case.grid.intervals, dtype=np.int64)
        learners = [agent for agent in case.agents if self.role not in agent.roles]
        for until, who in sharing(learners, lambda agent: agent.newcomer_until).items():
            if until is not None and until >= grid.days[0]:
                last = grid.index(midnight(grid, until + timedelta(days=1)))
                counted[:last] += heads(grid, lines, who, ROSTERED)[:last]
        return -(-counted // self.per)

    def _least(self, case: RosterCase, whom: frozenset[str], days: tuple[date, date]) -> IntArray:
        """What the whole of `whom` can never reach outside the days; inside, less what the opening state lacks."""
        grid = case.grid
        first, last = (midnight(grid, day) for day in (days[0], days[1] + timedelta(days=1)))
        before = into_horizon(case)
        learners, helpers = (heads(grid, before, who, ROSTERED) for who in (whom, self._mentors(case)))
        lacking = np.maximum(-(-learners // self.per) - helpers, 0)
        return np.where((first <= grid.starts) & (grid.starts < last), -lacking, -len(whom)).astype(np.int64)

    def _stretches(self, case: RosterCase) -> Iterator[tuple[frozenset[str], date, date]]:
        if self._mentors(case):
            for whom, group in groupby(case.grid.days, lambda day: self._newcomers(case, day)):
                days = list(group)
                if whom:
                    yield whom, days[0], days[-1]

    def _newcomers(self, case: RosterCase, day: date) -> frozenset[str]:
        return frozenset(agent.id for agent in case.agents if self._is_newcomer(agent, day))

    def _is_newcomer(self, agent: Agent, day: date) -> bool:
        return self.role not in agent.roles and agent.newcomer_until is not None and day <= agent.newcomer_until

    def _mentors(self, case: RosterCase) -> frozenset[str]:
        return frozenset(agent.id for agent in case.agents if self.role in agent.roles)
