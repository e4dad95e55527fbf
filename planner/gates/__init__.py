"""Gates of a night: what keeps the last good plan, one file a gate. Adding one is a file and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.gates.forecast_numbers import FORECAST_NUMBERS
from planner.gates.forecast_volume import FORECAST_VOLUME
from planner.gates.gate import Check, DataSeen, ForecastSeen, Gate, PlanSeen
from planner.gates.hard_violations import HARD_VIOLATIONS
from planner.gates.no_roster import NO_ROSTER
from planner.gates.proven_infeasible import PROVEN_INFEASIBLE
from planner.gates.published_changes import PUBLISHED_CHANGES
from planner.gates.refused_file import REFUSED_FILE
from planner.gates.service_fall import SERVICE_FALL
from planner.gates.silence import SILENCE
from planner.gates.stale_history import STALE_HISTORY
from planner.inputs import Inputs
from planner.plans import Plan

if TYPE_CHECKING:
    from forecasting import Forecast
    from planner.intake import Intake

__all__ = ["DATA_GATES", "FORECAST_GATES", "PLAN_GATES", "Gate", "data_gates", "forecast_gates", "plan_gates"]

DATA_GATES: tuple[Check[DataSeen], ...] = (REFUSED_FILE, STALE_HISTORY, SILENCE)
FORECAST_GATES: tuple[Check[ForecastSeen], ...] = (FORECAST_NUMBERS, FORECAST_VOLUME)
PLAN_GATES: tuple[Check[PlanSeen], ...] = (
    NO_ROSTER,
    PROVEN_INFEASIBLE,
    HARD_VIOLATIONS,
    SERVICE_FALL,
    PUBLISHED_CHANGES,
)


def data_gates(inputs: Inputs, intake: Intake | None) -> tuple[Gate, ...]:
    """Before planning: stale history behind its cause, silent channels and queues."""
    seen = DataSeen(inputs, intake)
    return tuple(gate for check in DATA_GATES for gate in check.find(seen))


def forecast_gates(inputs: Inputs, forecast: Forecast) -> tuple[Gate, ...]:
    """Once there is a forecast: days outside sanity limits."""
    seen = ForecastSeen(inputs, forecast)
    return tuple(gate for check in FORECAST_GATES for gate in check.find(seen))


def plan_gates(plan: Plan, last: Plan | None, inputs: Inputs) -> tuple[Gate, ...]:
    """Once there is a plan: no roster, an illegal one, far worse service, or published shifts changed."""
    seen = PlanSeen(inputs, plan, last)
    return tuple(gate for check in PLAN_GATES for gate in check.find(seen))
