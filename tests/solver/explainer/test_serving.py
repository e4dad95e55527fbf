"""Who may answer a queue, and where each of them is in an interval."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver.case import Absence
from solver.duties import Activity, Break, OnCallDuty
from solver.explainer.serving import able_to, nearly_able, overflow_able, whereabouts
from solver.people import Agent, Language
from solver.queues import Kind, Measure, Overflow, Queue, ServiceGoal
from tests.solver.rules.worlds import ADA, CAN, EARLY, LATE, MONDAY, NIGHT, a_case, an_agent, opened, roster_of, row

CASE = a_case(agents=(ADA, CAN))
NINE = CASE.grid.minute(MONDAY, 9 * 60)
QUEUE = Queue("chat", "chat", "en", "general", Kind.CONCURRENT, ServiceGoal(Measure.SERVICE_LEVEL, 0.8, 45.0))


def english(channel: str) -> Agent:
    """Eve, who speaks English and knows the skill, with the right to one channel."""
    spoken = (Language("en", "C1", "C1"),)
    return replace(an_agent("eve"), languages=spoken, skills=(("general", 3),), channels=frozenset({channel}))


def state(*pauses: Break, activities: tuple[Activity, ...] = (), at_min: int = NINE) -> str:
    """Where Ada is on her early shift with these pauses."""
    (duty,) = row(CASE, EARLY, 0)
    roster = roster_of(replace(duty, breaks=pauses, activities=activities))
    return whereabouts(CASE, roster, ("ada",), at_min)[0].state


@pytest.mark.parametrize(
    ("start", "length", "where"),
    [(NINE, 15, "on_break"), (NINE - 15, 20, "on_break"), (NINE - 15, 15, "present"), (NINE + 15, 30, "present")],
)
def test_a_break_that_touches_the_interval_takes_it(start: int, length: int, where: str) -> None:
    """One that ends as it begins, or begins as it ends, does not."""
    assert state(Break(start, length)) == where


def test_an_activity_counts_before_a_break() -> None:
    """As the check counts them."""
    assert state(Break(NINE, 15), activities=(Activity(NINE, 30, "training"),)) == "in_activity"


def test_a_shift_of_the_day_at_other_hours_is_told_apart_from_a_day_off() -> None:
    """Ada works early, asked at 20:00; Can does not work at all."""
    roster = roster_of(*row(CASE, EARLY, 0))
    evening = CASE.grid.minute(MONDAY, 20 * 60)
    assert [one.state for one in whereabouts(CASE, roster, ("ada", "can"), evening)] == ["other_hours", "off"]


def test_who_is_away_or_stands_by_is_said_and_a_night_from_before_counts() -> None:
    """Can is away all day, Ada came for the night before the plan and stands by at nine."""
    case = replace(CASE, absences=(Absence("can", CASE.grid.start_min, CASE.grid.start_min + 1440),))
    case = replace(case, opening=opened(*row(CASE, NIGHT, -1)))
    roster = roster_of(on_call=(OnCallDuty("ada", NINE - 60, NINE + 60, "w"),))
    names = ("ada", "can")
    assert [one.state for one in whereabouts(case, roster, names, NINE)] == ["on_call", "absent"]
    assert whereabouts(case, roster, names, case.grid.minute(MONDAY, 60))[0].state == "present"


def test_all_members_of_groups_that_serve_the_queue_are_able() -> None:
    """Both, by name."""
    assert able_to(CASE, "chat") == ("ada", "can")
    assert {one.agent for one in whereabouts(CASE, roster_of(*row(CASE, LATE, 0)), able_to(CASE, "chat"), NINE)} == {
        "ada",
        "can",
    }


def test_one_thing_missing_is_told_with_whom_it_would_help() -> None:
    """Eve has the language and the skill, but not the channel; nobody is told where more is missing."""
    eve = replace(
        an_agent("eve"),
        languages=(Language("en", "C1", "C1"),),
        skills=(("general", 3),),
        channels=frozenset({"phone"}),
    )
    case = replace(CASE, agents=(ADA, CAN, eve))
    found = nearly_able(case, QUEUE, ("ada", "can"))
    assert found is not None
    assert (found.lacks, found.agents) == ("channel", ("eve",))
    assert nearly_able(case, replace(QUEUE, language="xx"), ("ada", "can")) is None


def test_speakers_of_the_overflow_language_help_where_the_queue_overflows() -> None:
    """German overflows to English: Eve answers it then; without an overflow nobody does."""
    eve = english("chat")
    case = replace(CASE, agents=(ADA, eve))
    german = replace(QUEUE, language="de", overflow=Overflow("en", 90.0))
    assert overflow_able(case, german, ("ada",)) == ("eve",)
    assert overflow_able(case, replace(german, overflow=None), ("ada",)) == ()
