"""New people: as agents.csv would have them, slower at first, and costing mentors their time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from planner.inputs import Inputs, with_operation
from solver.case import ActivityDue
from solver.people import Language
from tests.scenarios.kinds.people.asking import agent, broken, changed, faults, shift

NEW: dict[str, object] = {
    "contract": "full-time",
    "team": "shop",
    "languages": {"tr": "C1/B2"},
    "skills": {"general": 2},
    "channels": ["phone"],
}


def test_new_people_are_as_rows_of_agents_csv(small_inputs: Inputs) -> None:
    """Two people with the operation's terms and rate, from the plan's first day, where the team works."""
    operation = changed(small_inputs, "hiring", count=2, **NEW)
    assert [one.id for one in operation.agents[-2:]] == ["new-1", "new-2"]
    new = agent(operation, "new-2")
    assert new.contract == agent(operation, "A1").contract
    assert (new.site, new.hour_cents) == ("main", small_inputs.operation.config.costs.hour)
    assert new.languages == (Language("tr", "C1", "B2"),)
    assert (new.first_day, new.newcomer_until, new.ramp) == (small_inputs.start, None, ())
    assert operation.consent_unasked == small_inputs.operation.consent_unasked | {"new-1", "new-2"}
    assert operation.agents[:-2] == small_inputs.operation.agents


def test_speed_rises_week_by_week(small_inputs: Inputs) -> None:
    """Half speed in the first week, four fifths in the second, full after it; a newcomer until the second ends."""
    operation = changed(small_inputs, "hiring", count=1, **NEW, first_day="+2", newcomer_weeks=[0.5, 0.8])
    new, first = agent(operation, "new-1"), small_inputs.start + timedelta(days=2)
    speeds = [new.speed_on(first + timedelta(days=days)) for days in (0, 6, 7, 13, 14)]
    assert speeds == [0.5, 0.5, 0.8, 0.8, 1.0]
    assert new.newcomer_until == first + timedelta(days=13)
    assert operation.config == small_inputs.operation.config


def test_the_rules_see_the_new_people(small_inputs: Inputs) -> None:
    """A shift before the first day is outside the contract, and full-timers owe their hours."""
    operation = changed(small_inputs, "hiring", count=1, **NEW, first_day="+2")
    early = shift(small_inputs, "new-1", 1)
    found = broken(small_inputs, operation, early)
    assert [(v.agent, v.amount) for v in found["contract_dates"]] == [("new-1", 1)]
    assert "new-1" in {v.agent for v in found["period_hours"]}


def test_later_hires_get_ids_of_their_own(small_inputs: Inputs) -> None:
    """Two changes of a scenario never give two people one id."""
    once = with_operation(small_inputs, changed(small_inputs, "hiring", count=1, **NEW))
    assert [one.id for one in changed(once, "hiring", count=2, **NEW).agents[-2:]] == ["new-2", "new-3"]


def test_mentoring_takes_sessions_of_the_mentors_in_turn(small_inputs: Inputs) -> None:
    """An hour and a half a week is an hour and half an hour, in the newcomer's week that lies in the plan."""
    mentoring = {"weeks": 2, "h_week": 1.5, "mentors": ["A2", "A1"]}
    operation = changed(small_inputs, "hiring", count=2, **NEW, mentoring=mentoring)
    days = [small_inputs.grid.minute(small_inputs.start + timedelta(days=day), 0) for day in (0, 3, 4, 7)]
    assert operation.activities == tuple(
        ActivityDue(f"mentoring-{new}-1-{piece}", mentor, "mentoring", minutes, *at)
        for new, mentor in (("new-1", "A1"), ("new-2", "A2"))
        for piece, minutes, at in ((1, 60, (days[0], days[2])), (2, 30, (days[1], days[3])))
    )
    assert "mentoring" in operation.config.activities
    found = broken(small_inputs, operation)["activity"]
    assert sorted((v.agent, v.limit) for v in found) == [("A1", 30), ("A1", 60), ("A2", 30), ("A2", 60)]


def test_mentors_can_be_named_by_their_role(small_inputs: Inputs) -> None:
    """Whoever has the role; nobody is a fault that tells so."""
    roles = tuple(
        replace(one, roles=frozenset({"mentor"} if one.id == "A5" else ())) for one in small_inputs.operation.agents
    )
    able = with_operation(small_inputs, replace(small_inputs.operation, agents=roles))
    operation = changed(able, "hiring", count=1, **NEW, mentoring={"weeks": 1, "h_week": 1})
    assert {due.agent for due in operation.activities} == {"A5"}
    assert faults(small_inputs, "hiring", count=1, **NEW, mentoring={}) == [("mentoring", "scenario_no_mentor")]


def test_what_agents_csv_would_refuse_is_refused(small_inputs: Inputs) -> None:
    """Unknown contracts, teams, channels, languages, skills, roles and mentors, each at its key."""
    wrong = {
        "contract": ("fulltime", "unknown_contract"),
        "team": ("shopp", "unknown_team"),
        "channels": (["fone"], "unknown_channel"),
        "languages": ({"ru": "B2"}, "unknown_language"),
        "skills": ({"generl": 3}, "unknown_skill"),
        "roles": (["lead"], "unknown_role"),
    }
    for key, (value, code) in wrong.items():
        assert faults(small_inputs, "hiring", count=1, **{**NEW, key: value}) == [(key, code)]
    mentoring = {"mentors": ["A9"]}
    assert faults(small_inputs, "hiring", count=1, **NEW, mentoring=mentoring)[0] == (
        "mentoring.mentors",
        "unknown_agent",
    )


def test_who_starts_after_the_plan_is_told(small_inputs: Inputs) -> None:
    """People who never come would look like people who do not help."""
    assert faults(small_inputs, "hiring", count=1, **NEW, first_day="+40") == [("first_day", "change_outside_plan")]
