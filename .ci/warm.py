"""Compile the inner loops once, by planning the small example for a second; its folder goes again."""

from __future__ import annotations

import tempfile
from pathlib import Path

from planner.inputs import PlanRequest, gather
from planner.operation import load
from planner.pipeline import run_pipeline
from planner.templates import init

with tempfile.TemporaryDirectory(dir=".venv") as home:
    folder = Path(home) / "op"
    init(folder, "minimal", 1)
    run_pipeline(gather(load(folder), PlanRequest(weeks=1, time_limit_s=1.0)))
