"""Certificates of benchmark runs are checked again, and held against what is published."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from tests.sources import ROOT

sys.path.append(str(ROOT / "benchmarks"))

from instances.claims import false_claims, with_best_known
from instances.instance import Instance, Verdict

from solver.outcomes import Result
from solver.roster.engine import solve
from solver.roster.params import SolveParams
from tests.solver.roster.worlds import tiny_case


@pytest.fixture(scope="module")
def solved() -> tuple[Instance, Result]:
    """One person where three are needed, built whole: the bound is what the roster costs."""
    case = tiny_case(1, 2, need=3.0)
    instance = Instance("tiny", case, lambda roster: Verdict({}), scale=10, constant=7)
    return instance, solve(case, SolveParams(time_limit_s=5, reproducible=True, moves=20))


def test_the_lowest_cost_published_stands_in_the_certificate_in_cents(solved: tuple[Instance, Result]) -> None:
    """Without the constant that the case leaves out, so that shares are of what the search could change."""
    instance, result = solved
    assert result.certificate is not None
    assert with_best_known(instance, result.certificate) == result.certificate
    assert with_best_known(replace(instance, best_known=107), result.certificate).best_known_cents == 1000.0


def test_a_bound_above_what_is_published_is_told(solved: tuple[Instance, Result]) -> None:
    """Somebody is wrong then, and it may be the bound."""
    instance, result = solved
    assert result.bound_cents is not None
    cost = round(instance.cost_of(result.bound_cents))
    assert false_claims(replace(instance, best_known=cost + 1), result) == ()
    assert [text.split()[3] for text in false_claims(replace(instance, best_known=cost // 2), result)] == ["best_known"]
