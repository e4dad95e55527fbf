"""First contacts stay as many as they were; only those who come back become fewer or more."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from solver.simulation.streams import first_contacts
from tests.scenarios import demand_worlds as w

CALM_HOURS = slice(100, None)  # by then those who call back do so as fast as new ones are added


def test_a_quarter_comes_back_and_then_a_tenth() -> None:
    """100 first calls made 125 and make 110: the forecast falls by 12 %."""
    changed, made = w.under(w.change(kind="repeat_contacts", share=0.10, queues=[w.CALLS]))
    assert w.contacts(made, w.CALLS) == pytest.approx(w.contacts(w.forecast(), w.CALLS) * 1.10 / 1.25)
    assert [queue.repeat_share for queue in changed.operation.queues] == [0.10, 0.0, 0.0]


def test_points_of_fcr_are_the_same_as_a_share() -> None:
    """FCR up from 75 % to 90 % is a tenth that comes back."""
    by_points = w.under(w.change(kind="repeat_contacts", fcr_points=0.15, queues=[w.CALLS]))
    by_share = w.under(w.change(kind="repeat_contacts", share=0.10, queues=[w.CALLS]))
    assert by_points[1].table.equals(by_share[1].table)
    assert by_points[0].operation.queues == by_share[0].operation.queues


@given(share=st.floats(0, 0.9))
def test_first_contacts_of_the_simulation_stay(share: float) -> None:
    """Forecast and simulation agree: what the one adds the other takes for repeats, and nothing is counted twice."""
    changed, made = w.under(w.change(kind="repeat_contacts", share=share, queues=[w.CALLS]))
    flat = np.full((1, 168), 10.0)
    before = first_contacts(flat, w.inputs().operation.queues[:1], 60.0)
    row = made.table[made.table["queue"] == w.CALLS]["mean"].to_numpy()[:1]
    after = first_contacts(flat * row / 10.0, changed.operation.queues[:1], 60.0)
    assert after[0, CALM_HOURS] == pytest.approx(before[0, CALM_HOURS], rel=1e-3)


def test_where_operation_yaml_says_nothing_the_change_must() -> None:
    """Chats state no repeats: nobody knows from what the share changes."""
    assert w.codes(w.change(kind="repeat_contacts", share=0.1, queues=[w.CHATS])) == ["repeat_unknown"]
    changed, made = w.under(w.change(kind="repeat_contacts", share=0.1, from_share=0.2, queues=[w.CHATS]))
    assert w.contacts(made, w.CHATS) == pytest.approx(4 * w.HOURS * 1.1 / 1.2)
    assert {queue.id: queue.repeat_share for queue in changed.operation.queues}[w.CHATS] == 0.0


def test_what_contradicts_operation_yaml_is_told() -> None:
    """Two truths about today, and more points than there are."""
    assert w.codes(w.change(kind="repeat_contacts", share=0.1, from_share=0.3, queues=[w.CALLS])) == ["repeat_known"]
    assert w.codes(w.change(kind="repeat_contacts", fcr_points=0.3, queues=[w.CALLS])) == ["repeat_out_of_range"]


@pytest.mark.parametrize("fields", [{}, {"share": 0.1, "fcr_points": 0.1}])
def test_one_of_share_and_points_is_stated(fields: dict[str, object]) -> None:
    """Both could disagree."""
    with pytest.raises(ValidationError) as told:
        w.change(kind="repeat_contacts", **fields)
    assert told.value.errors()[0]["type"] == "repeat_target"
