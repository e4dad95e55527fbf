"""Files of futures and branches answered: read, judged, and only then anything is played."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scenarios.robust.answer import robust
from scenarios.robust.asked import Branches, Futures
from scenarios.robust.bench import Bench
from scenarios.robust.branching.answer import branches
from scenarios.robust.branching.moments import moments
from scenarios.robust.branching.told import BranchesTold
from scenarios.robust.reading import read_futures, weigh
from scenarios.robust.told import RobustTold

if TYPE_CHECKING:
    from planner.inputs import Inputs
    from planner.pipeline import Stages
    from scenarios.base_plan import BasePlan


@dataclass(frozen=True, slots=True)
class Footing:
    """What a file is asked of: the plan's inputs, the plan itself once it is needed, and where stages are kept."""

    inputs: Inputs
    base: Callable[[], BasePlan]
    stages: Stages | None
    progress: Callable[[int, int], None]
    cancel: Callable[[], bool]

    def bench(self, asked: Futures | Branches) -> Bench:
        """Where its rosters are built and tried."""
        return Bench(self.base(), asked.replications, asked.time_limit_s, self.stages, None, self.cancel)


def run_robust(file: Path, footing: Footing) -> RobustTold:
    """One roster for the futures of a file; raises OperationError with all that is wrong with it."""
    asked, document = read_futures(file, Futures)
    weighed = weigh(asked, document, file, footing.inputs)
    return RobustTold(robust(asked, weighed, footing.bench(asked), footing.progress))


def run_branches(file: Path, footing: Footing) -> BranchesTold:
    """Rosters for the branches of a file; raises OperationError with all that is wrong with it."""
    asked, document = read_futures(file, Branches)
    weighed = weigh(asked, document, file, footing.inputs)
    at = moments(asked, document, file, footing.inputs)
    return BranchesTold(branches(asked, weighed, footing.bench(asked), at, footing.progress))
