"""Pairs."""

from __future__ import annotations

from dataclasses import replace

from solver.agreements import Agreements, Pair
from solver.rules.facts.pairs import pairs_of
from tests.solver.rules.worlds import ADA, CAN, a_case, an_agent


def test_pairs_of_a_kind_are_known_people_once_each_in_order() -> None:
    """Turned round and repeated ones are one; strangers, one person twice and other kinds are left out."""
    rows = (("eve", "ada"), ("can", "ada"), ("ada", "can"), ("ada", "zoe"), ("zoe", "can"), ("can", "can"))
    pairs = (*(Pair(first, second, "cover") for first, second in rows), Pair("can", "eve", "apart"))
    case = replace(a_case(agents=(ADA, CAN, an_agent("eve"))), agreements=Agreements(pairs=pairs))
    assert pairs_of(case, "cover") == [("ada", "can"), ("ada", "eve")]
    assert pairs_of(case, "apart") == [("can", "eve")]
