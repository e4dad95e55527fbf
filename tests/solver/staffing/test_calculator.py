"""One line reckoned: the formulas answer both ways round, and what has no answer is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.errors import SolverError
from solver.queues import Concurrency
from solver.staffing.ask import Ask, Model
from solver.staffing.calculator import calculate

FIFTY = Ask(Model.ABANDONS, per_s=50 / 300, aht_s=300, target_share=0.8, within_s=30, patience_s=180)
CHATS = Ask(
    Model.CHAT, 2 / 60, 480, 0.8, within_s=45, patience_s=240, concurrency=Concurrency(3, (1.0, 1.25, 1.5))
)  # 8, 10, 12 minutes at 1, 2, 3 at once
STEADY = {Model.ABANDONS: 50, Model.WAITS: 56, Model.BLOCKED: 51}


@pytest.mark.parametrize("model", STEADY)
def test_each_model_needs_its_own_number_of_agents(model: Model) -> None:
    """50 erlangs at 80/30: C and A as printed in the research; B at one in ten blocked."""
    share = 0.8 if model is not Model.BLOCKED else 0.9
    found = calculate(replace(FIFTY, model=model, target_share=share))
    assert found.served.agents == STEADY[model]


def test_what_is_needed_serves_enough_and_one_fewer_does_not() -> None:
    """The least number, with two rows on either side."""
    found = calculate(FIFTY)
    levels = {agents: served.service_level for agents, served in found.beside if served is not None}
    assert list(levels) == [48, 49, 50, 51, 52]
    assert levels[49] < 0.8 <= levels[50] == found.served.service_level
    assert found.exact is not None
    assert 49 < found.exact <= 50
    given = calculate(replace(FIFTY, target_share=None, agents=found.exact))
    assert given.served.service_level == pytest.approx(0.8, abs=1e-12)


def test_chats_are_staffed_by_the_spread_birth_and_death_process() -> None:
    """Nine, with 0.903 served; slots at the AHT of one chat would say seven."""
    found = calculate(CHATS)
    assert (found.served.agents, round(found.served.service_level, 3)) == (9, 0.903)
    assert found.exact is None  # no part of an agent holds a chat


def test_a_lossy_line_loses_what_it_does_not_serve() -> None:
    """Model b in the terms of the others, as if patience were nothing."""
    served = calculate(replace(FIFTY, model=Model.BLOCKED, target_share=None, agents=47)).served
    almost = calculate(replace(FIFTY, target_share=None, agents=47, patience_s=1e-7, within_s=0)).served
    assert served.p_wait == served.p_abandon == pytest.approx(1 - served.service_level)
    assert almost.service_level == pytest.approx(served.service_level, rel=1e-6)
    assert almost.occupancy == pytest.approx(served.occupancy, rel=1e-6)


def test_an_occupancy_cap_can_ask_for_more_than_the_goal() -> None:
    """Large lines meet their goal with hardly a pause."""
    found = calculate(replace(FIFTY, most_occupied=0.85)).served
    assert found.agents > 50
    assert found.occupancy <= 0.85


@pytest.mark.parametrize("model", list(Model))
def test_without_contacts_nobody_is_needed(model: Model) -> None:
    """Night hours of a small queue."""
    assert calculate(replace(FIFTY, model=model, per_s=0.0)).served.agents == 0


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"model": Model.WAITS, "target_share": None, "agents": 50}, "unstable"),
        ({"model": Model.WAITS, "target_share": None, "agents": 12.5}, "unstable"),
        ({"patience_s": None}, "patience_needed"),
        ({"patience_s": -1.0}, "patience_not_positive"),
        ({"patience_s": float("nan")}, "patience_not_positive"),
        ({"aht_s": 0.0}, "aht_not_positive"),
        ({"per_s": float("nan")}, "load_invalid"),
        ({"per_s": -1.0}, "load_invalid"),
        ({"target_share": 1.0}, "target_unattainable"),
        ({"target_share": 80.0}, "goal_invalid"),
        ({"target_share": float("nan")}, "goal_invalid"),
        ({"target_share": None}, "agents_or_target"),
        ({"within_s": -1.0}, "within_invalid"),
        ({"within_s": float("nan")}, "within_invalid"),
        ({"most_occupied": 0.0}, "occupancy_invalid"),
        ({"agents": float("nan")}, "agents_invalid"),
        ({"agents": -1.0}, "agents_invalid"),
    ],
)
def test_what_has_no_answer_is_said(change: dict[str, object], code: str) -> None:
    """Never a number."""
    with pytest.raises(SolverError) as refused:
        calculate(replace(FIFTY, **change))  # type: ignore[arg-type]  # values of every field
    assert [problem.code for problem in refused.value.problems] == [code]


def test_every_problem_is_raised_together() -> None:
    """A question is looked at whole before anything is reckoned."""
    with pytest.raises(SolverError) as refused:
        calculate(replace(FIFTY, aht_s=0.0, patience_s=-1.0, target_share=1.0, lines=0, vip_share=0.1))
    assert sorted(problem.code for problem in refused.value.problems) == [
        "aht_not_positive", "extra_beside", "lines_invalid", "patience_not_positive", "target_unattainable",
        "vip_share_not_here",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "added", [{"redial_share": 0.4}, {"patience_shape": 0.6}, {"lines": 60}, {"model": Model.WAITS, "vip_share": 0.2}]
)
def test_what_is_needed_with_something_added_is_the_least(added: dict[str, object]) -> None:
    """One fewer misses the goal, or cannot keep up."""
    ask = replace(FIFTY, **added)  # type: ignore[arg-type]  # values of several fields
    found = calculate(ask)
    rows = dict(found.beside)
    fewer = rows[found.served.agents - 1]
    assert found.served.service_level >= 0.8
    assert fewer is None or fewer.service_level < 0.8


def test_chats_that_slow_an_agent_too_far_are_refused() -> None:
    """Two at 20 minutes end fewer than one at 8."""
    with pytest.raises(SolverError, match="throughput_falls"):
        calculate(replace(CHATS, concurrency=Concurrency(2, (1.0, 2.5))))


def test_rows_below_a_stable_line_hold_no_figures() -> None:
    """A table must not print what a queue without end would give."""
    found = calculate(replace(FIFTY, model=Model.WAITS, target_share=None, agents=51))
    assert [(agents, served is None) for agents, served in found.beside] == [
        (49, True), (50, True), (51, False), (52, False), (53, False),
    ]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    load=st.floats(0.1, 80),
    target=st.floats(0.05, 0.99),
    within=st.floats(0, 120),
    patience=st.floats(10, 2000),
    model=st.sampled_from([Model.ABANDONS, Model.WAITS, Model.BLOCKED]),
)
def test_agents_and_service_answer_each_other(
    load: float, target: float, within: float, patience: float, model: Model
) -> None:
    """Asking back with the answer meets the goal; a hundredth of an agent below the exact number misses it."""
    ask = Ask(model, load / 240, 240, target, within_s=within, patience_s=patience)
    found = calculate(ask)
    assert found.served.service_level >= target - 1e-12
    if found.exact is not None and found.exact > 0.02:
        fewer = found.exact - 0.01
        if model is Model.WAITS and fewer <= load:
            return  # unstable, and refused
        assert calculate(replace(ask, target_share=None, agents=fewer)).served.service_level < target


@pytest.mark.parametrize("model", [Model.WAITS, Model.BLOCKED])
def test_the_limit_of_occupancy_counts_ties_as_kept_and_ends_soon(model: Model) -> None:
    """Three agents with 2.4 erlangs are 80 % busy, which is what was asked; a tiny limit takes no long walk."""
    asked = Ask(model, 24 / 1800, 180.0, 0.5, None, 3000.0, most_occupied=0.8)
    found = calculate(asked)
    assert found.served.occupancy <= 0.8 + 1e-12
    if model is Model.WAITS:
        assert found.served.agents == 3
    rested = calculate(replace(asked, most_occupied=1e-4))
    assert rested.served.occupancy <= 1e-4 + 1e-12
    assert rested.served.agents == pytest.approx(2.4 / 1e-4, abs=1.0)
