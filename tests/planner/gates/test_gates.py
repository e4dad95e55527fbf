"""Every gate is found by its case, says what to do in both languages, and lets a good night pass."""

from __future__ import annotations

import string
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pandas as pd
import pytest

from planner.gates import DATA_GATES, FORECAST_GATES, PLAN_GATES, Gate, data_gates, forecast_gates, plan_gates
from planner.inputs import Inputs
from planner.intake import Intake
from planner.keeping import stand_on
from planner.operation.config import OperationFile
from planner.plans import Plan
from planner.problems import Problem
from planner.words import LANGUAGES, TOPICS, sentence
from solver.duties import Roster
from solver.outcomes import Status, Violation
from tests.planner.publications import whole

CODES = (
    *(code for check in DATA_GATES for code in check.codes),
    *(code for check in FORECAST_GATES for code in check.codes),
    *(code for check in PLAN_GATES for code in check.codes),
)
BROKEN = Violation("rest", "a1", 0, 60, 60.0, 660.0, "min")


def with_contacts(inputs: Inputs, keep: Callable[[str], bool], hours: int) -> Inputs:
    """The inputs without the contacts of some queues in the last hours seen."""
    contacts = inputs.operation.contacts
    lost = (contacts["start"] >= inputs.seen_until - timedelta(hours=hours)) & ~contacts["queue"].map(keep)
    return replace(inputs, operation=replace(inputs.operation, contacts=contacts[~lost]))


def later(inputs: Inputs, hours: float) -> Inputs:
    return replace(inputs, as_of=inputs.seen_until + timedelta(hours=hours))


def configured(inputs: Inputs, **sections: object) -> Inputs:
    """The inputs of an operation whose operation.yaml has other sections."""
    config = OperationFile.model_validate(inputs.operation.config.model_dump(mode="python") | sections)
    return replace(inputs, operation=replace(inputs.operation, config=config))


def scaled(plan: Plan, times: float) -> Plan:
    """The plan with a forecast of so many times the contacts."""
    assert plan.forecast is not None
    table = plan.forecast.table.assign(mean=plan.forecast.table["mean"] * times)
    return replace(plan, forecast=replace(plan.forecast, table=table))


def served(plan: Plan, points: float, error: float = 0.0) -> Plan:
    """The plan with its service lower by so many points, of that standard error."""
    assert plan.attainment is not None
    table = plan.attainment.table
    table = table.assign(service=table["service"] - points / 100, service_se=error)
    return replace(plan, attainment=replace(plan.attainment, table=table))


def rostered(plan: Plan, roster: Roster | None, status: Status = Status.FEASIBLE) -> Plan:
    assert plan.roster_stage is not None
    result = replace(plan.roster_stage.result, roster=roster, status=status)
    return replace(plan, roster_stage=replace(plan.roster_stage, result=result))


def of_forecast(plan: Plan, inputs: Inputs) -> tuple[Gate, ...]:
    assert plan.forecast is not None
    return forecast_gates(inputs, plan.forecast)


def refused(inputs: Inputs) -> tuple[Gate, ...]:
    intake = Intake(refused=(Problem("inbox/a.csv", 3, "start", "cell_empty"),))
    return data_gates(later(inputs, 72), intake)


def two_channels(inputs: Inputs) -> Inputs:
    """The operation with a second queue, of a channel of its own, that gets the same contacts."""
    operation = inputs.operation
    (queue,) = operation.queues
    queues = (queue, replace(queue, id="mail", channel="mail"))
    contacts = pd.concat([operation.contacts, operation.contacts.assign(queue="mail")], ignore_index=True)
    return replace(inputs, operation=replace(operation, queues=queues, contacts=contacts))


def silent_queue(inputs: Inputs, hours: int = 80) -> tuple[Gate, ...]:
    """A queue that gets some contacts every day, but not many, is silent."""
    inputs = two_channels(inputs)
    contacts = inputs.operation.contacts
    few = contacts["start"].dt.hour.isin((9, 10)) & (contacts["offered"] > 0)
    thin = contacts[(contacts["queue"] != "mail") | few].assign(offered=lambda rows: rows["offered"].clip(upper=2))
    rare = replace(inputs, operation=replace(inputs.operation, contacts=thin))
    return data_gates(with_contacts(rare, lambda name: name != "mail", hours), None)


def silent_channel(inputs: Inputs, hours: int = 26) -> tuple[Gate, ...]:
    return data_gates(with_contacts(two_channels(inputs), lambda queue: queue != "mail", hours), None)


def infinite(plan: Plan, inputs: Inputs) -> tuple[Gate, ...]:
    assert plan.forecast is not None
    table = plan.forecast.table.copy()
    table.loc[0, "mean"] = float("inf")
    return forecast_gates(inputs, replace(plan.forecast, table=table))


def changed(plan: Plan, inputs: Inputs) -> tuple[Gate, ...]:
    roster = replace(plan.roster, duties=plan.roster.duties[1:])
    return plan_gates(rostered(plan, roster), None, stand_on(inputs, whole(plan), frozenset()))


Case = Callable[[Plan, Inputs], tuple[Gate, ...]]
CASES: dict[str, Case] = {
    "gate_stale": lambda plan, inputs: data_gates(later(inputs, 60), None),
    "gate_refused": lambda plan, inputs: refused(inputs),
    "gate_silent_queue": lambda plan, inputs: silent_queue(inputs),
    "gate_silent_channel": lambda plan, inputs: silent_channel(inputs),
    "gate_forecast_broken": infinite,
    "gate_forecast_high": lambda plan, inputs: of_forecast(scaled(plan, 20.0), inputs),
    "gate_forecast_low": lambda plan, inputs: of_forecast(scaled(plan, 0.01), inputs),
    "gate_no_roster": lambda plan, inputs: plan_gates(
        replace(rostered(plan, None, Status.NO_ANSWER), attainment=None), None, inputs
    ),
    "gate_infeasible": lambda plan, inputs: plan_gates(
        replace(rostered(plan, None, Status.INFEASIBLE), attainment=None), plan, inputs
    ),
    "gate_hard_violations": lambda plan, inputs: plan_gates(replace(plan, violations=(BROKEN,)), None, inputs),
    "gate_service_fall": lambda plan, inputs: plan_gates(served(plan, 8.0), served(plan, 0.0), inputs),
    "gate_published_changed": changed,
}


@pytest.mark.parametrize("code", CODES)
def test_a_gate_is_found_by_its_case_and_tells_both_languages_what_to_do(
    code: str, small_plan: Plan, small_inputs: Inputs
) -> None:
    """Nobody registers a gate that is never found, or that leaves the planner alone with it."""
    found = [gate for gate in CASES[code](small_plan, small_inputs) if gate.code == code]
    assert found
    for lang in LANGUAGES:
        for told in (code, f"{code}_remedy"):
            assert told in TOPICS["gates"][lang]
            assert "[" not in sentence(told, dict(found[0].parameters), lang)
            fields = {name for _, name, _, _ in string.Formatter().parse(TOPICS["gates"][lang][told]) if name}
            assert fields <= dict(found[0].parameters).keys()


def test_every_case_is_of_a_registered_gate() -> None:
    """And every sentence of the topic is of one."""
    assert sorted(CASES) == sorted(CODES)
    assert sorted(TOPICS["gates"]["en"]) == sorted([*CODES, *(f"{code}_remedy" for code in CODES)])


def test_a_good_night_passes_every_gate(small_plan: Plan, small_inputs: Inputs) -> None:
    """The last plan is itself, the publication as well."""
    stood = stand_on(small_inputs, whole(small_plan), frozenset())
    assert data_gates(small_inputs, Intake()) == ()
    assert of_forecast(small_plan, small_inputs) == ()
    assert plan_gates(small_plan, small_plan, stood) == ()


def test_a_refused_file_stops_a_night_only_where_it_is_missed(small_inputs: Inputs) -> None:
    """The night goes on with the rest as long as that is new enough; the file is said first, as it is to be mended."""
    intake = Intake(refused=(Problem("inbox/a.csv", 3, "start", "cell_empty"),))
    assert data_gates(later(small_inputs, 47), intake) == ()
    assert [gate.code for gate in refused(small_inputs)] == ["gate_refused", "gate_stale"]


def test_a_silent_channel_is_said_once(small_inputs: Inputs) -> None:
    """Not once more for each of its queues."""
    for hours in (26, 50, 80):
        (found,) = silent_channel(small_inputs, hours)
        assert found.code == "gate_silent_channel"
        assert int(dict(found.parameters)["hours"]) >= hours - 1


def test_a_channel_silent_for_a_night_is_no_finding(small_inputs: Inputs) -> None:
    """A day of 24 hours must be silent, and of a queue that is less busy three."""
    assert silent_channel(small_inputs, 6) == ()
    assert silent_queue(small_inputs, 48) == ()


def test_a_queue_that_is_seldom_heard_is_not_silent(small_inputs: Inputs) -> None:
    """A queue of a contact a day is silent for three days every few weeks."""
    inputs = two_channels(small_inputs)
    contacts = inputs.operation.contacts
    rare = (contacts["queue"] != "mail") | ((contacts["start"].dt.hour == 12) & (contacts["start"].dt.minute == 0))
    thin = replace(inputs, operation=replace(inputs.operation, contacts=contacts[rare]))
    assert data_gates(with_contacts(thin, lambda name: name != "mail", 80), None) == ()


@pytest.mark.parametrize(
    ("points", "error", "limit", "found"),
    [
        (8.0, 0.0, 5.0, True),
        (4.9, 0.0, 5.0, False),
        (8.0, 0.5, 5.0, False),
        (8.0, 0.0, 9.0, False),
        (-8.0, 0.0, 5.0, False),
    ],
)
def test_a_fall_of_service_counts_beyond_limit_and_noise(
    small_plan: Plan, small_inputs: Inputs, points: float, error: float, limit: float, found: bool
) -> None:
    """Eight points are a finding, five are allowed, and a simulation that scatters widely finds nothing."""
    inputs = configured(small_inputs, gates={"service_fall_points": limit})
    gates = plan_gates(served(small_plan, points, error), served(small_plan, 0.0, error), inputs)
    assert [gate.code for gate in gates] == (["gate_service_fall"] if found else [])


def test_plans_that_share_no_day_are_not_compared(small_plan: Plan, small_inputs: Inputs) -> None:
    """Another week has another service."""
    from solver.grid import Grid

    grid = small_plan.grid
    other = Grid.of(small_plan.start - timedelta(weeks=9), 7, grid.step_min, grid.zone)
    last = replace(served(small_plan, -20.0), grid=other)
    assert plan_gates(small_plan, last, small_inputs) == ()


def test_without_a_last_plan_there_is_nothing_to_fall_from(small_plan: Plan, small_inputs: Inputs) -> None:
    """The first night of an operation."""
    assert plan_gates(served(small_plan, 50.0), None, small_inputs) == ()
