"""Failures and warnings speak the planner's words, not the program's."""

from __future__ import annotations

import pytest

from planner.problems import Problem, StoreError
from planner.publishing import NotPublishableError
from planner.report.failures import explain, problem_line


def test_warnings_name_rules_as_the_report_does() -> None:
    """A rule's code in a file means nothing to whoever reads a report."""
    problem = Problem("previous.csv", None, None, "sense_no_previous", "", (("rules", "daily_rest, nights"),))
    assert problem_line(problem, "en").endswith("Rest between shifts, Nights.")
    assert "daily_rest" not in problem_line(problem, "tr")


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_a_failing_store_is_told_without_statement_and_link(lang: str) -> None:
    """SQLAlchemy adds its SQL and a link to its manual."""
    error = StoreError(
        "(sqlite3.OperationalError) disk I/O error\n[SQL: SELECT 1]\n(Background: https://sqlalche.me/e)"
    )
    code, text = explain(error, lang)
    assert code == 6
    assert "disk I/O error" in text
    assert "sqlalche.me" not in text
    assert "SQL:" not in text


def test_an_empty_reason_is_wrong_usage_and_a_held_day_a_refusal() -> None:
    """A script must tell a command that was typed wrongly from a plan that may not be published."""
    assert explain(NotPublishableError("no_reason"), "en")[0] == 2
    assert explain(NotPublishableError("hard_violations", 3), "en")[0] == 1
