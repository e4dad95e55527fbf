"""The plan: what each stage gave, keyed by the digest of what it used."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from planner.carried import Carried
from planner.inputs import PlanRequest
from planner.keeping.kept import Kept
from solver.duties import Roster
from solver.grid import Grid
from solver.outcomes import Attainment, Result, Violation

if TYPE_CHECKING:
    from forecasting import Forecast
    from solver.cover import Requirement
    from solver.requirement import Staffing

STAGES = ("forecast", "requirement", "roster", "check", "simulation")


Stop = Literal["", "goals_met", "no_agent_could_help", "rounds_over", "time_over"]


@dataclass(frozen=True, slots=True)
class Round:
    """A roster on the way, as the simulation saw it: the first one built, then one for each correction.

    `promises` goals, each over its own period and level, of which `met` are met; `missing` contacts to serve better
    until all are. `cents`: price of the rules it breaks and of on-call. `kept`: it is better than those before.
    """

    promises: int
    met: int
    missing: float
    cents: float
    kept: bool


@dataclass(frozen=True, slots=True)
class RosterStage:
    """What the roster stage gives: the engine's result and the requirement it was built against.

    `corrections` counts how often the need was raised after a simulation and a better roster found; `rounds` tell what
    each changed. `stopped` says why there was no further one: every goal is met; no agent could help (no legal hours
    left, or no gain); as many rounds or seconds as allowed; empty if none was tried or the search was interrupted.
    `kept` is what was published and had to stay, `carried` the months of the ledger that were counted from it.
    """

    result: Result
    requirement: Requirement
    corrections: int
    rounds: tuple[Round, ...] = ()
    stopped: Stop = ""
    kept: Kept | None = None
    carried: Carried = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan for the shifts that start in [start, start + weeks), local days.

    Attributes
    ----------
    keys : stage name -> digest of all that the stage used; a plan's `id` is made of them.
    hours : contract and rostered figures, in paid hours by kind (for summaries).
    violations : what the checker found; hard ones first.
    notes : (code, parameters) worth telling the planner, rendered by planner.words.
    time_limit_s, reproducible : of the search of its roster; None in plans of versions that did not keep it.
    used : (stage, group of inputs, digest), as `planner.stage_inputs` has them; empty in plans of earlier versions.
    """

    id: str
    operation: str
    start: date
    weeks: int
    as_of: datetime
    seed: int
    version: str
    keys: tuple[tuple[str, str], ...]
    grid: Grid
    forecast: Forecast | None = None
    staffing: Staffing | None = None
    roster_stage: RosterStage | None = None
    violations: tuple[Violation, ...] = ()
    attainment: Attainment | None = None
    notes: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    time_limit_s: float | None = None
    reproducible: bool = False
    used: tuple[tuple[str, str, str], ...] = ()

    @property
    def request(self) -> PlanRequest:
        """What was asked for: gathered again, it tells whether today's files would give the same plan."""
        stage = self.roster_stage
        asked = PlanRequest(
            self.start, self.weeks, self.as_of, self.seed, self.time_limit_s, reproducible=self.reproducible
        )
        return asked if stage is None else replace(asked, kept=stage.kept, carried=stage.carried)

    @property
    def roster(self) -> Roster:
        """The roster; an empty one if the plan stopped before."""
        found = None if self.roster_stage is None else self.roster_stage.result.roster
        return Roster() if found is None else found

    @property
    def cancelled(self) -> bool:
        """Whether the search was cut short by whoever started it."""
        return self.roster_stage is not None and self.roster_stage.result.cancelled

    @property
    def hard_violations(self) -> tuple[Violation, ...]:
        """Broken hard rules."""
        return tuple(v for v in self.violations if v.hard)
