"""The ledger: burdens of a year, and the credit of those who bore less."""

from __future__ import annotations

from dataclasses import replace

from solver.agreements import Agreements, Tally
from solver.case import RosterCase
from solver.rules.facts.ledger import burdens, credit, mean, rising
from tests.solver.rules.worlds import ADA, CAN, a_case, an_agent

THREE = ("ada", "can", "eve")


def told(*rows: Tally) -> RosterCase:
    """Ada, Can and Eve with these rows in the ledger."""
    return replace(a_case(agents=(ADA, CAN, an_agent("eve"))), agreements=Agreements(ledger=rows))


def test_a_burden_is_stretched_to_a_year() -> None:
    """Seven nights in six months are fourteen a year; twelve months stay as they are."""
    case = told(Tally("ada", "nights", 7, 6.0), Tally("can", "nights", 9))
    assert burdens(case, "nights", ("can", "ada")) == {"ada": 14, "can": 9}


def test_halves_are_rounded_up() -> None:
    """5 in 8 months are 7.5: eight; 1 in 5 months are 2.4: two."""
    case = told(Tally("ada", "nights", 5, 8.0), Tally("can", "nights", 1, 5.0))
    assert burdens(case, "nights", ("ada", "can")) == {"ada": 8, "can": 2}


def test_parts_of_the_year_are_added() -> None:
    """2 in 3 months and 6 in 5 months are 8 in 8 months: 12 a year; the same row twice is one row."""
    rows = Tally("ada", "nights", 2, 3.0), Tally("ada", "nights", 6, 5.0)
    assert burdens(told(*rows, rows[0]), "nights", ("ada",)) == {"ada": 12}


def test_who_has_no_row_bore_the_mean() -> None:
    """Of 4 and 7 the mean is 5.5: six for Eve."""
    case = told(Tally("ada", "nights", 4), Tally("can", "nights", 7))
    assert burdens(case, "nights", THREE) == {"ada": 4, "can": 7, "eve": 6}


def test_other_measures_and_people_who_cannot_be_asked_are_left_out() -> None:
    """Eve's forty nights are nobody's measure if she works none now."""
    case = told(Tally("ada", "nights", 4), Tally("eve", "nights", 40), Tally("can", "feasts", 9))
    assert burdens(case, "nights", ("ada", "can")) == {"ada": 4, "can": 4}
    assert credit(case, "nights", ("ada", "can"), 5) == {"ada": 0, "can": 0}


def test_without_a_ledger_there_is_nothing_to_compare() -> None:
    """No row of those who could be asked: no burden, no credit."""
    assert burdens(told(), "nights", THREE) == {}
    assert credit(told(Tally("eve", "nights", 3)), "nights", ("ada",), 5) == {}


def test_credit_is_what_the_most_burdened_bore_more() -> None:
    """Against 12: 2 for ten, 0 for twelve, and 5 at most for one."""
    case = told(Tally("ada", "nights", 10), Tally("can", "nights", 12), Tally("eve", "nights", 1))
    assert credit(case, "nights", THREE, 5) == {"ada": 2, "can": 0, "eve": 5}
    assert credit(case, "nights", THREE, 11) == {"ada": 2, "can": 0, "eve": 11}


def test_a_mean_is_rounded_half_up() -> None:
    """2.5 is three, 2.33 is two."""
    assert (mean([2, 3]), mean([2, 2, 3]), mean([4])) == (3, 2, 4)


def test_a_rising_price_is_triangular() -> None:
    """Once, one and two, one and two and three times the price."""
    assert [rising(units, 50) for units in (1, 2, 3)] == [50, 150, 300]
