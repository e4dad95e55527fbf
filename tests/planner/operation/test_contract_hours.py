"""Hours of a contract may be as long as a book allows somewhere; which of both holds is the stricter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.operation import load
from planner.operation.shift_specs import MOST_WEEK_H
from planner.problems import Problem
from solver.rules import BY_KIND
from solver.rules.presets import PRESETS
from solver.rules.weekly_hours import WeeklyHours

Refused = Callable[[], tuple[Problem, ...]]
Change = Callable[[str, str, str], None]
HOURS = "week_h: 40, least_week_h: 30, most_week_h: 45"


@pytest.mark.parametrize("hours", [60, 66, 78, 84])
def test_the_longest_weeks_of_the_books_can_be_stated(change: Change, folder: Path, hours: int) -> None:
    """Germany's 60 h, Turkey's 66 h with overtime, the Union's 78 h."""
    change("operation.yaml", HOURS, f"week_h: 40, least_week_h: 30, most_week_h: {hours}")
    (contract,) = {agent.contract for agent in load(folder).agents}
    assert contract.most_week_min == 60 * hours


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("week_h", "week_h: 84.5, least_week_h: 30, most_week_h: 84"),
        ("least_week_h", "week_h: 40, least_week_h: 84.5, most_week_h: 45"),
        ("most_week_h", "week_h: 40, least_week_h: 30, most_week_h: 84.5"),
    ],
)
def test_more_than_seven_days_of_twelve_hours_is_a_slip(change: Change, problems: Refused, key: str, said: str) -> None:
    """Told at its key."""
    change("operation.yaml", HOURS, said)
    assert [(p.column, p.code) for p in problems()] == [(f"contracts.full.{key}", "yaml_bounds")]


def test_a_contract_can_reach_every_books_week() -> None:
    """Otherwise the smaller bound of the file, not the law, would be the limit."""
    weeks = [entry.rule for book in PRESETS for entry in book.entries if isinstance(entry.rule, WeeklyHours)]
    assert weeks
    assert all(rule.most_week_min <= 60 * MOST_WEEK_H for rule in weeks)
    with pytest.raises(ValueError, match="5040"):
        BY_KIND["weekly_hours"].model_validate({"most_week_min": 60 * MOST_WEEK_H + 1})
