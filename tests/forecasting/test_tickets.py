"""A system that counts cases still tells how many contacts came."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forecasting.tickets import TicketParams, contacts_of_tickets, contacts_per_ticket

NAN = np.nan


def test_a_stated_factor_counts_before_anything_learnt() -> None:
    """The planner knows that a case brings three mails."""
    queue, offered, tickets = np.array([0, 0]), np.array([100.0, NAN]), np.array([100.0, 50.0])
    factor = contacts_per_ticket(queue, offered, tickets, np.array([3.0]), TicketParams())
    assert factor.tolist() == [3.0]
    assert contacts_of_tickets(queue, offered, tickets, factor).tolist() == [100.0, 150.0]


def test_the_factor_is_learnt_where_both_are_known_and_a_queue_without_takes_that_of_all() -> None:
    """Two weeks in which both systems counted are enough."""
    queue = np.array([0, 0, 1])
    offered, tickets = np.array([15_000.0, NAN, NAN]), np.array([10_000.0, 20.0, 20.0])
    factor = contacts_per_ticket(queue, offered, tickets, np.full(2, NAN), TicketParams())
    assert factor == pytest.approx([1.5, 1.5])
    few = contacts_per_ticket(
        queue, np.array([15_000.0, NAN, 9.0]), np.array([10_000.0, 5.0, 3.0]), np.full(2, NAN), TicketParams()
    )
    assert 1.5 < few[1] < 1.6


def test_where_nobody_counted_both_a_ticket_is_a_contact() -> None:
    """An assumption, and the smallest one."""
    factor = contacts_per_ticket(np.array([0]), np.array([NAN]), np.array([7.0]), np.array([NAN]), TicketParams())
    assert factor.tolist() == [1.0]


def test_a_row_with_neither_count_stays_missing() -> None:
    """Missing is not zero."""
    filled = contacts_of_tickets(np.array([0, 0]), np.array([NAN, NAN]), np.array([NAN, 2.0]), np.array([1.0]))
    assert np.isnan(filled[0])
    assert filled[1] == 2.0


@given(st.lists(st.integers(0, 5), min_size=1, max_size=60), st.floats(0.1, 4.0))
def test_contacts_are_whole_and_their_sum_is_right_to_half_a_contact(tickets: list[int], factor: float) -> None:
    """1.4 contacts a ticket must not become 1 in each quiet quarter of an hour."""
    count = np.array(tickets, float)
    made = contacts_of_tickets(np.zeros(len(count), np.int64), np.full(len(count), NAN), count, np.array([factor]))
    assert (made == np.round(made)).all()
    assert (made >= 0).all()
    assert abs(made.sum() - factor * count.sum()) <= 0.5 + 1e-6
