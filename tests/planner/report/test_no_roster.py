"""A plan that cannot be says which rules clash, in words, and which lock stands against which law."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from planner.casework import make_case
from planner.report.no_roster import no_roster_text, reason_text
from planner.rule_locks import lock_sense
from solver.case import Lock
from tests.planner.report import worlds

LOCKS = (
    Lock("ada", date(2025, 11, 4), "standard-1600-480"),
    Lock("ada", date(2025, 11, 5), "standard-0600-480"),
)

ASKED = "op --start 2025-11-03 --weeks 1"


@pytest.mark.parametrize(
    ("reason", "english", "turkish"),
    [
        ("ada: lock", "ada: Fixed by the planner", "ada: Planlamacının sabitlediği"),
        (
            "ada: daily_rest, floor:desk",
            "ada: Rest between shifts, Floor: desk",
            "ada: Vardiyalar arası dinlenme, Asgari kadro: desk",
        ),
        ("ada", "ada", "ada"),
    ],
)
def test_rules_that_clash_stand_by_their_names(reason: str, english: str, turkish: str) -> None:
    """Nobody but us calls a rule "lock"."""
    assert reason_text(reason, "en") == english
    assert reason_text(reason, "tr") == turkish


@pytest.mark.parametrize(
    ("lang", "lock", "rest"),
    [("en", "Fixed by the planner", "Rest between shifts"), ("tr", "sabitlediği", "Vardiyalar arası dinlenme")],
)
def test_a_lock_against_the_law_is_told_with_its_row_and_both_rules(lang: str, lock: str, rest: str) -> None:
    """The lock is what can be changed."""
    inputs = replace(worlds.inputs(), operation=replace(worlds.operation(), locks=LOCKS))
    found = lock_sense(inputs, make_case(inputs, worlds.requirement()))
    head, *lines, next_step = no_roster_text(("ada: lock", ""), found, ASKED, lang, proven=True).split("\n")
    assert lock in head
    assert next_step.endswith(f"vardiya explain infeasible {ASKED}")
    assert "; ." not in head
    assert len(lines) == len(found)
    assert all(line.startswith("  locks.csv") for line in lines)
    assert any(f"“{rest}”" in line for line in lines)


def test_without_proof_or_reasons_time_is_said() -> None:
    """No roster yet is not no roster ever."""
    for reasons in (("ada: lock",), ()):
        assert "--time-limit" in no_roster_text(reasons, (), ASKED, "en", proven=False)
