"""A queue that is opened is a queue like any other: forecast, staffed, simulated."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from pydantic import ValidationError

from planner.bands import QUANTILES
from planner.casework import make_staffing
from planner.inputs import Inputs
from planner.outlook import before_edits, make_demand, make_forecast
from planner.plans import Plan
from planner.rostering import simulate_roster
from planner.stage_inputs import stage_keys
from tests.scenarios import demand_worlds as w

ARABIC = {"kind": "new_queue", "id": "chat-ar", "queue": {"channel": "chat", "language": "ar"}, "like": w.CHATS}


def test_it_is_forecast_from_another_queue() -> None:
    """Half as many Turkish chats, with half their bands and their handling time."""
    changed, made = w.under(w.change(**ARABIC, factor=0.5))
    new, like = (made.table[made.table["queue"] == queue].reset_index(drop=True) for queue in ("chat-ar", w.CHATS))
    for column in ("mean", *QUANTILES):
        assert new[column].to_numpy() == pytest.approx(0.5 * like[column].to_numpy())
    assert (new["aht_s"] == 600).all()
    assert make_demand(changed, made).queues == (w.CALLS, w.ENGLISH, w.CHATS, "chat-ar")


def test_the_luck_of_the_other_queues_stays() -> None:
    """Comparisons are paired: who came to the other queues comes again."""
    _, made = w.under(w.change(**ARABIC, factor=0.5))
    np.testing.assert_array_equal(made.sample(5, 1)[:, :3], w.forecast().sample(5, 1))
    assert made.sample(5, 1)[:, 3].mean() == pytest.approx(2.0, rel=0.3)


def test_contacts_a_day_are_an_average_with_the_profile_of_the_other() -> None:
    """120 a day like the calls: most of them on the day of the derby."""
    _, made = w.under(w.change(**ARABIC | {"like": w.CALLS}, contacts_a_day=120))
    daily = [w.contacts(made, "chat-ar", day) for day in w.inputs().grid.days]
    assert sum(daily) == pytest.approx(7 * 120)
    assert daily[2] / daily[0] == pytest.approx(260 / 240)


def test_it_grows_from_its_first_day_and_only_while_it_is_open() -> None:
    """From Wednesday on, 09 to 18 h, half on the first day."""
    hours = [{"start": "09:00", "end": "18:00"}]
    some = {**ARABIC, "queue": {**ARABIC["queue"], "opening": hours, "aht_s": 450}}
    _, made = w.under(w.change(**some, contacts_a_day=90, first_day="+2", ramp_days=2))
    daily = [w.contacts(made, "chat-ar", day) for day in w.inputs().grid.days]
    assert daily == pytest.approx([0, 0, 45, 90, 90, 90, 90])
    assert w.contacts(made, "chat-ar", w.SATURDAY, (9, 18)) == pytest.approx(90)
    assert w.aht_s(made, "chat-ar", w.SATURDAY, 9) == 450


def test_queues_may_be_opened_one_after_the_other() -> None:
    """The second follows the first; both are there."""
    second = {**ARABIC, "id": "chat-fr", "queue": {"channel": "chat", "language": "fr"}, "like": "chat-ar"}
    _, made = w.under(w.change(**ARABIC, factor=0.5), w.change(**second, factor=0.5))
    assert w.contacts(made, "chat-fr") == pytest.approx(w.HOURS)


def test_from_history_to_simulation(small_inputs: Inputs, small_plan: Plan) -> None:
    """Forecasting leaves it out, staffing says that nobody serves it, the simulation has its calls wait in vain."""
    spec = {"channel": "phone", "language": "ar"}
    changed = w.change(kind="new_queue", id="phone-ar", queue=spec, like="phone-tr", factor=0.2).apply(small_inputs)
    made = make_forecast(changed)
    assert stage_keys(before_edits(changed, small_inputs), "forecast") == stage_keys(small_inputs, "forecast")
    assert small_plan.forecast is not None
    old = made.table[made.table["queue"] == "phone-tr"]
    pd.testing.assert_frame_equal(old.reset_index(drop=True), small_plan.forecast.table)
    demand = make_demand(changed, made)
    notes = {note.code for note in make_staffing(changed, demand).notes}
    assert any(code.startswith("queue_unserved") for code in notes)
    attained = simulate_roster(changed, demand, small_plan.roster).table
    total = attained[attained["period"] == "total"].set_index("queue")
    assert total.loc["phone-ar", "offered"] == pytest.approx(0.2 * total.loc["phone-tr", "offered"], rel=0.1)
    assert total.loc["phone-ar", "service"] == 0.0


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"id": w.CALLS}, "new_queue_exists"),
        ({"queue": {"channel": "chatt", "language": "ar"}}, "unknown_channel"),
        ({"like": "chat-tt"}, "unknown_queue"),
        ({"first_day": "+7"}, "change_outside_plan"),
        ({"queue": {**ARABIC["queue"], "opening": [{"start": "18:00", "end": "09:00"}]}}, "opening_order"),
        ({"queue": {**ARABIC["queue"], "overflow": {"language": "xx", "after_s": 60}}}, "unknown_language"),
    ],
)
def test_what_does_not_fit_is_told(fields: dict[str, object], code: str) -> None:
    """As in operation.yaml."""
    assert w.codes(w.change(**{**ARABIC, **fields}, factor=1)) == [code]


@pytest.mark.parametrize("fields", [{}, {"factor": 1, "contacts_a_day": 10}])
def test_one_volume_is_stated(fields: dict[str, object]) -> None:
    """Neither or both say nothing."""
    with pytest.raises(ValidationError) as told:
        w.change(**ARABIC, **fields)
    assert told.value.errors()[0]["type"] == "new_queue_volume"
