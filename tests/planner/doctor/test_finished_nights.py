"""Nights that are done leave nothing for the doctor to finish."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from planner.doctor.checks import steps
from planner.doctor.patient import Patient, Place
from planner.nights import run_key
from planner.scoring.night_forecasts import FORECAST
from planner.store import Store, tables


def test_notes_of_what_a_night_stood_on_and_forecast_are_no_unfinished_night(tmp_path: Path) -> None:
    """Every night leaves some under keys of their own; told to retry, a planner would look for a fault that is none."""
    assert steps.NOTES == (run_key.BASE, FORECAST)
    with Store(tmp_path) as store:
        _step(store, "seen", run_key.BASE)
        _step(store, "stage", FORECAST)
        patient = Patient(Place(tmp_path, (tmp_path,), tmp_path), datetime(2025, 11, 3, tzinfo=UTC), store=store)
        assert list(steps.look(patient)) == []
        _step(store, "run", run_key.PLAN)
        assert [dict(one.parameters)["count"] for one in steps.look(patient)] == ["1"]


def _step(store: Store, key: str, step: str) -> None:
    with store.writing() as connection:
        connection.execute(tables.steps.insert().values(key=key, step=step, finished_at="2025-11-03", record="{}"))
