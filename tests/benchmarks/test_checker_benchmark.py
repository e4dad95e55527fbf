"""The benchmark of the checker: its floor states what rules look at, and its figures have their names."""

from __future__ import annotations

import json
import sys
from dataclasses import replace

import pytest

from tests.sources import ROOT

sys.path.append(str(ROOT / "benchmarks"))

import checker as benchmark
import floor_of_agents

from solver.checker import check
from solver.rules import RULES

TINY = ["--agents", "60", "--days", "14", "--runs", "1"]


def test_json_is_one_object_with_the_agreed_names(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever measures reads seconds, sizes and each rule's milliseconds from it."""
    assert benchmark.main([*TINY, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found)[:2] == ["check_s", "first_check_s"]
    assert (found["agents"], found["days"]) == (60, 14)
    assert set(found["ms"]) >= {"view", "daily_rest", "wish"}
    assert found["rules"] == len(found["ms"]) - 1


def test_all_rules_can_be_measured(capsys: pytest.CaptureFixture[str]) -> None:
    """Registered rules at their defaults, each timed."""
    assert benchmark.main([*TINY, "--all-rules"]) == 0
    told = capsys.readouterr().out
    assert f"rules                        {len(RULES)}" in told
    assert "ms daily_rest" in told


def test_the_floor_states_what_rules_look_at() -> None:
    """A rule that finds nothing to look at would be fast for nothing; its rows themselves are in order."""
    case = floor_of_agents.a_case(60, 14)
    roster = floor_of_agents.a_roster(case)
    stated = replace(case, rules=tuple(rule() for rule in RULES))  # type: ignore[call-arg]  # every rule has defaults
    kinds = {v.rule.partition(":")[0] for v in check(stated, roster)}
    assert len(kinds) > len(RULES) // 3
    assert "rows" not in kinds
    assert case.opening.duties
    assert case.absences
    assert case.agreements.ledger
