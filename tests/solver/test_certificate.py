"""Certificates: what is claimed of a roster can be checked by anybody, and a wrong claim is found."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from solver.case import RosterCase
from solver.certificate import pack, proven_cents, unpack, verify
from solver.fingerprint import fingerprint
from solver.outcomes import Certificate, Result
from solver.roster.bound.relaxation import relax
from solver.roster.engine import solve
from solver.roster.params import SolveParams
from solver.rules.consecutive_days import ConsecutiveDays
from solver.rules.daily_rest import DailyRest
from solver.rules.forms import EVERY, OnDuty, Total
from tests.solver.roster.worlds import EACH, tiny_case, varied
from tests.sources import ROOT

QUICK = SolveParams(time_limit_s=5, reproducible=True, moves=50, whole_limit_booleans=0)


def world() -> RosterCase:
    """Three people, three days, a floor, overtime; too large for nobody, too small to be dull."""
    bare = tiny_case(3, 3)
    least = np.ones(bare.grid.intervals, dtype=np.int64)
    forms = (
        OnDuty("floor", "one", EACH, least, 200),
        Total("over", EACH, EVERY, "paid_min", "horizon", None, 900, cents=90),
    )
    return varied(tiny_case(3, 3, forms=forms), np.random.default_rng(5))


@pytest.fixture(scope="module")
def solved() -> tuple[RosterCase, Result]:
    """The world rostered by the search alone, so that the bound comes from prices."""
    case = world()
    return case, solve(case, QUICK)


def certificate_of(result: Result) -> Certificate:
    """The certificate of a result that has one."""
    assert result.certificate is not None
    return result.certificate


def test_a_result_carries_a_bound_that_anybody_can_check(solved: tuple[RosterCase, Result]) -> None:
    """The prices prove the bound; the objective, its terms and both digests are found again."""
    case, result = solved
    made = certificate_of(result)
    assert made.origin == "prices"
    assert result.bound_cents == made.bound_cents
    assert 0.0 < (made.bound_cents or 0.0) <= made.objective_cents
    assert verify(case, made, result.roster) == ()
    found = proven_cents(case, made)
    assert found is not None
    assert 0.0 <= found - (made.bound_cents or 0.0) < 1.1


def test_gaps_are_shares_of_the_worth_and_of_the_cost(solved: tuple[RosterCase, Result]) -> None:
    """Both are stated: the first says what is at stake, the second what is not known."""
    _, result = solved
    made = replace(certificate_of(result), objective=(("coverage", 300.0),), bound_cents=240.0, worth_cents=6000.0)
    assert made.gap_of_worth == pytest.approx(0.01)
    assert made.gap_of_objective == pytest.approx(0.2)
    assert made.above_best_known is None
    assert replace(made, best_known_cents=250.0).above_best_known == pytest.approx(0.2)
    assert replace(made, bound_cents=None).gap_of_worth is None


@pytest.mark.parametrize(
    ("tampered", "code"),
    [
        ({"bound_cents": 10.0}, "bound"),
        ({"objective": (("coverage", 1.0),)}, "coverage"),
        ({"worth_cents": 1e9}, "worth"),
        ({"case_digest": "0" * 64}, "case"),
        ({"roster_digest": "0" * 64}, "roster"),
        ({"prices": "AAAA"}, "bound"),
    ],
)
def test_a_tampered_certificate_is_refused(
    solved: tuple[RosterCase, Result], tampered: dict[str, object], code: str
) -> None:
    """Each claim is held against the case and the roster; a bound 10 cents too high is found out."""
    case, result = solved
    made = certificate_of(result)
    if "bound_cents" in tampered:
        tampered = {"bound_cents": (made.bound_cents or 0.0) + 10.0}
    faults = verify(case, replace(made, **tampered), result.roster)  # type: ignore[arg-type]  # fields by name
    assert code in {fault.code for fault in faults}


def test_a_bound_above_the_roster_is_refused(solved: tuple[RosterCase, Result]) -> None:
    """A bound of an exact search cannot be worked out again, but it cannot lie above a roster either."""
    case, result = solved
    made = replace(certificate_of(result), origin="search", prices="", bound_cents=1e9)
    assert [fault.code for fault in verify(case, made, result.roster)] == ["bound_above"]


@pytest.mark.parametrize(
    ("claimed", "code"),
    [
        ({"origin": "", "bound_cents": 5.0}, "origin"),
        ({"origin": "oracle", "bound_cents": 5.0}, "origin"),
        ({"origin": "search", "bound_cents": None}, "origin"),
        ({"origin": "search", "bound_cents": float("nan")}, "bound_above"),
        ({"origin": "prices", "bound_cents": float("nan")}, "bound"),
        ({"origin": "search", "bound_cents": 5.0, "best_known_cents": 3.0}, "best_known"),
        ({"origin": "search", "bound_cents": 5.0, "best_known_cents": float("nan")}, "best_known"),
    ],
)
def test_a_bound_that_comes_from_nowhere_is_refused(
    solved: tuple[RosterCase, Result], claimed: dict[str, object], code: str
) -> None:
    """A bound has an origin and is a number, and no roster known is cheaper than it."""
    case, result = solved
    made = replace(certificate_of(result), **claimed)  # type: ignore[arg-type]  # fields by name
    assert code in {fault.code for fault in verify(case, made, result.roster)}


def test_another_roster_is_not_what_was_certified(solved: tuple[RosterCase, Result]) -> None:
    """A duty taken away changes the roster's digest."""
    case, result = solved
    assert result.roster is not None
    other = replace(result.roster, duties=result.roster.duties[1:])
    assert [fault.code for fault in verify(case, certificate_of(result), other)] == ["roster"]


def test_what_an_exact_search_proved_is_stated_as_such() -> None:
    """A small case built whole: its bound is the search's, and no prices are stored."""
    case = tiny_case(1, 2)
    result = solve(case, SolveParams(time_limit_s=5, reproducible=True, moves=20))
    made = certificate_of(result)
    assert (made.origin, made.prices) == ("search", "")
    assert verify(case, made, result.roster) == ()


def test_no_time_for_a_bound_gives_a_certificate_without_one() -> None:
    """Nothing is claimed that was not proven."""
    params = SolveParams(time_limit_s=5, reproducible=True, moves=5, whole_limit_booleans=0, bound_limit_s=0)
    case = world()
    result = solve(case, params)
    made = certificate_of(result)
    assert (made.bound_cents, made.origin, made.gap_of_worth) == (None, "", None)
    assert verify(case, made, result.roster) == ()


def test_prices_survive_being_stored(solved: tuple[RosterCase, Result]) -> None:
    """Packed and unpacked they are the same to a tenth of a cent; for another case they do not fit."""
    case, result = solved
    relaxation = relax(case, 60)
    prices = unpack(certificate_of(result).prices, relaxation)
    assert prices is not None
    assert pack(prices) == certificate_of(result).prices
    assert unpack(certificate_of(result).prices, relax(tiny_case(1, 2), 60)) is None


def test_equal_values_have_one_fingerprint_and_others_another() -> None:
    """Two cases built alike are one case; an agent more is another."""
    assert fingerprint(tiny_case(2, 2)) == fingerprint(tiny_case(2, 2))
    assert fingerprint(tiny_case(2, 2)) != fingerprint(tiny_case(3, 2))
    assert fingerprint(frozenset({"b", "a"})) == fingerprint(frozenset({"a", "b"}))
    with pytest.raises(TypeError, match="no canonical text"):
        fingerprint(object())


VERIFYING = """
import json, pickle, sys
sys.modules.update(dict.fromkeys(("ortools", "scipy.optimize", "statsmodels")))  # an import of any of them fails
from solver.certificate import verify
case, certificates, roster = pickle.load(sys.stdin.buffer)
print(json.dumps([[fault.code for fault in verify(case, made, roster)] for made in certificates]))
"""


def test_a_certificate_is_verified_without_any_solver() -> None:
    """Another interpreter in which no solver can be imported finds the evidence good, and a false bound false."""
    case = replace(world(), rules=(DailyRest(), ConsecutiveDays(most_days=4)))
    result = solve(case, QUICK)
    made = certificate_of(result)
    false = replace(made, bound_cents=(made.bound_cents or 0.0) + 10.0)
    told = pickle.dumps((case, (made, false), result.roster))
    ran = subprocess.run([sys.executable, "-c", VERIFYING], cwd=ROOT, input=told, capture_output=True, check=True)
    assert json.loads(ran.stdout) == [[], ["bound"]]
