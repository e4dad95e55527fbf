"""What-if: a scenario is a named, pure change of a plan's inputs; the base plan changes nothing."""

from __future__ import annotations

from scenarios.comparison import Comparison
from scenarios.kinds import KINDS
from scenarios.runner import run
from scenarios.scenario import Scenario

__all__ = ["KINDS", "Comparison", "Scenario", "run"]
