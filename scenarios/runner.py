"""Running scenarios: read and judged together, played one after another against one base, compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from planner.answers.standing import WHERE, Standing
from planner.playing import MOST_REPLICATIONS as MOST
from planner.problems import OperationError, Problem
from scenarios.base_plan import REPLICATIONS, BasePlan, base_plan
from scenarios.comparison import Comparison, compared
from scenarios.judging import judged
from scenarios.playing import MOST_REPLICATIONS, play
from scenarios.reading import read_written

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.pipeline import Progress, Stages
    from planner.plans import Plan
    from scenarios.chosen_base import Chosen
    from scenarios.scenario import Scenario, Treatment


LEAST = 2
"""Replications that tell how far a difference scatters."""


@dataclass(frozen=True, slots=True)
class How:
    """How scenarios are played.

    Attributes
    ----------
    replications : of the base and of each scenario, 2..1000; where a difference is within noise, scenarios are played
        up to four times as often.
    time_limit_s : seconds to search for each roster that is built anew; None = as the base was.
    refuse : sees the base plan before scenarios are played, and raises if it has no roster.
    lang : in which scenarios are named, where their files know several.
    """

    replications: int = REPLICATIONS
    time_limit_s: float | None = None
    stages: Stages | None = None
    progress: Progress | None = None
    cancel: Callable[[], bool] | None = None
    refuse: Callable[[Plan, Inputs], None] | None = None
    lang: str = "en"


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Scenarios compared with one base.

    `standing`: the base plan with today's files; `stored` says whether it is a stored plan, which other commands know
    by its id. `names`: of the scenarios' files, without their ending.
    """

    standing: Standing
    stored: bool
    base: BasePlan
    names: tuple[str, ...]
    comparisons: tuple[Comparison, ...]

    @property
    def cancelled(self) -> bool:
        """Whether any search was cut short."""
        return any(plan.cancelled for plan in (self.base.plan, *(one.played.plan for one in self.comparisons)))


def read_judged(files: Sequence[Path], inputs: Inputs, roster: Treatment | None = None) -> tuple[Scenario, ...]:
    """Read scenario files and see that each fits; `roster` overrides what they say of the roster.

    Raises
    ------
    OperationError
        With everything that is wrong with any of the files.
    """
    found: list[Scenario] = []
    errors: list[OperationError] = []
    for file in files:
        try:
            scenario, written = read_written(file)
            judged(scenario, inputs, written)
        except OperationError as error:
            errors.append(error)
        else:
            found.append(scenario if roster is None else scenario.model_copy(update={"roster": roster}))
    if errors:
        problems = tuple(problem for error in errors for problem in error.problems)
        raise OperationError(problems, scenario=", ".join(error.scenario for error in errors))
    return tuple(found)


def run(base: BasePlan, scenario: Scenario, how: How | None = None) -> Comparison:
    """Play a scenario against its base and compare the two; stages whose inputs are equal are reused.

    Raises
    ------
    OperationError
        If the scenario does not fit the operation.
    """
    asked = how or How()
    most = min(MOST, asked.replications * MOST_REPLICATIONS // REPLICATIONS)
    played = play(
        base,
        scenario,
        replications=asked.replications,
        most_replications=most,
        stages=asked.stages,
        progress=asked.progress,
        cancel=asked.cancel,
        time_limit_s=asked.time_limit_s,
    )
    return compared(base, scenario, played)


def run_files(chosen: Chosen, files: Sequence[Path], how: How, roster: Treatment | None = None) -> Run:
    """Run scenario files against the chosen base; nothing is played before all of them fit.

    Raises
    ------
    OperationError
        With everything that is wrong with any of the files, or replications out of range.
    """
    if not LEAST <= how.replications <= MOST:
        told = (("least", str(LEAST)), ("most", str(MOST)))
        wrong = Problem(WHERE, None, "replications", "scenario_replications", str(how.replications), told)
        raise OperationError((wrong,))
    scenarios = tuple(one.told_in(how.lang) for one in read_judged(files, chosen.inputs, roster))
    base = base_plan(
        chosen.inputs,
        stages=how.stages,
        progress=how.progress,
        cancel=how.cancel,
        replications=how.replications,
        plan=None if chosen.stored is None else chosen.stored.plan,
    )
    if how.refuse is not None:
        how.refuse(base.plan, chosen.inputs)
    stood = chosen.stored or Standing(base.plan, chosen.inputs)
    comparisons = tuple(run(base, scenario, how) for scenario in scenarios)
    return Run(stood, chosen.stored is not None, base, tuple(file.stem for file in files), comparisons)
