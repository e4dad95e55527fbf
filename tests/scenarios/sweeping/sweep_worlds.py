"""A small operation whose plan stands, and a grid over it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from planner.inputs import Inputs
from planner.plans import Plan
from scenarios.base_plan import BasePlan, base_plan
from scenarios.sweeping import Asking, Going, Sweep, judged_points, read_grid, sweep
from scenarios.sweeping.crew import Crew
from scenarios.sweeping.points import Laid

REPLICATIONS = 2
SHARES = "[0.2, 0.4, 0.6, 0.8, 1.0, 1.2]"


@dataclass(slots=True)
class Memory:
    """Stages kept for a test."""

    held: dict[str, object] = field(default_factory=dict)

    def stage(self, key: str) -> object | None:
        """What is kept under a key."""
        return self.held.get(key)

    def save_stage(self, key: str, stage: str, value: object) -> None:
        """Keep it."""
        assert stage == "outcome"
        self.held[key] = value


def laid(folder: Path, shares: str = SHARES, roster: str = "keep") -> Laid:
    """A grid over the share of more contacts."""
    text = (
        f"name: More\nroster: {roster}\n"
        "changes:\n  - {kind: volume, share: 0}\n"
        f"over:\n  share: {{path: changes.0.share, values: {shares}}}\n"
        f"replications: {REPLICATIONS}\nmost_replications: {REPLICATIONS}\n"
    )
    (folder / "grid.yaml").write_text(text, encoding="utf-8")
    return read_grid(folder / "grid.yaml")


def base(inputs: Inputs, plan: Plan) -> BasePlan:
    """The plan as a base."""
    return base_plan(inputs, replications=REPLICATIONS, plan=plan)


def swept(stood: BasePlan, grid: Laid, asking: Asking) -> Sweep:
    """The whole grid."""
    return sweep(stood, grid, judged_points(grid, stood.inputs), asking)


def asked(crew: Crew, stages: Memory, heard: list[Going] | None = None) -> Asking:
    """Kept in memory, heard by a list."""
    return Asking(crew, stages, (heard if heard is not None else list[Going]()).append)
