"""Whether an operation's contracts, rules and locks can be kept together, without a forecast or a roster."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from planner.casework import make_case
from planner.loosened import loosened_sense
from planner.rule_limits import limit_sense
from planner.rule_locks import lock_sense
from planner.rule_menus import menu_sense
from planner.rule_posts import post_sense
from solver.cover import Requirement

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.problems import Problem


def rule_sense(inputs: Inputs) -> tuple[Problem, ...]:
    """What to know of the rules before planning, as warnings.

    What of the book is loosened or left out, shifts that a rule shuts, posts that nobody can hold, the stricter of two
    limits, locks against the law.
    """
    case = make_case(inputs, _nothing_needed(inputs))
    return (
        *loosened_sense(inputs.operation.config.rules),
        *menu_sense(case),
        *post_sense(inputs, case),
        *limit_sense(inputs, case),
        *lock_sense(inputs, case),
    )


def shut_sense(inputs: Inputs) -> tuple[Problem, ...]:
    """Of these what also a plan must tell: shifts that a rule shuts, posts that nobody can hold."""
    case = make_case(inputs, _nothing_needed(inputs))
    return (*menu_sense(case), *post_sense(inputs, case))


def _nothing_needed(inputs: Inputs) -> Requirement:
    none = np.zeros((1, 0, inputs.grid.intervals))
    return Requirement((), np.zeros((0, 0), dtype=np.bool_), none, (0,), none[0])
