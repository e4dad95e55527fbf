"""Engine and checker price the same roster: two roads that must meet, term by term."""

from __future__ import annotations

from dataclasses import replace

from planner.inputs import Inputs
from planner.plans import Plan, RosterStage
from planner.repricing import Term, reprice, terms
from planner.stage_inputs import stage_keys
from solver.outcomes import Violation
from tests.planner.roster_files.worlds import inputs, plan


def wish(cents: int) -> Violation:
    return Violation("wish", "ada", 0, 60, 1, 0, "duties", False, cents)


def short(cents: int) -> Violation:
    return Violation("standby:night", "", 0, 60, 0, 1, "agents", False, cents)


def priced(*objective: tuple[str, float], found: tuple[Violation, ...] = ()) -> Plan:
    made = plan()
    stage = made.roster_stage
    assert stage is not None
    result = replace(stage.result, objective=objective)
    return replace(made, roster_stage=RosterStage(result, stage.requirement, 0), violations=found)


def test_equal_prices_agree_and_others_do_not() -> None:
    """Half a cent is rounding, a cent is a fault of ours; a rule that only one of both prices is one too."""
    found = terms((("wish", 3000.4), ("nights", 500.0)), (wish(3000), short(900)))
    assert found == (Term("nights", 500.0, 0), Term("standby", 0.0, 900), Term("wish", 3000.4, 3000))
    assert [term.agrees for term in found] == [False, False, True]
    assert not Term("wish", 3000.5, 3000).agrees


def test_terms_of_no_rule_are_left_out_and_missing_standby_is_its_rules() -> None:
    """Coverage is no rule's, fees are paid for standing by, and a hard least is not a price."""
    objective = (("coverage", 1e6), ("on_call", 900.0), ("on_call_fees", 50.0), ("hard:nights", 1e9))
    assert terms(objective, (short(900),)) == (Term("standby", 900.0, 900),)


def test_a_plan_of_todays_files_is_compared_with_todays_prices() -> None:
    """Nothing has changed since, so the engine's figures must be today's."""
    given: Inputs = inputs()
    made = replace(priced(("wish", 3000.0), found=(wish(3000),)), keys=(("roster", stage_keys(given)["roster"]),))
    assert [term.agrees for term in reprice(made, given, (wish(2000),))] == [False]
    assert [term.agrees for term in reprice(made, given, (wish(3000),))] == [True]


def test_a_plan_of_older_files_is_compared_with_the_prices_of_its_day() -> None:
    """A wish entered later costs today; the engine could not know."""
    made = replace(priced(("wish", 3000.0), found=(wish(3000),)), keys=(("roster", "of other files"),))
    assert [term.agrees for term in reprice(made, inputs(), (wish(3000), wish(700)))] == [True]
    assert [t.agrees for t in reprice(replace(made, violations=(wish(2000),)), inputs(), (wish(3000),))] == [False]


def test_a_plan_without_a_roster_has_no_prices() -> None:
    """It was stopped before."""
    assert reprice(replace(plan(), roster_stage=None), inputs(), ()) == ()
