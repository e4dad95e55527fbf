"""Why an agent works this shift, or is off, on a day; why not otherwise; and how the burdens compare."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.answers.fairness import Compared, compare_burdens
from planner.answers.served_day import day_rows, served_day
from planner.answers.wish_text import read_wish
from planner.problems import OperationError
from solver.explainer.asked_day import AskedDay
from solver.explainer.day_board import DayBoard
from solver.explainer.most_missed import Missed, most_missed
from solver.explainer.one_day import OneDay
from solver.explainer.wishes import Change, Way, WishFound, answer_wish

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.answers.standing import Standing
    from planner.problems import Problem
    from solver.case import Wish
    from solver.duties import Duty, OnCallDuty
    from solver.people import Agent

MOST_OPTIONS = 2
"""Other shifts of the day that are judged in full: the cheapest."""
REPLICATIONS = 10
PLANNED = "plan"
WEEK_DAYS = 7
MOST_QUEUES = 4
LEAST_CONTACTS = 0.5
"""Contacts of a day by which a queue's service must differ to be named."""
Served = dict[str, dict[str, float]]
"""The simulated figures of a day by queue; see `served_day.day_rows`."""


@dataclass(frozen=True, slots=True)
class AgentQuestion:
    """Whom and which day, and the day as asked for instead (as on the command line); None = the agent's own wish."""

    agent: str
    day: date
    wish: str | None = None


@dataclass(frozen=True, slots=True)
class AgentDay:
    """An agent's day, explained.

    Attributes
    ----------
    one : the day, with what the agent works and which other shifts are lawful beside the other days as planned.
    without : the day off instead of the shift, judged; None on a day off.
    missed : where the shift counts most; None if nobody would be missing.
    options : the cheapest of the other lawful shifts, judged.
    stated : the agent's own wish of that day in wishes.csv; `asked_wish` the one asked about instead, if any.
    found : what the wish comes to; None if nothing was wished or asked.
    served : simulated figures of the day, by roster and queue: as planned, and with one of `ways`.
    burdens : what is hard to bear, compared.
    """

    standing: Standing
    agent: Agent
    day: date
    one: OneDay
    without: Way | None
    missed: Missed | None
    options: tuple[Way, ...]
    stated: Wish | None
    found: WishFound | None
    asked_wish: str | None = None
    served: Mapping[str, Served] = field(default_factory=dict)
    burdens: tuple[Compared, ...] = ()

    @property
    def duties(self) -> tuple[Duty, ...]:
        """What the agent works that day."""
        return self.one.duties

    @property
    def on_call(self) -> tuple[OnCallDuty, ...]:
        """On-call duties that start that day."""
        roster, grid = self.standing.plan.roster, self.standing.plan.grid
        mine = (duty for duty in roster.on_call if duty.agent == self.agent.id)
        return tuple(duty for duty in mine if grid.day_of(duty.start_min) == self.day)

    @property
    def ways(self) -> dict[str, Way]:
        """Other rosters of the answer by the name of their file, so that other commands find their figures again."""
        best = None if self.found is None else self.found.best
        others = {f"agent-other-{number}": way for number, way in enumerate(self.options, 1)}
        named = {"agent-off": self.without, **others, "agent-wish": best}
        return {name: way for name, way in named.items() if way is not None}

    @property
    def monday(self) -> date:
        """The first day of the day's week."""
        return self.day - timedelta(days=self.day.weekday())

    @property
    def week_min(self) -> int:
        """Paid minutes of the agent's week."""
        week = (duty for duty in self.standing.plan.roster.duties if duty.agent == self.agent.id)
        return sum(duty.paid_min for duty in week if 0 <= (duty.day - self.monday).days < WEEK_DAYS)

    @property
    def otherwise(self) -> str | None:
        """The name of the roster that was simulated beside the planned one."""
        return next((name for name in self.served if name != PLANNED), None)

    def queues_changed(self) -> tuple[str, ...]:
        """Queues that the agent can serve and whose service changes most with the other roster, the first few."""
        if self.otherwise is None:
            return ()
        before, after = self.served[PLANNED], self.served[self.otherwise]
        groups = self.standing.case.groups
        group = groups.group_of().get(self.agent.id)
        able = [] if group is None else [q for n, q in enumerate(groups.queues) if groups.serves[group, n]]
        late = {q: abs(_late(after[q]) - _late(before[q])) for q in able if q in before and q in after}
        ranked = sorted(late, key=lambda queue: (-late[queue], queue))
        return tuple(queue for queue in ranked[:MOST_QUEUES] if late[queue] >= LEAST_CONTACTS)


def explain_agent(standing: Standing, question: AgentQuestion) -> AgentDay:
    """Explain an agent's day in a stored plan.

    Raises
    ------
    OperationError
        With all of `unknown_agent`, `day_outside_plan`, `wish_unreadable`, `wish_clock` that hold.
    """
    agent, asked = _read(standing, question)
    day, case, roster = question.day, standing.case, standing.plan.roster
    one = OneDay(standing.trial, agent.id, day)
    stated = next((wish for wish in case.wishes if (wish.agent, wish.day) == (agent.id, day)), None)
    if asked is None and stated is not None:
        asked = AskedDay.of_wish(stated)
    without = _judged(one, None) if one.duties else None
    board = DayBoard(case, roster, None if asked is None or asked.allows_off else (agent.id, day))
    told = AgentDay(
        standing=standing,
        agent=agent,
        day=day,
        one=one,
        without=without,
        missed=None if without is None else most_missed(case, roster, one.duties[0], without.roster),
        options=_options(one, board),
        stated=stated,
        found=None if asked is None else answer_wish(standing.trial, asked, one, board),
        asked_wish=question.wish,
        burdens=compare_burdens(case, roster, agent.id),
    )
    return _with_service(told)


def _read(standing: Standing, question: AgentQuestion) -> tuple[Agent, AskedDay | None]:
    """The agent and the day as asked for; everything unreadable at once."""
    problems: list[Problem] = []
    agent, asked = None, None
    try:
        agent = standing.agent(question.agent)
    except OperationError as error:
        problems += error.problems
    try:
        standing.day(question.day)
    except OperationError as error:
        problems += error.problems
    if question.wish is not None:
        try:
            names = [template.id for template in standing.case.templates]
            asked = read_wish(question.wish, question.agent, question.day, names)
        except OperationError as error:
            problems += error.problems
    if agent is None or problems:
        raise OperationError(tuple(problems))
    return agent, asked


def _judged(one: OneDay, duty: Duty | None) -> Way:
    roster = one.trial.with_day(one.agent, one.day, duty)
    change = Change(one.agent, one.day, one.duties[0] if one.duties else None, duty)
    return Way((change,), roster, one.trial.judge(roster))


def _options(one: OneDay, board: DayBoard) -> tuple[Way, ...]:
    """The cheapest other shifts of the day that the checker passes, other days as they stand."""
    ranked = board.priced(one.agent, one.day, one.lawful)
    found = (_judged(one, duty) for _, duty in ranked[:MOST_OPTIONS])
    return tuple(way for way in found if way.verdict.lawful)


def _with_service(told: AgentDay) -> AgentDay:
    """The answer with the simulated service of the day: as planned, and with the wish granted or else the day off."""
    other = next((name for name in ("agent-wish", "agent-off") if name in told.ways), None)
    if other is None:
        return told
    rosters = {PLANNED: told.standing.plan.roster, other: told.ways[other].roster}
    played = {name: served_day(told.standing, roster, told.day, REPLICATIONS) for name, roster in rosters.items()}
    return replace(told, served={name: day_rows(one, told.standing, told.day) for name, one in played.items()})


def _late(row: Mapping[str, float]) -> float:
    """Contacts of a day that are not served in time."""
    service = row["service"]
    return 0.0 if service != service else row["offered"] * (1.0 - service)
