"""Whether a scenario fits an operation: every fault of every change, told at its line, before anything is planned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planner.changing.kind import Fault
from planner.operation.reading import Reading
from planner.operation.yaml_document import Path as Place
from planner.operation.yaml_parts import in_file, note_in
from planner.problems import OperationError
from planner.stage_inputs import stage_keys
from scenarios.clashes import Clash, claims_of, clashes
from scenarios.reading import CHANGES, Written
from scenarios.unfelt import laid, only_edits, same_forecast

if TYPE_CHECKING:
    from forecasting import Forecast
    from planner.inputs import Inputs
    from scenarios.clashes import Claim
    from scenarios.scenario import Scenario

Found = tuple[Place, Fault]


def judged(scenario: Scenario, inputs: Inputs, document: Written | None = None) -> Inputs:
    """The inputs after all changes of a scenario, each judged by what the changes before it left.

    Parameters
    ----------
    document : where the lines of its file stand, to name them, and what of it could not be read.

    Raises
    ------
    OperationError
        With everything that does not fit; its `scenario` is the scenario's name.
    """
    reading, written = Reading(Path()), document or Written(None, {}, file=scenario.name)
    reading.problems.extend(written.problems)
    walked = _walk(scenario, inputs)
    found = [*_strange(scenario, inputs), *walked.faults, *_clashing(walked.claimed, written)]
    for one in found:
        note_in(reading, written.file, written, one)
    problems = reading.errors if document else tuple(replace(problem, row=None) for problem in reading.errors)
    if problems:
        raise OperationError(problems, scenario=scenario.name if document is None else written.file)
    return walked.inputs


def idle_steps(scenario: Scenario, inputs: Inputs, forecast: Forecast | None = None) -> tuple[int, ...]:
    """Numbers (from 1) of the steps that change nothing the plan depends on, of a scenario that fits.

    Parameters
    ----------
    forecast : of `inputs`: where it is given, edits that leave it as it is are idle too, until a step changes more than
        edits do.
    """
    keys, idle = stage_keys(inputs, "roster"), []
    for number, change in enumerate(scenario.changes, 1):
        before, inputs = inputs, change.apply(inputs)
        after = stage_keys(inputs, "roster")
        if after == keys:
            idle.append(number)
        elif forecast is not None and only_edits(before, inputs):
            made = laid(forecast, before, inputs)
            idle += [number] if same_forecast(forecast, made) else []
            forecast = made
        elif after["forecast"] != keys["forecast"]:
            forecast = None
        keys = after
    return tuple(idle)


class _Walked(NamedTuple):
    """The inputs after the changes that fit, what did not, and what each change settles."""

    inputs: Inputs
    faults: tuple[Found, ...]
    claimed: tuple[frozenset[Claim], ...]


def _walk(scenario: Scenario, inputs: Inputs) -> _Walked:
    found: list[Found] = []
    claimed: list[frozenset[Claim]] = []
    for number, change in enumerate(scenario.changes):
        faults = tuple(change.faults(inputs))
        found += [((CHANGES, number), fault) for fault in faults]
        claimed.append(frozenset() if faults else claims_of(change, inputs))
        inputs = inputs if faults else change.apply(inputs)
    return _Walked(inputs, tuple(found), tuple(claimed))


def _strange(scenario: Scenario, inputs: Inputs) -> Iterator[Found]:
    """A scenario that was made for another operation."""
    name = inputs.operation.config.name
    if scenario.operation not in (None, name):
        yield (), Fault("operation", "scenario_other_operation", str(scenario.operation), {"name": name})


def _clashing(claimed: tuple[frozenset[Claim], ...], written: Written) -> Iterator[Found]:
    """Steps that settle one thing twice, each told with the step and line of the earlier one."""
    for clash in clashes(claimed):
        yield (CHANGES, clash.later), _clash_fault(clash, written)


def _clash_fault(clash: Clash, written: Written) -> Fault:
    first = in_file((CHANGES, clash.earlier), written)
    place = written.place(first)
    where = "" if place is None else f" ({written.file}:{place[0]})"
    told = {"step": int(first[1]) + 1, "where": where}
    return Fault("kind", f"scenario_clash_{clash.claim.thing}", clash.claim.which, told)
