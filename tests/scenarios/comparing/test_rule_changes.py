"""Rules that a scenario breaks, and those that it keeps again."""

from __future__ import annotations

from dataclasses import replace

from planner.operation.config import RulesSpec
from scenarios.comparing.rules import newly_loosened, rule_changes
from solver.outcomes import Violation

REST = Violation("daily_rest", "ada", 600, 1200, 600, 660, "min")
WISH = Violation("wish", "can", 600, 1200, 1, 0, "days", hard=False, cents=500)


def test_what_both_break_alike_is_no_change() -> None:
    """Only differences are told."""
    assert rule_changes((REST, WISH), (REST, WISH)) == ()


def test_a_hard_rule_broken_elsewhere_is_new_and_gone() -> None:
    """As many as before, and yet another night: both are told."""
    (found,) = rule_changes((REST,), (replace(REST, start_min=2040),))
    assert (found.rule, found.hard, found.before, found.after, found.new, found.gone) == (
        "daily_rest",
        True,
        1,
        1,
        1,
        1,
    )


def test_hard_rules_come_first_then_the_dearest() -> None:
    """The planner reads from the top."""
    dear = replace(WISH, rule="fair_nights", cents=90_000)
    found = rule_changes((), (WISH, dear, REST))
    assert [one.rule for one in found] == ["daily_rest", "fair_nights", "wish"]
    assert [one.cents_after for one in found] == [0, 90_000, 500]


def test_windows_of_one_policy_are_one_rule() -> None:
    """A policy has a window for each day; its name stands for all."""
    days = tuple(replace(WISH, rule=f"standby:night:2025-11-0{day}", start_min=day) for day in (1, 2))
    (found,) = rule_changes((), days)
    assert (found.rule, found.new) == ("standby:night", 2)


def test_a_rule_that_the_scenario_loosens_is_named() -> None:
    """Ten hours of rest where the law has eleven; what the operation itself loosened before is not the scenario's."""
    plain, stricter = RulesSpec(), RulesSpec(changes={"daily_rest": {"rest_min": 720, "reason": "Rest"}})
    ten = RulesSpec(changes={"daily_rest": {"rest_min": 600, "reason": "Peak"}})
    dropped = RulesSpec(changes=ten.changes, drop={"weekly_rest": "Try it"})
    assert newly_loosened(plain, ten) == ("daily_rest",)
    assert newly_loosened(ten, dropped) == ("weekly_rest",)
    assert newly_loosened(plain, stricter) == newly_loosened(ten, ten) == newly_loosened(ten, plain) == ()
