"""Serves something."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from solver.case import RosterCase
from solver.cover import Floor
from solver.groups import Groups, group
from solver.outcomes import Violation
from solver.people import Agent, Language
from solver.queues import Definition, Kind, Measure, Queue, ServiceGoal
from solver.rules.forms import EVERY, Forbid
from solver.rules.period_hours import PeriodHours
from solver.rules.serves_something import ServesSomething
from tests.solver.rules.agreement_worlds import Setting, World, a_past, free_or
from tests.solver.rules.worlds import (
    ADA,
    CAN,
    EARLY,
    MONDAY,
    NIGHT,
    SPRING,
    a_case,
    an_agent,
    days_from,
    figures,
    found,
    nothing_needed,
    opened,
    row,
)

GOAL = ServiceGoal(Measure.SERVICE_LEVEL, 0.8, 30, Definition.OFFERED)
CHAT = Queue("chat-en-kyc", "chat", "en", "kyc", Kind.CONCURRENT, GOAL, certificates=("kyc",))


def answers(level: str, skill: str = "kyc", valid_until: date | None = None) -> Agent:
    """Ada writes English at a level, with a skill and a certificate."""
    return replace(
        ADA,
        languages=(Language("en", "A1", level),),
        skills=((skill, 3),),
        channels=frozenset({"chat"}),
        certificates=(("kyc", valid_until),),
    )


def grouped(agent: Agent, first_day: date = MONDAY) -> RosterCase:
    """A week with the chat queue and one agent, sorted into groups."""
    case = a_case(ServesSomething(), first_day=first_day, agents=(agent,))
    return replace(case, groups=group((agent,), (CHAT,), case.grid.days[0], case.grid.days[-1]))


def test_the_queues_level_is_enough_and_the_next_lower_is_not() -> None:
    """B2 in writing is asked for: B2 works, B1 does not, and A1 in speech does not matter for chat."""
    case = grouped(answers("B2"))
    assert found(case, *row(case, EARLY, 0)) == ()
    case = grouped(answers("B1"))
    (violation,) = found(case, *row(case, EARLY, 0))
    assert (violation.amount, violation.limit, violation.unit, violation.hard) == (0, 1, "queues", True)


def test_a_missing_skill_keeps_an_agent_off_duty() -> None:
    """One violation per shift."""
    case = grouped(answers("C2", skill="bonus"))
    assert len(found(case, *row(case, EARLY, 0, 1))) == 2


def test_a_certificate_has_to_last_to_the_end_of_the_plan() -> None:
    """Valid on Sunday it serves, valid until Saturday it does not."""
    sunday, saturday = days_from(MONDAY, 6, 5)
    case = grouped(answers("B2", valid_until=sunday))
    assert found(case, *row(case, EARLY, 0)) == ()
    case = grouped(answers("B2", valid_until=saturday))
    assert figures(found(case, *row(case, EARLY, 0))) == [(0, 1, "queues")]


def test_whoever_stands_on_a_floor_serves_it() -> None:
    """A lead without a queue may work where a lead is asked for."""
    case = grouped(answers("A1"))
    floor = Floor("lead", frozenset({"ada"}), np.ones(case.grid.intervals, dtype=np.int64), 100)
    assert found(replace(case, requirement=nothing_needed((floor,))), *row(case, EARLY, 0)) == ()


def test_nobody_in_any_group_means_nobody_works() -> None:
    """Without queues there is nothing to do; what was worked before the plan is not judged."""
    case = a_case(ServesSomething(), first_day=SPRING)
    empty = replace(case, groups=Groups((), (), np.zeros((0, 0), dtype=bool)), opening=opened(*row(case, NIGHT, -1)))
    assert found(empty) == ()
    assert figures(found(empty, *row(empty, NIGHT, 0))) == [(0, 1, "queues")]


def test_one_form_keeps_off_whoever_serves_nothing() -> None:
    """Eve is in no group and on no floor, Ada answers, Can stands on the floor of his name."""
    eve = an_agent("eve")
    case = a_case(ServesSomething(), agents=(ADA, CAN, eve))
    least = np.ones(case.grid.intervals, dtype=np.int64)
    groups = Groups(("chat",), (("ada",),), np.ones((1, 1), dtype=bool))
    case = replace(case, groups=groups, requirement=nothing_needed((Floor("can", frozenset({"can"}), least, 100),)))
    assert found(case, *row(case, EARLY, 0), *row(case, EARLY, 0, agent="can")) == ()
    (duty,) = row(case, EARLY, 0, agent="eve")
    when = (duty.start_min, duty.end_min)
    assert found(case, duty) == (Violation("serves_something", "eve", *when, 0, 1, "queues"),)
    span = (case.grid.start_min, case.grid.end_min)
    assert case.rules[0].forms(case) == (Forbid("serves_something", frozenset({"eve"}), EVERY, *span, by_start=True),)
    assert case.rules[0].forms(replace(case, agents=(ADA, CAN))) == ()


def world(at: Setting) -> World:
    """Where the rule bites, for the agreement of its two readings."""
    lead = an_agent("lead")
    case = a_case(ServesSomething(), first_day=at.first_day, days=2, agents=(ADA, CAN, lead))
    floor = Floor("lead", frozenset({"lead"}), np.ones(case.grid.intervals, dtype=np.int64), 100)
    groups = Groups(("chat",), (("ada",),), np.ones((1, 1), dtype=bool))
    case = a_past(replace(case, groups=groups, requirement=nothing_needed((floor,))), at)
    return case, [slot for name in ("ada", "can", "lead") for slot in free_or(case, (EARLY, NIGHT), name)]


def tempting() -> RosterCase:
    """Ada can serve no queue, and hours that her contract owes her are missed."""
    case = a_case(PeriodHours(), ServesSomething(), agents=(ADA,))
    return replace(case, templates=(EARLY,), groups=Groups((), (), np.zeros((0, 0), dtype=bool)))
