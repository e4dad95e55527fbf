"""Who ends the published days in a run with an on-call duty rests right after them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from planner.inputs import Inputs
from planner.keeping.after_calls import rest_after_calls
from planner.keeping.kept import Kept
from solver.case import Lock
from solver.duties import Duty, OnCallDuty, Roster


@pytest.mark.parametrize(
    ("shift_days", "ends", "off"),
    [
        ((6,), 960, [7]),  # a call on Saturday evening, a shift on Sunday: Monday is off
        ((6,), 1860, [7, 8]),  # a call and a night shift into Monday: its rest ends on Tuesday
        ((), 0, [7]),  # a call on Sunday evening alone
        ((3,), 960, [7]),  # and with a shift three days before
    ],
)
def test_a_rest_follows_the_last_run_if_a_call_is_in_it(
    draft: Inputs, shift_days: tuple[int, ...], ends: int, off: list[int]
) -> None:
    """A day off for the rest that ends the run, and none where the run has ended before."""
    grid, days = draft.grid, draft.grid.days
    called = 5 if (shift_days, ends) == ((6,), 960) else 6
    call = OnCallDuty("A1", grid.minute(days[called], 1080), grid.minute(days[called], 1260), "evening")
    shifts = tuple(
        Duty("A1", grid.minute(days[n], ends - 480), grid.minute(days[n], ends), days[n], "x", 450) for n in shift_days
    )
    kept = Kept("p", days[:7], ("A1",), Roster(shifts, (call,)), Roster(), ())
    assert list(rest_after_calls(kept, kept.roster, draft)) == [Lock("A1", days[n], None) for n in off]


def test_a_run_that_ended_before_or_has_no_call_asks_for_no_rest(draft: Inputs) -> None:
    """Shifts alone are the search's own matter; a call early in the week is long over."""
    grid, days = draft.grid, draft.grid.days
    early = OnCallDuty("A1", grid.minute(days[1], 1080), grid.minute(days[1], 1260), "evening")
    sunday = Duty("A1", grid.minute(days[6], 480), grid.minute(days[6], 960), days[6], "x", 450)
    kept = Kept("p", days[:7], ("A1",), Roster((sunday,), (early,)), Roster(), ())
    assert list(rest_after_calls(kept, kept.roster, draft)) == []
    other = replace(kept, roster=Roster((replace(sunday, agent="A2"),), (early,)))
    assert list(rest_after_calls(other, other.roster, draft)) == []
    free = replace(kept, free_from=(("shifts", days[0] - timedelta(days=1)),))
    assert list(rest_after_calls(free, free.roster, draft)) == []
