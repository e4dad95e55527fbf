"""The planted contact centre: lawful, free of price, fully covered, and silent about how it was planted."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from scipy.optimize import linprog

from tests.sources import ROOT

sys.path.append(str(ROOT / "benchmarks"))

from planted.contact_centre import Planted, generate, uncovered_pct
from planted.demand import heads, split, uncovered

from solver.case import RosterCase
from solver.checker import check
from solver.duties import Roster


@cache
def small(slack_pct: float = 0.0) -> tuple[RosterCase, Planted]:
    """40 agents, 4 weeks, 12 queues."""
    return generate(40, 28, 12, slack_pct, 7)


@pytest.mark.parametrize(
    ("agents", "days", "skills", "seed"),
    [(40, 28, 12, 1), (60, 10, 5, 2), (25, 7, 1, 3), (30, 30, 20, 4), (1, 14, 3, 5)],
)
def test_the_planted_roster_breaks_no_rule_costs_nothing_and_covers_everything(
    agents: int, days: int, skills: int, seed: int
) -> None:
    """Then 0 uncovered, and objective 0, are the known optimum."""
    case, facts = generate(agents, days, skills, 0.0, seed)
    assert check(case, facts.roster) == ()
    assert uncovered_pct(case, facts.roster) == facts.optimum_uncovered == 0.0
    assert (len(case.agents), len(case.grid.days), len(case.groups.queues)) == (agents, days, skills)


def test_nobody_can_be_spared_where_there_is_no_slack() -> None:
    """Demand is as large as the planted roster: any shift left out leaves its hours uncovered."""
    case, facts = small()
    for gone in facts.roster.duties[::97]:
        rest = Roster(tuple(duty for duty in facts.roster.duties if duty != gone))
        assert uncovered_pct(case, rest) > 0.0
    assert uncovered_pct(case, Roster()) == pytest.approx(100.0)


def test_slack_lowers_the_demand_and_nothing_else() -> None:
    """At 7 % slack the same people meet 7 % less, in tenths of an agent."""
    (case, facts), (less, slack) = small(), small(7.0)
    assert less.requirement.need == pytest.approx(case.requirement.need * 0.93, abs=0.1)
    assert facts.demanded * 0.9 < slack.demanded < facts.demanded * 0.94
    assert (less.agents, slack.roster, less.absences) == (case.agents, facts.roster, case.absences)
    assert uncovered_pct(less, slack.roster) == 0.0


def test_a_seed_gives_one_case_and_another_seed_another() -> None:
    """Figures of different machines speak of the same question."""
    again, _ = generate(40, 28, 12, 0.0, 7)
    assert np.array_equal(again.requirement.need, small()[0].requirement.need)
    assert again.agents == small()[0].agents
    other, _ = generate(40, 28, 12, 0.0, 8)
    assert not np.array_equal(other.requirement.need, again.requirement.need)


def test_the_case_tells_nothing_of_the_roster() -> None:
    """No base, opening, wish or lock; agents stand in the order of shuffled ids, not of contract or language."""
    case, _ = small()
    assert (case.base, case.opening.duties, case.wishes, case.locks) == (None, (), (), ())
    ids = [agent.id for agent in case.agents]
    assert ids == sorted(ids)
    part = [agent.contract.part_time for agent in case.agents]
    assert part not in (sorted(part), sorted(part, reverse=True))


def test_the_planted_world_is_varied() -> None:
    """Nights, both contracts, several lengths and starts, absences, on-call, people of several languages."""
    case, facts = small()
    duties = facts.roster.duties
    assert {duty.end_min - duty.start_min for duty in duties} == {240, 360, 480, 540}
    assert len({duty.template for duty in duties}) > 40
    assert any(case.grid.clock(duty.start_min) >= 1320 for duty in duties)
    assert {len(agent.languages) for agent in case.agents} == {1, 2}
    assert case.absences
    assert len(facts.roster.on_call) == len(case.requirement.on_call) > 28


def test_the_count_of_the_uncovered_is_that_of_a_maximum_flow() -> None:
    """Closed sets lose no shortfall and invent none."""
    rng = np.random.default_rng(3)
    serves = rng.random((4, 5)) < 0.4
    present, need = rng.integers(0, 4, (4, 12)), rng.integers(0, 4, (5, 12)).astype(float)
    pairs = np.argwhere(serves)
    limits = np.array(
        [[pair[0] == g for pair in pairs] for g in range(4)] + [[p[1] == r for p in pairs] for r in range(5)]
    )
    for t in range(12):
        flow = linprog(-np.ones(len(pairs)), limits, np.concatenate([present[:, t], need[:, t]]))
        assert uncovered(need, serves, present)[t] == pytest.approx(need[:, t].sum() + flow.fun)


def test_heads_leave_out_breaks_and_the_split_gives_each_head_to_a_row_it_serves() -> None:
    """The demand is of people at work, whole ones, who may do it."""
    case, facts = small()
    group_of = case.groups.group_of()
    present = heads(facts.roster, case.grid, group_of)
    one = facts.roster.duties[0]
    alone = heads(Roster((one,)), case.grid, group_of)
    length = sum(pause.length_min for pause in one.breaks)
    assert alone.sum() == (one.end_min - one.start_min - length) // 15
    moved = replace(one, start_min=one.start_min - 15, end_min=one.end_min + 15)
    assert heads(Roster((moved,)), case.grid, group_of).sum() == alone.sum() + 2
    need = split(present, case.requirement.serves, np.zeros(case.grid.intervals, np.int64), np.random.default_rng(1))
    assert need.sum() == present.sum()
    assert np.array_equal(need, np.floor(need))


@pytest.mark.parametrize("asked", [(0, 28, 12, 0.0), (10, 6, 12, 0.0), (10, 28, 12, 100.0), (10, 28, 99, 0.0)])
def test_sizes_that_cannot_be_planted_are_refused(asked: tuple[int, int, int, float]) -> None:
    """A typed complaint, no case that only looks planted."""
    with pytest.raises(ValueError, match=r"skills|needed"):
        generate(*asked, seed=1)
