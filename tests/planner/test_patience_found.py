"""Patience of a queue: its own word, what history tells, the channel's default; a default is called one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pandas as pd
import pytest

from planner.casework import make_staffing
from planner.inputs import Inputs, PlanRequest, gather
from planner.operation.operation import Operation
from planner.outlook import make_demand, make_forecast
from planner.patience import patience_notes
from planner.report.remarks import note_lines

WAIT_S = 24.0


def recorded(operation: Operation, abandons: int, rows: int = 40, **columns: float) -> Operation:
    """A history whose first rows of ten contacts record waits and abandons."""
    contacts = operation.contacts.copy()
    for name in ("abandoned", "wait_s", *columns):
        contacts[name] = np.nan
    part = contacts.index[:rows]
    contacts.loc[part, "offered"] = 10
    contacts.loc[part, ["abandoned", "wait_s"]] = [abandons, WAIT_S]
    for name, value in columns.items():
        contacts.loc[part, name] = value
    return replace(operation, contacts=contacts)


def patience(operation: Operation) -> float | None:
    return gather(operation, PlanRequest(weeks=1)).operation.queues[0].patience_s


def codes(operation: Operation) -> list[str]:
    inputs = gather(operation, PlanRequest(weeks=1))
    return [note.code for note in patience_notes(inputs.operation, inputs.as_of)]


def test_without_waits_the_channels_default_stays_and_is_called_one(small_inputs: Inputs) -> None:
    """The minimal example records neither waits nor abandons."""
    assert patience(small_inputs.operation) == 180.0
    assert codes(small_inputs.operation) == ["patience_default"]


def test_waits_and_abandons_give_an_estimate(small_inputs: Inputs) -> None:
    """40 rows of 10 contacts, 5 lost in each: 400 x 24 s over 200 abandons, with 20 abandons' worth of 180 s."""
    found = recorded(small_inputs.operation, 5)
    assert patience(found) == pytest.approx((400 * WAIT_S + 20 * 180.0) / 220)
    assert codes(found) == ["patience_estimated"]


def test_the_waits_of_the_lost_count_as_recorded_where_they_are(small_inputs: Inputs) -> None:
    """Those who leave wait longer than those who are served, if somebody wrote it down."""
    found = recorded(small_inputs.operation, 5, abandon_wait_s=100.0)
    assert patience(found) == pytest.approx((200 * WAIT_S + 200 * 100.0 + 20 * 180.0) / 220)


def test_few_abandons_are_said_to_be_few(small_inputs: Inputs) -> None:
    """Between default and data, and the note says so."""
    assert codes(recorded(small_inputs.operation, 1)) == ["patience_shrunk"]


def test_a_stated_patience_is_kept_and_needs_no_note(small_inputs: Inputs) -> None:
    """The planner's own word for the queue goes before everything."""
    operation = recorded(small_inputs.operation, 5)
    name = operation.queues[0].id
    spec = operation.config.queues[name].model_copy(update={"patience_s": 75.0})
    config = operation.config.model_copy(update={"queues": {name: spec}})
    stated = replace(operation, config=config, queues=(replace(operation.queues[0], patience_s=75.0),))
    assert patience(stated) == 75.0
    assert codes(stated) == []


def test_only_history_seen_by_as_of_counts(small_inputs: Inputs) -> None:
    """A backtest may not look ahead, and gathering anew for an earlier moment forgets what was learnt later."""
    found = recorded(small_inputs.operation, 5)
    learnt = gather(found, PlanRequest(weeks=1)).operation
    before = pd.Timestamp(found.contacts["start"].iloc[0]).to_pydatetime() + timedelta(days=15)
    late = recorded(small_inputs.operation, 5, rows=0)
    last = late.contacts.index[-20:]
    late.contacts.loc[last, ["offered", "abandoned", "wait_s"]] = [10.0, 5.0, WAIT_S]
    assert patience(late) != 180.0
    early = gather(replace(late, queues=learnt.queues), PlanRequest(weeks=1, as_of=before))
    assert early.operation.queues[0].patience_s == 180.0


def test_intervals_in_which_everybody_left_count_with_the_usual_wait(small_inputs: Inputs) -> None:
    """The worst intervals have no answered contact to take a wait from."""
    operation = recorded(small_inputs.operation, 5)
    worst = operation.contacts.index[40:50]
    operation.contacts.loc[worst, ["offered", "abandoned"]] = [10, 10]
    assert patience(operation) == pytest.approx((500 * WAIT_S + 20 * 180.0) / 320)


def test_the_staffing_says_what_was_assumed_in_both_languages(small_inputs: Inputs) -> None:
    """Patience and inside shrinkage are notes of the requirement."""
    found = make_staffing(small_inputs, make_demand(small_inputs, make_forecast(small_inputs)))
    notes = tuple((note.code, note.parameters) for note in found.notes)
    assert {"patience_default", "inside_default"} <= {code for code, _ in notes}
    english = " ".join(line.text for line in note_lines(notes, small_inputs, "en"))
    turkish = " ".join(line.text for line in note_lines(notes, small_inputs, "tr"))
    assert "default of the channel, not measured: phone 180 s" in english
    assert "varsayılanı, ölçülmüş değil: phone 180 s" in turkish
