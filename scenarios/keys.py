"""Keys under which outcomes are kept: equal keys, equal figures."""

from __future__ import annotations

import platform
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from planner import codec

if TYPE_CHECKING:
    from scenarios.base_plan import BasePlan
    from scenarios.scenario import Scenario

OUTCOME = "outcome"
"""The stage under which an outcome is kept."""
SAME = ("vardiya", "numpy", "scipy", "pandas", "statsmodels", "numba", "ortools", "pydantic")
"""Packages whose versions decide whether two machines understand each other and come to the same figures."""


@cache
def versions() -> tuple[tuple[str, str], ...]:
    """What figures follow from besides the inputs: Python and the packages that count."""
    python = ".".join(platform.python_version_tuple()[:2])
    return (("python", python), *((name, version(name)) for name in SAME))


def base_digest(base: BasePlan) -> str:
    """The digest of all of a base plan that an outcome may follow from: its inputs, its files, its roster, `versions`.

    Taken once for many scenarios: the digest of the changed inputs of each would be a twentieth of the work.
    """
    inputs = base.inputs
    known = (inputs.operation.files, inputs.as_of.isoformat(), inputs.seed, inputs.time_limit_s, inputs.reproducible)
    return codec.digest(base.keys, base.roster_digest, known, versions())


def outcome_key(base: str, scenario: Scenario, replications: int, most: int, time_limit_s: float | None = None) -> str:
    """The key of a scenario's outcome: what it changes of which base (`base_digest`), and how it is played.

    Its name is no part of it. `time_limit_s` as in `play`: None = the base's, which is in its digest.
    """
    written = scenario.model_dump(mode="json", exclude={"name", "about", "operation"})
    searched_s = time_limit_s if scenario.roster == "rebuild" else None
    return codec.digest(OUTCOME, base, written, replications, most, searched_s)
