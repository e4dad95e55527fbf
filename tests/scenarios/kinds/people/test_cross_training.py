"""People who learn: what they know then, from when, and what it takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from planner.casework import make_groups
from planner.inputs import Inputs, with_operation
from solver.people import Agent, Language
from tests.scenarios.kinds.people.asking import agent, broken, changed, faults


@pytest.fixture
def two_skills(small_inputs: Inputs) -> Inputs:
    """The small operation with a second queue, of payments, that only A1 can answer (proficiency 4)."""
    operation = small_inputs.operation
    payments = replace(operation.queues[0], id="phone-payments", skill="payments")
    agents = tuple(
        replace(one, skills=(("general", 3), ("payments", 4))) if one.id == "A1" else one for one in operation.agents
    )
    config = operation.config.model_copy(update={"speed": {3: 1.0, 4: 1.2}})
    return with_operation(
        small_inputs, replace(operation, config=config, agents=agents, queues=(*operation.queues, payments))
    )


def _serving(inputs: Inputs) -> set[str]:
    groups = make_groups(inputs)
    at = groups.queues.index("phone-payments")
    return {name for g, names in enumerate(groups.members) if groups.serves[g, at] for name in names}


def test_those_who_learn_can_answer_the_queue(two_skills: Inputs) -> None:
    """Two of the seven who cannot yet; who can already is never drawn."""
    operation = changed(two_skills, "cross_training", teams=["shop"], count=2, gain={"skills": {"payments": 3}})
    assert _serving(two_skills) == {"A1"}
    served = _serving(with_operation(two_skills, operation))
    assert len(served) == 3
    assert "A1" in served


def test_nothing_is_unlearnt_and_speed_follows_the_mean(two_skills: Inputs) -> None:
    """A1 keeps proficiency 4; A2 with general 3 and payments 5 has a mean of 4: speed 1.2."""
    operation = changed(
        two_skills, "cross_training", agents=["A1", "A2"], gain={"skills": {"payments": 5, "general": 1}}
    )
    assert agent(operation, "A1").skills == (("general", 3), ("payments", 5))
    assert agent(operation, "A2").skills == (("general", 3), ("payments", 5))
    assert agent(operation, "A2").speed == 1.2


def test_a_language_rises_in_speech_and_writing_apart(two_skills: Inputs) -> None:
    """From A2/C1 with B2 both: B2/C1."""
    languages = (Language("tr", "A2", "C1"),)
    agents = tuple(replace(one, languages=languages) if one.id == "A3" else one for one in two_skills.operation.agents)
    before = with_operation(two_skills, replace(two_skills.operation, agents=agents))
    operation = changed(before, "cross_training", agents=["A3"], gain={"languages": {"tr": "B2"}})
    assert agent(operation, "A3").languages == (Language("tr", "B2", "C1"),)


def test_training_is_due_in_pieces_before_the_day(two_skills: Inputs) -> None:
    """Three hours in sessions of two: two hours and one, in the first two days; known only after this plan began."""
    operation = changed(
        two_skills,
        "cross_training",
        agents=["A2"],
        gain={"skills": {"payments": 3}},
        first_day="+2",
        training={"h": 3, "session_min": 120},
    )
    assert [(due.id, due.length_min) for due in operation.activities] == [
        ("cross-training-1", 120),
        ("cross-training-2", 60),
    ]
    end = two_skills.grid.minute(two_skills.start + timedelta(days=2), 0)
    assert {(due.earliest_min, due.latest_min) for due in operation.activities} == {(two_skills.grid.start_min, end)}
    assert agent(operation, "A2") == agent(two_skills.operation, "A2")
    assert sorted(v.limit for v in broken(two_skills, operation)["activity"]) == [60, 120]


def test_a_plan_from_that_day_on_knows_it(two_skills: Inputs) -> None:
    """The first day at or before the plan's start counts."""
    gain = {"skills": {"payments": 3}}
    for day in ("+0", "-14"):
        operation = changed(two_skills, "cross_training", agents=["A2"], gain=gain, first_day=day)
        assert ("payments", 3) in agent(operation, "A2").skills


def test_a_second_training_of_a_kind_has_ids_of_its_own(two_skills: Inputs) -> None:
    """Nobody's session is taken for another's."""
    fields = {"agents": ["A2"], "gain": {"skills": {"payments": 3}}, "training": {"h": 1}, "first_day": "+2"}
    once = with_operation(two_skills, changed(two_skills, "cross_training", **fields))
    twice = changed(once, "cross_training", **fields)
    assert sorted(due.id for due in twice.activities) == ["cross-training-1", "cross-training-again-1"]


def test_what_does_not_fit_training_is_named(two_skills: Inputs) -> None:
    """Nothing to learn, unknown skills, too many people, a day inside the plan, no time for a session."""
    pay = {"gain": {"skills": {"payments": 3}}}
    told = [
        ({"agents": ["A2"], "gain": {}}, ("gain", "scenario_says_nothing")),
        ({"agents": ["A2"], "gain": {"skills": {"payment": 3}}}, ("gain.skills.payment", "unknown_skill")),
        ({"agents": ["A2"], "gain": {"channels": ["fax"]}}, ("gain.channels", "unknown_channel")),
        ({"count": 8, **pay}, ("count", "scenario_too_few_agents")),
        ({"agents": ["A2"], **pay, "first_day": "+3"}, ("first_day", "scenario_skill_mid_plan")),
        (
            {"agents": ["A2"], **pay, "first_day": "+0", "training": {"h": 2}},
            ("training", "scenario_window_too_short"),
        ),
    ]
    for fields, fault in told:
        assert faults(two_skills, "cross_training", **fields) == [fault]


def test_agents_who_gain_nothing_are_left_alone(two_skills: Inputs) -> None:
    """Everybody of a team, of whom one knows it already: that one stays the same value."""
    operation = changed(two_skills, "cross_training", teams=["shop"], gain={"skills": {"payments": 3}})
    known: Agent = agent(operation, "A1")
    assert known is agent(two_skills.operation, "A1")
