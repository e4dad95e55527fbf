"""Each kind of change: a pure change of a plan's inputs, in the words of the trade."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from planner.answers.standing import Standing
from planner.changing import KINDS, View
from planner.changing.absence import Away, credited, with_absences
from planner.changing.changes_file import ChangesFile
from planner.changing.outage import USUAL_MIN, OutageFact
from planner.inputs import Inputs
from planner.operation.operation import EventRow
from planner.plans import Plan
from solver.case import Absence
from solver.duties import Duty, Roster
from solver.grid import Grid, utc, utc_minute

DAY = date(2025, 11, 5)
NONE: frozenset[str] = frozenset()
DERBY = EventRow("derby", "match", datetime(2025, 11, 5, 17, tzinfo=UTC), None, False, "Lions - Bears", 1, NONE, NONE,
                 NONE, NONE, None)  # fmt: skip
CHANGES: dict[str, dict[str, Any]] = {
    "absence": {"agent": "A1", "from": "2025-11-05"},
    "back": {"agent": "A8", "from": "2025-11-09"},
    "swap": {"first": "A1", "day": "2025-11-05", "second": "A2"},
    "event_moved": {"id": "derby", "to_time": "21:00"},
    "event_cancelled": {"id": "derby"},
    "demand": {"share": 0.5, "queues": ["phone-tr"], "from": "2025-11-05T10:00", "to": "2025-11-05T14:00"},
    "outage": {"since": "2025-11-05T21:10"},
}


def change(tag: str, **more: object) -> Any:
    found = ChangesFile.model_validate({"changes": [{"kind": tag} | CHANGES[tag] | more]})
    return found.changes[0]


@pytest.fixture(scope="module")
def inputs(small_inputs: Inputs, small_plan: Plan) -> Inputs:
    """The minimal week with a derby on Wednesday, A8 away on the weekend."""
    bounds = small_plan.grid.day_bounds
    operation = replace(small_inputs.operation, events=(DERBY,), absences=(Absence("A8", bounds[5], bounds[7], 900),))
    return replace(small_inputs, operation=operation)


@pytest.fixture(scope="module")
def view(small_plan: Plan, inputs: Inputs) -> View:
    return View(Standing(small_plan, inputs), utc_minute(small_plan.as_of))


@pytest.mark.parametrize("tag", [kind.tag for kind in KINDS])
def test_no_kind_alters_what_it_is_given(tag: str, inputs: Inputs, view: View) -> None:
    """The plan that stood is compared with what came of it; it must still be there."""
    before = inputs.operation.events, inputs.operation.absences, inputs.operation.edits
    assert not list(change(tag).faults(view)) or tag == "swap"
    change(tag).apply(inputs)
    assert (inputs.operation.events, inputs.operation.absences, inputs.operation.edits) == before


def test_an_event_moves_in_local_time_and_keeps_its_day(inputs: Inputs) -> None:
    """21:00 in Istanbul is 18:00 UTC."""
    (moved,) = change("event_moved").apply(inputs).operation.events
    assert moved == replace(DERBY, starts_at=datetime(2025, 11, 5, 18, tzinfo=UTC))
    (later,) = change("event_moved", to_time=None, to_day="2025-11-07").apply(inputs).operation.events
    assert later.starts_at == DERBY.starts_at + timedelta(days=2)


def test_a_cancelled_event_is_gone(inputs: Inputs) -> None:
    """No version of it is left to be forecast."""
    assert change("event_cancelled").apply(inputs).operation.events == ()


def test_more_demand_is_a_named_layer_over_the_forecast(inputs: Inputs) -> None:
    """Forecasts made by hand are never written over."""
    (edit,) = change("demand").apply(inputs).operation.edits
    assert (edit.queues, edit.factor) == (("phone-tr",), 1.5)
    assert edit.ends_at - edit.starts_at == timedelta(hours=4)


def test_an_absence_that_ends_early_keeps_its_share_of_paid_time(inputs: Inputs) -> None:
    """Two days of 900 paid minutes cut to one count 450; cut at the start it is gone."""
    (cut,) = change("back").apply(inputs).operation.absences
    assert (cut.end_min - cut.start_min, cut.credit_min) == (1440, 450)
    assert change("back", **{"from": "2025-11-08"}).apply(inputs).operation.absences == ()


def test_an_outage_without_an_end_lasts_as_usual_or_as_long_again(view: View) -> None:
    """At first the usual time is assumed; after two hours nobody believes that any more."""
    found = change("outage")
    assert isinstance(found, OutageFact)
    first = view.grid.minute(DAY, 21 * 60 + 10)
    assert found.span(view.grid, first + 10) == (first, first + USUAL_MIN)
    assert found.span(view.grid, first + 120) == (first, first + 240)
    late = found.closed(replace(view, now_min=first + 120))
    (row,) = [row for row in late.apply(view.inputs).operation.events if row.kind == "outage"]
    assert (row.starts_at, row.ends_at) == (utc(first), utc(first + 240))


def night(grid: Grid, day: date) -> Duty:
    start = grid.minute(day, 22 * 60)
    return Duty("A1", start, start + 480, day, "night", 450)


def test_a_day_away_leaves_last_nights_shift_as_worked(small_plan: Plan, inputs: Inputs) -> None:
    """A shift belongs to the day on which it starts; Wednesday's own night falls out although it ends on Thursday."""
    grid = small_plan.grid
    stage = small_plan.roster_stage
    assert stage is not None
    duties = (night(grid, DAY - timedelta(days=1)), night(grid, DAY))
    roster = replace(stage, result=replace(stage.result, roster=Roster(duties)))
    seen = View(Standing(replace(small_plan, roster_stage=roster), inputs), grid.start_min)
    away = change("absence")
    assert isinstance(away, Away)
    assert away.span(seen) == (duties[0].end_min, grid.minute(DAY, 1440))
    assert [one.credit_min for one in away.absences(seen)] == [450]


def test_an_absence_counts_as_the_shifts_it_takes(small_plan: Plan) -> None:
    """One row of absences.csv, not one a day; of a shift that has begun only the rest falls out."""
    grid = small_plan.grid
    bounds = grid.day_bounds
    duties = (night(grid, grid.days[1]), night(grid, grid.days[3]))
    away = Absence("A1", bounds[1], bounds[4])
    assert credited(away, duties, grid, grid.start_min) == (replace(away, credit_min=900),)
    half = duties[0].start_min + 240
    assert sum(one.credit_min for one in credited(Absence("A1", half, bounds[3]), duties, grid, half)) == 225


def test_an_absence_over_two_weeks_leaves_each_week_owing_what_it_owed(small_plan: Plan) -> None:
    """Credit is spread evenly over a row, so weeks of which more or less falls out are rows of their own."""
    grid = small_plan.grid
    later = grid.end_min + 14 * 1440
    duties = (night(grid, grid.days[5]),)
    parts = credited(Absence("A1", grid.day_bounds[5], later), duties, grid, grid.start_min)
    assert [(one.start_min, one.end_min, one.credit_min) for one in parts] == [
        (grid.day_bounds[5], grid.end_min, 450),
        (grid.end_min, later, 0),
    ]


def test_new_absences_take_the_place_of_old_ones_they_overlap(inputs: Inputs) -> None:
    """Rows of one person never overlap, as in absences.csv."""
    (old,) = inputs.operation.absences
    new = Absence("A8", old.start_min - 60, old.start_min + 60)
    assert with_absences(inputs, (new,)).operation.absences == (new,)
