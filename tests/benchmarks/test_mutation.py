"""The benchmark of the tests: mutants are small mistakes in what matters, and a test that sees nothing kills none."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sources import ROOT

sys.path.append(str(ROOT / "benchmarks"))

import belonging
from mutants import mutants

RULE = '''"""Text of 11 hours."""
import ast
__all__ = ["A"]
LIMIT = 4
class A:
    """Text."""
    kind: str = "a"
    citation = "Art. " + "9"
    most: int = Field(default=6, ge=0)
    @cached(maxsize=1)
    def of(self, rows: list[1], day=True):
        """Text."""
        if not rows:
            return ()
        return tuple(row + day for row in rows if row < self.most)
'''


def changes(text: str, folder: Path) -> list[tuple[int, str]]:
    """Lines and changes of a module's mutants."""
    path = folder / "module.py"
    path.write_text(text, encoding="utf-8")
    return [(mutant.line, mutant.change) for mutant in mutants(path)]


def test_what_users_may_write_and_what_is_decided_is_mutated(tmp_path: Path) -> None:
    """Defaults, bounds, guards, terms; no annotation, docstring, decorator, citation or name."""
    assert changes(RULE, tmp_path) == [
        (4, "4 -> 5"),
        (4, "4 -> 3"),
        (9, "6 -> 7"),
        (9, "6 -> 5"),
        (9, "0 -> 1"),
        (9, "0 -> -1"),
        (11, "True -> False"),
        (13, "if not rows: -> if True:"),
        (13, "if not rows: -> if False:"),
        (13, "not rows -> rows"),
        (15, "row + day -> row - day"),
        (15, "row + day -> row"),
        (15, "for row in rows if row < self.most -> for row in rows"),
        (15, "row < self.most -> row <= self.most"),
    ]


@pytest.mark.parametrize(
    ("written", "others"),
    [
        ("a <= b < c", {"a < b < c", "a <= b <= c"}),
        ("a in b", {"a not in b"}),
        ("a and b and c", {"a or b or c", "b and c", "a and c", "a and b"}),
        ("a or b", {"a and b", "b", "a"}),
        ("a if b else c", {"a", "c"}),
        ("-a", {"a"}),
        ("max(a, b)", {"min(a, b)"}),
        ("(*f(a), b)", {"(b,)"}),
        ("a | b", {"a & b"}),
        ("a // b", {"a * b"}),
    ],
)
def test_each_operator_has_its_slip(written: str, others: set[str], tmp_path: Path) -> None:
    """The boundary mistake, not a gross one that any test would see."""
    found = changes(f"x = {written}\n", tmp_path)
    assert {change.partition(" -> ")[2] for _, change in found} == others


def test_every_mutant_is_another_program(tmp_path: Path) -> None:
    """The tree is whole again before the next mistake is made."""
    path = tmp_path / "module.py"
    path.write_text("x = [a < b, a + 1]\nfor y in x:\n    y += 2\n    print(y)\n", encoding="utf-8")
    codes = [mutant.code for mutant in mutants(path)]
    assert len({(code.co_code, code.co_consts) for code in codes}) == len(codes)


def test_a_rule_is_tried_by_its_own_tests_and_a_fact_by_its_users(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mutant that only some other rule's test notices has survived."""
    monkeypatch.chdir(ROOT)
    rule, fact, checker = belonging.tasks_of(["daily_rest", "owed", "checker"])
    assert rule.tests[0] == "tests/solver/rules/test_daily_rest.py"
    assert [test.partition("[")[2] for test in rule.tests[1:]] == ["daily_rest]"] * 2
    assert "tests/solver/rules/test_overtime_limit.py" in fact.tests
    assert "tests/solver/rules/test_daily_rest.py" not in fact.tests
    assert checker.tests == ("tests/solver/test_checker.py",)


def test_dependents_are_found_through_others() -> None:
    """What has the old module in its hands must be imported anew."""
    imported = {"a": set(), "b": {"a"}, "c": {"b"}, "d": {"e"}, "e": set[str]()}
    assert belonging.dependents("a", imported) == {"b", "c"}


def test_a_sample_is_told_as_json() -> None:
    """Whoever measures reads score, mutants and survivors from it."""
    command = [sys.executable, "benchmarks/mutation.py", "--only", "daily_rest", "--sample", "3", "--json"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = json.loads(ran.stdout)
    (row,) = found["files"]
    assert (found["mutants"], row["mutants"], row["file"]) == (3, 3, "solver/rules/daily_rest.py")
    assert row["killed"] + len(row["survived"]) == 3
    assert row["killed"] >= 1
