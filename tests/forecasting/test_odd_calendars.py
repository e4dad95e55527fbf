"""Calendars nobody hopes for: everything at once, all the time, or never."""

from datetime import datetime, timedelta

import numpy as np
import pytest

from forecasting import Calendar, Event, Forecast, Launch, Match, Promotion, Tournament, forecast
from tests.forecasting.worlds import FIRST_DAY, ZONE, known_world, params_for


def made_with(*events: Event) -> Forecast:
    """Forecast a week of the known world with other events, calibration kept short."""
    w = known_world()
    horizon = (w.end(), w.end() + timedelta(days=7), 30)
    params = params_for(w, calibration={"origins": 1, "lead_days": 7})
    return forecast(w.history, w.queues, Calendar(ZONE, events), horizon, params)


def total(made: Forecast) -> float:
    """All contacts of the week."""
    assert np.isfinite(made.table.drop(columns=["queue", "start"]).to_numpy()).all()
    return float(made.table["mean"].sum())


def usual() -> float:
    """A usual week's contacts."""
    return float(known_world().truth["mean"].sum()) / 10


def at(days: int, hours: int = 18) -> datetime:
    """Days after the end of the history."""
    return known_world().end() + timedelta(days=days, hours=hours)


@pytest.mark.parametrize("kind", [Tournament, Promotion])
def test_one_event_that_covers_all_history_is_no_reason_to_fail(kind: type[Event]) -> None:
    """A campaign that never ends is the normal state."""
    endless = kind(id="endless", starts_at=FIRST_DAY, ends_at=at(100))
    assert total(made_with(endless)) == pytest.approx(usual(), rel=0.1)


def test_four_hundred_simultaneous_matches_stay_within_reason() -> None:
    """A feed with every league of the world: one kick-off is not four hundred derbies."""
    w = known_world()
    crowd = tuple(Match(id=f"feed-{k}", starts_at=at(2), tier=4) for k in range(400))
    made = made_with(*w.calendar.events, *crowd)
    assert usual() < total(made)
    parts = made.attribution[made.attribution["part"].str.startswith("feed-")]
    assert parts.groupby("part")["contacts"].sum().nunique() == 1


def test_events_outside_history_and_horizon_leave_no_trace() -> None:
    """Next year's fixtures are in the file already."""
    far = Match(id="far", starts_at=at(300))
    assert "far" not in set(made_with(far).attribution["part"])


def test_a_kind_never_seen_brings_nothing_and_is_noted() -> None:
    """No past launch: the planner must add a layer by hand, and must be told."""
    made = made_with(Launch(id="slots-2", starts_at=at(2)))
    assert [n.params for n in made.notes if n.code == "kind_never_seen"] == [{"event": "slots-2", "kind": "launch"}]
    assert "slots-2" not in set(made.attribution["part"])
