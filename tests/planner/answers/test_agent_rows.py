"""An agent's rows counted minute by minute: the same figures as the rules', by other means."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from planner.answers.agent_compared import compared_rows
from planner.answers.agent_rows import LEDGER, agent_rows
from planner.answers.fairness import compare_burdens, occasions
from planner.answers.standing import Standing, standing
from planner.operation import load
from planner.operation.operation import LedgerMonth
from planner.store import Store
from solver.case import Wish
from solver.duties import Roster


@pytest.fixture(scope="module")
def whole(small_planned: Path) -> Standing:
    """The small plan with a ledger, wishes that were not granted, and match days."""
    asked = standing(load(small_planned), Store(small_planned))
    agents, days = asked.case.agents, asked.plan.grid.days
    month = (days[0].replace(day=1) - timedelta(days=40)).replace(day=1)
    ledger = tuple(LedgerMonth(one.id, month, (("nights", n), ("matches", 2 * n))) for n, one in enumerate(agents))
    worked = {(duty.agent, duty.day) for duty in asked.plan.roster.duties}
    wishes = tuple(Wish(agent, day, "off") for agent, day in sorted(worked)[:3])
    operation = replace(asked.inputs.operation, ledger=ledger, wishes=wishes)
    return replace(asked, inputs=replace(asked.inputs, operation=operation))


@pytest.fixture(scope="module")
def roster(whole: Standing) -> Roster:
    """The plan's roster with every shift of its second day nine hours later: some of them are nights."""
    day = whole.plan.grid.days[1]
    moved = (
        replace(duty, start_min=duty.start_min + 540, end_min=duty.end_min + 540) if duty.day == day else duty
        for duty in whole.plan.roster.duties
    )
    return replace(whole.plan.roster, duties=tuple(sorted(moved)))


def test_both_ways_of_counting_agree_on_everybody(whole: Standing, roster: Roster) -> None:
    """Nights, weekends, feasts, match nights, on-call and wishes of every agent."""
    told = occasions(whole.case, roster)
    assert any(told["nights"].values())
    assert any(told["refused"].values())
    for agent in whole.case.agents:
        rows = agent_rows(whole, roster, agent.id)
        assert rows.plan == {column: len(told[measure].get(agent.id, ())) for measure, column in LEDGER.items()}
        assert sum(paid for _, paid in rows.weeks) == sum(d.paid_min for d in roster.duties if d.agent == agent.id)


def test_both_ways_of_comparing_agree(whole: Standing, roster: Roster) -> None:
    """People, median, range and rank of each burden, by month and over the year."""
    agent = whole.case.agents[-1].id
    rows = {(row["measure"], row["period"]): row for row in compared_rows(whole, roster, agent)}
    found = compare_burdens(whole.case, roster, agent)
    assert any(one.comparable for one in found)
    for one in found:
        row = rows[LEDGER[one.measure], one.period]
        assert row["people"] == one.people
        if one.comparable:
            for name in ("rate", "median", "least", "most", "rank"):
                assert row[name] == pytest.approx(getattr(one, name))


def test_the_ledger_counts_the_twelve_months_before_the_plan(whole: Standing, roster: Roster) -> None:
    """A month of thirteen months ago is forgotten."""
    agent, start = whole.case.agents[-1], whole.plan.start
    old = LedgerMonth(agent.id, start.replace(year=start.year - 2, day=1), (("nights", 50),))
    operation = replace(whole.inputs.operation, ledger=(*whole.inputs.operation.ledger, old))
    longer = replace(whole, inputs=replace(whole.inputs, operation=operation))
    rows = agent_rows(longer, roster, agent.id)
    assert rows.ledger["nights"] == len(whole.case.agents) - 1
    assert rows.ledger_months["nights"] == 1
    assert rows.year["nights"] == rows.ledger["nights"] + rows.plan["nights"]
