"""What stays at risk in a plan: named where chance and goal say so, with the cheapest help."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.at_risk import risk_of
from planner.inputs import Inputs
from planner.plans import Plan
from planner.playing import Playing
from planner.proof import resimulate
from planner.report.fixes import fix_parts
from planner.report.tables import Table
from planner.risks import Fix, Risk
from solver.queues import Measure, ServiceGoal


@pytest.fixture(scope="module")
def risk(small_plan: Plan, small_inputs: Inputs) -> Risk:
    """Every block whose goal may be missed at all counts as at risk."""
    return risk_of(
        small_plan, small_inputs, resimulate(small_plan, small_inputs, 1, Playing(10, True)), limit_share=0.0
    )


def test_every_judged_block_is_told_once_in_order(risk: Risk) -> None:
    """The heat map has one field for each."""
    places = [(block.start_min, block.queue) for block in risk.blocks]
    assert places == sorted(set(places))
    assert all(block.offered > 0 and 0.0 <= block.miss_share <= 1.0 for block in risk.blocks)


def test_late_contacts_and_shortage_go_together(risk: Risk) -> None:
    """Where even the expected service misses the goal, agents are short; elsewhere a source is named."""
    for block in risk.blocks:
        assert (block.cause == "short") == (block.late > 0) == (block.service < block.target_share)


def test_a_mean_wait_is_short_where_it_is_too_long(small_plan: Plan, small_inputs: Inputs) -> None:
    """Whatever share is within the threshold: nearly all of a block may be served in time and still wait too long."""
    operation = small_inputs.operation
    goal = ServiceGoal(Measure.ASA, 0.99, 30.0)
    waiting = tuple(replace(queue, goal=goal) for queue in operation.queues)
    inputs = replace(small_inputs, operation=replace(operation, queues=waiting))
    attained = resimulate(small_plan, inputs, 1, Playing(4))
    blocks = risk_of(small_plan, inputs, attained).blocks
    rows = attained.table[attained.table["period"] == "block"].set_index(["queue", "start_min"])
    for block in blocks:
        row = rows.loc[block.queue, block.start_min]
        too_long = row["served"] == 0 or row["asa_s"] > goal.threshold_s
        assert (block.cause == "short") == (block.late > 0) == too_long
    assert any(block.late == 0 and block.service < block.target_share for block in blocks)


def test_blocks_at_risk_come_worst_first(risk: Risk) -> None:
    """Whoever reads three lines reads the right ones."""
    assert risk.at_risk
    late = [block.late for block in risk.at_risk]
    assert late == sorted(late, reverse=True)


def test_a_fix_is_one_more_agent_in_that_block_who_serves_the_queue(risk: Risk) -> None:
    """Its price is four hours at the group's rate."""
    fixed = [block for block in risk.at_risk if block.fix is not None]
    assert fixed
    for block in fixed:
        assert block.fix in risk.fixes
        assert block.fix is not None
        assert (block.fix.start_min, block.fix.end_min) == (block.start_min, block.end_min)
        assert block.queue in block.fix.queues
        assert block.fix.avoided > 0
        assert block.fix.cents > 0


def test_an_accepted_chance_of_one_leaves_nothing_at_risk(small_plan: Plan, small_inputs: Inputs) -> None:
    """Who accepts everything is told of nothing."""
    attained = resimulate(small_plan, small_inputs, 1, Playing(2))
    assert risk_of(small_plan, small_inputs, attained, limit_share=1.0).at_risk == ()


def test_no_price_per_contact_where_nobody_is_helped() -> None:
    """Nothing divided is no number."""
    assert Fix("a", ("phone",), 0, 240, 0.0, 96000).cents_per_contact is None
    assert Fix("a", ("phone",), 0, 240, 12.0, 96000).cents_per_contact == 8000.0


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_the_table_tells_each_block_and_its_help(risk: Risk, small_inputs: Inputs, lang: str) -> None:
    """Worst first, and never an empty price."""
    (table,) = fix_parts(risk, small_inputs, lang)
    assert isinstance(table, Table)
    assert [row[0] for row in table.rows] == [block.queue for block in risk.at_risk[: len(table.rows)]]
    assert all("{" not in cell for row in table.rows for cell in row)


def test_nothing_at_risk_is_said(small_inputs: Inputs) -> None:
    """An empty table would look like a fault."""
    (line,) = fix_parts(Risk(0.2, (), ()), small_inputs, "en")
    assert not isinstance(line, Table)
