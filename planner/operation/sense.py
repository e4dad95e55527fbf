"""Whether an operation makes sense, by arithmetic alone: what it promises against what it has."""

from __future__ import annotations

from datetime import date

from planner.operation.operation import Operation
from planner.operation.sense_history import history_sense
from planner.operation.sense_hours import floor_sense, language_sense
from planner.operation.sense_people import people_sense, unproven_rules
from planner.operation.sense_rules import assumed_consent
from planner.problems import Problem
from solver.grid import Grid


def validate(operation: Operation, start: date, weeks: int) -> tuple[Problem, ...]:
    """What to know before planning, as warnings: nothing here stops a plan, all of it shows in one.

    Checks floors and languages against legal hours present, queues and agents without one another, certificates
    and contracts that end, history that ends early or is silent, rules that cannot be proven, and consent to overtime
    that is taken for given.

    Parameters
    ----------
    start : first local day of the plan.
    weeks : its length.
    """
    grid = Grid.of(start, 7 * weeks, operation.config.grid_min, operation.config.zone)
    return (
        *floor_sense(operation, grid),
        *language_sense(operation, grid),
        *people_sense(operation, grid),
        *history_sense(operation, grid),
        *unproven_rules(operation),
        *assumed_consent(operation),
    )
